"""预警与应急处置: four-level warnings issued, adjusted and lifted, and the response to an event.

The Law of 2024 numbers its articles anew; conditions of order are told by their limits, so that each edition is cited
by its own number.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Warn(StrEnum):
    """What can happen from the first signs to the end of a warning."""

    LEARNED = "获悉突发事件信息"
    TOLD = "报告所在地政府"
    COLLECTED = "收集信息"
    ANALYSED = "汇总分析"
    LIKELY = "认为可能发生重大突发事件"
    LIKELY_REPORTED = "报告上级政府"
    PREVENTED = "采取预防措施"
    ISSUED = "发布警报"
    REPORTED = "报告上一级政府"
    LOWER_PERIOD = "宣布三级四级预警期"
    LOWER_WARNED = "发布警告"
    HIGHER_PERIOD = "宣布一级二级预警期"
    HIGHER_ADVISED = "发布建议劝告"
    COURSE = "事态变化"
    ADJUSTED = "调整预警级别"
    OVER = "危险解除"
    LIFTED = "解除警报"


class Level(StrEnum):
    """The four levels of warnings, from the highest."""

    RED = "一级红色"
    ORANGE = "二级橙色"
    YELLOW = "三级黄色"
    BLUE = "四级蓝色"


@frozen
class Bulletin:
    """State a warning's level, and its kind, area, measures and issuer as the Law asks."""

    level: Level | None = None
    kind: str | None = None
    area: str | None = None
    measures: str | None = None
    issuer: str | None = None


_HIGHER = frozenset({Level.RED, Level.ORANGE})

WARNING = Procedure(
    name="emergency-warning",
    title="突发事件预警",
    title_en="Early warning",
    clause="2.1.6",
    act="emergency-response-act",
    steps=Warn,
    starts={Warn.LEARNED, Warn.COLLECTED, Warn.LIKELY, Warn.ISSUED},
    facts={Warn.ISSUED: Bulletin, Warn.ADJUSTED: Bulletin},
    may={
        Warn.TOLD: (Needs({Warn.LEARNED}),),
        Warn.ANALYSED: (Needs({Warn.COLLECTED}),),
        Warn.LIKELY_REPORTED: (Needs({Warn.LIKELY}),),
        Warn.PREVENTED: (Needs({Warn.LIKELY}),),
        Warn.REPORTED: (Needs({Warn.ISSUED}),),
        Warn.LOWER_PERIOD: (Needs({Warn.ISSUED}, unless={Warn.LIFTED}),),
        Warn.LOWER_WARNED: (Needs({Warn.LOWER_PERIOD}),),
        Warn.HIGHER_PERIOD: (Needs({Warn.ISSUED}, unless={Warn.LIFTED}),),
        Warn.HIGHER_ADVISED: (Needs({Warn.HIGHER_PERIOD}),),
        Warn.COURSE: (Needs({Warn.ISSUED}),),
        Warn.ADJUSTED: (Needs({Warn.ISSUED}, unless={Warn.LIFTED}),),
        Warn.OVER: (Needs({Warn.ISSUED}),),
        Warn.LIFTED: (Needs({Warn.ISSUED}),),
    },
    must=(
        "report_information",
        "analyse",
        "report_major",
        "prevent",
        "report_warning",
        "warn_public",
        "advise_public",
        "adjust_warning",
        "lift_warning",
    ),
    ends={Warn.LIFTED},
)


class Response(StrEnum):
    """What can happen from an event to the report that sums it up."""

    OCCURRED = "突发事件发生"
    SECURITY = "社会安全事件发生"
    UNIT_REPORTED = "报告县级政府"
    REPORT = "收到报告"
    VERIFIED = "核实处理"
    TRANSFERRED = "移送有关单位"
    ACTED = "采取措施"
    REPORTED_UP = "报告上一级政府"
    OUT_OF_CONTROL = "不能控制危害"
    HIGHER_ASKED = "报告上级政府"
    HIGHER_KNOWS = "上级收到报告"
    HIGHER_ACTS = "统一领导处置"
    INFORMED = "发布信息"
    DISORDER = "严重危害治安事件发生"
    POLICE = "出动警力"
    RESPONDED = "应急处置"
    ORDERED = "作出应对决定"
    ORDERS_PUBLISHED = "公布应对决定"
    ORDERS_FILED = "报人大常委会备案"
    RUMOUR = "发现虚假信息"
    CORRECTED = "发布准确信息"
    COMPLAINT = "收到投诉举报"
    COMPLAINT_HANDLED = "调查处理"
    COMPLAINT_TRANSFERRED = "移送有关机关"
    DONATED = "接受捐赠"
    DONATIONS_PUBLISHED = "公开捐赠情况"
    TAKEN = "征用"
    USED = "征用财产使用完毕"
    RETURNED = "返还财产"
    OVER = "应急处置结束"
    ASSESSED = "损失评估"
    RESTORED = "恢复秩序"
    SUMMED_UP = "总结报告"
    CONGRESS = "专项工作报告"


@frozen
class Report:
    """State whether what is reported belongs to another organ."""

    foreign: bool | None = None


@frozen
class Taking:
    """State whether a requisition was written down with a receipt, and whether it was compensated."""

    receipt: bool | None = None
    compensated: bool | None = None


_EVENT = frozenset({Response.OCCURRED, Response.SECURITY})

RESPONSE = Procedure(
    name="emergency-response",
    title="突发事件应急处置",
    title_en="Emergency response",
    clause="2.1.6",
    act="emergency-response-act",
    steps=Response,
    starts={*_EVENT, Response.REPORT, Response.COMPLAINT, Response.RUMOUR},
    facts={
        Response.REPORT: Report,
        Response.COMPLAINT: Report,
        Response.TAKEN: Taking,
        Response.RETURNED: Taking,
    },
    traits={"不属于本机关职责": Trait({Response.REPORT, Response.COMPLAINT}, "foreign")},
    may={
        Response.UNIT_REPORTED: (Needs(_EVENT),),
        Response.VERIFIED: (Needs({Response.REPORT}),),
        Response.TRANSFERRED: (Needs({Response.REPORT}),),
        Response.ACTED: (Needs(_EVENT),),
        Response.REPORTED_UP: (Needs(_EVENT),),
        Response.OUT_OF_CONTROL: (Needs(_EVENT),),
        Response.HIGHER_ASKED: (Needs({Response.OUT_OF_CONTROL}),),
        Response.HIGHER_KNOWS: (Needs({Response.HIGHER_ASKED}),),
        Response.HIGHER_ACTS: (Needs({Response.HIGHER_ASKED}),),
        Response.INFORMED: (Needs(_EVENT),),
        Response.DISORDER: (Needs(_EVENT),),
        Response.POLICE: (Needs({Response.DISORDER}),),
        Response.RESPONDED: (Needs(_EVENT),),
        Response.ORDERED: (Needs(_EVENT),),
        Response.ORDERS_PUBLISHED: (Needs({Response.ORDERED}),),
        Response.ORDERS_FILED: (Needs({Response.ORDERED}),),
        Response.CORRECTED: (Needs({Response.RUMOUR}),),
        Response.COMPLAINT_HANDLED: (Needs({Response.COMPLAINT}),),
        Response.COMPLAINT_TRANSFERRED: (Needs({Response.COMPLAINT}),),
        Response.DONATED: (Needs(_EVENT),),
        Response.DONATIONS_PUBLISHED: (Needs({Response.DONATED}),),
        Response.TAKEN: (Needs(_EVENT, unless={Response.OVER}),),
        Response.USED: (Needs({Response.TAKEN}),),
        Response.RETURNED: (Needs({Response.TAKEN}),),
        Response.OVER: (Needs({Response.RESPONDED}),),
        Response.ASSESSED: (Needs({Response.OVER}),),
        Response.RESTORED: (Needs({Response.OVER}),),
        Response.SUMMED_UP: (Needs({Response.OVER}),),
        Response.CONGRESS: (Needs({Response.OVER}),),
    },
    must=(
        "unit_reports",
        "verify_report",
        "transfer_report",
        "act_at_once",
        "report_up",
        "ask_higher",
        "higher_acts",
        "inform_public",
        "police_respond",
        "respond",
        "respond_security",
        "publish_orders",
        "file_orders",
        "correct_rumours",
        "investigate_complaint",
        "transfer_complaint",
        "publish_donations",
        "return_property",
        "assess_damage",
        "restore",
        "find_causes",
    ),
    outside={Response.UNIT_REPORTED, Response.HIGHER_KNOWS, Response.HIGHER_ACTS},
)


def level(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find periods declared that do not fit the level of the warning then in force."""
    current: object = None
    for event in timeline:
        current = event.fact("level") or current
        if current is not None and event.step in _PERIODS and _PERIODS[event.step] is not (current in _HIGHER):
            yield at_step(Base(seen, WARNING, timeline), event, "wrong-level")


#: Which period each step declares: that of the higher levels or not.
_PERIODS: dict[str, bool] = {Warn.LOWER_PERIOD: False, Warn.HIGHER_PERIOD: True}

_PARTS = ("level", "kind", "area", "measures", "issuer")
CHECKS = (
    wrongs(
        "emergency-warning",
        WARNING,
        *(Wrong(Warn.ISSUED, "warning-incomplete", unstated(part)) for part in _PARTS),
        citation="突发事件应对法 第六十四条第二款",
    ),
    Check(
        "warning-level", "2.1.6", level, frozenset({WARNING.name}), "突发事件应对法 第六十三条、第六十六条、第六十七条"
    ),
    wrongs(
        "emergency-response",
        RESPONSE,
        Wrong(Response.TAKEN, "no-receipt", denied("receipt")),
        Wrong(Response.RETURNED, "not-compensated", denied("compensated")),
        citation="突发事件应对法 第十二条",
    ),
)
