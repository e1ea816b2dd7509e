"""Requests for information and the yearly reports, records in and findings out: twenty working days."""

from __future__ import annotations

import pytest

from lawadmin.findings import Judged
from lawadmin.records.events import Event
from lawadmin.regimes.decisions.disclosure import Asked
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.2.3")

SEEN = national().at(day("2026-06-30"))
RECEIVED = step("收到申请", "2026-03-02")


def request(*events: Event) -> Judged:
    return story(SEEN, record("disclosure-request", *events))


def test_an_answer_in_twenty_working_days_extended_by_twenty() -> None:
    assert dues(request(RECEIVED, step("答复", "2026-03-30"))) == {"answer@e1": "2026-03-30 met"}
    assert faults(request(RECEIVED, step("答复", "2026-03-31"))) == {("late", "answer", "2026-03-30", 1)}
    longer = request(RECEIVED, step("延长", "2026-03-30"), step("答复", "2026-04-28"))
    assert dues(longer)["answer@e1"] == "2026-04-28 met"


def test_a_correction_starts_the_answer_anew() -> None:
    asked = (RECEIVED, step("告知补正", "2026-03-11", facts=Asked(term=10)), step("收到补正", "2026-03-20"))
    result = request(*asked, step("答复", "2026-04-20"))
    assert dues(result)["answer@e1"].endswith("superseded")
    assert dues(result)["answer@e3"] == "2026-04-20 met"
    assert dues(result)["ask_correction@e1"] == "2026-03-11 met"
    assert not result.findings


def test_an_applicant_who_does_not_correct_gives_up() -> None:
    result = request(RECEIVED, step("告知补正", "2026-03-11", facts=Asked(term=10)))
    assert [(e.step, e.day) for e in result.timeline if e.derived] == [("放弃", day("2026-03-24"))]
    assert not result.findings


def test_a_silent_third_party_stops_the_clock_no_longer_than_its_own_term() -> None:
    asked = (
        step("征求第三方", "2026-03-09", about="甲"),
        step("第三方收到征求意见书", "2026-03-11", about="甲"),
        step("征求第三方", "2026-03-10", about="乙"),
        step("第三方收到征求意见书", "2026-03-12", about="乙"),
        step("第三方意见", "2026-03-18", about="乙"),
    )
    result = request(RECEIVED, *asked, step("答复", "2026-04-21"))
    assert [(e.step, e.day, e.about) for e in result.timeline if e.derived] == [("第三方期满", day("2026-04-01"), "甲")]
    assert dues(result)["answer@e1"] == "2026-04-22..2026-04-24 met"


def test_an_organ_that_is_silent_agrees() -> None:
    asked = (
        step("征求其他机关", "2026-03-09", about="甲局"),
        step("其他机关收到征求意见书", "2026-03-09", about="甲局"),
    )
    result = request(RECEIVED, *asked, step("答复", "2026-04-01"))
    assert [(e.step, e.day) for e in result.timeline if e.derived] == [("其他机关同意公开", day("2026-03-30"))]


def test_yearly_reports_come_back_every_year() -> None:
    told = (
        step("成立", "2023-05-01"),
        step("提交年度报告", "2024-01-30"),
        step("提交年度报告", "2025-02-08"),
        step("提交年度报告", "2026-01-20"),
    )
    result = story(SEEN, record("disclosure-duty", *told))
    assert {key: due for key, due in dues(result).items() if key.startswith("annual_report")} == {
        "annual_report@2024-01-31": "2024-01-31 met",
        "annual_report@2025-01-31": "2025-01-31..2025-02-05 late",
        "annual_report@2026-01-31": "2026-01-31..2026-02-02 met",
    }
    assert faults(result) == {("late", "annual_report", "2025-02-05", 3)}


def test_information_is_published_in_twenty_working_days() -> None:
    told = (step("成立", "2026-02-02"), step("信息形成", "2026-03-02"), step("主动公开", "2026-03-31"))
    assert faults(story(SEEN, record("disclosure-duty", *told))) == {("late", "publish", "2026-03-30", 1)}
