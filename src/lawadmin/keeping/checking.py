"""Recompute the chain of a store from its rows, and say where it does not hold.

The chain finds what was changed, left out, moved or added within it. That its end was cut off, or all of it written
anew, shows only against a head that was noted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from lawadmin.converters.records import load
from lawadmin.errors import LawAdminError
from lawadmin.keeping.links import START, command_link, link
from lawadmin.keeping.rows import ROSTER, ROSTER_KINDS, CommandRow, Head, microseconds, name_of
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.registers import Entry


@frozen
class Broken:
    """Hold a place where the chain does not hold; ``matter`` is empty for the roster and for the list of commands."""

    matter: str
    version: int
    reason: str


@frozen
class MatterSeen:
    """Hold a row of the matters, column by column."""

    id: str
    procedure: str
    organ: str
    body: bytes
    link: bytes


@frozen
class EventSeen:
    """Hold a row of the events of one matter, column by column."""

    version: int
    id: str
    recorded: int | None
    body: bytes
    link: bytes


@frozen
class RosterSeen:
    """Hold a row of the roster, column by column."""

    version: int
    kind: str
    id: str
    recorded: int | None
    body: bytes
    link: bytes


@frozen
class CommandSeen:
    """Hold a row of the commands, and the link that stands where it says that it wrote; None where nothing does."""

    row: CommandRow
    found: bytes | None


def broken_matter(matter: MatterSeen, events: Iterable[EventSeen]) -> Iterator[Broken]:
    """Recompute the links of one matter and its events, in the order of their versions."""
    if link(START, matter.body) != matter.link:
        yield Broken(matter.id, 0, "the digest is not that of the body")
    elif not _says_matter(matter):
        yield Broken(matter.id, 0, "the columns do not say what the body says")
    head = Head(0, matter.link)
    for event in events:
        here = Head(event.version, event.link)
        yield from _linked(matter.id, head, here, event.body)
        if not _says_event(event):
            yield Broken(matter.id, event.version, "the columns do not say what the body says")
        head = here


def _linked(stream: str, before: Head, here: Head, body: bytes) -> Iterator[Broken]:
    if here.version != before.version + 1:
        yield Broken(stream, here.version, f"it follows version {before.version}")
    elif link(before.link, body) != here.link:
        yield Broken(stream, here.version, "the digest is not that of the body and of what stands before")


def _says_matter(seen: MatterSeen) -> bool:
    try:
        value = load(Matter, seen.body)
    except (LawAdminError, ValueError):
        return False
    return (value.id, value.procedure, value.organ) == (seen.id, seen.procedure, seen.organ)


def _says_event(seen: EventSeen) -> bool:
    try:
        value = load(Event, seen.body)
    except (LawAdminError, ValueError):
        return False
    return (value.id, microseconds(value.recorded)) == (seen.id, seen.recorded)


def broken_roster(rows: Iterable[RosterSeen]) -> Iterator[Broken]:
    """Recompute the links of the roster, in the order of the versions."""
    head = Head(0, START)
    for seen in rows:
        here = Head(seen.version, seen.link)
        yield from _linked(ROSTER, head, here, seen.body)
        if not _says_roster(seen):
            yield Broken(ROSTER, seen.version, "the columns do not say what the body says")
        head = here


def _says_roster(seen: RosterSeen) -> bool:
    """Compare the columns with the body; when a row was entered stands in the body of entries alone, and not of all."""
    try:
        value = load(ROSTER_KINDS[seen.kind], seen.body)
    except (LawAdminError, ValueError, KeyError):
        return False
    if not isinstance(value, Entry):
        return name_of(value) == seen.id
    return value.id == seen.id and _recorded(value, seen)


def _recorded(entry: Entry, seen: RosterSeen) -> bool:
    return entry.recorded is None or microseconds(entry.recorded) == seen.recorded


def broken_commands(rows: Iterable[CommandSeen]) -> Iterator[Broken]:
    """Recompute the links of the commands, in the order of their positions."""
    before = Head(0, START)
    for seen in rows:
        yield from _command(before, seen)
        before = Head(seen.row.position, seen.row.link)


def _command(before: Head, seen: CommandSeen) -> Iterator[Broken]:
    row = seen.row
    said = command_link(
        before.link,
        command=row.id,
        stream=row.stream,
        version=row.version,
        form=row.form,
        content=row.content,
        head=row.head,
    )
    if row.position != before.version + 1:
        yield Broken("", row.position, f"the command follows position {before.version}")
    elif said != row.link:
        yield Broken("", row.position, "the digest is not that of the command and of those before")
    if seen.found != row.head and (row.stream, row.version) != (ROSTER, 0):
        lost = "the command confirmed another digest here, or what it stored is gone"
        yield Broken(row.stream, row.version, lost)


def unasked(rows: Iterable[tuple[str, int]]) -> Iterator[Broken]:
    """Say of streams and versions that no command asked for them."""
    return (Broken(stream, version, "no command asked for it") for stream, version in rows)
