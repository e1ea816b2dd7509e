"""Recompute the chain of a store, and say where it does not hold.

The chain finds what was changed, left out, moved or added within it. That its end was cut off, or all of it written
anew, shows only against a head that was noted elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from attrs import frozen

from lawadmin.converters.records import load
from lawadmin.defaults.sqlite.chain import START, command_link, link
from lawadmin.defaults.sqlite.writing import ROSTER, Head, microseconds
from lawadmin.errors import LawAdminError
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter


@frozen
class Broken:
    """Hold a place where the chain does not hold; ``matter`` is empty for the roster and for the list of commands."""

    matter: str
    version: int
    reason: str


_EventRow = tuple[str, str, str, bytes, bytes, int | None, str, int | None, bytes, bytes]

_EVENTS = """
SELECT m.id, m.procedure, m.organ, m.body, m.link, e.version, e.id, e.recorded, e.body, e.link
FROM matters AS m LEFT JOIN events AS e ON e.matter = m.id ORDER BY m.id, e.version
"""

_COMMANDS = """
SELECT c.position, c.id, c.stream, c.version, c.form, c.content, c.head, c.link, coalesce(e.link, m.link, r.link)
FROM commands AS c
LEFT JOIN events AS e ON e.matter = c.stream AND e.version = c.version
LEFT JOIN matters AS m ON m.id = c.stream AND c.version = 0
LEFT JOIN roster AS r ON c.stream = '' AND r.version = c.version
ORDER BY c.position
"""

_UNASKED = """
SELECT s.stream, max(s.version)
FROM (
    SELECT matter AS stream, version FROM events
    UNION ALL SELECT id, 0 FROM matters
    UNION ALL SELECT '', version FROM roster
) AS s
LEFT JOIN (SELECT stream, max(version) AS version FROM commands GROUP BY stream) AS c ON c.stream = s.stream
WHERE c.version IS NULL OR s.version > c.version
GROUP BY s.stream
"""


def broken(db: sqlite3.Connection) -> Iterator[Broken]:
    """Recompute every link of a store, streaming."""
    for _, rows in groupby(db.execute(_EVENTS), key=lambda row: row[0]):
        yield from _matter(list(rows))
    yield from _roster(db)
    yield from _commands(db)
    for stream, version in db.execute(_UNASKED):
        yield Broken(stream, version, "no command asked for it")


def _matter(rows: list[_EventRow]) -> Iterator[Broken]:
    id, procedure, organ, body, mark = rows[0][:5]  # noqa: A001
    if link(START, body) != mark:
        yield Broken(id, 0, "the digest is not that of the body")
    elif not _says(Matter, body, {"id": id, "procedure": procedure, "organ": organ}):
        yield Broken(id, 0, "the columns do not say what the body says")
    head = Head(0, mark)
    for version, event, recorded, stored, linked in (row[5:] for row in rows if row[5] is not None):
        yield from _linked(id, head, Head(version or 0, linked), stored)
        if not _says(Event, stored, {"id": event, "recorded": recorded}):
            yield Broken(id, version or 0, "the columns do not say what the body says")
        head = Head(version or 0, linked)


def _linked(stream: str, before: Head, here: Head, body: bytes) -> Iterator[Broken]:
    if here.version != before.version + 1:
        yield Broken(stream, here.version, f"it follows version {before.version}")
    elif link(before.link, body) != here.link:
        yield Broken(stream, here.version, "the digest is not that of the body and of what stands before")


def _says(kind: type[Matter] | type[Event], body: bytes, columns: dict[str, str | int | None]) -> bool:
    try:
        value = load(kind, body)
    except (LawAdminError, ValueError):
        return False
    said = {name: getattr(value, name) for name in columns}
    if isinstance(value, Event):
        said["recorded"] = microseconds(value.recorded)
    return said == columns


def _roster(db: sqlite3.Connection) -> Iterator[Broken]:
    head = Head(0, START)
    for version, body, mark in db.execute("SELECT version, body, link FROM roster ORDER BY version"):
        yield from _linked(ROSTER, head, Head(version, mark), body)
        head = Head(version, mark)


def _commands(db: sqlite3.Connection) -> Iterator[Broken]:
    before = Head(0, START)
    for position, id, stream, version, form, content, head, mark, found in db.execute(_COMMANDS):  # noqa: A001
        said = command_link(
            before.link, command=id, stream=stream, version=version, form=form, content=content, head=head
        )
        if position != before.version + 1:
            yield Broken("", position, f"the command follows position {before.version}")
        elif said != mark:
            yield Broken("", position, "the digest is not that of the command and of those before")
        if found != head and (stream, version) != (ROSTER, 0):
            yield Broken(stream, version, "the command confirmed another digest here, or what it stored is gone")
        before = Head(position, mark)
