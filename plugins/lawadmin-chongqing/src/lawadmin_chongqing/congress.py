"""代表建议: assigned, returned, spoken over, answered, rated and kept, by the regulation of 2017."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import More, Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.shared.wrong import Wrong, denied, missing, wrongs
from lawadmin.regimes.supervision.congress import SUGGESTION, Suggestion

ACT = "chongqing-deputies-proposals-regulation"


class Step(StrEnum):
    """What else can happen to a deputy's proposal in Chongqing."""

    RECEIVED = "收到代表建议"
    TAKEN = "收到交办"
    TALKED = "与代表沟通"
    NOT_OURS = "说明不属职责"
    RETURNED = "收到退回建议"
    ASSIGNED_AGAIN = "重新交办"
    OPINION = "报送协办意见"
    OPINION_ASKED_AGAIN = "要求重新协办"
    OPINION_AGAIN = "重新报送协办意见"
    ANSWER_RECEIVED = "收到答复"
    RATED = "评价答复"
    GATHERED = "汇总评价"
    TO_REDO = "收到重新办理要求"
    ANSWERED_AGAIN = "再次答复"
    TO_MEND = "责令限期整改"
    MENDED = "报告处理结果"
    WITHDRAWN = "撤回建议"


@frozen
class Received:
    """State whether a proposal came between sessions."""

    between_sessions: bool | None = None


@frozen
class Assigned:
    """State whether a proposal reaches far or is hard, cannot wait, is not the unit's, or is to be helped with."""

    helping: bool | None = None
    wide: bool | None = None
    urgent: bool | None = None
    ours: bool | None = None


@frozen
class Reply:
    """State how a deputy is answered: signed by the head, in writing and on the platform, to each who joined."""

    signed_by_head: bool | None = None
    in_writing: bool | None = None
    to_each: bool | None = None
    copied: bool | None = None


_NO = frozenset({False})
_OVER = frozenset({Suggestion.ANSWERED, Step.WITHDRAWN})

PROPOSAL = SUGGESTION.amend(
    name="deputies-proposal-chongqing",
    replaces="deputies-suggestion",
    must=(
        f"{ACT}/assign",
        f"{ACT}/say_not_ours",
        f"{ACT}/assign_again",
        f"{ACT}/contact_deputy",
        f"{ACT}/send_opinion",
        f"{ACT}/send_opinion_again",
        f"{ACT}/answer_urgent",
        f"{ACT}/rate_answer",
        f"{ACT}/answer_again",
        f"{ACT}/gather_ratings",
        f"{ACT}/mend",
    ),
    may={
        Step.TAKEN: (Needs({Suggestion.ASSIGNED, Step.ASSIGNED_AGAIN}, article=f"{ACT}/第十三条"),),
        Step.TALKED: (Needs({Step.TAKEN}, article=f"{ACT}/第十八条"),),
        Step.NOT_OURS: (Needs({Suggestion.ASSIGNED}, unless=_OVER, article=f"{ACT}/第十六条"),),
        Step.RETURNED: (Needs({Step.NOT_OURS}, article=f"{ACT}/第十六条"),),
        Step.ASSIGNED_AGAIN: (Needs({Step.RETURNED}, article=f"{ACT}/第十六条"),),
        Step.OPINION: (Needs({Suggestion.ASSIGNED}, article=f"{ACT}/第二十条第一款"),),
        Step.OPINION_ASKED_AGAIN: (Needs({Step.OPINION}, article=f"{ACT}/第二十条第一款"),),
        Step.OPINION_AGAIN: (Needs({Step.OPINION_ASKED_AGAIN}, article=f"{ACT}/第二十条第一款"),),
        Suggestion.ANSWERED: (Needs({Step.TALKED}, article=f"{ACT}/第十八条"),),
        Step.ANSWER_RECEIVED: (Needs({Suggestion.ANSWERED}, article=f"{ACT}/第二十七条第一款"),),
        Step.RATED: (Needs({Step.ANSWER_RECEIVED}, article=f"{ACT}/第二十七条第一款"),),
        Step.GATHERED: (Needs({Step.RATED}, article=f"{ACT}/第二十九条"),),
        Step.TO_REDO: (Needs({Step.RATED}, article=f"{ACT}/第二十七条第二款"),),
        Step.ANSWERED_AGAIN: (Needs({Step.TO_REDO}, article=f"{ACT}/第二十七条第二款"),),
        Step.TO_MEND: (Needs({Suggestion.ASSIGNED}, article=f"{ACT}/第三十八条第一款"),),
        Step.MENDED: (Needs({Step.TO_MEND}, article=f"{ACT}/第三十八条第一款"),),
        Step.WITHDRAWN: (Needs({Step.RECEIVED, Suggestion.ASSIGNED}, unless={Suggestion.ANSWERED}),),
    },
    more=More(
        steps=Step,
        starts={Step.RECEIVED},
        facts={
            Step.RECEIVED: Received,
            Suggestion.ASSIGNED: Assigned,
            Suggestion.ANSWERED: Reply,
            Step.ANSWERED_AGAIN: Reply,
            Step.TO_MEND: Term,
        },
        traits={
            "闭会期间提出": Trait({Step.RECEIVED}, "between_sessions"),
            "涉及面广、处理难度大": Trait({Suggestion.ASSIGNED}, "wide"),
            "协办": Trait({Suggestion.ASSIGNED}, "helping"),
            "有时效要求": Trait({Suggestion.ASSIGNED}, "urgent"),
            "不属于本单位职责": Trait({Suggestion.ASSIGNED}, "ours", _NO),
        },
        ends={Step.WITHDRAWN},
        party={Step.ANSWER_RECEIVED, Step.RATED, Step.WITHDRAWN},
        outside={Step.RETURNED, Step.ASSIGNED_AGAIN, Step.GATHERED},
    ),
)


class Promise(StrEnum):
    """What can happen to what an answer promised (第二十二条第二项、第二十四条)."""

    PROMISED = "作出承诺"
    TOLD = "寄送落实情况"
    LEDGER_SENT = "报送承诺台账"
    RECEIVED = "收到落实情况"
    RATED = "评价落实情况"
    KEPT = "承诺落实"


@frozen
class Promised:
    """State what was promised: by which plan and until when (第二十二条第二项)."""

    plan: str | None = None
    until: str | None = None


PROMISES = Procedure(
    name="deputies-promise-chongqing",
    title="代表建议承诺事项",
    title_en="What answers to deputies promised",
    clause="2.6.1",
    act=ACT,
    steps=Promise,
    starts={Promise.PROMISED},
    facts={Promise.PROMISED: Promised},
    may={
        Promise.TOLD: (Needs({Promise.PROMISED}, article="第二十四条第二款"),),
        Promise.LEDGER_SENT: (Needs({Promise.PROMISED}, article="第二十四条第二款"),),
        Promise.RECEIVED: (Needs({Promise.TOLD}, article="第二十八条第一款"),),
        Promise.RATED: (Needs({Promise.RECEIVED}, article="第二十八条第一款"),),
        Promise.KEPT: (Needs({Promise.PROMISED}),),
    },
    must=("report_promises", "send_ledger", "rate_promise"),
    ends={Promise.KEPT},
    party={Promise.RECEIVED, Promise.RATED},
)


class Year(StrEnum):
    """What the standing committee does with all proposals of a year."""

    ESTABLISHED = "成立"
    PROGRESS = "听取办理进展"
    REVIEWED = "审议办理情况报告"
    DISSOLVED = "撤销"


@frozen
class Account:
    """State whether the report also shows how promises of this year and the last were kept (第三十四条第二款)."""

    with_promises: bool | None = None


PROPOSAL_YEAR = Procedure(
    name="deputies-proposal-year-chongqing",
    title="代表建议办理工作审议",
    title_en="The year's review of deputies' proposals",
    clause="2.6.1",
    act=ACT,
    steps=Year,
    starts={Year.ESTABLISHED},
    facts={Year.REVIEWED: Account},
    may={
        Year.PROGRESS: (Needs({Year.ESTABLISHED}, article="第三十四条第三款"),),
        Year.REVIEWED: (Needs({Year.ESTABLISHED}, article="第三十四条第一款"),),
        Year.DISSOLVED: (Needs({Year.ESTABLISHED}),),
    },
    must=("yearly_review", "hear_progress"),
    ends={Year.DISSOLVED},
)


def _open_promise(event: Event) -> bool:
    """Tell whether a promise was written down without a plan, or without a day."""
    return event.facts is not None and not (event.fact("plan") and event.fact("until"))


CHECKS = (
    wrongs(
        "deputies-proposal-chongqing",
        PROPOSAL,
        *(
            Wrong(step, code, denied(fact), f"{ACT}/{article}")
            for step in (Suggestion.ANSWERED, Step.ANSWERED_AGAIN)
            for fact, code, article in (
                ("signed_by_head", "unsigned-opinion", "第二十三条第一款"),
                ("in_writing", "not-written", "第二十三条第一款"),
                ("to_each", "not-told", "第二十三条第二款"),
                ("copied", "not-told", "第二十五条"),
            )
        ),
        Wrong(Step.TO_MEND, "no-term", missing("term"), f"{ACT}/第三十八条第一款"),
        citation="重庆市人民代表大会代表建议批评和意见工作条例 第二十三条、第二十五条、第三十八条",
    ),
    wrongs(
        "deputies-promise-chongqing",
        PROMISES,
        Wrong(Promise.PROMISED, "report-incomplete", _open_promise, "第二十二条第二项"),
        citation="重庆市人民代表大会代表建议批评和意见工作条例 第二十二条",
    ),
    wrongs(
        "deputies-proposals-year-chongqing",
        PROPOSAL_YEAR,
        Wrong(Year.REVIEWED, "report-incomplete", denied("with_promises"), "第三十四条第二款"),
        citation="重庆市人民代表大会代表建议批评和意见工作条例 第三十四条",
    ),
)
