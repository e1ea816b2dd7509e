"""Who answers for what was done before its time, and for what has a term in hours."""

from __future__ import annotations

from datetime import date, time

from attrs import evolve

from lawadmin.accountability import charge
from lawadmin.days.span import Unit
from lawadmin.law.edition import Kind
from lawadmin.obligations.custody import custody
from lawadmin.records.events import Officer
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Fault
from made_up import edition, limit, rules
from telling import day, record, step, story

ROSTER = Roster(
    [Organ("o1", "甲局")],
    [Post("desk", "o1", "窗口"), Post("deputy", "o1", "副局长", "批准人")],
    [Tenure("赵甲", "desk", date(2025, 1, 1)), Tenure("李丁", "deputy", date(2025, 1, 1))],
)
FAULTS = tuple(
    Fault(code, code, (("承办人", "直接责任"), ("批准人", "主管责任"))) for code in ("early", "late", "overdue")
)
DESK = Officer("赵甲", "desk")


def seen(unit: Unit, kind: Kind = Kind.DEADLINE) -> Snapshot:
    bound = edition(limit("it", 20, "begun", "done", unit=unit, kind=kind))
    return rules(bound, faults=FAULTS).at(day("2026-01-31"), roster=ROSTER)


def test_what_is_done_too_early_is_dated_by_its_day_and_laid_to_whoever_did_it() -> None:
    floor = seen(Unit.DAY, Kind.FLOOR)
    deputy = Officer("李丁", "deputy")
    told = record("example", step("begun", "2026-01-01", actor=DESK), step("done", "2026-01-12", actor=deputy))
    result = story(floor, told)
    (finding,) = result.findings
    assert (finding.code, finding.since, finding.due) == ("early", day("2026-01-12"), day("2026-01-21"))
    assert [one.person for one in charge(floor, result, finding)] == ["李丁"]


def test_a_term_in_hours_is_held_day_by_day() -> None:
    hours = seen(Unit.HOUR)
    begun = evolve(step("begun", "2026-01-05", actor=DESK), at=time(10))
    done = evolve(step("done", "2026-01-07", actor=DESK), at=time(9))
    result = story(hours, record("example", begun, done))
    (finding,) = result.findings
    assert [one.person for one in charge(hours, result, finding)] == ["赵甲", "李丁"]
    (obligation,) = result.obligations
    assert [hop.days for hop in custody(hours, result.timeline, obligation).hops] == [2]
