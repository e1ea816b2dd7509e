"""A certificate: everything on which one due day rests, by one reading, so that others can check it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from attrs import field, frozen

from lawadmin.days.clock import FirstDay, HoursFrom, MonthEnd
from lawadmin.days.span import Span, Unit
from lawadmin.law.edition import Certainty, Edition, Kind
from lawadmin.procedure.model import Span as Standstill


@frozen
class Taken:
    """Hold the choices by which a day was counted, each made: one reading of what the law leaves open.

    Where the law leaves a choice open and it moves no day, the first word stands. ``unannounced``: how days of which no
    holiday notice speaks yet are taken, worked wherever they could be, or off. ``transition``: a clock that ran when a
    new edition came into force went over to it by its ``clause``, or as the county has ``chosen``, or ``kept`` its term
    although a clause speaks of it; ``none`` where there was nothing to choose.
    """

    first_day: FirstDay
    last_day_off: Literal["forward", "stays"]
    month_end: MonthEnd
    before: Literal["inclusive", "clear"]
    pause_ends: Literal["paused", "counted"]
    hours_from: HoursFrom
    unit: Unit
    unannounced: Literal["worked", "off"] = "worked"
    transition: Literal["none", "clause", "chosen", "kept"] = "none"


@frozen
class Anchor:
    """Hold what started the clock.

    ``source`` is the id of an event, the key of the obligation that lapsed (``lapsed`` is then its certificate), or the
    calendar's day. ``fact`` names the fact of the event that states the day, ``link`` the link under which the event's
    matter is found, ``at`` the moment where hours count.
    """

    source: str
    day: date
    step: str | None = None
    about: str | None = None
    fact: str | None = None
    link: str | None = None
    at: datetime | None = None
    lapsed: Certificate | None = None


@frozen
class Granted:
    """Hold an extension that counts: its event, what of it counts, who must approve it by the law and who did.

    ``cap`` limits the whole term, base included; ``by`` is the post or organ of the event.
    """

    event: str
    day: date
    amount: int
    unit: Unit
    cap: Span | None = None
    approver: str = ""
    by: str | None = None


@frozen
class Paused:
    """Hold days that are not counted, both ends included, and the events that began and ended them."""

    first: date
    last: date
    events: tuple[str, ...]


@frozen
class Rest:
    """Hold neighbouring days off, or make-up days (``worked``); ``notice`` None for weekends and unannounced days."""

    first: date
    last: date
    worked: bool = False
    notice: str | None = None


@frozen
class Digests:
    """Hold SHA-256 digests of the words of the limit and its counting clause, of the notices and of the events."""

    words: str
    notices: str
    events: str


@frozen
class Certificate:
    """Hold one due day of one obligation, by one reading, with all that it rests on.

    ``ref`` is act/limit, ``act`` the act of the edition (another one where it amends), ``edition`` its first day in
    force. The term is ``amount`` in ``choices.unit`` (for the reason ``why``), lengthened by ``extensions``. ``rests``
    names only days that were read, in order: working days counted, and a last day moved. ``awaited`` are the years
    whose notices may still change a day read. ``nominal`` is the last day before it moved, ``last`` the due day,
    ``moment`` the last moment of a period in hours. ``alternatives`` are the first days in force of other editions that
    could have started the clock. ``deemed`` certifies the silences whose deemed steps are used here, ``carried`` the
    clock by the edition of its trigger where a later one took over.
    """

    matter: str
    ref: str
    act: str
    edition: date
    article: str
    limit: str
    kind: Kind
    anchor: Anchor
    choices: Taken
    amount: int
    certainty: Certainty
    why: str
    nominal: date
    last: date
    digests: Digests
    moment: datetime | None = None
    extensions: tuple[Granted, ...] = ()
    pauses: tuple[Paused, ...] = ()
    rests: tuple[Rest, ...] = ()
    awaited: tuple[int, ...] = ()
    alternatives: tuple[date, ...] = ()
    deemed: tuple[Certificate, ...] = ()
    carried: Certificate | None = None

    @property
    def key(self) -> str:
        """Name the obligation, as ``Obligation.key`` does."""
        return "/".join(filter(None, (self.matter, self.ref, self.anchor.source, self.anchor.about)))


@frozen
class Terms:
    """Hold what the law says, as a checker is given it.

    ``editions`` are those that reach the organ of the matter; ``spans`` say which steps begin and end what a limit may
    exclude; ``ends`` are the steps that end the matter. Without the spans a pause left out could not be seen.
    """

    editions: tuple[Edition, ...] = field(repr=False)
    spans: tuple[Standstill, ...] = ()
    ends: frozenset[str] = frozenset()
