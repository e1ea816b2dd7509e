"""The default store keeps to the whole contract."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from lawadmin.defaults.sqlite.store import SqliteStore, open_store
from lawadmin.testing.conformance import ProcessConformance, StoreConformance


class TestSqlite(StoreConformance):
    @pytest.fixture
    def opened(self, tmp_path: Path) -> Callable[[], SqliteStore]:
        return partial(open_store, f"sqlite:{tmp_path / 'county.db'}", create=True)


@pytest.mark.slow
class TestSqliteInProcesses(ProcessConformance):
    @pytest.fixture
    def opened(self, tmp_path: Path) -> Callable[[], SqliteStore]:
        return partial(open_store, f"sqlite:{tmp_path / 'county.db'}", create=True)
