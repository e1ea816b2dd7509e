"""Seizure, freezing and enforcement, records in and findings out: thirty calendar days, never rolled over."""

from __future__ import annotations

from datetime import time

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.records.events import Event
from lawadmin.regimes.enforcement.coercion import Performance, Prolonged, Substitution, Suspension
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.4.1", "2.4.2")

SEEN = national().at(day("2026-06-30"))
BEFORE = (step("批准", "2026-01-16"), step("当场告知", "2026-01-16"))


def measure(*events: Event) -> Judged:
    return story(SEEN, record("coercive-measure", *BEFORE, *events))


def test_a_seizure_ends_on_its_thirtieth_day_even_on_a_holiday() -> None:
    held = (
        step("查封", "2026-01-16", about="甲"),
        step("解除", "2026-02-24", about="甲"),
        step("退还", "2026-02-24", about="甲"),
    )
    assert faults(measure(*held)) == {("held-too-long", "seize", "2026-02-15", 9)}
    assert not measure(held[0], step("解除", "2026-02-15", about="甲"), step("退还", "2026-02-15", about="甲")).findings


def test_what_must_be_lifted_is_deemed_so_and_starts_a_duty_of_its_own() -> None:
    result = measure(step("查封", "2026-01-16", about="甲"))
    deemed = [event for event in result.timeline if event.derived]
    assert [(e.step, e.day, e.about) for e in deemed] == [("应当解除", day("2026-02-15"), "甲")]
    assert faults(result) == {("held-too-long", "seize", "2026-02-15", 135)}


def test_the_lifting_of_one_seizure_does_not_end_another() -> None:
    result = measure(
        step("查封", "2026-01-16", about="甲"),
        step("扣押", "2026-01-16", about="乙"),
        step("解除", "2026-02-01", about="甲"),
    )
    assert dues(result)["seize@e3"] == "2026-02-15 met"
    assert dues(result)["seize@e4"] == "2026-02-15 lapsed"


def test_an_extension_adds_thirty_days_in_all_and_tests_are_not_counted() -> None:
    longer = (step("查封", "2026-01-16", about="甲"), step("延长", "2026-02-10", about="甲", facts=Prolonged(20)))
    again = step("延长", "2026-03-05", about="甲", facts=Prolonged(20))
    assert dues(measure(*longer))["seize@e3"] == "2026-03-07 lapsed"
    assert dues(measure(*longer, again))["seize@e3"] == "2026-03-17 lapsed"
    tested = (step("检测", "2026-01-20", about="甲"), step("检测结束", "2026-01-29", about="甲"))
    assert dues(measure(longer[0], *tested))["seize@e3"] == "2026-02-23..2026-02-25 lapsed"


def test_tests_do_not_stop_a_freezing() -> None:
    frozen = (
        step("冻结通知", "2026-01-16"),
        step("冻结", "2026-01-16", about="甲"),
        step("交付冻结决定书", "2026-01-21", about="甲"),
    )
    result = measure(*frozen, step("解除", "2026-02-16", about="甲"), step("退还", "2026-02-16", about="甲"))
    assert dues(result)["freeze@e4"] == "2026-02-15 late"
    assert dues(result)["deliver_freezing@e4"] == "2026-01-21 met"


def test_a_report_within_twenty_four_hours_means_hours() -> None:
    spot = evolve(step("当场实施", "2026-01-16"), at=time(16, 30))
    told = (spot, step("当场告知", "2026-01-16"))
    late = story(SEEN, record("coercive-measure", *told, evolve(step("报告负责人", "2026-01-17"), at=time(16, 31))))
    assert faults(late) == {("late", "report", "2026-01-17", 0)}
    in_time = story(SEEN, record("coercive-measure", *told, evolve(step("报告负责人", "2026-01-17"), at=time(16, 30))))
    assert not in_time.findings


def enforcement(*events: Event) -> Judged:
    return story(SEEN, record("enforcement", step("送达", "2025-06-05", about="甲"), *events))


def test_a_substitute_is_announced_three_working_days_before() -> None:
    def done(told: str) -> Judged:
        notice = step("催告代履行", told, about="甲", facts=Substitution(day("2026-03-10")))
        return enforcement(notice, step("代履行", "2026-03-10", about="甲"))

    assert not done("2026-03-04").findings
    assert faults(done("2026-03-05")) == {("open-reading", "demand_substitute", "2026-03-05", None)}
    assert faults(done("2026-03-06")) == {("short-notice", "demand_substitute", "2026-03-05", 1)}


def test_a_hopeless_enforcement_is_given_up_after_three_years() -> None:
    told = (
        step("催告送达", "2022-01-10", about="甲"),
        step("强制执行决定", "2022-03-01"),
        step("中止执行", "2022-03-10", facts=Suspension(hopeless=True)),
    )
    result = story(SEEN, record("enforcement", step("送达", "2021-12-01", about="甲"), *told))
    assert [(e.step, e.day) for e in result.timeline if e.derived] == [("不再执行", day("2025-03-10"))]
    assert not result.findings


@pytest.mark.parametrize(("urgent", "codes"), [(True, set()), (None, {"on-a-holiday"})])
def test_nobody_enforces_on_a_holiday_but_in_urgent_cases(urgent: bool | None, codes: set[str]) -> None:
    """行政强制法 第四十三条: 2026-03-14 is a Saturday."""
    notice = step("催告代履行", "2026-03-04", about="甲", facts=Substitution(day("2026-03-14")))
    done = step("代履行", "2026-03-14", about="甲", facts=Performance(urgent))
    assert {f.code for f in enforcement(notice, done).findings} == codes
