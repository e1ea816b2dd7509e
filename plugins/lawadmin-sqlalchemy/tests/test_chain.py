"""The chain: the same as in the default store, and whatever is changed from outside is found where it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from behind import as_owner, without_triggers

from lawadmin.defaults.sqlite.store import open_store as open_default
from lawadmin.hookspecs import Command, Entries
from lawadmin.testing.conformance import ChainConformance
from lawadmin.testing.conformance.chained import CHAINED
from lawadmin.testing.conformance.samples import county
from lawadmin_sqlalchemy.store import SqlStore


@pytest.mark.parametrize("asked", [CHAINED, county()], ids=["few", "county"])
def test_a_store_has_the_digests_of_the_default_one(
    store: SqlStore, tmp_path: Path, asked: tuple[Command | Entries, ...]
) -> None:
    with closing(open_default(f"sqlite:{tmp_path / 'default.db'}", create=True)) as default:
        assert store.append_all(asked) == default.append_all(asked)
        assert [record for _, record in store.matters()] == [record for _, record in default.matters()]
    assert store.verify_chain() == ()


def test_the_last_command_is_told(store: SqlStore) -> None:
    assert store.last() is None
    store.append_all(CHAINED)
    last = store.last()
    assert last is not None
    assert (last.version, len(last.link)) == (7, 32)


class TestSqlChain(ChainConformance):
    @pytest.fixture
    def opened(self, opened: Callable[[], SqlStore]) -> Callable[[], SqlStore]:
        return opened

    @pytest.fixture
    def outside(self, store: SqlStore, request: pytest.FixtureRequest) -> Callable[[str], None]:
        server = None if store._engines.address.kind is None else request.getfixturevalue("server")
        return lambda said: as_owner(store, *without_triggers(store), said, server=server)
