"""What stands in the place of what, by what right; and where a text has none, a day that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from attrs import frozen

from lawadmin.days.calendar import Calendar
from lawadmin.law.counted import Reach, reach
from lawadmin.law.displacement import Right, right_of
from lawadmin.law.edition import Bearer, Edition, Kind, Limit
from lawadmin.law.lawbook import Lawbook, Ruled, speciality
from lawadmin.law.rank import Rank, stands_above

_DAY = timedelta(days=1)

#: How many start days are tried for each pair of limits.
MOST_STARTS = 300

#: How many days a span lasts, in the search, that one text does not count and the other does.
PAUSED = 10


@frozen
class Override:
    """Hold that a limit of one text stands in the place of another's, in matters with some traits, and by what right.

    ``right`` is None where it has none: the other's limit then stays.
    """

    act: str
    by: Ruled
    over: Ruled
    traits: frozenset[str]
    right: Right | None

    @property
    def limit(self) -> str:
        """Name the limit across acts: act/limit."""
        return f"{self.act}/{self.by.limit.name}"


@frozen
class Conflict:
    """Show that a text sets another term than it may: counted from ``start``, ``here`` by it, ``there`` by the other.

    ``extended`` where it shows only with all that may be added to either; ``paused`` names the spans that the one alone
    does not count, of which ``PAUSED`` days follow the start.
    """

    override: Override
    start: date
    here: date
    there: date
    extended: bool = False
    paused: frozenset[str] = frozenset()


@frozen
class Tie:
    """Hold two texts of which both speak of the same case, neither more specially, from a day on."""

    first: Ruled
    second: Ruled
    day: date


def overrides(lawbook: Lawbook) -> Iterator[Override]:
    """List every limit of an amending text that meets one of the act's own in force at the same time."""
    for act, group in lawbook.editions.items():
        own = [edition for edition in group if edition.amends is None]
        for amending in (edition for edition in group if edition.amends is not None):
            for base in (edition for edition in own if _meet(amending, edition)):
                yield from _between(act, amending, base)


def _meet(first: Edition, second: Edition) -> bool:
    return first.in_force <= (second.until or date.max) and second.in_force <= (first.until or date.max)


def _between(act: str, amending: Edition, base: Edition) -> Iterator[Override]:
    """Pair the limits of two editions that govern the same case, whatever the traits of the matter."""
    names = {limit.name for limit in amending.limits} & {limit.name for limit in base.limits}
    for name in sorted(names):
        ours = [limit for limit in amending.limits if limit.name == name]
        theirs = [limit for limit in base.limits if limit.name == name]
        seen: set[tuple[int, int]] = set()
        for traits in _cases((*ours, *theirs)):
            limit, other = _governing(ours, traits), _governing(theirs, traits)
            if limit is not None and other is not None and (id(limit), id(other)) not in seen:
                seen.add((id(limit), id(other)))
                right = right_of(limit, amending, other, over=base.rank)
                yield Override(act, Ruled(amending, limit), Ruled(base, other), traits, right)


def _cases(limits: Iterable[Limit]) -> list[frozenset[str]]:
    wanted = {limit.when for limit in limits}
    pairs = {one | other for one, other in combinations(wanted, 2)}
    return sorted(wanted | pairs, key=lambda traits: (len(traits), sorted(traits)))


def _governing(limits: list[Limit], traits: frozenset[str]) -> Limit | None:
    return max((limit for limit in limits if limit.when <= traits), key=lambda limit: len(limit.when), default=None)


def conflicts(lawbook: Lawbook, calendar: Calendar) -> Iterator[Conflict]:
    """Find texts that set another term than superior law lets them, each with the first day found that shows it.

    Limits that two different events start are not compared: no one day is the first of both.
    """
    yield from conflicts_of(overrides(lawbook), calendar)


def conflicts_of(found: Iterable[Override], calendar: Calendar) -> Iterator[Conflict]:
    """Find those overrides that set another term than they may, each with the first day found that shows it."""
    for override in found:
        if _may_differ(override) and not _stands_by_rank(override):
            conflict = next(_shown(override, calendar), None)
            if conflict is not None:
                yield conflict


def _may_differ(override: Override) -> bool:
    """Tell whether both limits run from the same event by clocks that are not the same."""
    ours, theirs = override.by.limit, override.over.limit
    return ours.anchor == theirs.anchor and _clock(ours) != _clock(theirs)


def _clock(limit: Limit) -> tuple[object, ...]:
    amount, tiers = limit.amount, tuple((tier.amount, tier.to, tier.times, tier.each) for tier in limit.extend)
    return limit.kind, amount and (amount.number, amount.units), limit.choices, tiers, limit.exclude


def _stands_by_rank(override: Override) -> bool:
    rank, over = override.by.edition.rank, override.over.edition.rank
    return rank in (Rank.INTERPRETATION, Rank.POLICY) or stands_above(rank, over)


def _shown(override: Override, calendar: Calendar) -> Iterator[Conflict]:
    """Count both limits from one day after the other: as they stand, across a pause, with all that may be added."""
    later, earlier = _may_end(override)
    starts = () if later and earlier else start_days(calendar, *_common(override))
    for tried in _variants(override.by.limit, override.over.limit):
        for start in starts:
            reached = _reached(override, tried, start, calendar)
            if reached is None:
                return
            here, there = reached
            if here.earliest > there.latest and not later:
                yield Conflict(override, start, here.earliest, there.latest, tried.extended, tried.paused)
            if here.latest < there.earliest and not earlier and not tried.extended:
                yield Conflict(override, start, here.latest, there.earliest, paused=tried.paused)


@frozen
class _Variant:
    """Hold how both limits are counted: extended or not, and across which spans that one of them does not count."""

    extended: bool = False
    here: frozenset[str] = frozenset()
    there: frozenset[str] = frozenset()

    @property
    def paused(self) -> frozenset[str]:
        return self.here | self.there


def _variants(by: Limit, over: Limit) -> Iterator[_Variant]:
    yield _Variant()
    if by.exclude != over.exclude:
        yield _Variant(here=by.exclude - over.exclude, there=over.exclude - by.exclude)
    if by.extend or over.extend:
        yield _Variant(extended=True)


def _reached(override: Override, tried: _Variant, start: date, calendar: Calendar) -> tuple[Reach, Reach] | None:
    pauses = (PAUSED if tried.here else 0, PAUSED if tried.there else 0)
    limits = (override.by.limit, override.over.limit)
    here, there = (
        reach(limit, start, calendar, extended=tried.extended, paused=paused)
        for limit, paused in zip(limits, pauses, strict=True)
    )
    return None if here is None or there is None else (here, there)


def _common(override: Override) -> tuple[date, date]:
    by, over = override.by.edition, override.over.edition
    return max(by.in_force, over.in_force), min(by.until or date.max, over.until or date.max)


def _may_end(override: Override) -> tuple[bool, bool]:
    """Say whether the text may let the term end later, and earlier, than the superior one does."""
    base, rank = override.over.limit, override.by.edition.rank
    longer = base.otherwise is not None and base.otherwise.allows(rank, shorter=False)
    shorter = base.otherwise is not None and base.otherwise.allows(rank, shorter=True)
    binds_organ = base.bearer is Bearer.ORGAN
    if base.kind in (Kind.FLOOR, Kind.WAIT):
        return longer or binds_organ, shorter
    if base.kind is Kind.BEFORE:
        return shorter, longer or binds_organ
    return longer, shorter or binds_organ


def start_days(calendar: Calendar, first: date, last: date) -> tuple[date, ...]:
    """List days from which terms end differently, the latest first: around holidays, month ends and change-overs.

    Days from which a year is settled come before others. A term that runs past the last settled day ends in a range, so
    that what is shown holds whatever is yet announced. Law in force within two years of that day is tried in its first.
    """
    settled = calendar.settled_through
    soon = settled < first <= settled + 730 * _DAY
    first, last = max(first, calendar.first + 366 * _DAY), min(last, first + 366 * _DAY if soon else settled)
    borders = (day for notice in calendar.notices for day in notice.off | notice.worked)
    near = {day + offset * _DAY for day in borders for offset in (-15, -10, -7, -3, -1, 0, 1)}
    ends = {date(year, month, 1) - _DAY for year in range(first.year, last.year + 1) for month in range(1, 13)}
    near |= {day + offset * _DAY for day in ends for offset in (-2, -1, 0, 1)} | {first, last}
    days = sorted((day for day in near if first <= day <= last), reverse=True)
    return tuple(sorted(days, key=lambda day: day > settled - 366 * _DAY))[:MOST_STARTS]


def ties(lawbook: Lawbook) -> Iterator[Tie]:
    """Find amending texts that speak of the same case at the same time, none more specially than the other."""
    for group in lawbook.editions.values():
        amending = [edition for edition in group if edition.amends is not None]
        for first, second in combinations(amending, 2):
            if _meet(first, second) and _share_place(first, second):
                yield from _tied(first, second)


def _share_place(first: Edition, second: Edition) -> bool:
    both_lines = bool(first.lines & second.lines) or not (first.lines or second.lines)
    return both_lines and first.region == second.region


def _tied(first: Edition, second: Edition) -> Iterator[Tie]:
    day = max(first.in_force, second.in_force)
    for limit in first.limits:
        for other in second.limits:
            one, two = Ruled(first, limit), Ruled(second, other)
            if limit.name == other.name and limit.when == other.when and speciality(one) == speciality(two):
                yield Tie(one, two, day)
