"""An obligation and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from lawadmin.days.clock import Clock, Leg
from lawadmin.days.due import Due, DueMoment, Stopped
from lawadmin.law.edition import Bearer, Edition, Effect, Kind, Limit
from lawadmin.law.lawbook import Ruled
from lawadmin.law.transition import Crossing
from lawadmin.records.events import Event


class Status(StrEnum):
    """Say how an obligation stands on the day judged."""

    MET = "met"
    LATE = "late"
    EARLY = "early"
    OPEN = "open"
    LAPSED = "lapsed"
    STOPPED = "stopped"
    SUPERSEDED = "superseded"
    ENDED = "ended"


@frozen
class Trigger:
    """Hold what started a clock: a day, and the event or derivation that gives it.

    ``latest`` differs from ``day`` where the day itself is the uncertain expiry of another limit. ``source`` is the id
    of the event, of the obligation that lapsed, or the calendar's day. ``index`` is the place in the timeline after
    which an event can lengthen the clock or meet the limit; ``since`` an earlier one after which one can meet it.
    """

    day: date
    latest: date
    source: str
    index: int
    event: Event | None = None
    about: str | None = None
    since: int | None = None


@frozen
class Unnumbered:
    """Say that the law sets a duty without a number, and with which word."""

    word: str


@frozen
class NotYetAnchored:
    """Say that no day can be counted, because a date, a term or a length that a record must state is missing."""

    missing: str


DueDay = Due | DueMoment | Stopped | Unnumbered | NotYetAnchored


class Refusal(StrEnum):
    """Say why an extension, or part of it, has no effect."""

    LATE = "late"
    OVER_LONG = "over-long"
    TOO_OFTEN = "too-often"


@frozen
class RefusedLeg:
    """Hold an extension that has no effect, or not the whole, and why."""

    event: Event
    reason: Refusal


@frozen
class Obligation:
    """Hold what one limit asks on one timeline.

    ``due`` says until when; ``met_by`` what met it, in time or late. ``open_reading`` where it is in time by one
    reading and late by another. ``alternatives`` are other editions that could have started a clock. ``deemed`` is the
    step that the law deems taken by its lapse. ``ended`` is the day on which the matter ended without meeting it.
    ``crossing`` says what became of the clock when a new edition came into force while it ran. ``moot`` where a party
    started it by a right that it had lost, so that it is open whether anything was owed when nothing was done in time.
    """

    matter: str
    ref: str
    ruled: Ruled
    trigger: Trigger
    due: DueDay
    status: Status
    clock: Clock | None = None
    met_by: Event | None = None
    open_reading: bool = False
    refused: tuple[RefusedLeg, ...] = ()
    alternatives: tuple[Edition, ...] = ()
    deemed: Event | None = field(default=None)
    ended: date | None = None
    crossing: Crossing | None = None
    moot: bool = False

    @property
    def limit(self) -> Limit:
        """The limit as its edition says it."""
        return self.ruled.limit

    @property
    def edition(self) -> Edition:
        """The edition that governs."""
        return self.ruled.edition

    @property
    def open(self) -> bool:
        """Tell whether it can still be met in time."""
        return self.status in (Status.OPEN, Status.STOPPED)

    @property
    def fell_short(self) -> bool:
        """Tell whether whom it binds fell short of it.

        What is done outside a window is found with the step that was taken, not with the window.
        """
        limit = self.limit
        if not limit.answerable or limit.kind is Kind.WINDOW or self.moot:
            return False
        return self.status in (Status.LATE, Status.EARLY) or (self.status is Status.LAPSED and not limit.kind.passes)

    @property
    def late(self) -> bool:
        """Tell whether whom it binds answered it late or not at all."""
        return self.fell_short and self.status is not Status.EARLY

    @property
    def key(self) -> str:
        """Name the obligation in a way that does not depend on the day it is judged."""
        return f"{self.matter}/{self.ref}/{self.trigger.source}" + (
            f"/{self.trigger.about}" if self.trigger.about else ""
        )


def last_day(due: DueDay) -> date | None:
    """Give the last day by the latest reading, None where there is no day."""
    match due:
        case Due(_, latest):
            return latest
        case DueMoment(_, latest):
            return latest.date()
        case _:
            return None


def first_reading(due: DueDay) -> date | None:
    """Give the last day by the earliest reading, None where there is no day."""
    match due:
        case Due(earliest):
            return earliest
        case DueMoment(earliest):
            return earliest.date()
        case _:
            return None


def lost_rights(obligations: Sequence[Obligation]) -> frozenset[str]:
    """List the steps by which a party used a right when it was over, and in no time that still ran."""
    rights = (o for o in obligations if o.limit.bearer is Bearer.PARTY and o.limit.lapse.effect is Effect.RIGHT_LOST)
    used = [(o.met_by.id, o.status is Status.LATE) for o in rights if o.met_by]
    return frozenset(step for step, late in used if late) - frozenset(step for step, late in used if not late)


Legs = tuple[Leg, ...]
