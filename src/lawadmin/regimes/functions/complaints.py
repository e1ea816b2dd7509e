"""招标投标投诉、政府采购质疑和投诉: objections to tenders and procurement, from knowing of a breach to the decision.

The buyer answers a supplier's challenge; the department in charge decides on the complaint, and may suspend what was
complained of. What must be objected to first is objected to first.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Span
from lawadmin.regimes.shared.wrong import Wrong, denied, unstated, wrongs


class TenderComplaint(StrEnum):
    """What can happen to a complaint about a tender."""

    KNOWN = "知道违法情形"
    OBJECTED = "提出异议"
    ANSWERED = "答复异议"
    COMPLAINED = "投诉"
    RECEIVED = "收到投诉"
    ACCEPTED = "受理投诉"
    REFUSED = "不予受理投诉"
    SUSPENDED = "暂停招标投标"
    INSPECTION = "检验"
    INSPECTION_DONE = "检验结束"
    TESTING = "检测"
    TESTING_DONE = "检测结束"
    APPRAISAL = "鉴定"
    APPRAISAL_DONE = "鉴定结束"
    EXPERTS = "专家评审"
    EXPERTS_DONE = "专家评审结束"
    DECIDED = "投诉处理决定"
    REJECTED = "驳回投诉"


@frozen
class Grounds:
    """State whether what must be objected to first was objected to (第六十条第二款)."""

    objected_first: bool | None = None


_TENDER_PAUSES = (
    (TenderComplaint.INSPECTION, TenderComplaint.INSPECTION_DONE),
    (TenderComplaint.TESTING, TenderComplaint.TESTING_DONE),
    (TenderComplaint.APPRAISAL, TenderComplaint.APPRAISAL_DONE),
    (TenderComplaint.EXPERTS, TenderComplaint.EXPERTS_DONE),
)
_TENDER_DECISION = frozenset({TenderComplaint.DECIDED, TenderComplaint.REJECTED})

TENDER_COMPLAINT = Procedure(
    name="tender-complaint",
    title="招标投标投诉",
    title_en="Complaints about tenders",
    clause="2.1.3",
    act="tendering-and-bidding-implementation-regulation",
    steps=TenderComplaint,
    starts={TenderComplaint.KNOWN, TenderComplaint.COMPLAINED, TenderComplaint.RECEIVED},
    facts={TenderComplaint.ACCEPTED: Grounds},
    spans=(
        Span("异议答复", {TenderComplaint.OBJECTED}, {TenderComplaint.ANSWERED}),
        *(Span(begin.value, {begin}, {end, *_TENDER_DECISION}) for begin, end in _TENDER_PAUSES),
    ),
    may={
        TenderComplaint.OBJECTED: (Needs({TenderComplaint.KNOWN}, article="第六十条第二款"),),
        TenderComplaint.ANSWERED: (Needs({TenderComplaint.OBJECTED}, article="第六十条第二款"),),
        TenderComplaint.ACCEPTED: (
            Needs({TenderComplaint.RECEIVED}, unless={TenderComplaint.REFUSED}, article="第六十一条第二款"),
        ),
        TenderComplaint.REFUSED: (
            Needs({TenderComplaint.RECEIVED}, unless={TenderComplaint.ACCEPTED}, article="第六十一条第二款"),
        ),
        TenderComplaint.SUSPENDED: (Needs({TenderComplaint.ACCEPTED}, article="第六十二条第一款"),),
        **{begin: (Needs({TenderComplaint.ACCEPTED}, article="第六十一条第二款"),) for begin, _ in _TENDER_PAUSES},
        **{end: (Needs({begin}, article="第六十一条第二款"),) for begin, end in _TENDER_PAUSES},
        TenderComplaint.DECIDED: (
            Needs({TenderComplaint.ACCEPTED}, unless=_TENDER_DECISION, article="第六十一条第二款"),
        ),
        TenderComplaint.REJECTED: (
            Needs({TenderComplaint.ACCEPTED}, unless=_TENDER_DECISION, article="第六十一条第三款"),
        ),
    },
    must=("complain", "accept_complaint", "decide_complaint"),
    ends={TenderComplaint.REFUSED, *_TENDER_DECISION},
    party={TenderComplaint.KNOWN, TenderComplaint.OBJECTED, TenderComplaint.COMPLAINED},
)


class Challenge(StrEnum):
    """What can happen to a supplier's challenge in the hands of the buyer."""

    KNOWN = "知道权益受损"
    CHALLENGED = "质疑"
    RECEIVED = "收到质疑"
    SUSPENDED = "暂停签订合同"
    ANSWERED = "答复质疑"
    COMPLAINED = "投诉"
    WITHDRAWN = "撤回质疑"


@frozen
class Answer:
    """State the last day on which the challenge had to be answered, and whether other suppliers concerned were told."""

    answer_until: date | None = None
    others_told: bool | None = None
    written: bool | None = None


CHALLENGE = Procedure(
    name="procurement-challenge",
    title="政府采购质疑",
    title_en="Challenges in procurement",
    clause="2.1.3",
    act="government-procurement-act",
    steps=Challenge,
    starts={Challenge.KNOWN, Challenge.RECEIVED},
    facts={Challenge.ANSWERED: Answer},
    may={
        Challenge.CHALLENGED: (Needs({Challenge.KNOWN}, article="第五十二条"),),
        Challenge.SUSPENDED: (Needs({Challenge.RECEIVED}),),
        Challenge.ANSWERED: (Needs({Challenge.RECEIVED}, article="第五十三条"),),
        Challenge.COMPLAINED: (Needs({Challenge.RECEIVED}, article="第五十五条"),),
        Challenge.WITHDRAWN: (Needs({Challenge.RECEIVED}, unless={Challenge.ANSWERED}),),
    },
    must=("challenge", "answer_challenge", "complain", "complain_after_answer"),
    ends={Challenge.WITHDRAWN},
    party={Challenge.KNOWN, Challenge.CHALLENGED, Challenge.COMPLAINED, Challenge.WITHDRAWN},
)


class ProcurementComplaint(StrEnum):
    """What can happen to a complaint in the hands of the finance department."""

    RECEIVED = "收到投诉"
    ASKED = "告知补正"
    SUPPLEMENTED = "补正"
    SUSPENDED = "暂停采购"
    RESUMED = "恢复采购"
    INSPECTION = "检验"
    INSPECTION_DONE = "检验结束"
    TESTING = "检测"
    TESTING_DONE = "检测结束"
    APPRAISAL = "鉴定"
    APPRAISAL_DONE = "鉴定结束"
    EXPERTS = "专家评审"
    EXPERTS_DONE = "专家评审结束"
    DECIDED = "投诉处理决定"
    REJECTED = "驳回投诉"
    ENDED = "终止投诉处理"
    TOLD = "书面通知"
    PUBLISHED = "公告处理结果"


@frozen
class Scope:
    """State whether the supplier had challenged first, and whether the complaint goes beyond the challenge."""

    challenged: bool | None = None
    beyond: bool | None = None


@frozen
class Outcome:
    """State on what the decision rests."""

    basis: str | None = None


_PROCUREMENT_PAUSES = (
    (ProcurementComplaint.INSPECTION, ProcurementComplaint.INSPECTION_DONE),
    (ProcurementComplaint.TESTING, ProcurementComplaint.TESTING_DONE),
    (ProcurementComplaint.APPRAISAL, ProcurementComplaint.APPRAISAL_DONE),
    (ProcurementComplaint.EXPERTS, ProcurementComplaint.EXPERTS_DONE),
)
_PROCUREMENT_DECISION = frozenset(
    {ProcurementComplaint.DECIDED, ProcurementComplaint.REJECTED, ProcurementComplaint.ENDED}
)

PROCUREMENT_COMPLAINT = Procedure(
    name="procurement-complaint",
    title="政府采购投诉",
    title_en="Complaints about procurement",
    clause="2.1.3",
    act="government-procurement-act",
    steps=ProcurementComplaint,
    starts={ProcurementComplaint.RECEIVED},
    facts={ProcurementComplaint.RECEIVED: Scope, ProcurementComplaint.DECIDED: Outcome},
    spans=(
        Span(
            "补正",
            {ProcurementComplaint.ASKED},
            {ProcurementComplaint.SUPPLEMENTED, *_PROCUREMENT_DECISION},
            by="当事人",
        ),
        *(Span(begin.value, {begin}, {end, *_PROCUREMENT_DECISION}) for begin, end in _PROCUREMENT_PAUSES),
    ),
    may={
        ProcurementComplaint.ASKED: (Needs({ProcurementComplaint.RECEIVED}, unless=_PROCUREMENT_DECISION),),
        ProcurementComplaint.SUPPLEMENTED: (Needs({ProcurementComplaint.ASKED}),),
        ProcurementComplaint.SUSPENDED: (
            Needs({ProcurementComplaint.RECEIVED}, unless=_PROCUREMENT_DECISION, article="第五十七条"),
        ),
        ProcurementComplaint.RESUMED: (Needs({ProcurementComplaint.SUSPENDED}, article="第五十七条"),),
        **{
            begin: (Needs({ProcurementComplaint.RECEIVED}, unless=_PROCUREMENT_DECISION),)
            for begin, _ in _PROCUREMENT_PAUSES
        },
        **{end: (Needs({begin}),) for begin, end in _PROCUREMENT_PAUSES},
        **{
            step: (Needs({ProcurementComplaint.RECEIVED}, unless=_PROCUREMENT_DECISION, article="第五十六条"),)
            for step in _PROCUREMENT_DECISION
        },
        ProcurementComplaint.TOLD: (Needs(_PROCUREMENT_DECISION, article="第五十六条"),),
        ProcurementComplaint.PUBLISHED: (Needs(_PROCUREMENT_DECISION),),
    },
    must=("decide_complaint", "suspend"),
    ends=_PROCUREMENT_DECISION,
)


CHECKS = (
    wrongs(
        "tender-complaint",
        TENDER_COMPLAINT,
        Wrong(TenderComplaint.ACCEPTED, "no-prior-objection", denied("objected_first"), "第六十条第二款"),
        citation="招标投标法实施条例 第六十条",
    ),
    wrongs(
        "procurement-challenge",
        CHALLENGE,
        Wrong(Challenge.ANSWERED, "not-told", denied("others_told"), "第五十三条"),
        Wrong(Challenge.ANSWERED, "not-written", denied("written"), "第五十三条"),
        citation="政府采购法 第五十三条",
    ),
    wrongs(
        "procurement-complaint",
        PROCUREMENT_COMPLAINT,
        Wrong(ProcurementComplaint.RECEIVED, "no-prior-objection", denied("challenged"), "第五十五条"),
        Wrong(ProcurementComplaint.DECIDED, "no-basis", unstated("basis"), "第五十六条"),
        citation="政府采购法 第五十五条",
    ),
)
