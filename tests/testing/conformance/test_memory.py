"""The store in memory keeps to the whole contract."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawadmin.hookspecs import Store
from lawadmin.testing.conformance import StoreConformance
from lawadmin.testing.memory import MemoryStore


class TestMemoryStore(StoreConformance):
    @pytest.fixture
    def opened(self) -> Callable[[], Store]:
        store = MemoryStore()
        return lambda: store
