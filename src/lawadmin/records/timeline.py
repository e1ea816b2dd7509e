"""A timeline: one matter's events in order, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, field, frozen

from lawadmin.records.events import Event
from lawadmin.records.matters import Matter


@frozen
class Record:
    """Hold a matter with everything ever recorded of it, corrections included."""

    matter: Matter
    events: tuple[Event, ...]


@frozen
class Timeline:
    """Hold one matter's events that stand, in order of day, time and ``seq``.

    ``linked`` holds the timelines of the matters linked to it, by the name of the link; ``recorded`` everything ever
    recorded of the matter, by which earlier states of knowledge can be seen again.
    """

    matter: Matter
    events: tuple[Event, ...]
    linked: Mapping[str, tuple[Timeline, ...]] = field(factory=dict, repr=False)
    recorded: tuple[Event, ...] = field(default=(), repr=False, eq=False)

    def __iter__(self) -> Iterator[Event]:
        """Iterate over the events in order."""
        return iter(self.events)

    def of(self, steps: frozenset[str]) -> tuple[Event, ...]:
        """List the events of some steps, in order."""
        return tuple(event for event in self.events if event.step in steps)

    def with_derived(self, events: Iterable[Event]) -> Timeline:
        """Add steps that the law deems taken."""
        return evolve(self, events=tuple(sorted((*self.events, *events), key=order)))


def order(event: Event) -> tuple[date, bool, int, str]:
    """Order events: by day; within a day derived ones last, then by ``seq``, and by time where that does not tell."""
    return event.day, event.derived, event.seq, event.at.isoformat() if event.at else ""


def timeline(record: Record, *, as_of: date | None = None, on: date | None = None) -> Timeline:
    """Put a matter's events in order, corrected.

    Leaves out what was recorded after the day of knowledge ``as_of``, and what happened after the day ``on``.
    """
    known = [event for event in record.events if as_of is None or event.known_at(as_of)]
    replaced = {event.replaces for event in known if event.replaces is not None}
    standing = (event for event in known if event.step and event.id not in replaced)
    seen = (event for event in standing if on is None or event.day <= on)
    return Timeline(record.matter, tuple(sorted(seen, key=order)), recorded=tuple(known))
