"""Build the demonstration once a run."""

from __future__ import annotations

import pytest

from demonstration import Whole, whole_of


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return whole_of(tmp_path_factory.mktemp("demo"))
