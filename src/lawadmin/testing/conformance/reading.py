"""What is read today: one order, any cursor, and what a query asks for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from itertools import islice

import pytest
from attrs import evolve

from lawadmin.converters.records import dump, load
from lawadmin.hookspecs import Capability, Cursor, Query, Source
from lawadmin.records.events import Event
from lawadmin.records.timeline import Record
from lawadmin.testing.conformance.base import Conformance

CAPABILITIES: frozenset[Capability] = frozenset({"as_of", "append", "erase"})

#: Places in a stream from which it is read on.
PLACES = 40


class Reading(Conformance):
    """Hold a source to what it says of today."""

    part = "reading"

    def test_it_says_what_it_can(self, source: Source) -> None:
        assert isinstance(source.can, frozenset)
        assert source.can <= CAPABILITIES

    def test_matters_stream_in_an_order_that_does_not_change(self, source: Source) -> None:
        read = list(source.matters())
        assert len(read) >= 3, "let the source hold three matters or more, or no order can be seen"
        assert list(source.matters()) == read
        assert len({record.matter.id for _, record in read}) == len(read)
        assert len({cursor for cursor, _ in read}) == len(read)

    def test_a_stream_goes_on_after_any_cursor(self, source: Source) -> None:
        read = list(source.matters())
        for place in places(len(read)):
            after = read[place][0]
            assert list(source.matters(after=after)) == read[place + 1 :]

    def test_a_cursor_is_its_text_and_outlives_who_read(self, source: Source, opened: Callable[[], Source]) -> None:
        read = list(source.matters())
        with closing(opened()) as other:
            assert list(other.matters(after=Cursor(str(read[1][0].text)))) == read[2:]

    def test_a_stream_may_be_left_and_others_read_meanwhile(self, source: Source) -> None:
        read = list(source.matters())
        streams = [iter(source.matters()) for _ in range(3)]
        assert [next(stream) for stream in streams] == read[:1] * 3
        assert source.matter(read[1][1].matter.id) == read[1][1]
        assert list(islice(streams[0], 2)) == read[1:3]
        assert list(streams[1]) == read[1:]

    def test_one_matter_is_read_as_it_streams(self, source: Source) -> None:
        for _, record in source.matters():
            assert source.matter(record.matter.id) == record

    @pytest.mark.parametrize("name", ["没有这一件", "", "%", "_", "it's"])
    def test_of_a_matter_that_is_not_there_nothing_is_read(self, source: Source, name: str) -> None:
        assert source.matter(name) is None

    def test_a_query_chooses_by_procedure_and_organ(self, source: Source) -> None:
        read = [record for _, record in source.matters()]
        for query in queries(read):
            assert [record for _, record in source.matters(query)] == [one for one in read if chosen(query, one)]

    def test_a_query_goes_on_after_a_cursor(self, source: Source) -> None:
        for query in queries([record for _, record in source.matters()]):
            read = list(source.matters(query))
            for place in places(len(read)):
                assert list(source.matters(query, after=read[place][0])) == read[place + 1 :]

    def test_what_nobody_has_chooses_nothing(self, source: Source) -> None:
        assert list(source.matters(Query(organs=frozenset({"it's %_"})))) == []
        assert list(source.matters(Query(procedures=frozenset({"没有"})))) == []

    def test_records_can_be_stored_and_told_apart(self, source: Source) -> None:
        for _, record in source.matters():
            ids = [event.id for event in record.events]
            assert len(set(ids)) == len(ids)
            stored = (load(Event, dump(event)) for event in record.events)
            assert all(_but_facts(one) == _but_facts(event) for one, event in zip(stored, record.events, strict=True))

    def test_roster_and_registers_hold_what_stands(self, source: Source) -> None:
        roster, entries = source.roster(), list(source.registers())
        assert (roster, entries) == (source.roster(), list(source.registers()))
        tenures = [(tenure.person, tenure.post, tenure.since) for tenure in roster.tenures]
        assert len(set(tenures)) == len(tenures)
        ids = [entry.id for entry in entries]
        assert len(set(ids)) == len(ids)
        assert not {entry.replaces for entry in entries} & set(ids)

    def test_two_who_open_it_read_the_same(self, source: Source, opened: Callable[[], Source]) -> None:
        with closing(opened()) as other:
            pairs = zip(source.matters(), other.matters(), strict=True)
            assert all(one == another for one, another in pairs)
            assert source.roster() == other.roster()

    def test_closed_twice_it_opens_again(self, source: Source, opened: Callable[[], Source]) -> None:
        read = list(source.matters())
        other = opened()
        other.close()
        other.close()
        with closing(opened()) as again:
            assert list(again.matters()) == read


def places(length: int) -> range:
    """Choose places of a list, at even distances, the first and the last among them where they are few."""
    return range(0, length, max(1, length // PLACES))


def queries(records: list[Record]) -> tuple[Query, ...]:
    """List queries for each procedure and organ that records have, and for pairs of them."""
    procedures = sorted({record.matter.procedure for record in records})[:5]
    organs = sorted({record.matter.organ for record in records})[:5]
    return (
        *(Query(procedures=frozenset({name})) for name in procedures),
        *(Query(organs=frozenset({name})) for name in organs),
        *(Query(frozenset({name}), frozenset({organ})) for name in procedures for organ in organs),
        Query(frozenset(procedures), frozenset(organs)),
    )


def chosen(query: Query, record: Record) -> bool:
    """Tell whether a query chooses a matter."""
    of_procedure = not query.procedures or record.matter.procedure in query.procedures
    return of_procedure and (not query.organs or record.matter.organ in query.organs)


def _but_facts(event: Event) -> Event:
    """Leave the facts out, which a source may give their types."""
    return evolve(event, facts=None)
