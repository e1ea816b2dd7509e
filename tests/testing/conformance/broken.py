"""What all stores that break their contract on purpose have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from lawadmin.hookspecs import (
    Cursor,
    Store,
)
from lawadmin.records.timeline import Record
from lawadmin.testing.memory import MemoryOutbox, MemoryStore

Stream = Iterator[tuple[Cursor, Record]]


class Broken(MemoryStore):
    """Break nothing yet; ``tests`` names those that have to find what a class breaks."""

    tests: ClassVar[frozenset[str]] = frozenset()

    #: How an outbox is made.
    outboxes: ClassVar[type[MemoryOutbox]] = MemoryOutbox

    def outbox(self) -> MemoryOutbox:
        return type(self).outboxes(self)

    def opened(self) -> Store:
        """Give what one has who opens the store while others have it."""
        return self


def named(*tests: str) -> frozenset[str]:
    return frozenset(f"test_{test}" for test in tests)
