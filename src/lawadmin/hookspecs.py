"""The hooks by which a county decides at the edge, and the types that pass through them.

A plugin is an entry point of the group ``lawadmin``: a light module whose functions carry ``hookimpl``. Each hook is
called once at start, by itself, without arguments; what it returns is checked, frozen and chosen from by the
configuration. Drivers are imported when something is opened, not before. A new capability is a new field with a
default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal, Protocol

import pluggy
from attrs import frozen

from lawadmin.assessment.duties import DutyCalendar
from lawadmin.assessment.letter import Letter
from lawadmin.assessment.report import Report
from lawadmin.assessment.year import Year
from lawadmin.converters.pack import Pack
from lawadmin.converters.secret import Secret
from lawadmin.law.citation import Citation
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.records.timeline import Record

__all__ = [
    "ALL", "Appended", "Capability", "Command", "CommandId", "Cursor", "DutyCalendar", "Entries", "Erased", "Kept",
    "LawadminSpec", "Letter", "MatterId", "Notice", "Notifier", "Observer", "OpenNotifier", "OpenStore", "Outbox",
    "Outcome", "Pack", "Query", "Receipt", "RenderDuties", "RenderLetter", "RenderYear", "Renderer", "Report",
    "Reviewed", "Secret", "Source", "Standing", "Store", "Year", "hookimpl", "hookspec",
]  # fmt: skip

hookspec = pluggy.HookspecMarker("lawadmin")

#: Marks a function of a plugin as the implementation of the hook of its name.
hookimpl = pluggy.HookimplMarker("lawadmin")

MatterId = str
CommandId = str
PersonId = str

#: What a source can do beyond reading what it holds today.
Capability = Literal["as_of", "append", "erase"]


# -- what a store is asked, and what it answers


@frozen
class Query:
    """Choose matters; an empty set chooses all."""

    procedures: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()


#: The query that chooses every matter.
ALL = Query()


@frozen
class Cursor:
    """Mark how far a stream of matters was read; only the source that made it knows what its text means."""

    text: str


@frozen
class Notice:
    """Hold one message to one recipient, sent once however often it is asked for.

    ``key`` tells it from every other, so that a repeated one is dropped. ``recipient`` is a post or an organ; the
    channel's configuration says where it is reached. ``subject`` and ``text`` name the matter by its reference and hold
    no person's name. One notice may stand for many to the same recipient: ``covers`` then holds their keys, and none of
    them is sent by itself.
    """

    key: str
    channel: str
    recipient: str
    subject: str
    text: str
    matter: MatterId = ""
    due: date | None = None
    covers: tuple[str, ...] = ()


@frozen
class Command:
    """Ask a store to append events to a matter, and to put notices into its outbox, all or nothing.

    ``expected`` is the version at which the matter was read: the number of events stored of it, 0 where it is new. A
    command may be repeated with its id; it then has to be the same in every field, ``recorded`` of its events included.
    """

    id: CommandId
    matter: Matter
    events: tuple[Event, ...] = ()
    expected: int = 0
    notices: tuple[Notice, ...] = ()


@frozen
class Entries:
    """Ask a store to enter organs, posts, tenures and register entries.

    Nothing is changed: an organ or post of a known id, and a tenure of a known person, post and first day, stands from
    now on in the place of the earlier one; so a tenure is ended, and a successor named. A register entry is corrected
    by another one that names it in ``replaces``. ``recorded`` is when all this was entered; None: known at once.
    """

    id: CommandId
    organs: tuple[Organ, ...] = ()
    posts: tuple[Post, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    entries: tuple[Entry, ...] = ()
    recorded: datetime | None = None


@frozen
class Appended:
    """Confirm a command, at any later time in the same words.

    ``version`` is what the matter (or, after Entries, the roster with the registers) then holds; ``digest`` the head of
    the chain, in hexadecimal.
    """

    command: CommandId
    version: int
    digest: str


@frozen
class Erased:
    """Confirm that what was held of a person is gone, and from how many events and entries."""

    command: CommandId
    count: int


class Outcome(StrEnum):
    """Say what became of a message: later and unknown ones are sent again, with the same key."""

    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"


@frozen
class Receipt:
    """Hold what a notifier says of one message; ``reference`` is the receiver's own, ``reason`` a short code."""

    outcome: Outcome
    reference: str = ""
    reason: str = ""


class Standing(StrEnum):
    """Say how a notice stands in an outbox.

    New ones wait; one that was given out is being sent until its lease is over. Sent ones arrived, failed ones were
    refused by the receiver, dead ones were tried for as long as the sender cared to: these three stay as they are.
    """

    NEW = "new"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DEAD = "dead"


@frozen
class Kept:
    """Hold a notice as an outbox keeps it: how it stands, how often it was given out, what was last said of it."""

    notice: Notice
    standing: Standing = Standing.NEW
    attempts: int = 0
    receipt: Receipt | None = None


# -- what a plugin may bring


class Source(Protocol):
    """Read a county's records; a case system's own tables fit here.

    ``as_of`` is the moment of knowledge, with a time zone; None is all that is known. What ``can`` does not name raises
    Unsupported: never a silent "today". Facts come as Opaque; ``lawadmin.converters.facts.typed`` gives them their
    types.
    """

    @property
    def can(self) -> frozenset[Capability]:
        """List what the source can do beyond reading what it holds today."""

    def matter(self, id: MatterId, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        """Read one matter with everything recorded of it; None where none was known."""

    def matters(
        self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None
    ) -> Iterator[tuple[Cursor, Record]]:
        """Stream matters in an order that does not change, from after a cursor on, without holding them all."""

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        """Read organs, posts and tenures."""

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        """Read the register entries that stand: those corrected are left out."""

    def close(self) -> None:
        """Let go of files and connections."""


class Outbox(Protocol):
    """Keep notices until they are sent: send first, then mark."""

    def put(self, notices: Iterable[Notice]) -> int:
        """Keep notices, drop those whose key is known, and say how many are new."""

    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        """Give out up to ``n`` notices to be sent, oldest first, of one channel or of all.

        For the length of the lease nobody else gets them. ``attempts`` counts this time.
        """

    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        """Note what became of a notice.

        A sent one is sent, a refused one has failed. Later and unknown ones are new again, and given out from ``again``
        on; without it they are dead. Of one that is sent, failed or dead nothing more is noted. Raises StoreError where
        there is none of that key.
        """

    def kept(self, standing: Standing) -> Iterator[Kept]:
        """List the notices that stand so, oldest first."""


class Store(Source, Protocol):
    """Keep a county's records, append-only.

    An error on write means that the outcome is unknown, not that nothing was stored: OutcomeUnknown. The same command
    may then be repeated, or ``outcome`` asked.
    """

    def append(self, command: Command) -> Appended:
        """Append events to a matter: events, chain link and outbox in one transaction.

        Raises VersionConflict where the matter has moved on, CommandReused where the id was used with other content.
        """

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        """Do many commands in one transaction, all or nothing; for imports."""

    def enter(self, command: Entries) -> Appended:
        """Enter organs, posts, tenures and register entries."""

    def outcome(self, id: CommandId) -> Appended | None:  # noqa: A002
        """Say what became of a command; None where it was never stored."""

    def erase(self, person: PersonId, *, command: CommandId, because: Citation, on: date) -> Erased:
        """Make a person's data unreadable, and leave the chain whole."""

    def outbox(self) -> Outbox:
        """Give the outbox that is written in the same transactions."""


class OpenStore(Protocol):
    """Open a store by its URL; a plugin names one for each scheme."""

    def __call__(self, url: str, *, secret: Secret | None = None, create: bool = False) -> Source:
        """Open what is there; with ``create`` make it where it is not.

        It is opened in one thread and then used in another, one at a time. Raises NoStore.
        """


class Notifier(Protocol):
    """Send messages over one channel."""

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        """Send a notice within some seconds; sent twice with one key, it arrives once."""


class OpenNotifier(Protocol):
    """Open a notifier; a plugin names one for each channel."""

    def __call__(self, settings: Mapping[str, str], *, secret: Secret | None = None) -> Notifier:
        """Open the channel by its table ``notify.<channel>`` of the configuration."""


class Render(Protocol):
    """Write a report as a document."""

    def __call__(self, report: Report, *, lang: str) -> bytes:
        """Write the whole document, in ``zh`` or ``en``."""


class RenderYear(Protocol):
    """Write the report of a year as a document."""

    def __call__(self, report: Year, *, lang: str) -> bytes:
        """Write the whole document, in ``zh`` or ``en``."""


class RenderDuties(Protocol):
    """Write the duty calendar of a year as a feed."""

    def __call__(self, calendar: DutyCalendar, *, lang: str, earlier: bytes | None = None) -> bytes:
        """Write the whole feed, in ``zh`` or ``en``; ``earlier`` is the feed that it takes the place of."""


class RenderLetter(Protocol):
    """Write an official letter as a document."""

    def __call__(self, letter: Letter) -> bytes:
        """Write the whole document, in the language of its template."""


@frozen
class Renderer:
    """Hold how reports become documents of one format; ``suffix`` is that of the file, with its dot.

    ``render`` writes a review, ``year`` the report of a year, ``duties`` a duty calendar, ``letter`` an official
    letter; None where the format has no such document.
    """

    render: Render | None
    media_type: str
    suffix: str
    year: RenderYear | None = None
    duties: RenderDuties | None = None
    letter: RenderLetter | None = None


@frozen
class Reviewed:
    """Hold what a review came to: judged for ``on``, by what was known at ``as_of``, under rules of this digest."""

    on: date
    as_of: date
    rules: str
    matters: int
    findings: int


class Observer(Protocol):
    """Hear what was done; a failure here is reported and changes nothing."""

    def after_review(self, reviewed: Reviewed) -> None:
        """Hear that a review has ended."""

    def after_append(self, command: Command | Entries, appended: Appended) -> None:
        """Hear that a command is stored."""


class LawadminSpec:
    """The hooks; a plugin implements those it needs."""

    @hookspec
    def lawadmin_pack(self) -> Pack:
        """Bring law, calendars, tables, procedures and checks."""

    @hookspec
    def lawadmin_stores(self) -> Mapping[str, OpenStore]:
        """Bring stores, by the scheme of their URL."""

    @hookspec
    def lawadmin_notifiers(self) -> Mapping[str, OpenNotifier]:
        """Bring notifiers, by channel."""

    @hookspec
    def lawadmin_renderers(self) -> Mapping[str, Renderer]:
        """Bring renderers, by format."""

    @hookspec
    def lawadmin_observers(self) -> Sequence[Observer]:
        """Bring observers."""
