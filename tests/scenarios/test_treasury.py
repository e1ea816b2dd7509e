"""Treasury, two lines, non-tax revenue, debt and spending on basics: records in, findings out; days by hand."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, gather, roster_findings, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event, Facts
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.timeline import Record
from lawadmin.regimes.enforcement.penalties import Decision
from lawadmin.regimes.functions.debt import Debt, Instalment, Quota, Spending, shares
from lawadmin.regimes.functions.treasury import Collected, Collection, FeeItem, PaidIn, Reconciliation, Request
from lawadmin.rules.snapshot import Snapshot
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.4")

PLAN = Statement(date(2020, 1, 1))
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-11-20"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


def test_the_yearly_duties_of_the_treasury() -> None:
    """二(一)4b: reconciled by the end of the year, reported to the standing committee by September."""
    begun = step("成立", "2025-01-02")
    year = (
        step("部署编制预算", "2025-06-30"),
        step("报告人大常委会", "2025-09-26"),
        step("按年对账", "2025-12-31"),
        step("综合财务报告备案", "2025-12-31"),
        step("部署编制预算", "2026-06-29"),
        step("报告人大常委会", "2026-09-28"),
    )
    assert not told("treasury", begun, *year).findings
    idle = told("treasury", begun)
    assert {(f.code, f.subject.rpartition("/")[2], f.days_late) for f in idle.findings} == {
        ("overdue", "start_drafting", 508),
        ("overdue", "start_drafting", 143),
        ("overdue", "midyear_report", 416),
        ("overdue", "midyear_report", 51),
        ("overdue", "reconcile_year", 324),
        ("overdue", "financial_statement", 324),
    }


def test_revenue_is_reconciled_every_month() -> None:
    begun = step("成立", "2026-09-14")
    paid = (
        step("按月对账", "2026-10-14", facts=Reconciliation(500, 500)),
        step("每月报告", "2026-10-14"),
        step("按月对账", "2026-11-13", facts=Reconciliation(400, 400)),
        step("每月报告", "2026-11-13"),
    )
    assert not told("revenue-reconciliation", begun, *paid).findings
    late = told("revenue-reconciliation", begun, evolve(paid[0], day=day("2026-10-15")), *paid[1:])
    assert faults(late) == {("late", "reconcile_month", "2026-10-14", 1)}
    differing = evolve(paid[0], facts=Reconciliation(500, 499))
    assert codes(told("revenue-reconciliation", begun, differing, *paid[1:])) == ["not-reconciled"]
    unstated = evolve(paid[0], facts=Reconciliation(500))
    assert not told("revenue-reconciliation", begun, unstated, *paid[1:]).findings


def test_payments_go_by_the_budget() -> None:
    asked = step("申请拨付", "2026-03-02")
    lawful = (asked, step("签发拨款凭证", "2026-03-03", facts=Request(budgeted=True)), step("拨付资金", "2026-03-03"))
    assert not told("treasury-payment", *lawful).findings
    assert codes(told("treasury-payment", asked, evolve(lawful[1], facts=Request(budgeted=False)), lawful[2])) == [
        "unbudgeted"
    ]
    assert codes(told("treasury-payment", asked, step("拨付资金", "2026-03-03"))) == ["missing-step"]
    ordered = step("签发支付清算指令", "2026-03-03", facts=Request(budgeted=False))
    assert codes(told("treasury-payment", asked, ordered, lawful[2])) == ["unbudgeted"]


FEES = Registers(
    [
        Entry(
            "1",
            "fee-items",
            "检测费",
            day("2025-01-01"),
            facts=FeeItem("行政事业性收费", "条例第九条", "行政法规", 100),
        ),
        Entry("2", "fee-items", "工本费", day("2025-01-01"), day("2026-01-31"), FeeItem("行政事业性收费", "办法")),
    ]
)
PAID = step("缴入国库", "2026-03-05", facts=PaidIn(100, lawful_account=True))


@pytest.mark.parametrize(
    ("collected", "found"),
    [
        (Collected("检测费", 100, receipt=True), []),
        (Collected("检测费", 101, receipt=True), ["fee-too-high"]),
        (Collected("工本费", 10, receipt=True), ["fee-unlisted"]),
        (Collected("检测费", 100, receipt=False), ["no-receipt"]),
        (Collected(), []),
    ],
)
def test_a_charge_has_its_item_its_limit_and_its_receipt(collected: Collected, found: list[str]) -> None:
    seen = evolve(SEEN, registers=FEES)
    charge = step("征收预算收入", "2026-03-02", facts=collected)
    assert codes(story(seen, record("non-tax-revenue", charge, PAID))) == found
    assert codes(told("non-tax-revenue", charge, PAID)) == [code for code in found if code == "no-receipt"]


def test_revenue_goes_into_the_treasury() -> None:
    charge = step("征收预算收入", "2026-03-02", facts=Collected("检测费", 100))
    outside = evolve(PAID, facts=PaidIn(100, lawful_account=False))
    assert codes(told("non-tax-revenue", charge, outside)) == ["kept-outside"]


def test_an_item_without_a_basis_is_found() -> None:
    bare = Entry("3", "fee-items", "管理费", day("2025-01-01"), facts=FeeItem("行政事业性收费"))
    over = evolve(bare, id="4", subject="旧费", until=day("2025-12-31"))
    seen = evolve(SEEN, registers=Registers([*FEES, bare, over]))
    assert [(f.code, f.subject) for f in roster_findings(seen) if f.clause == "2.1.4"] == [
        ("fee-without-basis", "管理费")
    ]


def rows(*records: Record, seen: Snapshot = SEEN) -> list[tuple[str, str, object]]:
    gathered = [row for one in records for row in gather(seen, seen.timeline(one)) if row[0] == "two-lines"]
    found = settle(seen, gathered)
    return [(f.organ, f.subject, dict(f.fields)["rest"]) for f in found if f.code == "not-paid-in"]


def revenue(matter: str, on: str, amount: int, paid: int, organ: str = "o1") -> Record:
    steps = (
        step("征收预算收入", on, facts=Collected("检测费", amount)),
        step("缴入国库", on, facts=PaidIn(paid)),
        step("缴入国库", on, facts=PaidIn()),
    )
    return record("non-tax-revenue", *steps, organ=organ, matter=matter)


def test_what_was_collected_is_reconciled_with_what_was_paid_in() -> None:
    """二(一)4b: two lines, for each organ, by the end of the month before the day judged."""
    assert rows(revenue("m1", "2026-10-20", 100, 60)) == [("o1", "o1/收费", 40)]
    assert rows(revenue("m1", "2026-10-20", 100, 60), revenue("m2", "2026-10-21", 10, 50)) == []
    assert rows(revenue("m1", "2026-11-02", 100, 0)) == []
    assert rows(record("petition", step("收到", "2026-10-20"))) == []


def penalty(matter: str, fine: int, paid: str | None) -> Record:
    decided = step("处罚决定", "2026-09-14", facts=Decision(fine=fine))
    steps = (decided, step("缴清", paid)) if paid else (decided,)
    return record("penalty", *steps, matter=matter)


def test_fines_paid_are_reconciled_with_what_the_bank_collected() -> None:
    bank = record(
        "fine-collection",
        step("签订代收协议", "2026-01-05"),
        step("代收罚款", "2026-09-21", facts=Collection(term=5, amount=300, receipt=True), about="王五"),
        matter="b1",
    )
    fines = (penalty("p1", 300, "2026-09-21"), penalty("p2", 200, "2026-09-22"), penalty("p3", 900, None))
    assert rows(bank, *fines) == [("o1", "o1/罚款", 200)]
    assert rows(bank, fines[0], fines[2]) == []
    assert rows(*fines) == []


def test_a_fine_collected_on_the_spot_reaches_the_bank_in_four_working_days() -> None:
    """二(一)4b: two days to the organ, two to the bank."""
    penal = (
        step("立案", "2026-09-14"),
        step("告知", "2026-09-14"),
        step("处罚决定", "2026-09-14"),
        step("送达", "2026-09-14"),
        step("当场收缴罚款", "2026-09-14"),
    )
    lawful = told("penalty", *penal, step("上交罚款", "2026-09-16"), step("缴付银行", "2026-09-18"))
    shown = {key.partition("@")[0]: due for key, due in dues(lawful).items()}
    assert shown["hand_in"] == "2026-09-16 met"
    assert shown["pay_in"] == "2026-09-18 met"
    late = told("penalty", *penal, step("上交罚款", "2026-09-17"), step("缴付银行", "2026-09-22"))
    assert {("late", "hand_in", "2026-09-16", 1), ("late", "pay_in", "2026-09-20", 2)} <= faults(late)


def test_an_agreement_on_fines_is_filed_in_fifteen_days() -> None:
    signed = step("签订代收协议", "2026-03-02")
    filed = (step("行政机关备案协议", "2026-03-17"), step("代收机构备案协议", "2026-03-17"))
    collected = step("代收罚款", "2026-04-01", facts=Collection(term=5, receipt=True), about="王五")
    told_of = step("告知代收情况", "2026-04-03", about="王五")
    assert not told("fine-collection", signed, *filed, collected, told_of).findings
    late = told("fine-collection", signed, evolve(filed[0], day=day("2026-03-18")), filed[1])
    assert ("late", "file_agreement", "2026-03-17", 1) in faults(late)
    bare = evolve(collected, facts=Collection(term=5, receipt=False))
    assert codes(told("fine-collection", signed, *filed, bare, told_of)) == ["no-receipt"]


BORROWED = Debt("地方政府债券转贷", "公益性资本支出", 1_000, 2_000, guarantee=False, source="专项收入")
WAY = (
    step("下达债务限额", "2026-01-05", facts=Quota(2_000)),
    step("列入预算调整方案", "2026-01-19"),
    step("批准举债", "2026-03-02"),
)
REPAY = (
    step("列入还款计划", "2026-03-16", facts=Instalment(day("2026-09-15"), 400), about="一"),
    step("列入还款计划", "2026-03-16", facts=Instalment(day("2027-09-15"), 600), about="二"),
)


def debt(facts: Facts, *more: Event, way: tuple[Event, ...] = WAY) -> Judged:
    return told("government-debt", *way, step("举借", "2026-03-16", facts=facts), *more)


def test_debt_is_repaid_by_its_schedule() -> None:
    """二(一)4c."""
    repaid = step("偿还", "2026-09-15", facts=Instalment(amount=400), about="一")
    result = debt(BORROWED, *REPAY, repaid)
    assert not result.findings
    assert dues(result)["repay_debt@e5"] == "2026-09-15 met"
    assert "open" in dues(result)["repay_debt@e6"]
    late = debt(BORROWED, *REPAY, evolve(repaid, day=day("2026-09-16")))
    assert faults(late) == {("late", "repay_debt", "2026-09-15", 1)}
    assert faults(debt(BORROWED, *REPAY)) == {("overdue", "repay_debt", "2026-09-15", 66)}


def test_an_instalment_of_unknown_amount_is_no_gap_in_the_plan() -> None:
    """预算法 第三十五条第二款."""
    unknown = (REPAY[0], evolve(REPAY[1], facts=Instalment(day("2027-09-15"))))
    assert not debt(BORROWED, *unknown, step("偿还", "2026-09-15", about="一")).findings


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (evolve(BORROWED, form="融资平台借款"), "unlawful-debt"),
        (evolve(BORROWED, purpose="经常性支出"), "debt-for-recurrent"),
        (evolve(BORROWED, quota=999), "over-quota"),
        (evolve(BORROWED, guarantee=True), "unlawful-guarantee"),
        (evolve(BORROWED, source=None), "no-repayment-source"),
        (evolve(BORROWED, amount=1_001), "no-repayment-plan"),
    ],
)
def test_debt_outside_the_law_is_found(facts: Debt, found: str) -> None:
    repaid = step("偿还", "2026-09-15", about="一")
    assert codes(debt(facts, *REPAY, repaid)) == [found]


def test_debt_without_the_committee_is_out_of_order() -> None:
    repaid = step("偿还", "2026-09-15", about="一")
    assert codes(debt(BORROWED, *REPAY, repaid, way=WAY[:2])) == ["missing-step"]


def test_debt_is_reported_every_year() -> None:
    begun = step("成立", "2025-01-02")
    assert not told("debt-reports", begun, step("报告政府债务", "2025-12-30")).findings
    assert faults(told("debt-reports", begun)) == {("overdue", "report_debt", "2025-12-31", 324)}


def spent(category: str, year: int, amount: int | None, total: int | None = 100) -> Entry:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Entry(f"{category}{year}", "basic-spending", category, first, last, Spending(amount, total))


def test_spending_on_basics_as_shares_of_the_year() -> None:
    entries = (spent("教育", 2024, 20), spent("教育", 2025, 19), spent("公共卫生", 2024, 5), spent("公共卫生", 2025, 6))
    seen = evolve(SEEN, registers=Registers([*entries, spent("文化", 2025, None), spent("体育", 2025, 1, None)]))
    assert shares(seen, 2025) == {"教育": 0.19, "公共卫生": 0.06}
    assert [(f.code, f.subject, f.since) for f in roster_findings(seen)] == [
        ("basics-fell", "教育", date(2025, 12, 31))
    ]
