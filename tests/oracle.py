"""Count day by day, as slowly and plainly as one would with a wall calendar; shares no code with what it checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from lawadmin.converters.forecast import load_forecast
from lawadmin.converters.notices import load_notices
from lawadmin.days.calendar import Calendar, Notice, calendar_of
from lawadmin.days.span import Unit

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


@dataclass(frozen=True)
class Case:
    """A period as one would write it on paper; ``legs`` are (amount, unit, granted) in the order granted."""

    start: date
    amount: int
    unit: Unit
    is_worked: IsDay
    paused: frozenset[date] = frozenset()
    included: bool = False
    month_end: str = "clamp"
    forward: bool = True
    legs: tuple[tuple[int, Unit, date], ...] = ()
    cap: int | None = None

    def counts(self, unit: Unit) -> IsDay:
        if unit is Unit.WORKING_DAY:
            return lambda day: day not in self.paused and self.is_worked(day)
        return lambda day: day not in self.paused


def month_end(start: date, months: int, *, choice: str, included: bool) -> date:
    corresponding = month_later(start, months)
    is_end = (start + ONE).month != start.month
    if choice == "sticky" and is_end:
        while (corresponding + ONE).month == corresponding.month:
            corresponding += ONE
        return corresponding
    if corresponding.day != start.day:
        return corresponding
    return corresponding - ONE if included or choice == "day-before" else corresponding


def stretch(case: Case, origin: date, amount: int, unit: Unit, *, first: bool) -> date:
    if amount == 0:
        return rolled(origin, lambda day: day not in case.paused)
    included = first and case.included
    before = origin - ONE if included else origin
    if unit in (Unit.MONTH, Unit.YEAR):
        months = amount * 12 if unit is Unit.YEAR else amount
        last = month_end(origin, months, choice=case.month_end, included=included)
        amount = sum(1 for _ in days(before + ONE, last))
    return nth_after(before, amount, case.counts(unit))


def naive(case: Case) -> tuple[date, date]:
    """Give the nominal last day and the due day."""
    stretches = [(case.start, case.amount, case.unit)]
    for amount, unit, granted in case.legs:
        if granted > naive_due(case, stretches):
            continue
        if case.cap is not None:
            amount = min(amount, max(0, case.cap - sum(each for _, each, _ in stretches)))
        origin, so_far, last_unit = stretches[-1]
        if unit is last_unit:
            stretches[-1] = (origin, so_far + amount, unit)
        elif amount:
            stretches.append((naive_nominal(case, stretches), amount, unit))
    return naive_nominal(case, stretches), naive_due(case, stretches)


def naive_nominal(case: Case, stretches: list[tuple[date, int, Unit]]) -> date:
    origin, amount, unit = stretches[-1]
    return stretch(case, origin, amount, unit, first=len(stretches) == 1)


def naive_due(case: Case, stretches: list[tuple[date, int, Unit]]) -> date:
    nominal = naive_nominal(case, stretches)
    return rolled(nominal, case.counts(Unit.WORKING_DAY)) if case.forward else nominal
