"""行政强制执行: decisions enforced by the organ itself, or by the court on its application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, exceeds, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Gravity


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
    REMOVAL_ANNOUNCED = "公告拆除"
    REMOVED = "自行拆除"
    REMOVED_BY_FORCE = "强制拆除"
    SUED = "起诉"
    RECONSIDERATION = "申请复议"
    COURT_ASKED = "申请法院执行"
    COURT_ACCEPTED = "法院受理"
    COURT_REFUSED = "法院不予受理"
    REFUSAL_SERVED = "不予受理裁定送达"
    COURT_ORDERED = "执行裁定"
    COURT_DENIED = "不予执行裁定"
    DENIAL_SERVED = "不予执行裁定送达"
    UPPER_ASKED = "申请上级法院复议"
    UPPER_RECEIVED_REFUSAL = "上级法院收到受理复议"
    UPPER_RECEIVED_DENIAL = "上级法院收到执行复议"
    UPPER_RULED = "上级法院裁定"
    COURT_ENFORCED = "法院执行"
    PAID = "缴清"
    DONE = "执行完毕"


@frozen
class Substitution:
    """State the day of the performance in the party's place."""

    performed_on: date | None = None


@frozen
class Performance:
    """State whether it was urgent, in which case a holiday or the night does not matter; whether a supply was cut.

    ``supply_cut`` where water, power, heat or gas of a household was cut to force the party.
    """

    urgent: bool | None = None
    night: bool | None = None
    supply_cut: bool | None = None


@frozen
class Surcharge:
    """State the surcharge and the sum owed, in yuan."""

    surcharge: int | None = None
    owed: int | None = None


@frozen
class Application:
    """State whether the decision looks unlawful to the court, or whether enforcement at once was asked for."""

    unlawful: bool | None = None
    at_once: bool | None = None


@frozen
class Suspension:
    """State whether the party cannot perform and no evident harm follows (第三十九条第二款)."""

    hopeless: bool | None = None


#: What the organ does itself to enforce a decision, and may not do at night, on a day off, or by cutting a supply.
_PERFORMED = (Enforcement.SUBSTITUTED, Enforcement.REMOVED_BY_FORCE)

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
        **dict.fromkeys(_PERFORMED, Performance),
        Enforcement.SURCHARGED: Surcharge,
        Enforcement.REMOVAL_ANNOUNCED: Term,
        Enforcement.COURT_ASKED: Application,
        Enforcement.COURT_ACCEPTED: Application,
    },
    traits={
        "应当履行决定": Trait({Enforcement.SERVED}, lost=frozenset({Enforcement.DONE})),
        "无能力履行且无明显危害": Trait({Enforcement.SUSPENDED}, "hopeless"),
        "明显违法": Trait({Enforcement.COURT_ACCEPTED}, "unlawful"),
        "申请立即执行": Trait({Enforcement.COURT_ASKED}, "at_once"),
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
        Enforcement.REFUSAL_SERVED: (Needs({Enforcement.COURT_REFUSED}, article="第五十六条第二款"),),
        Enforcement.DENIAL_SERVED: (Needs({Enforcement.COURT_DENIED}, article="第五十八条第二款"),),
        Enforcement.UPPER_ASKED: (
            Needs({Enforcement.REFUSAL_SERVED, Enforcement.DENIAL_SERVED}, article="第五十八条第三款"),
        ),
        Enforcement.UPPER_RECEIVED_REFUSAL: (
            Needs({Enforcement.UPPER_ASKED}),
            Needs({Enforcement.REFUSAL_SERVED}, article="第五十六条第二款"),
        ),
        Enforcement.UPPER_RECEIVED_DENIAL: (
            Needs({Enforcement.UPPER_ASKED}),
            Needs({Enforcement.DENIAL_SERVED}, article="第五十八条第三款"),
        ),
        Enforcement.UPPER_RULED: (Needs({Enforcement.UPPER_RECEIVED_REFUSAL, Enforcement.UPPER_RECEIVED_DENIAL}),),
        Enforcement.REMOVAL_ANNOUNCED: (Needs({Enforcement.SERVED}, article="第四十四条"),),
        Enforcement.REMOVED: (Needs({Enforcement.REMOVAL_ANNOUNCED}, article="第四十四条"),),
        Enforcement.REMOVED_BY_FORCE: (
            Needs({Enforcement.DEMANDED}, article="第三十五条"),
            Needs(
                {Enforcement.REMOVAL_ANNOUNCED},
                unless={Enforcement.REMOVED, Enforcement.SUED, Enforcement.RECONSIDERATION},
                article="第四十四条",
            ),
        ),
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
        "remove_building",
        "court_accept",
        "object_refusal",
        "upper_court_accept",
        "court_rule",
        "court_serve",
        "object_ruling",
        "upper_court_rule",
        "execute_at_once",
    ),
    ends={Enforcement.DONE},
    party={
        Enforcement.STATEMENT,
        Enforcement.SUED,
        Enforcement.RECONSIDERATION,
        Enforcement.PAID,
        Enforcement.REMOVED,
    },
    outside={
        Enforcement.COURT_ACCEPTED,
        Enforcement.COURT_REFUSED,
        Enforcement.COURT_ORDERED,
        Enforcement.COURT_DENIED,
        Enforcement.COURT_ENFORCED,
        Enforcement.REFUSAL_SERVED,
        Enforcement.DENIAL_SERVED,
        Enforcement.UPPER_RECEIVED_REFUSAL,
        Enforcement.UPPER_RECEIVED_DENIAL,
        Enforcement.UPPER_RULED,
    },
)


def at_rest(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find enforcement at night or on a day off that was not urgent (第四十三条第一款).

    Whether 法定节假日 means every weekend is open: one that no notice makes a holiday is a note.
    """
    base = Base(seen, ENFORCEMENT, timeline)
    for event in timeline.of(frozenset(_PERFORMED)):
        day, night = seen.calendar.status(event.day), event.fact("night") is True
        if (night or not day.worked) and not event.fact("urgent"):
            finding = at_step(base, event, "on-a-holiday", "第四十三条第一款")
            yield finding if night or day.notice else evolve(finding, gravity=Gravity.NOTE)


CHECKS = (
    Check("not-on-a-holiday", "2.4.1", at_rest, frozenset({ENFORCEMENT.name}), "行政强制法 第四十三条"),
    wrongs(
        "enforcement-within-bounds",
        ENFORCEMENT,
        *(Wrong(step, "supply-cut", claimed("supply_cut"), "第四十三条第二款") for step in _PERFORMED),
        Wrong(Enforcement.SURCHARGED, "surcharge-above-debt", exceeds("surcharge", "owed"), "第四十五条第二款"),
        citation="行政强制法 第四十三条、第四十五条",
    ),
)
