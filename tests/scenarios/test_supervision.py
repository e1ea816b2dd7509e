"""Suits, compensation and supervision of enforcement, records in and findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.procedure.facts import Term
from lawadmin.records.events import Event
from lawadmin.regimes.supervision.compensation import Award
from lawadmin.regimes.supervision.litigation import Attendance, Hearing, Judgment
from lawadmin.regimes.supervision.oversight import Focus
from lawadmin.rules.values import Gravity
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.6.2", "2.6.4", "2.6.6")

PLAN = Statement(date(2020, 1, 1))
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


COPY = step("收到起诉状副本", "2025-09-18")


def test_an_answer_comes_in_fifteen_days_rolled_over() -> None:
    """二(六)2a: received 2025-09-18, fifteen days end on 2025-10-03, a holiday; next working day 2025-10-09."""
    assert dues(told("litigation", COPY, step("提交答辩", "2025-10-09")))["answer@e1"] == "2025-10-09 met"
    assert faults(told("litigation", COPY, step("提交答辩", "2025-10-10"))) == {("late", "answer", "2025-10-09", 1)}


@pytest.mark.parametrize(
    ("weighty", "came", "wrong"),
    [
        (True, Attendance(head=True), False),
        (False, Attendance(head=False, official=True), False),
        (False, Attendance(head=False, official=False), True),
        (True, Attendance(head=False, official=True), True),
        (True, Attendance(head=False, official=True, reason="抢险"), False),
        (True, Attendance(), False),
    ],
)
def test_the_head_appears_or_says_why_not(weighty: bool, came: Attendance, wrong: bool) -> None:
    """二(六)2b."""
    summons = step("开庭通知", "2025-11-03", facts=Hearing(day("2025-11-20"), weighty))
    heard = (
        COPY,
        step("提交答辩", "2025-09-30"),
        summons,
        step("提交身份证明", "2025-11-20"),
        step("开庭", "2025-11-20", facts=came),
    )
    found = told("litigation", *heard).findings
    assert [finding.code for finding in found] == (["head-absent"] if wrong else [])
    assert all(finding.gravity is (Gravity.SERIOUS if came.official is False else Gravity.NOTE) for finding in found)


def test_a_judgment_is_performed_by_its_day() -> None:
    """二(六)2c."""
    lost = (COPY, step("提交答辩", "2025-09-30"), step("一审判决", "2025-12-01"))
    effective = step("裁判生效", "2026-01-05", facts=Judgment(lost=True, perform_by=day("2026-03-31")))
    assert not told("litigation", *lost, effective, step("履行裁判", "2026-03-31")).findings
    assert faults(told("litigation", *lost, effective, step("履行裁判", "2026-04-02"))) == {
        ("late", "perform_judgment", "2026-03-31", 2)
    }
    undated = evolve(effective, facts=Judgment(lost=True))
    assert codes(told("litigation", *lost, undated)) == ["no-day-to-perform"]
    assert not told("litigation", *lost, undated, step("履行裁判", "2026-02-02")).findings


CLAIM = (step("收到赔偿申请", "2026-01-05"), step("受理", "2026-01-07"))


def test_a_claim_is_decided_in_two_months_and_served_in_ten_days() -> None:
    """二(六)6."""
    assert not told("compensation", *CLAIM, step("赔偿决定", "2026-03-05"), step("送达", "2026-03-13")).findings
    late = told("compensation", *CLAIM, step("赔偿决定", "2026-03-06"), step("送达", "2026-03-17"))
    assert faults(late) == {("late", "decide", "2026-03-05", 1), ("late", "serve", "2026-03-16", 1)}


def test_silence_on_a_claim_opens_a_window_to_sue() -> None:
    result = told("compensation", *CLAIM)
    assert dues(result)["sue_after_silence@m1/state-compensation-act/decide/e1"].startswith("2026-06-05")


def test_what_an_officer_caused_by_grave_fault_is_recovered() -> None:
    award = step("赔偿决定", "2026-03-05", facts=Award(50_000, grave_fault=True))
    assert codes(told("compensation", *CLAIM, award, step("送达", "2026-03-09"))) == ["not-recovered"]
    assert not told("compensation", *CLAIM, award, step("送达", "2026-03-09"), step("追偿", "2026-05-06")).findings


def test_payment_passes_from_organ_to_finance_department() -> None:
    chain = (
        step("收到支付申请", "2026-03-16"),
        step("受理", "2026-03-18"),
        step("向财政申请支付", "2026-03-25"),
        step("财政收到支付申请", "2026-03-26"),
        step("财政受理", "2026-03-27"),
        step("支付", "2026-04-10"),
        step("告知支付", "2026-04-15"),
    )
    assert not told("compensation-payment", *chain).findings
    late = (*chain[:5], step("支付", "2026-04-14"), step("告知支付", "2026-04-15"))
    assert faults(told("compensation-payment", *late)) == {("late", "pay", "2026-04-13", 1)}


def test_a_letter_sets_its_own_term_and_is_answered_in_it() -> None:
    """二(六)4."""
    letter = step("收到督办函", "2026-03-02", facts=Term(term=15))
    lawful = (letter, step("履行职责", "2026-03-10"), step("报送纠正情况", "2026-03-17"), step("办结", "2026-03-18"))
    assert not told("enforcement-supervision", *lawful).findings
    late = (*lawful[:2], step("报送纠正情况", "2026-03-18"))
    assert faults(told("enforcement-supervision", *late)) == {("late", "report_performance", "2026-03-17", 1)}
    assert codes(told("enforcement-supervision", evolve(letter, facts=Term()))) == ["no-term"]


def test_supervision_is_planned_every_year_with_its_focuses() -> None:
    standing = (step("成立", "2025-02-03"), step("制定年度监督计划", "2025-03-03", facts=Focus("行政检查")))
    assert not told("enforcement-supervision-duty", *standing).findings
    assert codes(told("enforcement-supervision-duty", standing[0])) == ["overdue"]
    assert codes(told("enforcement-supervision-duty", standing[0], evolve(standing[1], facts=Focus()))) == ["no-focus"]
