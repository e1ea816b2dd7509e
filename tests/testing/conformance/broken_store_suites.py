"""The suite of each broken store; run by ``test_broken_stores.py``, and made to fail."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from lawadmin.hookspecs import Store
from lawadmin.testing.conformance import StoreConformance
from testing.conformance.broken import Broken
from testing.conformance.broken_stores import BROKEN, Careless

SUITE = frozenset(name for name in dir(StoreConformance) if name.startswith("test_"))

#: Tests that take long.
LONG = frozenset(
    {
        "test_a_long_stream_is_whole_and_goes_on_anywhere",
        "test_one_may_append_while_reading",
        "test_whatever_is_asked_it_says_what_the_model_says",
    }
)


def suite(kind: type[Broken]) -> type[StoreConformance]:
    """Make the suite of a store: the tests that have to find it, for the careless one all but the long ones."""

    class Suite(StoreConformance):
        @pytest.fixture
        def opened(self) -> Callable[[], Store]:
            store, turns = kind(), count()
            return lambda: store.opened() if next(turns) else store

    for name in LONG if kind is Careless else SUITE - kind.tests:
        setattr(Suite, name, None)
    return Suite


globals().update({f"Test{kind.__name__}": suite(kind) for kind in BROKEN})
