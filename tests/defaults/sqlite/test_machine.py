"""The store against a model of it, and after all that was asked its chain holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from lawadmin.defaults.sqlite.store import SqliteStore, open_store
from lawadmin.testing.conformance import store_machine


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], SqliteStore]:
    return partial(open_store, f"sqlite:{tmp_path / 'county.db'}", create=True)


def test_after_whatever_was_asked_the_chain_holds(opened: Callable[[], SqliteStore]) -> None:
    tried = settings(
        settings.default or settings(), max_examples=20, stateful_step_count=25, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(store_machine(opened), settings=tried)
    store = opened()
    assert store.verify_chain() == ()
    assert sum(1 for _ in store.matters()) > 1
    store.close()
