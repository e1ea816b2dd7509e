"""The source of the how-to keeps to the contract of sources, and says what it does not claim."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from lawadmin.hookspecs import Source
from lawadmin.testing.conformance import SourceConformance
from own_tables import open_tables
from shown_pages import blocks

ROWS = [
    (f"X-{number}", ("SCJG", "ZJJ")[number % 2], "2026-03-02", "2026-03-04", "2026-03-10", "2026-03-12", "", "")
    for number in range(9)
]


class TestOwnTables(SourceConformance):
    @pytest.fixture
    def opened(self, tmp_path: Path) -> Callable[[], Source]:
        path = tmp_path / "cases.db"
        with closing(sqlite3.connect(path)) as db:
            db.executescript("".join(blocks("how-to/store", "sql")))
            db.executemany("INSERT INTO licence_case VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ROWS)
            db.execute("INSERT INTO department VALUES ('SCJG', '市场监督管理局')")
            db.commit()
        return partial(open_tables, f"own:{path}")
