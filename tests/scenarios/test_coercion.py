"""Seizure, freezing and enforcement, records in and findings out: thirty calendar days, never rolled over."""

from __future__ import annotations

from datetime import time

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.procedure.facts import Prolonged, Term
from lawadmin.records.events import Event
from lawadmin.regimes.enforcement.coercion import Freezing, Seizure
from lawadmin.regimes.enforcement.execution import Performance, Substitution, Surcharge, Suspension
from lawadmin.rules.values import Gravity
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


def test_a_step_that_names_no_thing_concerns_every_thing() -> None:
    """第二十五条: thirty days from 16 January end on 15 February, sixty on 17 March."""
    held = (step("查封", "2026-01-16", about="甲"), step("扣押", "2026-01-16", about="乙"))
    lifted = measure(*held, step("解除", "2026-02-15"), step("退还", "2026-02-15"))
    assert not {finding.code for finding in lifted.findings} & {"held-too-long", "overdue"}
    longer = measure(*held, step("延长", "2026-02-13"), step("解除", "2026-03-17"), step("退还", "2026-03-17"))
    assert "held-too-long" not in {finding.code for finding in longer.findings}
    late = measure(*held, step("延长", "2026-02-13"), step("解除", "2026-03-18"), step("退还", "2026-03-18"))
    assert sorted(f.about or "" for f in late.findings if f.code == "held-too-long") == ["乙", "甲"]


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
    found = enforcement(notice, done).findings
    assert {f.code for f in found} == codes
    assert {f.gravity for f in found} <= {Gravity.NOTE}  # whether every weekend is meant is open
    festival = enforcement(
        step("催告代履行", "2026-02-02", about="甲", facts=Substitution(day("2026-02-17"))),
        step("代履行", "2026-02-17", about="甲", facts=Performance(urgent)),
    )
    assert {f.code for f in festival.findings if f.gravity is not Gravity.NOTE} == codes


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (Seizure(officers=1), "too-few-officers"),
        (Seizure(officers=2, unrelated=True), "seized-unrelated"),
        (Seizure(officers=2, necessity=True), "seized-necessity"),
        (Seizure(officers=2, doubled=True), "seized-twice"),
        (Seizure(officers=2, listed=False), "no-list"),
        (Seizure(officers=2, listed=True), None),
    ],
)
@pytest.mark.parametrize("name", ["查封", "扣押"])
def test_a_seizure_keeps_within_its_bounds(name: str, facts: Seizure, code: str | None) -> None:
    """行政强制法 第十八条第二项、第二十三条、第二十四条第一款."""
    taken = step(name, "2026-01-16", about="甲", facts=facts)
    result = measure(taken, step("解除", "2026-01-30", about="甲"), step("退还", "2026-01-30", about="甲"))
    assert [f.code for f in result.findings] == ([code] if code else [])


@pytest.mark.parametrize(
    ("facts", "code"),
    [(Freezing(empowered=False), "freezing-unempowered"), (Freezing(excessive=True), "frozen-too-much")],
)
def test_a_freezing_needs_a_law_and_keeps_to_the_sum(facts: Freezing, code: str) -> None:
    """行政强制法 第二十九条."""
    frozen = (
        step("冻结通知", "2026-01-16", facts=facts),
        step("冻结", "2026-01-16", about="甲"),
        step("交付冻结决定书", "2026-01-19", about="甲"),
        step("解除", "2026-01-30", about="甲"),
        step("通知解除冻结", "2026-01-30", about="甲"),
        step("金融机构解除", "2026-01-30", about="甲"),
        step("退还", "2026-01-30", about="甲"),
    )
    assert [f.code for f in measure(*frozen).findings] == [code]


def test_each_extension_is_told_by_its_own_article() -> None:
    """行政强制法 第二十五条第二款 and 第三十二条第二款."""
    sealed = measure(step("查封", "2026-01-16", about="甲"), step("延长", "2026-02-10", about="甲"))
    frozen = measure(
        step("冻结通知", "2026-01-16"), step("冻结", "2026-01-16", about="甲"), step("延长", "2026-02-10", about="甲")
    )
    assert {name.partition("@")[0] for name in dues(sealed) if name.startswith("tell_")} == {"tell_seizure_extended"}
    assert {name.partition("@")[0] for name in dues(frozen) if name.startswith("tell_")} == {"tell_freezing_extended"}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (Performance(supply_cut=True), "supply-cut"),
        (Performance(night=True), "on-a-holiday"),
        (Performance(night=True, urgent=True), None),
    ],
)
def test_enforcement_keeps_within_its_bounds(facts: Performance, code: str | None) -> None:
    """行政强制法 第四十三条: 2026-03-10 is a Tuesday."""
    notice = step("催告代履行", "2026-03-04", about="甲", facts=Substitution(day("2026-03-10")))
    result = enforcement(notice, step("代履行", "2026-03-10", about="甲", facts=facts))
    assert [f.code for f in result.findings] == ([code] if code else [])


def test_a_surcharge_is_no_more_than_the_debt() -> None:
    """行政强制法 第四十五条第二款."""
    above = enforcement(step("加处罚款", "2025-07-01", about="甲", facts=Surcharge(surcharge=10001, owed=10000)))
    assert [f.code for f in above.findings] == ["surcharge-above-debt"]
    assert not enforcement(step("加处罚款", "2025-07-01", about="甲", facts=Surcharge(10000, 10000))).findings


def test_a_building_is_removed_after_announcement_and_demand() -> None:
    """行政强制法 第三十五条、第四十四条."""
    announced = step("公告拆除", "2026-01-05", about="甲", facts=Term(term=15))
    demanded = step("催告送达", "2026-01-26", about="甲")
    assert not enforcement(announced, demanded, step("强制拆除", "2026-02-11", about="甲")).findings
    hasty = enforcement(announced, step("强制拆除", "2026-02-11", about="甲"))
    assert [dict(f.fields)["names"] for f in hasty.findings] == [("催告送达",)]


def test_a_refusal_of_the_court_is_contested_in_fifteen_days() -> None:
    """行政强制法 第五十六条第二款、第五十八条: 2026-05-11 is a Monday, 15 days end on Tuesday 2026-05-26."""
    way = (
        step("催告送达", "2025-12-08", about="甲"),
        step("申请法院执行", "2026-01-05", about="甲"),
        step("法院不予受理", "2026-01-08", about="甲"),
        step("不予受理裁定送达", "2026-05-11", about="甲"),
        step("申请上级法院复议", "2026-05-26", about="甲"),
        step("上级法院收到受理复议", "2026-05-27", about="甲"),
        step("上级法院裁定", "2026-06-11", about="甲"),
    )
    result = enforcement(*way)
    assert dues(result)["object_refusal@e5"] == "2026-05-26 met"
    assert dues(result)["upper_court_accept@e7"] == "2026-06-11 met"
