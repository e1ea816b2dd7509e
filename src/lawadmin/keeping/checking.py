"""Recompute the chain of a store from its rows, and say where it does not hold.

The chain finds what was changed, left out, moved or added within it. That its end was cut off, or all of it written
anew, shows only against a head that was noted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

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
class _MatterSeen:
    """Hold a row of the matters, column by column."""

    id: str
    procedure: str
    organ: str
    body: bytes
    link: bytes


@frozen
class _EventSeen:
    """Hold a row of the events of one matter, column by column."""

    version: int
    id: str
    recorded: int | None
    body: bytes
    link: bytes


@frozen
class _RosterSeen:
    """Hold a row of the roster, column by column."""

    version: int
    kind: str
    id: str
    recorded: int | None
    body: bytes
    link: bytes


@frozen
class _CommandSeen:
    """Hold a row of the commands, and the link that stands where it says that it wrote; None where nothing does."""

    row: CommandRow
    found: bytes | None


_MatterRow = tuple[str, str, str, bytes, bytes, int | None, str, int | None, bytes, bytes]
_RosterRow = tuple[int, str, str, int | None, bytes, bytes]
_CommandRow = tuple[int, str, str, int, int, bytes, bytes, bytes, bytes | None]


def broken_chain(
    *,
    matters: Iterable[_MatterRow],
    roster: Iterable[_RosterRow],
    commands: Iterable[_CommandRow],
    beyond: Iterable[tuple[str, int]],
) -> Iterator[Broken]:
    """Recompute every link of a store from its rows, streaming; one after the other, in the order of the arguments.

    A row of ``matters`` is a matter with one of its events, or with five times None where it has none, by the order of
    ids and versions; one of ``commands`` ends with the link that stands where the command says that it wrote, or None.
    ``beyond`` names the streams, with their last version, that hold more than any command asked for.
    """
    for _, rows in groupby(matters, key=lambda row: row[0]):
        yield from _matter(list(rows))
    yield from _roster(_RosterSeen(*row) for row in roster)
    yield from _commands(_CommandSeen(CommandRow(*row[:8]), row[8]) for row in commands)
    yield from (Broken(stream, version, "no command asked for it") for stream, version in beyond)


def _matter(rows: Sequence[_MatterRow]) -> Iterator[Broken]:
    """Recompute the links of one matter and its events, in the order of their versions."""
    matter = _MatterSeen(*rows[0][:5])
    if link(START, matter.body) != matter.link:
        yield Broken(matter.id, 0, "the digest is not that of the body")
    elif not _says_matter(matter):
        yield Broken(matter.id, 0, "the columns do not say what the body says")
    yield from _events(matter, rows)


def _events(matter: _MatterSeen, rows: Iterable[_MatterRow]) -> Iterator[Broken]:
    head = Head(0, matter.link)
    for event in _events_seen(rows):
        here = Head(event.version, event.link)
        yield from _linked(matter.id, head, here, event.body)
        if not _says_event(event):
            yield Broken(matter.id, event.version, "the columns do not say what the body says")
        head = here


def _events_seen(rows: Iterable[_MatterRow]) -> Iterator[_EventSeen]:
    for *_, version, id, recorded, body, stored in rows:  # noqa: A001
        if version is not None:
            yield _EventSeen(version, id, recorded, body, stored)


def _linked(stream: str, before: Head, here: Head, body: bytes) -> Iterator[Broken]:
    if here.version != before.version + 1:
        yield Broken(stream, here.version, f"it follows version {before.version}")
    elif link(before.link, body) != here.link:
        yield Broken(stream, here.version, "the digest is not that of the body and of what stands before")


def _says_matter(seen: _MatterSeen) -> bool:
    try:
        value = load(Matter, seen.body)
    except (LawAdminError, ValueError):
        return False
    return (value.id, value.procedure, value.organ) == (seen.id, seen.procedure, seen.organ)


def _says_event(seen: _EventSeen) -> bool:
    try:
        value = load(Event, seen.body)
    except (LawAdminError, ValueError):
        return False
    return (value.id, microseconds(value.recorded)) == (seen.id, seen.recorded)


def _roster(rows: Iterable[_RosterSeen]) -> Iterator[Broken]:
    """Recompute the links of the roster, in the order of the versions."""
    head = Head(0, START)
    for seen in rows:
        here = Head(seen.version, seen.link)
        yield from _linked(ROSTER, head, here, seen.body)
        if not _says_roster(seen):
            yield Broken(ROSTER, seen.version, "the columns do not say what the body says")
        head = here


def _says_roster(seen: _RosterSeen) -> bool:
    """Compare the columns with the body; when a row was entered stands in the body of entries alone, and not of all."""
    try:
        value = load(ROSTER_KINDS[seen.kind], seen.body)
    except (LawAdminError, ValueError, KeyError):
        return False
    if not isinstance(value, Entry):
        return name_of(value) == seen.id
    return value.id == seen.id and _recorded(value, seen)


def _recorded(entry: Entry, seen: _RosterSeen) -> bool:
    return entry.recorded is None or microseconds(entry.recorded) == seen.recorded


def _commands(rows: Iterable[_CommandSeen]) -> Iterator[Broken]:
    """Recompute the links of the commands, in the order of their positions."""
    before = Head(0, START)
    for seen in rows:
        yield from _command(before, seen)
        before = Head(seen.row.position, seen.row.link)


def _command(before: Head, seen: _CommandSeen) -> Iterator[Broken]:
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
