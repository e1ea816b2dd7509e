"""What goes before and after a reconsideration case: the time to apply, taking up by the higher organ, performance.

The party's terms are the Act's; the Regulation of 2007, its reading since 2024 and that of 2026 add theirs.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import May, Needs, Span, Trait

REGULATION = "administrative-reconsideration-implementation-regulation"


class Around(StrEnum):
    """What can happen before a case is accepted, beside its course, and after its decision."""

    DONE = "作出行政行为"
    KNEW_RIGHT = "知道复议权利"
    DUTY_ASKED = "收到履职申请"
    DUTY_DONE = "履行职责"
    OBSTACLE = "障碍发生"
    OBSTACLE_GONE = "障碍消除"
    SUED_WRONGLY = "误向法院起诉"
    COURT_RETURNED = "法院裁判退回"
    CORRECTING = "原机关着手纠正"
    CORRECTING_ENDED = "原机关纠正终了"
    ORDERED_TO_ACCEPT = "责令受理"
    DECISION_RECEIVED = "收到复议决定书"
    REFUSAL_RECEIVED = "收到不予受理决定书"
    REJECTED = "驳回申请"
    REJECTION_RECEIVED = "收到驳回决定书"
    TAKING_UP_TOLD = "收到提级通知"
    MATERIAL_SENT = "移送案件材料"
    TAKEN_UP = "收到提级材料"
    MEDIATION_FAILED = "调解不成"
    FILED_UP = "报送备案"
    REDONE = "重新作出行政行为"
    ORDERED_TO_PERFORM = "责令限期履行"
    PERFORMED = "履行复议决定"


class Order(StrEnum):
    """What a decision can order the respondent to do."""

    PERFORM = "责令履行"
    REDO = "责令重作"


@frozen
class Act:
    """State whether the act concerns immovables (第二十一条)."""

    immovable: bool | None = None


@frozen
class Knowledge:
    """State whether the right to apply was told with the act (第二十条第三款), and whether it goes before a suit."""

    told: bool | None = None
    prior: bool | None = None


@frozen
class DutyAsked:
    """State whether a law sets a term for the duty asked for, and by which day it then ends."""

    termed: bool | None = None
    perform_by: date | None = None


@frozen
class Ordered:
    """State within how many days the respondent must act, or the organ accept; whether the decision sets no term."""

    term: int | None = None
    untermed: bool | None = None


@frozen
class Decision:
    """State what is ordered, by how many people the case was heard, and whether the decision is weighty."""

    order: Order | None = None
    hearers: int | None = None
    weighty: bool | None = None


@frozen
class Refusal:
    """State the reason why an application is not taken up, or is rejected after acceptance."""

    reason: str | None = None


SPANS = (
    Span("耽误", {Around.OBSTACLE}, {Around.OBSTACLE_GONE}, by="当事人"),
    Span("误诉", {Around.SUED_WRONGLY}, {Around.COURT_RETURNED}, by="法院"),
    Span("原机关自行纠正", {Around.CORRECTING}, {Around.CORRECTING_ENDED}),
)


def traits(*, decided: str, served: str, knew: frozenset[str]) -> dict[str, Trait]:
    """Name the qualities that choose among these limits, by the words of the case for decision, service, knowledge."""
    return {
        "不动产": Trait({Around.DONE}, "immovable"),
        "未告知复议权利": Trait(knew, "told", frozenset({False})),
        "复议前置": Trait(knew, "prior"),
        "有履行期限": Trait({Around.DUTY_ASKED}, "termed"),
        "提级审理": Trait({Around.TAKEN_UP}),
        "责令履行": Trait({decided}, "order", frozenset({Order.PERFORM})),
        "责令重作": Trait({decided}, "order", frozenset({Order.REDO})),
        "未定期限": Trait({served}, "untermed"),
        "重大复议决定": Trait({decided}, "weighty"),
    }


STARTS = frozenset(
    {
        Around.DONE,
        Around.KNEW_RIGHT,
        Around.DUTY_ASKED,
        Around.OBSTACLE,
        Around.SUED_WRONGLY,
        Around.CORRECTING,
        Around.TAKEN_UP,
        Around.ORDERED_TO_PERFORM,
    }
)

MUST = (
    "apply",
    "apply_untold",
    "apply_at_most",
    "limitation",
    "inaction_ripe",
    "apply_over_inaction",
    "agree_on_accepting",
    "name_accepting",
    "accept_as_ordered",
    "sue_after_refusal",
    "sue_after_silence",
    "transfer_material",
    "decide_taken_up",
    "decide_after_mediation",
    "file_weighty",
    "perform_duty",
    "redo",
    "redo_untermed",
    "perform_decision",
    "administrative-litigation-act/sue_after_review",
    "administrative-litigation-act/sue_after_silence",
)


def may(*, received: str, accepted: str, refused: str, decided: str, served: str) -> May:
    """Say what must have happened before each step, by the words of the case itself."""
    return {
        Around.DUTY_DONE: (Needs({Around.DUTY_ASKED, served}),),
        Around.OBSTACLE_GONE: (Needs({Around.OBSTACLE}),),
        Around.COURT_RETURNED: (Needs({Around.SUED_WRONGLY}),),
        Around.CORRECTING_ENDED: (Needs({Around.CORRECTING}),),
        Around.ORDERED_TO_ACCEPT: (Needs({received}, unless={accepted}),),
        Around.DECISION_RECEIVED: (Needs({decided}),),
        Around.REFUSAL_RECEIVED: (Needs({refused}),),
        Around.REJECTED: (Needs({accepted}, unless={decided}, article="第三十三条"),),
        Around.REJECTION_RECEIVED: (Needs({Around.REJECTED}, article="第三十三条"),),
        Around.TAKING_UP_TOLD: (Needs({accepted}, article=f"{REGULATION}/第四十条"),),
        Around.MATERIAL_SENT: (Needs({Around.TAKING_UP_TOLD}, article=f"{REGULATION}/第四十条"),),
        Around.MEDIATION_FAILED: (Needs({accepted, Around.TAKEN_UP}, article="第七十三条第二款"),),
        Around.FILED_UP: (Needs({decided}),),
        Around.REDONE: (Needs({served}, article="第六十四条第一款"),),
        Around.PERFORMED: (Needs({served, Around.ORDERED_TO_PERFORM}, article="第七十七条第一款"),),
    }
