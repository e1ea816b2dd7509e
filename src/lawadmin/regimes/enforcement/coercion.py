"""行政强制措施: seizure, freezing and other measures.

Seizure and freezing are capped at thirty days, once extended by at most thirty: a cap burdens the party, so it never
rolls over.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Excluded, Prolonged
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, fewer, wrongs


class Measure(StrEnum):
    """What can happen to a coercive measure, in the words of the Act."""

    REPORTED_TO_HEAD = "报请批准"
    APPROVED = "批准"
    ON_SPOT = "当场实施"
    REPORTED = "报告负责人"
    TOLD_ON_SPOT = "当场告知"
    STATEMENT = "陈述申辩"
    RESTRAINED = "限制人身自由"
    FAMILY_TOLD = "通知家属"
    BACK = "返回机关"
    PURPOSE_GONE = "目的达到或者条件消失"
    NOT_WARRANTED = "认为不应当采取"
    SEALED = "查封"
    DETAINED = "扣押"
    FREEZING_ASKED = "冻结通知"
    FROZEN = "冻结"
    FREEZING_DELIVERED = "交付冻结决定书"
    TESTING = "检测"
    TESTED = "检测结束"
    INSPECTION = "检验"
    INSPECTED = "检验结束"
    QUARANTINE = "检疫"
    QUARANTINED = "检疫结束"
    APPRAISAL = "技术鉴定"
    APPRAISED = "技术鉴定结束"
    EXTENDED = "延长"
    EXTENSION_TOLD = "告知延长"
    MUST_LIFT = "应当解除"
    LIFTED = "解除"
    UNFREEZING_TOLD = "通知解除冻结"
    UNFROZEN = "金融机构解除"
    CONFISCATED = "没收"
    DESTROYED = "销毁"
    TRANSFERRED = "划拨"
    DECIDED = "处理决定"
    RETURNED = "退还"


@frozen
class Seizure:
    """State who seized what: how many officers; whether it has nothing to do with the case, or is a necessity of life.

    ``listed`` says whether the party was handed the list of what was taken, ``doubled`` whether another organ had
    sealed it before.
    """

    officers: int | None = None
    unrelated: bool | None = None
    necessity: bool | None = None
    doubled: bool | None = None
    listed: bool | None = None


@frozen
class Freezing:
    """State whether a law lets the organ freeze, and whether the sum goes beyond what is at stake."""

    empowered: bool | None = None
    excessive: bool | None = None


_TESTS = (
    (Measure.TESTING, Measure.TESTED),
    (Measure.INSPECTION, Measure.INSPECTED),
    (Measure.QUARANTINE, Measure.QUARANTINED),
    (Measure.APPRAISAL, Measure.APPRAISED),
)
_SEIZED = frozenset({Measure.SEALED, Measure.DETAINED})
_HELD = _SEIZED | {Measure.FROZEN}
_APPROVAL = (Needs({Measure.APPROVED, Measure.ON_SPOT}, article="第十八条第一项"),)

MEASURE = Procedure(
    name="coercive-measure",
    title="行政强制措施",
    title_en="Coercive measures",
    clause="2.4.1",
    act="administrative-coercion-act",
    steps=Measure,
    starts={Measure.REPORTED_TO_HEAD, Measure.APPROVED, Measure.ON_SPOT},
    facts={
        Measure.SEALED: Seizure,
        Measure.DETAINED: Seizure,
        Measure.FREEZING_ASKED: Freezing,
        Measure.EXTENDED: Prolonged,
        **{begin: Excluded for begin, _ in _TESTS},
    },
    traits={"查封扣押": Trait(_SEIZED), "冻结": Trait({Measure.FROZEN})},
    spans=tuple(Span(begin.value, {begin}, {end}, told="until", per=True) for begin, end in _TESTS),
    may={
        Measure.REPORTED: (Needs({Measure.ON_SPOT, Measure.BACK}, article="第十九条"),),
        Measure.TOLD_ON_SPOT: _APPROVAL,
        Measure.STATEMENT: (Needs({Measure.TOLD_ON_SPOT}, article="第十八条第六项"),),
        Measure.RESTRAINED: _APPROVAL,
        Measure.FAMILY_TOLD: (Needs({Measure.RESTRAINED}, article="第二十条第一款第一项"),),
        Measure.BACK: (Needs({Measure.RESTRAINED}, article="第二十条第一款第二项"),),
        Measure.PURPOSE_GONE: (Needs({Measure.RESTRAINED}, article="第二十条第二款"),),
        Measure.NOT_WARRANTED: (Needs({Measure.REPORTED}, article="第十九条"),),
        Measure.SEALED: (*_APPROVAL, Needs({Measure.TOLD_ON_SPOT}, article="第十八条第五项")),
        Measure.DETAINED: (*_APPROVAL, Needs({Measure.TOLD_ON_SPOT}, article="第十八条第五项")),
        Measure.FREEZING_ASKED: (Needs({Measure.APPROVED}, article="第三十条第一款"),),
        Measure.FROZEN: (Needs({Measure.FREEZING_ASKED}, article="第三十条第二款"),),
        Measure.FREEZING_DELIVERED: (Needs({Measure.FROZEN}, article="第三十一条"),),
        **{begin: (Needs(_SEIZED, article="第二十五条第三款"),) for begin, _ in _TESTS},
        **{end: (Needs({begin}, article="第二十五条第三款"),) for begin, end in _TESTS},
        Measure.EXTENDED: (Needs(_HELD, article="第二十五条第一款"),),
        Measure.EXTENSION_TOLD: (Needs({Measure.EXTENDED}, article="第二十五条第二款"),),
        Measure.MUST_LIFT: (Needs(_HELD, article="第二十八条第一款"),),
        Measure.LIFTED: (Needs({*_HELD, Measure.RESTRAINED, Measure.NOT_WARRANTED}),),
        Measure.UNFREEZING_TOLD: (Needs({Measure.LIFTED}, article="第三十三条第二款"),),
        Measure.UNFROZEN: (Needs({Measure.FROZEN}, article="第三十三条第二款"),),
        Measure.CONFISCATED: (Needs(_SEIZED, article="第二十七条"),),
        Measure.DESTROYED: (Needs(_SEIZED, article="第二十七条"),),
        Measure.TRANSFERRED: (Needs({Measure.FROZEN}),),
        Measure.DECIDED: (Needs(_HELD, article="第二十七条"),),
        Measure.RETURNED: (Needs({Measure.LIFTED}, article="第二十八条第二款"),),
    },
    must=(
        "report",
        "lift_unapproved",
        "tell_family",
        "report_custody",
        "release_person",
        "seize",
        "tell_seizure_extended",
        "lift_seizure",
        "return_goods",
        "freeze_at_once",
        "deliver_freezing",
        "freeze",
        "tell_freezing_extended",
        "lift_freezing",
        "tell_unfreezing",
        "unfreeze_at_once",
    ),
    outside={Measure.FROZEN, Measure.UNFROZEN},
    party={Measure.STATEMENT},
)


def _seizing(step: Measure) -> tuple[Wrong, ...]:
    return (
        Wrong(step, "too-few-officers", fewer("officers", 2), "第十八条第二项"),
        Wrong(step, "seized-unrelated", claimed("unrelated"), "第二十三条第一款"),
        Wrong(step, "seized-necessity", claimed("necessity"), "第二十三条第一款"),
        Wrong(step, "seized-twice", claimed("doubled"), "第二十三条第二款"),
        Wrong(step, "no-list", denied("listed"), "第二十四条第一款"),
    )


CHECKS = (
    wrongs(
        "measure-within-bounds",
        MEASURE,
        *_seizing(Measure.SEALED),
        *_seizing(Measure.DETAINED),
        Wrong(Measure.FREEZING_ASKED, "freezing-unempowered", denied("empowered"), "第二十九条第一款"),
        Wrong(Measure.FREEZING_ASKED, "frozen-too-much", claimed("excessive"), "第二十九条第二款"),
        citation="行政强制法 第十八条、第二十三条、第二十四条、第二十九条",
    ),
)
