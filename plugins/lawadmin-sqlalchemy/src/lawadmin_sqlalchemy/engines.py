"""Connections to the database of a store: a pool to read with, a pool to write with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from attrs import frozen
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from lawadmin.errors import NotInstalled
from lawadmin.keeping.sqlite_file import BUSY, connect
from lawadmin_sqlalchemy import kingbase
from lawadmin_sqlalchemy.addresses import Address

#: "lawa" in ASCII: the class of the advisory locks.
LOCKS = 0x6C617761

_LIMIT = f"SET lock_timeout = '{BUSY:.0f}s'"
_WRITING = "SET synchronous_commit = on"
_READING = "SET default_transaction_read_only = on"

# A writer waits here for the one before to commit, so that positions become visible in the order in which they were
# given: who follows by position misses nothing.
_LOCK = {
    "postgresql": text(f"SELECT pg_advisory_xact_lock({LOCKS}, CAST(CAST('commands' AS regclass) AS oid)::int4)"),
    "opengauss": text(f"SELECT pg_advisory_xact_lock({LOCKS}, CAST(CAST('commands' AS regclass) AS oid)::int4)"),
    "dm": text("LOCK TABLE commands IN EXCLUSIVE MODE"),
}


@frozen
class Engines:
    """Hold the pools of a store; a connection is taken for each call and given back at its end."""

    address: Address
    read: Engine
    write: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read; each statement sees the store as it stands when it begins."""
        with self.read.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Read in one transaction, which sees the store as it stood at its first statement."""
        level = {} if self.address.kind is None else {"isolation_level": "REPEATABLE READ"}
        with self.read.execution_options(**level).connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction, while no other writer is in one."""
        with self.write.begin() as connection:
            lock(connection)
            yield connection

    def close(self) -> None:
        """Close what is not in use; the next call connects anew."""
        self.read.dispose()
        self.write.dispose()


def engines_of(address: Address) -> Engines:
    """Make the pools of an address, connecting to nothing yet; NotInstalled where the driver is missing."""
    return Engines(address, engine_of(address, writing=False), engine_of(address, writing=True))


def engine_of(address: Address, *, writing: bool) -> Engine:
    """Make one pool."""
    if address.kind is None:
        return _file_engine(address, writing=writing)
    if find_spec(address.kind.module) is None:
        remedy = f'Install it with: pip install "lawadmin-sqlalchemy[{address.kind.extra}]"'
        raise NotInstalled(plugin=address.kind.module, remedy=remedy)
    kingbase.register()
    # A single statement needs no transaction of its own, whose beginning and end would be two more ways to the server.
    level: dict[str, str] = {} if writing else {"isolation_level": "AUTOCOMMIT"}
    engine = create_engine(address.url or "", hide_parameters=True, pool_pre_ping=True, **level)
    _on_connect(engine, _server_settings(engine.dialect.name, address.schema, writing=writing))
    return engine


def _file_engine(address: Address, *, writing: bool) -> Engine:
    def opened() -> sqlite3.Connection:
        return connect(address.path, writing=writing)

    engine = create_engine("sqlite://", creator=opened, poolclass=QueuePool, hide_parameters=True)
    begin = "BEGIN IMMEDIATE" if writing else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _on_connect(engine: Engine, statement: str) -> None:
    def set_up(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute(statement)
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", set_up)


def _server_settings(dialect: str, schema: str, *, writing: bool) -> str:
    """Write what sets up a session; the schema is a plain name."""
    if dialect == "dm":
        return f"SET SCHEMA {schema}"
    settings = [f"SET search_path = {schema}", _WRITING if writing else _READING]
    return "; ".join(settings if dialect == "opengauss" else [*settings, _LIMIT])


def lock(connection: Connection) -> None:
    """Wait until no other writer is in a transaction; in SQLite its beginning did that."""
    statement = _LOCK.get(connection.dialect.name)
    if statement is not None:
        connection.execute(statement)
