"""Steps taken before what must have happened first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from lawadmin.obligations.values import Obligation, Status, first_reading, last_day, lost_rights
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline

#: The codes of a step out of order.
OUT_OF_ORDER = frozenset({"missing-step", "barred", "too-early", "outside-window", "no-notice"})


@frozen
class Stray:
    """Hold a step that was out of order.

    ``code`` says how: ``missing-step``, ``barred``, ``too-early`` (within a waiting period), ``outside-window``,
    ``no-notice``. ``names`` are the steps or limits concerned; ``due`` is the last day of a waiting period or window,
    where one counts. ``open_reading`` where it is lawful by one reading.
    """

    code: str
    event: Event
    names: tuple[str, ...]
    article: str = ""
    due: date | None = None
    obligation: Obligation | None = None
    open_reading: bool = False


def stray(procedure: Procedure, timeline: Timeline, obligations: Sequence[Obligation]) -> Iterator[Stray]:
    """Find every step that was taken before what must have happened; ``timeline`` holds the deemed steps too.

    A right that was used after it was lost asks for nothing and bars nothing: a hearing demanded too late need not be
    held.
    """
    lost = lost_rights(obligations)
    for index, event in enumerate(timeline.events):
        if event.derived or event.step not in procedure.vocabulary:
            continue
        for needs in procedure.may.get(event.step, ()):
            before = _Before(timeline, index, obligations, lost)
            if needs.when is None or needs.when in procedure.traits_at(before.effective):
                yield from _unmet(needs, event, before)


@frozen
class _Before:
    """Hold what had happened before a step."""

    timeline: Timeline
    index: int
    obligations: Sequence[Obligation]
    lost: frozenset[str]

    @property
    def effective(self) -> tuple[Event, ...]:
        """The events through this one, but for rights used when they were lost."""
        return tuple(event for event in self.timeline.events[: self.index + 1] if event.id not in self.lost)

    @property
    def event(self) -> Event:
        return self.timeline.events[self.index]

    def happened(self, steps: frozenset[str], link: str | None = None, after: int = -1) -> bool:
        if link is not None:
            linked = self.timeline.linked.get(link, ())
            return any(e.step in steps and e.day <= self.event.day for other in linked for e in other)
        events = enumerate(self.timeline.events)
        concerned = ((i, other) for i, other in events if other.concerns(self.event.about))
        earlier = (i for i, other in concerned if other.step in steps and self._precedes(i))
        return any(i > after for i in earlier)

    def bars(self, steps: frozenset[str]) -> bool:
        """Tell whether one of some steps was taken before, with effect."""
        taken = (other for i, other in enumerate(self.timeline.events) if other.step in steps and self._precedes(i))
        return any(other.concerns(self.event.about) and other.id not in self.lost for other in taken)

    def last(self, steps: frozenset[str]) -> int:
        return max((i for i in range(self.index) if self.timeline.events[i].step in steps), default=-1)

    def _precedes(self, index: int) -> bool:
        """Let a step that the law deems taken on a day precede whatever was done on that day."""
        other = self.timeline.events[index]
        return index < self.index or (other.derived and other.day <= self.event.day)

    def of(self, limit: str) -> Iterator[Obligation]:
        for obligation in self.obligations:
            same = self.event.concerns(obligation.trigger.about)
            if limit in (obligation.ref, obligation.limit.name) and obligation.trigger.index < self.index and same:
                yield obligation


def _unmet(needs: Needs, event: Event, before: _Before) -> Iterator[Stray]:
    after = before.last(needs.since) if needs.since else -1
    if needs.steps and not before.happened(needs.steps, needs.link, after):
        yield Stray("missing-step", event, tuple(sorted(needs.steps)), needs.article)
    if needs.unless and before.bars(needs.unless):
        yield Stray("barred", event, tuple(sorted(needs.unless)), needs.article)
    for limit in sorted(needs.waits):
        yield from (_early(event, needs, o) for o in before.of(limit) if _in_wait(event, o))
    if needs.within:
        yield from _outside(event, needs, before)
    if needs.notice is not None and not any(o.met_by for o in before.of(needs.notice)):
        yield Stray("no-notice", event, (needs.notice,), needs.article)


def _in_wait(event: Event, wait: Obligation) -> bool:
    """Tell whether a waiting period still bound: through its last day, unless the party used it or gave it up."""
    latest = last_day(wait.due)
    used = wait.met_by is not None and wait.met_by.day <= event.day
    return latest is not None and event.day <= latest and not used and wait.status is not Status.SUPERSEDED


def _early(event: Event, needs: Needs, wait: Obligation) -> Stray:
    earliest, latest = first_reading(wait.due), last_day(wait.due)
    lawful = earliest is not None and event.day > earliest
    return Stray("too-early", event, (wait.ref,), needs.article, latest, wait, lawful)


def _outside(event: Event, needs: Needs, before: _Before) -> Iterator[Stray]:
    """Find a step taken in none of the windows that are named for it."""
    windows = tuple(window for limit in sorted(needs.within) for window in before.of(limit))
    if any(_inside(event, window) for window in windows):
        return
    window = windows[-1] if windows else None
    earliest, latest = (first_reading(window.due), last_day(window.due)) if window else (None, None)
    lawful = earliest is not None and latest is not None and earliest < event.day <= latest
    yield Stray("outside-window", event, tuple(sorted(needs.within)), needs.article, latest, window, lawful)


def _inside(event: Event, window: Obligation) -> bool:
    earliest = first_reading(window.due)
    return earliest is not None and window.trigger.day <= event.day <= earliest
