"""政府投资: a project from its proposal to its accounts, and the investment plan of the year.

Proposal, feasibility and design approved in order; for weighty projects an appraisal by an intermediary, the public's
participation, expert opinion and risk assessment first; no building before approval, no money advanced by builders.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, denied, exceeds, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to a government investment project, in the words of the Regulation."""

    PROPOSED = "报送项目建议书"
    PROPOSAL_APPROVED = "批准项目建议书"
    SIMPLIFIED = "同意简化程序"
    STUDIED = "报送可行性研究报告"
    APPRAISED = "中介服务机构评估"
    PARTICIPATED = "公众参与"
    PUBLICISED = "社会公示"
    PUBLICITY_OVER = "公示结束"
    EXPERTS = "专家评议"
    RISK = "风险评估"
    STUDY_APPROVED = "批准可行性研究报告"
    DESIGNED = "报送初步设计"
    EXCESS_REPORTED = "报告概算超估算"
    DESIGN_APPROVED = "批准初步设计"
    REFUSED = "不予批准"
    TOLD = "书面通知"
    PLANNED = "列入年度计划"
    STARTED = "开工"
    CHANGED = "申请变更"
    CHANGE_APPROVED = "批准变更"
    BUDGET_RAISED = "核定调整概算"
    ASKED_FUNDS = "申请拨付"
    DISBURSED = "拨付资金"
    FINISHED = "竣工验收合格"
    SETTLED = "竣工财务决算"
    EVALUATED = "后评价"
    PUBLISHED = "公开项目信息"
    CANCELLED = "取消项目"


@frozen
class Proposal:
    """State whether a project weighs on society or is large (第十一条第三款)."""

    weighty: bool | None = None


@frozen
class Opinion:
    """State who gave the opinion, whether it is signed, and whether its author has a stake in the project."""

    author: str | None = None
    signed: bool | None = None
    interested: bool | None = None


@frozen
class Estimate:
    """State the investment estimated or budgeted, in yuan."""

    amount: int | None = None


@frozen
class Refusal:
    """State why a project is not approved."""

    reason: str | None = None


@frozen
class Building:
    """State whether the conditions of building are met, and whether the builder advances the money."""

    conditions_met: bool | None = None
    advanced_by_builder: bool | None = None


@frozen
class Accounts:
    """State the investment as settled and as budgeted at last, in yuan."""

    amount: int | None = None
    budget: int | None = None


_APPROVED = frozenset({Step.STUDY_APPROVED, Step.DESIGN_APPROVED})
_WEIGHTY = tuple(
    Needs({step}, when="影响重大或者规模较大", article="第十一条第三款")
    for step in (Step.APPRAISED, Step.PARTICIPATED, Step.EXPERTS, Step.RISK)
)

PROJECT = Procedure(
    name="investment-project",
    title="政府投资项目",
    title_en="Government investment projects",
    clause="2.1.3",
    act="government-investment-regulation",
    steps=Step,
    starts={Step.PROPOSED},
    facts={
        Step.PROPOSED: Proposal,
        Step.APPRAISED: Opinion,
        Step.EXPERTS: Opinion,
        Step.STUDY_APPROVED: Estimate,
        Step.DESIGN_APPROVED: Estimate,
        Step.REFUSED: Refusal,
        Step.STARTED: Building,
        Step.SETTLED: Accounts,
    },
    traits={
        "影响重大或者规模较大": Trait({Step.PROPOSED}, "weighty"),
    },
    may={
        Step.PROPOSAL_APPROVED: (Needs({Step.PROPOSED}, article="第九条第一款"),),
        Step.SIMPLIFIED: (Needs({Step.PROPOSED}, article="第十三条第一款"),),
        Step.STUDIED: (Needs({Step.PROPOSAL_APPROVED, Step.SIMPLIFIED}, article="第九条第一款"),),
        Step.APPRAISED: (Needs({Step.PROPOSED}, article="第十一条第三款"),),
        Step.PARTICIPATED: (Needs({Step.PROPOSED}, article="第十一条第三款"),),
        Step.PUBLICISED: (Needs({Step.PROPOSED}),),
        Step.PUBLICITY_OVER: (Needs({Step.PUBLICISED}),),
        Step.EXPERTS: (Needs({Step.PROPOSED}, article="第十一条第三款"),),
        Step.RISK: (Needs({Step.PROPOSED}, article="第十一条第三款"),),
        Step.STUDY_APPROVED: (
            Needs({Step.STUDIED}, unless={Step.REFUSED}, article="第十一条第一款第二项"),
            Needs({Step.PUBLICITY_OVER}, when="影响重大或者规模较大"),
            *_WEIGHTY,
        ),
        Step.DESIGNED: (Needs({Step.STUDY_APPROVED, Step.SIMPLIFIED}, article="第九条第一款"),),
        Step.EXCESS_REPORTED: (Needs({Step.DESIGNED}, article="第十二条第二款"),),
        Step.DESIGN_APPROVED: (Needs({Step.DESIGNED}, unless={Step.REFUSED}, article="第十一条第一款第三项"),),
        Step.REFUSED: (Needs({Step.PROPOSED}, article="第十一条第二款"),),
        Step.TOLD: (Needs({Step.REFUSED}, article="第十一条第二款"),),
        Step.PLANNED: (Needs(_APPROVED, article="第十七条"),),
        Step.STARTED: (Needs({Step.DESIGN_APPROVED}, article="第二十条第一款"),),
        Step.CHANGED: (Needs({Step.STARTED}, article="第二十一条"),),
        Step.CHANGE_APPROVED: (Needs({Step.CHANGED}, article="第二十一条"),),
        Step.BUDGET_RAISED: (Needs({Step.DESIGN_APPROVED}, article="第二十三条第二款"),),
        Step.ASKED_FUNDS: (Needs({Step.PLANNED}, article="第十九条"),),
        Step.DISBURSED: (Needs({Step.ASKED_FUNDS}, article="第十九条"),),
        Step.FINISHED: (Needs({Step.STARTED}, article="第二十五条第一款"),),
        Step.SETTLED: (Needs({Step.FINISHED}, article="第二十五条第一款"),),
        Step.EVALUATED: (Needs({Step.FINISHED}, article="第二十六条"),),
        Step.PUBLISHED: (Needs({*_APPROVED, Step.REFUSED}, article="第三十条"),),
        Step.CANCELLED: (Needs({Step.PROPOSED}, unless={Step.STARTED}),),
    },
    must=("disburse", "settle_accounts", "county-plan/publicise_project"),
    ends={Step.REFUSED, Step.CANCELLED},
)


class Yearly(StrEnum):
    """What happens in the standing matter of the investment plans of an organ."""

    ESTABLISHED = "成立"
    PLANNED = "编制投资年度计划"
    PUBLISHED = "公开投资年度计划"
    DISSOLVED = "撤销"


@frozen
class YearlyPlan:
    """State the investment of the year, and what the budget grants for it, in yuan."""

    amount: int | None = None
    budget: int | None = None


PLANS = Procedure(
    name="investment-plans",
    title="政府投资年度计划",
    title_en="Investment plans of the year",
    clause="2.1.3",
    act="government-investment-regulation",
    steps=Yearly,
    starts={Yearly.ESTABLISHED},
    facts={Yearly.PLANNED: YearlyPlan},
    may={
        Yearly.PLANNED: (Needs({Yearly.ESTABLISHED}, article="第十五条第二款"),),
        Yearly.PUBLISHED: (Needs({Yearly.PLANNED}, article="第三十条"),),
        Yearly.DISSOLVED: (Needs({Yearly.ESTABLISHED}),),
    },
    must=("yearly_plan",),
    ends={Yearly.DISSOLVED},
)

#: How far a design may go beyond the approved estimate before it must be reported, in percent (第十二条第二款).
MARGIN = 10


def _amount(event: Event) -> int:
    amount = event.fact("amount")
    return amount if isinstance(amount, int) else 0


def excess(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find designs approved far above the estimate without a report, and accounts above the design without approval."""
    base = Base(seen, PROJECT, timeline)
    estimate = next(map(_amount, timeline.of(frozenset({Step.STUDY_APPROVED}))), 0)
    for event in timeline.of(frozenset({Step.DESIGN_APPROVED})):
        over = estimate and _amount(event) * 100 > estimate * (100 + MARGIN)
        if over and not timeline.of(frozenset({Step.EXCESS_REPORTED})):
            yield at_step(base, event, "excess-unreported", "第十二条第二款")


CHECKS = (
    wrongs(
        "investment-project",
        PROJECT,
        Wrong(Step.APPRAISED, "interested-expert", claimed("interested"), "第十一条第三款"),
        Wrong(Step.EXPERTS, "interested-expert", claimed("interested"), "第十一条第三款"),
        Wrong(Step.EXPERTS, "unsigned-opinion", denied("signed"), "第十一条第三款"),
        Wrong(Step.REFUSED, "no-grounds", unstated("reason"), "第十一条第二款"),
        Wrong(Step.STARTED, "conditions-unmet", denied("conditions_met"), "第二十条第一款"),
        Wrong(Step.STARTED, "advanced-by-builder", claimed("advanced_by_builder"), "第二十二条第二款"),
        Wrong(Step.SETTLED, "over-budget", exceeds("amount", "budget"), "第二十三条第一款"),
        citation="政府投资条例 第十一条",
    ),
    Check("investment-excess", "2.1.3", excess, frozenset({PROJECT.name}), "政府投资条例 第十二条"),
    wrongs(
        "investment-plan",
        PLANS,
        Wrong(Yearly.PLANNED, "over-budget", exceeds("amount", "budget"), "第十八条"),
        citation="政府投资条例 第十八条",
    ),
)
