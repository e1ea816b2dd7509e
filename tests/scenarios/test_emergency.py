"""Plans, warnings, responses, accidents, disasters and outbreaks: records in, findings out; hours at +08:00."""

from __future__ import annotations

from datetime import date, time

import pytest
from attrs import evolve

from lawadmin.findings import Judged, roster_findings
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.procedure.facts import Term
from lawadmin.records.events import Event, Facts
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.functions import health
from lawadmin.regimes.functions.accidents import Accident, Aid, Findings, Grade, Inquiry, Level, Losses
from lawadmin.regimes.functions.emergency import Bulletin, Report, Taking
from lawadmin.regimes.functions.emergency import Level as Warned
from lawadmin.regimes.functions.preparedness import EVENTS, Approval, Drill, Kind, Listed
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.6")

PLAN = Statement(date(2020, 1, 1), {"review_plan": 3, "drill_plan": 2})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-11-20"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


def at(event: Event, clock: str) -> Event:
    return evolve(event, at=time.fromisoformat(clock))


MADE = (
    step("起草预案", "2022-03-01"),
    step("听取意见", "2022-04-01"),
    step("批准预案", "2022-05-09", facts=Approval(Kind.GENERAL, by_government=True)),
    step("印发预案", "2022-05-10"),
    step("应急演练", "2024-05-09", facts=Drill(judged=True)),
    step("修订预案", "2025-05-09"),
    step("应急演练", "2026-05-08", facts=Drill(judged=True)),
)


def test_a_plan_is_drilled_and_revised_by_its_cycles() -> None:
    """二(一)6a: general and special plans; here every two and three years, as the county states."""
    result = told("emergency-plan", *MADE)
    assert not result.findings
    shown = dues(result)
    assert shown["drill_plan@e4"] == "2024-05-10 met"
    assert shown["review_plan@e4"].endswith("met")
    late = told("emergency-plan", *MADE[:4], evolve(MADE[4], day=day("2024-05-11")), *MADE[5:])
    assert faults(late) == {("late", "drill_plan", "2024-05-10", 1)}
    old = told("emergency-plan", *MADE[:5], MADE[6])
    assert {(f.code, f.subject) for f in old.findings} == {("overdue", "county-plan/review_plan")}


def test_the_plan_s_own_cycle_where_the_county_states_none() -> None:
    issued = evolve(MADE[3], facts=Term(5))
    unstated = national().at(day("2026-11-20"))
    assert not story(unstated, record("emergency-plan", *MADE[:3], issued)).findings


def test_a_plan_is_approved_by_its_government_and_its_drill_is_judged() -> None:
    alone = (*MADE[:2], evolve(MADE[2], facts=Approval(Kind.GENERAL, by_government=False)), *MADE[3:])
    assert codes(told("emergency-plan", *alone)) == ["not-by-government"]
    unjudged = (*MADE[:6], evolve(MADE[6], facts=Drill(judged=False)))
    assert codes(told("emergency-plan", *unjudged)) == ["drill-not-judged"]
    assert codes(told("emergency-plan", MADE[0], *MADE[2:])) == ["missing-step"]


def test_a_drill_every_two_years_and_relief_of_winter_planned_by_october() -> None:
    begun = step("成立", "2024-11-01")
    lawful = (
        step("制定冬春救助方案", "2025-10-31"),
        step("应急演练", "2026-10-30"),
        step("制定冬春救助方案", "2026-10-30"),
    )
    assert not told("emergency-preparedness", begun, *lawful).findings
    assert {(f.subject, f.days_late) for f in told("emergency-preparedness", begun, lawful[1]).findings} == {
        ("natural-disaster-relief-regulation/plan_winter", 385),
        ("natural-disaster-relief-regulation/plan_winter", 18),
    }


def listed(kind: Kind, event: str | None = None, until: date | None = None) -> Entry:
    return Entry(f"{kind}{event}", "emergency-plans", f"{kind}{event}", date(2022, 1, 1), until, Listed(kind, event))


def test_the_register_holds_the_general_plan_and_a_special_one_for_each_kind() -> None:
    def found(*entries: Entry) -> list[tuple[str, str]]:
        seen = evolve(SEEN, registers=Registers(entries))
        return [(f.code, f.subject) for f in roster_findings(seen) if f.clause == "2.1.6"]

    whole = [listed(Kind.GENERAL), *(listed(Kind.SPECIAL, event) for event in EVENTS)]
    assert found(*whole) == []
    assert found(*whole[1:]) == [("no-general-plan", "总体预案")]
    assert found(*whole[:4], listed(Kind.SPECIAL, EVENTS[3], date(2025, 1, 1))) == [("no-special-plan", "社会安全事件")]
    assert found() == []


FULL = Bulletin(Warned.YELLOW, "暴雨", "全县", "避险", "云溪县人民政府")
WARNED = (
    step("收集信息", "2026-07-01"),
    step("汇总分析", "2026-07-01"),
    step("发布警报", "2026-07-01", facts=FULL),
    step("报告上一级政府", "2026-07-01"),
    step("宣布三级四级预警期", "2026-07-01"),
    step("发布警告", "2026-07-01"),
)
RAISED = (
    step("事态变化", "2026-07-02"),
    step("调整预警级别", "2026-07-02", facts=evolve(FULL, level=Warned.RED)),
    step("宣布一级二级预警期", "2026-07-02"),
    step("发布建议劝告", "2026-07-02"),
    step("危险解除", "2026-07-04"),
    step("解除警报", "2026-07-04"),
)


def test_a_warning_is_issued_adjusted_and_lifted() -> None:
    """二(一)6b."""
    result = told("emergency-warning", *WARNED, *RAISED)
    assert not result.findings
    assert {key: due for key, due in dues(result).items() if "met" not in due} == {}


def test_a_period_that_does_not_fit_the_level_is_found() -> None:
    assert codes(told("emergency-warning", *WARNED[:4], *RAISED[2:])) == ["wrong-level"]
    again = evolve(WARNED[4], day=day("2026-07-02"))
    assert codes(told("emergency-warning", *WARNED, *RAISED[:2], again, *RAISED[3:])) == [
        "missing-step",
        "wrong-level",
    ]
    unknown = evolve(WARNED[2], facts=None)
    assert not told("emergency-warning", *WARNED[:2], unknown, *WARNED[3:]).findings


@pytest.mark.parametrize("part", ["level", "kind", "area", "measures", "issuer"])
def test_a_warning_says_all_that_the_law_asks(part: str) -> None:
    short = evolve(WARNED[2], facts=evolve(FULL, **{part: None}))
    assert codes(told("emergency-warning", *WARNED[:2], short, *WARNED[3:])) == ["warning-incomplete"]


def test_no_period_after_the_warning_was_lifted() -> None:
    late = step("宣布三级四级预警期", "2026-07-05")
    assert {f.code for f in told("emergency-warning", *WARNED, *RAISED, late).findings} == {"barred", "wrong-level"}


RESPONSE = (
    step("突发事件发生", "2026-07-02"),
    step("采取措施", "2026-07-02"),
    step("报告上一级政府", "2026-07-02"),
    step("应急处置", "2026-07-02"),
    step("征用", "2026-07-02", facts=Taking(receipt=True), about="货车"),
    step("应急处置结束", "2026-07-06"),
    step("返还财产", "2026-07-07", facts=Taking(compensated=True), about="货车"),
    step("损失评估", "2026-07-07"),
    step("恢复秩序", "2026-07-10"),
    step("总结报告", "2026-07-20"),
    step("专项工作报告", "2026-07-28"),
)


def test_a_response_ends_with_a_report_and_what_was_taken_comes_back() -> None:
    assert not told("emergency-response", *RESPONSE).findings
    bare = evolve(RESPONSE[4], facts=Taking(receipt=False))
    assert codes(told("emergency-response", *RESPONSE[:4], bare, *RESPONSE[5:])) == ["no-receipt"]
    unpaid = evolve(RESPONSE[6], facts=Taking(compensated=False))
    assert codes(told("emergency-response", *RESPONSE[:6], unpaid, *RESPONSE[7:])) == ["not-compensated"]
    assert codes(told("emergency-response", RESPONSE[0], step("损失评估", "2026-07-07"))) == ["missing-step"]


def test_a_report_that_belongs_elsewhere_is_passed_on() -> None:
    foreign = told("emergency-response", step("收到报告", "2026-07-02", facts=Report(foreign=True)))
    assert {key for key, due in dues(foreign).items() if due.endswith("open")} == {
        "verify_report@e1",
        "transfer_report@e1",
    }
    own = told("emergency-response", step("收到报告", "2026-07-02", facts=Report(foreign=False)))
    assert set(dues(own)) == {"verify_report@e1"}


ACCIDENT = (
    step("事故发生", "2026-03-02", facts=Accident(Grade.ORDINARY, traffic_or_fire=False)),
    at(step("负责人接到报告", "2026-03-02"), "08:10"),
    step("启动应急预案", "2026-03-02"),
    at(step("报告监管部门", "2026-03-02"), "09:10"),
    at(step("接到事故报告", "2026-03-02"), "09:10"),
    at(step("上报事故", "2026-03-02"), "11:10"),
    step("报告本级政府", "2026-03-02"),
    step("赶赴现场", "2026-03-02"),
    step("组成事故调查组", "2026-03-03", facts=Inquiry(Grade.ORDINARY, Level.COUNTY, interested=False)),
    step("提交调查报告", "2026-05-01", facts=Findings(responsible_named=True, signed=True)),
    step("收到调查报告", "2026-05-06"),
    step("批复", "2026-05-21"),
)


def test_an_accident_is_reported_in_hours_and_decided_in_days() -> None:
    """二(一)6b: reports in hours."""
    result = told("work-accident", *ACCIDENT)
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert shown["inquiry_report"] == "2026-05-01..2026-05-06 met"
    assert shown["reply"] == "2026-05-21 met"


def test_a_minute_too_late_is_late_and_only_the_organ_falls_short() -> None:
    late = told("work-accident", *ACCIDENT[:5], at(ACCIDENT[5], "11:11"), *ACCIDENT[6:])
    assert [(f.code, f.subject.rpartition("/")[2]) for f in late.findings] == [("late", "report_up")]
    unit = told("work-accident", *ACCIDENT[:3], at(ACCIDENT[3], "09:11"), *ACCIDENT[4:])
    assert not unit.findings
    assert dues(unit)["report_unit@e2"].endswith("late")


def test_a_report_and_a_decision_too_late_are_found() -> None:
    late = (*ACCIDENT[:9], evolve(ACCIDENT[9], day=day("2026-05-07")), evolve(ACCIDENT[10], day=day("2026-05-07")))
    assert faults(told("work-accident", *late, step("批复", "2026-05-25"))) == {
        ("late", "inquiry_report", "2026-05-06", 1),
        ("late", "reply", "2026-05-22", 3),
    }
    longer = (*ACCIDENT[:9], step("延长", "2026-04-30"), evolve(ACCIDENT[9], day=day("2026-06-30")))
    assert not told("work-accident", *longer, step("收到调查报告", "2026-06-30"), step("批复", "2026-07-15")).findings


@pytest.mark.parametrize(
    ("place", "facts", "found"),
    [
        (9, Inquiry(Grade.LARGER, Level.COUNTY), "wrong-body"),
        (9, Inquiry(Grade.ORDINARY, Level.COUNTY, interested=True), "not-recused"),
        (10, Findings(responsible_named=False), "report-incomplete"),
        (10, Findings(signed=False), "unsigned-opinion"),
    ],
)
def test_each_fault_of_an_inquiry_alone_is_found(place: int, facts: Facts, found: str) -> None:
    events = list(ACCIDENT)
    events[place - 1] = evolve(events[place - 1], facts=facts)
    assert codes(told("work-accident", *events)) == [found]


def test_a_higher_government_may_inquire_and_an_unstated_grade_is_left_alone() -> None:
    for facts in (Inquiry(Grade.ORDINARY, Level.CITY), Inquiry(level=Level.COUNTY)):
        assert not told("work-accident", *ACCIDENT[:8], evolve(ACCIDENT[8], facts=facts), *ACCIDENT[9:]).findings


@pytest.mark.parametrize(("traffic", "found"), [(False, []), (True, ["outside-window"])])
def test_changed_casualties_are_reported_within_thirty_or_seven_days(traffic: bool, found: list[str]) -> None:
    first = evolve(ACCIDENT[0], facts=Accident(Grade.ORDINARY, traffic_or_fire=traffic))
    changed = (step("伤亡人数变化", "2026-03-20"), step("补报伤亡", "2026-03-20"))
    assert codes(told("work-accident", first, *ACCIDENT[1:9], *changed, *ACCIDENT[9:])) == found


DISASTER = (
    step("自然灾害发生", "2026-07-02"),
    step("自然灾害造成损失", "2026-07-02"),
    step("报告灾情", "2026-07-02"),
    step("达到启动条件", "2026-07-02"),
    step("启动应急响应", "2026-07-02"),
    step("发布措施", "2026-07-02"),
    step("提供应急救助", "2026-07-02"),
    step("每日上报", "2026-07-03", facts=Losses(0, 2)),
    step("每日上报", "2026-07-04", facts=Losses(0, 2)),
    step("灾情稳定", "2026-07-05"),
    step("核定损失", "2026-07-08"),
    step("自然灾害危险消除", "2026-07-10"),
    step("公示补助对象", "2026-07-20"),
    step("核实补助对象", "2026-07-28", facts=Aid(assessed=True)),
)


def test_a_disaster_is_reported_every_day_until_it_is_over() -> None:
    result = told("disaster-relief", *DISASTER)
    assert not result.findings
    assert {key: due for key, due in dues(result).items() if key.startswith("report_daily")} == {
        "report_daily@e1": "2026-07-03 met",
        "report_daily@e8": "2026-07-04 met",
        "report_daily@e9": "2026-07-05 ended",
    }
    missed = told("disaster-relief", *DISASTER[:7], *DISASTER[8:])
    assert faults(missed) == {("late", "report_daily", "2026-07-03", 1)}


def test_relief_is_assessed_and_reports_say_the_losses() -> None:
    silent = (*DISASTER[:8], evolve(DISASTER[8], facts=Losses()), *DISASTER[9:])
    assert codes(told("disaster-relief", *silent)) == ["report-incomplete"]
    alone = (*DISASTER[:13], evolve(DISASTER[13], facts=Aid(assessed=False)))
    assert codes(told("disaster-relief", *alone)) == ["not-assessed"]


OUTBREAK = (
    at(step("发现规定情形", "2026-03-02"), "22:30"),
    at(step("报告县级卫生部门", "2026-03-03"), "00:30"),
    at(step("卫生部门接到报告", "2026-03-03"), "00:30"),
    at(step("报告本级政府", "2026-03-03"), "02:30"),
    at(step("县政府接到报告", "2026-03-03"), "02:30"),
    at(step("报告上一级政府", "2026-03-03"), "04:30"),
    at(step("调查核实", "2026-03-03"), "05:00"),
    at(step("报告调查情况", "2026-03-03"), "12:00"),
)


def test_an_outbreak_goes_up_two_hours_a_level() -> None:
    """二(一)6b: a chain of reports in hours, over midnight."""
    assert not told("outbreak-report", *OUTBREAK).findings


@pytest.mark.parametrize(
    ("place", "clock", "limit"),
    [(4, "02:31", "report_health"), (6, "04:31", "report_county")],
)
def test_each_level_a_minute_too_late_is_found(place: int, clock: str, limit: str) -> None:
    events = list(OUTBREAK)
    events[place - 1] = at(events[place - 1], clock)
    assert [(f.code, f.subject.rpartition("/")[2]) for f in told("outbreak-report", *events).findings] == [
        ("late", limit)
    ]


@pytest.mark.parametrize("place", [4, 6])
def test_a_false_report_is_grave(place: int) -> None:
    events = list(OUTBREAK)
    events[place - 1] = evolve(events[place - 1], facts=health.Report(false=True))
    assert codes(told("outbreak-report", *events)) == ["false-report"]


EMERGENCY = (
    at(step("发现应报告情形", "2026-03-02"), "08:00"),
    at(step("网络直报", "2026-03-02"), "10:00"),
    at(step("报告疾控机构", "2026-03-02"), "10:00"),
    step("疾控机构接到报告", "2026-03-02"),
    step("调查核实", "2026-03-02"),
    step("核实突发事件", "2026-03-02"),
    step("报告卫生部门", "2026-03-02"),
    step("卫生部门接到报告", "2026-03-02"),
    step("报告本级政府", "2026-03-02"),
    step("突发事件发生", "2026-03-02"),
    step("采取措施", "2026-03-02"),
    step("报告上一级政府", "2026-03-02"),
    step("收到响应建议", "2026-03-02"),
    step("专家研判", "2026-03-02"),
    step("收到响应报告", "2026-03-02"),
    step("启动应急响应", "2026-03-02", facts=health.Measures(announced=True)),
    step("有效控制", "2026-03-20"),
    step("解除应急响应", "2026-03-20"),
    step("应急处置结束", "2026-03-21"),
    step("总结报告", "2026-04-10"),
)


def test_a_public_health_emergency_by_the_law_of_2025() -> None:
    assert not told("public-health-emergency", *EMERGENCY).findings
    late = told("public-health-emergency", EMERGENCY[0], at(EMERGENCY[1], "10:01"), *EMERGENCY[2:])
    assert dues(late)["report_hospital@e1"].endswith("late")
    hidden = (*EMERGENCY[:8], evolve(EMERGENCY[8], facts=health.Report(false=True)), *EMERGENCY[9:])
    assert codes(told("public-health-emergency", *hidden)) == ["false-report"]
    silent = (*EMERGENCY[:15], evolve(EMERGENCY[15], facts=health.Measures(announced=False)), *EMERGENCY[16:])
    assert codes(told("public-health-emergency", *silent)) == ["unannounced-measures"]


EPIDEMIC = (
    step("防疫机构接到报告", "2026-03-02"),
    step("临时隔离", "2026-03-02"),
    step("调查核实", "2026-03-02"),
    at(step("初步认为属于重大疫情", "2026-03-02"), "15:00"),
    at(step("报告省级防疫机构", "2026-03-02"), "17:00"),
    step("重大动物疫情发生", "2026-03-03"),
    step("划定疫区", "2026-03-03"),
    step("收到封锁建议", "2026-03-03"),
    step("决定封锁", "2026-03-03"),
    step("应急处理结束", "2026-04-20"),
    step("归还财产", "2026-04-21", facts=health.Owner(compensated=True)),
)


def test_an_animal_epidemic_goes_up_in_two_hours() -> None:
    assert not told("animal-epidemic", *EPIDEMIC).findings
    late = (*EPIDEMIC[:4], at(EPIDEMIC[4], "17:01"), *EPIDEMIC[5:])
    assert [(f.code, f.subject.rpartition("/")[2]) for f in told("animal-epidemic", *late).findings] == [
        ("late", "report_up")
    ]
    false = evolve(EPIDEMIC[4], facts=health.Report(false=True))
    assert codes(told("animal-epidemic", *EPIDEMIC[:4], false, *EPIDEMIC[5:])) == ["false-report"]
    unpaid = evolve(EPIDEMIC[10], facts=health.Owner(compensated=False))
    assert codes(told("animal-epidemic", *EPIDEMIC[:10], unpaid)) == ["not-compensated"]
