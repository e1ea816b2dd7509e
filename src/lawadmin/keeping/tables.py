"""What a store has to do with its tables; everything else about storing is the same for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lawadmin.keeping.rows import CommandRow, Head, Linked, NoticeRow
from lawadmin.records.matters import Matter


class Tables(Protocol):
    """Reach the tables of a store within one transaction, while no other writer is in one.

    A stream is a matter's id, or ``ROSTER`` for organs, posts, tenures and entries.
    """

    def command(self, id: str) -> CommandRow | None:  # noqa: A002
        """Find a command by its id."""

    def last_command(self) -> Head | None:
        """Give position and link of the last command."""

    def matter(self, id: str) -> tuple[bytes, bytes] | None:  # noqa: A002
        """Give body and link of a matter."""

    def newest(self, stream: str) -> Head | None:
        """Give version and link of the last event of a matter, or of the last row of the roster."""

    def add_matter(self, matter: Matter, body: bytes, link: bytes) -> None:
        """Add a matter."""

    def add_rows(self, stream: str, rows: Sequence[Linked]) -> None:
        """Add events to a matter, or rows to the roster."""

    def add_command(self, row: CommandRow) -> None:
        """Add a command."""

    def add_notices(self, rows: Sequence[NoticeRow]) -> int:
        """Add notices to the outbox but for those whose key is known, and say how many were added."""
