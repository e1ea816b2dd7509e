"""The database behind a store, for who changes it from outside."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import psycopg
from serving import Server

from lawadmin_sqlalchemy.store import SqlStore

APPENDED = ("commands", "matters", "events", "roster")
TABLES = (*APPENDED, "outbox")


def as_owner(store: SqlStore, *statements: str, server: Server | None = None) -> None:
    """Run statements on the tables of a store, each by itself, as somebody who need not go through it."""
    address = store._engines.address
    if address.kind is None:
        with closing(sqlite3.connect(address.path, isolation_level=None)) as db:
            for statement in statements:
                db.execute(statement)
        return
    assert server is not None
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute(f"SET search_path = {address.schema}".encode())
        for statement in statements:
            connection.execute(statement.encode())


def without_triggers(store: SqlStore) -> tuple[str, ...]:
    """List what takes the triggers and the foreign key away."""
    if store._engines.address.kind is None:
        names = [f"{table}_{what}" for table in APPENDED for what in ("stay", "kept")]
        return (*(f"DROP TRIGGER {name}" for name in names),)
    return tuple(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in APPENDED)
