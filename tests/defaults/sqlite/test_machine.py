"""The store against a model in memory: whatever is asked, in whatever order, both say the same."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from defaults.sqlite.county import NOON, notice, store_at
from lawadmin.errors import CommandReused, StoreError, VersionConflict
from lawadmin.hookspecs import Appended, Command, Outcome, Receipt
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter

LEASE = timedelta(minutes=1)
MATTERS = st.sampled_from([Matter(name, "licensing", "market") for name in ("许1", "许2", "信1")])
MOMENTS = st.sampled_from([None, *(NOON + timedelta(hours=hour) for hour in range(3))])


class StoreMachine(RuleBasedStateMachine):
    """Do to a store and to dictionaries the same things."""

    asked: Bundle[tuple[Command, Appended]] = Bundle("asked")
    claimed: Bundle[str] = Bundle("claimed")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = store_at(self.folder)
        self.events: dict[str, tuple[Event, ...]] = {}
        self.waiting: dict[str, datetime] = {}
        self.settled: set[str] = set()
        self.number = 0
        self.now = NOON

    def teardown(self) -> None:
        assert self.store.verify_chain() == ()
        self.store.close()
        shutil.rmtree(self.folder)

    def command(self, matter: Matter, count: int, recorded: datetime | None, expected: int) -> Command:
        self.number += 1
        events = tuple(Event(f"{self.number}.{n}", "申请", date(2026, 3, 2), recorded=recorded) for n in range(count))
        return Command(f"c{self.number}", matter, events, expected, (notice(self.number % 5),))

    @rule(target=asked, matter=MATTERS, count=st.integers(0, 3), recorded=MOMENTS)
    def append(self, matter: Matter, count: int, recorded: datetime | None) -> tuple[Command, Appended]:
        command = self.command(matter, count, recorded, len(self.events.get(matter.id, ())))
        done = self.store.append(command)
        self.events[matter.id] = (*self.events.get(matter.id, ()), *command.events)
        assert done.version == len(self.events[matter.id])
        self.keep(command)
        return command, done

    def keep(self, command: Command) -> None:
        for one in command.notices:
            if one.key not in self.settled:
                self.waiting.setdefault(one.key, NOON)

    @rule(matter=MATTERS, off=st.sampled_from([-1, 1, 7]))
    def append_at_a_wrong_version(self, matter: Matter, off: int) -> None:
        command = self.command(matter, 1, None, len(self.events.get(matter.id, ())) + off)
        try:
            self.store.append(command)
        except VersionConflict:
            assert self.store.outcome(command.id) is None
        else:
            raise AssertionError

    @rule(before=asked)
    def repeat(self, before: tuple[Command, Appended]) -> None:
        command, done = before
        assert self.store.append(command) == self.store.outcome(command.id) == done

    @rule(before=asked)
    def reuse(self, before: tuple[Command, Appended]) -> None:
        try:
            self.store.append(evolve(before[0], expected=before[0].expected + 1))
        except CommandReused:
            return
        raise AssertionError

    @rule(matter=MATTERS)
    def append_half_wrong(self, matter: Matter) -> None:
        right = self.command(matter, 1, None, len(self.events.get(matter.id, ())))
        try:
            self.store.append_all([right, evolve(right, id=f"{right.id} again")])
        except StoreError:
            assert self.store.outcome(right.id) is None
        else:
            raise AssertionError

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = store_at(self.folder)

    @rule(target=claimed, n=st.integers(1, 3))
    def claim(self, n: int) -> str:
        self.now += LEASE / 2
        free = {key for key, until in self.waiting.items() if until <= self.now}
        got = [one.notice.key for one in self.store.outbox().claim(n, LEASE, now=self.now)]
        assert len(got) == min(n, len(free))
        assert set(got) <= free
        self.waiting |= dict.fromkeys(got, self.now + LEASE)
        return got[0] if got else ""

    @rule(key=consumes(claimed), outcome=st.sampled_from(Outcome))
    def done(self, key: str, outcome: Outcome) -> None:
        if key:
            self.store.outbox().done(key, Receipt(outcome), again=self.now + LEASE)
            if outcome in (Outcome.SENT, Outcome.REFUSED):
                self.waiting.pop(key, None)
                self.settled.add(key)
            elif key in self.waiting:
                self.waiting[key] = self.now + LEASE

    @invariant()
    def the_same_is_held(self) -> None:
        assert {r.matter.id: r.events for _, r in self.store.matters()} == self.events

    @invariant()
    def the_same_was_known(self) -> None:
        known = {
            name: tuple(e for e in events if e.recorded is None or e.recorded <= NOON)
            for name, events in self.events.items()
        }
        seen = {name: events for name, events in known.items() if events or not self.events[name]}
        assert {r.matter.id: r.events for _, r in self.store.matters(as_of=NOON)} == seen


TestStore = StoreMachine.TestCase
TestStore.settings = settings(settings.default or settings(), max_examples=20, stateful_step_count=25)
