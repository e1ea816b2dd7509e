"""Many at once, each with a store and connections of its own: nothing is lost, nothing is missed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial

import pytest

from lawadmin.testing.conformance.gear import gear
from lawadmin.testing.conformance.histories import Writing, added, faults, held_by, write
from lawadmin.testing.conformance.samples import command, event, matter
from lawadmin_sqlalchemy.reading import Followed
from lawadmin_sqlalchemy.store import SqlStore

WRITERS = 8

#: Events by each writer who contends with the others.
EACH = gear(12, 500, 5_000)

#: Events that a follower sees while four writers run.
FOLLOWED = gear(200, 4_000, 100_000)

Opened = Callable[[], SqlStore]


def test_who_writes_at_once_loses_no_update_and_leaves_no_gap(
    store: SqlStore, opened: Opened, record_property: Callable[[str, object], None]
) -> None:
    asked = [Writing(f"w{number}", EACH, ("共用", "另一件")) for number in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        history = added(pool.map(partial(write, opened), asked))
    held = held_by(store)
    record_property("figures", f"{WRITERS} writers x {EACH}: {len(history.tried)} tries, 0 lost")
    assert faults(history, held) == ()
    assert sum(map(len, held.values())) == len(history.confirmed) == WRITERS * EACH
    assert [one.position for one in store.follow()] == list(range(1, WRITERS * EACH + 1))
    assert store.verify_chain() == ()


def append(opened: Opened, number: int, writer: int) -> None:
    """Append so many events, each to a matter of its own."""
    with closing(opened()) as store:
        for one in range(number):
            store.append(command(writer * 1_000_000 + one, event(1), matter=matter(f"{writer}-{one}")))


def test_who_follows_by_position_misses_nothing_while_others_write(
    store: SqlStore, opened: Opened, record_property: Callable[[str, object], None]
) -> None:
    each = FOLLOWED // 4
    seen: list[Followed] = []
    looks = 0
    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(append, opened, each, writer) for writer in range(4)]
        while not all(one.done() for one in writers):
            seen += store.follow(seen[-1].position if seen else 0)
            looks += 1
    seen += store.follow(seen[-1].position if seen else 0)
    assert [one.result() for one in writers] == [None] * 4
    record_property("figures", f"a follower missed 0 of {len(seen)} events in {looks} looks")
    assert [one.position for one in seen] == list(range(1, 4 * each + 1))
    assert {one.stream for one in seen} == {f"{writer}-{one}" for writer in range(4) for one in range(each)}
    assert seen == list(store.follow())


def test_of_two_who_make_a_store_at_once_one_does(url: str, opened: Opened) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: opened(), range(4)))
    for number, one in enumerate(stores):
        assert one.append(command(number, event(number), expected=number)).version == number + 1
        one.close()


@pytest.mark.parametrize("threads", [8])
def test_threads_share_one_store(store: SqlStore, threads: int) -> None:
    with ThreadPoolExecutor(threads) as pool:
        done = list(pool.map(lambda n: store.append(command(n, event(1), matter=matter(f"m{n}"))), range(5 * threads)))
    assert {one.version for one in done} == {1}
    assert sum(1 for _ in store.matters()) == 5 * threads
    assert store.verify_chain() == ()
