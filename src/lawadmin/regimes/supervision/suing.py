"""起诉期限: until when an act of the county can be taken to court; and judgments on disclosure, carried out.

What a party may do binds the party; an organ that did not tell it of its right keeps the act open for longer.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs


class Step(StrEnum):
    """What can happen to the right to sue over one act, in the words of the Act."""

    DONE = "作出行政行为"
    SERVED = "送达"
    KNEW = "知道行政行为"
    TERM_KNOWN = "知道起诉期限"
    DUTY_ASKED = "申请履行职责"
    DUTY_DONE = "履行职责"
    OBSTACLE = "障碍发生"
    OBSTACLE_GONE = "障碍消除"
    PROLONGING_ASKED = "申请延长期限"
    SUED = "起诉"


@frozen
class Act:
    """State whether the act concerns immovables (第四十六条第二款)."""

    immovable: bool | None = None


@frozen
class Telling:
    """State whether the right to sue and its term were told with the act."""

    told: bool | None = None


SUING = Procedure(
    name="suing",
    title="行政诉讼起诉期限",
    title_en="The time to sue",
    clause="2.6.2",
    act="administrative-litigation-act",
    steps=Step,
    starts={Step.DONE, Step.SERVED, Step.KNEW, Step.DUTY_ASKED},
    facts={Step.DONE: Act, Step.SERVED: Telling, Step.KNEW: Telling},
    spans=(Span("耽误", {Step.OBSTACLE}, {Step.OBSTACLE_GONE}, by="当事人"),),
    traits={
        "不动产": Trait({Step.DONE}, "immovable"),
        "未告知起诉期限": Trait({Step.SERVED, Step.KNEW}, "told", frozenset({False})),
    },
    may={
        Step.TERM_KNOWN: (Needs({Step.DONE, Step.SERVED, Step.KNEW}),),
        Step.DUTY_DONE: (Needs({Step.DUTY_ASKED}),),
        Step.OBSTACLE: (Needs({Step.DONE, Step.SERVED, Step.KNEW, Step.DUTY_ASKED}),),
        Step.OBSTACLE_GONE: (Needs({Step.OBSTACLE}),),
        Step.PROLONGING_ASKED: (Needs({Step.OBSTACLE_GONE}, article="第四十八条第二款"),),
        Step.SUED: (Needs({Step.DONE, Step.SERVED, Step.KNEW, Step.DUTY_ASKED}),),
    },
    must=(
        "sue",
        "limitation",
        "sue_inaction",
        "sue_over_inaction",
        "sue_untold",
        "sue_untold_at_most",
        "ask_prolong",
    ),
    links={"suit": "litigation"},
    party={Step.KNEW, Step.TERM_KNOWN, Step.DUTY_ASKED, Step.OBSTACLE, Step.OBSTACLE_GONE, Step.SUED},
)


class Disclosing(StrEnum):
    """What can happen once a court has ordered information to be disclosed."""

    EFFECTIVE = "判决生效"
    DISCLOSED = "公开"


class Order(StrEnum):
    """The four orders that a court can make (解释 第十一条)."""

    REFUSED = "判决撤销不予公开"
    UNANSWERED = "逾期不予答复"
    SEPARABLE = "能够区分处理"
    CONSENTED = "第三方同意公开"


@frozen
class Judgment:
    """State which of the four orders was made."""

    order: Order | None = None


@frozen
class Disclosure:
    """State whether all that was ordered is disclosed."""

    whole: bool | None = None


DISCLOSURE_JUDGMENT = Procedure(
    name="disclosure-judgment",
    title="政府信息公开裁判的履行",
    title_en="Judgments on disclosure",
    clause="2.6.2",
    act="administrative-litigation-act",
    steps=Disclosing,
    starts={Disclosing.EFFECTIVE},
    facts={Disclosing.EFFECTIVE: Judgment, Disclosing.DISCLOSED: Disclosure},
    traits={order.value: Trait({Disclosing.EFFECTIVE}, "order", frozenset({order})) for order in Order},
    may={Disclosing.DISCLOSED: (Needs({Disclosing.EFFECTIVE}),)},
    must=("disclose_refused", "disclose_unanswered", "disclose_part", "disclose_with_consent"),
    links={"suit": "litigation"},
)


_INTERPRETATION = "administrative-litigation-interpretation/第六十四条第一款"

CHECKS = (
    wrongs(
        "right-to-sue-told",
        SUING,
        Wrong(Step.SERVED, "not-told", denied("told"), _INTERPRETATION),
        citation="适用行政诉讼法的解释 第六十四条第一款",
    ),
    wrongs(
        "disclosed-as-ordered",
        DISCLOSURE_JUDGMENT,
        Wrong(
            Disclosing.DISCLOSED,
            "published-in-part",
            denied("whole"),
            "open-government-information-interpretation/第十一条",
        ),
    ),
)
