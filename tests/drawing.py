"""Draw clocks with their own calendars: days off and make-up days lie close to the period, where they matter."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen
from hypothesis import strategies as st

from lawadmin.days.calendar import Calendar, Notice, calendar_of
from lawadmin.days.clock import Choices, Clock, Leg, Pause
from lawadmin.days.span import Span, Unit

YEARS = range(2023, 2028)
STARTS = st.dates(date(2024, 1, 20), date(2025, 6, 30))
DAY_UNITS = (Unit.WORKING_DAY, Unit.DAY, Unit.MONTH)
MOST = {Unit.WORKING_DAY: 60, Unit.DAY: 90, Unit.MONTH: 7, Unit.YEAR: 1}


@frozen
class Drawn:
    """Hold a clock and the calendar that it is counted by."""

    clock: Clock
    calendar: Calendar


def near(start: date, first: int = -40, last: int = 150) -> st.SearchStrategy[date]:
    return st.integers(first, last).map(lambda offset: start + timedelta(days=offset))


@st.composite
def calendars_near(draw: st.DrawFn, start: date) -> Calendar:
    off = draw(st.frozensets(near(start), max_size=25))
    worked = draw(st.frozensets(near(start), max_size=25)) - off
    notices = [Notice(id=str(year), title="通知", off=frozenset(), worked=frozenset(), settles=year) for year in YEARS]
    amended = Notice(id="amended", title="通知", off=off, worked=worked, published=date(2028, 1, 1))
    return calendar_of([*notices, amended])


def spans(units: tuple[Unit, ...] = DAY_UNITS) -> st.SearchStrategy[Span]:
    return st.sampled_from(units).flatmap(lambda unit: st.integers(0, MOST[unit]).map(lambda n: Span(n, unit)))


@st.composite
def pauses_near(draw: st.DrawFn, start: date) -> Pause:
    first = draw(near(start, -10, 90))
    return Pause(first, first + timedelta(days=draw(st.integers(0, 20))), exact=True)


CHOICES = st.builds(
    Choices,
    first_day=st.sampled_from(["excluded", "included"]),
    last_day_off=st.sampled_from(["forward", "stays"]),
    month_end=st.sampled_from(["clamp", "sticky", "day-before"]),
    before=st.sampled_from(["inclusive", "clear"]),
    pause_ends=st.sampled_from(["paused", "counted"]),
)


@st.composite
def drawn(draw: st.DrawFn, *, legs: bool = False, units: tuple[Unit, ...] = DAY_UNITS) -> Drawn:
    start = draw(STARTS)
    granted = st.builds(Leg, spans(), near(start, 0, 120)) if legs else st.nothing()
    clock = Clock(
        start,
        draw(spans(units)),
        choices=draw(CHOICES),
        pauses=tuple(draw(st.lists(pauses_near(start), max_size=4))),
        legs=tuple(draw(st.lists(granted, max_size=3, unique_by=lambda leg: leg.granted))) if legs else (),
    )
    return Drawn(clock, draw(calendars_near(start)))
