"""What is read: matters page by page, the roster, the registers."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from itertools import groupby

from lawadmin.hookspecs import ALL, Cursor, Query
from lawadmin.keeping import microseconds, record_of, registers_of, roster_of
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record

#: Matters read at a time; no transaction stays open between two pages.
PAGE = 200

# One statement, so that a matter is never seen half before and half after an append.
_MATTERS = """
SELECT m.id, m.body, e.body
FROM (
    SELECT id, body FROM matters
    WHERE id > :after
      AND (:only IS NULL OR id = :only)
      AND (:as_of IS NULL
           OR EXISTS (SELECT 1 FROM events WHERE matter = matters.id AND (recorded IS NULL OR recorded <= :as_of))
           OR NOT EXISTS (SELECT 1 FROM events WHERE matter = matters.id))
      AND (:procedures IS NULL OR procedure IN (SELECT value FROM json_each(:procedures)))
      AND (:organs IS NULL OR organ IN (SELECT value FROM json_each(:organs)))
    ORDER BY id LIMIT :page
) AS m
LEFT JOIN events AS e
    ON e.matter = m.id AND (:as_of IS NULL OR e.recorded IS NULL OR e.recorded <= :as_of)
ORDER BY m.id, e.version
"""

_ROSTER = """
SELECT kind, body FROM roster
WHERE (kind = 'entry') = :entries AND (:as_of IS NULL OR recorded IS NULL OR recorded <= :as_of)
ORDER BY version
"""


def page(
    db: sqlite3.Connection,
    query: Query = ALL,
    *,
    as_of: datetime | None = None,
    after: Cursor | None = None,
    only: str | None = None,
) -> list[tuple[Cursor, Record]]:
    """Read the next matters after a cursor, in order of id; fewer than ``PAGE`` are the last."""
    asked = {
        "after": after.text if after else "",
        "only": only,
        "as_of": microseconds(as_of),
        "procedures": _chosen(query.procedures),
        "organs": _chosen(query.organs),
        "page": PAGE,
    }
    rows = db.execute(_MATTERS, asked).fetchall()
    return [(Cursor(key), _record(list(group))) for key, group in groupby(rows, key=lambda row: str(row[0]))]


def _chosen(names: frozenset[str]) -> str | None:
    return json.dumps(sorted(names)) if names else None


def _record(rows: list[tuple[str, bytes, bytes | None]]) -> Record:
    return record_of(rows[0][1], (body for _, _, body in rows if body is not None))


def roster(db: sqlite3.Connection, as_of: datetime | None) -> Roster:
    """Read organs, posts and tenures; of two with one name the later stands."""
    return roster_of(db.execute(_ROSTER, {"entries": False, "as_of": microseconds(as_of)}).fetchall())


def registers(db: sqlite3.Connection, as_of: datetime | None) -> Registers:
    """Read the register entries that no known entry replaces."""
    rows = db.execute(_ROSTER, {"entries": True, "as_of": microseconds(as_of)})
    return registers_of(body for _, body in rows)
