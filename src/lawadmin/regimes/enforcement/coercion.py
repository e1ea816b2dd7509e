"""行政强制: seizure, freezing and other measures, and the enforcement of decisions.

Seizure and freezing are capped at thirty days, once extended by at most thirty: a cap burdens the party, so it never
rolls over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import at_step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


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
    CONFISCATED = "没收"
    DESTROYED = "销毁"
    TRANSFERRED = "划拨"
    DECIDED = "处理决定"
    RETURNED = "退还"


@frozen
class Prolonged:
    """State by how many days the measure was extended; the whole of it where not said."""

    days: int | None = None


@frozen
class Excluded:
    """State until which day, as the party was told, a test lasts."""

    until: date | None = None


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
    facts={Measure.EXTENDED: Prolonged, **{begin: Excluded for begin, _ in _TESTS}},
    spans=tuple(Span(begin.value, {begin}, {end}, told="until", per=True) for begin, end in _TESTS),
    may={
        Measure.REPORTED: (Needs({Measure.ON_SPOT, Measure.BACK}, article="第十九条"),),
        Measure.TOLD_ON_SPOT: _APPROVAL,
        Measure.STATEMENT: (Needs({Measure.TOLD_ON_SPOT}, article="第十八条第六项"),),
        Measure.RESTRAINED: _APPROVAL,
        Measure.FAMILY_TOLD: (Needs({Measure.RESTRAINED}, article="第二十条第一款第一项"),),
        Measure.BACK: (Needs({Measure.RESTRAINED}, article="第二十条第一款第二项"),),
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
        "seize",
        "tell_seizure_extended",
        "lift_seizure",
        "return_goods",
        "freeze_at_once",
        "deliver_freezing",
        "freeze",
        "lift_freezing",
    ),
    outside={Measure.FROZEN},
    party={Measure.STATEMENT},
)


class Enforcement(StrEnum):
    """What can happen when a decision is enforced, in the words of the Act."""

    SERVED = "送达"
    SURCHARGED = "加处罚款"
    DEMANDED = "催告送达"
    STATEMENT = "陈述申辩"
    ORDERED = "强制执行决定"
    TRANSFER_ORDERED = "划拨决定"
    TRANSFERRED = "划拨"
    SUBSTITUTE_DEMANDED = "催告代履行"
    SUBSTITUTED = "代履行"
    SUBSTITUTED_AT_ONCE = "立即代履行"
    PARTY_TOLD = "通知当事人"
    SUSPENDED = "中止执行"
    RESUMED = "恢复执行"
    GIVEN_UP = "不再执行"
    SUED = "起诉"
    RECONSIDERATION = "申请复议"
    COURT_ASKED = "申请法院执行"
    COURT_ACCEPTED = "法院受理"
    COURT_REFUSED = "法院不予受理"
    COURT_ORDERED = "执行裁定"
    COURT_DENIED = "不予执行裁定"
    COURT_ENFORCED = "法院执行"
    PAID = "缴清"
    DONE = "执行完毕"


@frozen
class Substitution:
    """State the day of the performance in the party's place."""

    performed_on: date | None = None


@frozen
class Performance:
    """State whether it was urgent, in which case a holiday or the night does not matter."""

    urgent: bool | None = None


@frozen
class Suspension:
    """State whether the party cannot perform and no evident harm follows (第三十九条第二款)."""

    hopeless: bool | None = None


ENFORCEMENT = Procedure(
    name="enforcement",
    title="行政强制执行",
    title_en="Enforcement of decisions",
    clause="2.4.1",
    act="administrative-coercion-act",
    steps=Enforcement,
    starts={Enforcement.SERVED, Enforcement.SUBSTITUTED_AT_ONCE},
    facts={
        Enforcement.SUBSTITUTE_DEMANDED: Substitution,
        Enforcement.SUSPENDED: Suspension,
        Enforcement.SUBSTITUTED: Performance,
    },
    traits={
        "无能力履行且无明显危害": Trait({Enforcement.SUSPENDED}, "hopeless"),
        "明显违法": Trait(frozenset()),
        "申请立即执行": Trait(frozenset()),
    },
    may={
        Enforcement.SURCHARGED: (Needs({Enforcement.SERVED}, article="第四十五条第一款"),),
        Enforcement.DEMANDED: (Needs({Enforcement.SERVED}, article="第三十五条"),),
        Enforcement.STATEMENT: (Needs({Enforcement.DEMANDED}, article="第三十六条"),),
        Enforcement.ORDERED: (Needs({Enforcement.DEMANDED}, unless={Enforcement.PAID}, article="第三十七条第一款"),),
        Enforcement.TRANSFER_ORDERED: (
            Needs({Enforcement.ORDERED}, waits={"surcharge_first"}, article="第四十六条第一款"),
        ),
        Enforcement.TRANSFERRED: (Needs({Enforcement.TRANSFER_ORDERED}, article="第四十七条第一款"),),
        Enforcement.SUBSTITUTE_DEMANDED: (Needs({Enforcement.SERVED}, article="第五十一条第一款第二项"),),
        Enforcement.SUBSTITUTED: (Needs({Enforcement.SUBSTITUTE_DEMANDED}, article="第五十一条第一款第二项"),),
        Enforcement.PARTY_TOLD: (Needs({Enforcement.SUBSTITUTED_AT_ONCE}, article="第五十二条"),),
        Enforcement.SUSPENDED: (Needs({Enforcement.ORDERED}, article="第三十九条第一款"),),
        Enforcement.RESUMED: (
            Needs({Enforcement.SUSPENDED}, unless={Enforcement.GIVEN_UP}, article="第三十九条第二款"),
        ),
        Enforcement.GIVEN_UP: (Needs({Enforcement.SUSPENDED}, article="第三十九条第二款"),),
        Enforcement.SUED: (Needs({Enforcement.SERVED}),),
        Enforcement.RECONSIDERATION: (Needs({Enforcement.SERVED}),),
        Enforcement.COURT_ASKED: (
            Needs(
                {Enforcement.DEMANDED},
                unless={Enforcement.SUED, Enforcement.RECONSIDERATION, Enforcement.PAID},
                waits={"demand"},
                within={"apply_court"},
                article="第五十三条",
            ),
        ),
        Enforcement.COURT_ACCEPTED: (Needs({Enforcement.COURT_ASKED}, article="第五十六条第一款"),),
        Enforcement.COURT_REFUSED: (Needs({Enforcement.COURT_ASKED}, article="第五十六条第一款"),),
        Enforcement.COURT_ORDERED: (Needs({Enforcement.COURT_ACCEPTED}, article="第五十七条"),),
        Enforcement.COURT_DENIED: (Needs({Enforcement.COURT_ACCEPTED}, article="第五十八条第二款"),),
        Enforcement.COURT_ENFORCED: (Needs({Enforcement.COURT_ORDERED}, article="第五十九条"),),
        Enforcement.PAID: (Needs({Enforcement.SERVED}),),
        Enforcement.DONE: (Needs({Enforcement.SERVED}),),
    },
    must=(
        "administrative-litigation-act/sue",
        "surcharge_first",
        "demand",
        "demand_substitute",
        "tell_substitute",
        "give_up",
        "apply_court",
        "transfer_at_once",
        "court_accept",
        "court_rule",
        "execute_at_once",
    ),
    ends={Enforcement.DONE},
    party={Enforcement.STATEMENT, Enforcement.SUED, Enforcement.RECONSIDERATION, Enforcement.PAID},
    outside={
        Enforcement.COURT_ACCEPTED,
        Enforcement.COURT_REFUSED,
        Enforcement.COURT_ORDERED,
        Enforcement.COURT_DENIED,
        Enforcement.COURT_ENFORCED,
    },
)


def on_a_holiday(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find performance in the party's place on a day off, where it was not urgent (第四十三条第一款)."""
    base = Base(seen, ENFORCEMENT, timeline)
    for event in timeline.of(frozenset({Enforcement.SUBSTITUTED})):
        if not event.fact("urgent") and not seen.calendar.is_worked(event.day):
            yield at_step(base, event, "on-a-holiday", "第四十三条第一款")


CHECKS = (Check("not-on-a-holiday", "2.4.1", on_a_holiday, frozenset({ENFORCEMENT.name}), "行政强制法 第四十三条"),)
