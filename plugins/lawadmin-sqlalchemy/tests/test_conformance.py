"""Both databases keep to the whole contract of a store."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawadmin.testing.conformance import StoreConformance
from lawadmin_sqlalchemy.store import SqlStore


class TestSql(StoreConformance):
    @pytest.fixture
    def opened(self, opened: Callable[[], SqlStore]) -> Callable[[], SqlStore]:
        return opened
