"""Records: events in order and corrected, roster and registers by day."""

from __future__ import annotations

from datetime import date, datetime, time

from attrs import evolve

from lawadmin.records.events import CHINA, Opaque, TheLaw, facts_as_mapping
from lawadmin.records.matters import Link, Matter
from lawadmin.records.organs import Function, Organ, lasts, regions_of
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.records.timeline import Record, timeline
from made_up import Term
from telling import day, record, step


def test_links_are_found_by_name() -> None:
    matter = Matter("m1", "example", "o1", (Link("review", "m2"), Link("review", "m3"), Link("origin", "m4")))
    assert matter.linked("review") == ("m2", "m3")


def test_an_event_has_a_moment_in_china() -> None:
    event = step("begun", "2026-01-01")
    assert event.moment == datetime(2026, 1, 1, tzinfo=CHINA)
    assert evolve(event, at=time(16, 30)).moment.hour == 16
    assert not event.derived
    assert evolve(event, actor=TheLaw("a/b")).derived


def test_what_was_recorded_after_midnight_in_china_was_not_known_the_day_before() -> None:
    event = step("begun", "2026-01-01", recorded="2026-01-02T16:30:00+00:00")
    assert not event.known_at(date(2026, 1, 2))
    assert event.known_at(date(2026, 1, 3))


def test_facts_are_read_by_name() -> None:
    assert step("begun", "2026-01-01", facts=Term(term=3)).fact("term") == 3
    assert step("begun", "2026-01-01").fact("term") is None
    opaque = Opaque((("a", "1"),))
    assert (opaque.a, opaque.b) == ("1", None)
    assert facts_as_mapping(opaque) == {"a": "1"}
    assert facts_as_mapping(Term(term=3))["term"] == 3
    assert facts_as_mapping(None) == {}


def test_a_timeline_is_ordered_corrected_and_cut() -> None:
    told = record(
        "example",
        step("done", "2026-01-05"),
        step("begun", "2026-01-01"),
        step("begun", "2026-01-02", replaces="e2"),
        step("", "2026-01-06", replaces="e1", recorded="2026-02-01T09:00:00+08:00"),
    )
    assert [e.id for e in timeline(told)] == ["e3"]
    assert [e.id for e in timeline(told, as_of=day("2026-01-31"))] == ["e3", "e1"]
    assert [e.id for e in timeline(told, as_of=day("2026-01-31"), on=day("2026-01-04"))] == ["e3"]


def test_within_a_day_sequence_orders_then_time_and_deemed_steps_come_last() -> None:
    late = evolve(step("done", "2026-01-01"), at=time(9))
    early = evolve(step("begun", "2026-01-01"), at=time(8))
    deemed = step("over", "2026-01-01", actor=TheLaw("a/b"))
    by_time = Record(Matter("m1", "example", "o1"), (late, early))
    assert [e.step for e in timeline(by_time).with_derived([deemed])] == ["begun", "done", "over"]
    by_sequence = timeline(record("example", late, early)).with_derived([deemed])
    assert [e.step for e in by_sequence] == ["done", "begun", "over"]


ORGANS = (
    Organ("o1", "甲局", region="990101", functions=(Function("法制机构"),)),
    Organ("o2", "乙镇", until=date(2020, 1, 1), successor="o1"),
)
POSTS = (Post("p3", "o1", "局长", "主要负责人"), Post("p1", "o1", "科员"), Post("p0", "o1", "顾问", "顾问"))
TENURES = (
    Tenure("赵甲", "p1", date(2024, 1, 1), date(2025, 6, 30)),
    Tenure("钱乙", "p1", date(2025, 6, 1), acting=True),
    Tenure("赵甲", "gone", date(2024, 1, 1)),
)
ROSTER = Roster(ORGANS, POSTS, TENURES)


def test_a_roster_knows_holders_by_day_the_regular_one_first() -> None:
    assert [t.person for t in ROSTER.holders("p1", day("2025-06-15"))] == ["赵甲", "钱乙"]
    assert [t.person for t in ROSTER.holders("p1", day("2025-07-01"))] == ["钱乙"]
    assert [p.id for p in ROSTER.posts_of("赵甲", day("2025-06-30"))] == ["p1"]
    assert ROSTER.posts_of("赵甲", day("2025-07-01")) == ()


def test_a_chain_is_ordered_by_role() -> None:
    assert [p.id for p in ROSTER.chain("o1")] == ["p0", "p1", "p3"]


def test_a_roster_can_be_changed_as_a_value() -> None:
    assert evolve(ROSTER, tenures=()).posts == ROSTER.posts


def test_regions_reach_up_from_the_county() -> None:
    assert ROSTER.regions("o1") == ("990101", "9901", "99")
    assert ROSTER.regions("nowhere") == ()
    assert regions_of("37") == ("37",)
    assert regions_of("") == ()


def test_both_ends_of_a_life_are_included() -> None:
    assert lasts(date(2020, 1, 1), date(2020, 1, 1), date(2020, 1, 1))
    assert not lasts(date(2020, 1, 2), None, date(2020, 1, 1))
    assert lasts(None, None, date(2020, 1, 1))


def test_registers_are_read_by_subject_and_day() -> None:
    entries = (
        Entry("c1", "certificates", "赵甲", date(2024, 1, 1), date(2026, 12, 31)),
        Entry("c2", "certificates", "钱乙", date(2024, 1, 1)),
        Entry("f1", "fees", "x"),
    )
    registers = Registers(entries)
    assert [e.id for e in registers.of("certificates", "赵甲", day("2026-12-31"))] == ["c1"]
    assert registers.of("certificates", "赵甲", day("2027-01-01")) == ()
    assert registers.of("none", "赵甲", day("2027-01-01")) == ()
    assert len(list(registers)) == 3
    assert evolve(registers) == registers
