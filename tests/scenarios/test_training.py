"""Training and assessment, records in and findings out: every year, by the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, roster_findings
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.regimes.training.leaders import Session
from lawadmin.regimes.training.officers import Conduct, Held
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.7.1", "2.7.2")

PLAN = Statement(date(2020, 1, 1))
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


LAWFUL = (step("成立", "2025-03-03"), step("制订法制讲座计划", "2025-03-10"), step("领导学法", "2025-06-10"))


def test_leaders_study_every_year_by_a_plan() -> None:
    """二(七)1: the plan of lectures and the sessions of study."""
    assert not told("leaders-study", *LAWFUL).findings
    none = told("leaders-study", LAWFUL[0])
    assert faults(none) == {("overdue", "lecture_plan", "2025-12-31", 181), ("overdue", "study", "2025-12-31", 181)}


@pytest.mark.parametrize("session", [Session(expected=12, present=5), Session(head_present=False)])
def test_a_session_that_few_attend_is_noted(session: Session) -> None:
    result = told("leaders-study", *LAWFUL[:2], evolve(LAWFUL[2], facts=session))
    assert {f.code for f in result.findings} == {"poor-attendance"}


SERVICE = (step("上岗", "2024-02-01"), step("轮训", "2024-06-03"), step("年度考核", "2024-12-20"))


def test_every_officer_is_trained_and_assessed_every_year() -> None:
    """二(七)2a, 2b."""
    result = told("officer-service", *SERVICE)
    assert dues(result)["train@2024-12-31"] == "2024-12-31 met"
    assert dues(result)["train@2025-12-31"] == "2025-12-31 lapsed"
    assert dues(result)["train@2026-12-31"].endswith("open")
    assert faults(result) == {("overdue", "train", "2025-12-31", 181), ("overdue", "assess_officer", "2025-12-31", 181)}
    left = told("officer-service", *SERVICE, step("离岗", "2025-11-30"))
    assert not left.findings


def test_the_training_score_counts_in_the_assessment() -> None:
    result = told(
        "officer-service", *SERVICE[:2], evolve(SERVICE[2], facts=Conduct(80, False)), step("离岗", "2025-01-31")
    )
    assert {f.code for f in result.findings} == {"training-not-counted"}


def test_officers_in_a_post_hold_a_valid_certificate() -> None:
    roster = Roster(
        (),
        (Post("p1", "o1", "科员"),),
        (
            Tenure("赵甲", "p1", date(2024, 1, 1)),
            Tenure("钱乙", "p1", date(2024, 1, 1)),
            Tenure("周戊", "p1", date(2024, 1, 1)),
        ),
    )
    entries = (
        Entry("c1", "certificates", "赵甲", date(2020, 1, 1), date(2025, 12, 31), Held("1")),
        Entry("c2", "certificates", "钱乙", date(2020, 1, 1), date(2025, 12, 31), Held("2")),
        Entry("c3", "certificates", "钱乙", date(2026, 1, 1), date(2030, 12, 31), Held("3")),
        Entry("c4", "certificates", "孙丙", date(2020, 1, 1), date(2025, 12, 31), Held("4")),
        Entry("c5", "certificates", "李丁", date(2020, 1, 1)),
        Entry("c6", "certificates", "周戊", date(2020, 1, 1), date(2025, 12, 31), Held("6")),
        Entry("c7", "certificates", "周戊", date(2026, 1, 1), None, Held("7")),
        Entry("c8", "certificates", "赵甲", date(2026, 7, 1), date(2031, 6, 30), Held("8")),
    )
    seen = RULES.at(day("2026-06-30"), roster=roster, registers=Registers(entries))
    found = [(f.code, f.subject, f.organ, f.since) for f in roster_findings(seen) if f.code == "certificate-expired"]
    assert found == [("certificate-expired", "c1", "o1", date(2025, 12, 31))]
