"""Suspected crimes handed to the police, records in and findings out: three days, then twenty-four hours."""

from __future__ import annotations

from datetime import time

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.procedure.facts import Term
from lawadmin.records.events import Event
from lawadmin.regimes.enforcement.transfers import Acceptance, Refusal, Review, Team, Transfer
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.4.1", "2.4.2")

SEEN = national().at(day("2026-06-30"))

# 2026-03-02 is a Monday; the days of the regulation are calendar days, and none of those below ends on a day off.
FOUND = step("发现涉嫌犯罪", "2026-03-02")
TEAM = step("指定专案组", "2026-03-02", facts=Team(officers=2))
REPORT = step("移送报告", "2026-03-03")
APPROVED = evolve(step("批准移送", "2026-03-05"), at=time(10))
SENT = evolve(step("移送公安机关", "2026-03-06", facts=Transfer(papers_complete=True)), at=time(10))
ACCEPTED = step("公安机关接受移送", "2026-03-06")
WAY = (FOUND, TEAM, REPORT, APPROVED, SENT, ACCEPTED)
FILED = (step("公安立案", "2026-03-09"), step("收到立案通知", "2026-03-10"), step("移交涉案物品", "2026-03-13"))


def told(*events: Event) -> Judged:
    return story(SEEN, record("crime-transfer", *events))


def test_a_case_is_handed_over_in_days_and_hours() -> None:
    """移送规定 第五条、第八条、第十二条."""
    result = told(*WAY, *FILED)
    assert not result.findings
    assert dues(result)["approve_transfer@e3"] == "2026-03-06 met"
    assert dues(result)["police_decide@e6"] == "2026-03-09 met"
    assert dues(result)["hand_over@e8"] == "2026-03-13 met"


def test_the_head_decides_in_three_days() -> None:
    late = evolve(APPROVED, day=day("2026-03-09"))
    sent = evolve(SENT, day=day("2026-03-10"))
    result = told(FOUND, TEAM, REPORT, late, sent)
    assert faults(result) == {("late", "approve_transfer", "2026-03-06", 3)}


def test_twenty_four_hours_are_hours() -> None:
    result = told(*WAY[:4], evolve(SENT, at=time(10, 1)), ACCEPTED, *FILED)
    assert faults(result) == {("late", "transfer", "2026-03-06", 0)}


def test_a_case_ordered_over_has_the_term_of_the_order() -> None:
    """第十六条第一款: the term is the superior's."""
    order = step("责令限期移送", "2026-03-16", facts=Term(term=3))
    late = evolve(SENT, day=day("2026-03-20"))
    assert faults(told(FOUND, TEAM, order, late)) == {("late", "transfer_as_ordered", "2026-03-19", 1)}
    assert not told(FOUND, TEAM, order, evolve(SENT, day=day("2026-03-19"))).findings


def test_a_refusal_of_the_police_is_reviewed_and_then_supervised() -> None:
    """第九条: three days each, of the organ, the police and the organ again."""
    refused = (step("公安不予立案", "2026-03-09"), step("收到不予立案通知", "2026-03-10"))
    review = (
        step("提请公安复议", "2026-03-13"),
        step("公安收到复议文件", "2026-03-13"),
        step("公安复议决定", "2026-03-16"),
        step("收到公安复议决定", "2026-03-17", facts=Review(objected=True)),
    )
    result = told(*WAY, *refused, *review, step("建议立案监督", "2026-03-20"))
    assert not result.findings
    assert dues(result)["ask_police_review@e8"] == "2026-03-13 met"
    assert dues(result)["police_review@e10"] == "2026-03-16 met"
    assert dues(result)["propose_supervision@e12"] == "2026-03-20 met"
    content = (*review[:3], step("收到公安复议决定", "2026-03-17", facts=Review(objected=False)))
    assert "propose_supervision@e12" not in dues(told(*WAY, *refused, *content))


def test_police_without_jurisdiction_pass_the_case_on_in_twenty_four_hours() -> None:
    accepted = evolve(ACCEPTED, at=time(9), facts=Acceptance(elsewhere=True))
    passed = evolve(step("转送有管辖权机关", "2026-03-07"), at=time(9))
    assert "pass_on@e6" in dues(told(*WAY[:5], accepted, passed, *FILED))
    assert "pass_on@e6" not in dues(told(*WAY, *FILED))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(TEAM, facts=Team(officers=1)), "too-few-officers"),
        (evolve(SENT, facts=Transfer(papers_complete=False)), "papers-missing"),
    ],
)
def test_what_is_wrong_with_a_transfer_is_found(wrong: Event, code: str) -> None:
    way = tuple(wrong if event.step == wrong.step else event for event in WAY)
    assert codes(told(*way, *FILED)) == [code]


def test_who_does_not_hand_over_writes_down_why() -> None:
    kept = step("不批准移送", "2026-03-05", facts=Refusal())
    assert codes(told(FOUND, TEAM, REPORT, kept)) == ["no-grounds"]
    assert not told(FOUND, TEAM, REPORT, evolve(kept, facts=Refusal("金额未达追诉标准"))).findings


def test_no_case_is_handed_over_unapproved() -> None:
    """Beside it the head has not decided by 03-06, and never does."""
    result = told(FOUND, TEAM, REPORT, evolve(SENT, day=day("2026-03-06")), ACCEPTED, *FILED)
    assert faults(result) == {
        ("missing-step", "移送公安机关", None, None),
        ("overdue", "approve_transfer", "2026-03-06", 116),
    }


def test_a_penalty_does_not_stand_for_the_transfer() -> None:
    """第十一条第一款."""
    penalty = (step("立案", "2026-01-05"), step("告知", "2026-01-12"), step("发现涉嫌犯罪", "2026-01-15"))
    end = (step("处罚决定", "2026-02-02"), step("送达", "2026-02-03"))
    found = story(SEEN, record("penalty", *penalty, *end)).findings
    assert [(f.code, f.subject, f.clause) for f in found] == [("penalised-instead", "处罚决定", "2.4.1")]
    assert not story(SEEN, record("penalty", *penalty[:2], *end)).findings


def test_what_the_police_sent_back_is_rightly_penalised() -> None:
    """第十条、第十三条; 行政处罚法 第二十七条第二款."""
    penalty = (step("立案", "2026-01-05"), step("告知", "2026-01-12"), step("发现涉嫌犯罪", "2026-01-15"))
    back = (step("移送司法机关", "2026-01-16"), step("处罚决定", "2026-02-02"), step("送达", "2026-02-03"))
    found = story(SEEN, record("penalty", *penalty, *back)).findings
    assert "penalised-instead" not in {finding.code for finding in found}
