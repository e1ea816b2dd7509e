"""过错责任追究: investigation, statement, decision, sanction within its limits, recheck and appeal with theirs.

The county's own fault rules are a normative document that the county must make; which fault brings which responsibility
is a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, unstated, wrongs
from lawadmin.rules import attribution
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register


class Step(StrEnum):
    """What can happen in a case of fault, in the words of the regulation on sanctions."""

    FOUND = "发现过错"
    FILED = "批准立案"
    INVESTIGATED = "调查终结"
    TOLD = "告知"
    STATEMENT = "陈述申辩"
    EXTENDED = "延长"
    DISCUSSED = "集体讨论"
    DECIDED = "处分决定"
    SPARED = "免予处分"
    DROPPED = "撤销案件"
    EFFECTIVE = "处分决定生效"
    REPORTED = "报备案"
    KNOWN = "知道人事处理"
    RECHECK_ASKED = "申请复核"
    RECHECK_RECEIVED = "收到复核申请"
    RECHECKED = "复核决定"
    RECHECK_TOLD = "收到复核决定"
    APPEALED = "申诉"
    APPEAL_ACCEPTED = "受理申诉"
    APPEAL_DECIDED = "申诉处理决定"
    LIFTED = "解除处分"


class Sanction(StrEnum):
    """The sanctions, by their weight (公务员法 第六十二条)."""

    WARNING = "警告"
    DEMERIT = "记过"
    GRAVE_DEMERIT = "记大过"
    DEMOTION = "降级"
    REMOVAL = "撤职"
    DISMISSAL = "开除"


@frozen
class Decision:
    """State the sanction, and the responsibility on which it rests.

    ``grade`` is how grave the fault is, and ``measure`` what follows besides or instead, in the words of the county's
    own table.
    """

    sanction: Sanction | None = None
    responsibility: str | None = None
    grade: str | None = None
    measure: str | None = None


FAULT = Procedure(
    name="fault",
    title="行政过错责任追究",
    title_en="Pursuit of faults",
    clause="2.4.5",
    act="civil-servants-sanctions-regulation",
    steps=Step,
    starts={Step.FOUND, Step.FILED, Step.KNOWN},
    facts={Step.DECIDED: Decision, Step.EFFECTIVE: Decision},
    traits={
        "警告": Trait({Step.EFFECTIVE}, "sanction", frozenset({Sanction.WARNING})),
        "记过": Trait({Step.EFFECTIVE}, "sanction", frozenset({Sanction.DEMERIT})),
        "记大过": Trait({Step.EFFECTIVE}, "sanction", frozenset({Sanction.GRAVE_DEMERIT})),
        "降级或者撤职": Trait({Step.EFFECTIVE}, "sanction", frozenset({Sanction.DEMOTION, Sanction.REMOVAL})),
    },
    may={
        Step.INVESTIGATED: (Needs({Step.FILED}),),
        Step.TOLD: (Needs({Step.INVESTIGATED}),),
        Step.STATEMENT: (Needs({Step.TOLD}),),
        Step.EXTENDED: (Needs({Step.FILED}),),
        Step.DISCUSSED: (Needs({Step.INVESTIGATED}),),
        Step.DECIDED: (Needs({Step.TOLD}), Needs({Step.DISCUSSED})),
        Step.SPARED: (Needs({Step.FILED}),),
        Step.DROPPED: (Needs({Step.FILED}),),
        Step.EFFECTIVE: (Needs({Step.DECIDED}),),
        Step.REPORTED: (Needs({Step.DECIDED}),),
        Step.RECHECK_ASKED: (Needs({Step.KNOWN}),),
        Step.RECHECK_RECEIVED: (Needs({Step.RECHECK_ASKED}),),
        Step.RECHECKED: (Needs({Step.RECHECK_RECEIVED}),),
        Step.RECHECK_TOLD: (Needs({Step.RECHECKED}),),
        Step.APPEALED: (Needs({Step.KNOWN, Step.RECHECKED}),),
        Step.APPEAL_ACCEPTED: (Needs({Step.APPEALED}),),
        Step.APPEAL_DECIDED: (Needs({Step.APPEAL_ACCEPTED}),),
        Step.LIFTED: (Needs({Step.EFFECTIVE}),),
    },
    must=(
        "decide",
        "file_sanction",
        "civil-servants-act/ask_recheck",
        "civil-servants-act/recheck",
        "civil-servants-act/appeal",
        "civil-servants-act/appeal_after_recheck",
        "civil-servants-act/decide_appeal",
        "civil-servants-act/sanction_period",
    ),
    party={Step.STATEMENT, Step.RECHECK_ASKED, Step.APPEALED},
)


class Rules(StrEnum):
    """What the county does about its own rules on responsibility, and their yearly assessment."""

    ESTABLISHED = "成立"
    FAULT_RULES = "制定过错追究办法"
    REVIEW_STANDARD = "制定案卷评查标准"
    ASSESSED = "评议考核"
    ENFORCEMENT_ASSESSED = "执法评议考核"
    PENALTIES_REPORTED = "报送处罚工作情况"
    CASES_REPORTED = "上报查处情况"
    LOWER_INSPECTED = "检查下级"
    DISSOLVED = "撤销"


RESPONSIBILITY = Procedure(
    name="responsibility-system",
    title="行政执法责任制",
    title_en="Responsibility for enforcement",
    clause="2.4.5",
    act="county-plan",
    steps=Rules,
    starts={Rules.ESTABLISHED},
    may={
        Rules.FAULT_RULES: (Needs({Rules.ESTABLISHED}),),
        Rules.REVIEW_STANDARD: (Needs({Rules.ESTABLISHED}),),
        Rules.ASSESSED: (Needs({Rules.ESTABLISHED}),),
        Rules.ENFORCEMENT_ASSESSED: (Needs({Rules.ESTABLISHED}),),
        Rules.PENALTIES_REPORTED: (Needs({Rules.ESTABLISHED}),),
        Rules.CASES_REPORTED: (Needs({Rules.ESTABLISHED}),),
        Rules.LOWER_INSPECTED: (Needs({Rules.ESTABLISHED}),),
        Rules.DISSOLVED: (Needs({Rules.ESTABLISHED}),),
    },
    must=(
        "make_fault_rules",
        "assess_responsibility",
        "administrative-penalty-act/assess_enforcement",
        "administrative-penalty-act/report_year",
        "administrative-penalty-act/report_cases",
        "administrative-penalty-act/inspect_below",
    ),
    ends={Rules.DISSOLVED},
)


RULINGS = Register(attribution.RULINGS, "过错认定", "2.4.5", attribution.Ruling, "Rulings on faults")


def beyond_grade(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find measures that the county's own table does not have for the grade of the fault."""
    base, measures = Base(seen, FAULT, timeline), seen.rules.attribution.measures
    for event in timeline.of(frozenset({Step.DECIDED})):
        match event.facts:
            case Decision(grade=str(grade), measure=str(measure)) if measure not in measures.get(grade, (measure,)):
                yield at_step(base, event, "measure-beyond-grade")


CHECKS = (
    wrongs("sanction-grounded", FAULT, Wrong(Step.DECIDED, "groundless-sanction", unstated("responsibility"))),
    Check("measure-within-grade", "2.4.5", beyond_grade, frozenset({FAULT.name})),
)
