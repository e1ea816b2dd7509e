"""Hold the instruments that say which days are worked, and what may be expected before they are published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from lawadmin.errors import BadEdition


@frozen
class Notice:
    """Hold one holiday notice: the days it makes days off and the weekend days it makes workdays.

    ``published`` None: not known, taken as always known, and every answer that rests on it says so. ``settles`` is the
    year whose holidays it arranges; None for an amendment or a region's own notice. ``names`` gives the holiday's name
    for its days, in order. ``region`` is a GB/T 2260 code; None is the nation.
    """

    id: str
    title: str
    off: frozenset[date]
    worked: frozenset[date]
    number: str | None = None
    published: date | None = None
    settles: int | None = None
    names: tuple[tuple[date, str], ...] = field(default=(), repr=False)
    region: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.off & self.worked:
            raise BadEdition(self.id, reason="a day is both off and worked", remedy="Leave one of the two out")

    def binds(self, region: str | None) -> bool:
        """Tell whether the notice speaks for a region; a region's own does for itself and all that lies in it."""
        return self.region is None or (region is not None and region.startswith(self.region))

    @property
    def rank_in_time(self) -> tuple[date, bool, str]:
        """Give its place among the notices: of two that speak of one day, the later one prevails."""
        return self.published or self._presumed, self.region is not None, self.id

    @property
    def _presumed(self) -> date:
        return date(self.settles - 1, 12, 31) if self.settles else min(self.off | self.worked, default=date.min)


@frozen
class Festival:
    """Hold what can be said of one festival before a year's notice exists.

    ``days`` are its own days, one a year. ``statutory`` lists, from a year on, which days around it (0: the day itself)
    are days off by the State Council's holiday rules. ``off`` and ``worked`` are windows around it, both ends included:
    no weekday outside ``off`` becomes a day off, no weekend day outside ``worked`` becomes a workday.
    """

    name: str
    days: tuple[date, ...]
    statutory: tuple[tuple[int, tuple[int, ...]], ...]
    off: tuple[int, int]
    worked: tuple[int, int]

    def statutory_days(self, day: date) -> Iterator[int]:
        """Give the ordinals of the statutory days off around the festival that falls on ``day``."""
        of_year = [offsets for since, offsets in self.statutory if since <= day.year]
        yield from (day.toordinal() + offset for offset in (of_year[-1] if of_year else (0,)))


@frozen
class Forecast:
    """Hold the festivals of the years not yet announced, ``first`` to ``last``.

    Each festival has its days for all these years; those fixed in the civil calendar also for the year after.
    """

    first: int
    last: int
    festivals: tuple[Festival, ...]
