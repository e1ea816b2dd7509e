"""Count day by day, as slowly and plainly as one would with a wall calendar; shares no code with what it checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from lawadmin.converters.forecast import load_forecast
from lawadmin.converters.notices import load_notices
from lawadmin.days.calendar import Calendar, Notice, calendar_of

CALENDARS = Path(__file__).resolve().parent.parent / "src" / "lawadmin" / "calendars"
ONE = timedelta(days=1)

IsDay = Callable[[date], bool]


@cache
def house_calendar() -> Calendar:
    return calendar_of(load_notices(CALENDARS), load_forecast(CALENDARS))


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE


def worked_by(notices: Iterable[Notice]) -> IsDay:
    """Tell worked days by notices alone, the later in the list prevailing."""
    listed = list(notices)

    def is_worked(day: date) -> bool:
        answer = day.isoweekday() <= 5
        for notice in listed:
            if day in notice.off:
                answer = False
            if day in notice.worked:
                answer = True
        return answer

    return is_worked


def nth_after(start: date, n: int, countable: IsDay) -> date:
    day = start
    while n:
        day += ONE
        n -= countable(day)
    return day


def nth_before(event: date, n: int, countable: IsDay) -> date:
    day = event
    while n:
        day -= ONE
        n -= countable(day)
    return day


def rolled(day: date, countable: IsDay) -> date:
    while not countable(day):
        day += ONE
    return day


def month_later(start: date, months: int) -> date:
    """Step month by month, then back from the day's number to one that the month has."""
    year, month = start.year, start.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    number = start.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def paused_days(pauses: Iterable[tuple[date, date]]) -> frozenset[date]:
    return frozenset(day for first, last in pauses for day in days(first, last))
