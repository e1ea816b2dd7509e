"""What is written in one transaction: the rows of a command, their links, its notices."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from attrs import frozen

from lawadmin.converters.json_text import canonical
from lawadmin.converters.records import FORM, dump
from lawadmin.converters.strict import JSON
from lawadmin.defaults.sqlite.chain import START, command_link, content_of, link
from lawadmin.errors import CommandReused, StoreError, VersionConflict
from lawadmin.hookspecs import Appended, Command, Entries, Notice
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Tenure

#: The stream of organs, posts, tenures and entries; that of a matter is its id, which is never empty.
ROSTER = ""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NEWEST = "SELECT version, link FROM events WHERE matter = ? ORDER BY version DESC LIMIT 1"
_EVENT = "INSERT INTO events (matter, version, id, recorded, body, link) VALUES (?, ?, ?, ?, ?, ?)"
_ENTRY = "INSERT INTO roster (version, kind, id, recorded, body, link) VALUES (?, ?, ?, ?, ?, ?)"
_KINDS: dict[type, str] = {Organ: "organ", Post: "post", Tenure: "tenure", Entry: "entry"}


@frozen
class Row:
    """Hold one event or entry as it is stored."""

    id: str
    recorded: int | None
    body: bytes
    kind: str = ""


@frozen
class Head:
    """Hold where a stream stands: its version and the last link of its chain."""

    version: int
    link: bytes


def microseconds(moment: datetime | None) -> int | None:
    """Count microseconds since 1970, UTC; StoreError where the moment has no time zone."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise StoreError(reason="the moment has no time zone; state it, such as +08:00")
    return (moment - _EPOCH) // timedelta(microseconds=1)


def store(db: sqlite3.Connection, command: Command | Entries) -> Appended:
    """Store a command within a transaction, or give the answer that it had before."""
    if isinstance(command, Command):
        return _store_events(db, command)
    return _store_entries(db, command)


def _store_events(db: sqlite3.Connection, command: Command) -> Appended:
    matter, rows = dump(command.matter), tuple(_event_row(event) for event in command.events)
    notices = tuple(map(notice_body, command.notices))
    content = content_of(matter, str(command.expected).encode(), _joined(row.body for row in rows), _joined(notices))
    done = answered(db, command.id, content)
    if done is not None:
        return done
    head = _append_events(db, command, matter, rows)
    put(db, command.notices)
    return _confirm(db, command.id, command.matter.id, content, head=head)


def _store_entries(db: sqlite3.Connection, command: Entries) -> Appended:
    rows = tuple(_entry_rows(command))
    recorded = str(microseconds(command.recorded)).encode()
    content = content_of(recorded, _joined(row.body for row in rows))
    done = answered(db, command.id, content)
    if done is not None:
        return done
    head = _last(db.execute("SELECT version, link FROM roster ORDER BY version DESC LIMIT 1").fetchone(), START)
    for row in rows:
        head = Head(head.version + 1, link(head.link, row.body))
        db.execute(_ENTRY, (head.version, row.kind, row.id, row.recorded, row.body, head.link))
    return _confirm(db, command.id, ROSTER, content, head=head)


def _event_row(event: Event) -> Row:
    return Row(event.id, microseconds(event.recorded), dump(event))


def _entry_rows(command: Entries) -> Iterator[Row]:
    known = microseconds(command.recorded)
    values: tuple[Organ | Post | Tenure, ...] = (*command.organs, *command.posts, *command.tenures)
    for value in values:
        yield Row(name_of(value), known, dump(value), _KINDS[type(value)])
    for entry in command.entries:
        recorded = known if entry.recorded is None else microseconds(entry.recorded)
        yield Row(entry.id, recorded, dump(entry), _KINDS[Entry])


def name_of(value: Organ | Post | Tenure) -> str:
    """Name what a later entry of the same name stands in the place of."""
    if isinstance(value, Tenure):
        return canonical([value.person, value.post, value.since.isoformat()]).decode()
    return value.id


def _append_events(db: sqlite3.Connection, command: Command, body: bytes, rows: Sequence[Row]) -> Head:
    matter = command.matter
    held = db.execute("SELECT body, link FROM matters WHERE id = ?", (matter.id,)).fetchone()
    start = held[1] if held else link(START, body)
    head = _last(db.execute(_NEWEST, (matter.id,)).fetchone(), start)
    if command.expected != head.version:
        raise VersionConflict(matter.id, expected=command.expected, actual=head.version)
    if held is None:
        _insert_matter(db, matter, body)
    elif held[0] != body:
        raise StoreError(matter.id, reason="the matter is stored with another procedure, organ or links")
    for row in rows:
        head = Head(head.version + 1, link(head.link, row.body))
        db.execute(_EVENT, (matter.id, head.version, row.id, row.recorded, row.body, head.link))
    return head


def _insert_matter(db: sqlite3.Connection, matter: Matter, body: bytes) -> None:
    db.execute(
        "INSERT INTO matters (id, procedure, organ, body, link) VALUES (?, ?, ?, ?, ?)",
        (matter.id, matter.procedure, matter.organ, body, link(START, body)),
    )


def _last(row: tuple[int, bytes] | None, start: bytes) -> Head:
    return Head(*row) if row else Head(0, start)


def answered(db: sqlite3.Connection, id: str, content: bytes | None = None) -> Appended | None:  # noqa: A002
    """Give the answer that a command id had, None where it is new; CommandReused where its content was another."""
    row = db.execute("SELECT version, head, content FROM commands WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    if content is not None and row[2] != content:
        raise CommandReused()
    return Appended(id, row[0], row[1].hex())


def _confirm(db: sqlite3.Connection, id: str, stream: str, content: bytes, *, head: Head) -> Appended:  # noqa: A002
    last = db.execute("SELECT position, link FROM commands ORDER BY position DESC LIMIT 1").fetchone()
    before = _last(last, START)
    mark = command_link(
        before.link, command=id, stream=stream, version=head.version, form=FORM, content=content, head=head.link
    )
    db.execute(
        "INSERT INTO commands (position, id, stream, version, form, content, head, link)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (before.version + 1, id, stream, head.version, FORM, content, head.link, mark),
    )
    return Appended(id, head.version, head.link.hex())


def notice_body(notice: Notice) -> bytes:
    """Write a notice as it is kept."""
    return canonical(JSON.unstructure(notice))


def put(db: sqlite3.Connection, notices: Iterable[Notice]) -> int:
    """Put notices into the outbox; one whose key is known is dropped."""
    rows = [(notice.key, notice.channel, notice_body(notice)) for notice in notices]
    before = db.total_changes
    db.executemany("INSERT INTO outbox (key, channel, body) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING", rows)
    return db.total_changes - before


def _joined(bodies: Iterable[bytes]) -> bytes:
    return b"\n".join(bodies)
