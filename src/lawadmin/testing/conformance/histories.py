"""What writers did at the same time, and whether it can have been done one after the other.

A matter is a list to which each writer appends. From what was confirmed, what was read meanwhile and what is held at
the end it follows whether a word was lost, came twice, came unasked, or was read before it was there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from time import monotonic_ns

from attrs import frozen

from lawadmin.errors import OutcomeUnknown, VersionConflict
from lawadmin.hookspecs import Command, Store
from lawadmin.records.events import Event
from lawadmin.testing.conformance.samples import NOON, matter, notice_of

#: Tries after which a writer gives up; each time another one was faster.
PATIENCE = 10_000

Open = Callable[[], Store]
Held = Mapping[str, tuple[str, ...]]


@frozen
class Tried:
    """Hold an event that a writer appended to what it had read.

    ``version`` is what was confirmed, None where it was refused.
    """

    matter: str
    event: str
    expected: int
    began: int
    ended: int
    version: int | None


@frozen
class Seen:
    """Hold the events that a writer read of a matter."""

    matter: str
    events: tuple[str, ...]
    began: int
    ended: int


@frozen
class History:
    """Hold what writers tried and saw; moments are nanoseconds of one clock of the machine."""

    tried: tuple[Tried, ...] = ()
    seen: tuple[Seen, ...] = ()

    def __str__(self) -> str:
        refused = len(self.tried) - len(self.confirmed)
        return f"{len(self.confirmed)} appended, {refused} refused and repeated, {len(self.seen)} reads"

    @property
    def confirmed(self) -> tuple[Tried, ...]:
        """List what was confirmed."""
        return tuple(one for one in self.tried if one.version is not None)


@frozen
class Writing:
    """Ask a writer to append so many events, in turn to each of some matters, a notice with every one."""

    writer: str
    count: int
    matters: tuple[str, ...] = ("共用",)


def write(opening: Open, asked: Writing) -> History:
    """Open a store and write as asked; where another was faster, read again and try again."""
    history: list[Tried | Seen] = []
    with closing(opening()) as store:
        for number in range(asked.count):
            name = asked.matters[number % len(asked.matters)]
            done = any(_tried(store, name, f"{asked.writer} {number}", history) for _ in range(PATIENCE))
            assert done, f"{asked.writer} was refused {PATIENCE} times in a row"
    tried = tuple(one for one in history if isinstance(one, Tried))
    return History(tried, tuple(one for one in history if isinstance(one, Seen)))


def _tried(store: Store, name: str, event: str, history: list[Tried | Seen]) -> bool:
    began = monotonic_ns()
    record = store.matter(name)
    events = tuple(held.id for held in record.events) if record else ()
    history.append(Seen(name, events, began, monotonic_ns()))
    # A refused try has an id of its own, or the next one would be another command under its id.
    command = Command(
        f"{event} at {len(events)}",
        matter(name),
        (Event(event, "申请", NOON.date()),),
        len(events),
        (notice_of(event),),
    )
    began = monotonic_ns()
    version = _version(store, command)
    history.append(Tried(name, event, len(events), began, monotonic_ns(), version))
    return version is not None


def _version(store: Store, command: Command) -> int | None:
    for _ in range(PATIENCE):
        try:
            return store.append(command).version
        except VersionConflict:
            return None
        except OutcomeUnknown:
            continue
    raise AssertionError(f"the outcome stayed unknown {PATIENCE} times in a row")


def held_by(store: Store) -> dict[str, tuple[str, ...]]:
    """List the events that a store holds, by matter."""
    return {record.matter.id: tuple(event.id for event in record.events) for _, record in store.matters()}


def faults(history: History, held: Held) -> tuple[str, ...]:
    """Say what cannot have been done one after the other; empty where all can."""
    return (*_of_events(history, held), *_of_order(history, held), *_of_reads(history, held))


def _of_events(history: History, held: Held) -> Iterator[str]:
    confirmed = {(one.matter, one.event) for one in history.confirmed}
    found = [(name, event) for name, events in held.items() for event in events]
    yield from (f"lost: {event} of {name}" for name, event in sorted(confirmed - set(found)))
    yield from (f"not asked for, or refused: {event} of {name}" for name, event in sorted(set(found) - confirmed))
    if len(set(found)) < len(found):
        yield f"twice: {len(found) - len(set(found))} events"
    for one in history.confirmed:
        events = held.get(one.matter, ())
        if one.version is not None and events[one.version - 1 : one.version] != (one.event,):
            yield f"not at the version confirmed: {one.event} of {one.matter}"
        if one.version != one.expected + 1:
            yield f"behind what its writer had not read: {one.event} of {one.matter}"


def _of_order(history: History, held: Held) -> Iterator[str]:
    for name in held:
        ours = [one for one in history.confirmed if one.matter == name]
        for one in _overtaken(ours):
            yield f"before what was confirmed before it was asked for: {one.event} of {name}"


def _overtaken(ours: Sequence[Tried]) -> Iterator[Tried]:
    ended = sorted(ours, key=lambda one: one.ended)
    least, place = 0, 0
    for one in sorted(ours, key=lambda one: one.began):
        while ended[place].ended < one.began:
            least = max(least, ended[place].version or 0)
            place += 1
        if (one.version or 0) < least:
            yield one


def _of_reads(history: History, held: Held) -> Iterator[str]:
    for name in {seen.matter for seen in history.seen}:
        ours = sorted((one for one in history.confirmed if one.matter == name), key=lambda one: one.ended)
        least, place = 0, 0
        for seen in sorted((one for one in history.seen if one.matter == name), key=lambda one: one.began):
            while place < len(ours) and ours[place].ended < seen.began:
                least = max(least, ours[place].version or 0)
                place += 1
            if seen.events != held.get(name, ())[: len(seen.events)]:
                yield f"read what is not held: {name} at {len(seen.events)}"
            elif len(seen.events) < least:
                yield f"read less than was confirmed: {name} at {len(seen.events)}, not {least}"


def added(histories: Iterable[History]) -> History:
    """Put the histories of several writers together."""
    parts = tuple(histories)
    return History(
        tuple(one for part in parts for one in part.tried), tuple(one for part in parts for one in part.seen)
    )
