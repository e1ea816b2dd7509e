"""Late entries and corrections, records in and findings out."""

from __future__ import annotations

import pytest

from lawadmin.findings import judge
from lawadmin.regimes.shared.backdated import backdated
from telling import day, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.4.2")

SEEN = national().at(day("2026-11-20"))
APPLIED = step("申请", "2026-09-14", recorded="2026-09-14T09:00:00+08:00")
ON_TIME = "2026-10-28T09:00:00+08:00"


def test_a_notice_entered_two_weeks_late_undoes_a_deemed_acceptance_and_is_reported() -> None:
    asked = step("告知补正", "2026-09-18", recorded="2026-10-09T09:00:00+08:00")
    told = record("licensing", APPLIED, asked)
    result = story(SEEN, told)
    assert [(f.code, f.anchor, f.limit) for f in result.findings] == [
        ("backdated", "e2", "administrative-licensing-act/notify")
    ]


def test_a_late_entry_that_changes_nothing_is_not_reported() -> None:
    accepted = step("受理", "2026-09-16", recorded="2026-09-18T09:00:00+08:00")
    decided = step("不予", "2026-10-20", recorded="2026-10-20T20:00:00+08:00")
    assert not story(SEEN, record("licensing", APPLIED, accepted, decided)).findings


def test_a_decision_entered_after_its_last_day_is_reported_though_dated_in_time() -> None:
    accepted = step("受理", "2026-09-16", recorded="2026-09-16T09:00:00+08:00")
    decided = step("不予", "2026-10-20", recorded=ON_TIME)
    assert faults(story(SEEN, record("licensing", APPLIED, accepted, decided))) == {("backdated", "不予", None, None)}


def test_a_correction_of_a_wrong_day_is_seen_and_judged_as_known_then() -> None:
    accepted = step("受理", "2026-09-16", recorded="2026-09-16T09:00:00+08:00")
    wrong = step("不予", "2026-10-22", recorded="2026-10-22T09:00:00+08:00")
    right = step("不予", "2026-10-20", recorded=ON_TIME, replaces="e3")
    told = record("licensing", APPLIED, accepted, wrong, right)
    then = national().at(day("2026-10-23"), as_of=day("2026-10-23"))
    assert faults(story(then, told)) == {("late", "decide", "2026-10-20", 2)}
    assert {code for code, *_ in faults(story(SEEN, told))} == {"backdated"}


def test_what_the_bank_tells_later_is_nobodys_late_entry() -> None:
    """行政处罚法 第六十七条第三款: fifteen days from 06-05 end on 06-20; paid in time, known in July."""
    steps = (("立案", "2025-05-06"), ("告知", "2025-05-12"), ("处罚决定", "2025-06-03"), ("送达", "2025-06-05"))
    served = tuple(step(name, on, recorded=f"{on}T09:00:00+08:00") for name, on in steps)
    paid = step("缴清", "2025-06-16", recorded="2025-07-07T09:00:00+08:00")
    assert not story(SEEN, record("penalty", *served, paid)).findings


def test_a_retraction_takes_a_step_away() -> None:
    accepted = step("受理", "2026-09-16", recorded="2026-09-16T09:00:00+08:00")
    decided = step("不予", "2026-10-20", recorded="2026-10-20T09:00:00+08:00")
    undone = step("", "2026-10-20", recorded=ON_TIME, replaces="e3")
    assert faults(story(SEEN, record("licensing", APPLIED, accepted, decided, undone))) == {
        ("overdue", "decide", "2026-10-20", 31)
    }


def test_a_matter_of_an_unknown_procedure_is_passed_over() -> None:
    told = SEEN.timeline(record("unheard-of", APPLIED))
    assert not judge(SEEN, told)
    assert not tuple(backdated(SEEN, told))
