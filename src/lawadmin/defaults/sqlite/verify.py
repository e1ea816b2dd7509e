"""Recompute the chain of a store, and say where it does not hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from lawadmin.keeping import (
    Broken,
    CommandRow,
    CommandSeen,
    EventSeen,
    MatterSeen,
    RosterSeen,
    broken_commands,
    broken_matter,
    broken_roster,
    unasked,
)

_EventRow = tuple[str, str, str, bytes, bytes, int | None, str, int | None, bytes, bytes]

_EVENTS = """
SELECT m.id, m.procedure, m.organ, m.body, m.link, e.version, e.id, e.recorded, e.body, e.link
FROM matters AS m LEFT JOIN events AS e ON e.matter = m.id ORDER BY m.id, e.version
"""

_ROSTER = "SELECT version, kind, id, recorded, body, link FROM roster ORDER BY version"

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
        yield from _matter(rows)
    yield from broken_roster(RosterSeen(*row) for row in db.execute(_ROSTER))
    yield from broken_commands(CommandSeen(CommandRow(*row[:8]), row[8]) for row in db.execute(_COMMANDS))
    yield from unasked(db.execute(_UNASKED))


def _matter(rows: Iterable[_EventRow]) -> Iterator[Broken]:
    listed = list(rows)
    yield from broken_matter(MatterSeen(*listed[0][:5]), _events(listed))


def _events(rows: Iterable[_EventRow]) -> Iterator[EventSeen]:
    for *_, version, id, recorded, body, link in rows:  # noqa: A001
        if version is not None:
            yield EventSeen(version, id, recorded, body, link)
