"""Append to a store from a process of its own: ``appender.py URL WRITER HOW MANY``."""

from __future__ import annotations

import sys
from datetime import date

from lawadmin.defaults.sqlite.store import SqliteStore, open_store
from lawadmin.errors import VersionConflict
from lawadmin.hookspecs import Command
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter

SHARED = Matter("shared", "licensing", "market")


def main(url: str, writer: str, count: int) -> None:
    store = open_store(url)
    for number in range(count):
        store.append(Command(f"{writer} own {number}", Matter(f"{writer} {number}", "licensing", "market")))
        while not appended(store, f"{writer} {number}"):
            pass
    store.close()


def appended(store: SqliteStore, name: str) -> bool:
    record = store.matter(SHARED.id)
    expected = len(record.events) if record else 0
    try:
        store.append(Command(name, SHARED, (Event(name, "申请", date(2026, 3, 2)),), expected))
    except VersionConflict:
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
