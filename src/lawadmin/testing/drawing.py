"""Draw days, calendars and clocks; days off and make-up days lie close to the period, where they matter."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen
from hypothesis import strategies as st

from lawadmin.days.calendar import Calendar, Notice, calendar_of
from lawadmin.days.clock import Choices, Clock, Leg, Pause
from lawadmin.days.span import Span, Unit

#: The days on which a drawn period may begin; a drawn calendar is settled for years around them.
STARTS = st.dates(date(2024, 1, 20), date(2025, 6, 30))

#: The units in which a drawn period may be counted, with the most of each; years count as twelve months.
MOST = {Unit.WORKING_DAY: 60, Unit.DAY: 90, Unit.MONTH: 7, Unit.YEAR: 1}
DAY_UNITS = (Unit.WORKING_DAY, Unit.DAY, Unit.MONTH)

_PUBLISHED = date(2099, 1, 1)


@frozen
class Asked:
    """Hold a clock and the calendar by which it is counted."""

    clock: Clock
    calendar: Calendar


def days_near(day: date, first: int = -40, last: int = 150) -> st.SearchStrategy[date]:
    """Draw a day from so many days after a day to so many, both included; negative numbers lie before it."""
    return st.integers(first, last).map(lambda offset: day + timedelta(days=offset))


@st.composite
def calendars(draw: st.DrawFn, around: date, *, most: int = 25, years: int = 2) -> Calendar:
    """Draw a calendar in which up to so many days off and make-up days lie around a day.

    It is settled for so many years before that day and after it.
    """
    off = draw(st.frozensets(days_near(around), max_size=most))
    worked = draw(st.frozensets(days_near(around), max_size=most)) - off
    settled = (_settling(around.year + offset) for offset in range(-years, years + 1))
    drawn = Notice(id="drawn", title="通知", off=off, worked=worked, published=_PUBLISHED)
    return calendar_of([*settled, drawn])


def _settling(year: int) -> Notice:
    return Notice(id=str(year), title="通知", off=frozenset(), worked=frozenset(), settles=year)


def spans(units: tuple[Unit, ...] = DAY_UNITS) -> st.SearchStrategy[Span]:
    """Draw how long a period is, in one of the units, from none to the most of it."""
    return st.sampled_from(units).flatmap(lambda unit: st.integers(0, MOST[unit]).map(lambda n: Span(n, unit)))


@st.composite
def pauses(draw: st.DrawFn, around: date, *, longest: int = 20) -> Pause:
    """Draw a pause around a day whose own days are stated, so that no reading is left open."""
    first = draw(days_near(around, -10, 90))
    return Pause(first, first + timedelta(days=draw(st.integers(0, longest))), exact=True)


def choices() -> st.SearchStrategy[Choices]:
    """Draw how a period is counted, every choice made."""
    return st.builds(
        Choices,
        first_day=st.sampled_from(["excluded", "included"]),
        last_day_off=st.sampled_from(["forward", "stays"]),
        month_end=st.sampled_from(["clamp", "sticky", "day-before"]),
        before=st.sampled_from(["inclusive", "clear"]),
        pause_ends=st.sampled_from(["paused", "counted"]),
    )


@st.composite
def clocks(draw: st.DrawFn, *, extended: bool = False, units: tuple[Unit, ...] = DAY_UNITS) -> Asked:
    """Draw a clock with pauses, and where ``extended`` with extensions, beside a calendar of its own."""
    start = draw(STARTS)
    granted = st.builds(Leg, spans(), days_near(start, 0, 120))
    legs = draw(st.lists(granted, max_size=3, unique_by=lambda leg: leg.granted)) if extended else ()
    clock = Clock(
        start,
        draw(spans(units)),
        choices=draw(choices()),
        pauses=tuple(draw(st.lists(pauses(start), max_size=4))),
        legs=tuple(legs),
    )
    return Asked(clock, draw(calendars(start, years=3)))
