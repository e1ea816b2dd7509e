"""The report of a year: its parts join in any order, and each section says what the records show."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.assessment.year import Part, Year, joined, part_of, part_of_findings, yearly
from lawadmin.findings.base import of_county
from lawadmin.law.edition import FromCalendar
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Clause, Fault
from made_up import EXAMPLE, edition, limit, rules
from telling import record, step, story

pytestmark = pytest.mark.clause("3.2")

LAW = edition(
    limit("decide", 20, "begun", "done"),
    evolve(limit("study", 0, FromCalendar("11-30", frozenset({"begun"})), "answered"), clause="2.7.1"),
)
CLAUSES = (Clause("2.7.1", "学法", "Study", head=True), Clause("2.4.1", "执法", "Enforcement"))
RULES = rules(LAW, clauses=CLAUSES, faults=(Fault("late", "逾期办理", ()),))
ROSTER = Roster([Organ("o1", "甲局"), Organ("o2", "乙局")])


def seen() -> Snapshot:
    return RULES.at(date(2026, 12, 1), roster=ROSTER)


def part(matter: str, organ: str, done: str) -> Part:
    told = record("example", step("begun", "2026-03-02"), step("done", done), matter=matter, organ=organ)
    return part_of(seen(), story(seen(), told), 2026)


WHOLE = part("m1", "o1", "2026-03-20") + part("m2", "o2", "2026-04-20") + part("m3", "o2", "2026-05-20")


def report(organ: str = "") -> Year:
    return yearly(seen(), WHOLE, 2026, county="某县", organ=organ)


def test_what_was_done_is_counted_under_its_clause() -> None:
    (done,) = report().done
    assert (done.clause, done.procedure) == ("2.4.1", "example")
    numbers = {count.figure: count.number for count in done.counts}
    assert numbers == {
        "matters@example": 3,
        "due@example": 6,
        "in-time@example": 1,
        "late@example": 5,
        "findings@example": 5,
        "step:begun@example": 3,
        "step:done@example": 3,
    }
    assert (done.number("late"), done.number("step:paid")) == (5, 0)
    late = next(count for count in done.counts if count.figure == "step:done@example")
    assert late.things == {"m1/e2", "m2/e2", "m3/e2"}


def test_the_heads_answer_for_their_own_duties() -> None:
    assert [(duty.organ, duty.day) for duty in report().head] == [("o1", date(2026, 11, 30))] + [
        ("o2", date(2026, 11, 30))
    ] * 2


def test_what_fell_short_is_told_by_code_organ_clause_and_place() -> None:
    faults = report().faults
    assert [(count.figure, count.number) for count in faults.by_code] == [("overdue", 3), ("late", 2)]
    assert [(count.figure, count.number) for count in faults.by_organ] == [("o2", 4), ("o1", 1)]
    assert [(count.figure, count.number) for count in faults.by_clause] == [("2.7.1", 3), ("2.4.1", 2)]
    assert [(cause.code, cause.subject, len(cause.things)) for cause in faults.causes] == [
        ("overdue", "example-act/study", 3),
        ("late", "example-act/decide", 2),
    ]


def test_the_next_year_begins_with_what_this_one_left() -> None:
    made = report()
    assert {duty.ref for duty in made.open} == {"example-act/study"}
    assert {duty.day for duty in made.ahead} == {date(2027, 11, 30)}
    assert made.unkept == ()


def test_one_organ_has_a_report_of_its_own() -> None:
    made = report("o1")
    assert (made.organ, made.matters) == ("o1", 1)
    assert made.done[0].number("late") == 1
    assert [count.figure for count in made.faults.by_organ] == ["o1"]
    assert {duty.organ for duty in (*made.head, *made.open, *made.ahead)} == {"o1"}


def test_what_nobody_keeps_is_every_organs_to_know() -> None:
    made = yearly(seen(), Part(), 2026, organ="o1")
    assert [(duty.organ, duty.ref) for duty in made.unkept] == [("", "example-act/study")]
    assert (made.done, made.faults.by_code, made.matters) == ((), (), 0)


def test_findings_of_the_county_count_in_the_year_in_which_they_are_found() -> None:
    found = of_county(seen(), "no-plan", "2.4.1", "o1", subject="o1")
    made = yearly(seen(), WHOLE + part_of_findings([found], 2026), 2026)
    assert made.figures.number("finding:no-plan") == 1
    assert ("no-plan", 1) in [(count.figure, count.number) for count in made.faults.by_code]
    assert part_of_findings([found], 2025) == Part()


def test_parts_join_in_any_order() -> None:
    one, two = part("m1", "o1", "2026-03-20"), part("m2", "o2", "2026-04-20")
    assert one + two == two + one == joined([one, two, Part(), two])


def test_the_report_says_how_things_are_called() -> None:
    words = report().words
    assert words.organs == {"o1": "甲局", "o2": "乙局"}
    assert words.codes == {"late": "逾期办理"}
    assert words.clauses["2.7.1"] == ("学法", "Study")
    assert words.procedures == {"example": (EXAMPLE.title, EXAMPLE.title_en)}
