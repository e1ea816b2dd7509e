"""部门预算: the budget of a year from its draft to its publication, its release to departments and units, adjustment.

The accounts of the year: audited, then settled by the government, then approved by the standing committee.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, exceeds, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

_DETAIL = "budget-implementation-regulation"


class Step(StrEnum):
    """What can happen to the budget of a year, in the words of the Law."""

    CALLED = "部署编制预算"
    TOLD = "编制预算通知"
    DRAFTED = "编制预算草案"
    SENT_UP = "报送总预算草案"
    LOWER_WRONG = "发现下级预算草案不符合要求"
    LOWER_REPORTED = "报告本级政府"
    CONGRESS = "人大会议通知"
    PRELIMINARY = "提交预算初步方案"
    OPINIONS = "收到初步审查意见"
    ANSWERED = "反馈处理情况"
    APPROVED = "批准预算"
    FILED = "预算备案"
    RELEASED = "批复部门预算"
    GENERAL = "下达一般性转移支付"
    SPECIAL = "下达专项转移支付"
    EMERGENCY = "突发事件转移支付决定"
    EMERGENCY_RELEASED = "下达突发事件转移支付"
    PUBLISHED = "公开预算决算"


@frozen
class Congress:
    """State the first day of the congress's session."""

    congress_on: date | None = None


@frozen
class Sum:
    """State a sum, in yuan, and the sum that bounds it."""

    amount: int | None = None
    approved: int | None = None


@frozen
class Publication:
    """State whether transfers and debt are explained, and spending goes down to the item (实施条例第六条)."""

    explained: bool | None = None
    to_item: bool | None = None


BUDGET = Procedure(
    name="budget",
    title="预算",
    title_en="Budget",
    clause="2.1.4",
    act="budget-act",
    steps=Step,
    starts={Step.CALLED, Step.TOLD, Step.CONGRESS},
    facts={
        Step.CONGRESS: Congress,
        Step.APPROVED: Sum,
        Step.RELEASED: Sum,
        Step.PUBLISHED: Publication,
    },
    may={
        Step.DRAFTED: (Needs({Step.TOLD, Step.CALLED}, article="第三十一条第二款"),),
        Step.SENT_UP: (Needs({Step.CALLED}),),
        Step.LOWER_WRONG: (Needs({Step.CALLED}),),
        Step.LOWER_REPORTED: (Needs({Step.LOWER_WRONG}),),
        Step.PRELIMINARY: (Needs({Step.CONGRESS}, article="第四十四条第四款"),),
        Step.OPINIONS: (Needs({Step.PRELIMINARY}, article="第二十二条第六款"),),
        Step.ANSWERED: (Needs({Step.OPINIONS}, article="第二十二条第六款"),),
        Step.APPROVED: (Needs({Step.PRELIMINARY}, article="第四十四条第四款"),),
        Step.FILED: (Needs({Step.APPROVED}, article="第五十条第一款"),),
        Step.RELEASED: (Needs({Step.APPROVED}, article="第五十二条第一款"),),
        Step.GENERAL: (Needs({Step.APPROVED}, article="第五十二条第四款"),),
        Step.SPECIAL: (Needs({Step.APPROVED}, article="第五十二条第四款"),),
        Step.EMERGENCY: (Needs({Step.APPROVED}, article="第五十二条第五款"),),
        Step.EMERGENCY_RELEASED: (Needs({Step.EMERGENCY}, article="第五十二条第五款"),),
        Step.PUBLISHED: (Needs({Step.APPROVED}, article="第十四条第一款"),),
    },
    must=(
        "draft",
        f"{_DETAIL}/send_draft_up",
        f"{_DETAIL}/report_lower_draft",
        "preliminary",
        "answer_preliminary",
        "file_budget",
        "approve_departments",
        "release_general",
        "release_special",
        "release_emergency",
        "publish",
    ),
    outside={Step.OPINIONS, Step.APPROVED},
)


class Department(StrEnum):
    """What can happen to the budget and accounts of a department and its units."""

    RELEASED = "批复部门预算"
    RECEIVED = "收到部门预算批复"
    UNIT_RELEASED = "批复单位预算"
    ACCOUNTS_CALLED = "部署编制决算"
    ACCOUNTS_SENT = "报送部门决算草案"
    UNIT_ACCOUNTS_CALLED = "布置编制决算"
    UNIT_ACCOUNTS_SENT = "报送单位决算草案"
    ACCOUNTS_RELEASED = "批复部门决算"
    ACCOUNTS_RECEIVED = "收到部门决算批复"
    UNIT_ACCOUNTS_RELEASED = "批复单位决算"
    PUBLISHED = "部门公开"
    UNIT_PUBLISHED = "单位公开"
    TERM_SET = "财政部门规定期限"
    STATEMENT = "报送收支报表"


@frozen
class DepartmentPublication:
    """State whether the running cost of the organ is explained, and spending goes down to the item."""

    explained: bool | None = None
    to_item: bool | None = None


DEPARTMENT = Procedure(
    name="department-budget",
    title="部门预算决算",
    title_en="Departmental budgets and accounts",
    clause="2.1.4",
    act="budget-act",
    steps=Department,
    starts={
        Department.RELEASED,
        Department.ACCOUNTS_CALLED,
        Department.UNIT_ACCOUNTS_CALLED,
        Department.ACCOUNTS_RELEASED,
        Department.TERM_SET,
    },
    facts={
        Department.RELEASED: Sum,
        Department.UNIT_RELEASED: Sum,
        Department.ACCOUNTS_CALLED: Term,
        Department.UNIT_ACCOUNTS_CALLED: Term,
        Department.TERM_SET: Term,
        Department.PUBLISHED: DepartmentPublication,
    },
    may={
        Department.RECEIVED: (Needs({Department.RELEASED}, article="第五十二条第一款"),),
        Department.UNIT_RELEASED: (Needs({Department.RECEIVED}, article="第五十二条第一款"),),
        Department.ACCOUNTS_SENT: (Needs({Department.ACCOUNTS_CALLED}, article="第七十六条第一款"),),
        Department.UNIT_ACCOUNTS_SENT: (Needs({Department.UNIT_ACCOUNTS_CALLED}),),
        Department.ACCOUNTS_RECEIVED: (Needs({Department.ACCOUNTS_RELEASED}, article="第八十条"),),
        Department.UNIT_ACCOUNTS_RELEASED: (Needs({Department.ACCOUNTS_RECEIVED}, article="第八十条"),),
        Department.PUBLISHED: (Needs({Department.RELEASED, Department.ACCOUNTS_RELEASED}, article="第十四条第二款"),),
        Department.STATEMENT: (Needs({Department.TERM_SET}),),
        Department.UNIT_PUBLISHED: (Needs({Department.UNIT_RELEASED, Department.UNIT_ACCOUNTS_RELEASED}),),
    },
    must=(
        "approve_units",
        "publish_department",
        "department_accounts",
        "approve_unit_accounts",
        f"{_DETAIL}/publish_unit",
        f"{_DETAIL}/unit_accounts",
        f"{_DETAIL}/department_accounts",
        f"{_DETAIL}/department_statement",
    ),
    outside={Department.RELEASED, Department.ACCOUNTS_RELEASED},
)


class Adjustment(StrEnum):
    """What can happen to an adjustment of the budget."""

    COMMITTEE = "常委会会议通知"
    SENT = "送交预算调整初步方案"
    APPROVED = "批准预算调整"
    PUBLISHED = "公开预算决算"
    FILED = "预算调整备案"
    SPENT = "按调整支出"


@frozen
class Committee:
    """State the first day of the standing committee's session."""

    committee_on: date | None = None


@frozen
class Proposal:
    """State why the budget is to be adjusted, and by how much, in yuan."""

    reason: str | None = None
    amount: int | None = None


ADJUSTMENT = Procedure(
    name="budget-adjustment",
    title="预算调整",
    title_en="Budget adjustments",
    clause="2.1.4",
    act="budget-act",
    steps=Adjustment,
    starts={Adjustment.COMMITTEE},
    facts={Adjustment.COMMITTEE: Committee, Adjustment.SENT: Proposal, Adjustment.PUBLISHED: Publication},
    may={
        Adjustment.SENT: (Needs({Adjustment.COMMITTEE}, article="第六十九条第六款"),),
        Adjustment.APPROVED: (Needs({Adjustment.SENT}, article="第六十九条第六款"),),
        Adjustment.PUBLISHED: (Needs({Adjustment.APPROVED}, article="第十四条第一款"),),
        Adjustment.FILED: (Needs({Adjustment.APPROVED}, article="第七十三条"),),
        Adjustment.SPENT: (Needs({Adjustment.APPROVED}, article="第十三条"),),
    },
    must=("adjustment", "publish_adjustment"),
    outside={Adjustment.APPROVED},
)


class Accounts(StrEnum):
    """What can happen to the accounts of a year."""

    YEAR_OVER = "预算年度终了"
    DRAFTED = "编制决算草案"
    AUDIT_ASKED = "报送审计"
    AUDITED = "审计"
    SETTLED = "政府审定"
    COMMITTEE = "常委会会议通知"
    SENT = "提交决算草案"
    APPROVED = "批准决算"
    RELEASED = "批复部门决算"
    PUBLISHED = "公开预算决算"
    FILED_UP = "决算报上一级备案"
    FILED_CONGRESS = "决算报人大常委会备案"


ACCOUNTS = Procedure(
    name="final-accounts",
    title="决算",
    title_en="Accounts of the year",
    clause="2.1.4",
    act="budget-act",
    steps=Accounts,
    starts={Accounts.YEAR_OVER},
    facts={Accounts.YEAR_OVER: Term, Accounts.COMMITTEE: Committee, Accounts.PUBLISHED: Publication},
    may={
        Accounts.DRAFTED: (Needs({Accounts.YEAR_OVER}, article="第七十四条第一款"),),
        Accounts.AUDIT_ASKED: (Needs({Accounts.DRAFTED}, article="第七十七条第二款"),),
        Accounts.AUDITED: (Needs({Accounts.AUDIT_ASKED}, article="第七十七条第二款"),),
        Accounts.SETTLED: (Needs({Accounts.AUDITED}, article="第七十七条第二款"),),
        Accounts.COMMITTEE: (Needs({Accounts.DRAFTED}),),
        Accounts.SENT: (Needs({Accounts.COMMITTEE}, article="第七十八条第四款"),),
        Accounts.APPROVED: (
            Needs({Accounts.SETTLED}, article="第七十七条第二款"),
            Needs({Accounts.SENT}, article="第七十八条第四款"),
        ),
        Accounts.RELEASED: (Needs({Accounts.APPROVED}, article="第八十条"),),
        Accounts.PUBLISHED: (Needs({Accounts.APPROVED}, article="第十四条第一款"),),
        Accounts.FILED_UP: (Needs({Accounts.APPROVED}),),
        Accounts.FILED_CONGRESS: (Needs({Accounts.APPROVED}),),
    },
    must=(
        "draft_accounts",
        f"{_DETAIL}/send_to_audit",
        "accounts",
        "approve_department_accounts",
        "publish_accounts",
        f"{_DETAIL}/file_accounts_up",
        f"{_DETAIL}/file_accounts_congress",
    ),
    outside={Accounts.AUDITED, Accounts.APPROVED},
)


class Township(StrEnum):
    """What can happen to the budget and the accounts of a township."""

    APPROVED = "批准预算"
    FILED = "乡镇预算备案"
    ACCOUNTS_APPROVED = "批准决算"
    ACCOUNTS_FILED = "乡镇决算备案"


@frozen
class Balance:
    """State what a township takes in and what it spends, in yuan."""

    income: int | None = None
    spending: int | None = None


TOWNSHIP = Procedure(
    name="township-budget",
    title="乡镇预算决算",
    title_en="Budgets and accounts of townships",
    clause="2.1.4",
    act="budget-act",
    steps=Township,
    starts={Township.APPROVED, Township.ACCOUNTS_APPROVED},
    facts={Township.APPROVED: Balance},
    may={
        Township.FILED: (Needs({Township.APPROVED}, article="第五十条第一款"),),
        Township.ACCOUNTS_FILED: (Needs({Township.ACCOUNTS_APPROVED}),),
    },
    must=("file_township_budget", f"{_DETAIL}/file_township_accounts"),
    outside={Township.APPROVED, Township.ACCOUNTS_APPROVED},
)


def over_released(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find budgets released to departments that together exceed what was approved (第十三条)."""
    approved = next((event.fact("amount") for event in timeline.of(frozenset({Step.APPROVED}))), None)
    if not isinstance(approved, int):
        return
    total = 0
    for event in timeline.of(frozenset({Step.RELEASED})):
        amount = event.fact("amount")
        total += amount if isinstance(amount, int) else 0
        if total > approved:
            yield at_step(Base(seen, BUDGET, timeline), event, "over-budget", "第十三条")


_PARTS = ("explained", "to_item")
CHECKS = (
    Check("budget-released", "2.1.4", over_released, frozenset({BUDGET.name}), "预算法 第十三条"),
    wrongs(
        "budget-published",
        BUDGET,
        *(Wrong(Step.PUBLISHED, "published-in-part", denied(part), "第十四条第一款") for part in _PARTS),
        citation="预算法 第十四条",
    ),
    wrongs(
        "department-budget",
        DEPARTMENT,
        Wrong(Department.UNIT_RELEASED, "over-budget", exceeds("amount", "approved"), "第十三条"),
        *(Wrong(Department.PUBLISHED, "published-in-part", denied(part), "第十四条第二款") for part in _PARTS),
        citation="预算法 第十三条、第十四条",
    ),
    wrongs(
        "budget-adjustment",
        ADJUSTMENT,
        Wrong(Adjustment.SENT, "no-grounds", unstated("reason"), "第六十九条第一款"),
        *(Wrong(Adjustment.PUBLISHED, "published-in-part", denied(part), "第十四条第一款") for part in _PARTS),
        citation="预算法 第六十九条",
    ),
    wrongs(
        "accounts-published",
        ACCOUNTS,
        *(Wrong(Accounts.PUBLISHED, "published-in-part", denied(part), "第十四条第一款") for part in _PARTS),
        citation="预算法 第十四条",
    ),
    wrongs(
        "township-balanced",
        TOWNSHIP,
        Wrong(Township.APPROVED, "deficit", exceeds("spending", "income"), "第三十五条第一款"),
        citation="预算法 第三十五条",
    ),
)
