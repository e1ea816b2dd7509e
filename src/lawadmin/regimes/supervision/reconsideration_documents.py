"""附带审查: the document or basis that a case brings along, handled or passed on; and applications passed on.

The clocks of the former Act run from the request or from the doubt, those of 2023 from the suspension of the case.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.regimes.shared.wrong import Wrong, denied, unstated, wrongs


class Step(StrEnum):
    """What can happen to a document or basis under review, in the words of the Act."""

    ASKED = "申请审查规定"
    DOUBTED = "认为依据不合法"
    SUSPENDED = "中止"
    MAKER_TOLD = "通知制定机关"
    MAKER_RECEIVED = "制定机关收到通知"
    MAKER_REPLIED = "制定机关答复"
    PASSED_ON = "转送规定"
    RECEIVED = "收到转送规定"
    HANDLED = "处理规定"
    ANSWERED = "回复处理意见"


@frozen
class Power:
    """State whether the organ may deal with the document itself (有权处理) or must pass it on."""

    empowered: bool | None = None


@frozen
class Outcome:
    """State what became of the document, and whether it was told to the party and the maker in writing."""

    outcome: str | None = None
    written: bool | None = None


REVIEW_OF_DOCUMENTS = Procedure(
    name="reconsideration-document",
    title="行政复议附带审查",
    title_en="Documents reviewed with a case",
    clause="2.6.5",
    act="administrative-reconsideration-act",
    steps=Step,
    starts={Step.ASKED, Step.DOUBTED, Step.SUSPENDED, Step.RECEIVED},
    facts={
        Step.ASKED: Power,
        Step.DOUBTED: Power,
        Step.SUSPENDED: Power,
        Step.HANDLED: Outcome,
        Step.ANSWERED: Outcome,
    },
    traits={
        "有权处理": Trait({Step.ASKED, Step.DOUBTED, Step.SUSPENDED}, "empowered"),
        "无权处理": Trait({Step.ASKED, Step.DOUBTED, Step.SUSPENDED}, "empowered", frozenset({False})),
    },
    may={
        Step.MAKER_TOLD: (Needs({Step.SUSPENDED}, article="第五十八条第一款"),),
        Step.MAKER_RECEIVED: (Needs({Step.MAKER_TOLD}, article="第五十八条第一款"),),
        Step.MAKER_REPLIED: (Needs({Step.MAKER_RECEIVED}, article="第五十八条第一款"),),
        Step.PASSED_ON: (Needs({Step.ASKED, Step.DOUBTED, Step.SUSPENDED}, article="第五十六条"),),
        Step.HANDLED: (Needs({Step.ASKED, Step.DOUBTED, Step.SUSPENDED, Step.RECEIVED}),),
        Step.ANSWERED: (Needs({Step.RECEIVED}, article="第六十条"),),
    },
    must=(
        "handle_document",
        "transfer_document",
        "handle_basis",
        "transfer_basis",
        "ask_maker",
        "maker_reply",
        "answer_transfer",
    ),
    outside={Step.MAKER_RECEIVED, Step.MAKER_REPLIED},
)


class Passing(StrEnum):
    """What can happen to an application handed in at the organ that decided, or meant for another one."""

    AT_MAKER = "原机关收到申请"
    ANOTHERS = "接到应转送申请"
    PASSED_ON = "转送复议机关"
    CORRECTED = "自行纠正"
    TOLD = "告知纠正情况"


@frozen
class Doubt:
    """State whether the organ holds its own penalty to be unlawful or unfit, and to need correction."""

    to_correct: bool | None = None


@frozen
class Told:
    """State whether the applicant and the reconsideration body were both told of the correction."""

    both: bool | None = None


FORWARDING = Procedure(
    name="reconsideration-forwarding",
    title="复议申请的转送和自行纠正",
    title_en="Applications passed on",
    clause="2.6.5",
    act="administrative-reconsideration-act",
    steps=Passing,
    starts={Passing.AT_MAKER, Passing.ANOTHERS},
    facts={Passing.AT_MAKER: Doubt, Passing.TOLD: Told},
    traits={"需要自行纠正": Trait({Passing.AT_MAKER}, "to_correct")},
    may={
        Passing.PASSED_ON: (Needs({Passing.AT_MAKER, Passing.ANOTHERS}, unless={Passing.CORRECTED}),),
        Passing.CORRECTED: (Needs({Passing.AT_MAKER}, unless={Passing.PASSED_ON}, article="第三十二条第二款"),),
        Passing.TOLD: (Needs({Passing.CORRECTED}),),
    },
    must=("handle_received", "pass_on", "self_correct"),
    links={"case": "reconsideration"},
)


CHECKS = (
    wrongs(
        "documents-reviewed-whole",
        REVIEW_OF_DOCUMENTS,
        Wrong(Step.HANDLED, "no-outcome", unstated("outcome"), "第五十九条"),
        Wrong(Step.ANSWERED, "no-outcome", unstated("outcome"), "第六十条"),
        Wrong(Step.ANSWERED, "not-written", denied("written"), "第六十条"),
        citation="行政复议法 第五十九条、第六十条",
    ),
    wrongs(
        "correction-told",
        FORWARDING,
        Wrong(
            Passing.TOLD,
            "not-told",
            denied("both"),
            "administrative-reconsideration-implementation-regulation/第三十八条",
        ),
    ),
)
