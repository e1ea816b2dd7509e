"""Organs, posts, tenures and register entries: entered, ended, corrected, as known when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from defaults.sqlite.county import store_at
from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.errors import CommandReused, StoreError
from lawadmin.hookspecs import Entries
from lawadmin.testing.conformance.samples import CERTIFICATE, NOON, OFFICE, POST, TENURE

LATER = NOON + timedelta(days=30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(store_at(tmp_path)) as opened:
        yield opened


def test_a_roster_comes_back_whole(store: SqliteStore) -> None:
    assert store.enter(Entries("c1", (OFFICE,), (POST,), (TENURE,), (CERTIFICATE,))).version == 4
    roster = store.roster()
    assert (roster.organs, roster.posts, roster.tenures) == ({"office": OFFICE}, {"office-head": POST}, (TENURE,))
    assert list(store.registers()) == [CERTIFICATE]


def test_a_later_word_stands_in_the_place_of_the_earlier_from_when_it_was_entered(store: SqliteStore) -> None:
    ended = evolve(TENURE, until=date(2026, 3, 31))
    closed = evolve(OFFICE, until=date(2019, 3, 1), successor="justice")
    store.enter(Entries("c1", (OFFICE,), (POST,), (TENURE,), recorded=NOON))
    store.enter(Entries("c2", (closed,), (), (ended,), recorded=LATER))
    then, now = store.roster(as_of=NOON), store.roster()
    assert (then.organs["office"], then.tenures) == (OFFICE, (TENURE,))
    assert (now.organs["office"], now.tenures) == (closed, (ended,))
    assert store.roster(as_of=NOON - timedelta(seconds=1)).organs == {}


def test_an_entry_is_corrected_by_another(store: SqliteStore) -> None:
    corrected = evolve(CERTIFICATE, id="z2", until=date(2026, 12, 31), replaces="z1", recorded=LATER)
    store.enter(Entries("c1", entries=(CERTIFICATE,), recorded=NOON))
    store.enter(Entries("c2", entries=(corrected,), recorded=NOON))
    assert list(store.registers()) == [corrected]
    assert list(store.registers(as_of=NOON)) == [CERTIFICATE]
    with pytest.raises(StoreError, match=r"roster\.id"):
        store.enter(Entries("c3", entries=(CERTIFICATE,)))


def test_a_repeated_command_enters_once(store: SqliteStore) -> None:
    asked = Entries("c1", (OFFICE,), recorded=NOON)
    assert store.enter(asked) == store.enter(asked) == store.outcome("c1")
    with pytest.raises(CommandReused):
        store.enter(evolve(asked, recorded=LATER))
    assert store.enter(Entries("c2", (OFFICE,))).version == 2
