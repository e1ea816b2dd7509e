"""The store that the tests of the default store fill."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from lawadmin.defaults.sqlite import open_sqlite
from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.records.events import Opaque


def store_at(folder: Path) -> SqliteStore:
    return cast(SqliteStore, open_sqlite(f"sqlite:{folder / 'county.db'}", create=True))


FACTS = Opaque((("item", "食品经营许可"), ("number", "1")))
