"""What the tables themselves refuse, and what each role may."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import psycopg
import pytest
from attrs import frozen
from behind import APPENDED, TABLES, as_owner
from psycopg import sql
from serving import Server
from sqlalchemy import inspect

from lawadmin.errors import ConfigError, NoStore, StoreError, Unsupported
from lawadmin.hookspecs import Command, Entries, Outcome, Receipt, Secret, Standing
from lawadmin.testing.conformance.samples import LEASE, MATTER, NOON, OFFICE, command, event, notice
from lawadmin_sqlalchemy.addresses import address_of
from lawadmin_sqlalchemy.engines import engine_of
from lawadmin_sqlalchemy.roles import grant
from lawadmin_sqlalchemy.store import SqlStore, open_store
from lawadmin_sqlalchemy.tables import METADATA

PASSWORD = "not to be shown 7 ％:@/"


def fill(store: SqlStore) -> None:
    store.append(command(1, event(1), notices=(notice(1),)))
    store.enter(Entries("c2", (OFFICE,)))


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_changed_or_deleted_even_by_who_owns_the_tables(
    store: SqlStore, request: pytest.FixtureRequest, table: str
) -> None:
    fill(store)
    on_server = store._engines.address.kind is not None
    server = request.getfixturevalue("server") if on_server else None
    column = "content" if table == "commands" else "body"
    statements = [f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"]  # noqa: S608 names of our own
    for statement in (*statements, *([f"TRUNCATE {table} CASCADE"] if on_server else [])):
        with pytest.raises(Exception, match="append-only"):
            as_owner(store, statement, server=server)


def test_the_tables_are_those_that_statements_name(store: SqlStore) -> None:
    with store._engines.reading() as connection:
        for table in METADATA.sorted_tables:
            columns = {one["name"]: one["nullable"] for one in inspect(connection).get_columns(table.name)}
            assert columns == {one.name: one.nullable for one in table.columns}


def test_of_two_events_of_one_version_the_tables_take_one(store: SqlStore, request: pytest.FixtureRequest) -> None:
    fill(store)
    server = None if store._engines.address.kind is None else request.getfixturevalue("server")
    again = "INSERT INTO events SELECT matter, version, 'other', recorded, body, link FROM events"
    with pytest.raises(Exception, match=r"events_in_order|UNIQUE constraint failed: events.matter, events.version"):
        as_owner(store, again, server=server)


@frozen
class Logins:
    """Hold how each login opens one store."""

    writer: Callable[[], SqlStore]
    reader: Callable[[], SqlStore]
    stranger: Callable[[], SqlStore]


@pytest.fixture
def logins(server: Server, schema: str) -> Logins:
    """Make a store as its owner would, grant the roles, and make a login for each."""
    address = address_of(server.url(schema=schema))
    with closing(open_store(server.url(schema=schema), create=True)) as store:
        fill(store)
    names = {name: f"{name}_{schema}" for name in ("writer", "reader", "stranger")}
    assert grant(address, writer=f"w_{schema}", reader=f"r_{schema}") == (f"w_{schema}", f"r_{schema}")
    assert grant(address, writer=f"w_{schema}", reader=f"r_{schema}") == ()
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        for name in names.values():
            made = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(sql.Identifier(name), PASSWORD)
            connection.execute(made)
        for role, name in ((f"w_{schema}", names["writer"]), (f"r_{schema}", names["reader"])):
            connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(name)))

    def opening(name: str) -> Callable[[], SqlStore]:
        url = server.loopback(user=names[name], schema=schema)
        return lambda: open_store(url, secret=Secret(PASSWORD))

    return Logins(opening("writer"), opening("reader"), opening("stranger"))


def test_a_writer_appends_and_sends_and_changes_nothing_else(logins: Logins, server: Server, schema: str) -> None:
    with closing(logins.writer()) as store:
        assert store.can == {"as_of", "append"}
        assert store.append(command(3, event(2), expected=1, notices=(notice(2),))).version == 2
        outbox = store.outbox()
        assert [kept.notice.key for kept in outbox.claim(9, LEASE, now=NOON)] == ["n1", "n2"]
        outbox.done("n1", Receipt(Outcome.SENT))
        assert store.verify_chain() == ()
    forbidden = (
        *(f"UPDATE {table} SET body = body" for table in TABLES[1:]),  # noqa: S608 names of our own
        *(f"DELETE FROM {table}" for table in TABLES),  # noqa: S608
        *(f"TRUNCATE {table} CASCADE" for table in TABLES),
        *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in APPENDED),
        "UPDATE commands SET content = content",
        "UPDATE schema_version SET version_num = '0002'",
        "DROP TABLE events",
        "CREATE TABLE mine (x int)",
    )
    with psycopg.connect(server.dsn(user=f"writer_{schema}"), autocommit=True) as connection:
        connection.execute(f"SET search_path = {schema}".encode())
        for statement in forbidden:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())


def test_a_reader_reads_and_is_told_that_it_may_not_write(logins: Logins) -> None:
    with closing(logins.reader()) as store:
        assert store.can == {"as_of"}
        assert store.matter(MATTER.id) is not None
        assert len(list(store.outbox().kept(Standing.NEW))) == 1
        asked: tuple[Command | Entries, ...] = (command(3, event(2), expected=1), Entries("c4"))
        for one in asked:
            with pytest.raises(StoreError, match="may read the store and not write to it"):
                store.append_all([one])
        with pytest.raises(StoreError, match="may read the store and not write to it"):
            store.outbox().claim(1, LEASE, now=NOON)
        assert store.outcome("c3") is None


def test_who_has_no_role_is_told_whom_to_ask(logins: Logins) -> None:
    with pytest.raises(StoreError, match="no right to the schema; its owner runs lawadmin-sqlalchemy grant"):
        logins.stranger()


def test_who_may_not_make_a_store_makes_none(logins: Logins, server: Server, schema: str) -> None:
    url = server.loopback(user=f"stranger_{schema}", schema=f"{schema}_other")
    with pytest.raises(StoreError, match=r"the store cannot be made \(InsufficientPrivilege 42501\)"):
        open_store(url, secret=Secret(PASSWORD), create=True)
    with pytest.raises(NoStore):
        open_store(url, secret=Secret(PASSWORD))


def test_who_may_not_make_roles_is_told_which_is_missing(logins: Logins, server: Server, schema: str) -> None:
    address = address_of(server.loopback(user=f"writer_{schema}", schema=schema), Secret(PASSWORD))
    with pytest.raises(StoreError, match="there is no role nobody, and this login may not make one"):
        grant(address, writer="nobody")
    with pytest.raises(ConfigError, match="not a plain name"):
        grant(address, writer='x"; DROP TABLE events; --')


def test_a_file_has_no_roles(tmp_path: object) -> None:
    address = address_of(f"sqlalchemy+sqlite:{tmp_path}/county.db")
    with pytest.raises(Unsupported):
        grant(address)
    assert engine_of(address, writing=False).dialect.name == "sqlite"
