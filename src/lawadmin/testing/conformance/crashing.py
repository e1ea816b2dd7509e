"""What a store holds once those who used it were ended at any step: all or nothing, and nothing that is lost."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve, frozen

from lawadmin.errors import CommandReused, StoreError
from lawadmin.hookspecs import Appended, Command, Notice, Outcome, Receipt, Standing, Store
from lawadmin.testing.conformance.processes import ended, spread
from lawadmin.testing.conformance.samples import LEASE, NOON, command, event, matter, notice_of

Open = Callable[[], Store]

AT_ONCE = 3


@frozen
class Crashes:
    """Hold what came of ending processes: how many were, how many got through, what was wrong after it."""

    killed: int
    finished: int
    faults: tuple[str, ...] = ()
    repeated: int = 0

    def __str__(self) -> str:
        said = f"{self.killed} killed, {self.finished} finished, {len(self.faults)} faults"
        return f"{said}, {self.repeated} sent again" if self.repeated else said


def appending_ended(opening: Open, points: int) -> Crashes:
    """End a process at so many steps of appending, ask again, and say what was lost, doubled or half stored.

    ``opening`` opens one store again and again, in any process.
    """
    steps = _steps(partial(_append, opening), lambda number: (_asked(-number),))
    came = [0, 0]
    faults: list[str] = []
    for number, at in enumerate(spread(steps, points)):
        end = ended(partial(_append, opening, _asked(number)), at)
        came[end.killed] += 1
        with closing(opening()) as store:
            faults += (f"at step {at}: {fault}" for fault in _told(store, _asked(number), end.value))
        if not end.killed and end.value is None:
            faults.append(f"at step {at}: the process ended with code {end.code}")
    return Crashes(came[True], came[False], tuple(faults))


def _steps(job: Callable[..., object], asked: Callable[[int], tuple[object, ...]]) -> int:
    """Count the steps of a job, the second time that it is done, when all that it imports is there."""
    first, second = (ended(partial(job, *asked(number))) for number in (1, 2))
    assert first.code == second.code == 0, f"a process that nobody ended ended with {first.code} and {second.code}"
    return second.steps


def _asked(number: int) -> Command:
    """Make a command whose matter, events and channel are those of its number."""
    notices = [notice_of(f"{number}.{n}", f"channel {number}") for n in range(2)]
    return command(number, event(1), event(2), matter=matter(f"m{number}"), notices=notices)


def _append(opening: Open, asked: Command) -> Appended:
    with closing(opening()) as store:
        return store.append(asked)


def _told(store: Store, asked: Command, told: Appended | None) -> Iterator[str]:
    try:
        yield from _after(store, asked, told)
    except StoreError as error:
        yield f"a repeated command is refused ({type(error).__name__})"


def _after(store: Store, asked: Command, told: Appended | None) -> Iterator[str]:
    """Say what is wrong with a command after a process that did it was ended."""
    # In this order: a server may be busy still with what it was asked before the process ended.
    early, there = _waiting(store, asked), store.matter(asked.matter.id)
    known, late = store.outcome(asked.id), _waiting(store, asked)
    if early and there is None:
        yield "notices wait, and their events are not stored"
    if there is not None and known is None:
        yield "events are stored, and the command is not known"
    if there is not None and late != asked.notices:
        yield "events are stored, and their notices do not wait"
    if told is not None and known != told:
        yield "what was confirmed is not known"
    done = store.append(asked)
    if known not in (None, done) or store.append(asked) != done or store.outcome(asked.id) != done:
        yield "a repeated command has another answer"
    yield from _held(store, asked)
    if not _refused(store, evolve(asked, notices=())):
        yield "another command was taken under the same id"


def _waiting(store: Store, asked: Command) -> tuple[Notice, ...]:
    channels = {notice.channel for notice in asked.notices}
    return tuple(kept.notice for kept in store.outbox().kept(Standing.NEW) if kept.notice.channel in channels)


def _held(store: Store, asked: Command) -> Iterator[str]:
    held = store.matter(asked.matter.id)
    if held is None or held.events != asked.events:
        yield "the events are not those of the command"
    given = store.outbox().claim(9, LEASE, now=NOON, channel=asked.notices[0].channel)
    if tuple(kept.notice for kept in given) != asked.notices:
        yield f"{len(given)} of {len(asked.notices)} notices wait"


def _refused(store: Store, asked: Command) -> bool:
    try:
        store.append(asked)
    except CommandReused:
        return True
    return False


def sending_ended(opening: Open, kills: int) -> Crashes:
    """End a process at so many steps of sending, send the rest, and say what never arrived or came too often.

    Each process sends a few notices, each first and then marks it. One that was ended may send one of them again.
    """
    keys = [f"n{number}" for number in range(AT_ONCE * (kills + 3))]
    with closing(opening()) as store:
        store.outbox().put(map(notice_of, keys))
    with TemporaryDirectory() as folder:
        log = Path(folder) / "sent"
        steps = _steps(partial(_send, opening, log), lambda number: (NOON - number * LEASE,))
        ends = [ended(partial(_send, opening, log, _at(n)), at) for n, at in enumerate(spread(steps, kills))]
        # So often that all of them could be sent one by one; a store that never lets go of one would go on for ever.
        rest = range(kills, kills + 2 * len(keys))
        next((n for n in rest if not _send(opening, log, _at(n))), None)
        sent = Counter(log.read_text(encoding="utf-8").split())
    killed, repeated = sum(end.killed for end in ends), sent.total() - len(sent)
    faults = [*_unsent(opening, keys, sent), *_codes(end.code for end in ends if not end.killed)]
    if repeated > killed:
        faults.append(f"{repeated} notices were sent again after {killed} processes were ended")
    return Crashes(killed, len(ends) - killed, tuple(faults), repeated)


def _at(number: int) -> datetime:
    return NOON + number * LEASE


def _send(opening: Open, log: Path, now: datetime) -> int:
    with closing(opening()) as store:
        given = store.outbox().claim(AT_ONCE, LEASE, now=now)
        for kept in given:
            _deliver(log, kept.notice.key)
            store.outbox().done(kept.notice.key, Receipt(Outcome.SENT))
        return len(given)


def _deliver(log: Path, key: str) -> None:
    """Note that a notice arrived, in one write that is done or is not."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(handle, f"{key}\n".encode())
    os.close(handle)


def _unsent(opening: Open, keys: list[str], sent: Counter[str]) -> Iterator[str]:
    yield from (f"never sent: {key}" for key in keys if key not in sent)
    with closing(opening()) as store:
        marked = {kept.notice.key for kept in store.outbox().kept(Standing.SENT)}
    yield from (f"sent and not marked: {key}" for key in keys if key in sent and key not in marked)


def _codes(codes: Iterator[int]) -> Iterator[str]:
    return (f"a process ended with code {code}" for code in codes if code != 0)
