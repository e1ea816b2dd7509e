"""The chain: whatever is changed, left out, moved or added from outside is found where it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from defaults.sqlite.county import FACTS, MATTER, NOON, command, event, store_at
from lawadmin.hookspecs import Entries
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post

OTHER = Matter("信〔2026〕1号", "petition", "letters")


@pytest.fixture
def outside(tmp_path: Path) -> sqlite3.Connection:
    """Open a filled store as someone would who wants to change it: without triggers and foreign keys."""
    with closing(store_at(tmp_path)) as store:
        store.append(command(1, event(1, recorded=NOON, facts=FACTS), event(2)))
        store.append(command(2, event(1), matter=OTHER))
        store.append(command(3, event(3), expected=2))
        store.enter(
            Entries("c4", organs=(Organ("market", "云溪县市场监督管理局"),), posts=(Post("window", "market", "窗口"),))
        )
        store.append(command(5, matter=Matter("standing", "licensing", "market")))
        store.enter(Entries("c6", entries=(Entry("z1", "certificate", "张甲", date(2024, 1, 1), recorded=NOON),)))
        store.enter(Entries("c7"))
        assert store.verify_chain() == ()
    db = sqlite3.connect(tmp_path / "county.db", isolation_level=None)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    return db


def found(tmp_path: Path) -> list[tuple[str, int]]:
    with closing(store_at(tmp_path)) as store:
        return [(broken.matter, broken.version) for broken in store.verify_chain()]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE events SET body = CAST(body || ' ' AS BLOB) WHERE matter = 'M' AND version = 2", (MATTER.id, 2)),
        ("UPDATE events SET recorded = recorded - 1 WHERE recorded IS NOT NULL", (MATTER.id, 1)),
        ("UPDATE events SET id = 'e7' WHERE matter = 'M' AND version = 3", (MATTER.id, 3)),
        ("UPDATE events SET version = 4 WHERE matter = 'M' AND version = 3", (MATTER.id, 4)),
        ("DELETE FROM events WHERE matter = 'M' AND version = 2", (MATTER.id, 3)),
        ("DELETE FROM events WHERE matter = 'M' AND version = 3", (MATTER.id, 3)),
        ("UPDATE matters SET organ = 'health' WHERE id = 'M'", (MATTER.id, 0)),
        ("UPDATE matters SET body = CAST(body || ' ' AS BLOB) WHERE id = 'M'", (MATTER.id, 0)),
        ("DELETE FROM matters WHERE id = 'standing'", ("standing", 0)),
        ("DELETE FROM commands WHERE id = 'c2'", ("", 3)),
        ("UPDATE commands SET id = 'c9' WHERE id = 'c3'", ("", 3)),
        ("UPDATE commands SET version = 1 WHERE id = 'c2'; UPDATE commands SET form = 2 WHERE id = 'c2'", ("", 2)),
        ("UPDATE roster SET body = CAST(body || ' ' AS BLOB) WHERE version = 2", ("", 2)),
        ("DELETE FROM roster WHERE version = 2", ("", 2)),
        ("UPDATE roster SET kind = 'post' WHERE version = 1", ("", 1)),
        ("UPDATE roster SET id = 'door' WHERE version = 2", ("", 2)),
        ("UPDATE roster SET recorded = 1 WHERE version = 3", ("", 3)),
        ("INSERT INTO matters SELECT 'new', procedure, organ, body, link FROM matters WHERE id = 'M'", ("new", 0)),
    ],
)
def test_every_change_is_found_at_its_place(
    outside: sqlite3.Connection, tmp_path: Path, change: str, place: tuple[str, int]
) -> None:
    with closing(outside):
        outside.executescript(change.replace("'M'", f"'{MATTER.id}'"))
    assert place in found(tmp_path)


def test_every_byte_counts(outside: sqlite3.Connection, tmp_path: Path) -> None:
    columns = {"matters": ("body", "link"), "events": ("body", "link"), "roster": ("body", "link"),
               "commands": ("content", "head", "link")}  # fmt: skip
    unfound = []
    with closing(outside):
        for table, names in columns.items():
            for name in names:
                rows = f"SELECT {_KEYS[table]}, {name} FROM {table}"  # noqa: S608 names of our own
                for key, blob in outside.execute(rows).fetchall():
                    for place in range(0, len(blob), 7):
                        changed = blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]
                        where = f"UPDATE {table} SET {name} = ? WHERE {_KEYS[table]} = ?"  # noqa: S608
                        outside.execute(where, (changed, key))
                        unfound += [(table, name, key, place)] if not found(tmp_path) else []
                        outside.execute(where, (blob, key))
    assert unfound == []
    assert found(tmp_path) == []


_KEYS = {"matters": "id", "events": "matter || version", "roster": "version", "commands": "position"}
