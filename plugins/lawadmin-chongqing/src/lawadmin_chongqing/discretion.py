"""行政处罚裁量基准: made within six months of a new penalty, evaluated, corrected; departed from with approval."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs

ACT = "chongqing-penalty-discretion-rules"


class Step(StrEnum):
    """What can happen to a standard of discretion, in the words of the measures."""

    RULES = "办法公布"
    BASIS = "处罚依据公布"
    EXTENDED = "延长"
    MADE = "制定裁量基准"
    AMENDED = "修改裁量基准"
    PENALTY_EVALUATED = "评估行政处罚"
    EVALUATED = "评估裁量基准"
    UNFIT = "认定裁量基准不适当"
    DEPARTED = "调整适用"
    ABUSED = "发现裁量违法或者不当"
    CORRECTED = "自行纠正"


@frozen
class Before:
    """State how an organ stood when the measures were published: with a standard that does not fit, or with none."""

    unfit: bool | None = None
    missing: bool | None = None


@frozen
class Standard:
    """State whether a standard names what is unlawful, its basis, grades, conditions and measures (第十一条)."""

    offence: bool | None = None
    basis: bool | None = None
    grades: bool | None = None
    conditions: bool | None = None
    measures: bool | None = None


@frozen
class Departure:
    """State who let a case depart from the standard: the head or all heads together, and the superior that made it."""

    approved: bool | None = None
    superiors_standard: bool | None = None
    superior_approved: bool | None = None
    filed: bool | None = None


_MADE = frozenset({Step.MADE, Step.AMENDED})

DISCRETION_STANDARD = Procedure(
    name="discretion-standard-chongqing",
    title="行政处罚裁量基准",
    title_en="Standards of discretion in penalties",
    clause="2.4.2",
    act=ACT,
    steps=Step,
    starts={Step.RULES, Step.BASIS, Step.PENALTY_EVALUATED, Step.ABUSED},
    facts={
        Step.RULES: Before,
        Step.EXTENDED: Prolonged,
        Step.MADE: Standard,
        Step.AMENDED: Standard,
        Step.DEPARTED: Departure,
    },
    traits={
        "原有基准不符": Trait({Step.RULES}, "unfit"),
        "没有裁量基准": Trait({Step.RULES}, "missing"),
    },
    may={
        Step.EXTENDED: (Needs({Step.BASIS}, article="第九条第一款"),),
        Step.MADE: (Needs({Step.BASIS, Step.RULES}, article="第九条第一款"),),
        Step.AMENDED: (Needs({Step.BASIS, Step.RULES, Step.UNFIT}, article="第九条"),),
        Step.EVALUATED: (Needs({Step.PENALTY_EVALUATED}, article="第九条第三款"),),
        Step.UNFIT: (Needs({Step.EVALUATED}, article="第九条第三款"),),
        Step.DEPARTED: (Needs(_MADE, article="第十九条"),),
        Step.CORRECTED: (Needs({Step.ABUSED}, article="第二十二条"),),
    },
    must=(
        "make_for_new_law",
        "evaluate",
        "update_standard",
        "correct",
        "revise_old_standard",
        "make_missing_standard",
    ),
)


def _over_the_superior(event: Event) -> bool:
    """Tell whether a case departs from a superior's standard without that superior's approval."""
    return event.fact("superiors_standard") is True and event.fact("superior_approved") is False


CHECKS = (
    wrongs(
        "discretion-standard-chongqing",
        DISCRETION_STANDARD,
        *(
            Wrong(step, "report-incomplete", denied(part), "第十一条")
            for step in sorted(_MADE)
            for part in ("offence", "basis", "grades", "conditions", "measures")
        ),
        Wrong(Step.DEPARTED, "not-approved", denied("approved"), "第十九条第一款"),
        Wrong(Step.DEPARTED, "not-approved", _over_the_superior, "第十九条第二款"),
        Wrong(Step.DEPARTED, "not-filed", denied("filed"), "第十九条第一款"),
        citation="重庆市规范行政处罚裁量权办法 第十一条、第十九条",
    ),
)
