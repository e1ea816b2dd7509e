"""What several do at once: each sees what was stored before, nothing is lost, nothing is missed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from functools import partial

import pytest

from lawadmin.errors import StoreError, VersionConflict
from lawadmin.hookspecs import Store
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.following import Feeding, followed
from lawadmin.testing.conformance.histories import Writing, added, faults, held_by, write
from lawadmin.testing.conformance.samples import LEASE, MATTER, NOON, command, event, matter, notice

THREADS = 4
EACH = 25

Open = Callable[[], Store]


class Together(Conformance):
    """Hold a store to what it says of several who have it open at once."""

    part = "together"

    def test_two_who_open_it_see_what_either_appended(self, store: Store, opened: Open) -> None:
        with closing(opened()) as other:
            first = store.append(command(1, event(1)))
            assert other.outcome("c1") == first == other.append(command(1, event(1)))
            with pytest.raises(VersionConflict):
                other.append(command(2, event(2)))
            other.append(command(3, event(2), expected=1))
            assert store.matter(MATTER.id) == other.matter(MATTER.id)
            assert [record for _, record in store.matters()] == [record for _, record in other.matters()]

    def test_of_many_who_append_to_one_version_one_does(self, store: Store, opened: Open) -> None:
        store.append(command(0))
        with ThreadPoolExecutor(THREADS) as pool:
            done = list(pool.map(partial(_appended, opened), range(1, THREADS * 5)))
        record = store.matter(MATTER.id)
        assert record is not None
        assert sum(done) == len(record.events) == 1

    def test_of_many_who_repeat_one_command_all_have_one_answer(self, store: Store, opened: Open) -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            done = set(pool.map(partial(_repeated, opened), [1] * THREADS * 5))
        assert done == {store.outcome("c1")}
        assert store.append(command(2, event(2), expected=1)).version == 2

    def test_writers_at_once_lose_nothing(self, store: Store, opened: Open) -> None:
        asked = [Writing(f"w{number}", EACH, ("共用", "另一件")) for number in range(THREADS)]
        with ThreadPoolExecutor(THREADS) as pool:
            history = added(pool.map(partial(write, opened), asked))
        self.about["figures"] = str(history)
        assert faults(history, held_by(store)) == ()
        assert len(history.confirmed) == THREADS * EACH

    def test_who_gives_out_notices_misses_none_while_others_write(self, opened: Open) -> None:
        asked = [Feeding(f"w{number}", EACH) for number in range(THREADS)]
        with ThreadPoolExecutor(THREADS) as pool:
            came = followed(pool, opened, asked)
        self.about["figures"] = str(came)
        assert came.faults == ()

    def test_of_many_who_claim_each_gets_others(self, store: Store, opened: Open) -> None:
        store.outbox().put(map(notice, range(60)))
        with ThreadPoolExecutor(THREADS) as pool:
            given = [key for keys in pool.map(partial(_claimed, opened), [5] * 16) for key in keys]
        assert sorted(given) == sorted(f"n{number}" for number in range(60))

    def test_who_reads_while_others_write_sees_each_transaction_whole(self, store: Store, opened: Open) -> None:
        with ThreadPoolExecutor(1) as pool:
            writer = pool.submit(_pairs, opened, EACH)
            seen = [{len(record.events) % 2 for _, record in store.matters()}]
            while wait([writer], timeout=0).not_done:
                seen.append({len(record.events) % 2 for _, record in store.matters()})
        writer.result()
        assert set().union(*seen) <= {0}
        assert {len(record.events) for _, record in store.matters()} == {2}


def _appended(opening: Open, number: int) -> bool:
    with closing(opening()) as store:
        try:
            store.append(command(number, event(number)))
        except StoreError:
            return False
        return True


def _repeated(opening: Open, number: int) -> object:
    with closing(opening()) as store:
        return store.append(command(number, event(number)))


def _claimed(opening: Open, n: int) -> list[str]:
    with closing(opening()) as store:
        return [kept.notice.key for kept in store.outbox().claim(n, LEASE, now=NOON)]


def _pairs(opening: Open, count: int) -> None:
    with closing(opening()) as store:
        for number in range(count):
            store.append(command(number, event(1), event(2), matter=matter(f"m{number}")))
