"""A store against a model of it: whatever is asked, in whatever order, both say the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count

from attrs import evolve
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from lawadmin.errors import CommandReused, StoreError, VersionConflict
from lawadmin.hookspecs import Appended, Command, Entries, Kept, Outcome, Query, Receipt, Standing, Store
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.roster import Tenure
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.gear import gear
from lawadmin.testing.conformance.samples import HOUR, LEASE, NOON, notice_of

Asked = tuple[Command, Appended]

MOMENTS = st.sampled_from([None, *(NOON + hour * HOUR for hour in range(3))])
NAMES = st.integers(0, 2)
KEYS = st.integers(0, 4)

_EXAMPLES = count()


class StoreMachine(RuleBasedStateMachine):
    """Do to a store and to dictionaries the same things.

    Each example has an organ, a channel and names of its own, so that many examples can be tried on one store.
    """

    asked: Bundle[Asked] = Bundle("asked")

    @staticmethod
    def open() -> Store:
        """Open the store; ``store_machine`` puts another function here."""
        raise NotImplementedError("use store_machine(open)")

    def __init__(self) -> None:
        super().__init__()
        self.own = f"例{next(_EXAMPLES)}"
        self.store = self.open()
        self.events: dict[str, tuple[Event, ...]] = {}
        self.tenures: list[tuple[datetime | None, Tenure]] = []
        self.kept: dict[str, Kept] = {}
        self.ready: dict[str, datetime] = {}
        self.number = 0
        self.now = NOON

    def teardown(self) -> None:
        """Close the store."""
        self.store.close()

    @initialize()
    def put(self) -> None:
        """Begin with two notices that wait."""
        notices = [notice_of(f"{self.own} {number}", self.own) for number in range(2)]
        assert self.store.outbox().put(notices) == 2
        self.kept = {notice.key: Kept(notice) for notice in notices}

    def command(self, name: int, events: int = 1, *, recorded: datetime | None = None, off: int = 0) -> Command:
        """Make a new command, at the version that the model holds or so many beside it."""
        self.number += 1
        matter = Matter(f"{self.own} {name}", "licensing", self.own)
        new = tuple(Event(f"{self.number}.{n}", "申请", NOON.date(), recorded=recorded) for n in range(events))
        expected = len(self.events.get(matter.id, ())) + off
        notices = (notice_of(f"{self.own} {self.number % 5}", self.own),)
        return Command(f"{self.own} c{self.number}", matter, new, expected, notices)

    @rule(target=asked, name=NAMES, events=st.integers(0, 3), recorded=MOMENTS)
    def append(self, name: int, events: int, recorded: datetime | None) -> Asked:
        """Append at the right version."""
        command = self.command(name, events, recorded=recorded)
        done = self.store.append(command)
        self.stored(command)
        assert done.version == len(self.events[command.matter.id])
        return command, done

    def stored(self, command: Command) -> None:
        """Let the model hold a command."""
        self.events[command.matter.id] = (*self.events.get(command.matter.id, ()), *command.events)
        for notice in command.notices:
            self.kept.setdefault(notice.key, Kept(notice))

    @rule(name=NAMES, off=st.sampled_from([-1, 1, 7]))
    def append_at_a_wrong_version(self, name: int, off: int) -> None:
        """Append beside the version held; nothing is stored."""
        command = self.command(name, off=off)
        assert self.refused(VersionConflict, command)
        assert self.store.outcome(command.id) is None

    @rule(before=asked)
    def repeat(self, before: Asked) -> None:
        """Repeat a command; its answer is what it was."""
        command, done = before
        assert self.store.append(command) == self.store.outcome(command.id) == done

    @rule(before=asked)
    def reuse(self, before: Asked) -> None:
        """Use the id of a command for another one."""
        assert self.refused(CommandReused, evolve(before[0], expected=before[0].expected + 1))

    @rule(name=NAMES, half=st.booleans())
    def append_many(self, name: int, half: bool) -> None:
        """Append several commands in one transaction, the last of them wrong or right."""
        first = self.command(name)
        second = self.command(name, off=0 if half else 1)
        if half:
            assert self.refused(StoreError, first, second)
            assert self.store.outcome(first.id) is None
            return
        self.store.append_all([first, second])
        self.stored(first)
        self.stored(second)

    def refused(self, error: type[StoreError], *commands: Command) -> bool:
        """Tell whether commands are refused."""
        try:
            self.store.append_all(commands)
        except error:
            return True
        return False

    @rule(name=NAMES, until=st.sampled_from([None, date(2026, 1, 1), date(2026, 2, 1)]), recorded=MOMENTS)
    def enter(self, name: int, until: date | None, recorded: datetime | None) -> None:
        """Enter a tenure, in the place of an earlier one of the same person, post and first day."""
        self.number += 1
        tenure = Tenure("张甲", f"{self.own} {name}", date(2025, 1, 1), until)
        self.store.enter(Entries(f"{self.own} c{self.number}", tenures=(tenure,), recorded=recorded))
        self.tenures.append((recorded, tenure))

    @rule()
    def reopen(self) -> None:
        """Close the store and open it again."""
        self.store.close()
        self.store = self.open()

    @rule(n=st.integers(0, 3), later=st.sampled_from([timedelta(), LEASE / 2, LEASE]))
    def claim(self, n: int, later: timedelta) -> None:
        """Claim notices, some time after what was done last."""
        self.now += later
        open_ = (Standing.NEW, Standing.SENDING)
        free = [k for k, one in self.kept.items() if one.standing in open_ and self.ready.get(k, self.now) <= self.now]
        for key in free[:n]:
            before = self.kept[key]
            self.kept[key] = evolve(before, standing=Standing.SENDING, attempts=before.attempts + 1)
            self.ready[key] = self.now + LEASE
        got = self.store.outbox().claim(n, LEASE, now=self.now, channel=self.own)
        assert got == tuple(self.kept[key] for key in free[:n])

    @rule(number=KEYS, outcome=st.sampled_from(Outcome), again=st.sampled_from([None, LEASE / 2, 2 * LEASE]))
    def done(self, number: int, outcome: Outcome, again: timedelta | None) -> None:
        """Note what became of a notice, whether it was given out or not."""
        key = list(self.kept)[number % len(self.kept)]
        moment, receipt, kept = None if again is None else self.now + again, Receipt(outcome, "7"), self.kept[key]
        self.store.outbox().done(key, receipt, again=moment)
        if kept.standing in (Standing.NEW, Standing.SENDING):
            settled = {Outcome.SENT: Standing.SENT, Outcome.REFUSED: Standing.FAILED}
            open_ = Standing.DEAD if moment is None else Standing.NEW
            self.kept[key] = evolve(kept, standing=settled.get(outcome, open_), receipt=receipt)
            self.ready[key] = moment or self.now

    @invariant()
    def the_same_is_held(self) -> None:
        """Stream the matters."""
        held = self.store.matters(Query(organs=frozenset({self.own})))
        assert {record.matter.id: record.events for _, record in held} == self.events

    @invariant()
    def the_same_is_read_one_by_one(self) -> None:
        """Read each matter, and one that is never there."""
        for name in (f"{self.own} {number}" for number in range(4)):
            record = self.store.matter(name)
            assert (record and record.events) == self.events.get(name)

    @invariant()
    def the_same_was_known(self) -> None:
        """Stream the matters as they were known at one moment."""
        if "as_of" not in self.store.can:
            return
        known = {
            name: tuple(event for event in events if event.recorded is None or event.recorded <= NOON)
            for name, events in self.events.items()
        }
        seen = {name: events for name, events in known.items() if events or not self.events[name]}
        held = self.store.matters(Query(organs=frozenset({self.own})), as_of=NOON)
        assert {record.matter.id: record.events for _, record in held} == seen

    @invariant()
    def the_same_tenures_stand(self) -> None:
        """Read the roster."""
        stand = {tenure.post: tenure for _, tenure in self.tenures}
        assert self.posts(None) == stand
        if "as_of" in self.store.can:
            known = {tenure.post: tenure for at, tenure in self.tenures if at is None or at <= NOON}
            assert self.posts(NOON) == known

    def posts(self, as_of: datetime | None) -> dict[str, Tenure]:
        """Read the tenures of this example."""
        roster = self.store.roster(as_of=as_of) if as_of else self.store.roster()
        return {tenure.post: tenure for tenure in roster.tenures if tenure.post.startswith(f"{self.own} ")}

    @invariant()
    def the_same_waits(self) -> None:
        """List the outbox."""
        for standing in Standing:
            listed = [one for one in self.store.outbox().kept(standing) if one.notice.channel == self.own]
            assert listed == [one for one in self.kept.values() if one.standing is standing]


def store_machine(open: Callable[[], Store]) -> type[StoreMachine]:  # noqa: A002 what it does
    """Make the machine of a store; ``open`` opens the same store again and again.

    ``store_machine(open).TestCase`` is a test, or ``run_state_machine_as_test`` runs it.
    """
    return type("StoreMachine", (StoreMachine,), {"open": staticmethod(open)})


class Modelled(Conformance):
    """Hold a store to a model of it."""

    part = "model"

    def test_whatever_is_asked_it_says_what_the_model_says(self, opened: Callable[[], Store]) -> None:
        tried = settings(
            max_examples=gear(20, 60, 2_000),
            stateful_step_count=gear(25, 25, 50),
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        run_state_machine_as_test(store_machine(opened), settings=tried)
