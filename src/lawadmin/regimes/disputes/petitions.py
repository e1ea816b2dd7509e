"""信访: from registration to recheck, under the regulation of 2005 and that of 2022.

Under the latter six channels are told apart (第三十一条); only the sixth, the petition procedure proper, has its 60
days.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, wrongs


class Step(StrEnum):
    """What can happen to a petition, in the words of the regulations."""

    REGISTERED = "登记"
    FORWARDED = "转送"
    ASSIGNED = "交办"
    SUBMITTED = "报请决定"
    ENTERED = "录入系统"
    RECEIVED_ASSIGNED = "收到交办"
    CLOSED_REPORT = "提交办结报告"
    RECEIVED = "收到"
    RECEIVED_FORWARDED = "收到转送"
    TOLD = "告知"
    OBJECTED = "异议"
    OBJECTION_UPHELD = "异议成立"
    ACCEPTED = "受理"
    REFUSED = "不予受理"
    ROUTED = "分流"
    LED_AWAY = "导入其他程序"
    STATEMENT = "听取陈述"
    EXTENDED = "延长"
    OPINION = "处理意见"
    ANSWERED = "答复送达"
    REVIEW_ASKED = "请求复查"
    REVIEWED = "复查意见"
    REVIEW_ANSWERED = "复查送达"
    RECHECK_ASKED = "请求复核"
    HEARING = "举行听证"
    HEARD = "听证结束"
    RECHECKED = "复核意见"
    PROPOSED = "改进建议"
    FED_BACK = "反馈建议"
    WITHDRAWN = "撤回"


class Route(StrEnum):
    """The six channels for a complaint or request (2022: 第三十一条第一项至第六项)."""

    COURTS = "诉讼复议等法律程序"
    ARBITRATION = "仲裁"
    PARTY_APPEAL = "党员申诉申请复审"
    ADMINISTRATIVE = "行政程序"
    DUTY = "申请履行职责"
    PETITION = "信访程序"


class Asking(StrEnum):
    """What a petition asks for, by which its channel is found (2022: 第三十一条)."""

    JUDGMENT = "不服生效裁判"
    CRIME = "要求刑事立案"
    LABOUR = "劳动人事争议"
    PARTY = "不服党纪处分"
    ACT = "不服行政行为"
    COMPENSATION = "请求行政赔偿"
    RULING = "请求行政裁决"
    BREACH = "申请查处违法行为"
    OTHER = "其他诉求"


@frozen
class Registration:
    """State whether the matter is weighty and urgent, so that a decision is asked for at once."""

    urgent: bool | None = None


@frozen
class Passing:
    """State within how many days a matter assigned is to be finished, and whether it went to whom it accuses."""

    term: int | None = None
    to_accused: bool | None = None


@frozen
class Routing:
    """State the channel chosen, and what the petition asks for."""

    route: Route | None = None
    asking: Asking | None = None


@frozen
class Opinion:
    """State whether the opinion has all that it must: claim, facts and reasons, what is held, by which law."""

    complete: bool | None = None


PETITION = Procedure(
    name="petition",
    title="信访",
    title_en="Petitions",
    clause="2.5.2",
    act="petition-regulation",
    steps=Step,
    starts={Step.REGISTERED, Step.RECEIVED, Step.RECEIVED_FORWARDED, Step.RECEIVED_ASSIGNED, Step.PROPOSED},
    facts={
        Step.REGISTERED: Registration,
        Step.FORWARDED: Passing,
        Step.ASSIGNED: Passing,
        Step.ROUTED: Routing,
        Step.EXTENDED: Prolonged,
        Step.OPINION: Opinion,
    },
    spans=(Span("听证", {Step.HEARING}, {Step.HEARD, Step.RECHECKED}),),
    traits={
        "信访程序": Trait({Step.ROUTED}, "route", frozenset({Route.PETITION})),
        "重大紧急": Trait({Step.REGISTERED}, "urgent"),
    },
    may={
        Step.FORWARDED: (Needs({Step.REGISTERED}),),
        Step.ASSIGNED: (Needs({Step.REGISTERED}),),
        Step.SUBMITTED: (Needs({Step.REGISTERED}),),
        Step.ENTERED: (Needs({Step.REGISTERED}),),
        Step.CLOSED_REPORT: (Needs({Step.ASSIGNED, Step.RECEIVED_ASSIGNED}),),
        Step.TOLD: (Needs({Step.REGISTERED, Step.RECEIVED, Step.RECEIVED_FORWARDED}),),
        Step.OBJECTED: (Needs({Step.RECEIVED_FORWARDED}, unless={Step.ACCEPTED}),),
        Step.OBJECTION_UPHELD: (Needs({Step.OBJECTED}),),
        Step.ACCEPTED: (Needs({Step.RECEIVED, Step.RECEIVED_FORWARDED}, unless={Step.REFUSED, Step.OBJECTION_UPHELD}),),
        Step.REFUSED: (Needs({Step.REGISTERED, Step.RECEIVED, Step.RECEIVED_FORWARDED}, unless={Step.ACCEPTED}),),
        Step.ROUTED: (Needs({Step.ACCEPTED, Step.RECEIVED, Step.RECEIVED_FORWARDED}),),
        Step.LED_AWAY: (Needs({Step.ROUTED}),),
        Step.STATEMENT: (Needs({Step.ACCEPTED}),),
        Step.EXTENDED: (Needs({Step.ACCEPTED}, unless={Step.OPINION}),),
        Step.OPINION: (Needs({Step.ACCEPTED}), Needs({Step.STATEMENT}, when="信访程序", article="第三十一条第六项")),
        Step.ANSWERED: (Needs({Step.OPINION}),),
        Step.REVIEW_ASKED: (Needs({Step.ANSWERED}),),
        Step.REVIEWED: (Needs({Step.REVIEW_ASKED}),),
        Step.REVIEW_ANSWERED: (Needs({Step.REVIEWED}),),
        Step.RECHECK_ASKED: (Needs({Step.REVIEW_ANSWERED}),),
        Step.HEARING: (Needs({Step.ACCEPTED, Step.RECHECK_ASKED}),),
        Step.HEARD: (Needs({Step.HEARING}),),
        Step.RECHECKED: (Needs({Step.RECHECK_ASKED}),),
        Step.FED_BACK: (Needs({Step.PROPOSED}),),
        Step.WITHDRAWN: (Needs({Step.REGISTERED, Step.RECEIVED, Step.RECEIVED_FORWARDED}, unless={Step.OPINION}),),
    },
    must=(
        "forward",
        "tell",
        "tell_forwarded",
        "accept_decision",
        "object",
        "finish",
        "ask_review",
        "review",
        "ask_recheck",
        "recheck",
        "feedback",
        "propose_urgent",
        "enter",
        "finish_assigned",
    ),
    ends={Step.REFUSED, Step.LED_AWAY, Step.OBJECTION_UPHELD, Step.WITHDRAWN},
    party={Step.REVIEW_ASKED, Step.RECHECK_ASKED, Step.WITHDRAWN},
)


CHECKS = (
    wrongs(
        "petitioner-protected",
        PETITION,
        Wrong(Step.FORWARDED, "accuser-betrayed", claimed("to_accused"), "第三十条第三款"),
        Wrong(Step.ASSIGNED, "accuser-betrayed", claimed("to_accused"), "第三十条第三款"),
        Wrong(Step.OPINION, "report-incomplete", denied("complete"), "第三十二条"),
        citation="信访工作条例 第三十条、第三十二条",
    ),
)
