"""突发公共卫生事件、重大动物疫情: chains of reports in hours, the response, and what ends it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, wrongs


class Chain(StrEnum):
    """What happens to a report of an outbreak on its way up, in the words of the Regulation of 2003."""

    SEEN = "发现规定情形"
    UNIT_REPORTED = "报告县级卫生部门"
    RECEIVED = "卫生部门接到报告"
    HOME_REPORTED = "报告本级政府"
    COUNTY_RECEIVED = "县政府接到报告"
    COUNTY_REPORTED = "报告上一级政府"
    VERIFIED = "调查核实"
    FINDINGS_REPORTED = "报告调查情况"
    OTHER_FOUND = "发现可能引起突发事件的情形"
    HEALTH_TOLD = "通报卫生部门"
    COMPLAINT = "收到报告举报"
    COMPLAINT_HANDLED = "调查处理"
    STARTED = "启动应急预案"
    IN_POST = "到达岗位"
    OCCURRED = "突发事件发生"
    PROTECTED = "采取防护措施"
    STOP_REPORTED = "卫生部门接到停靠点报告"
    TREATED = "医学处置"
    ADMITTED = "收到收治报告"
    TRACED = "调查受危害人员"


@frozen
class Report:
    """State whether a report hides, delays or falsifies (第二十一条)."""

    false: bool | None = None


OUTBREAK = Procedure(
    name="outbreak-report",
    title="突发公共卫生事件报告",
    title_en="Reports of outbreaks",
    clause="2.1.6",
    act="public-health-emergency-regulation",
    steps=Chain,
    starts={Chain.SEEN, Chain.RECEIVED, Chain.OTHER_FOUND, Chain.COMPLAINT, Chain.OCCURRED},
    facts={Chain.HOME_REPORTED: Report, Chain.COUNTY_REPORTED: Report},
    may={
        Chain.UNIT_REPORTED: (Needs({Chain.SEEN}, article="第二十条第一款"),),
        Chain.HOME_REPORTED: (Needs({Chain.RECEIVED}, article="第二十条第一款"),),
        Chain.COUNTY_RECEIVED: (Needs({Chain.HOME_REPORTED}, article="第二十条第二款"),),
        Chain.COUNTY_REPORTED: (Needs({Chain.COUNTY_RECEIVED}, article="第二十条第二款"),),
        Chain.VERIFIED: (Needs({Chain.RECEIVED}, article="第二十二条"),),
        Chain.FINDINGS_REPORTED: (Needs({Chain.VERIFIED}, article="第二十二条"),),
        Chain.HEALTH_TOLD: (Needs({Chain.OTHER_FOUND}, article="第二十三条第四款"),),
        Chain.COMPLAINT_HANDLED: (Needs({Chain.COMPLAINT}, article="第二十四条第二款"),),
        Chain.STARTED: (Needs({Chain.VERIFIED, Chain.OCCURRED}, article="第二十七条"),),
        Chain.IN_POST: (Needs({Chain.STARTED}, article="第三十一条第二款"),),
        Chain.PROTECTED: (Needs({Chain.OCCURRED}, article="第三十四条第二款"),),
        Chain.STOP_REPORTED: (Needs({Chain.STARTED}, article="第三十八条第一款"),),
        Chain.TREATED: (Needs({Chain.STOP_REPORTED}, article="第三十八条第一款"),),
        Chain.ADMITTED: (Needs({Chain.STARTED}, article="第三十九条第四款"),),
        Chain.TRACED: (Needs({Chain.ADMITTED}, article="第三十九条第四款"),),
    },
    must=(
        "report_unit",
        "report_health",
        "report_county",
        "verify",
        "report_findings",
        "tell_health",
        "investigate_report",
        "take_post",
        "protect",
        "treat_at_stop",
        "trace",
    ),
    outside={Chain.SEEN, Chain.UNIT_REPORTED},
)


class Step(StrEnum):
    """What can happen in a public health emergency, in the words of the Law of 2025."""

    SEEN = "发现应报告情形"
    HOSPITAL = "网络直报"
    LABORATORY = "报告疾控机构"
    UNIT = "发现突发事件"
    RECEIVED = "疾控机构接到报告"
    INQUIRED = "调查核实"
    VERIFIED = "核实突发事件"
    CENTRE_REPORTED = "报告卫生部门"
    DEPARTMENT_RECEIVED = "卫生部门接到报告"
    HOME_REPORTED = "报告本级政府"
    WARNING_PROPOSED = "收到预警建议"
    STUDIED = "专家研判"
    WARNING_NEEDED = "研判需要预警"
    WARNING_RECEIVED = "收到预警报告"
    WARNING_DECIDED = "决定预警"
    OCCURRED = "突发事件发生"
    ACTED = "采取措施"
    REPORTED_UP = "报告上一级政府"
    RESPONSE_PROPOSED = "收到响应建议"
    RESPONSE_RECEIVED = "收到响应报告"
    RESPONDED = "启动应急响应"
    ARMY_TOLD = "通报驻军"
    INFORMED = "发布信息"
    RUMOUR = "发现虚假信息"
    CORRECTED = "发布准确信息"
    MOVE_NEEDED = "需要转运患者"
    MOVED = "转运患者"
    TAKEN = "临时征用"
    COMPENSATED = "补偿征用"
    USED = "征用财产使用完毕"
    RETURNED = "返还财产"
    COURSE = "事态变化"
    RISK_OVER = "风险消除"
    WARNING_LIFTED = "解除预警"
    CONTROLLED = "有效控制"
    RESPONSE_LIFTED = "解除应急响应"
    OVER = "应急处置结束"
    DATA_DELETED = "删除个人信息"
    SUMMED_UP = "总结报告"


@frozen
class Measures:
    """State whether the measures were announced with their scope and term (第四十条第二款)."""

    announced: bool | None = None


HEALTH = Procedure(
    name="public-health-emergency",
    title="突发公共卫生事件应对",
    title_en="Public health emergencies",
    clause="2.1.6",
    act="public-health-emergency-act",
    steps=Step,
    starts={Step.SEEN, Step.UNIT, Step.RECEIVED, Step.OCCURRED, Step.RUMOUR},
    facts={Step.RESPONDED: Measures, Step.HOME_REPORTED: Report},
    may={
        Step.HOSPITAL: (Needs({Step.SEEN}, article="第三十条第二款"),),
        Step.LABORATORY: (Needs({Step.SEEN, Step.UNIT}, article="第三十条第三款"),),
        Step.INQUIRED: (Needs({Step.RECEIVED}, article="第三十三条第一款"),),
        Step.VERIFIED: (Needs({Step.INQUIRED}, article="第三十三条第二款"),),
        Step.CENTRE_REPORTED: (Needs({Step.VERIFIED}, article="第三十三条第二款"),),
        Step.DEPARTMENT_RECEIVED: (Needs({Step.CENTRE_REPORTED}, article="第三十三条第二款"),),
        Step.HOME_REPORTED: (Needs({Step.DEPARTMENT_RECEIVED, Step.WARNING_NEEDED}, article="第三十三条第二款"),),
        Step.WARNING_PROPOSED: (Needs({Step.CENTRE_REPORTED}, article="第三十五条"),),
        Step.STUDIED: (Needs({Step.WARNING_PROPOSED, Step.RESPONSE_PROPOSED, Step.COURSE}, article="第三十五条"),),
        Step.WARNING_NEEDED: (Needs({Step.STUDIED}, article="第三十五条"),),
        Step.WARNING_RECEIVED: (Needs({Step.WARNING_NEEDED}, article="第三十五条"),),
        Step.WARNING_DECIDED: (Needs({Step.WARNING_RECEIVED}, article="第三十五条"),),
        Step.ACTED: (Needs({Step.OCCURRED}, article="第十三条第二款"),),
        Step.REPORTED_UP: (Needs({Step.OCCURRED}, article="第十三条第二款"),),
        Step.RESPONSE_PROPOSED: (Needs({Step.CENTRE_REPORTED, Step.OCCURRED}, article="第三十八条"),),
        Step.RESPONSE_RECEIVED: (Needs({Step.RESPONSE_PROPOSED}, article="第三十八条"),),
        Step.RESPONDED: (Needs({Step.OCCURRED, Step.RESPONSE_RECEIVED}, article="第三十八条"),),
        Step.ARMY_TOLD: (Needs({Step.WARNING_DECIDED, Step.RESPONDED}, article="第六十四条第二款"),),
        Step.INFORMED: (Needs({Step.OCCURRED}, article="第四十条第一款"),),
        Step.CORRECTED: (Needs({Step.RUMOUR}, article="第四十条第一款"),),
        Step.MOVE_NEEDED: (Needs({Step.RESPONDED}, article="第四十二条第二款"),),
        Step.MOVED: (Needs({Step.MOVE_NEEDED}, article="第四十二条第二款"),),
        Step.TAKEN: (Needs({Step.OCCURRED}, article="第四十四条第一款"),),
        Step.COMPENSATED: (Needs({Step.TAKEN}, article="第四十四条第二款"),),
        Step.USED: (Needs({Step.TAKEN}, article="第四十四条第二款"),),
        Step.RETURNED: (Needs({Step.TAKEN}, article="第四十四条第二款"),),
        Step.COURSE: (Needs({Step.OCCURRED}, article="第四十九条"),),
        Step.RISK_OVER: (Needs({Step.WARNING_DECIDED}, article="第三十六条第二款"),),
        Step.WARNING_LIFTED: (Needs({Step.WARNING_DECIDED}, article="第三十六条第二款"),),
        Step.CONTROLLED: (Needs({Step.RESPONDED}, article="第四十九条"),),
        Step.RESPONSE_LIFTED: (Needs({Step.RESPONDED}, article="第四十九条"),),
        Step.OVER: (Needs({Step.RESPONSE_LIFTED}, article="第五十条"),),
        Step.DATA_DELETED: (Needs({Step.OVER}, article="第八条"),),
        Step.SUMMED_UP: (Needs({Step.OVER}, article="第五十条"),),
    },
    must=(
        "report_hospital",
        "report_laboratory",
        "report_unit",
        "verify",
        "report_centre",
        "report_health",
        "study_warning",
        "report_warning",
        "decide_warning",
        "lift_warning",
        "act_at_once",
        "report_up",
        "respond",
        "study_response",
        "decide_response",
        "tell_army",
        "inform_public",
        "correct_rumours",
        "move_patients",
        "compensate",
        "return_property",
        "study_course",
        "lift_response",
        "delete_personal_data",
        "sum_up",
    ),
    outside={Step.SEEN, Step.HOSPITAL, Step.LABORATORY, Step.UNIT},
)


class Epidemic(StrEnum):
    """What can happen in a major animal epidemic, in the words of the Regulation."""

    RECEIVED = "防疫机构接到报告"
    VERIFIED = "调查核实"
    ISOLATED = "临时隔离"
    BELIEVED = "初步认为属于重大疫情"
    REPORTED_UP = "报告省级防疫机构"
    DEPARTMENT_RECEIVED = "兽医部门接到报告"
    HEALTH_TOLD = "通报卫生部门"
    OCCURRED = "重大动物疫情发生"
    BORDER_TOLD = "通报出入境检疫机关"
    HUMAN = "疫情可能感染人群"
    TOLD_EACH_OTHER = "相互通报"
    DELIMITED = "划定疫区"
    SEALING_PROPOSED = "收到封锁建议"
    SEALED = "决定封锁"
    ZONES_PLANNED = "提出处理方案"
    USED = "征集物资使用完毕"
    OVER = "应急处理结束"
    RETURNED = "归还财产"


@frozen
class Owner:
    """State whether the owner was compensated (第三十三条、第三十四条第二款)."""

    compensated: bool | None = None


EPIDEMIC = Procedure(
    name="animal-epidemic",
    title="重大动物疫情应急",
    title_en="Major animal epidemics",
    clause="2.1.6",
    act="major-animal-epidemic-regulation",
    steps=Epidemic,
    starts={Epidemic.RECEIVED, Epidemic.DEPARTMENT_RECEIVED},
    facts={Epidemic.REPORTED_UP: Report, Epidemic.RETURNED: Owner},
    may={
        Epidemic.VERIFIED: (Needs({Epidemic.RECEIVED}, article="第十七条第一款"),),
        Epidemic.ISOLATED: (Needs({Epidemic.RECEIVED}, article="第二十五条"),),
        Epidemic.BELIEVED: (Needs({Epidemic.VERIFIED}, article="第十七条第一款"),),
        Epidemic.REPORTED_UP: (Needs({Epidemic.BELIEVED}, article="第十七条第一款"),),
        Epidemic.HEALTH_TOLD: (Needs({Epidemic.DEPARTMENT_RECEIVED}, article="第十七条第一款"),),
        Epidemic.OCCURRED: (Needs({Epidemic.BELIEVED}, article="第十九条"),),
        Epidemic.BORDER_TOLD: (Needs({Epidemic.OCCURRED}, article="第五条"),),
        Epidemic.HUMAN: (Needs({Epidemic.OCCURRED}, article="第二十三条"),),
        Epidemic.TOLD_EACH_OTHER: (Needs({Epidemic.HUMAN}, article="第二十三条"),),
        Epidemic.DELIMITED: (Needs({Epidemic.OCCURRED}, article="第二十七条第一款"),),
        Epidemic.SEALING_PROPOSED: (Needs({Epidemic.DELIMITED}, article="第二十七条第一款"),),
        Epidemic.SEALED: (Needs({Epidemic.SEALING_PROPOSED}, article="第二十七条第一款"),),
        Epidemic.ZONES_PLANNED: (Needs({Epidemic.OCCURRED}, article="第三十五条"),),
        Epidemic.USED: (Needs({Epidemic.OCCURRED}, article="第三十四条第二款"),),
        Epidemic.OVER: (Needs({Epidemic.OCCURRED}),),
        Epidemic.RETURNED: (Needs({Epidemic.USED, Epidemic.OVER}, article="第三十四条第二款"),),
    },
    must=(
        "verify",
        "isolate",
        "report_up",
        "tell_health",
        "tell_border",
        "tell_each_other",
        "delimit",
        "decide",
        "plan_zones",
        "return_property",
    ),
)

CHECKS = (
    wrongs(
        "outbreak-report",
        OUTBREAK,
        Wrong(Chain.HOME_REPORTED, "false-report", claimed("false"), "第二十一条"),
        Wrong(Chain.COUNTY_REPORTED, "false-report", claimed("false"), "第二十一条"),
        citation="突发公共卫生事件应急条例 第二十一条",
    ),
    wrongs(
        "public-health-emergency",
        HEALTH,
        Wrong(Step.HOME_REPORTED, "false-report", claimed("false"), "第三十四条"),
        Wrong(Step.RESPONDED, "unannounced-measures", denied("announced"), "第四十条第二款"),
        citation="突发公共卫生事件应对法 第三十四条、第四十条",
    ),
    wrongs(
        "animal-epidemic",
        EPIDEMIC,
        Wrong(Epidemic.REPORTED_UP, "false-report", claimed("false"), "第二十四条"),
        Wrong(Epidemic.RETURNED, "not-compensated", denied("compensated"), "第三十四条第二款"),
        citation="重大动物疫情应急条例 第二十四条、第三十四条",
    ),
)
