"""Recompute the chain of a store, and say where it does not hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from lawadmin.keeping import Broken, broken_chain

_MATTERS = """
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

_BEYOND = """
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
    return broken_chain(
        matters=_rows(db, _MATTERS), roster=_rows(db, _ROSTER), commands=_rows(db, _COMMANDS), beyond=_rows(db, _BEYOND)
    )


def _rows(db: sqlite3.Connection, asked: str) -> Iterator[tuple[Any, ...]]:
    """Ask only once the first row is wanted."""
    yield from db.execute(asked)
