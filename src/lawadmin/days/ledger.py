"""Say how a clock stands at the end of given days: what is burnt and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import evolve

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Clock
from lawadmin.days.due import Row
from lawadmin.days.readings import readings
from lawadmin.days.span import Unit
from lawadmin.days.table import Days
from lawadmin.days.term import Ground, Outcome, Segment, run
from lawadmin.days.walk import Halt, Interval, end_of
from lawadmin.errors import BadSpan


def ledger(clock: Clock, calendar: Calendar, marks: Sequence[date]) -> tuple[Row, ...]:
    """Say how a clock stands at the end of each of the days given, by the first reading and the plain calendar.

    A row knows the extensions granted by its day, not those of later days. BadSpan for a period counted backward.
    """
    if clock.kind == "backward":
        raise BadSpan(reason="a period counted backward has no ledger", remedy="Ask for its last day instead")
    return tuple(_row(clock, calendar, mark) for mark in marks)


def _row(clock: Clock, calendar: Calendar, mark: date) -> Row:
    granted = evolve(clock, legs=tuple(leg for leg in clock.legs if leg.granted <= mark))
    reading = readings(granted)[0]
    ground, outcome = Ground(granted, reading, calendar.plain), run(granted, reading, calendar.plain)
    day = mark.toordinal()
    segment, end = _segment(outcome, day)
    days, before, budget = ground.days(segment), ground.before(segment), ground.budget(segment)
    burnt = min(budget, _countable(days, before, min(day, end_of(end)), outcome.pauses))
    left = budget - burnt
    if isinstance(end, int):  # a cap may end the stretch before its budget is burnt
        left = min(left, _countable(days, max(day, before), end, outcome.pauses))
    unit = Unit.WORKING_DAY if segment.in_working_days else Unit.DAY
    return Row(mark, running=_runs(clock, outcome, day), burnt=burnt, left=left, unit=unit)


def _segment(outcome: Outcome, day: int) -> tuple[Segment, int | Halt]:
    """Give the stretch that runs on a day, the last one after the end, and its last day."""
    ranges = [(segment, end) for segment, _, end in outcome.ranges()]
    return next((one for one in ranges if isinstance(one[1], Halt) or day <= one[1]), ranges[-1])


def _runs(clock: Clock, outcome: Outcome, day: int) -> bool:
    paused = any(first <= day <= last for first, last in outcome.pauses)
    return clock.start.toordinal() <= day and (isinstance(outcome.due, Halt) or day <= outcome.due) and not paused


def _countable(days: Days, after: int, until: int, pauses: Iterable[Interval]) -> int:
    burnt = 0
    for first, last in pauses:
        if last > after and first <= until:
            burnt += days.between(after, first - 1)
            after = last
    return burnt + days.between(after, until)
