"""The chain: whatever is changed, left out, moved or added from outside is found where it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from lawadmin.defaults.sqlite.store import SqliteStore, open_store
from lawadmin.testing.conformance import ChainConformance
from lawadmin.testing.conformance.chained import CHAINED


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], SqliteStore]:
    return partial(open_store, f"sqlite:{tmp_path / 'county.db'}", create=True)


@pytest.fixture
def outside(opened: Callable[[], SqliteStore], tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file as someone would who wants to change it: without triggers and foreign keys."""
    opened().close()
    with closing(sqlite3.connect(tmp_path / "county.db", isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        yield db


class TestSqliteChain(ChainConformance):
    @pytest.fixture
    def opened(self, opened: Callable[[], SqliteStore]) -> Callable[[], SqliteStore]:
        return opened

    @pytest.fixture
    def outside(self, outside: sqlite3.Connection) -> Callable[[str], object]:
        return outside.execute


def test_every_byte_counts(outside: sqlite3.Connection, opened: Callable[[], SqliteStore]) -> None:
    columns = {"matters": ("body", "link"), "events": ("body", "link"), "roster": ("body", "link"),
               "commands": ("content", "head", "link")}  # fmt: skip
    unfound = []
    with closing(opened()) as store:
        store.append_all(CHAINED)
        for table, names in columns.items():
            for name in names:
                rows = f"SELECT {_KEYS[table]}, {name} FROM {table}"  # noqa: S608 names of our own
                for key, blob in outside.execute(rows).fetchall():
                    for place in range(0, len(blob), 7):
                        changed = blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]
                        where = f"UPDATE {table} SET {name} = ? WHERE {_KEYS[table]} = ?"  # noqa: S608
                        outside.execute(where, (changed, key))
                        unfound += [(table, name, key, place)] if not store.verify_chain() else []
                        outside.execute(where, (blob, key))
        assert store.verify_chain() == ()
    assert unfound == []


_KEYS = {"matters": "id", "events": "matter || version", "roster": "version", "commands": "position"}
