"""The outbox: a notice is kept with its events, given to one at a time, and sent until it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from defaults.sqlite.county import NOON, command, event, notice, store_at
from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.errors import StoreError, VersionConflict
from lawadmin.hookspecs import Outcome, Receipt

LEASE = timedelta(minutes=5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(store_at(tmp_path)) as opened:
        yield opened


def test_notices_are_kept_with_their_events_or_not_at_all(store: SqliteStore) -> None:
    with pytest.raises(VersionConflict):
        store.append(command(1, event(1), expected=3, notices=(notice(1),)))
    assert store.outbox().claim(9, LEASE, now=NOON) == ()
    store.append(command(2, event(1), notices=(notice(1), notice(2))))
    assert store.outbox().claim(9, LEASE, now=NOON) == (notice(1), notice(2))


def test_a_key_is_kept_once(store: SqliteStore) -> None:
    assert store.outbox().put([notice(1), notice(2), notice(1)]) == 2
    assert store.outbox().put([notice(1), notice(3)]) == 1
    assert store.outbox().claim(9, LEASE, now=NOON) == (notice(1), notice(2), notice(3))


def test_a_claimed_notice_is_nobody_elses_until_the_lease_is_over(store: SqliteStore) -> None:
    outbox = store.outbox()
    outbox.put(map(notice, range(3)))
    assert outbox.claim(2, LEASE, now=NOON) == (notice(0), notice(1))
    assert outbox.claim(9, LEASE, now=NOON + LEASE / 2) == (notice(2),)
    assert outbox.claim(9, LEASE, now=NOON + LEASE) == (notice(0), notice(1))


@pytest.mark.parametrize(("outcome", "again"), [(o, o in (Outcome.LATER, Outcome.UNKNOWN)) for o in Outcome])
def test_only_what_is_settled_is_done(store: SqliteStore, outcome: Outcome, again: bool) -> None:
    outbox = store.outbox()
    outbox.put([notice(1)])
    outbox.claim(1, LEASE, now=NOON)
    outbox.done("n1", Receipt(outcome, "7", "busy"))
    assert bool(outbox.claim(1, LEASE, now=NOON + LEASE)) is again


def test_what_is_sent_stays_sent(store: SqliteStore) -> None:
    outbox = store.outbox()
    outbox.put([notice(1)])
    outbox.done("n1", Receipt(Outcome.SENT))
    outbox.done("n1", Receipt(Outcome.LATER))
    outbox.put([notice(1)])
    assert outbox.claim(1, LEASE, now=NOON) == ()
    with pytest.raises(StoreError, match="no notice of this key"):
        outbox.done("n2", Receipt(Outcome.SENT))
