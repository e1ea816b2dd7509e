"""What stands beside superior law and takes the place of none: the same term from the same event, or another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from lawadmin.days.calendar import Calendar
from lawadmin.law.conflicts import start_days
from lawadmin.law.counted import Reach, reach
from lawadmin.law.edition import Edition, FromStep, Limit
from lawadmin.law.lawbook import Lawbook, Ruled
from lawadmin.law.rank import stands_above

#: Of the start days among which conflicts are looked for, one of so many is tried: a note bars nothing.
SPARSE = 5


@frozen
class Shown:
    """Show a difference: counted from ``start``, the term ends ``here`` by the one text, ``there`` by the other."""

    start: date
    here: date
    there: date
    extended: bool = False


@frozen
class Beside:
    """Hold a limit that runs from the same step to the same end as another act's, and how the two differ.

    ``tighter`` and ``looser`` show that the first ends earlier, or later; None where no day was found that does.
    """

    ours: Ruled
    other: Ruled
    tighter: Shown | None = None
    looser: Shown | None = None

    @property
    def relation(self) -> str:
        """Say how the first term compares: same, tighter, looser, or either by the day (mixed)."""
        if self.tighter and self.looser:
            return "mixed"
        return "tighter" if self.tighter else "looser" if self.looser else "same"

    @property
    def governs(self) -> str:
        """Say which of the two binds by rank: the superior one, or both."""
        ours, other = self.ours.edition.rank, self.other.edition.rank
        if stands_above(other, ours):
            return "other"
        return "ours" if stands_above(ours, other) else "both"


def beside(lawbook: Lawbook, own: Iterable[Edition], calendar: Calendar, on: date) -> Iterator[Beside]:
    """Pair each limit of some texts with those of national acts that ask for the same on a day, and compare by search.

    They ask for the same where they serve one clause, are of one kind, and share a step that starts and one that meets
    them. A text that speaks of another act (``amends``) is compared as an override instead.
    """
    standing = [edition for edition in lawbook if edition.amends is None and edition.stands_on(on)]
    others = [edition for edition in standing if not edition.region]
    ours = [edition for edition in own if edition.amends is None and edition.region and edition.stands_on(on)]
    for edition in ours:
        for limit in edition.limits:
            for other in others:
                for base in _fitting(limit, other):
                    yield _compared(Ruled(edition, limit), Ruled(other, base), calendar)


def _fitting(limit: Limit, other: Edition) -> Iterator[Limit]:
    """List the wordings that ask for the same: of one name, those for matters as narrow, where there are any."""
    same = [base for base in other.limits if _asks_the_same(limit, base)]
    for base in same:
        rivals = [one for one in same if one.name == base.name and bool(one.when) is bool(limit.when)]
        if base in rivals or not rivals:
            yield base


def _asks_the_same(limit: Limit, base: Limit) -> bool:
    match limit.anchor, base.anchor:
        case FromStep(ours, _, None), FromStep(theirs, _, None):
            shared = bool(ours & theirs) and bool(limit.until & base.until)
            return shared and (limit.clause, limit.kind) == (base.clause, base.kind) and _is_counted(limit, base)
    return False


def _is_counted(limit: Limit, base: Limit) -> bool:
    """Tell whether both have a number; a duty without one (及时) can only be compared with its like."""
    numbers = [one.amount is not None and one.amount.number is not None for one in (limit, base)]
    return all(numbers) or (not any(numbers) and bool(limit.word) and limit.word == base.word)


def _compared(ours: Ruled, other: Ruled, calendar: Calendar) -> Beside:
    first = max(ours.edition.in_force, other.edition.in_force)
    last = min(ours.edition.until or date.max, other.edition.until or date.max)
    starts = start_days(calendar, first, last)[::SPARSE]
    shown = [one for start in starts for one in _differences(ours.limit, other.limit, start, calendar)]
    tighter = next((one for one in shown if one.here < one.there), None)
    looser = next((one for one in shown if one.here > one.there), None)
    return Beside(ours, other, tighter, looser)


def _differences(ours: Limit, other: Limit, start: date, calendar: Calendar) -> Iterator[Shown]:
    for extended in (False, True) if ours.extend or other.extend else (False,):
        here = reach(ours, start, calendar, extended=extended)
        there = reach(other, start, calendar, extended=extended)
        if here is not None and there is not None:
            yield from _apart(here, there, start, extended=extended)


def _apart(here: Reach, there: Reach, start: date, *, extended: bool) -> Iterator[Shown]:
    if here.latest < there.earliest and not extended:
        yield Shown(start, here.latest, there.earliest)
    if here.earliest > there.latest:
        yield Shown(start, here.earliest, there.latest, extended)
