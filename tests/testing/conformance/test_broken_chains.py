"""A store that does not look at its chain, or finds fault with all of it, fails by the test that says so."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.keeping import Broken
from lawadmin.testing.conformance import ChainConformance
from lawadmin.testing.conformance.chained import CHANGES
from testing.conformance.broken_files import open_broken


class Blind(SqliteStore):
    """Find whatever chain whole."""

    def verify_chain(self) -> tuple[Broken, ...]:
        return ()


class Suspicious(SqliteStore):
    """Find every chain broken at its beginning."""

    def verify_chain(self) -> tuple[Broken, ...]:
        return (Broken("", 1, "it may be"),)


def test_who_suspects_every_chain_is_found(tmp_path: Path) -> None:
    with closing(open_broken(Suspicious, tmp_path / "county.db")) as store, pytest.raises(AssertionError):
        ChainConformance().test_a_chain_holds_that_nobody_changed(store)


@pytest.mark.parametrize(("change", "place"), CHANGES)
def test_who_finds_no_change_is_found(tmp_path: Path, change: str, place: tuple[str, int]) -> None:
    with closing(open_broken(Blind, tmp_path / "county.db")) as store, pytest.raises(AssertionError):
        ChainConformance().test_every_change_is_found_at_its_place(store, lambda said: None, change, place)
