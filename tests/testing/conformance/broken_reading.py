"""Stores that break on purpose what reading promises, and what was known when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from typing import ClassVar, cast

from attrs import evolve

from lawadmin.hookspecs import (
    ALL,
    Capability,
    Cursor,
    Query,
    Store,
)
from lawadmin.records.events import Event
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record
from lawadmin.testing.memory import MemoryStore, Tables
from testing.conformance.broken import Broken, Stream, named


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
