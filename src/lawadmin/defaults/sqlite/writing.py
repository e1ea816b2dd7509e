"""The tables of the store within one transaction, in the words of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from attrs import astuple, frozen

from lawadmin.keeping import ROSTER, CommandRow, Head, Linked, NoticeRow
from lawadmin.records.matters import Matter

_COMMAND = "SELECT position, id, stream, version, form, content, head, link FROM commands WHERE id = ?"
_LAST = "SELECT position, link FROM commands ORDER BY position DESC LIMIT 1"
_NEWEST = "SELECT version, link FROM events WHERE matter = ? ORDER BY version DESC LIMIT 1"
_NEWEST_ENTRY = "SELECT version, link FROM roster ORDER BY version DESC LIMIT 1"
_ADD_MATTER = "INSERT INTO matters (id, procedure, organ, body, link) VALUES (?, ?, ?, ?, ?)"
_ADD_EVENT = "INSERT INTO events (matter, version, id, recorded, body, link) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_ENTRY = "INSERT INTO roster (version, kind, id, recorded, body, link) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_NOTICE = "INSERT INTO outbox (key, channel, body) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING"
_ADD_COMMAND = (
    "INSERT INTO commands (position, id, stream, version, form, content, head, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@frozen
class SqliteTables:
    """Reach the tables over one connection, in whose transaction everything happens."""

    db: sqlite3.Connection

    def command(self, id: str) -> CommandRow | None:  # noqa: A002
        """Find a command by its id."""
        row = self.db.execute(_COMMAND, (id,)).fetchone()
        return CommandRow(*row) if row else None

    def last_command(self) -> Head | None:
        """Give position and link of the last command."""
        row = self.db.execute(_LAST).fetchone()
        return Head(*row) if row else None

    def matter(self, id: str) -> tuple[bytes, bytes] | None:  # noqa: A002
        """Give body and link of a matter."""
        row: tuple[bytes, bytes] | None = self.db.execute(
            "SELECT body, link FROM matters WHERE id = ?", (id,)
        ).fetchone()
        return row

    def newest(self, stream: str) -> Head | None:
        """Give version and link of the last event of a matter, or of the last row of the roster."""
        asked = (_NEWEST_ENTRY, ()) if stream == ROSTER else (_NEWEST, (stream,))
        row = self.db.execute(*asked).fetchone()
        return Head(*row) if row else None

    def add_matter(self, matter: Matter, body: bytes, link: bytes) -> None:
        """Add a matter."""
        self.db.execute(_ADD_MATTER, (matter.id, matter.procedure, matter.organ, body, link))

    def add_rows(self, stream: str, rows: Sequence[Linked]) -> None:
        """Add events to a matter, or rows to the roster."""
        statement = _ADD_ENTRY if stream == ROSTER else _ADD_EVENT
        for one in rows:
            place = (one.version, one.row.kind) if stream == ROSTER else (stream, one.version)
            self.db.execute(statement, (*place, one.row.id, one.row.recorded, one.row.body, one.link))

    def add_command(self, row: CommandRow) -> None:
        """Add a command."""
        self.db.execute(_ADD_COMMAND, astuple(row))

    def add_notices(self, rows: Sequence[NoticeRow]) -> int:
        """Add notices to the outbox but for those whose key is known, and say how many were added."""
        before = self.db.total_changes
        self.db.executemany(_ADD_NOTICE, map(astuple, rows))
        return self.db.total_changes - before
