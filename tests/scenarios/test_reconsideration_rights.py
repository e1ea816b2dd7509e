"""Before and after a reconsideration case: the time to apply, documents brought along, performance, the body itself."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, roster_findings
from lawadmin.records.events import Event
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.regimes.supervision.reconsideration import Acceptance, Course
from lawadmin.regimes.supervision.reconsideration_documents import Doubt, Outcome, Power, Told
from lawadmin.regimes.supervision.reconsideration_duty import Findings, Reviewer, Training
from lawadmin.regimes.supervision.reconsideration_words import (
    Act,
    Decision,
    DutyAsked,
    Knowledge,
    Order,
    Ordered,
    Refusal,
)
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.6.5")

SEEN = national().at(day("2026-06-30"))
IN_AUTUMN = national().at(day("2026-09-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


KNEW = step("知道行政行为", "2026-03-02", facts=Knowledge(told=True))
HEARD = (
    step("受理", "2026-05-08"),
    step("发送副本", "2026-05-11"),
    step("收到副本", "2026-05-12"),
    step("书面答复", "2026-05-20"),
)
DECIDED = step("复议决定", "2026-06-15", facts=Decision(hearers=2))


def applied(on: str, *known: Event) -> Judged:
    return told("reconsideration", *known, step("申请复议", on), step("收到申请", "2026-05-07"), *HEARD, DECIDED)


def test_sixty_days_to_apply_end_after_the_holiday() -> None:
    """第二十条第一款: known 03-02, sixty days end on 05-01; Labour Day until 05-05, so 05-06."""
    assert not applied("2026-05-06", KNEW).findings
    late = applied("2026-05-07", KNEW)
    assert codes(late) == ["accepted-too-late"]
    assert dict(late.findings[0].fields)["due"] == day("2026-05-06")
    assert late.findings[0].subject == "受理"


def test_only_an_acceptance_that_stands_and_concerns_the_late_one_is_too_late() -> None:
    """第二十条第一款: 李乙 is three weeks late and is not taken on; 张甲 applied in time."""
    first = tuple(evolve(event, about="张甲") for event in (KNEW, step("申请复议", "2026-04-30")))
    second = tuple(evolve(event, about="李乙") for event in (KNEW, step("申请复议", "2026-05-27")))
    received = step("收到申请", "2026-05-06")
    alone = told("reconsideration", *first, received, step("受理", "2026-05-08", about="张甲"), *second)
    assert "accepted-too-late" not in codes(alone)
    both = told("reconsideration", *first, received, *second, step("受理", "2026-05-28", about="李乙"))
    assert [f.about for f in both.findings if f.code == "accepted-too-late"] == ["李乙"]
    entered = (KNEW, step("申请复议", "2026-05-27"), step("受理", "2026-05-28", name_it="wrong"))
    retracted = told("reconsideration", *entered, step("", "2026-05-29", replaces="wrong"))
    assert "accepted-too-late" not in codes(retracted)


def test_time_lost_by_a_suit_or_by_correction_is_not_counted() -> None:
    """2026 条例 and 第二十条第二款: the ten days in court (03-10 to 03-19) come on top of the sixty."""
    lost = (KNEW, step("误向法院起诉", "2026-03-10"), step("法院裁判退回", "2026-03-20"))
    assert dues(applied("2026-05-07", *lost))["apply@e1"].endswith("met")


def test_who_was_not_told_has_sixty_days_from_knowing_and_a_year_at_most() -> None:
    """第二十条第三款: told on 2025-12-01, sixty days end 2026-01-30; the year from 2025-01-06 ends 2026-01-06."""
    known = (
        step("知道行政行为", "2025-01-06", facts=Knowledge(told=False)),
        step("知道复议权利", "2025-12-01"),
        step("申请复议", "2026-01-12"),
        step("收到申请", "2026-01-12"),
    )
    result = told("reconsideration", *known)
    assert dues(result)["apply_untold@e2"] == "2026-01-30 met"
    assert dues(result)["apply_at_most@e1"] == "2026-01-06 late"
    accepted = told("reconsideration", *known, step("受理", "2026-01-13"))
    late = [f for f in accepted.findings if f.code == "accepted-too-late"]
    assert [f.citation.article for f in late if f.citation] == ["第二十条第三款"]
    in_time = told(
        "reconsideration",
        *known[:2],
        step("申请复议", "2026-01-05"),
        step("收到申请", "2026-01-05"),
        step("受理", "2026-01-06"),
    )
    assert "accepted-too-late" not in codes(in_time)


def test_five_years_end_all_applications_but_those_over_immovables() -> None:
    """第二十一条: five years from 2024-03-04 end on 2029-03-04, a Sunday, so 03-05; twenty lie beyond any calendar."""
    done = step("作出行政行为", "2024-03-04", facts=Act(immovable=False))
    assert dues(told("reconsideration", done)) == {"limitation@e1": "2029-03-05 open"}
    land = dues(told("reconsideration", evolve(done, facts=Act(immovable=True))))
    assert land["limitation@e1"].endswith("open")
    assert not land["limitation@e1"].startswith("2029")


def test_inaction_is_ripe_after_sixty_days_and_then_has_sixty_more() -> None:
    """2007 第十六条: asked 01-05, ripe 03-06; sixty days more end 05-05, a holiday, so 05-06."""
    result = told("reconsideration", step("收到履职申请", "2026-01-05"))
    found = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert found["inaction_ripe"].startswith("2026-03-06")
    assert found["apply_over_inaction"].startswith("2026-05-06")
    termed = step("收到履职申请", "2026-01-05", facts=DutyAsked(termed=True, perform_by=day("2026-02-02")))
    own = {key.partition("@")[0]: due for key, due in dues(told("reconsideration", termed)).items()}
    assert own["apply_over_inaction"].startswith("2026-04-03")


SERVED = step("复议决定送达", "2026-06-17")


@pytest.mark.parametrize(
    ("ordered", "limit", "due"),
    [
        (Ordered(untermed=True), "redo_untermed", "2026-05-06"),
        (Ordered(term=30), "redo", "2026-04-03"),
    ],
)
def test_an_act_is_done_anew_in_the_term_set_or_in_sixty_days(ordered: Ordered, limit: str, due: str) -> None:
    """2007 第四十九条: served 03-04; thirty days end 04-03, sixty on 05-03, a holiday, so 05-06."""
    way = (
        step("收到申请", "2026-01-05"),
        step("受理", "2026-01-06"),
        step("发送副本", "2026-01-07"),
        step("收到副本", "2026-01-08"),
        step("书面答复", "2026-01-15"),
        step("复议决定", "2026-03-02", facts=Decision(order=Order.REDO, hearers=2)),
        step("复议决定送达", "2026-03-04", facts=ordered),
    )
    assert dues(told("reconsideration", *way))[f"{limit}@e7"] == f"{due} lapsed"
    assert not told("reconsideration", *way, step("重新作出行政行为", due)).findings


def test_a_case_taken_up_starts_anew_at_the_higher_organ() -> None:
    """2026 第四十条第三款: material in 07-06, sixty days end 09-04; the lower organ has five working days."""
    higher = (step("收到提级材料", "2026-07-06"), step("复议决定", "2026-09-07", facts=Decision(hearers=3)))
    late = story(IN_AUTUMN, record("reconsideration", *higher))
    assert faults(late) == {("late", "decide_taken_up", "2026-09-04", 3)}
    lower = (
        step("收到申请", "2026-06-22"),
        step("受理", "2026-06-25"),
        step("发送副本", "2026-06-30"),
        step("收到提级通知", "2026-07-02"),
        step("移送案件材料", "2026-07-09"),
    )
    assert not story(IN_AUTUMN, record("reconsideration", *lower)).findings


def test_a_case_is_heard_by_two_in_the_summary_course_by_one() -> None:
    """2007 第三十二条."""
    way = (KNEW, step("申请复议", "2026-05-06"), step("收到申请", "2026-05-07"), *HEARD)
    one = evolve(DECIDED, facts=Decision(hearers=1))
    found = told("reconsideration", *way, one).findings
    assert [(f.code, f.citation.article if f.citation else "") for f in found] == [("too-few-hearers", "第三十二条")]
    summary = evolve(HEARD[0], facts=Acceptance(course=Course.SUMMARY))
    quick = (
        *way[:3],
        summary,
        *HEARD[1:3],
        evolve(HEARD[3], day=day("2026-05-19")),
        evolve(one, day=day("2026-06-05")),
    )
    assert not told("reconsideration", *quick).findings
    assert not told("reconsideration", *way, evolve(DECIDED, facts=Decision())).findings
    ancient = (step("收到申请", "2006-03-01"), step("受理", "2006-03-02"), evolve(one, day=day("2006-03-20")))
    assert "too-few-hearers" in codes(told("reconsideration", *ancient))


def test_who_refuses_says_why() -> None:
    refused = step("不予受理", "2026-05-11", facts=Refusal())
    way = (KNEW, step("申请复议", "2026-05-06"), step("收到申请", "2026-05-07"))
    assert codes(told("reconsideration", *way, refused)) == ["no-grounds"]
    assert not told("reconsideration", *way, evolve(refused, facts=Refusal("不属于复议范围"))).findings


SUSPENDED = step("中止", "2026-03-02", facts=Power(empowered=True))


def test_a_document_under_review_is_handled_in_thirty_days() -> None:
    """第五十六条至第五十八条: three working days to ask the maker, ten to reply, thirty days for all."""
    way = (
        SUSPENDED,
        step("通知制定机关", "2026-03-05"),
        step("制定机关收到通知", "2026-03-05"),
        step("制定机关答复", "2026-03-19"),
    )
    handled = step("处理规定", "2026-04-01", facts=Outcome("停止执行"))
    assert not told("reconsideration-document", *way, handled).findings
    late = told("reconsideration-document", *way, evolve(handled, day=day("2026-04-02")))
    assert faults(late) == {("late", "handle_document", "2026-04-01", 1), ("late", "handle_basis", "2026-04-01", 1)}
    assert codes(told("reconsideration-document", *way, evolve(handled, facts=Outcome()))) == ["no-outcome"]


def test_a_document_that_is_another_organs_goes_there_in_seven_working_days() -> None:
    """第五十六条、第六十条: out by 03-11; in on 03-11, sixty days end on Sunday 05-10, so 05-11."""
    passed = (step("中止", "2026-03-02", facts=Power(empowered=False)), step("转送规定", "2026-03-11"))
    assert not told("reconsideration-document", *passed).findings
    answer = step("回复处理意见", "2026-05-12", facts=Outcome("合法", written=False))
    result = told("reconsideration-document", step("收到转送规定", "2026-03-11"), answer)
    assert codes(result) == ["late", "not-written"]
    assert dues(result)["answer_transfer@e1"] == "2026-05-11 late"


def test_an_application_handed_in_at_the_maker_is_passed_on_in_five_working_days() -> None:
    """第三十二条第二款: in on Monday 03-02, out by 03-09."""
    received = step("原机关收到申请", "2026-03-02")
    assert not told("reconsideration-forwarding", received, step("转送复议机关", "2026-03-09")).findings
    late = told("reconsideration-forwarding", received, step("转送复议机关", "2026-03-10"))
    assert faults(late) == {("late", "pass_on", "2026-03-09", 1)}


def test_who_corrects_an_own_penalty_does_it_in_five_working_days_and_tells_both() -> None:
    """2026 第三十八条第一款: in on 07-06, corrected by 07-13."""
    way = (
        step("原机关收到申请", "2026-07-06", facts=Doubt(to_correct=True)),
        step("自行纠正", "2026-07-14"),
        step("告知纠正情况", "2026-07-14", facts=Told(both=False)),
    )
    result = story(IN_AUTUMN, record("reconsideration-forwarding", *way))
    assert codes(result) == ["late", "late", "not-told"]
    assert dues(result)["self_correct@e1"] == "2026-07-13 late"


DUTY = (
    step("成立", "2026-01-05"),
    step("检查复议工作", "2026-03-02"),
    step("反馈检查结果", "2026-03-16", facts=Findings("案卷不全")),
    step("培训复议人员", "2026-05-11", facts=Training(4, 4)),
)


def test_the_body_is_inspected_and_its_people_trained() -> None:
    assert not told("reconsideration-duty", *DUTY).findings
    silent = told("reconsideration-duty", *DUTY[:2], evolve(DUTY[2], facts=Findings()))
    assert codes(silent) == ["no-outcome"]
    assert codes(told("reconsideration-duty", *DUTY[:3], evolve(DUTY[3], facts=Training(4, 3)))) == [
        "training-incomplete"
    ]


def test_its_people_are_registered_and_qualified() -> None:
    """行政复议法 第六条: who began since 2018 holds the qualification; and two hear a case."""
    roster = Roster((), (Post("p1", "o1", "科员"),), (Tenure("赵甲", "p1", date(2024, 1, 1)),))
    new = Entry("1", "reconsideration-staff", "赵甲", facts=Reviewer(qualified=False, first_on=date(2024, 3, 1)))
    old = Entry("2", "reconsideration-staff", "钱乙", facts=Reviewer(qualified=False, first_on=date(2010, 3, 1)))
    gone = Entry("3", "reconsideration-staff", "孙丙", until=date(2025, 1, 1), facts=new.facts)
    seen = evolve(SEEN, roster=roster, registers=Registers([new, old, gone]))
    assert [(f.code, f.organ, f.subject) for f in roster_findings(seen)] == [("reviewer-unqualified", "o1", "1")]
    raw = Entry(
        "4",
        "reconsideration-staff",
        "赵甲",
        facts=Reviewer(qualified=True, first_on=date(2024, 3, 1), pretrained=False),
    )
    both = evolve(SEEN, roster=roster, registers=Registers([raw, old]))
    assert [(f.code, f.subject) for f in roster_findings(both)] == [("reviewer-unqualified", "4")]
    alone = evolve(SEEN, registers=Registers([old]))
    assert [f.code for f in roster_findings(alone)] == ["too-few-reviewers"]
    assert not list(roster_findings(SEEN))
