"""过错责任追究: investigation, statement, decision, sanction within its limits, recheck and appeal with theirs.

The county's own fault rules are a normative document that the county must make; which fault brings which
responsibility is a table.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.regimes.shared.wrong import Wrong, unstated, wrongs
from lawadmin.rules import attribution
from lawadmin.rules.values import Register


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
    """State the sanction, and the responsibility on which it rests."""

    sanction: Sanction | None = None
    responsibility: str | None = None


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
        "civil-servants-act/decide_appeal",
    ),
    party={Step.STATEMENT, Step.RECHECK_ASKED, Step.APPEALED},
)


class Rules(StrEnum):
    """What the county does about its own rules on responsibility, and their yearly assessment."""

    ESTABLISHED = "成立"
    FAULT_RULES = "制定过错追究办法"
    REVIEW_STANDARD = "制定案卷评查标准"
    ASSESSED = "评议考核"
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
        Rules.DISSOLVED: (Needs({Rules.ESTABLISHED}),),
    },
    must=("make_fault_rules", "assess_responsibility"),
    ends={Rules.DISSOLVED},
)


RULINGS = Register(attribution.RULINGS, "过错认定", "2.4.5", attribution.Ruling, "Rulings on faults")

CHECKS = (wrongs("sanction-grounded", FAULT, Wrong(Step.DECIDED, "groundless-sanction", unstated("responsibility"))),)
