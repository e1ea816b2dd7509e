"""Stores that break on purpose what holds while several have them open, and what erasing promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count
from time import sleep

from attrs import evolve

from lawadmin.hookspecs import (
    Appended,
    Command,
    Entries,
    Erased,
    Store,
)
from lawadmin.law.citation import Citation
from lawadmin.records.registers import Entry
from lawadmin.records.timeline import Record
from lawadmin.testing.memory import MemoryOutbox, MemoryStore, Tables, Waiting
from testing.conformance.broken import Broken, named


class NoLock(Broken):
    tests = named("writers_at_once_lose_nothing", "of_many_who_append_to_one_version_one_does")

    @contextmanager
    def _transaction(self) -> Iterator[Tables]:
        tables = self._tables.copy()
        yield tables
        sleep(0.02)
        self._tables = tables


class FollowingOutbox(MemoryOutbox):
    def _free(self, waiting: Waiting, *, now: datetime, channel: str | None) -> bool:
        store = self._store
        assert isinstance(store, SerialFollower)
        place = store.places.get(waiting.kept.notice.key, 0)
        overtaken = waiting.kept.attempts == 0 and place < store.seen
        free = not overtaken and super()._free(waiting, now=now, channel=channel)
        store.seen = max(store.seen, place) if free else store.seen
        return free


class SerialFollower(Broken):
    """Number notices when a transaction begins, and give out those whose number is higher than any before."""

    tests = named("who_gives_out_notices_misses_none_while_others_write")
    outboxes = FollowingOutbox

    def __init__(self) -> None:
        super().__init__()
        self.numbers = count(1)
        self.places: dict[str, int] = {}
        self.seen = 0

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        asked = tuple(commands)
        own = next(self.numbers)
        for command in asked:
            for notice in getattr(command, "notices", ()):
                self.places.setdefault(notice.key, own)
        sleep(0.0005 * (own % 3))
        return super().append_all(asked)


class TornReads(Broken):
    tests = named("who_reads_while_others_write_sees_each_transaction_whole")

    def _append(self, tables: Tables, command: Command) -> Appended:
        if len(command.events) == 2 and command.matter.id not in tables.matters:
            torn = self._tables.copy()
            torn.matters[command.matter.id] = Record(command.matter, command.events[:1])
            self._tables = torn
            sleep(0.0005)
        return super()._append(tables, command)


class EntersAlone(Broken):
    tests = named("two_who_open_it_see_what_either_entered")

    def opened(self) -> Store:
        return AnotherRoster(self)


class AnotherRoster(Broken):
    """Share nothing but matters with who opened the store before."""

    def __init__(self, first: MemoryStore) -> None:
        super().__init__()
        self._tables = first._tables.copy()
        self._tables.entered.clear()


class HalfErased(Broken):
    tests = named("what_was_held_of_a_person_is_gone")

    def erase(self, person: str, *, command: str, because: Citation, on: date) -> Erased:
        before = [(at, value) for at, value in self._tables.entered if isinstance(value, Entry)]
        done = super().erase(person, command=command, because=because, on=on)
        self._tables.entered[:] = [
            *((at, value) for at, value in self._tables.entered if not isinstance(value, Entry)),
            *before,
        ]
        return done


class ErasesMore(Broken):
    tests = named("everything_else_stands", "one_may_go_on_after_erasing", "of_a_stranger_nothing_is_erased")

    def erase(self, person: str, *, command: str, because: Citation, on: date) -> Erased:
        done = super().erase(person, command=command, because=because, on=on)
        held = self._tables.matters
        held.update({name: evolve(record, events=record.events[:-1]) for name, record in held.items()})
        return done


class ErasesAgain(Broken):
    tests = named("what_is_erased_twice_has_the_same_answer")

    def erase(self, person: str, *, command: str, because: Citation, on: date) -> Erased:
        self._tables.answers.pop(command, None)
        return super().erase(person, command=command, because=because, on=on)
