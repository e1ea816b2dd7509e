"""Work out, from notices and forecast, what is known of every day and what may still come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, count, takewhile

from attrs import frozen

from lawadmin.days.notice import Forecast, Notice
from lawadmin.days.runs import MAKE_UP, REST, Runs, runs_of
from lawadmin.days.table import WorkTable
from lawadmin.errors import BadEdition

LATE_DECEMBER = 25
"""From this day of December on, the next year's notice may rewrite a day (the earliest ever rewritten was the 29th)."""


@frozen
class Expected:
    """Hold what a forecast says of its years: days off by statute, and windows for whatever else may come."""

    statutory: Mapping[int, str]
    off: frozenset[int]
    worked: frozenset[int]


@frozen
class Said:
    """Hold what the last notice to speak of a day says."""

    notice: Notice
    worked: bool
    name: str | None


@frozen(eq=False)
class Facts:
    """Hold for every day from ``first`` to ``last`` which notice speaks of it, and for the others what to expect."""

    first: int
    last: int
    settled: frozenset[int]
    said: Mapping[int, Said]
    expected: Expected

    @property
    def days(self) -> range:
        """Give all days."""
        return range(self.first, self.last + 1)

    def awaited(self, day: int) -> tuple[int, ...]:
        """Name the years whose notices, not yet known, may speak of a day of which none speaks."""
        if day in self.said:
            return ()
        when = date.fromordinal(day)
        late = when.month == 12 and when.day >= LATE_DECEMBER
        years = (when.year, when.year + 1) if late else (when.year,)
        return tuple(year for year in years if year not in self.settled)

    def awaited_within(self, first: int, last: int) -> frozenset[int]:
        """Name the years whose notices may still change a day of a range, both ends included."""
        low, high = max(first, self.first), min(last, self.last)
        if low > high or self.open_before[high + 1 - self.first] == self.open_before[low - self.first]:
            return frozenset()
        return frozenset(year for day in range(low, high + 1) for year in self.awaited(day))

    def name(self, day: int) -> str | None:
        """Give the holiday's name of a day, if a notice, or for a day still open the statute, names it."""
        if day in self.said:
            return self.said[day].name
        return self.expected.statutory.get(day) if self.awaited(day) else None

    @cached_property
    def open_days(self) -> frozenset[int]:
        """Give the days that wait for a notice."""
        return frozenset(day for day in self.days if self.awaited(day))

    @cached_property
    def open_before(self) -> Sequence[int]:
        """Give, for each day and one more, how many days before it wait for a notice."""
        return list(accumulate((day in self.open_days for day in self.days), initial=0))

    @cached_property
    def plain(self) -> WorkTable:
        """Give the working days if nothing but the statutory days came."""
        return self._table(lambda day: is_weekday(day) and day not in self.expected.statutory)

    @cached_property
    def most(self) -> WorkTable:
        """Give as many working days as could come."""
        expected = self.expected
        return self._table(lambda day: (is_weekday(day) or day in expected.worked) and day not in expected.statutory)

    @cached_property
    def fewest(self) -> WorkTable:
        """Give as few working days as could come."""
        return self._table(lambda day: is_weekday(day) and day not in self.expected.off)

    @cached_property
    def runs(self) -> Runs:
        """Give rest days and make-up days as runs."""
        return runs_of(self.days, self._kind, lambda day: (self.name(day), self._speaker(day)))

    def _table(self, open_day: Callable[[int], bool]) -> WorkTable:
        return WorkTable(self.first, bytes(self._is_worked(day, open_day) for day in self.days))

    def _is_worked(self, day: int, open_day: Callable[[int], bool]) -> bool:
        if day in self.said:
            return self.said[day].worked
        return open_day(day) if day in self.open_days else is_weekday(day)

    def _kind(self, day: int) -> str | None:
        if not self.plain.is_worked(day):
            return REST
        return None if is_weekday(day) else MAKE_UP

    def _speaker(self, day: int) -> str | None:
        return self.said[day].notice.id if day in self.said else None


def facts_of(notices: Sequence[Notice], forecast: Forecast | None) -> Facts:
    """Put notices, the prevailing last, and a forecast together; BadEdition where no notice settles a year."""
    settled = frozenset(notice.settles for notice in notices if notice.settles is not None)
    if not settled:
        raise BadEdition(
            reason="no notice settles a year", remedy="Load the yearly notices, or look at a later day of knowledge"
        )
    first = min(settled)
    last = _last_covered(first, settled, forecast)
    return Facts(
        first=date(first, 1, 1).toordinal(),
        last=date(last, 12, 31 if _is_forecast(last, forecast) else LATE_DECEMBER - 1).toordinal(),
        settled=settled,
        said={day.toordinal(): said for notice in notices for day, said in _says(notice)},
        expected=_expected(forecast),
    )


def settled_year(settled: frozenset[int]) -> int:
    """Give the last year of the unbroken row of settled years."""
    return max(takewhile(settled.__contains__, count(min(settled))))


def is_weekday(day: int) -> bool:
    """Tell whether an ordinal is a Monday to Friday."""
    return (day - 1) % 7 < 5


def _is_forecast(year: int, forecast: Forecast | None) -> bool:
    return forecast is not None and forecast.first <= year <= forecast.last


def _last_covered(first: int, settled: frozenset[int], forecast: Forecast | None) -> int:
    return max(takewhile(lambda year: year in settled or _is_forecast(year, forecast), count(first)))


def _says(notice: Notice) -> Iterator[tuple[date, Said]]:
    names = dict(notice.names)
    for days, worked in ((notice.off, False), (notice.worked, True)):
        for day in days:
            yield day, Said(notice, worked, names.get(day))


def _expected(forecast: Forecast | None) -> Expected:
    festivals = forecast.festivals if forecast else ()
    statutory = {
        off: festival.name for festival in festivals for day in festival.days for off in festival.statutory_days(day)
    }
    off = frozenset(_around((day, festival.off) for festival in festivals for day in festival.days))
    worked = frozenset(_around((day, festival.worked) for festival in festivals for day in festival.days))
    return Expected(statutory, off | statutory.keys(), worked)


def _around(windows: Iterable[tuple[date, tuple[int, int]]]) -> Iterator[int]:
    for day, (first, last) in windows:
        yield from range(day.toordinal() + first, day.toordinal() + last + 1)
