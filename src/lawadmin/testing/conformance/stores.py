"""What a store has to keep to, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from lawadmin.hookspecs import Store
from lawadmin.testing.conformance.appending import Appending
from lawadmin.testing.conformance.entering import Entering
from lawadmin.testing.conformance.erasing import Erasing
from lawadmin.testing.conformance.knowing import Knowing
from lawadmin.testing.conformance.machine import Modelled
from lawadmin.testing.conformance.reading import Reading
from lawadmin.testing.conformance.samples import county
from lawadmin.testing.conformance.sending import Sending
from lawadmin.testing.conformance.together import Together


class StoreConformance(Reading, Knowing, Appending, Entering, Sending, Erasing, Together, Modelled):
    """Hold a store that can be written to its contract.

    Write the fixture ``opened``: a function without arguments that opens the same store each time, empty when a test
    begins.
    """

    kind = "store"

    @pytest.fixture
    def opened(self) -> Callable[[], Store]:
        """Give what opens the store; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: opened")

    @pytest.fixture
    def store(self, opened: Callable[[], Store]) -> Iterator[Store]:
        """Open the empty store for one test."""
        with closing(opened()) as found:
            yield found

    @pytest.fixture
    def source(self, store: Store) -> Store:
        """Fill the store, to read from it."""
        store.append_all(county())
        return store
