"""Stores that break their contract on purpose, each in one way that is easily overlooked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from time import sleep
from typing import ClassVar, cast
from unicodedata import normalize

from attrs import evolve, frozen

from lawadmin.converters.records import as_json, read
from lawadmin.defaults.sqlite.outbox import SqliteOutbox
from lawadmin.defaults.sqlite.store import SqliteStore, open_store
from lawadmin.errors import LawAdminError, StoreError, VersionConflict
from lawadmin.hookspecs import (
    ALL,
    Appended,
    Capability,
    Command,
    Cursor,
    Entries,
    Erased,
    Kept,
    Notice,
    Outcome,
    Query,
    Receipt,
    Standing,
    Store,
)
from lawadmin.law.citation import Citation
from lawadmin.records.events import Event, Opaque
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record
from lawadmin.testing.memory import Entered, MemoryOutbox, MemoryStore, Tables, Waiting

Stream = Iterator[tuple[Cursor, Record]]


class Broken(MemoryStore):
    """Break nothing yet; ``tests`` names those that have to find what a class breaks."""

    tests: ClassVar[frozenset[str]] = frozenset()

    #: How an outbox is made.
    outboxes: ClassVar[type[MemoryOutbox]] = MemoryOutbox

    def outbox(self) -> MemoryOutbox:
        return type(self).outboxes(self)

    def opened(self) -> Store:
        """Give what one has who opens the store while others have it."""
        return self


def named(*tests: str) -> frozenset[str]:
    return frozenset(f"test_{test}" for test in tests)


# -- appending


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


# -- reading


class Streaming(Broken):
    """Read what is stored, and pass it on changed."""

    def matters(self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None) -> Stream:
        return self.changed(super().matters(query, as_of=as_of, after=after), query, after)

    def changed(self, read: Stream, query: Query, after: Cursor | None) -> Stream:
        return read


class CursorSkips(Streaming):
    tests = named("a_stream_goes_on_after_any_cursor", "a_query_goes_on_after_a_cursor")

    def changed(self, read: Stream, query: Query, after: Cursor | None) -> Stream:
        if after is not None:
            next(read, None)
        return read


class Unordered(Streaming):
    tests = named("matters_stream_in_an_order_that_does_not_change")
    turns: ClassVar[Iterator[int]] = count()

    def changed(self, read: Stream, query: Query, after: Cursor | None) -> Stream:
        return iter(sorted(read, key=lambda one: one[0].text, reverse=next(self.turns) % 2 == 0))


class CursorsOfThisReader(Streaming):
    tests = named("a_cursor_is_its_text_and_outlives_who_read")

    def __init__(self) -> None:
        super().__init__()
        self.given: list[Cursor] = []

    def matters(self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None) -> Stream:
        known = after if any(one is after for one in self.given) else None
        for cursor, record in super().matters(query, as_of=as_of, after=known):
            self.given.append(cursor)
            yield cursor, record


class OneStreamAtATime(Streaming):
    tests = named("a_stream_may_be_left_and_others_read_meanwhile")

    def __init__(self) -> None:
        super().__init__()
        self.current = 0

    def changed(self, read: Stream, query: Query, after: Cursor | None) -> Stream:
        self.current += 1
        own = self.current
        return (one for one in read if own == self.current)


class ShortPages(Streaming):
    tests = named("a_long_stream_is_whole_and_goes_on_anywhere")

    def changed(self, read: Stream, query: Query, after: Cursor | None) -> Stream:
        return (one for one, _ in zip(read, range(1_000), strict=False))


class StopsWhenWritten(Streaming):
    tests = named("one_may_append_while_reading")

    def changed(self, read: Stream, query: Query, after: Cursor | None) -> Stream:
        held = self._tables
        return (one for one in read if held is self._tables)


class QueryForgotten(Broken):
    tests = named("a_query_goes_on_after_a_cursor")

    def matters(self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None) -> Stream:
        return super().matters(ALL if after else query, as_of=as_of, after=after)


class QueryByEither(Broken):
    tests = named("a_query_chooses_by_procedure_and_organ")

    def matters(self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None) -> Stream:
        asked = evolve(query, organs=frozenset()) if query.procedures else query
        return super().matters(asked, as_of=as_of, after=after)


class UnknownChoosesAll(Broken):
    tests = named("what_nobody_has_chooses_nothing")

    def matters(self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None) -> Stream:
        known = {record.matter.organ for record in self._tables.matters.values()}
        asked = evolve(query, organs=query.organs & known)
        return super().matters(asked, as_of=as_of, after=after)


class Pattern(Broken):
    tests = named("of_a_matter_that_is_not_there_nothing_is_read")

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        found = next(iter(self._tables.matters), "") if id == "%" else id
        return super().matter(found, as_of=as_of)


class EmptyMattersLost(Streaming):
    tests = named("one_matter_is_read_as_it_streams", "a_matter_may_stand_without_events")

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        found = super().matter(id, as_of=as_of)
        return found if found and found.events else None


class EventIdsMixed(Streaming):
    tests = named("records_can_be_stored_and_told_apart")

    def changed(self, read: Stream, query: Query, after: Cursor | None) -> Stream:
        for cursor, record in read:
            yield cursor, evolve(record, events=tuple(evolve(event, id="e") for event in record.events))


class SecondReaderSeesLess(Broken):
    tests = named("two_who_open_it_read_the_same", "two_who_open_it_see_what_either_appended")

    def opened(self) -> Store:
        return SecondReader(self)


class SecondReader(Broken):
    """Read the tables as they stood when this was opened."""

    def __init__(self, first: MemoryStore) -> None:
        super().__init__()
        self._tables = Tables() if first._tables.matters else first._tables


class ClosedForGood(Broken):
    tests = named("closed_twice_it_opens_again", "all_is_there_when_it_is_opened_again")

    def close(self) -> None:
        self._tables = Tables()


class ClaimsTooMuch(Broken):
    tests = named("it_says_what_it_can")
    can: frozenset[Capability] = cast(frozenset[Capability], frozenset({"append", "everything"}))


# -- knowing


class AsOfIgnored(Broken):
    tests = named(
        "nothing_recorded_later_is_known",
        "one_matter_is_known_as_it_streams",
        "the_earlier_word_stood_until_the_later_was_entered",
        "a_correction_is_not_known_before_it_was_recorded",
        "a_moment_without_time_zone_is_refused",
    )

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        return super().matter(id)

    def matters(self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None) -> Stream:
        return super().matters(query, after=after)

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        return super().roster()

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        return super().registers()


class SilentToday(AsOfIgnored):
    tests = named("long_after_all_is_known", "nothing_recorded_later_is_known")
    can: frozenset[Capability] = frozenset({"append"})


class WallClock(Broken):
    """Compare moments by what a clock on the wall shows."""

    tests = named("a_moment_is_the_same_in_every_time_zone")

    def matters(self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None) -> Stream:
        zone = next((e.recorded.tzinfo for e in self._events() if e.recorded), None)
        return super().matters(query, as_of=as_of and as_of.replace(tzinfo=as_of.tzinfo and zone), after=after)

    def _events(self) -> Iterator[Event]:
        return (event for record in self._tables.matters.values() for event in record.events)


class UndatedUnknown(Broken):
    tests = named("what_has_no_moment_was_known_at_once")

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        dated = any(recorded for recorded, _ in self._tables.entered)
        return super().roster(as_of=as_of) if dated or as_of is None else Roster()


class CursorOfToday(Broken):
    tests = named("what_was_known_streams_on_after_a_cursor")

    def matters(self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None) -> Stream:
        return super().matters(query, as_of=None if after else as_of, after=after)


# -- roster and registers


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


# -- the outbox


class OutboxOutside(Broken):
    tests = named("notices_are_kept_with_their_events_or_not_at_all", "what_breaks_off_half_way_leaves_nothing")

    def _append(self, tables: Tables, command: Command) -> Appended:
        self._put(self._tables, command.notices)
        return super()._append(tables, command)


class NoticesDropped(Broken):
    tests = named("notices_are_kept_with_their_events")

    def _append(self, tables: Tables, command: Command) -> Appended:
        return super()._append(tables, evolve(command, notices=command.notices[:1]))


class NoticeAgain(Broken):
    tests = named("a_repeated_command_keeps_no_second_notice", "a_key_is_kept_once")

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        new = [evolve(n, key=f"{n.key}'") if n.key in tables.outbox else n for n in notices]
        return super()._put(tables, new)


class LastOfAKey(Broken):
    tests = named("the_first_of_a_key_stands")

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        asked = tuple(notices)
        new = super()._put(tables, asked)
        tables.outbox.update({n.key: evolve(tables.outbox[n.key], kept=Kept(n)) for n in asked})
        return new


class Cut(Broken):
    tests = named("a_notice_comes_back_whole")

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        return super()._put(tables, (evolve(notice, text=notice.text.partition("\n")[0]) for notice in notices))


class MarksOutbox(MemoryOutbox):
    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        given = super().claim(n, lease, now=now, channel=channel)
        for kept in given:
            self.done(kept.notice.key, Receipt(Outcome.SENT))
        return given


class MarkThenSend(Broken):
    tests = named("what_was_given_out_and_not_marked_is_given_out_again")
    outboxes = MarksOutbox


class LeaselessOutbox(MemoryOutbox):
    def _free(self, waiting: Waiting, *, now: datetime, channel: str | None) -> bool:
        sending = waiting.kept.standing is Standing.SENDING
        return super()._free(evolve(waiting, ready=None if sending else waiting.ready), now=now, channel=channel)


class LeaseIgnored(Broken):
    tests = named("a_claimed_notice_is_nobody_elses_until_the_lease_is_over", "of_many_who_claim_each_gets_others")
    outboxes = LeaselessOutbox


class AnyChannelOutbox(MemoryOutbox):
    def _free(self, waiting: Waiting, *, now: datetime, channel: str | None) -> bool:
        return super()._free(waiting, now=now, channel=None)


class ChannelIgnored(Broken):
    tests = named("a_channel_claims_its_own")
    outboxes = AnyChannelOutbox


class ReopeningOutbox(MemoryOutbox):
    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        with self._store._transaction() as tables:
            if key in tables.outbox:
                kept = tables.outbox[key].kept
                tables.outbox[key] = Waiting(evolve(kept, standing=Standing.SENDING))
        super().done(key, receipt, again=again)


class NeverSettled(Broken):
    tests = named("what_is_settled_stays_so", "what_is_not_to_be_tried_again_is_dead")
    outboxes = ReopeningOutbox


class ImpatientOutbox(MemoryOutbox):
    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        super().done(key, receipt, again=again and again.replace(year=2000))


class AgainIgnored(Broken):
    tests = named("what_did_not_arrive_is_tried_again_from_the_moment_named")
    outboxes = ImpatientOutbox


class QuietOutbox(MemoryOutbox):
    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        try:
            super().done(key, receipt, again=again)
        except StoreError:
            return


class NotesNothing(Broken):
    tests = named("nothing_is_noted_of_what_is_not_there")
    outboxes = QuietOutbox


class NewestFirst(Broken):
    tests = named("the_oldest_go_first_and_no_more_than_asked")

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        new = super()._put(tables, notices)
        newest = sorted(tables.outbox.items(), key=lambda one: one[0], reverse=True)
        tables.outbox.clear()
        tables.outbox.update(newest)
        return new


class OpenOutbox(MemoryOutbox):
    def kept(self, standing: Standing) -> Iterator[Kept]:
        asked = Standing.NEW if standing is Standing.SENDING else standing
        return super().kept(asked)


class ListsElsewhere(Broken):
    tests = named("each_notice_is_listed_where_it_stands")
    outboxes = OpenOutbox


class UncheckedOutbox(MemoryOutbox):
    def put(self, notices: Iterable[Notice]) -> int:
        with self._store._transaction() as tables:
            return self._store._put(tables, notices)


class Poisoned(Broken):
    tests = named("a_notice_that_could_not_be_read_back_is_refused_by_a_typed_error")
    outboxes = UncheckedOutbox


class LocalOutbox(MemoryOutbox):
    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        return super().claim(n, lease, now=now.astimezone(), channel=channel)


class NaiveTaken(Broken):
    tests = named("moments_without_time_zone_are_refused_by_a_typed_error")
    outboxes = LocalOutbox


class FromTheEndOutbox(MemoryOutbox):
    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        return super().claim(abs(n), lease, now=now, channel=channel)


class MinusOneIsOne(Broken):
    tests = named("less_than_none_is_none")
    outboxes = FromTheEndOutbox


class ForgetsStanding(Broken):
    tests = named("how_it_stands_outlives_who_sends")

    def close(self) -> None:
        with self._transaction() as tables:
            tables.outbox.update({key: Waiting(Kept(one.kept.notice)) for key, one in tables.outbox.items()})


# -- several at once


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


# -- erasing


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


class Careless(NoVersionCheck, Replaces, OtherContentTaken, HalfKept, AsOfIgnored, NeverSuperseded):
    """Break much at once, as a store does that was written in an afternoon."""

    tests = named("a_second_append_has_to_know_the_version")
    outboxes = LeaselessOutbox


NOT_ONE_FAULT = {Broken, Rewritten, Streaming, SecondReader, AnotherRoster}
BROKEN: tuple[type[Broken], ...] = tuple(
    kind
    for kind in globals().values()
    if isinstance(kind, type) and issubclass(kind, Broken) and kind not in NOT_ONE_FAULT
)


# -- stores in files, for what only processes show


class Hasty(SqliteStore):
    """Append at whatever version there is."""

    def append(self, command: Command) -> Appended:
        while True:
            try:
                return super().append(command)
            except VersionConflict as conflict:
                command = evolve(command, expected=int(str(conflict.fields["actual"])))


class NoticesLater(SqliteStore):
    """Keep notices in a second transaction, after the first."""

    def append(self, command: Command) -> Appended:
        done = super().append(evolve(command, notices=()))
        self.outbox().put(command.notices)
        return done


class IdOfTheProcess(SqliteStore):
    """Give each process ids of its own, so that a command repeated by another is a new one."""

    def append(self, command: Command) -> Appended:
        return super().append(evolve(command, id=f"{command.id} {os.getpid()}"))


@frozen
class MarkingOutbox(SqliteOutbox):
    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        given = super().claim(n, lease, now=now, channel=channel)
        for kept in given:
            self.done(kept.notice.key, Receipt(Outcome.SENT))
        return given


class MarksThenSends(SqliteStore):
    """Mark a notice as sent when it is given out."""

    def outbox(self) -> SqliteOutbox:
        return MarkingOutbox(self._transaction, self._reading)


def open_broken(kind: type[SqliteStore], path: Path) -> SqliteStore:
    open_store(f"sqlite:{path}", create=True).close()
    return kind(path)
