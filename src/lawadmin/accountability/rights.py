"""Rights that open: what a lapse of the organ lets the party do, and from which day to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import frozen

from lawadmin.findings import Judged
from lawadmin.law.edition import FromLapse
from lawadmin.law.lawbook import Ruled, governing
from lawadmin.obligations.clocks import run
from lawadmin.obligations.values import Obligation, Status, Trigger, first_reading, last_day
from lawadmin.procedure.model import Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Right

_DAY = timedelta(days=1)


@frozen
class Window:
    """Hold a right that a lapse opened to the party, from its first to its last day, both included.

    ``ruled`` is the limit that closes it; without one, or where its day is not settled, ``last`` is None. Where
    readings differ ``last_earliest`` is the day by which one is safe. A step deemed taken is a right without an end.
    """

    right: str
    by: Obligation
    first: date
    last: date | None = None
    last_earliest: date | None = None
    ruled: Ruled | None = None


def rights(seen: Snapshot, judged: Judged) -> tuple[Window, ...]:
    """List the windows that the lapses of a matter opened."""
    return tuple(window for obligation in judged.obligations for window in windows(seen, judged.timeline, obligation))


def windows(seen: Snapshot, timeline: Timeline, obligation: Obligation) -> Iterator[Window]:
    """List the windows that the lapse of one obligation opened; none where it was met in time or is open."""
    procedure, end = seen.procedure(timeline.matter.procedure), last_day(obligation.due)
    lapsed = obligation.status in (Status.LAPSED, Status.LATE) and obligation.limit.bearer.public
    if not lapsed or procedure is None or end is None:
        return
    if obligation.deemed is not None:
        yield Window(obligation.deemed.step, obligation, obligation.deemed.day)
    case = _Case(seen, timeline, procedure, obligation, end)
    for right in obligation.limit.lapse.opens:
        closing = tuple(case.closing(right))
        yield from (case.window(right, ruled) for ruled in closing)
        if not closing:
            yield Window(right, obligation, end + _DAY)


@frozen
class _Case:
    seen: Snapshot
    timeline: Timeline
    procedure: Procedure
    obligation: Obligation
    end: date

    def closing(self, right: str) -> Iterator[Ruled]:
        """Find the limits that close a right: those that run from this very lapse, else those that the tables name."""
        found = tuple(self._from_lapse(right))
        yield from found or self._named(right)

    def _from_lapse(self, right: str) -> Iterator[Ruled]:
        names = {
            (edition.amends or edition.act, limit.name)
            for edition in self.seen.lawbook
            for limit in edition.limits
            if right in limit.until
            and isinstance(limit.anchor, FromLapse)
            and _names(edition.amends or edition.act, limit.anchor) == self.obligation.ref
        }
        traits = self.procedure.traits_at(self.timeline.events)
        for act, name in sorted(names):
            yield from self._in_force(act, name, traits)

    def _named(self, right: str) -> Iterator[Ruled]:
        """Take the limits that the tables name for a right."""
        rows: Iterable[Right] = self.seen.rules.rights
        for row in rows:
            if row.name == right:
                act, _, name = row.limit.rpartition("/")
                yield from self._in_force(act, name, row.when)

    def _in_force(self, act: str, name: str, traits: frozenset[str]) -> Iterator[Ruled]:
        place = self.seen.place(self.timeline.matter.organ)
        standing = (one for one in self.seen.lawbook.variants(act, name, place) if one.edition.stands_on(self.end))
        fitting = [one for one in standing if one.limit.when <= traits]
        if fitting:
            yield governing(fitting, self.end)

    def window(self, right: str, ruled: Ruled) -> Window:
        """Count the window from the last day of the term that lapsed."""
        start = first_reading(self.obligation.due) or self.end
        trigger = Trigger(start, self.end, self.obligation.key, -1, None, self.obligation.trigger.about)
        ran = run(ruled.limit, trigger, self.timeline, procedure=self.procedure, calendar=self.seen.calendar)
        return Window(right, self.obligation, self.end + _DAY, last_day(ran.due), first_reading(ran.due), ruled)


def _names(act: str, anchor: FromLapse) -> str:
    return anchor.limit if "/" in anchor.limit else f"{act}/{anchor.limit}"
