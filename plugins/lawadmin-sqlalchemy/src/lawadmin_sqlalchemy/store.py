"""The store itself; every call takes a connection of its own, so that threads may share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from attrs import field, frozen
from sqlalchemy import Connection

from lawadmin.errors import NoStore, Unsupported
from lawadmin.hookspecs import ALL, Appended, Capability, Command, Cursor, Entries, Erased, Query, Secret
from lawadmin.keeping import Broken, Head, answered
from lawadmin.law.citation import Citation
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record
from lawadmin_sqlalchemy import faults, reading, schema, verifying
from lawadmin_sqlalchemy.addresses import address_of
from lawadmin_sqlalchemy.engines import Engines, engines_of
from lawadmin_sqlalchemy.outbox import SqlOutbox
from lawadmin_sqlalchemy.reading import Followed
from lawadmin_sqlalchemy.writing import SqlTables, store_all

_READ: frozenset[Capability] = frozenset({"as_of"})
_WRITE: frozenset[Capability] = frozenset({"as_of", "append"})


def open_store(url: str, *, secret: Secret | None = None, create: bool = False) -> SqlStore:
    """Open the store at a URL; with ``create`` make its tables where there are none.

    Raises ConfigError for a URL that cannot be used, NotInstalled for a driver that is missing, NoStore, SchemaTooNew,
    SchemaTooOld, and StoreError where the database cannot be reached.
    """
    address = address_of(url, secret)
    engines = engines_of(address)
    try:
        writable = _checked(engines, create=create)
    except BaseException:
        engines.close()
        raise
    return SqlStore(engines, _WRITE if writable else _READ)


def _checked(engines: Engines, *, create: bool) -> bool:
    try:
        return schema.check(engines.read, engines.address)
    except NoStore:
        if not create:
            raise
    schema.create(engines.address)
    return schema.check(engines.read, engines.address)


@frozen(eq=False)
class SqlStore:
    """Keep a county's records in the tables of a database; made by ``open_store``.

    ``can`` names ``append`` where the login may write.
    """

    _engines: Engines = field(repr=False)
    can: frozenset[Capability] = _WRITE

    def append(self, command: Command) -> Appended:
        """Append events to a matter: events, chain link and outbox in one transaction."""
        return self.append_all((command,))[0]

    def enter(self, command: Entries) -> Appended:
        """Enter organs, posts, tenures and register entries."""
        return self.append_all((command,))[0]

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        """Do many commands in one transaction, all or nothing."""
        with self._writing() as connection:
            return tuple(store_all(connection, commands))

    def outcome(self, id: str) -> Appended | None:  # noqa: A002
        """Say what became of a command; None where it was never stored."""
        with self._reading() as connection:
            return answered(SqlTables(connection), id)

    def erase(self, person: str, *, command: str, because: Citation, on: date) -> Erased:  # noqa: ARG002
        """Refuse: the chain covers the bodies themselves, so that none can be made unreadable and the chain hold."""
        raise Unsupported(capability="erase")

    def outbox(self) -> SqlOutbox:
        """Give the outbox that is written in the same transactions."""
        return SqlOutbox(self._writing, self._reading)

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        """Read one matter; None where none was known."""
        with self._reading() as connection:
            return next((record for _, record in reading.page(connection, as_of=as_of, only=id)), None)

    def matters(
        self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None
    ) -> Iterator[tuple[Cursor, Record]]:
        """Stream matters in the order of their ids, each as it stands when its page is read."""
        while True:
            with self._reading() as connection:
                found = reading.page(connection, query, as_of=as_of, after=after)
            yield from found
            if len(found) < reading.PAGE:
                return
            after = found[-1][0]

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        """Read organs, posts and tenures."""
        with self._reading() as connection:
            return reading.roster(connection, as_of)

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        """Read the register entries that stand."""
        with self._reading() as connection:
            return reading.registers(connection, as_of)

    def follow(self, after: int = 0) -> Iterator[Followed]:
        """List the commands stored after a position, in order; who asks again from the last one misses none."""
        while True:
            with self._reading() as connection:
                found = reading.followed(connection, after)
            yield from found
            if len(found) < reading.PAGE:
                return
            after = found[-1].position

    def last(self) -> Head | None:
        """Give number and digest of the last command; noted elsewhere, they show later whether the end was cut off."""
        with self._reading() as connection:
            return SqlTables(connection).last_command()

    def verify_chain(self) -> tuple[Broken, ...]:
        """Recompute the chain; empty where it holds, which says nothing of a tail cut off or a store replaced whole."""
        with faults.reading(), self._engines.snapshot() as connection:
            return tuple(verifying.broken(connection))

    def close(self) -> None:
        """Close the connections; the next call opens new ones."""
        self._engines.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with faults.reading(), self._engines.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with faults.writing(), self._engines.writing() as connection:
            yield connection
