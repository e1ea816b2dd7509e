"""Appending and reading: nothing lost, nothing twice, nothing half."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from defaults.sqlite import appender
from defaults.sqlite.county import FACTS, store_at
from lawadmin.converters.facts import facts_from_text
from lawadmin.defaults.sqlite.reading import PAGE
from lawadmin.defaults.sqlite.store import SqliteStore
from lawadmin.errors import CommandReused, OutcomeUnknown, Problems, StoreError, Unsupported, VersionConflict
from lawadmin.hookspecs import Command, Entries, Query
from lawadmin.law.citation import Citation
from lawadmin.records.events import Event, Opaque, TheLaw
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from lawadmin.regimes.functions.licensing import Licence
from lawadmin.testing.conformance.samples import MATTER, NOON, command, event, notice


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(store_at(tmp_path)) as opened:
        yield opened


def test_what_was_appended_comes_back_whole(store: SqliteStore) -> None:
    events = (event(1, recorded=NOON, facts=FACTS), event(2))
    done = store.append(command(1, *events))
    assert (done.command, done.version) == ("c1", 2)
    assert store.matter(MATTER.id) == Record(MATTER, events)
    assert store.matter("许〔2026〕2号") is None


def test_facts_come_back_by_name_whatever_their_class(store: SqliteStore) -> None:
    licence = Licence("许可证1号", date(2026, 3, 9), date(2031, 3, 8))
    store.append(command(1, event(1, facts=licence)))
    record = store.matter(MATTER.id)
    assert record is not None
    facts = record.events[0].facts
    assert facts == Opaque((("number", "许可证1号"), ("valid_from", "2026-03-09"), ("valid_to", "2031-03-08")))
    assert isinstance(facts, Opaque)
    assert facts_from_text(Licence, dict(facts.items)) == licence


def test_a_second_append_has_to_know_the_version(store: SqliteStore) -> None:
    store.append(command(1, event(1)))
    with pytest.raises(VersionConflict) as conflict:
        store.append(command(2, event(2)))
    assert conflict.value.fields == {"expected": 0, "actual": 1}
    assert store.append(command(3, event(2), expected=1)).version == 2
    with pytest.raises(VersionConflict):
        store.append(command(4, matter=Matter("new", "licensing", "market"), expected=1))


def test_a_matter_may_stand_without_events(store: SqliteStore) -> None:
    assert store.append(command(1)).version == 0
    assert store.matter(MATTER.id, as_of=NOON) == Record(MATTER, ())
    assert store.append(command(2, event(1))).version == 1


def test_a_matter_does_not_change(store: SqliteStore) -> None:
    store.append(command(1, event(1)))
    with pytest.raises(StoreError, match="another procedure, organ or links"):
        store.append(command(2, event(2), matter=evolve(MATTER, organ="health"), expected=1))


def test_a_repeated_command_has_the_same_answer_and_no_second_effect(store: SqliteStore) -> None:
    asked = command(1, event(1, facts=FACTS), notices=(notice(1),))
    first = store.append(asked)
    store.append(command(2, event(2), expected=1))
    assert store.append(asked) == first == store.outcome("c1")
    assert store.outcome("c9") is None
    record = store.matter(MATTER.id)
    assert record is not None
    assert len(record.events) == 2


@pytest.mark.parametrize(
    "other",
    [
        command(1, event(2)),
        command(1, event(1), expected=1),
        command(1, event(1), notices=(notice(1),)),
        command(1, event(1), matter=evolve(MATTER, links=())),
        Entries("c1"),
    ],
)
def test_a_command_id_is_for_one_content(store: SqliteStore, other: Command | Entries) -> None:
    store.append(command(1, event(1)))
    with pytest.raises(CommandReused):
        store.append_all([other])


def test_an_event_id_is_for_one_event_of_a_matter(store: SqliteStore) -> None:
    store.append(command(1, event(1)))
    with pytest.raises(StoreError, match=r"events\.matter, events\.id"):
        store.append(command(2, event(2), event(1), expected=1))
    assert store.outcome("c2") is None
    assert store.matter(MATTER.id) == Record(MATTER, (event(1),))
    store.append(command(3, event(1), matter=Matter("other", "licensing", "market")))


@pytest.mark.parametrize(
    "bad",
    [
        evolve(event(1), id="e\u200b1"),
        evolve(event(1), step="\ud800"),
        evolve(event(1), actor=TheLaw("act/limit")),
        evolve(event(1), recorded=NOON.replace(tzinfo=None)),
    ],
)
def test_what_could_not_be_read_back_is_refused(store: SqliteStore, bad: Event) -> None:
    with pytest.raises((Problems, StoreError)):
        store.append(command(1, bad))
    assert store.matter(MATTER.id) is None


def test_many_commands_are_stored_together_or_not_at_all(store: SqliteStore) -> None:
    matters = [Matter(f"m{number}", "licensing", "market") for number in range(5)]
    commands = [command(number, event(1), matter=matter) for number, matter in enumerate(matters)]
    with pytest.raises(VersionConflict):
        store.append_all([*commands, command(9, event(1), expected=7)])
    assert list(store.matters()) == []

    def broken() -> Iterator[Command]:
        yield commands[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.append_all(broken())
    assert list(store.matters()) == []
    assert [done.version for done in store.append_all(commands)] == [1] * 5


def test_a_failing_write_leaves_the_outcome_open_and_the_store_usable(store: SqliteStore, tmp_path: Path) -> None:
    store.append(command(1, event(1)))
    with closing(sqlite3.connect(tmp_path / "county.db")) as outside:
        outside.execute("ALTER TABLE outbox RENAME TO elsewhere")
        with pytest.raises(OutcomeUnknown) as unknown:
            store.append(command(2, event(2), expected=1, notices=(notice(1),)))
        outside.execute("ALTER TABLE elsewhere RENAME TO outbox")
    assert unknown.value.fields == {"reason": "SQLITE_ERROR"}
    assert store.outcome("c2") is None
    assert store.append(command(2, event(2), expected=1, notices=(notice(1),))).version == 2


def test_a_store_that_cannot_be_read_says_so(store: SqliteStore, tmp_path: Path) -> None:
    store.append(command(1, event(1)))
    with closing(sqlite3.connect(tmp_path / "county.db")) as outside:
        outside.execute("ALTER TABLE events RENAME TO elsewhere")
    with pytest.raises(StoreError, match="SQLITE_ERROR"):
        store.matter(MATTER.id)


def test_what_was_recorded_later_was_not_known(store: SqliteStore) -> None:
    later = NOON + timedelta(hours=1)
    store.append(command(1, event(1, recorded=NOON), event(2, recorded=later)))
    store.append(command(2, event(1, recorded=later), matter=Matter("late", "licensing", "market")))
    store.append(command(3, event(1), matter=Matter("undated", "licensing", "market")))
    known = {record.matter.id: len(record.events) for _, record in store.matters(as_of=NOON)}
    assert known == {MATTER.id: 1, "undated": 1}
    assert store.matter("late", as_of=NOON) is None
    assert store.matter("late", as_of=later) is not None
    with pytest.raises(StoreError, match="no time zone"):
        store.matter("late", as_of=NOON.replace(tzinfo=None))


def test_matters_stream_in_one_order_and_go_on_after_a_cursor(store: SqliteStore) -> None:
    count = 2 * PAGE + 7
    names = sorted(f"m{number:04}" for number in range(count))
    store.append_all(
        command(n, event(1), event(2), matter=Matter(name, "licensing", "market")) for n, name in enumerate(names)
    )
    read = list(store.matters())
    assert [record.matter.id for _, record in read] == names
    assert {len(record.events) for _, record in read} == {2}
    cursor = read[PAGE + 3][0]
    assert [record for _, record in store.matters(after=cursor)] == [record for _, record in read[PAGE + 4 :]]
    assert list(store.matters(after=read[-1][0])) == []


def test_a_query_chooses_by_procedure_and_organ(store: SqliteStore) -> None:
    chosen = [(f"{p} {o}", p, o) for p in ("licensing", "petition") for o in ("market", "health")]
    store.append_all(command(n, event(1), matter=Matter(*each)) for n, each in enumerate(chosen))

    def ids(query: Query) -> list[str]:
        return [record.matter.id for _, record in store.matters(query)]

    assert ids(Query(procedures=frozenset({"petition"}))) == ["petition health", "petition market"]
    assert ids(Query(organs=frozenset({"market"}))) == ["licensing market", "petition market"]
    assert ids(Query(frozenset({"petition"}), frozenset({"health"}))) == ["petition health"]
    assert ids(Query(organs=frozenset({"it's %_"}))) == []


def test_one_may_append_while_reading(store: SqliteStore) -> None:
    store.append_all(command(n, event(1), matter=Matter(f"m{n:04}", "licensing", "market")) for n in range(PAGE + 1))
    for number, (_, record) in enumerate(store.matters()):
        store.append(command(PAGE + 1 + number, event(2), matter=record.matter, expected=1))
    assert {len(record.events) for _, record in store.matters()} == {2}


def test_it_says_what_it_cannot(store: SqliteStore) -> None:
    assert store.can == {"as_of", "append"}
    because = Citation("personal-information-act", "个人信息保护法", "第四十七条", date(2021, 11, 1))
    with pytest.raises(Unsupported):
        store.erase("张甲", command="c1", because=because, on=date(2026, 3, 2))


def test_a_closed_store_opens_again_when_used(store: SqliteStore) -> None:
    store.append(command(1, event(1)))
    store.close()
    store.close()
    assert store.matter(MATTER.id) is not None


@pytest.mark.slow
def test_two_processes_lose_nothing(store: SqliteStore, tmp_path: Path) -> None:
    said = [sys.executable, appender.__file__ or "", f"sqlite:{tmp_path / 'county.db'}"]
    writers = [subprocess.Popen([*said, name, "200"]) for name in ("first", "second")]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    record = store.matter("shared")
    assert record is not None
    assert sorted(e.id for e in record.events) == sorted(f"{w} {n}" for w in ("first", "second") for n in range(200))
    assert sum(1 for _ in store.matters()) == 401
    assert store.verify_chain() == ()
