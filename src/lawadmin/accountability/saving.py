"""The smallest change that would have made it timely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from lawadmin.accountability.counterfactual import Add, Change, Move, recorded, timeline_if
from lawadmin.days.span import Unit
from lawadmin.findings import Judged
from lawadmin.obligations.custody import Custody, Holder, custody
from lawadmin.obligations.oblige import oblige
from lawadmin.obligations.values import Obligation, last_day
from lawadmin.records.events import Event, Outside, Party
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding

_DAY = timedelta(days=1)

#: How many days back a change is looked for.
REACH = 400


class Way(StrEnum):
    """Say how a step would have made it timely: earlier with all that follows, earlier alone, or taken at all."""

    EARLIER = "earlier"
    ALONE = "alone"
    TAKEN = "taken"


@frozen
class Saving:
    """Hold a change that would have made an obligation timely.

    ``event`` comes ``days`` countable days earlier, or is taken at all. ``holder`` is who had the matter in the days
    saved. ``changes`` is the same, to be tried by ``what_if``.
    """

    event: Event
    days: int
    changes: tuple[Change, ...]
    holder: Holder | None = None
    way: Way = Way.EARLIER


def savings(seen: Snapshot, judged: Judged, obligation: Obligation) -> tuple[Saving, ...]:
    """List, smallest first, the single changes that would have made a late obligation timely.

    Each shortens the time of one holder, or moves one step alone (an extension asked for earlier). Where it was never
    met the change is that the step is taken on the last day. Empty where it is not late.
    """
    due = last_day(obligation.due)
    if not obligation.late or due is None:
        return ()
    case = _Case(seen, recorded(judged.timeline), obligation, custody(seen, judged.timeline, obligation))
    found = case.hurried() if obligation.met_by is not None else case.taken(due)
    return tuple(sorted((*found, *case.moved()), key=case.order))


def smallest(seen: Snapshot, judged: Judged, obligation: Obligation) -> Saving | None:
    """Give the smallest change that would have made an obligation timely; of equal ones that of the last holder."""
    return next(iter(savings(seen, judged, obligation)), None)


def mending(seen: Snapshot, judged: Judged, finding: Finding) -> tuple[Saving, ...]:
    """List the savings of the obligation of which a finding speaks; empty where it speaks of none."""
    here = finding.limit, finding.anchor, finding.about
    own = (one for one in judged.obligations if (one.ref, one.trigger.source, one.trigger.about) == here)
    return tuple(saving for one in own for saving in savings(seen, judged, one))


@frozen
class _Case:
    seen: Snapshot
    timeline: Timeline
    obligation: Obligation
    held: Custody

    def order(self, saving: Saving) -> tuple[int, bool, int]:
        last = self.held.let_lapse
        blamed = last is not None and last.holder == saving.holder
        return saving.days, not blamed, -saving.event.day.toordinal()

    def hurried(self) -> Iterator[Saving]:
        """Shorten the time before one step, of which all that follows comes earlier as well."""
        events = self.timeline.events
        for index in range(max(self.obligation.trigger.index, 0) + 1, len(events)):
            event, before = events[index], events[index - 1].day
            if isinstance(event.actor, Party | Outside) or event.day > self._answered():
                continue
            for days, back in self._back(event.day, before):
                if days < self._least():
                    continue
                later = (Move(one.id, self._earlier(one.day, days)) for one in events[index + 1 :])
                changes = (Move(event.id, back), *later)
                if self._timely(changes):
                    yield Saving(event, days, changes, self._holder(event.day))
                    break

    def moved(self) -> Iterator[Saving]:
        """Move alone a step whose effect was lost because it came too late: an extension."""
        for leg in self.obligation.refused:
            for days, back in self._back(leg.event.day, self.obligation.trigger.day):
                if self._timely((Move(leg.event.id, back),)):
                    yield self._alone(leg.event, days, back)
                    break

    def _alone(self, event: Event, days: int, back: date) -> Saving:
        return Saving(event, days, (Move(event.id, back),), self._holder(event.day), way=Way.ALONE)

    def taken(self, due: date) -> Iterator[Saving]:
        """Let the step that was never taken be taken on the last day."""
        step = min(self.obligation.limit.until, default="")
        event = Event("what-if", step, due, seq=10**6, about=self.obligation.trigger.about)
        if self._timely((Add(event),)):
            late = sum(self._counts(due + _DAY * n) for n in range(1, (self.seen.on - due).days + 1))
            yield Saving(event, late, (Add(event),), self._holder(due), way=Way.TAKEN)

    def _answered(self) -> date:
        return self.obligation.met_by.day if self.obligation.met_by else date.max

    def _least(self) -> int:
        """Give the days that must be saved: those of lateness, unless an extension lost its effect by coming late."""
        due = self.held.due
        if self.obligation.refused or due is None:
            return 1
        return sum(self._counts(due + _DAY * n) for n in range(1, (self._answered() - due).days + 1))

    def _counts(self, day: date) -> bool:
        clock = self.obligation.clock
        return clock is None or clock.span.unit is not Unit.WORKING_DAY or self.seen.calendar.is_worked(day)

    def _back(self, day: date, least: date) -> Iterator[tuple[int, date]]:
        """Go back from a day, countable day by countable day, no further than to another."""
        days = 0
        for _ in range(min((day - least).days, REACH)):
            day -= _DAY
            if self._counts(day):
                days += 1
                yield days, day

    def _earlier(self, day: date, days: int) -> date:
        return next((back for count, back in self._back(day, date.min) if count == days), day)

    def _timely(self, changes: tuple[Change, ...]) -> bool:
        own = self.obligation
        timeline = timeline_if(self.seen, self.timeline, *changes)
        found = (one for one in oblige(self.seen, timeline) if one.key == own.key)
        return any(not one.late and not one.open_reading for one in found)

    def _holder(self, day: date) -> Holder | None:
        return next((hop.holder for hop in self.held.hops if hop.first <= day <= hop.last), None)
