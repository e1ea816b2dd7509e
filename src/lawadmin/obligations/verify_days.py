"""The checker's own count: one day after the other, and nothing shared with the count that is checked."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve, field, frozen

from lawadmin.days.notice import Forecast, Notice
from lawadmin.days.span import Unit
from lawadmin.obligations.certificate import Paused, Rest, Taken

ONE = timedelta(days=1)
NEVER = date.max
"""Stand for the end of a pause that still lasts, and of the clock that it stops."""


def days(first: date, last: date) -> Iterator[date]:
    """Give each day from the first to the last."""
    return (first + n * ONE for n in range((last - first).days + 1))


@frozen
class Working:
    """Hold which days are worked: by notices, the prevailing last, and by a forecast for what is not announced yet."""

    notices: tuple[Notice, ...]
    forecast: Forecast | None
    settled: frozenset[int | None] = field(init=False)
    said: dict[date, tuple[bool, str]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        told = ((notice, day) for notice in self.notices for day in notice.off | notice.worked)
        object.__setattr__(self, "said", {day: (day in notice.worked, notice.id) for notice, day in told})
        object.__setattr__(self, "settled", frozenset(notice.settles for notice in self.notices))

    def years(self, day: date) -> tuple[int, ...]:
        """Name the years whose notices may speak of a day; the next year's may from 25 December on."""
        return (day.year, day.year + 1) if (day.month, day.day) >= (12, 25) else (day.year,)

    def awaited(self, day: date) -> tuple[int, ...]:
        """Name the years whose notices may still speak of a day."""
        return () if day in self.said else tuple(year for year in self.years(day) if year not in self.settled)

    def worked(self, day: date, unannounced: str) -> bool:
        """Tell whether a day is worked: by the last notice that speaks of it, else by the week and the forecast."""
        if day in self.said:
            return self.said[day][0]
        weekday = day.isoweekday() <= 5
        festivals = self.forecast.festivals if self.forecast and self.awaited(day) else ()
        near = [(one, (day - feast).days) for one in festivals for feast in one.days if abs(feast.year - day.year) < 2]
        if any(day.toordinal() in one.statutory_days(day - n * ONE) for one, n in near):
            return False
        if unannounced == "worked":
            return weekday or any(one.worked[0] <= n <= one.worked[1] for one, n in near)
        return weekday and not any(one.off[0] <= n <= one.off[1] for one, n in near)

    def rests(self, read: Iterable[date], unannounced: str) -> tuple[Rest, ...]:
        """Join, where neighbours are alike, the days off among those read, and the weekend days worked."""
        rests: list[Rest] = []
        for day in sorted(read):
            one = Rest(day, day, self.worked(day, unannounced), self.said.get(day, (False, None))[1])
            if one.worked and day.isoweekday() <= 5:
                continue
            if rests and evolve(rests[-1], first=day, last=day) == one and rests[-1].last == day - ONE:
                one = evolve(one, first=rests.pop().first)
            rests.append(one)
        return tuple(rests)


@frozen
class Stretch:
    """Hold so many units from an origin on, which counts itself where it is the ``first`` day of the clock."""

    origin: date
    amount: int
    unit: Unit
    first: bool = True


@frozen
class Walk:
    """Hold what a walk from day to day goes by: the choices, the pauses, the working days."""

    taken: Taken
    pauses: tuple[Paused, ...]
    working: Working

    def paused(self, day: date) -> bool:
        """Tell whether a pause holds a day."""
        return any(pause.first <= day <= pause.last for pause in self.pauses)

    def stands(self, day: date) -> bool:
        """Tell whether the clock stands still from a day on."""
        return day == NEVER or any(pause.first <= day and pause.last == NEVER for pause in self.pauses)

    def counts(self, day: date, unit: Unit) -> bool:
        """Tell whether a day counts in a unit."""
        return not self.paused(day) and (
            unit is not Unit.WORKING_DAY or self.working.worked(day, self.taken.unannounced)
        )

    def before(self, stretch: Stretch) -> date:
        """Give the day after which a stretch begins to count."""
        return stretch.origin - ONE * (stretch.first and self.taken.first_day == "included")

    def end(self, stretch: Stretch) -> date:
        """Walk to the nominal last day of a stretch; NEVER where the clock stands still before."""
        if not stretch.amount:
            return self._onward(stretch.origin, Unit.DAY)
        day, left = self.before(stretch), stretch.amount
        if stretch.unit is Unit.MONTH:
            left = (self.same_day(stretch.origin, stretch.amount, stretch.first) - day).days
        while left and not self.stands(day):
            day += ONE
            left -= self.counts(day, stretch.unit)
        return NEVER if self.stands(day) else day

    def due(self, nominal: date) -> date:
        """Move a last day that is off, or in a pause, to the next that is neither, where it moves at all."""
        return self._onward(nominal, Unit.WORKING_DAY) if self.taken.last_day_off == "forward" else nominal

    def _onward(self, day: date, unit: Unit) -> date:
        while not self.stands(day) and not self.counts(day, unit):
            day += ONE
        return NEVER if self.stands(day) else day

    def back(self, stretch: Stretch) -> date:
        """Walk back from the day before which something must be done, a day further for clear days."""
        clear = int(self.taken.before == "clear")
        if stretch.unit is Unit.MONTH and stretch.amount:
            return self.same_day(stretch.origin, -stretch.amount, first=True) - clear * ONE
        day, left = stretch.origin, stretch.amount + clear
        if left and self.taken.first_day == "included":
            day += ONE
        while left:
            day -= ONE
            left -= self.counts(day, stretch.unit)
        return day

    def same_day(self, day: date, months: int, first: bool) -> date:
        """Give the last day of so many months from a day on, clamped once to the month's end."""
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        length = monthrange(year, month + 1)[1]
        ends = self.taken.month_end == "sticky" and (day + ONE).month != day.month
        found = date(year, month + 1, length if ends else min(day.day, length))
        whole = self.taken.month_end == "day-before" or (first and self.taken.first_day == "included")
        return found - ONE * (1 if months > 0 else -1) if whole and not ends and day.day <= length else found
