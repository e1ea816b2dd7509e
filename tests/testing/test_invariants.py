"""Hold the engine to the invariants that the kit brings, and the kit's invariants to counts that break them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import Phase, settings

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Choices, Clock
from lawadmin.days.counting import count
from lawadmin.days.due import Due, Stopped
from lawadmin.days.span import Span, Unit
from lawadmin.testing import invariants, oracle
from lawadmin.testing.invariants import Count, Law
from oracle import house_calendar

test_later_start = invariants.later_start(count)
test_more_budget = invariants.more_budget(count)
test_another_holiday = invariants.another_holiday(count)
test_split_pause = invariants.split_pause(count)
test_pause_undone = invariants.pause_undone(count)
test_extension_within_cap = invariants.extension_within_cap(count)
test_same_as_the_oracle = invariants.same_as(count, oracle.last_day)

QUICKLY = settings(phases=[Phase.generate], max_examples=200, report_multiple_bugs=False)
ODD = timedelta(days=1)


def broken(change: Callable[[Clock, Due], Due]) -> Count:
    def counted(clock: Clock, calendar: Calendar) -> Due | Stopped:
        due = count(clock, calendar)
        return change(clock, due) if isinstance(due, Due) else due

    return counted


def moved(due: Due, days: int) -> Due:
    return evolve(due, earliest=due.earliest + days * ODD, latest=due.latest + days * ODD)


def _fewer(clock: Clock, calendar: Calendar) -> Due | Stopped:
    due = count(clock, calendar)
    return moved(due, -5 * len(calendar.notices)) if isinstance(due, Due) else due


def _without(clock: Clock, calendar: Calendar) -> Due | Stopped:
    return count(evolve(clock, pauses=clock.pauses[:1], legs=()), calendar)


@pytest.mark.parametrize(
    ("law", "counted"),
    [
        (invariants.later_start, broken(lambda clock, due: moved(due, -2 * (clock.start.toordinal() % 9)))),
        (invariants.more_budget, broken(lambda clock, due: moved(due, -3 * (clock.span.amount % 7)))),
        (invariants.another_holiday, _fewer),
        (invariants.split_pause, _without),
        (invariants.pause_undone, broken(lambda clock, due: moved(due, len(clock.pauses)))),
        (invariants.extension_within_cap, broken(lambda clock, due: moved(due, 3 * len(clock.legs)))),
    ],
)
def test_a_count_that_breaks_an_invariant_is_found(law: Callable[[Count], Law], counted: Count) -> None:
    with pytest.raises(AssertionError):
        QUICKLY(law(counted))()


def test_the_oracle_finds_a_count_that_is_a_day_off() -> None:
    with pytest.raises(AssertionError):
        QUICKLY(invariants.same_as(broken(lambda _, due: moved(due, 1)), oracle.last_day))()


def test_the_wall_calendar_counts_backward() -> None:
    clock = Clock(date(2025, 3, 10), Span(3, Unit.WORKING_DAY), choices=Choices(before="inclusive"), kind="backward")
    assert oracle.last_day(clock, house_calendar()) == date(2025, 3, 5)
    assert oracle.last_day(evolve(clock, span=Span(1, Unit.MONTH)), house_calendar()) == date(2025, 2, 10)
