"""应急预案与应急准备: emergency plans with their cycles and drills, and the standing duties of preparedness."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import of_county
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Register, RosterCheck


class Step(StrEnum):
    """What can happen to an emergency plan."""

    DRAFTED = "起草预案"
    HEARD = "听取意见"
    ARGUED = "专家评审"
    APPROVED = "批准预案"
    ISSUED = "印发预案"
    FILED = "备案预案"
    PUBLISHED = "公布预案"
    DRILLED = "应急演练"
    DRILL_JUDGED = "评估演练"
    OUTDATED = "预案需要修订"
    REVISED = "修订预案"
    REPEALED = "废止预案"


class Kind(StrEnum):
    """The kinds of emergency plans."""

    GENERAL = "总体预案"
    SPECIAL = "专项预案"
    DEPARTMENT = "部门预案"
    LOCAL = "乡镇预案"


@frozen
class Approval:
    """State the kind of the plan, and whether the government of its level approved it."""

    kind: Kind | None = None
    by_government: bool | None = None


@frozen
class Drill:
    """State the cycle of drills in years, and whether the drill was judged afterwards."""

    term: int | None = None
    judged: bool | None = None


PLAN = Procedure(
    name="emergency-plan",
    title="应急预案",
    title_en="Emergency plans",
    clause="2.1.6",
    act="emergency-response-act",
    steps=Step,
    starts={Step.DRAFTED},
    facts={Step.APPROVED: Approval, Step.ISSUED: Term, Step.REVISED: Term, Step.DRILLED: Drill},
    may={
        Step.HEARD: (Needs({Step.DRAFTED}),),
        Step.ARGUED: (Needs({Step.DRAFTED}),),
        Step.APPROVED: (Needs({Step.HEARD}),),
        Step.ISSUED: (Needs({Step.APPROVED}),),
        Step.FILED: (Needs({Step.ISSUED}),),
        Step.PUBLISHED: (Needs({Step.ISSUED}),),
        Step.DRILLED: (Needs({Step.ISSUED}, unless={Step.REPEALED}),),
        Step.DRILL_JUDGED: (Needs({Step.DRILLED}),),
        Step.OUTDATED: (Needs({Step.ISSUED}),),
        Step.REVISED: (Needs({Step.ISSUED}, unless={Step.REPEALED}),),
        Step.REPEALED: (Needs({Step.ISSUED}),),
    },
    must=("revise_plan", "county-plan/review_plan", "county-plan/drill_plan"),
    ends={Step.REPEALED},
)


class Duty(StrEnum):
    """What happens in the standing matter of emergency preparedness."""

    ESTABLISHED = "成立"
    HAZARDS_REGISTERED = "登记危险源"
    HAZARDS_PUBLISHED = "公布危险源"
    HAZARDS_CHANGED = "危险源变化"
    HAZARDS_UPDATED = "调整危险源登记"
    HAZARDS_INSPECTED = "检查危险源"
    TRAINED = "应急培训"
    DRILLED = "应急演练"
    TEAMS_REPORTED = "报送队伍情况"
    STOCK_LOW = "装备物资不足"
    RESTOCKED = "更新补充"
    WINTER_PLANNED = "制定冬春救助方案"
    DISSOLVED = "撤销"


DUTIES = Procedure(
    name="emergency-preparedness",
    title="应急准备",
    title_en="Emergency preparedness",
    clause="2.1.6",
    act="emergency-response-act",
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={Duty.DRILLED: Drill},
    may={
        Duty.HAZARDS_PUBLISHED: (Needs({Duty.HAZARDS_REGISTERED}),),
        Duty.HAZARDS_UPDATED: (Needs({Duty.HAZARDS_CHANGED}),),
        Duty.RESTOCKED: (Needs({Duty.STOCK_LOW}),),
        **{
            step: (Needs({Duty.ESTABLISHED}),)
            for step in Duty
            if step not in {Duty.ESTABLISHED, Duty.HAZARDS_PUBLISHED, Duty.HAZARDS_UPDATED, Duty.RESTOCKED}
        },
    },
    must=(
        "inspect_hazards",
        "publish_hazards",
        "update_hazards",
        "train",
        "work-safety-emergency-regulation/drill",
        "work-safety-emergency-regulation/report_teams",
        "work-safety-emergency-regulation/restock",
        "natural-disaster-relief-regulation/plan_winter",
        "public-health-emergency-regulation/train",
        "public-health-emergency-act/drill",
        "major-animal-epidemic-regulation/train",
    ),
    ends={Duty.DISSOLVED},
)


@frozen
class Listed:
    """State a plan's kind, the kind of event it is for, and its organ; the subject is the plan."""

    kind: Kind | None = None
    event: str | None = None
    organ: str | None = None


PLANS = Register("emergency-plans", "应急预案目录", "2.1.6", Listed, "Emergency plans")

#: The kinds of events for which a county keeps a special plan.
EVENTS = ("自然灾害", "事故灾难", "公共卫生事件", "社会安全事件")


def missing_plans(seen: Snapshot) -> Iterator[Finding]:
    """Find what the register of plans lacks: the general plan, or the special plan of a kind of event."""
    entries = seen.registers.entries.get(PLANS.name, ())
    standing = [e.facts for e in entries if e in seen.registers.of(PLANS.name, e.subject, seen.on)]
    plans = [facts for facts in standing if isinstance(facts, Listed)]
    if not entries:
        return
    if not any(plan.kind is Kind.GENERAL for plan in plans):
        yield of_county(seen, "no-general-plan", "2.1.6", "", subject=Kind.GENERAL.value)
    special = {plan.event for plan in plans if plan.kind is Kind.SPECIAL}
    yield from (
        of_county(seen, "no-special-plan", "2.1.6", "", subject=event) for event in EVENTS if event not in special
    )


CHECKS = (
    wrongs(
        "emergency-plan",
        PLAN,
        Wrong(Step.APPROVED, "not-by-government", denied("by_government")),
        Wrong(Step.DRILLED, "drill-not-judged", denied("judged")),
        citation="突发事件应对法 第二十六条、第二十八条",
    ),
    wrongs("preparedness", DUTIES, Wrong(Duty.DRILLED, "drill-not-judged", denied("judged"))),
    RosterCheck("emergency-plans", "2.1.6", missing_plans, "突发事件应对法 第二十六条"),
)
