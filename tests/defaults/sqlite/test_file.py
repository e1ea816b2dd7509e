"""The file: made whole, private, recognised, and guarded against mistakes."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from defaults.sqlite.county import store_at
from lawadmin.defaults.sqlite.schema import APPLICATION, SCHEMA, create
from lawadmin.defaults.sqlite.store import open_store
from lawadmin.errors import NoStore, SchemaTooNew, StoreError
from lawadmin.hookspecs import Entries
from lawadmin.keeping.sqlite_file import connect
from lawadmin.records.organs import Organ
from lawadmin.testing.conformance.samples import MATTER, command, event, notice


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(store_at(tmp_path)) as store:
        store.append(command(1, event(1), notices=(notice(1),)))
        store.enter(Entries("c2", organs=(Organ("market", "云溪县市场监督管理局"),)))
    with closing(connect(tmp_path / "county.db", writing=True)) as opened:
        yield opened


def test_a_store_is_made_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    store.append(command(1, event(1)))
    assert {path.name for path in tmp_path.iterdir()} == {"county.db", "county.db-wal", "county.db-shm"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["county.db"]


def test_making_a_store_again_leaves_it_as_it_is(tmp_path: Path) -> None:
    with closing(store_at(tmp_path)) as store:
        store.append(command(1, event(1)))
    with closing(store_at(tmp_path)) as store:
        assert store.matter(MATTER.id) is not None


def test_reading_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match=r"missing\.db.*lawadmin import"):
        open_store(f"sqlite:{tmp_path / 'missing.db'}")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StoreError, match="FileNotFoundError"):
        open_store(f"sqlite:{tmp_path / 'no' / 'folder.db'}", create=True)


@pytest.mark.parametrize("url", ["sqlite:", "sqlite", "sqlite:a\nb"])
def test_an_url_names_a_file(url: str) -> None:
    with pytest.raises(StoreError, match="names no file"):
        open_store(url)


def test_another_file_is_not_taken_for_a_store(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database, but long enough to be looked at", encoding="utf-8")
    with pytest.raises(StoreError, match="SQLITE_NOTADB"):
        open_store(f"sqlite:{tmp_path / 'text.db'}")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreError, match="not a store of lawadmin"):
        open_store(f"sqlite:{tmp_path / 'other.db'}", create=True)


def test_a_newer_store_is_not_opened(db: sqlite3.Connection, tmp_path: Path) -> None:
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(SchemaTooNew) as newer:
        open_store(f"sqlite:{tmp_path / 'county.db'}")
    assert newer.value.fields == {"found": SCHEMA + 1, "known": SCHEMA}


def test_every_connection_is_set_as_it_should_be(db: sqlite3.Connection, tmp_path: Path) -> None:
    said = {
        "synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0,
        "secure_delete": 2, "busy_timeout": 10_000, "application_id": APPLICATION, "user_version": SCHEMA,
    }  # fmt: skip
    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in said} == said
    with closing(connect(tmp_path / "county.db", writing=False)) as reader:
        assert reader.execute("PRAGMA query_only").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.execute("INSERT INTO outbox (key, body) VALUES ('k', x'00')")


@pytest.mark.parametrize("table", ["commands", "matters", "events", "roster", "outbox"])
def test_nothing_is_changed_or_deleted(db: sqlite3.Connection, table: str) -> None:
    column = {"commands": "content", "outbox": "body"}.get(table, "body")
    for statement in (
        f"DELETE FROM {table}",  # noqa: S608 names of our own
        f"UPDATE {table} SET {column} = x'00'",  # noqa: S608
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",  # noqa: S608
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement)


def test_columns_hold_what_they_should(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        db.execute("INSERT INTO roster VALUES (2, 'organ', 'x', 'noon', x'00', zeroblob(32))")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        db.execute("INSERT INTO roster VALUES (2, 'office', 'x', NULL, x'00', zeroblob(32))")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("INSERT INTO events VALUES ('nowhere', 1, 'x', NULL, x'00', zeroblob(32))")


def test_of_two_who_make_a_store_at_once_one_does(tmp_path: Path) -> None:
    with closing(store_at(tmp_path)) as store:
        store.append(command(1, event(1)))
    create(tmp_path / "county.db", "sqlite:county.db")
    with closing(store_at(tmp_path)) as store:
        assert store.matter(MATTER.id) is not None
    assert [path.name for path in tmp_path.iterdir()] == ["county.db"]


def test_a_connection_that_cannot_be_set_is_closed(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database, but long enough to be looked at", encoding="utf-8")
    with pytest.raises(sqlite3.DatabaseError):
        connect(tmp_path / "text.db", writing=True)
