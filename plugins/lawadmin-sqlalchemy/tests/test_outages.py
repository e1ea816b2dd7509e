"""Connections that drop, servers that stop, disks that cannot be written, and texts that no database takes."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from attrs import evolve
from behind import as_owner
from serving import Server
from sqlalchemy import Connection
from sqlalchemy import event as listening

from lawadmin.errors import CommandReused, OutcomeUnknown, Problems, StoreError
from lawadmin.hookspecs import Command, Cursor, Query, Standing
from lawadmin.records.events import Opaque
from lawadmin.testing.conformance.gear import gear
from lawadmin.testing.conformance.samples import MATTER, command, event, matter, notice
from lawadmin_sqlalchemy.store import SqlStore, open_store

#: The statements of one append after which its connection is ended, and more of them than there are.
POINTS = 12

#: How often each of them is tried; the connection ends before it, then after it.
ROUNDS = gear(2, 9, 90)

CANARY = "李乙的身份证号"


@pytest.fixture
def on_server(server: Server, schema: str) -> Iterator[SqlStore]:
    with closing(open_store(server.url(schema=schema), create=True)) as store:
        yield store


def end_connections(server: Server) -> int:
    """End every connection to the county's database, as an administrator or a firewall would."""
    asked = b"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'county' AND pid != %s"
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        row = connection.execute(asked, (connection.info.backend_pid,)).fetchone()
    assert row is not None
    return int(row[0])


def test_an_idle_connection_that_was_dropped_is_not_noticed(on_server: SqlStore, server: Server) -> None:
    on_server.append(command(1, event(1)))
    assert on_server.matter(MATTER.id) is not None
    assert end_connections(server) >= 2
    assert on_server.append(command(2, event(2), expected=1)).version == 2
    assert end_connections(server) >= 1
    assert on_server.matter(MATTER.id) is not None


def test_a_repeated_command_is_stored_once_wherever_the_connection_ended(on_server: SqlStore, server: Server) -> None:
    """Each statement of the append in turn is the last, before it and after it."""
    unknown = 0
    for number in range(ROUNDS * POINTS):
        asked = command(number, event(number), notices=(notice(number),), matter=matter(f"许〔2026〕{number}号"))
        with ended(on_server, server, number % POINTS, before=number // POINTS % 2 == 0):
            try:
                first = on_server.append(asked)
            except OutcomeUnknown:
                unknown += 1
                first = None
        found = on_server.outcome(asked.id)
        assert first in (None, found)
        done = on_server.append(asked)
        assert found in (None, done)
        assert done == on_server.outcome(asked.id) == on_server.append(asked)
        record = on_server.matter(asked.matter.id)
        assert record is not None
        assert record.events == asked.events
        with pytest.raises(CommandReused):
            on_server.append(evolve(asked, events=()))
    assert unknown >= ROUNDS * 5
    assert on_server.verify_chain() == ()
    kept = [one.notice.key for one in on_server.outbox().kept(Standing.NEW)]
    assert len(set(kept)) == len(kept) == ROUNDS * POINTS


@contextmanager
def ended(store: SqlStore, server: Server, point: int, *, before: bool) -> Iterator[None]:
    """End the connections of a store at its n-th statement, once."""
    statements = count()

    def counted(*_: object) -> None:
        if next(statements) == point:
            end_connections(server)

    name = "before_cursor_execute" if before else "after_cursor_execute"
    listening.listen(store._engines.write, name, counted)
    try:
        yield
    finally:
        listening.remove(store._engines.write, name, counted)


def test_a_store_is_used_on_after_its_server_has_died_and_come_back(on_server: SqlStore, server: Server) -> None:
    on_server.append(command(1, event(1)))
    server.stop("immediate")
    try:
        with pytest.raises(StoreError, match="cannot be read"):
            on_server.matter(MATTER.id)
        with pytest.raises(OutcomeUnknown):
            on_server.append(command(2, event(2), expected=1))
    finally:
        server.start()
    assert on_server.append(command(2, event(2), expected=1)).version == 2
    assert on_server.verify_chain() == ()


def test_a_write_that_waits_too_long_is_given_up(on_server: SqlStore, server: Server) -> None:
    on_server.append(command(1, event(1)))

    def shortened(connection: Connection) -> None:
        connection.exec_driver_sql("SET LOCAL lock_timeout = '100ms'")

    listening.listen(on_server._engines.write, "begin", shortened)
    with on_server._engines.writing(), pytest.raises(OutcomeUnknown, match="LockNotAvailable 55P03"):
        on_server.append(command(2, event(2), expected=1))
    assert on_server.outcome("c2") is None


def test_a_table_that_is_gone_leaves_the_outcome_open_and_the_store_usable(
    opened: Callable[[], SqlStore], request: pytest.FixtureRequest
) -> None:
    with closing(opened()) as store:
        server = None if store._engines.address.kind is None else request.getfixturevalue("server")
        store.append(command(1, event(1)))
        as_owner(store, "ALTER TABLE outbox RENAME TO elsewhere", server=server)
        with pytest.raises(OutcomeUnknown, match=r"SQLITE_ERROR|UndefinedTable 42P01"):
            store.append(command(2, event(2), expected=1, notices=(notice(1),)))
        with pytest.raises(StoreError, match="cannot be read"):
            list(store.outbox().kept(Standing.NEW))
        as_owner(store, "ALTER TABLE elsewhere RENAME TO outbox", server=server)
        assert store.outcome("c2") is None
        assert store.append(command(2, event(2), expected=1, notices=(notice(1),))).version == 2


def test_a_file_that_may_not_be_written_is_read(tmp_path: Path) -> None:
    url = f"sqlalchemy+sqlite:{tmp_path / 'county.db'}"
    with closing(open_store(url, create=True)) as store:
        store.append(command(1, event(1)))
        with store._engines.write.connect() as connection:  # as if the disk had become one
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="may read the store and not write to it"):
            store.append(command(2, event(2), expected=1))
        assert store.matter(MATTER.id) is not None


@pytest.mark.parametrize("broken", ["\x00", "a\x00b", "\ud800", "e\u202e1"])
def test_texts_that_no_database_takes_are_refused_typed_and_found_nowhere(store: SqlStore, broken: str) -> None:
    asked = (
        evolve(command(1), id=broken),
        command(1, matter=matter(broken)),
        command(1, evolve(event(1), id=broken)),
        command(1, event(1, facts=Opaque((("item", broken),)))),
        command(1, notices=(evolve(notice(1), key=broken),)),
    )
    for one in asked:
        with pytest.raises(Problems) as fault:
            store.append(one)
        assert broken not in str(fault.value)
    assert list(store.matters()) == []
    readings: tuple[Callable[[], object], ...] = (
        lambda: store.matter(broken),
        lambda: store.outcome(broken),
        lambda: list(store.matters(after=Cursor(broken))),
        lambda: list(store.matters(Query(organs=frozenset({broken})))),
    )
    for read in readings:
        assert answer(read) in (None, [], "refused")


def answer(read: Callable[[], object]) -> object:
    """Give what is read; a driver may refuse the text, but typed."""
    try:
        return read()
    except StoreError:
        return "refused"


def test_no_error_holds_what_was_to_be_stored(store: SqlStore) -> None:
    about = evolve(event(1), about=CANARY)
    store.append(command(1, about))
    asked: tuple[Command, ...] = (
        command(2, about, expected=1),
        command(3, evolve(event(2), about=CANARY), expected=7),
        command(1, evolve(event(2), about=CANARY)),
    )
    for one in asked:
        with pytest.raises(StoreError) as fault:
            store.append(one)
        assert CANARY not in "".join(traceback.format_exception(fault.value, chain=True))
