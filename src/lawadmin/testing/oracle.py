"""Count day by day, as plainly as one would with a wall calendar; shares no counting code with the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from attrs import frozen

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Clock, Pause
from lawadmin.days.span import Span, Unit

_ONE = timedelta(days=1)

IsDay = Callable[[date], bool]


def last_day(clock: Clock, calendar: Calendar) -> date:
    """Walk to the last day of a clock whose choices are all made, with no cap and no pause without an end."""
    if clock.kind == "backward":
        return _back(clock, _worked_by(calendar))
    return _Walk(clock, _worked_by(calendar), _paused(clock.pauses)).due()


def _worked_by(calendar: Calendar) -> IsDay:
    """Tell worked days by weekends and notices alone, the later notice prevailing."""

    def is_worked(day: date) -> bool:
        spoken = [day in notice.worked for notice in calendar.notices if day in notice.off | notice.worked]
        return spoken[-1] if spoken else day.isoweekday() <= 5

    return is_worked


def _paused(pauses: tuple[Pause, ...]) -> frozenset[date]:
    """List the paused days of pauses that state their own days."""
    return frozenset(day for pause in pauses if pause.last for day in _days(pause.first, pause.last))


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _ONE


def _back(clock: Clock, is_worked: IsDay) -> date:
    clear = clock.choices.before == "clear"
    if clock.span.unit in (Unit.MONTH, Unit.YEAR):
        return _month_later(clock.start, -_months(clock.span)) - clear * _ONE
    left, day = clock.span.amount + clear, clock.start
    while left:
        day -= _ONE
        left -= clock.span.unit is not Unit.WORKING_DAY or is_worked(day)
    return day


def _months(span: Span) -> int:
    return span.amount * 12 if span.unit is Unit.YEAR else span.amount


def _month_later(start: date, months: int) -> date:
    """Step to the month, then back from the day's number to one that the month has."""
    count = start.year * 12 + start.month - 1 + months
    for number in range(start.day, 0, -1):
        try:
            return date(count // 12, count % 12 + 1, number)
        except ValueError:
            continue
    raise AssertionError(start)


@frozen
class _Walk:
    """Walk forward: a stretch for the span, and one for each extension in another unit that was granted in time."""

    clock: Clock
    is_worked: IsDay
    paused: frozenset[date]

    def due(self) -> date:
        stretches = [(self.clock.start, self.clock.span)]
        for leg in sorted(self.clock.legs, key=lambda leg: leg.granted):
            origin, span = stretches[-1]
            if leg.granted > self._rolled(stretches) or not leg.span.amount:
                continue
            if leg.span.unit is span.unit:
                stretches[-1] = origin, Span(span.amount + leg.span.amount, span.unit)
            else:
                stretches.append((self._last(stretches), leg.span))
        return self._rolled(stretches)

    def _rolled(self, stretches: list[tuple[date, Span]]) -> date:
        day = self._last(stretches)
        while self.clock.choices.last_day_off == "forward" and not (self.is_worked(day) and day not in self.paused):
            day += _ONE
        return day

    def _last(self, stretches: list[tuple[date, Span]]) -> date:
        origin, span = stretches[-1]
        if not span.amount:
            while origin in self.paused:
                origin += _ONE
            return origin
        included = len(stretches) == 1 and self.clock.choices.first_day == "included"
        day = origin - _ONE if included else origin
        left = self._amount(origin, span, included=included)
        while left:
            day += _ONE
            left -= day not in self.paused and (span.unit is not Unit.WORKING_DAY or self.is_worked(day))
        return day

    def _amount(self, origin: date, span: Span, *, included: bool) -> int:
        """Say how many days a stretch has, months counted from day to day."""
        if span.unit not in (Unit.MONTH, Unit.YEAR):
            return span.amount
        last = self._month_end(origin, _months(span), included=included)
        return (last - origin).days + included

    def _month_end(self, origin: date, months: int, *, included: bool) -> date:
        day, choice = _month_later(origin, months), self.clock.choices.month_end
        if choice == "sticky" and (origin + _ONE).month != origin.month:
            while (day + _ONE).month == day.month:
                day += _ONE
        elif day.day == origin.day and (included or choice == "day-before"):
            day -= _ONE
        return day
