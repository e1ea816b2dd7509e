"""政府债务: borrowed only as the Law lets a county borrow, within its quota, and repaid by its schedule.

Spending on basics stands beside it: the shares of a year as indicators, and categories that fell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, denied, exceeds, other_than, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register, RosterCheck


class Step(StrEnum):
    """What can happen to a debt of the county."""

    QUOTA = "下达债务限额"
    LISTED = "列入预算调整方案"
    APPROVED = "批准举债"
    BORROWED = "举借"
    SCHEDULED = "列入还款计划"
    REPAID = "偿还"
    SETTLED = "偿清"


@frozen
class Quota:
    """State the quota that the province passed on, in yuan."""

    quota: int | None = None


@frozen
class Debt:
    """State how money is borrowed and for what; the sum and the quota left, in yuan; whether a guarantee was given."""

    form: str | None = None
    purpose: str | None = None
    amount: int | None = None
    quota: int | None = None
    guarantee: bool | None = None
    source: str | None = None


@frozen
class Instalment:
    """State the day and the sum of a repayment, in yuan; the event's ``about`` names the instalment."""

    due_on: date | None = None
    amount: int | None = None


DEBT = Procedure(
    name="government-debt",
    title="政府债务",
    title_en="Government debt",
    clause="2.1.4",
    act="budget-act",
    steps=Step,
    starts={Step.QUOTA},
    facts={Step.QUOTA: Quota, Step.BORROWED: Debt, Step.SCHEDULED: Instalment, Step.REPAID: Instalment},
    may={
        Step.LISTED: (Needs({Step.QUOTA}, article="第三十五条第二款"),),
        Step.APPROVED: (Needs({Step.LISTED}, article="第三十五条第二款"),),
        Step.BORROWED: (Needs({Step.APPROVED}, article="第三十五条第二款"),),
        Step.SCHEDULED: (Needs({Step.BORROWED}, article="第三十五条第二款"),),
        Step.REPAID: (Needs({Step.SCHEDULED}, article="第三十五条第二款"),),
        Step.SETTLED: (Needs({Step.REPAID}),),
    },
    must=("county-plan/repay_debt",),
    outside={Step.QUOTA, Step.APPROVED},
)


class Yearly(StrEnum):
    """What happens in the standing matter of debt."""

    ESTABLISHED = "成立"
    REPORTED = "报告政府债务"
    DISSOLVED = "撤销"


@frozen
class Report:
    """State whether a report on debt is true, and whether it tells of the scale, the use and the repayment."""

    true: bool | None = None
    repayment_told: bool | None = None


REPORTS = Procedure(
    name="debt-reports",
    title="政府债务报告",
    title_en="Reports on debt",
    clause="2.1.4",
    act="county-plan",
    steps=Yearly,
    starts={Yearly.ESTABLISHED},
    facts={Yearly.REPORTED: Report},
    may={
        Yearly.REPORTED: (Needs({Yearly.ESTABLISHED}),),
        Yearly.DISSOLVED: (Needs({Yearly.ESTABLISHED}),),
    },
    must=("report_debt",),
    ends={Yearly.DISSOLVED},
)

#: The only form in which a county may borrow: bonds issued by its province and lent on (第三十五条第二款、第三款).
_LAWFUL = ("地方政府债券转贷", "外国政府和国际经济组织贷款转贷")
#: What debt may never pay for (第三十五条第二款).
_RECURRENT = "经常性支出"


def unscheduled(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find debts whose instalments, each stated, do not add up to what was borrowed (第三十五条第二款)."""
    planned = [event.fact("amount") for event in timeline.of(frozenset({Step.SCHEDULED}))]
    if not all(isinstance(amount, int) for amount in planned):
        return
    for event in timeline.of(frozenset({Step.BORROWED})):
        if _sum(event.fact("amount")) > sum(map(_sum, planned)):
            yield at_step(Base(seen, DEBT, timeline), event, "no-repayment-plan", "第三十五条第二款")


def _sum(amount: object) -> int:
    return amount if isinstance(amount, int) else 0


@frozen
class Spending:
    """State what was spent on a category in a year, and in all, in yuan."""

    amount: int | None = None
    total: int | None = None


BASICS = Register("basic-spending", "基本公共服务支出", "2.1.4", Spending, "Spending on basics")

#: The categories that the plan names.
CATEGORIES = (
    "基础设施",
    "科技",
    "教育",
    "文化",
    "体育",
    "广播电视",
    "社会保障",
    "公共卫生",
)


def shares(seen: Snapshot, year: int) -> dict[str, float]:
    """Give the share of each category in a year's spending; a category of which nothing is known is left out."""
    found = {category: _spent(seen, category, year) for category in CATEGORIES}
    return {category: s.amount / s.total for category, s in found.items() if s and s.amount is not None and s.total}


def _spent(seen: Snapshot, category: str, year: int) -> Spending | None:
    entries = seen.registers.of(BASICS.name, category, date(year, 12, 31))
    return next((entry.facts for entry in entries if isinstance(entry.facts, Spending)), None)


def basics(seen: Snapshot) -> Iterator[Finding]:
    """Find categories whose share of the last whole year is smaller than that of the year before."""
    year = seen.on.year - 1
    before = shares(seen, year - 1)
    for category, share in shares(seen, year).items():
        if share < before.get(category, 0):
            finding = of_county(seen, "basics-fell", "2.1.4", "", subject=category)
            yield evolve(finding, since=date(year, 12, 31), fields=(("what", category), ("year", year)))


CHECKS = (
    wrongs(
        "government-debt",
        DEBT,
        Wrong(Step.BORROWED, "unlawful-debt", other_than("form", *_LAWFUL), "第三十五条第三款"),
        Wrong(Step.BORROWED, "debt-for-recurrent", lambda e: e.fact("purpose") == _RECURRENT, "第三十五条第二款"),
        Wrong(Step.BORROWED, "over-quota", exceeds("amount", "quota"), "第三十五条第二款"),
        Wrong(Step.BORROWED, "unlawful-guarantee", claimed("guarantee"), "第三十五条第四款"),
        Wrong(Step.BORROWED, "no-repayment-source", unstated("source"), "第三十五条第二款"),
        citation="预算法 第三十五条",
    ),
    Check("debt-schedule", "2.1.4", unscheduled, frozenset({DEBT.name}), "预算法 第三十五条"),
    wrongs(
        "debt-report",
        REPORTS,
        Wrong(Yearly.REPORTED, "false-report", denied("true")),
        Wrong(Yearly.REPORTED, "report-incomplete", denied("repayment_told")),
    ),
    RosterCheck("spending-on-basics", "2.1.4", basics),
)
