"""Law-based government, sanctions, publicity and civil servants, records in and findings out: year by year."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.procedure.facts import Prolonged, Term
from lawadmin.records.events import Event
from lawadmin.regimes.safeguards.law_government import Demand, Lecture, Mending, Report
from lawadmin.regimes.safeguards.sanctions import Decision, Effect, Lifting, Sanction
from lawadmin.regimes.training.civil_servants import Assessment, Handling, Outcome, Recruit, Resigning
from lawadmin.regimes.training.civil_servants import Sanction as Punishment
from lawadmin.regimes.training.publicity import Account, Answer
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.7.1", "2.7.2", "3.2")

PLAN = Statement(date(2020, 1, 1))
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


YEAR = (
    step("成立", "2025-01-06"),
    step("制订年度计划", "2025-01-20"),
    step("报告人大常委会", "2025-02-10"),
    step("报告上一级", "2025-02-17"),
    step("公开年度报告", "2025-03-24", facts=Report("基层力量不足")),
    step("制订督察年度计划", "2025-04-07"),
    step("法治讲座", "2025-05-12", facts=Lecture(9, 9)),
    step("法治讲座", "2025-10-13", facts=Lecture(9, 8)),
    step("报告人大常委会", "2026-02-09"),
    step("报告上一级", "2026-02-27"),
    step("公开年度报告", "2026-04-01", facts=Report("专职人员不足")),
)


def test_a_government_reports_by_the_first_of_march_and_publishes_by_the_first_of_april() -> None:
    """督察工作规定 第八条、第二十三条、第二十四条: 1 March 2026 is a Sunday, and the rules say nothing of days off."""
    result = told("law-based-government", *YEAR)
    assert not result.findings
    assert dues(result)["report_up@2026-03-01"] == "2026-03-01..2026-03-02 met"
    late = told("law-based-government", *YEAR[:10], evolve(YEAR[10], day=day("2026-04-10")))
    assert faults(late) == {("late", "publish_report", "2026-04-01", 9)}
    silent = told("law-based-government", *YEAR[:8], YEAR[9], YEAR[10])
    assert faults(silent) == {("overdue", "report_congress", "2026-03-02", 120)}


def test_one_lecture_in_a_year_is_not_two() -> None:
    """第八条第一款第七项、第九条第一款第九项."""
    once = told("law-based-government", *YEAR[:7], *YEAR[8:])
    assert [(f.code, f.citation.article if f.citation else "") for f in once.findings] == [
        ("too-few-lectures", "第八条第一款第七项")
    ]
    running = (*YEAR, step("法治讲座", "2026-05-11"))
    assert not told("law-based-government", *running).findings


def test_a_report_tells_what_fell_short() -> None:
    """第二十五条."""
    glossy = (*YEAR[:10], evolve(YEAR[10], facts=Report()))
    assert codes(told("law-based-government", *glossy)) == ["report-incomplete"]


DEPARTMENT = (
    step("成立", "2025-01-06"),
    step("制订部门年度计划", "2025-01-20"),
    step("部门年度报告", "2025-02-17"),
    step("公开年度报告", "2025-03-24", facts=Report("案卷不齐")),
    step("部门法治讲座", "2025-05-12", facts=Lecture(5, 5)),
    step("部门法治讲座", "2025-10-13", facts=Lecture(5, 5)),
    step("发现工作不力", "2025-11-10"),
    step("约谈", "2025-11-12"),
    step("部门年度报告", "2026-02-27"),
    step("公开年度报告", "2026-03-31", facts=Report("案卷不齐")),
)


def test_a_department_does_so_too() -> None:
    assert not told("law-based-department", *DEPARTMENT).findings
    late = told("law-based-department", *DEPARTMENT[:8], evolve(DEPARTMENT[8], day=day("2026-03-09")), DEPARTMENT[9])
    assert faults(late) == {("late", "report_department", "2026-03-02", 7)}
    once = told("law-based-department", *DEPARTMENT[:5], *DEPARTMENT[6:])
    assert [(f.code, f.citation.article if f.citation else "") for f in once.findings] == [
        ("too-few-lectures", "第九条第一款第九项")
    ]
    glossy = (*DEPARTMENT[:9], evolve(DEPARTMENT[9], facts=Report()))
    assert codes(told("law-based-department", *glossy)) == ["report-incomplete"]


INSPECTED = (
    step("书面督察通知", "2026-03-02", facts=Demand(term=15)),
    step("书面报告自查", "2026-03-17"),
    step("实地督察", "2026-03-23"),
    step("反馈督察结果", "2026-04-13", facts=Demand(term=30, items=6)),
    step("整改", "2026-05-13", facts=Mending(items=6, mended=6)),
    step("报告整改情况", "2026-05-18"),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(INSPECTED[1], day=day("2026-03-18")), "late"),
        (evolve(INSPECTED[4], day=day("2026-05-14")), "late"),
        (evolve(INSPECTED[4], facts=Mending(items=6, mended=4)), "mended-in-part"),
        (evolve(INSPECTED[4], facts=Mending(false=True)), "false-report"),
    ],
)
def test_a_unit_inspected_checks_itself_and_mends(wrong: Event, code: str) -> None:
    """第十二条第二款、第十八条: fifteen days from 03-02 end 03-17, thirty from 04-13 end 05-13."""
    assert not told("law-based-inspection", *INSPECTED).findings
    way = tuple(wrong if event.step == wrong.step else event for event in INSPECTED)
    assert codes(told("law-based-inspection", *way)) == [code]


def test_what_is_watched_over_is_finished_by_its_day() -> None:
    """第三十条: twenty days from 03-02 end on Sunday 03-22, by one reading on Monday."""
    watched = step("挂牌督办", "2026-03-02", facts=Term(term=20))
    done = step("完成整改任务", "2026-03-24", facts=Mending(3, 2))
    assert codes(told("law-based-inspection", watched, done)) == ["late", "mended-in-part"]


SANCTION = (
    step("政务处分决定", "2025-03-03", facts=Decision(Sanction.REDUCED, grade=True, heard=True)),
    step("送达", "2025-03-05"),
    step("处分决定生效", "2025-03-03", facts=Effect(Sanction.WARNING)),
    step("办理变更手续", "2025-04-03"),
    step("解除处分", "2025-09-04", facts=Lifting(anew=False)),
)


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (evolve(SANCTION[0], facts=Decision(Sanction.REDUCED, grade=True, heard=False)), ["not-heard"]),
        (evolve(SANCTION[3], day=day("2025-04-07")), ["late"]),
        (evolve(SANCTION[4], facts=Lifting(anew=True)), ["lifted-anew"]),
        (evolve(SANCTION[4], day=day("2025-08-29")), ["early", "early"]),
    ],
)
def test_a_sanction_is_carried_out_and_lifted_when_its_time_is_over(wrong: Event, found: list[str]) -> None:
    """处分法 第八条、第四十三条、第五十四条: a warning lasts six months from 03-03; pay is changed in a month."""
    assert not told("sanction", *SANCTION).findings
    way = tuple(wrong if event.step == wrong.step else event for event in SANCTION)
    assert codes(told("sanction", *way)) == found


def test_the_change_of_pay_can_be_put_off() -> None:
    way = (*SANCTION[:3], step("延长", "2025-03-31", facts=Prolonged(days=5)), step("办理变更手续", "2025-08-29"))
    assert "late" not in codes(told("sanction", *way))


STANDING = (
    step("成立", "2025-11-10"),
    step("年度述职", "2025-12-22", facts=Account(told=True)),
    step("收到普法提示", "2026-03-02"),
    step("反馈改进情况", "2026-03-16", facts=Answer("增设普法专栏")),
    step("责令限期改正", "2026-04-13", facts=Term(term=15)),
    step("改正", "2026-04-28"),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(STANDING[1], facts=Account(told=False)), "study-untold"),
        (evolve(STANDING[3], facts=Answer()), "no-outcome"),
        (evolve(STANDING[5], day=day("2026-04-29")), "late"),
        (evolve(STANDING[1], day=day("2026-01-05")), "late"),
    ],
)
def test_leaders_account_for_their_study_and_prompts_are_answered(wrong: Event, code: str) -> None:
    """法治宣传教育法 第三十八条、第五十七条、第五十九条: fifteen days from 04-13 end 04-28."""
    assert not told("law-publicity", *STANDING).findings
    way = tuple(wrong if event.step == wrong.step else event for event in STANDING)
    assert codes(told("law-publicity", *way)) == [code]


CAREER = (
    step("公示拟录用人员", "2024-07-01"),
    step("公示期满", "2024-07-08"),
    step("录用", "2024-08-05"),
    step("初任培训", "2024-11-04"),
    step("任职", "2025-08-06", facts=Recruit(qualified=True)),
    step("任领导职务", "2025-09-01"),
    step("任职培训", "2026-04-13"),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(CAREER[1], day=day("2024-07-05")), "early"),
        (evolve(CAREER[3], day=day("2025-08-18")), "late"),
        (evolve(CAREER[4], facts=Recruit(qualified=False)), "unqualified-recruit"),
    ],
)
def test_a_civil_servant_is_made_public_tried_and_trained(wrong: Event, code: str) -> None:
    """公务员法 第三十二条、第三十四条、第六十七条: five working days from 07-01 end 07-08."""
    assert not told("civil-servant", *CAREER).findings
    way = tuple(wrong if event.step == wrong.step else event for event in CAREER)
    assert codes(told("civil-servant", *sorted(way, key=lambda event: event.day))) == [code]


def test_a_resignation_is_decided_in_thirty_days_a_leaders_in_ninety() -> None:
    """第八十五条: from 03-02 thirty days end 04-01, ninety end 05-31."""
    asked = step("收到辞职申请", "2026-03-02", facts=Resigning(leader=False))
    assert not told("civil-servant", asked, step("批准辞职", "2026-04-01")).findings
    late = told("civil-servant", asked, step("不予批准辞职", "2026-04-02", facts=Outcome()))
    assert codes(late) == ["late", "no-grounds"]
    leader = evolve(asked, facts=Resigning(leader=True))
    assert not told("civil-servant", leader, step("批准辞职", "2026-05-29")).findings


def test_an_accusation_is_dealt_with() -> None:
    way = (step("受理控告", "2026-03-02"), step("处理控告", "2026-03-16", facts=Handling()))
    assert codes(told("civil-servant", *way)) == ["no-outcome"]


def test_an_organ_assesses_every_year_and_sanctions_in_its_term() -> None:
    """第三十七条、第六十三条: sixty days from 03-02 end 05-01."""
    way = (
        step("成立", "2025-01-06"),
        step("年度考核", "2025-12-22", facts=Assessment("称职")),
        step("认为应当处分", "2026-03-02", facts=Term(term=60)),
        step("处分决定", "2026-04-30", facts=Punishment("警告", heard=True)),
    )
    assert not told("personnel", *way).findings
    assert codes(told("personnel", way[0], evolve(way[1], facts=Assessment("良好")), *way[2:])) == ["no-such-grade"]
    late = evolve(way[3], day=day("2026-05-11"), facts=Punishment("警告", heard=False))
    assert codes(told("personnel", *way[:3], late)) == ["late", "not-heard"]
    assert faults(told("personnel", way[0])) == {("overdue", "yearly_assessment", "2025-12-31", 181)}
