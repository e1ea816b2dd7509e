"""Petitions, records in and findings out, under both regulations; calendar days but for one limit."""

from __future__ import annotations

import pytest

from lawadmin.findings import Judged
from lawadmin.procedure.facts import Prolonged
from lawadmin.records.events import Event
from lawadmin.regimes.disputes.petitions import Route, Routing
from lawadmin.rules.snapshot import Snapshot
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.5.2")

SEEN = national().at(day("2026-06-30"))


def petition(*events: Event, seen: Snapshot = SEEN) -> Judged:
    return story(seen, record("petition", *events))


def routed(route: Route, on: str) -> Event:
    return step("分流", on, facts=Routing(route))


RECEIVED = (step("收到", "2026-01-05"), step("告知", "2026-01-12"), step("受理", "2026-01-12"))
SIXTH = (routed(Route.PETITION, "2026-01-13"), step("听取陈述", "2026-01-20"))


def test_a_lawful_petition_through_review_and_recheck() -> None:
    result = petition(
        *RECEIVED,
        *SIXTH,
        step("处理意见", "2026-03-13"),
        step("答复送达", "2026-03-16"),
        step("请求复查", "2026-04-10"),
        step("复查意见", "2026-05-08"),
        step("复查送达", "2026-05-11"),
        step("请求复核", "2026-05-20"),
        step("复核意见", "2026-06-18"),
    )
    assert dues(result) == {
        "tell@e1": "2026-01-20 met",
        "finish@e3": "2026-03-13 met",
        "ask_review@e7": "2026-04-15 met",
        "review@e8": "2026-05-10..2026-05-11 met",
        "ask_recheck@e10": "2026-06-10 met",
        "recheck@e11": "2026-06-19..2026-06-22 met",
    }
    assert not result.findings


def test_sixty_days_from_acceptance() -> None:
    assert faults(petition(*RECEIVED, *SIXTH, step("处理意见", "2026-03-16"))) == {("late", "finish", "2026-03-13", 3)}


def test_an_extension_after_the_thirty_days_are_used_up_adds_nothing_and_says_so() -> None:
    twice = (step("延长", "2026-03-13"), step("延长", "2026-04-10"))
    result = petition(*RECEIVED, *SIXTH, *twice, step("处理意见", "2026-04-12"))
    assert faults(result) == {("extension-refused", "finish", "2026-04-13", None)}
    assert dict(result.findings[0].fields)["reason"] == "over-long"


def test_an_extension_adds_at_most_thirty_days() -> None:
    longer = step("延长", "2026-03-13", facts=Prolonged(45))
    result = petition(*RECEIVED, *SIXTH, longer, step("处理意见", "2026-04-13"))
    assert dues(result)["finish@e3"] == "2026-04-12..2026-04-13 met"
    assert faults(result) == {
        ("extension-refused", "finish", "2026-04-13", None),
        ("open-reading", "finish", "2026-04-13", None),
    }


@pytest.mark.parametrize("route", [route for route in Route if route is not Route.PETITION])
def test_the_other_five_channels_have_their_own_terms(route: Route) -> None:
    result = petition(*RECEIVED, routed(route, "2026-01-13"), step("导入其他程序", "2026-01-14"))
    assert not result.findings
    assert [o.limit.name for o in result.obligations] == ["tell"]


def test_a_petition_led_away_after_the_lapse_stays_late() -> None:
    away = (routed(Route.ARBITRATION, "2026-04-01"), step("导入其他程序", "2026-04-02"))
    assert faults(petition(*RECEIVED, *SIXTH, *away)) == {("overdue", "finish", "2026-03-13", 20)}


def test_a_petition_led_away_in_time_owes_nothing_more() -> None:
    away = (routed(Route.ARBITRATION, "2026-02-01"), step("导入其他程序", "2026-02-02"))
    assert not petition(*RECEIVED, *SIXTH, *away).findings


def test_forwarding_has_fifteen_days() -> None:
    assert faults(petition(step("登记", "2026-03-02"), step("转送", "2026-03-18"))) == {
        ("late", "forward", "2026-03-17", 1)
    }


def test_an_objection_has_five_working_days_and_is_a_right() -> None:
    told = (step("收到转送", "2026-02-10"), step("异议", "2026-02-24"), step("异议成立", "2026-02-26"))
    result = petition(*told)
    assert dues(result)["object@e1"] == "2026-02-24 met"
    assert not result.findings


def test_an_opinion_needs_the_petitioner_to_be_heard() -> None:
    result = petition(*RECEIVED, routed(Route.PETITION, "2026-01-13"), step("处理意见", "2026-02-02"))
    assert faults(result) == {("missing-step", "处理意见", None, None)}


def test_a_hearing_on_recheck_is_not_counted() -> None:
    result = petition(
        *RECEIVED,
        *SIXTH,
        step("处理意见", "2026-02-02"),
        step("答复送达", "2026-02-03"),
        step("请求复查", "2026-02-04"),
        step("复查意见", "2026-02-25"),
        step("复查送达", "2026-02-26"),
        step("请求复核", "2026-03-02"),
        step("举行听证", "2026-03-10"),
        step("听证结束", "2026-03-19"),
        step("复核意见", "2026-04-10"),
    )
    assert dues(result)["recheck@e11"] == "2026-04-09..2026-04-13 met"


def test_the_regulation_of_2005_knows_no_channels() -> None:
    seen = national().at(day("2021-12-31"))
    told = (step("收到", "2021-03-01"), step("受理", "2021-03-10"), step("处理意见", "2021-05-10"))
    result = petition(*told, seen=seen)
    assert dues(result) == {"tell@e1": "2021-03-16 met", "finish@e2": "2021-05-09..2021-05-10 met"}


def test_a_petition_that_runs_into_the_new_regulation_keeps_its_term() -> None:
    told = record("petition", step("收到", "2022-03-25"), step("受理", "2022-04-01"), step("处理意见", "2022-06-01"))
    old = story(national().at(day("2022-12-31")), told)
    assert dues(old)["finish@e2"] == "2022-05-31 late"
    assert next(o for o in old.obligations if o.limit.name == "finish").edition.in_force == day("2005-05-01")
