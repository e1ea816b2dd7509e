"""Who gives out notices while others write: every one, none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import closing
from functools import partial

from attrs import frozen

from lawadmin.hookspecs import Command, Store
from lawadmin.testing.conformance.samples import LEASE, NOON, event, matter, notice_of

Open = Callable[[], Store]


@frozen
class Feeding:
    """Ask a writer for so many commands, each with so many events and notices, each for a matter of its own."""

    writer: str
    commands: int
    events: int = 1

    @property
    def keys(self) -> Iterator[str]:
        """List the keys of all notices."""
        return (f"{self.writer} {n}.{m}" for n in range(self.commands) for m in range(self.events))


@frozen
class Followed:
    """Hold what came of following: notices written, given out, those missed and those given out again."""

    written: int
    given: int
    faults: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.written} notices written, {self.given} given out, {len(self.faults)} missed or doubled"


def followed(pool: Executor, opening: Open, asked: Sequence[Feeding]) -> Followed:
    """Let writers of a pool write, give out notices meanwhile and after it, and say which were missed or doubled."""
    given: Counter[str] = Counter()
    writers: list[Future[None]] = [pool.submit(partial(feed, opening, one)) for one in asked]
    with closing(opening()) as store:
        while wait(writers, timeout=0.001).not_done:
            given.update(_claimed(store))
        while (claimed := _claimed(store)) and not given.keys() & set(claimed):
            given.update(claimed)
        given.update(claimed)
    for writer in writers:
        writer.result()
    keys = {key for one in asked for key in one.keys}
    missed = (f"missed: {key}" for key in sorted(keys - set(given)))
    doubled = (f"given out {times} times: {key}" for key, times in given.items() if times > 1)
    return Followed(len(keys), len(given), (*missed, *doubled))


def feed(opening: Open, asked: Feeding) -> None:
    """Open a store and write as asked."""
    with closing(opening()) as store:
        for number in range(asked.commands):
            name = f"{asked.writer} {number}"
            notices = tuple(notice_of(f"{name}.{n}") for n in range(asked.events))
            store.append(Command(name, matter(name), tuple(map(event, range(asked.events))), 0, notices))


def _claimed(store: Store) -> list[str]:
    return [kept.notice.key for kept in store.outbox().claim(100, LEASE, now=NOON)]
