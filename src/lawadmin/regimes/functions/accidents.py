"""生产安全事故: reported up within hours, inquired into within days, decided on by the government that may.

自然灾害救助: reported every day until the disaster is over.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, unstated, wrongs


class Step(StrEnum):
    """What can happen from an accident to the decision on its report, in the words of the Regulation."""

    OCCURRED = "事故发生"
    HEAD_TOLD = "报告单位负责人"
    HEAD_KNOWS = "负责人接到报告"
    UNIT_REPORTED = "报告监管部门"
    RESCUED = "启动应急预案"
    RECEIVED = "接到事故报告"
    REPORTED_UP = "上报事故"
    REPORTED_HOME = "报告本级政府"
    AT_SCENE = "赶赴现场"
    NEWS = "出现新情况"
    NEWS_REPORTED = "补报"
    CASUALTIES = "伤亡人数变化"
    CASUALTIES_REPORTED = "补报伤亡"
    OUT_OF_CONTROL = "不能控制事故"
    HIGHER_ASKED = "报告上级政府"
    INQUIRY = "组成事故调查组"
    TAKEN_OVER = "另行组织调查"
    APPRAISAL = "技术鉴定"
    APPRAISED = "技术鉴定结束"
    EXTENDED = "延长"
    CRIME = "发现涉嫌犯罪"
    CRIME_TRANSFERRED = "移交司法机关"
    REPORT = "提交调查报告"
    REPORT_RECEIVED = "收到调查报告"
    DECIDED = "批复"
    PUBLISHED = "公布处理情况"
    USED = "征用财产使用完毕"
    RESCUE_OVER = "救援结束"
    RETURNED = "归还财产"
    HURT = "救援人员伤亡"
    CARED_FOR = "救治抚恤"
    DANGER = "发现危及救援人员"
    DANGER_REMOVED = "消除隐患"
    COMPLAINT = "收到举报"
    COMPLAINT_HANDLED = "处理举报"


class Grade(StrEnum):
    """The grades of accidents, from the gravest (第三条)."""

    GRAVEST = "特别重大事故"
    GRAVE = "重大事故"
    LARGER = "较大事故"
    ORDINARY = "一般事故"


class Level(StrEnum):
    """The governments that may inquire."""

    STATE = "国务院"
    PROVINCE = "省级"
    CITY = "设区的市级"
    COUNTY = "县级"


#: Which government inquires into which grade (第十九条第一款、第二款).
INQUIRES = {
    Grade.GRAVEST: Level.STATE,
    Grade.GRAVE: Level.PROVINCE,
    Grade.LARGER: Level.CITY,
    Grade.ORDINARY: Level.COUNTY,
}


@frozen
class Accident:
    """State the grade of an accident, whether it is of traffic or fire, and whether its grade has changed."""

    grade: Grade | None = None
    traffic_or_fire: bool | None = None
    grade_changed: bool | None = None


@frozen
class Inquiry:
    """State the grade inquired into, by which government, and whether a member has a stake."""

    grade: Grade | None = None
    level: Level | None = None
    interested: bool | None = None


@frozen
class Findings:
    """State whether the report names those who answer, and whether every member signed it (第三十条第二款)."""

    responsible_named: bool | None = None
    signed: bool | None = None


_RESCUE = "work-safety-emergency-regulation"

ACCIDENT = Procedure(
    name="work-accident",
    title="生产安全事故报告和调查处理",
    title_en="Reports of work accidents and inquiries",
    clause="2.1.6",
    act="work-safety-accident-regulation",
    steps=Step,
    starts={Step.OCCURRED, Step.RECEIVED, Step.COMPLAINT},
    facts={
        Step.OCCURRED: Accident,
        Step.CASUALTIES: Accident,
        Step.INQUIRY: Inquiry,
        Step.TAKEN_OVER: Inquiry,
        Step.EXTENDED: Prolonged,
        Step.REPORT: Findings,
    },
    spans=(Span("技术鉴定", {Step.APPRAISAL}, {Step.APPRAISED, Step.REPORT}),),
    traits={
        "道路交通或者火灾事故": Trait({Step.OCCURRED}, "traffic_or_fire"),
        "事故等级变化": Trait({Step.CASUALTIES}, "grade_changed"),
        "特别重大事故": Trait({Step.OCCURRED, Step.CASUALTIES}, "grade", frozenset({Grade.GRAVEST})),
    },
    may={
        Step.HEAD_TOLD: (Needs({Step.OCCURRED}, article="第九条第一款"),),
        Step.HEAD_KNOWS: (Needs({Step.OCCURRED}, article="第九条第一款"),),
        Step.UNIT_REPORTED: (Needs({Step.OCCURRED}, article="第九条第一款"),),
        Step.RESCUED: (Needs({Step.OCCURRED}, article="第十四条"),),
        Step.REPORTED_UP: (Needs({Step.RECEIVED}, article="第十条第一款"),),
        Step.REPORTED_HOME: (Needs({Step.RECEIVED}, article="第十条第二款"),),
        Step.AT_SCENE: (Needs({Step.RECEIVED}, article="第十五条"),),
        Step.NEWS: (Needs({Step.RECEIVED}, article="第十三条第一款"),),
        Step.NEWS_REPORTED: (Needs({Step.NEWS}, article="第十三条第一款"),),
        Step.CASUALTIES: (Needs({Step.OCCURRED}, article="第十三条第二款"),),
        Step.CASUALTIES_REPORTED: (Needs({Step.CASUALTIES}, within={"casualty_window"}, article="第十三条第二款"),),
        Step.OUT_OF_CONTROL: (Needs({Step.RECEIVED, Step.OCCURRED}),),
        Step.HIGHER_ASKED: (Needs({Step.OUT_OF_CONTROL}),),
        Step.INQUIRY: (Needs({Step.RECEIVED, Step.OCCURRED}, article="第十九条"),),
        Step.TAKEN_OVER: (Needs({Step.CASUALTIES}, within={"take_over"}, article="第二十条第二款"),),
        Step.APPRAISAL: (Needs({Step.INQUIRY}, article="第二十七条"),),
        Step.APPRAISED: (Needs({Step.APPRAISAL}, article="第二十七条"),),
        Step.EXTENDED: (Needs({Step.INQUIRY}, unless={Step.REPORT}, article="第二十九条"),),
        Step.CRIME: (Needs({Step.INQUIRY}, article="第二十六条第三款"),),
        Step.CRIME_TRANSFERRED: (Needs({Step.CRIME}, article="第二十六条第三款"),),
        Step.REPORT: (Needs({Step.INQUIRY}, article="第二十九条"),),
        Step.REPORT_RECEIVED: (Needs({Step.REPORT}, article="第三十二条第一款"),),
        Step.DECIDED: (Needs({Step.REPORT_RECEIVED}, article="第三十二条第一款"),),
        Step.PUBLISHED: (Needs({Step.DECIDED}, article="第三十四条"),),
        Step.USED: (Needs({Step.OCCURRED, Step.RECEIVED}),),
        Step.RESCUE_OVER: (Needs({Step.OCCURRED, Step.RECEIVED}),),
        Step.RETURNED: (Needs({Step.USED, Step.RESCUE_OVER}),),
        Step.HURT: (Needs({Step.OCCURRED, Step.RECEIVED}),),
        Step.CARED_FOR: (Needs({Step.HURT}),),
        Step.DANGER: (Needs({Step.OCCURRED, Step.RECEIVED}),),
        Step.DANGER_REMOVED: (Needs({Step.DANGER}),),
        Step.COMPLAINT_HANDLED: (Needs({Step.COMPLAINT}, article="第八条"),),
    },
    must=(
        "handle_report",
        "report_inside",
        "report_unit",
        "rescue",
        "report_up",
        "report_home",
        "go_to_scene",
        "report_more",
        "casualty_window",
        "report_casualties",
        "take_over",
        "inquiry_report",
        "transfer_crime",
        "reply",
        f"{_RESCUE}/ask_higher",
        f"{_RESCUE}/return_property",
        f"{_RESCUE}/care_for_injured",
        f"{_RESCUE}/remove_danger",
    ),
    outside={Step.HEAD_TOLD, Step.HEAD_KNOWS, Step.UNIT_REPORTED, Step.RESCUED, Step.TAKEN_OVER},
)


class Disaster(StrEnum):
    """What can happen from a natural disaster to the end of relief."""

    OCCURRED = "自然灾害发生"
    LOSSES = "自然灾害造成损失"
    GREAT_LOSSES = "自然灾害造成重大损失"
    REPORTED = "报告灾情"
    DAILY = "每日上报"
    DAILY_PUBLISHED = "发布灾情"
    REACHED = "达到启动条件"
    RESPONDED = "启动应急响应"
    WARNED = "启动响应"
    SHELTERS = "公告避难场所"
    MEASURES = "发布措施"
    SUPPLIED = "提供应急救助"
    TAKEN = "征用"
    RELIEF_OVER = "救助应急结束"
    RETURNED = "归还财产"
    STABLE = "灾情稳定"
    LOSSES_VERIFIED = "核定损失"
    DANGER_OVER = "自然灾害危险消除"
    VERIFIED = "核实补助对象"
    PUBLICISED = "公示补助对象"
    COMPLAINT = "投诉举报"
    COMPLAINT_TAKEN = "受理投诉举报"


@frozen
class Losses:
    """State how many were hurt or killed, as reported."""

    killed: int | None = None
    injured: int | None = None


@frozen
class Aid:
    """State whether those helped were assessed by the villagers and publicised (第二十条)."""

    assessed: bool | None = None


DISASTER = Procedure(
    name="disaster-relief",
    title="自然灾害救助",
    title_en="Disaster relief",
    clause="2.1.6",
    act="natural-disaster-relief-regulation",
    steps=Disaster,
    starts={Disaster.OCCURRED, Disaster.WARNED, Disaster.COMPLAINT},
    facts={Disaster.DAILY: Losses, Disaster.VERIFIED: Aid},
    may={
        Disaster.LOSSES: (Needs({Disaster.OCCURRED}, article="第十六条第一款"),),
        Disaster.GREAT_LOSSES: (Needs({Disaster.OCCURRED}, article="第十六条第二款"),),
        Disaster.REPORTED: (Needs({Disaster.LOSSES, Disaster.GREAT_LOSSES}, article="第十六条第一款"),),
        Disaster.DAILY: (Needs({Disaster.OCCURRED}, unless={Disaster.STABLE}, article="第十七条第一款"),),
        Disaster.DAILY_PUBLISHED: (Needs({Disaster.DAILY}, article="第十七条第一款"),),
        Disaster.REACHED: (Needs({Disaster.OCCURRED}, article="第十四条第一款"),),
        Disaster.RESPONDED: (Needs({Disaster.REACHED}, article="第十四条第一款"),),
        Disaster.SHELTERS: (Needs({Disaster.WARNED, Disaster.RESPONDED}, article="第十一条第二款"),),
        Disaster.MEASURES: (Needs({Disaster.RESPONDED}, article="第十四条第一款第一项"),),
        Disaster.SUPPLIED: (Needs({Disaster.RESPONDED}, article="第十四条第一款第三项"),),
        Disaster.TAKEN: (Needs({Disaster.RESPONDED}, article="第十五条"),),
        Disaster.RELIEF_OVER: (Needs({Disaster.RESPONDED}, article="第十五条"),),
        Disaster.RETURNED: (Needs({Disaster.TAKEN}, article="第十五条"),),
        Disaster.STABLE: (Needs({Disaster.OCCURRED}, article="第十七条第二款"),),
        Disaster.LOSSES_VERIFIED: (Needs({Disaster.STABLE}, article="第十七条第二款"),),
        Disaster.DANGER_OVER: (Needs({Disaster.OCCURRED}, article="第十九条第一款"),),
        Disaster.VERIFIED: (Needs({Disaster.PUBLICISED}, article="第二十条"),),
        Disaster.PUBLICISED: (Needs({Disaster.DANGER_OVER}, article="第二十条"),),
        Disaster.COMPLAINT_TAKEN: (Needs({Disaster.COMPLAINT}, article="第二十七条"),),
    },
    must=(
        "tell_shelters",
        "respond",
        "publish_measures",
        "supply",
        "return_property",
        "report",
        "report_major",
        "report_daily",
        "publish_daily",
        "take_complaint",
        "social-assistance-rules/disaster_relief",
        "social-assistance-rules/verify_rebuilding",
    ),
    ends={Disaster.STABLE},
)


def _foreign(event: Event) -> bool:
    """Tell whether a government inquires that is not of the level for the grade; a higher one may (第二十条第一款)."""
    grade, inquiring = event.fact("grade"), event.fact("level")
    if not isinstance(grade, Grade) or not isinstance(inquiring, Level):
        return False
    levels = list(Level)
    return levels.index(inquiring) > levels.index(INQUIRES[grade])


CHECKS = (
    wrongs(
        "work-accident",
        ACCIDENT,
        Wrong(Step.INQUIRY, "wrong-body", _foreign, "第十九条第二款"),
        Wrong(Step.INQUIRY, "not-recused", claimed("interested"), "第二十三条"),
        Wrong(Step.REPORT, "report-incomplete", denied("responsible_named"), "第三十条第一款"),
        Wrong(Step.REPORT, "unsigned-opinion", denied("signed"), "第三十条第二款"),
        citation="生产安全事故报告和调查处理条例 第十九条、第二十三条、第三十条",
    ),
    wrongs(
        "disaster-relief",
        DISASTER,
        Wrong(Disaster.DAILY, "report-incomplete", unstated("killed"), "第十七条第一款"),
        Wrong(Disaster.VERIFIED, "not-assessed", denied("assessed"), "第二十条"),
        citation="自然灾害救助条例 第十七条、第二十条",
    ),
)
