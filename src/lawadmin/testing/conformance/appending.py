"""What is appended: whole, once, in order, at the version that was read, and all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import timedelta

import pytest
from attrs import evolve

from lawadmin.converters.facts import facts_from_text
from lawadmin.errors import CommandReused, LawAdminError, StoreError, VersionConflict
from lawadmin.hookspecs import Command, Entries, Standing, Store
from lawadmin.records.events import Event, Opaque, TheLaw
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.samples import (
    CERTIFICATE,
    FULL,
    MATTER,
    NOON,
    OFFICE,
    TEXTS,
    Sample,
    command,
    event,
    matter,
    notice,
)

NEW = Standing.NEW

#: More matters than a store will read at a time.
MANY = 1_100

#: Changes that make another command of the same id.
OTHERS: dict[str, Command | Entries] = {
    "other events": command(1, event(2)),
    "fewer events": command(1),
    "another version": command(1, event(1), expected=1),
    "a notice more": command(1, event(1), notices=[notice(1)]),
    "other links": command(1, event(1), matter=evolve(MATTER, links=())),
    "another matter": command(1, event(1), matter=matter("another")),
    "recorded later": command(1, event(1, recorded=NOON)),
    "entries": Entries("c1"),
}

#: What a matter cannot become.
CHANGED = (evolve(MATTER, organ="health"), evolve(MATTER, procedure="petition"), evolve(MATTER, links=()))

#: What could not be read back as it was.
BAD: dict[str, Command] = {
    "no command id": evolve(command(1, event(1)), id=""),
    "half a character as command id": evolve(command(1, event(1)), id="\ud800"),
    "no matter": command(1, event(1), matter=matter("")),
    "an invisible character in a matter": command(1, event(1), matter=matter("许\u200b1")),
    "no event id": command(1, evolve(event(1), id="")),
    "an invisible character in an event id": command(1, evolve(event(1), id="e\u200b1")),
    "half a character": command(1, evolve(event(1), step="\ud800")),
    "a zero character": command(1, evolve(event(1), about="张\0甲")),
    "half a character in a fact": command(1, event(1, facts=Opaque((("item", "\udfff"),)))),
    "a step that the law deems taken": command(1, evolve(event(1), actor=TheLaw("act/limit"))),
    "a moment without time zone": command(1, evolve(event(1), recorded=NOON.replace(tzinfo=None))),
    "a number no database holds": command(1, evolve(event(1), seq=2**63)),
    "no key of a notice": command(1, event(1), notices=[evolve(notice(1), key="")]),
    "half a character in a notice": command(1, event(1), notices=[evolve(notice(1), text="\ud800")]),
    "a zero character in a notice": command(1, event(1), notices=[evolve(notice(1), text="a\0b")]),
}


class Appending(Conformance):
    """Hold a store to what it says of events."""

    part = "append"

    def test_what_was_appended_comes_back_whole(self, store: Store) -> None:
        events = (event(1, recorded=NOON, facts=Opaque((("item", "食品经营许可"), ("number", "1")))), event(2))
        done = store.append(command(1, *events))
        assert (done.command, done.version) == ("c1", 2)
        assert store.matter(MATTER.id) == Record(MATTER, events)

    def test_facts_come_back_by_name_whatever_their_class(self, store: Store) -> None:
        store.append(command(1, event(1, facts=FULL)))
        facts = only(store).facts
        assert isinstance(facts, Opaque)
        assert facts_from_text(Sample, dict(facts.items)) == FULL
        assert dict(facts.items)["amount"] == "123456789012345678.10"

    @pytest.mark.parametrize("text", [*TEXTS, "文" * 100_000])
    def test_a_text_comes_back_character_by_character(self, store: Store, text: str) -> None:
        facts = Opaque((("text", text),))
        store.append(command(1, evolve(event(1, facts=facts), about=text)))
        assert (only(store).facts, only(store).about) == (facts, text)

    def test_an_event_without_anything_comes_back(self, store: Store) -> None:
        bare = Event("e1", "申请", event(1).day)
        store.append(command(1, bare, evolve(bare, id="e2", facts=Opaque())))
        assert store.matter(MATTER.id) == Record(MATTER, (bare, evolve(bare, id="e2")))

    def test_moments_come_back_to_the_microsecond(self, store: Store) -> None:
        recorded = NOON + timedelta(microseconds=1)
        store.append(command(1, event(1, recorded=recorded)))
        assert only(store).recorded == recorded

    def test_events_stay_in_the_order_appended(self, store: Store) -> None:
        numbers = [7, 3, 12, 1]
        for expected, number in enumerate(numbers):
            store.append(command(number, event(number), expected=expected))
        record = store.matter(MATTER.id)
        assert record is not None
        assert record.events == tuple(map(event, numbers))

    def test_a_second_append_has_to_know_the_version(self, store: Store) -> None:
        store.append(command(1, event(1)))
        with pytest.raises(VersionConflict) as conflict:
            store.append(command(2, event(2)))
        assert conflict.value.fields == {"expected": 0, "actual": 1}
        assert store.append(command(3, event(2), expected=1)).version == 2

    @pytest.mark.parametrize("expected", [-1, 1, 7])
    def test_a_first_append_has_to_know_that_it_is_the_first(self, store: Store, expected: int) -> None:
        with pytest.raises(VersionConflict):
            store.append(command(1, event(1), expected=expected))
        assert (store.matter(MATTER.id), store.outcome("c1")) == (None, None)

    def test_a_matter_may_stand_without_events(self, store: Store) -> None:
        assert store.append(command(1)).version == 0
        assert store.matter(MATTER.id) == Record(MATTER, ())
        assert store.append(command(2, event(1))).version == 1

    @pytest.mark.parametrize("other", CHANGED, ids=("organ", "procedure", "links"))
    def test_a_matter_does_not_change(self, store: Store, other: Matter) -> None:
        store.append(command(1, event(1)))
        with pytest.raises(StoreError):
            store.append(command(2, event(2), matter=other, expected=1))
        assert store.matter(MATTER.id) == Record(MATTER, (event(1),))

    def test_an_event_id_is_for_one_event_of_a_matter(self, store: Store) -> None:
        store.append(command(1, event(1)))
        again = evolve(event(1), step="撤回")
        with pytest.raises(StoreError):
            store.append(command(2, event(2), again, expected=1))
        assert store.outcome("c2") is None
        assert store.matter(MATTER.id) == Record(MATTER, (event(1),))
        assert store.append(command(3, again, matter=matter("another"))).version == 1

    def test_a_repeated_command_has_the_same_answer_and_no_second_effect(self, store: Store) -> None:
        asked = command(1, event(1, facts=FULL), notices=[notice(1)])
        first = store.append(asked)
        store.append(command(2, event(2), expected=1))
        assert store.append(asked) == first == store.outcome("c1")
        record = store.matter(MATTER.id)
        assert record is not None
        assert [held.id for held in record.events] == ["e1", "e2"]

    def test_within_one_transaction_too_a_command_is_done_once(self, store: Store) -> None:
        first, second = store.append_all([command(1, event(1)), command(1, event(1))])
        assert first == second
        assert only(store) == event(1)

    @pytest.mark.parametrize("other", OTHERS)
    def test_a_command_id_is_for_one_content(self, store: Store, other: str) -> None:
        first = store.append(command(1, event(1)))
        with pytest.raises(CommandReused):
            store.append_all([OTHERS[other]])
        assert store.outcome("c1") == first
        assert [record for _, record in store.matters()] == [Record(MATTER, (event(1),))]
        assert list(store.outbox().kept(NEW)) == []

    def test_an_outcome_is_told_of_what_was_stored_alone(self, store: Store) -> None:
        assert store.outcome("c1") is None
        done = [store.append(command(1, event(1))), store.enter(Entries("c2", (OFFICE,)))]
        assert [store.outcome("c1"), store.outcome("c2"), store.outcome("c3")] == [*done, None]

    def test_each_answer_has_a_digest_of_its_own(self, store: Store) -> None:
        done = [store.append(command(n, event(n), expected=n)) for n in range(3)]
        assert len({one.digest for one in done}) == 3
        assert all(bytes.fromhex(one.digest) for one in done)

    @pytest.mark.parametrize("bad", BAD)
    def test_what_could_not_be_read_back_is_refused_by_a_typed_error(self, store: Store, bad: str) -> None:
        with pytest.raises(LawAdminError):
            store.append(BAD[bad])
        assert list(store.matters()) == []
        assert store.append(command(1, event(1), notices=[notice(1)])).version == 1
        assert [kept.notice for kept in store.outbox().kept(NEW)] == [notice(1)]

    @pytest.mark.parametrize("name", ["许\ud800", "a\0b", "x" * 100_000])
    def test_no_name_that_is_asked_for_breaks_it(self, store: Store, name: str) -> None:
        for asked in (store.matter, store.outcome):
            with suppress(LawAdminError):
                assert asked(name) is None

    def test_an_error_names_no_value(self, store: Store) -> None:
        store.append(command(1, event(1)))
        bad = evolve(event(2), about="王丙的秘密", recorded=NOON.replace(tzinfo=None))
        for asked in (command(2, bad, expected=1), command(3, evolve(event(1), about="王丙的秘密"), expected=1)):
            with pytest.raises(LawAdminError) as refused:
                store.append(asked)
            assert "王丙" not in str(refused.value)

    def test_many_commands_are_stored_together(self, store: Store) -> None:
        done = store.append_all(command(n, event(1), matter=matter(f"m{n}")) for n in range(5))
        assert [one.version for one in done] == [1] * 5
        assert [one.command for one in done] == [f"c{n}" for n in range(5)]
        assert len(list(store.matters())) == 5

    def test_many_commands_are_stored_together_or_not_at_all(self, store: Store) -> None:
        commands = [command(n, event(1), matter=matter(f"m{n}"), notices=[notice(n)]) for n in range(5)]
        with pytest.raises(VersionConflict):
            store.append_all([*commands, Entries("c8", (OFFICE,), entries=(CERTIFICATE,)), command(9, expected=7)])
        nothing(store)
        assert store.append_all(commands) == tuple(store.outcome(f"c{n}") for n in range(5))

    def test_what_breaks_off_half_way_leaves_nothing(self, store: Store) -> None:
        def broken() -> Iterator[Command]:
            yield command(1, event(1), notices=[notice(1)])
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            store.append_all(broken())
        nothing(store)

    def test_commands_of_one_transaction_see_each_other(self, store: Store) -> None:
        done = store.append_all(command(n, event(n), expected=n) for n in range(4))
        assert [one.version for one in done] == [1, 2, 3, 4]
        assert store.append_all([]) == ()

    def test_a_long_stream_is_whole_and_goes_on_anywhere(self, store: Store) -> None:
        store.append_all(command(n, event(1), event(2), matter=matter(f"m{n:05}")) for n in range(MANY))
        read = list(store.matters())
        assert sorted(record.matter.id for _, record in read) == [f"m{n:05}" for n in range(MANY)]
        assert {record.events for _, record in read} == {(event(1), event(2))}
        for place in (0, 99, 100, 199, 200, 255, 499, 500, 999, 1_000, MANY - 1):
            assert list(store.matters(after=read[place][0])) == read[place + 1 :]

    def test_one_may_append_while_reading(self, store: Store) -> None:
        store.append_all(command(n, event(1), matter=matter(f"m{n:05}")) for n in range(MANY // 4))
        count = 0
        for count, (_, record) in enumerate(store.matters(), start=1):
            store.append(command(MANY + count, event(2), matter=record.matter, expected=1))
        assert count == MANY // 4
        assert {len(record.events) for _, record in store.matters()} == {2}

    def test_all_is_there_when_it_is_opened_again(self, store: Store, opened: Callable[[], Store]) -> None:
        asked = command(1, event(1, recorded=NOON, facts=FULL), notices=[notice(1)])
        first = store.append(asked)
        store.enter(Entries("c2", (OFFICE,), entries=(CERTIFICATE,)))
        read, roster, registers = list(store.matters()), store.roster(), store.registers()
        store.close()
        with closing(opened()) as again:
            assert (list(again.matters()), again.roster(), again.registers()) == (read, roster, registers)
            assert again.outcome("c1") == first == again.append(asked)
            assert [kept.notice for kept in again.outbox().kept(NEW)] == [notice(1)]


def only(store: Store) -> Event:
    """Read the one event that is stored."""
    ((_, record),) = store.matters()
    (found,) = record.events
    return found


def nothing(store: Store) -> None:
    """See that a store is empty, and knows of no command."""
    assert list(store.matters()) == []
    assert (store.roster().organs, list(store.registers())) == ({}, [])
    assert list(store.outbox().kept(NEW)) == []
    assert {store.outcome(f"c{number}") for number in range(10)} == {None}
