"""Stores in files that break their contract on purpose where only processes show it."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from attrs import evolve, frozen

from lawadmin.defaults.sqlite.outbox import SqliteOutbox
from lawadmin.defaults.sqlite.store import SqliteStore, open_store
from lawadmin.errors import VersionConflict
from lawadmin.hookspecs import (
    Appended,
    Command,
    Kept,
    Outcome,
    Receipt,
)


class Hasty(SqliteStore):
    """Append at whatever version there is."""

    def append(self, command: Command) -> Appended:
        while True:
            try:
                return super().append(command)
            except VersionConflict as conflict:
                command = evolve(command, expected=int(str(conflict.fields["actual"])))


class NoticesLater(SqliteStore):
    """Keep notices in a second transaction, after the first."""

    def append(self, command: Command) -> Appended:
        done = super().append(evolve(command, notices=()))
        self.outbox().put(command.notices)
        return done


class IdOfTheProcess(SqliteStore):
    """Give each process ids of its own, so that a command repeated by another is a new one."""

    def append(self, command: Command) -> Appended:
        return super().append(evolve(command, id=f"{command.id} {os.getpid()}"))


@frozen
class MarkingOutbox(SqliteOutbox):
    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        given = super().claim(n, lease, now=now, channel=channel)
        for kept in given:
            self.done(kept.notice.key, Receipt(Outcome.SENT))
        return given


class MarksThenSends(SqliteStore):
    """Mark a notice as sent when it is given out."""

    def outbox(self) -> SqliteOutbox:
        return MarkingOutbox(self._transaction, self._reading)


def open_broken(kind: type[SqliteStore], path: Path) -> SqliteStore:
    open_store(f"sqlite:{path}", create=True).close()
    return kind(path)
