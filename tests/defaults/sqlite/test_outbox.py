"""The outbox: a notice is kept with its events, given to one at a time, and sent until it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve

from defaults.sqlite.county import store_at
from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.errors import StoreError, VersionConflict
from lawadmin.hookspecs import Kept, Notice, Outbox, Outcome, Receipt, Standing
from lawadmin.testing.conformance.samples import LEASE, NOON, command, event, notice

SETTLED = {Outcome.SENT: Standing.SENT, Outcome.REFUSED: Standing.FAILED}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(store_at(tmp_path)) as opened:
        yield opened


def claimed(outbox: Outbox, n: int, now: datetime, channel: str | None = None) -> tuple[Notice, ...]:
    return tuple(kept.notice for kept in outbox.claim(n, LEASE, now=now, channel=channel))


def test_notices_are_kept_with_their_events_or_not_at_all(store: SqliteStore) -> None:
    with pytest.raises(VersionConflict):
        store.append(command(1, event(1), expected=3, notices=(notice(1),)))
    assert claimed(store.outbox(), 9, NOON) == ()
    store.append(command(2, event(1), notices=(notice(1), notice(2))))
    assert claimed(store.outbox(), 9, NOON) == (notice(1), notice(2))


def test_a_key_is_kept_once(store: SqliteStore) -> None:
    assert store.outbox().put([notice(1), notice(2), notice(1)]) == 2
    assert store.outbox().put([notice(1), notice(3)]) == 1
    assert claimed(store.outbox(), 9, NOON) == (notice(1), notice(2), notice(3))


def test_a_claimed_notice_is_nobody_elses_until_the_lease_is_over(store: SqliteStore) -> None:
    outbox = store.outbox()
    outbox.put(map(notice, range(3)))
    assert claimed(outbox, 2, NOON) == (notice(0), notice(1))
    assert claimed(outbox, 9, NOON + LEASE / 2) == (notice(2),)
    assert claimed(outbox, 9, NOON + LEASE) == (notice(0), notice(1))


def test_a_channel_claims_its_own(store: SqliteStore) -> None:
    outbox, other = store.outbox(), evolve(notice(2), channel="another")
    outbox.put([notice(1), other, notice(3)])
    assert claimed(outbox, 9, NOON, "another") == (other,)
    assert claimed(outbox, 9, NOON, "none") == ()
    assert claimed(outbox, 9, NOON) == (notice(1), notice(3))


@pytest.mark.parametrize("outcome", SETTLED)
def test_what_is_settled_stays_so(store: SqliteStore, outcome: Outcome) -> None:
    outbox = store.outbox()
    outbox.put([notice(1)])
    outbox.claim(1, LEASE, now=NOON)
    outbox.done("n1", Receipt(outcome, "7"))
    outbox.done("n1", Receipt(Outcome.LATER), again=NOON)
    outbox.put([notice(1)])
    assert claimed(outbox, 1, NOON + LEASE) == ()
    assert list(outbox.kept(SETTLED[outcome])) == [Kept(notice(1), SETTLED[outcome], 1, Receipt(outcome, "7"))]


@pytest.mark.parametrize("outcome", [Outcome.LATER, Outcome.UNKNOWN])
def test_what_did_not_arrive_is_tried_again_from_the_moment_named(store: SqliteStore, outcome: Outcome) -> None:
    outbox = store.outbox()
    outbox.put([notice(1)])
    outbox.claim(1, LEASE, now=NOON)
    outbox.done("n1", Receipt(outcome, reason="busy"), again=NOON + 3 * LEASE)
    assert claimed(outbox, 1, NOON + 2 * LEASE) == ()
    again = outbox.claim(1, LEASE, now=NOON + 3 * LEASE)
    assert again == (Kept(notice(1), Standing.SENDING, 2, Receipt(outcome, reason="busy")),)
    outbox.done("n1", Receipt(outcome))
    assert [kept.notice for kept in outbox.kept(Standing.DEAD)] == [notice(1)]
    assert claimed(outbox, 1, NOON + 9 * LEASE) == ()


def test_a_notice_stands_as_what_was_done_with_it(store: SqliteStore) -> None:
    outbox = store.outbox()
    outbox.put([notice(1), notice(2)])
    outbox.claim(1, LEASE, now=NOON)
    assert list(outbox.kept(Standing.SENDING)) == [Kept(notice(1), Standing.SENDING, 1)]
    assert list(outbox.kept(Standing.NEW)) == [Kept(notice(2))]


def test_nothing_is_noted_of_what_is_not_there(store: SqliteStore) -> None:
    with pytest.raises(StoreError, match="no notice of this key"):
        store.outbox().done("n2", Receipt(Outcome.SENT))
