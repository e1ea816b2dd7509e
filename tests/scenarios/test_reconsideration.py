"""Reconsideration across the change-over of 2024-01-01, records in and findings out."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.obligations.values import first_reading, last_day
from lawadmin.procedure.facts import Prolonged
from lawadmin.records.events import Event
from lawadmin.regimes.supervision.reconsideration import Acceptance, Change, Course, Suspension
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.6.5")

SEEN = national().at(day("2026-06-30"))


def case(*events: Event) -> Judged:
    return story(SEEN, record("reconsideration", *events))


SUMMARY = Acceptance(course=Course.SUMMARY)


def test_received_before_2024_the_old_act_counts_from_receipt() -> None:
    told = (step("收到申请", "2023-12-25"), step("受理", "2024-01-02"), step("复议决定", "2024-02-26"))
    result = case(*told)
    assert dues(result)["decide@e1"] == "2024-02-23 late"
    decide = next(o for o in result.obligations if o.limit.name == "decide")
    assert decide.edition.in_force == day("2018-01-01")
    assert [e.in_force for e in decide.alternatives] == [day("2024-01-01")]


def test_received_since_2024_the_new_act_counts_from_acceptance() -> None:
    told = (step("收到申请", "2024-01-02"), step("受理", "2024-01-09"), step("复议决定", "2024-03-11"))
    assert dues(case(*told))["decide@e2"] == "2024-03-11 met"


def test_silence_accepts_as_of_receipt_before_and_on_the_last_day_since() -> None:
    old = case(step("收到申请", "2023-10-09"))
    assert [(e.step, e.day) for e in old.timeline if e.derived] == [("受理", day("2023-10-09"))]
    new = case(step("收到申请", "2026-02-12"))
    assert [(e.step, e.day) for e in new.timeline if e.derived] == [("受理", day("2026-02-26"))]
    assert dues(new)["decide@m1/administrative-reconsideration-act/review/e1"] == "2026-04-27 lapsed"


def test_a_formal_acceptance_that_comes_late_changes_nothing() -> None:
    result = case(step("收到申请", "2026-02-12"), step("受理", "2026-03-05"), step("复议决定", "2026-04-28"))
    assert faults(result) >= {("silence", "review", "2026-02-26", 7), ("late", "decide", "2026-04-27", 1)}


def test_an_applicant_who_does_not_correct_gives_up() -> None:
    result = case(step("收到申请", "2026-03-02"), step("告知补正", "2026-03-09"))
    assert [(e.step, e.day) for e in result.timeline if e.derived] == [("放弃", day("2026-03-24"))]
    assert not result.findings
    longer = case(
        step("收到申请", "2026-03-02"),
        step("告知补正", "2026-03-09"),
        step("延长补正", "2026-03-20", facts=Prolonged(5)),
    )
    assert [e.day for e in longer.timeline if e.derived] == [day("2026-03-31")]


def test_a_correction_restarts_the_review() -> None:
    told = (
        step("收到申请", "2026-03-02"),
        step("告知补正", "2026-03-09"),
        step("收到补正", "2026-03-16"),
        step("受理", "2026-03-23"),
    )
    assert dues(case(*told))["review@e3"] == "2026-03-23 met"


def test_the_summary_course_has_thirty_days_and_its_conversion_sixty() -> None:
    start = (step("收到申请", "2026-03-02"), step("受理", "2026-03-04", facts=SUMMARY))
    rest = (step("发送副本", "2026-03-09"), step("收到副本", "2026-03-09"), step("书面答复", "2026-03-16"))
    quick = case(*start, *rest, step("复议决定", "2026-04-07"))
    assert dues(quick)["decide@e2"] == "2026-04-03 late"
    assert dues(quick)["send_copy@e2"] == "2026-03-09 met"
    in_time = case(*start, *rest, step("转为普通程序", "2026-04-03"), step("复议决定", "2026-05-06"))
    assert dues(in_time)["decide@e2"] == "2026-05-06 met"
    too_late = case(*start, *rest, step("转为普通程序", "2026-04-07"), step("复议决定", "2026-05-06"))
    assert dues(too_late)["decide@e2"] == "2026-04-03 late"


def test_a_suspension_is_not_counted_and_ends_of_itself_for_the_applicants_causes() -> None:
    start = (step("收到申请", "2026-01-05"), step("受理", "2026-01-07"))
    paused = (step("中止", "2026-01-20", facts=Suspension(applicants_cause=True)), step("恢复", "2026-02-10"))
    assert dues(case(*start, *paused))["decide@e2"] == "2026-03-30 lapsed"
    assert dues(case(*start, paused[0]))["end_suspension@e3"] == "2026-03-23 lapsed"


def test_no_application_is_given_up_while_the_time_to_mend_it_is_extended() -> None:
    """行政复议法 第三十一条第二款: ten working days from 12 January end on the 26th; extended on the 23rd."""
    asked = (step("收到申请", "2026-01-07"), step("告知补正", "2026-01-12"))
    assert "放弃" in {event.step for event in case(*asked).timeline}
    extended = case(*asked, step("延长补正", "2026-01-23"))
    assert "放弃" not in {event.step for event in extended.timeline}
    assert not extended.findings


def test_a_case_suspended_for_sixty_days_is_rightly_ended_on_the_day_after_them() -> None:
    """行政复议法 第四十一条第五项: suspended on 20 January, sixty days on 21 March, a Saturday."""
    start = (step("收到申请", "2026-01-05"), step("受理", "2026-01-07"), step("发送副本", "2026-01-12"))
    paused = step("中止", "2026-01-20", facts=Suspension(applicants_cause=True))
    ended = case(*start, paused, step("终止", "2026-03-24"))
    assert dues(ended)["end_suspension@e4"] == "2026-03-23 late"
    assert not {finding.code for finding in ended.findings} & {"late", "overdue"}


def test_the_reply_is_due_in_ten_working_days_since_2024_and_ten_days_before() -> None:
    new = case(
        step("收到申请", "2024-01-22"),
        step("受理", "2024-01-24"),
        step("发送副本", "2024-02-05"),
        step("收到副本", "2024-02-05"),
    )
    assert dues(new)["reply@e4"] == "2024-02-23 lapsed"
    old_seen = evolve(SEEN, on=day("2023-12-31"))
    told = record(
        "reconsideration",
        step("收到申请", "2023-04-03"),
        step("受理", "2023-04-04"),
        step("发送副本", "2023-04-19"),
        step("收到副本", "2023-04-19"),
    )
    assert dues(story(old_seen, told))["reply@e4"] == "2023-05-04 lapsed"


def test_reconsideration_never_makes_it_worse() -> None:
    told = (
        step("收到申请", "2026-03-02"),
        step("受理", "2026-03-04"),
        step("发送副本", "2026-03-09"),
        step("收到副本", "2026-03-09"),
    )
    end = (
        step("书面答复", "2026-03-16"),
        step("复议决定", "2026-04-01"),
        step("变更", "2026-04-01", facts=Change(worse=True)),
    )
    assert {f.code for f in case(*told, *end).findings} == {"made-worse"}


def test_the_time_to_agree_on_who_accepts_is_not_counted_before_2024() -> None:
    """第三十条 of 2007: sixty days from 03-01 end on 04-30; eleven, ten or nine days of agreeing come on top."""
    told = (step("收到申请", "2023-03-01"), step("同时收到申请", "2023-03-02"), step("报请指定受理", "2023-03-08"))
    result = case(*told, step("指定受理机关", "2023-03-12"), step("受理", "2023-03-12"))
    decide = next(o for o in result.obligations if o.limit.name == "decide")
    assert (first_reading(decide.due), last_day(decide.due)) == (day("2023-05-09"), day("2023-05-11"))


def test_an_organ_named_without_being_asked_for_is_out_of_order_by_the_regulation() -> None:
    result = case(
        step("收到申请", "2023-03-01"), step("同时收到申请", "2023-03-02"), step("指定受理机关", "2023-03-06")
    )
    (found,) = [one for one in result.findings if one.code == "missing-step"]
    assert found.citation is not None
    assert found.citation.article == "第三十条"
