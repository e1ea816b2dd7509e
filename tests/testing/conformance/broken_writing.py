"""Stores that break on purpose what a command promises, and organs, posts, tenures and entries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from unicodedata import normalize

from attrs import evolve

from lawadmin.converters.records import as_json, read
from lawadmin.errors import LawAdminError, StoreError
from lawadmin.hookspecs import (
    Appended,
    Command,
    Entries,
)
from lawadmin.records.events import Event, Opaque
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record
from lawadmin.testing.memory import Entered, Tables
from testing.conformance.broken import Broken, named


class NoVersionCheck(Broken):
    tests = named("a_second_append_has_to_know_the_version", "a_first_append_has_to_know_that_it_is_the_first")

    def _check(self, command: Command, held: Record) -> None:
        super()._check(evolve(command, expected=len(held.events)), held)


class MatterMoves(Broken):
    tests = named("a_matter_does_not_change")

    def _check(self, command: Command, held: Record) -> None:
        super()._check(evolve(command, matter=held.matter), held)


class Replaces(Broken):
    tests = named("an_event_id_is_for_one_event_of_a_matter")

    def _grown(self, held: Record, events: tuple[Event, ...]) -> Record:
        by_id = {event.id: event for event in (*held.events, *events)}
        return Record(held.matter, tuple(by_id.values()))


class IdNotRemembered(Broken):
    tests = named(
        "a_repeated_command_has_the_same_answer_and_no_second_effect",
        "within_one_transaction_too_a_command_is_done_once",
        "what_is_entered_twice_is_entered_once",
    )

    def _store(self, tables: Tables, command: Command | Entries) -> Appended:
        done = super()._store(tables, command)
        del tables.answers[command.id]
        return done


class OtherContentTaken(Broken):
    tests = named("a_command_id_is_for_one_content", "what_is_entered_twice_is_entered_once")

    def _store(self, tables: Tables, command: Command | Entries) -> Appended:
        done = tables.answers.get(command.id, (b"", None))[1]
        return done if isinstance(done, Appended) else super()._store(tables, command)


class HalfKept(Broken):
    tests = named("many_commands_are_stored_together_or_not_at_all", "what_breaks_off_half_way_leaves_nothing")

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        return tuple(done for command in commands for done in super(HalfKept, self).append_all((command,)))


class OnlyOneAtATime(Broken):
    tests = named("commands_of_one_transaction_see_each_other")

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        with self._transaction() as tables:
            before = tables.copy()
            done = []
            for command in commands:
                own = before.copy()
                done.append(self._store(own, command))
                tables.matters.update({k: v for k, v in own.matters.items() if before.matters.get(k) != v})
                tables.answers.update(own.answers)
                tables.outbox.update({k: v for k, v in own.outbox.items() if k not in before.outbox})
                tables.entered.extend(own.entered[len(before.entered) :])
            return tuple(done)


class AnswersBackwards(Broken):
    tests = named("many_commands_are_stored_together")

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        return super().append_all(commands)[::-1]


class OutcomeOfAnything(Broken):
    tests = named("an_outcome_is_told_of_what_was_stored_alone")

    def outcome(self, id: str) -> Appended | None:  # noqa: A002
        return super().outcome(id) or Appended(id, 0, "")


class OneDigest(Broken):
    tests = named("each_answer_has_a_digest_of_its_own", "of_many_who_repeat_one_command_all_have_one_answer")

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        return tuple(evolve(done, digest="00") for done in super().append_all(commands))


class Untyped(Broken):
    tests = named(
        "what_could_not_be_read_back_is_refused_by_a_typed_error",
        "entries_that_could_not_be_read_back_are_refused_by_a_typed_error",
    )

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        try:
            return super().append_all(commands)
        except LawAdminError as error:
            raise ValueError(str(error)) from None


class Talkative(Broken):
    tests = named("an_error_names_no_value")

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        asked = tuple(commands)
        try:
            return super().append_all(asked)
        except LawAdminError:
            raise StoreError(reason=f"the store does not take {asked}") from None


class FragileNames(Broken):
    tests = named("no_name_that_is_asked_for_breaks_it")

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        id.encode()
        return super().matter(id, as_of=as_of)


class Rewritten(Broken):
    """Store events in another form than they came in."""

    def _grown(self, held: Record, events: tuple[Event, ...]) -> Record:
        return super()._grown(held, tuple(map(self.rewritten, events)))

    def rewritten(self, event: Event) -> Event:
        return event


class Floats(Rewritten):
    tests = named("facts_come_back_by_name_whatever_their_class")

    def rewritten(self, event: Event) -> Event:
        facts = event.facts
        if not isinstance(facts, Opaque):
            return event
        pairs = ((name, _as_float(value) if name == "amount" else value) for name, value in facts.items)
        return evolve(event, facts=Opaque(tuple(pairs)))


def _as_float(text: str) -> str:
    try:
        return str(float(text))
    except ValueError:
        return text


class Normalised(Rewritten):
    tests = named("a_text_comes_back_character_by_character")

    def rewritten(self, event: Event) -> Event:
        return read(Event, _normalised(as_json(event)))


def _normalised(value: object) -> object:
    if isinstance(value, dict):
        return {name: _normalised(one) for name, one in value.items()}
    return normalize("NFC", value) if isinstance(value, str) else value


class WholeSeconds(Rewritten):
    tests = named("moments_come_back_to_the_microsecond")

    def rewritten(self, event: Event) -> Event:
        return evolve(event, recorded=event.recorded and event.recorded.replace(microsecond=0))


class LosesWhereTo(Rewritten):
    tests = named("what_was_appended_comes_back_whole")

    def rewritten(self, event: Event) -> Event:
        return evolve(event, to=None)


class NeverWithout(Rewritten):
    tests = named("an_event_without_anything_comes_back")

    def rewritten(self, event: Event) -> Event:
        return evolve(event, facts=event.facts or Opaque(), seq=event.seq or 1)


class ByDay(Broken):
    tests = named("events_stay_in_the_order_appended")

    def _grown(self, held: Record, events: tuple[Event, ...]) -> Record:
        grown = super()._grown(held, events)
        return evolve(grown, events=tuple(sorted(grown.events, key=lambda event: event.day)))


class NeverSuperseded(Broken):
    tests = named("a_later_word_stands_in_the_place_of_the_earlier", "within_one_command_too_the_later_word_stands")

    def _entered(self, as_of: datetime | None) -> list[Entered]:
        return list(reversed(super()._entered(as_of)))


class CorrectionIgnored(Broken):
    tests = named("an_entry_is_corrected_by_another", "roster_and_registers_hold_what_stands")

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        return Registers(value for value in self._entered(as_of) if isinstance(value, Entry))


class TenureByPerson(Broken):
    tests = named("another_day_post_or_person_is_another_tenure")

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        found = super().roster(as_of=as_of)
        return evolve(found, tenures=tuple({one.person: one for one in found.tenures}.values()))


class EntriesReplace(Broken):
    tests = named("an_entry_id_is_for_one_entry", "entries_that_could_not_be_read_back_are_refused_by_a_typed_error")

    def _enter(self, tables: Tables, command: Entries) -> Appended:
        new = {entry.id for entry in command.entries}
        tables.entered[:] = [(at, one) for at, one in tables.entered if not isinstance(one, Entry) or one.id not in new]
        return super()._enter(tables, evolve(command, entries=tuple({e.id: e for e in command.entries}.values())))


class EntriesWithoutFacts(Broken):
    tests = named("all_four_come_back_whole", "facts_of_an_entry_come_back_by_name")

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        return Registers(evolve(entry, facts=None) for entry in super().registers(as_of=as_of))


class EntriesApart(Broken):
    """Keep entries in a transaction of their own, and only some of them."""

    tests = named("entries_and_events_go_into_one_transaction")

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        asked = tuple(commands)
        mixed = {type(one) for one in asked} == {Command, Entries}
        return super().append_all(one for one in asked if not mixed or isinstance(one, Command))
