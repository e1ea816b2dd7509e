"""Leadership, reports and legal offices, records in and findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, gather, roster_findings, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Roster
from lawadmin.regimes.safeguards.legal_offices import LegalStaff, Staffing
from lawadmin.regimes.safeguards.reporting import Mending
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("3.1", "3.2", "3.3")

PLAN = Statement(date(2020, 1, 1), {"set_group": 30, "make_plan": 60, "set_legal_office": 90, "staff_legal_office": 30})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
ROSTER = Roster([Organ("d1", "甲局"), Organ("t1", "乙镇", "乡镇"), Organ("t2", "丙乡", "乡镇", until=date(2020, 1, 1))])
SEEN = RULES.at(day("2026-06-30"), roster=ROSTER)


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


def test_every_organ_sets_up_a_group_and_makes_a_plan() -> None:
    """三(一): in the days that the county states."""
    lawful = (step("成立", "2026-03-02"), step("成立领导小组", "2026-03-31"), step("制定实施方案", "2026-04-30"))
    assert not told("leadership", *lawful).findings
    assert faults(told("leadership", *lawful[:2])) == {("overdue", "make_plan", "2026-05-06", 55)}


def test_an_organ_without_a_plan_is_found_townships_first() -> None:
    matter = record("leadership", step("成立", "2026-03-02"), organ="d1")
    rows = list(gather(SEEN, SEEN.timeline(matter)))
    assert [(f.code, f.organ) for f in settle(SEEN, rows) if f.code == "no-plan"] == [
        ("no-plan", "t1"),
        ("no-plan", "d1"),
    ]
    assert not [f for f in settle(SEEN, ()) if f.code == "no-plan"]
    other = record("reporting", step("成立", "2026-03-02"))
    assert not [row for row in gather(SEEN, SEEN.timeline(other)) if row[0] == "plans-everywhere"]


REPORTED = (
    step("成立", "2025-01-06"),
    step("报告人大常委会", "2025-03-03"),
    step("报告上一级政府", "2025-03-04"),
    step("报告本级政府", "2025-12-10"),
    step("群众评议", "2025-12-15"),
    step("年度考核", "2025-12-22"),
)


def test_reports_go_up_every_year_and_the_public_appraises() -> None:
    """三(二)."""
    assert not told("reporting", *REPORTED).findings
    silent = told("reporting", *REPORTED[:1], *REPORTED[2:])
    assert {key for key, due in dues(silent).items() if due.endswith("lapsed")} == {"report_congress@2025-12-31"}


def test_what_was_found_is_mended_by_the_day_set_and_whole() -> None:
    told_to = (step("下达整改", "2026-01-05", facts=Mending(items=3, mend_by=day("2026-03-31"))),)
    assert not told("reporting", *REPORTED, *told_to, step("整改完成", "2026-03-31", facts=Mending(items=3))).findings
    late = told("reporting", *REPORTED, *told_to, step("整改完成", "2026-04-01", facts=Mending(items=2)))
    assert {f.code for f in late.findings} == {"late", "half-mended"}
    uncounted = told(
        "reporting", *REPORTED, step("下达整改", "2026-01-05"), step("整改完成", "2026-03-31", facts=Mending(items=2))
    )
    assert not uncounted.findings


def test_legal_offices_are_staffed_full_time() -> None:
    """三(三)."""
    told_of = (step("成立", "2026-03-02"), step("设立法制机构", "2026-03-31"))
    assert not told("legal-office", *told_of, step("配备法制人员", "2026-04-15", facts=Staffing(full_time=2))).findings
    empty = told("legal-office", *told_of, step("配备法制人员", "2026-04-15", facts=Staffing(full_time=0)))
    assert {f.code for f in empty.findings} == {"no-full-time-staff"}


@pytest.mark.parametrize(
    ("staff", "short"),
    [
        (LegalStaff(2, 2), []),
        (LegalStaff(1, 2), ["d1"]),
        (LegalStaff(0, 0, True), ["d1"]),
        (LegalStaff(0), []),
        (LegalStaff(None, 2, True), []),
    ],
)
def test_the_gap_in_legal_staff(staff: LegalStaff, short: list[str]) -> None:
    entries = Registers([Entry("1", "legal-staff", "d1", facts=staff)])
    seen = evolve(SEEN, registers=entries)
    assert [f.organ for f in roster_findings(seen) if f.code == "legal-staff-short"] == [*short, "t1"]
    assert not [f for f in roster_findings(SEEN) if f.code == "legal-staff-short"]
