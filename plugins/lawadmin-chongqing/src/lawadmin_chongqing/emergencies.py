"""突发事件应对: larger events reported within the hour, plans revised by their cycle, drills every year."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import More, Needs, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.functions.emergency import RESPONSE, WARNING, Level, Response, Warn
from lawadmin.regimes.functions.preparedness import DUTIES, PLAN, Duty, Kind
from lawadmin.regimes.functions.preparedness import Step as Plan
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs

ACT = "chongqing-emergency-response-regulation"


class Warned(StrEnum):
    """What else can happen to a warning in Chongqing."""

    SENT_UP = "报送上级政府"
    FILED = "报市政府备案"


@frozen
class Bulletin:
    """State what a warning holds, and whether the city's government or a department that it empowers issued it."""

    level: Level | None = None
    kind: str | None = None
    area: str | None = None
    measures: str | None = None
    issuer: str | None = None
    by_city: bool | None = None


WARNING_CHONGQING = WARNING.amend(
    name="emergency-warning-chongqing",
    replaces="emergency-warning",
    must=("send_information",),
    may={
        Warned.SENT_UP: (Needs({Warn.LEARNED}, article=f"{ACT}/第二十八条"),),
        Warned.FILED: (Needs({Warn.ISSUED}, article=f"{ACT}/第三十条第二款"),),
    },
    more=More(steps=Warned, facts={Warn.ISSUED: Bulletin, Warn.ADJUSTED: Bulletin}),
)


class Responded(StrEnum):
    """What else can happen in the response to an event in Chongqing."""

    ACTIVATED = "启动应急预案"
    UNIT_ACTED = "启动单位预案"
    CALLED = "要求到场"
    CAME = "到达现场"
    COMMAND = "设立现场指挥部"
    CONTROLLED = "危害得到控制"
    RECOVERY = "组织恢复"
    INSURERS_TOLD = "通报保险机构"
    CONFLICT = "发现矛盾纠纷"
    CONFLICT_SETTLED = "调解处理"


@frozen
class Occurrence:
    """State whether an event is at least a larger one (较大以上)."""

    larger: bool | None = None


@frozen
class Taking:
    """State whether a requisition was ordered in writing and listed, receipted, and compensated (第四十一条)."""

    ordered: bool | None = None
    listed: bool | None = None
    receipt: bool | None = None
    compensated: bool | None = None


_EVENT = frozenset({Response.OCCURRED, Response.SECURITY})

RESPONSE_CHONGQING = RESPONSE.amend(
    name="emergency-response-chongqing",
    replaces="emergency-response",
    without=("police_respond",),
    must=(
        "activate_plan",
        "report_by_unit",
        "unit_acts",
        "come_to_scene",
        "begin_recovery",
        "tell_insurers",
        "settle_conflicts",
    ),
    may={
        Responded.ACTIVATED: (Needs(_EVENT, article=f"{ACT}/第三十五条"),),
        Responded.UNIT_ACTED: (Needs(_EVENT, article=f"{ACT}/第三十九条"),),
        Responded.CALLED: (Needs(_EVENT, article=f"{ACT}/第四十条第二款"),),
        Responded.CAME: (Needs({Responded.CALLED}, article=f"{ACT}/第四十条第二款"),),
        Responded.COMMAND: (Needs(_EVENT, article=f"{ACT}/第三十六条"),),
        Responded.CONTROLLED: (Needs(_EVENT),),
        Responded.RECOVERY: (Needs({Responded.CONTROLLED}, article=f"{ACT}/第四十三条"),),
        Responded.INSURERS_TOLD: (Needs({Response.OVER}, article=f"{ACT}/第四十七条第二款"),),
        Responded.CONFLICT_SETTLED: (Needs({Responded.CONFLICT}, article=f"{ACT}/第十六条第二款"),),
    },
    more=More(
        steps=Responded,
        starts={Responded.CONFLICT},
        facts={Response.OCCURRED: Occurrence, Response.TAKEN: Taking, Response.RETURNED: Taking},
        traits={"较大以上": Trait({Response.OCCURRED}, "larger")},
        outside={Responded.UNIT_ACTED, Responded.CAME},
    ),
)

_GOVERNMENT = frozenset({Kind.GENERAL, Kind.SPECIAL, Kind.DEPARTMENT})

PLAN_CHONGQING = PLAN.amend(
    name="emergency-plan-chongqing",
    replaces="emergency-plan",
    must=("revise_plan_as_needed", "revise_plan_regularly"),
    more=More(
        traits={
            "政府及部门预案": Trait({Plan.APPROVED}, "kind", _GOVERNMENT),
            "乡镇及村居预案": Trait({Plan.APPROVED}, "kind", frozenset({Kind.LOCAL})),
        }
    ),
)


class Prepared(StrEnum):
    """What else happens in the standing matter of preparedness in Chongqing."""

    TEAMS_TRAINED = "队伍培训"


@frozen
class Drill:
    """State whether a yearly drill followed the plan (第十九条第一款)."""

    by_plan: bool | None = None


PREPAREDNESS_CHONGQING = DUTIES.amend(
    name="emergency-preparedness-chongqing",
    replaces="emergency-preparedness",
    must=("train_teams", "drill"),
    may={Prepared.TEAMS_TRAINED: (Needs({Duty.ESTABLISHED}, article=f"{ACT}/第十九条第一款"),)},
    more=More(steps=Prepared, facts={Duty.DRILLED: Drill}),
)

_CITY_LEVELS = frozenset({Level.RED, Level.ORANGE})


def _by_county(event: Event) -> bool:
    """Tell whether a warning of the two higher levels was issued by someone else than the city."""
    return event.fact("level") in _CITY_LEVELS and event.fact("by_city") is False


CHECKS = (
    wrongs(
        "warning-issuer-chongqing",
        WARNING_CHONGQING,
        Wrong(Warn.ISSUED, "wrong-body", _by_county, f"{ACT}/第三十条第二款"),
        citation="重庆市突发事件应对条例 第三十条第二款",
    ),
    wrongs(
        "requisition-chongqing",
        RESPONSE_CHONGQING,
        Wrong(Response.TAKEN, "not-written", denied("ordered"), f"{ACT}/第四十一条第一款"),
        Wrong(Response.TAKEN, "not-listed", denied("listed"), f"{ACT}/第四十一条第一款"),
        citation="重庆市突发事件应对条例 第四十一条第一款",
    ),
    wrongs(
        "drill-by-plan-chongqing",
        PREPAREDNESS_CHONGQING,
        Wrong(Duty.DRILLED, "not-by-plan", denied("by_plan"), f"{ACT}/第十九条第一款"),
        citation="重庆市突发事件应对条例 第十九条第一款",
    ),
)
