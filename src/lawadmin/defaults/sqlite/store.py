"""The store itself: one connection for writing, one for reading, each used by one thread at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from threading import RLock

from lawadmin.defaults.sqlite import reading, schema, verify
from lawadmin.defaults.sqlite.outbox import SqliteOutbox
from lawadmin.defaults.sqlite.writing import SqliteTables
from lawadmin.errors import OutcomeUnknown, StoreError, Unsupported
from lawadmin.hookspecs import ALL, Appended, Capability, Command, Cursor, Entries, Erased, Query
from lawadmin.keeping import Broken, answered, store
from lawadmin.keeping.sqlite_file import connect
from lawadmin.law.citation import Citation
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record

_HALF = "a name holds half a character, which no store can hold"


def open_store(url: str, *, create: bool = False) -> SqliteStore:
    """Open the store at ``sqlite:path``; with ``create`` make it where it is not.

    Raises NoStore, SchemaTooNew.
    """
    path = schema.path_of(url)
    if create and not path.exists():
        schema.create(path, url)
    schema.check(path, url)
    return SqliteStore(path)


class SqliteStore:
    """Keep a county's records in one SQLite file; made by ``open_store``."""

    can: frozenset[Capability] = frozenset({"as_of", "append"})

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = RLock()
        self._open: dict[bool, sqlite3.Connection] = {}

    def append(self, command: Command) -> Appended:
        """Append events to a matter: events, chain link and outbox in one transaction."""
        return self.append_all((command,))[0]

    def enter(self, command: Entries) -> Appended:
        """Enter organs, posts, tenures and register entries."""
        return self.append_all((command,))[0]

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        """Do many commands in one transaction, all or nothing."""
        with self._transaction() as db:
            return tuple(store(SqliteTables(db), command) for command in commands)

    def outcome(self, id: str) -> Appended | None:  # noqa: A002
        """Say what became of a command; None where it was never stored."""
        with self._reading() as db:
            return answered(SqliteTables(db), id)

    def erase(self, person: str, *, command: str, because: Citation, on: date) -> Erased:  # noqa: ARG002
        """Refuse: this store cannot erase yet, as ``can`` says."""
        raise Unsupported(capability="erase")

    def outbox(self) -> SqliteOutbox:
        """Give the outbox that is written in the same transactions."""
        return SqliteOutbox(self._transaction, self._reading)

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        """Read one matter; None where none was known."""
        with self._reading() as db:
            return next((record for _, record in reading.page(db, as_of=as_of, only=id)), None)

    def matters(
        self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None
    ) -> Iterator[tuple[Cursor, Record]]:
        """Stream matters in the order of their ids, each as it stands when its page is read."""
        while True:
            with self._reading() as db:
                found = reading.page(db, query, as_of=as_of, after=after)
            yield from found
            if len(found) < reading.PAGE:
                return
            after = found[-1][0]

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        """Read organs, posts and tenures."""
        with self._reading() as db:
            return reading.roster(db, as_of)

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        """Read the register entries that stand."""
        with self._reading() as db:
            return reading.registers(db, as_of)

    def verify_chain(self) -> tuple[Broken, ...]:
        """Recompute the chain; empty where it holds, which says nothing of a tail cut off or a store replaced whole."""
        with self._reading() as db:
            return tuple(verify.broken(db))

    def close(self) -> None:
        """Close both connections; the next call opens them again."""
        with self._lock:
            while self._open:
                self._open.popitem()[1].close()

    def _connection(self, *, writing: bool) -> sqlite3.Connection:
        if writing not in self._open:
            self._open[writing] = connect(self._path, writing=writing)
        return self._open[writing]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection(writing=False)
            except sqlite3.Error as error:
                raise StoreError(reason=f"the store cannot be read ({schema.reason_of(error)})") from None
            except UnicodeEncodeError:
                raise StoreError(reason=_HALF) from None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                db = self._connection(writing=True)
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
            except UnicodeEncodeError:
                self._give_up()
                raise StoreError(reason=_HALF) from None
            except sqlite3.IntegrityError as error:
                self._give_up()
                raise StoreError(reason=f"a rule of the store refuses it ({error})") from None
            except sqlite3.Error as error:
                self._give_up()
                raise OutcomeUnknown(reason=schema.reason_of(error)) from None
            except BaseException:
                self._give_up()
                raise

    def _give_up(self) -> None:
        """Roll back by closing: the next transaction begins on a connection of its own."""
        db = self._open.pop(True, None)
        if db is not None:
            with suppress(sqlite3.Error):
                db.close()
