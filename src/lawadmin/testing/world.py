"""The world in which a story is told: rules, a procedure, a matter, and the day on which all is judged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import frozen

from lawadmin.law.edition import Bearer, Effect, Kind, Limit
from lawadmin.obligations.oblige import settled
from lawadmin.obligations.values import Obligation, Status, first_reading
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.program import Program
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Timeline, order
from lawadmin.rules.snapshot import Snapshot

ONE = timedelta(days=1)

#: The kinds of limit that ask for a step in time.
IN_TIME = frozenset({Kind.DEADLINE, Kind.CAP, Kind.BEFORE})

_NOBODYS_FAULT = frozenset({Effect.NONE, Effect.RIGHT_LOST, Effect.RIGHT_OPENS})
_UNMET = frozenset({Status.LAPSED, Status.OPEN, Status.STOPPED})


def binds(limit: Limit) -> bool:
    """Tell whether a lawful history answers a limit in time: passing it is a fault, or the law decides instead."""
    return limit.kind in IN_TIME and (answered_for(limit) or limit.lapse.effect is Effect.DEEMED)


def answered_for(limit: Limit) -> bool:
    """Tell whether passing a limit is a fault of whom it binds: not of a party, nor where a right is lost or opened."""
    return limit.bearer is not Bearer.PARTY and limit.lapse.effect not in _NOBODYS_FAULT


def silence(limit: Limit) -> bool:
    """Tell whether passing a limit unmet decides against the organ that had to answer."""
    return limit.lapse.effect is Effect.DEEMED and limit.bearer is not Bearer.PARTY


@frozen
class Standing:
    """Hold how a story stands on the day judged: what the law asks, and the events with the steps deemed taken."""

    on: date
    obligations: tuple[Obligation, ...]
    timeline: Timeline

    @property
    def owed(self) -> tuple[Obligation, ...]:
        """List what is asked by a step taken, is due by the day judged, and is not answered; the most urgent first."""
        return self.owing(frozenset())

    def owing(self, excused: frozenset[str], until: date | None = None) -> tuple[Obligation, ...]:
        """List what is owed, by a day, but for some obligations by their keys; what their lapse starts is owed too."""
        asked = (o for o in self.obligations if binds(o.limit) and o.status in _UNMET and o.key not in excused)
        asked = (o for o in asked if not _derived(o, excused))
        dated = sorted(((first_reading(o.due) or date.max, o) for o in asked), key=lambda pair: pair[0])
        return tuple(obligation for day, obligation in dated if day <= (until or self.on))

    def named(self, limit: str, event: Event) -> tuple[Obligation, ...]:
        """List the obligations of a limit, named with or without its act, that concern the same as a step."""
        abouts = (None, event.about)
        return tuple(
            o
            for o in self.obligations
            if limit in (o.ref, o.limit.name) and (event.about is None or o.trigger.about in abouts)
        )


def _derived(obligation: Obligation, excused: frozenset[str]) -> bool:
    """Tell whether a clock was started by a step that is deemed taken only because a story is not told to its end."""
    event = obligation.trigger.event
    return event is not None and event.derived and not any(key.startswith(event.id) for key in excused)


@frozen
class World:
    """Hold what a story is told by: the snapshot that judges it, its procedure and its matter."""

    seen: Snapshot
    procedure: Procedure
    matter: Matter

    @property
    def on(self) -> date:
        """The day judged."""
        return self.seen.on

    @property
    def program(self) -> Program:
        """The procedure and its limits, for the organ of the matter."""
        return self.seen.program(self.procedure, self.matter.organ)

    def standing(self, events: Sequence[Event]) -> Standing:
        """Say how a story stands, as far as it has happened by the day judged."""
        told = Timeline(self.matter, tuple(sorted((e for e in events if e.day <= self.on), key=order)))
        return Standing(self.on, *settled(self.seen, self.program, told))
