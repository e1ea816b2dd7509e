"""What a source has to keep to, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from lawadmin.hookspecs import Source
from lawadmin.testing.conformance.knowing import Knowing
from lawadmin.testing.conformance.reading import Reading


class SourceConformance(Reading, Knowing):
    """Hold a source to its contract.

    Write the fixture ``opened``: a function without arguments that opens the same source each time. The source holds
    three matters or more, best of several procedures and organs.
    """

    kind = "source"

    @pytest.fixture
    def opened(self) -> Callable[[], Source]:
        """Give what opens the source; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: opened")

    @pytest.fixture
    def source(self, opened: Callable[[], Source]) -> Iterator[Source]:
        """Open the source for one test."""
        with closing(opened()) as found:
            yield found
