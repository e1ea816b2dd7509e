"""Say which days are worked, by which notice, known since when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from hashlib import sha256

from attrs import field, frozen

from lawadmin.days.facts import LATE_DECEMBER, Facts, facts_of, settled_year
from lawadmin.days.notice import Festival, Forecast, Notice
from lawadmin.days.runs import Runs
from lawadmin.days.table import WorkTable
from lawadmin.errors import BadEdition

__all__ = ["Calendar", "DayStatus", "Festival", "Forecast", "Notice", "calendar_of"]


@frozen
class DayStatus:
    """Say of one day whether it is worked, by which notice, for which holiday, and whether that may change."""

    day: date
    worked: bool
    notice: Notice | None = None
    name: str | None = None
    provisional: bool = False


@frozen(cache_hash=True)
class Calendar:
    """Hold the working days that a set of notices makes.

    Days of which no notice speaks yet are provisional: look-ups here then go by weekends and statutory days alone,
    while ``earliest`` and ``latest`` bound what may come. Every look-up raises NoCalendar outside ``first`` to
    ``last``.
    """

    notices: tuple[Notice, ...]
    forecast: Forecast | None = field(default=None, repr=False)
    region: str | None = None
    _earlier: dict[int, Calendar] = field(factory=dict, init=False, repr=False, eq=False)

    def at(self, as_of: date | None) -> Calendar:
        """Give the calendar as known at the end of a day, blind to later notices; None gives it as it is."""
        if as_of is None:
            return self
        known = tuple(notice for notice in self.notices if notice.published is None or notice.published <= as_of)
        if len(known) == len(self.notices):
            return self
        return self._earlier.setdefault(len(known), Calendar(known, self.forecast, self.region))

    @cached_property
    def facts(self) -> Facts:
        """Give what is known of every day; for the count, which reads days as ordinals."""
        return facts_of(self.notices, self.forecast)

    @property
    def first(self) -> date:
        """Give the first day that the calendar covers."""
        return date.fromordinal(self.facts.first)

    @property
    def last(self) -> date:
        """Give the last day that the calendar covers, forecast included."""
        return date.fromordinal(self.facts.last)

    @property
    def settled_through(self) -> date:
        """Give the last settled day: 24 December of the last year with a notice, as the next may change later days."""
        return date(settled_year(self.facts.settled), 12, LATE_DECEMBER - 1)

    @property
    def earliest(self) -> WorkTable:
        """Give the corner in which as many provisional days are worked as could be, so that periods end earliest."""
        return self.facts.most

    @property
    def latest(self) -> WorkTable:
        """Give the corner in which as few provisional days are worked as could be, so that periods end latest."""
        return self.facts.fewest

    @property
    def plain(self) -> WorkTable:
        """Give the table in which provisional days go by weekends and statutory days alone."""
        return self.facts.plain

    @property
    def runs(self) -> Runs:
        """Give rest days and make-up days as runs."""
        return self.facts.runs

    def is_worked(self, day: date) -> bool:
        """Tell whether a day is worked."""
        return self.plain.is_worked(day.toordinal())

    def status(self, day: date) -> DayStatus:
        """Say whether a day is worked, by which notice, and whether that may change."""
        ordinal = day.toordinal()
        said = self.facts.said.get(ordinal)
        return DayStatus(
            day=day,
            worked=self.plain.is_worked(ordinal),
            notice=said.notice if said else None,
            name=self.facts.name(ordinal),
            provisional=bool(self.facts.awaited(ordinal)),
        )

    def working_days_between(self, after: date, until: date) -> int:
        """Count the working days after ``after`` up to and including ``until``; 0 where there are none between."""
        return self.plain.between(after.toordinal(), until.toordinal())

    def nth_working_day_after(self, day: date, n: int) -> date:
        """Give the n-th working day after ``day``, which itself never counts; ``day`` where n is 0."""
        return date.fromordinal(self.plain.after(day.toordinal(), n)) if n else day

    def nth_working_day_before(self, day: date, n: int) -> date:
        """Give the n-th working day before ``day``, which itself never counts; ``day`` where n is 0."""
        return date.fromordinal(self.plain.before(day.toordinal(), n)) if n else day

    def next_worked(self, day: date) -> date:
        """Give the first worked day on or after ``day``."""
        return date.fromordinal(self.plain.next(day.toordinal()))

    @cached_property
    def undated(self) -> frozenset[str]:
        """Name the notices whose day of publication is not known; they are taken as always known."""
        return frozenset(notice.id for notice in self.notices if notice.published is None)

    @cached_property
    def digest(self) -> str:
        """Give a SHA-256 of all that the calendar rests on; equal digests mean equal answers."""
        parts = [repr(self.region), repr(self.forecast), *(_canonical(notice) for notice in self.notices)]
        return sha256("\n".join(parts).encode()).hexdigest()


def calendar_of(notices: Iterable[Notice], forecast: Forecast | None = None, region: str | None = None) -> Calendar:
    """Make a calendar of the nation's notices, and a region's own only where that region is named.

    Of two notices that speak of one day the later one prevails. BadEdition where two share an id.
    """
    ordered = tuple(sorted((one for one in notices if one.binds(region)), key=lambda one: one.rank_in_time))
    ids = [notice.id for notice in ordered]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise BadEdition(
            twice[0], reason="two holiday notices share this id", remedy="Give each notice an id of its own"
        )
    return Calendar(ordered, forecast, region)


def _canonical(notice: Notice) -> str:
    head = (notice.id, notice.number, notice.published, notice.settles, notice.region)
    return repr((*head, sorted(notice.off), sorted(notice.worked), notice.names))
