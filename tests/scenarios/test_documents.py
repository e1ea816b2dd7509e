"""A normative document's life, its filing, the two-year clean-up and an objection, records in and findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, gather, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import UNSTATED, Statement, state
from lawadmin.records.events import Event
from lawadmin.records.timeline import Record
from lawadmin.regimes.documents.cleanup import Lists, Published
from lawadmin.regimes.documents.drafting import Draft, Publication, Review
from lawadmin.regimes.documents.filing import Outcome, Packet
from lawadmin.regimes.documents.interpretation import Interpretation
from lawadmin.rules.values import Finding
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
    assert {f.code for f in result.findings} == {"sets-powers", "conflicts-with-superior", "published-in-spite"}


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


@pytest.mark.parametrize(
    ("review", "found"),
    [
        (Review(within_powers=False), {"published-in-spite"}),
        (Review(procedure_kept=False), {"published-in-spite"}),
        (Review(form_kept=False), {"published-in-spite"}),
        (Review(adds_duties=True), {"adds-duties", "published-in-spite"}),
        (Review(within_powers=True, procedure_kept=True, form_kept=True, sets_powers=False, conflicts=False), set()),
    ],
)
def test_what_the_review_finds_of_powers_procedure_content_and_form_is_mended_first(
    review: Review, found: set[str]
) -> None:
    """二(三)1b."""
    reviewed = evolve(MADE[3], facts=review)
    result = told("document", *MADE[:3], reviewed, *MADE[4:], OUT, *FILED, *EVALUATED)
    assert {f.code for f in result.findings} == found


def test_a_document_mended_and_reviewed_again_is_published() -> None:
    bad = evolve(MADE[3], facts=Review(within_powers=False))
    again = (step("退回修改", "2025-02-25"), step("合法性审查", "2025-02-27", facts=Review(within_powers=True)))
    assert not told("document", *MADE[:3], bad, *again, *MADE[4:], OUT, *FILED, *EVALUATED).findings


def settled(*records: Record) -> list[Finding]:
    """Settle what the county's matters show together, in either order."""
    rows = [row for one in records for row in gather(SEEN, SEEN.timeline(one))]
    found = list(settle(SEEN, rows))
    assert list(settle(SEEN, reversed(rows))) == found
    return found


def published(matter: str, number: str | None, *rest: Event) -> Record:
    return record("document", *MADE, evolve(OUT, facts=Publication(number=number)), *rest, matter=matter)


def test_a_number_is_given_once() -> None:
    """二(三)1c."""
    found = settled(
        published("d1", "云政规〔2025〕1号", *FILED),
        published("d2", "云政规〔2025〕2号", *FILED),
        published("d3", "云政规〔2025〕1号", *FILED),
        published("d4", None, *FILED),
    )
    [twice] = [f for f in found if f.code == "number-twice"]
    assert twice.subject == "云政规〔2025〕1号/d3"
    assert dict(twice.fields)["matters"] == ("d1", "d3")


def test_the_three_rules_of_filing_are_told_as_rates_and_lists() -> None:
    """二(三)1d: two of three filed and reviewed, one of two corrected; what is still in time counts for none."""
    received = step("收到备案", "2026-01-05")
    faulted = (received, step("审查", "2026-01-12"), step("提出纠正", "2026-01-13"))
    found = settled(
        published("d1", None, *FILED),
        published("d2", None, step("报送上级", "2025-04-30")),
        published("d3", None),
        record("document", evolve(MADE[0], day=day("2026-06-01")), evolve(OUT, day=day("2026-06-20")), matter="d4"),
        record("document-filing", received, step("准予备案", "2026-01-12"), matter="b1"),
        record("document-filing", *faulted, step("自行纠正", "2026-02-02"), matter="b2"),
        record("document-filing", *faulted, matter="b3"),
        record("document-filing", step("收到备案", "2026-06-22"), matter="b4"),
    )
    assert {f.code: dict(f.fields) for f in found} == {
        "not-all-filed": {"done": 2, "of": 3, "matters": ("d3",)},
        "not-all-reviewed": {"done": 2, "of": 3, "matters": ("b1",)},
        "not-all-corrected": {"done": 1, "of": 2, "matters": ("b3",)},
    }
    assert not settled(published("d1", None, *FILED), record("petition", step("收到", "2026-01-05")))


def test_a_filing_comes_with_its_papers() -> None:
    bare = step("收到备案", "2026-01-05", facts=Packet(papers_complete=False))
    whole = (step("审查", "2026-01-12"), step("准予备案", "2026-01-13"))
    assert {f.code for f in told("document-filing", bare, *whole).findings} == {"papers-missing"}


def test_the_lists_add_up_and_the_compilation_holds_what_was_kept() -> None:
    """二(三)2b."""
    way = (step("成立", "2025-03-03"), step("启动清理", "2026-01-05"), step("提出清理意见", "2026-02-02"))
    done = step("清理完成", "2026-03-02", facts=Lists(10, 2, 3, in_all=15))
    listed = step("公布目录", "2026-03-09", facts=Published(in_all=15))
    assert not told("document-cleanup", *way, done, listed, step("汇编", "2026-04-01", facts=Published(10))).findings
    short = told("document-cleanup", *way, done, listed, step("汇编", "2026-04-01", facts=Published(9)))
    assert [(f.code, dict(f.fields)["held"], dict(f.fields)["kept"]) for f in short.findings] == [
        ("lists-mismatch", 9, 10)
    ]
    assert not told("document-cleanup", *way, evolve(done, facts=Lists(10, None, 3, in_all=15)), listed).findings
    uneven = evolve(done, facts=Lists(10, None, 6, in_all=15))
    assert {f.code for f in told("document-cleanup", *way, uneven).findings} == {"lists-uneven"}
    uneven = evolve(done, facts=Lists(10, 2, 3, in_all=16))
    assert {f.code for f in told("document-cleanup", *way, uneven).findings} == {"lists-uneven"}


def test_an_interpretation_adds_nothing_and_passes_a_conflict_on() -> None:
    """二(三)3."""
    asked, told_them = step("提出异议", "2026-03-02"), step("答复", "2026-03-17")
    beyond = step("解释", "2026-03-16", facts=Interpretation(by_maker=True, within_text=False))
    assert {f.code for f in told("document-interpretation", asked, beyond, told_them).findings} == {"beyond-the-text"}
    conflict = step("解释", "2026-03-16", facts=Interpretation(by_maker=True, conflicts=True))
    left = told("document-interpretation", asked, conflict, told_them)
    assert {f.code for f in left.findings} == {"conflict-left"}
    sent = told("document-interpretation", asked, conflict, step("移送修改或者废止", "2026-03-16"), told_them)
    assert not sent.findings
    assert dues(sent)["answer_objection@e1"] == "Unnumbered met"
