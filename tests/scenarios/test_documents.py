"""A normative document's life, its filing, the two-year clean-up and an objection, records in and findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import UNSTATED, Statement, state
from lawadmin.records.events import Event
from lawadmin.regimes.documents.cleanup import Lists
from lawadmin.regimes.documents.drafting import Draft, Publication, Review
from lawadmin.regimes.documents.filing import Outcome
from lawadmin.regimes.documents.interpretation import Interpretation
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.3.1", "2.3.2", "2.3.3")

#: The county states: its plan is in force from 2020-01-01, an evaluation is reported within 30 days, and so on.
PLAN = Statement(
    date(2020, 1, 1), {"evaluate": 30, "file_congress": 30, "review_filing": 30, "correct": 60, "interpret": 20}
)
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


MADE = (
    step("起草", "2025-01-06"),
    step("听取意见", "2025-01-20"),
    step("送审", "2025-02-10"),
    step("合法性审查", "2025-02-24"),
    step("集体讨论", "2025-03-03"),
    step("签署", "2025-03-04"),
    step("登记", "2025-03-05"),
)
OUT = step("公布", "2025-03-10", facts=Publication(in_force=day("2025-04-15"), at_once=False))
EVALUATED = (step("评估", "2026-04-15"), step("评估意见报送", "2026-05-15"))
FILED = (step("报送上级", "2025-03-24"), step("报送人大", "2025-04-09"))


def test_a_lawful_document_evaluated_once_a_year_in_force() -> None:
    result = told("document", *MADE, OUT, *FILED, step("评估", "2026-04-15"), step("评估意见报送", "2026-05-15"))
    assert dues(result) == {
        "file_up@e8": "2025-03-25 met",
        "file_congress@e8": "2025-04-09 met",
        "evaluate_from@e8": "2026-04-15 met",
        "evaluate@m1/county-plan/evaluate_from/e8": "2026-05-15 met",
    }
    assert not result.findings


def test_filing_upward_has_fifteen_days() -> None:
    result = told(
        "document",
        *MADE,
        OUT,
        step("报送上级", "2025-03-26"),
        FILED[1],
        step("评估", "2026-04-20"),
        step("评估意见报送", "2026-05-11"),
    )
    assert faults(result) == {("late", "file_up", "2025-03-25", 1)}


def test_a_department_files_with_its_own_government() -> None:
    drafted = evolve(MADE[0], facts=Draft(by_department=True))
    filed = (
        step("报送本级政府", "2025-03-25"),
        FILED[1],
        step("评估", "2026-04-20"),
        step("评估意见报送", "2026-05-11"),
    )
    assert not told("document", drafted, *MADE[1:], OUT, *filed).findings


def test_an_evaluation_before_a_year_in_force_is_early() -> None:
    result = told("document", *MADE, OUT, *FILED, step("评估", "2026-04-14"), step("评估意见报送", "2026-05-11"))
    assert faults(result) == {("early", "evaluate_from", "2026-04-15", None)}


def test_an_evaluation_never_reported_is_overdue() -> None:
    assert faults(told("document", *MADE, OUT, *FILED)) == {("overdue", "evaluate", "2026-05-15", 46)}


def test_nothing_is_published_unreviewed_undiscussed_or_unregistered() -> None:
    hasty = told(
        "document", MADE[0], MADE[1], OUT, *FILED, step("评估", "2026-04-20"), step("评估意见报送", "2026-05-11")
    )
    assert {dict(f.fields)["names"] for f in hasty.findings} == {("合法性审查",), ("登记",), ("集体讨论",)}


def test_before_the_county_states_its_plan_nothing_of_it_binds() -> None:
    plain = national().at(day("2026-06-30"))
    result = story(plain, record("document", *MADE, OUT, FILED[0]))
    assert dues(result) == {"file_up@e8": "2025-03-25 met"}
    assert all(e.in_force != UNSTATED or not e.stands_on(day("2026-06-30")) for e in plain.lawbook)


def test_a_term_that_the_county_does_not_state_is_not_guessed() -> None:
    silent = Lawbook(state(edition, Statement(date(2020, 1, 1))) for edition in national().lawbook.loaded)
    result = story(evolve(RULES, lawbook=silent).at(day("2026-06-30")), record("document", *MADE, OUT, *FILED))
    assert dues(result)["evaluate@m1/county-plan/evaluate_from/e8"] == "NotYetAnchored open"
    assert not result.findings


def test_every_filing_is_reviewed_and_every_fault_corrected() -> None:
    filing = (step("收到备案", "2026-01-05"), step("审查", "2026-02-02"), step("提出纠正", "2026-02-03"))
    result = told("document-filing", *filing, step("自行纠正", "2026-04-07"))
    assert faults(result) == {("open-reading", "correct", "2026-04-07", None)}
    assert ("missing-step", "准予备案", None, None) in faults(
        told("document-filing", filing[0], step("准予备案", "2026-01-06"))
    )


def test_all_documents_are_cleaned_up_every_two_years() -> None:
    standing = (
        step("成立", "2022-03-01"),
        step("启动清理", "2024-01-08"),
        step("提出清理意见", "2024-02-01"),
        step("清理完成", "2024-02-29"),
        step("公布目录", "2024-03-05"),
        step("汇编", "2024-04-01"),
    )
    result = told("document-cleanup", *standing)
    assert dues(result)["clean_up@e1"].endswith("met")
    assert dues(result)["clean_up@e4"].endswith("lapsed")
    assert faults(result) == {("overdue", "clean_up", "2026-02-28", 122)}


def test_an_objection_is_answered_within_the_term_that_the_county_states() -> None:
    result = told(
        "document-interpretation",
        step("提出异议", "2026-03-02"),
        step("解释", "2026-03-23"),
        step("答复", "2026-03-24"),
    )
    assert faults(result) == {("open-reading", "interpret", "2026-03-23", None)}


def test_a_document_sets_no_powers_and_conflicts_with_no_superior_law() -> None:
    """二(三)1b."""
    found = evolve(MADE[3], facts=Review(sets_powers=True, conflicts=True))
    result = told("document", *MADE[:3], found, *MADE[4:], OUT, *FILED, *EVALUATED)
    assert {f.code for f in result.findings} == {"sets-powers", "conflicts-with-superior"}


def test_a_document_at_fault_is_not_filed() -> None:
    """二(三)1d."""
    way = (
        step("收到备案", "2026-01-05"),
        step("审查", "2026-01-12"),
        step("准予备案", "2026-01-13", facts=Outcome(faulty=True)),
    )
    assert {f.code for f in told("document-filing", *way).findings} == {"filed-with-fault"}


def test_a_clean_up_ends_in_three_lists() -> None:
    """二(三)2b."""
    way = (step("成立", "2025-03-03"), step("启动清理", "2026-01-05"), step("提出清理意见", "2026-02-02"))
    whole = told("document-cleanup", *way, step("清理完成", "2026-03-02", facts=Lists(10, 2, 3)))
    assert not whole.findings
    half = told("document-cleanup", *way, step("清理完成", "2026-03-02", facts=Lists(kept=10)))
    assert {f.code for f in half.findings} == {"lists-incomplete"}


def test_a_document_is_interpreted_by_its_maker() -> None:
    """二(三)3."""
    answered = step("解释", "2026-03-16", facts=Interpretation(by_maker=False))
    result = told("document-interpretation", step("提出异议", "2026-03-02"), answered)
    assert {f.code for f in result.findings} == {"wrong-interpreter"}
