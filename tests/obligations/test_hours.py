"""Periods in hours, from a moment and from a day whose hour nobody recorded."""

from __future__ import annotations

from datetime import time

from attrs import evolve

from lawadmin.days.due import DueMoment
from lawadmin.days.span import Unit
from lawadmin.law.edition import (
    Amount,
    FromLapse,
)
from lawadmin.obligations.values import NotYetAnchored, Status
from made_up import edition, judge, limit
from telling import faults, step


def test_hours_count_from_the_moment() -> None:
    hours = edition(limit("report", 24, "begun", "done", amount=Amount(24, "小时", (Unit.HOUR,))))
    begun = evolve(step("begun", "2026-01-01"), at=time(16, 30))
    in_time = judge(hours, events=(begun, evolve(step("done", "2026-01-02"), at=time(16, 30))))
    assert in_time.obligations[0].status is Status.MET
    assert isinstance(in_time.obligations[0].due, DueMoment)
    late = judge(hours, events=(begun, evolve(step("done", "2026-01-02"), at=time(16, 31))))
    assert faults(late) == {("late", "report", "2026-01-02", 0)}
    assert judge(hours, events=(begun, step("done", "2026-01-02"))).obligations[0].status is Status.MET
    lapse = (
        limit("sue", 1, "begun", "sued"),
        limit("after", 24, FromLapse("sue"), "done", amount=Amount(24, "小时", (Unit.HOUR,))),
    )
    assert isinstance(judge(edition(*lapse), events=(begun,)).obligations[1].due, NotYetAnchored)


def test_hours_from_a_time_that_nobody_recorded_are_late_only_where_they_must_be() -> None:
    """Two hours from some time of 1 January are over at 02:00 of that day at the earliest, of the 2nd at the latest."""
    hours = edition(limit("report", 2, "begun", "done", amount=Amount(2, "小时", (Unit.HOUR,))))
    begun = step("begun", "2026-01-01")

    def done(on: str, at: time | None) -> set[tuple[str, str | None]]:
        return {(f[0], f[2]) for f in faults(judge(hours, events=(begun, evolve(step("done", on), at=at))))}

    assert done("2026-01-01", time(2)) == set()
    assert done("2026-01-01", time(11)) == {("open-reading", "2026-01-02")}
    assert done("2026-01-02", time(1, 30)) == {("open-reading", "2026-01-02")}
    assert done("2026-01-02", time(2)) == {("late", "2026-01-02")}
    assert done("2026-01-01", None) == set()
    assert done("2026-01-03", None) == {("late", "2026-01-02")}
