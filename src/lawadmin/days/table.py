"""Count worked days by rank and select: two look-ups, however long the period."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import Protocol

from attrs import field, frozen

from lawadmin.errors import NoCalendar

LAST_ORDINAL = date.max.toordinal()


class Days(Protocol):
    """Stand for any kind of countable day, with days as proleptic Gregorian ordinals."""

    def between(self, after: int, until: int) -> int:
        """Count the countable days after ``after`` up to and including ``until``."""

    def after(self, day: int, n: int) -> int:
        """Give the n-th countable day after ``day``; n is 1 or more."""

    def before(self, day: int, n: int) -> int:
        """Give the n-th countable day before ``day``; n is 1 or more."""


@frozen(eq=False)
class WorkTable:
    """Hold for each day from ``first`` on whether it is worked (1) or not (0), and count by it.

    Every answer raises NoCalendar where it would read a day outside.
    """

    first: int
    worked: bytes
    ranks: Sequence[int] = field(init=False, repr=False)
    days: Sequence[int] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "ranks", list(accumulate(self.worked, initial=0)))
        days = [day for day, worked in enumerate(self.worked, self.first) if worked]
        object.__setattr__(self, "days", days)

    @property
    def last(self) -> int:
        """Give the last day of the table."""
        return self.first + len(self.worked) - 1

    def is_worked(self, day: int) -> bool:
        """Tell whether a day is worked."""
        return self.worked[self._place(day)] == 1

    def between(self, after: int, until: int) -> int:
        """Count the worked days after ``after`` up to and including ``until``."""
        if until <= after:
            return 0
        return self.ranks[self._place(until) + 1] - self.ranks[self._place(after + 1)]

    def after(self, day: int, n: int) -> int:
        """Give the n-th worked day after ``day``."""
        return self._select(self.ranks[self._place(day + 1)] + n - 1, self.last + 1)

    def before(self, day: int, n: int) -> int:
        """Give the n-th worked day before ``day``."""
        return self._select(self.ranks[self._place(day - 1) + 1] - n, self.first - 1)

    def next(self, day: int) -> int:
        """Give the first worked day on or after ``day``."""
        self._place(day)
        return self._select(bisect_left(self.days, day), self.last + 1)

    def _select(self, index: int, outside: int) -> int:
        if not 0 <= index < len(self.days):
            raise no_calendar(outside, self.first, self.last)
        return self.days[index]

    def _place(self, day: int) -> int:
        if not self.first <= day <= self.last:
            raise no_calendar(day, self.first, self.last)
        return day - self.first


@frozen
class EveryDay:
    """Count every day; needs no calendar."""

    def between(self, after: int, until: int) -> int:
        """Count the days after ``after`` up to and including ``until``."""
        return max(0, until - after)

    def after(self, day: int, n: int) -> int:
        """Give the n-th day after ``day``."""
        return day + n

    def before(self, day: int, n: int) -> int:
        """Give the n-th day before ``day``."""
        return day - n


EVERY_DAY = EveryDay()


def no_calendar(day: int, first: int, last: int) -> NoCalendar:
    """Make the error that says which days the calendar covers."""
    return NoCalendar(day=_iso(day), first=_iso(first), last=_iso(last))


def _iso(day: int) -> str:
    return date.fromordinal(min(max(day, 1), LAST_ORDINAL)).isoformat()
