"""The congress and the consultative conference, records in and findings out."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.records.events import Event
from lawadmin.regimes.supervision.congress_more import Call, Execution, Opinions, Outcome, Put, Reply, Resolution
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.6.1")

SEEN = national().at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


RESOLVED = step("决议", "2026-03-02", facts=Resolution(term=60, items=4))
DONE = step("报告执行决议", "2026-05-01", facts=Execution(items=4, mended=4))


def test_a_resolution_on_finance_is_carried_out_whole_and_reported_in_its_term() -> None:
    """监督法 第二十九条第一款: sixty days from 03-02 end on 05-01; the act says nothing of days off."""
    assert not told("congress-finance", RESOLVED, DONE).findings
    late = told("congress-finance", RESOLVED, evolve(DONE, day=day("2026-05-11"), facts=Execution(4, 3)))
    assert codes(late) == ["late", "resolution-open"]


def test_a_budget_adjustment_went_before_the_committee_a_month_ahead() -> None:
    """2007 第十七条第三款: meeting on 2024-06-27, a month before is 05-27."""
    called = step("常委会会议通知", "2024-05-20", facts=Call(day("2024-06-27")))
    assert not told("congress-finance", called, step("送交预算调整初步方案", "2024-05-24")).findings
    assert codes(told("congress-finance", called, step("送交预算调整初步方案", "2024-06-03"))) == ["short-notice"]


def test_what_an_inspection_of_enforcement_ends_in_is_reported() -> None:
    """监督法 第三十七条第一款: ninety days from 03-16 end on 06-14."""
    way = (
        step("执法检查结束", "2026-02-02"),
        step("执法检查报告", "2026-03-02"),
        step("决议", "2026-03-16", facts=Resolution(term=90)),
    )
    assert not told("congress-inspection", *way, evolve(DONE, day=day("2026-06-12"))).findings
    late = told("congress-inspection", *way, evolve(DONE, day=day("2026-06-22")))
    assert codes(late) == ["late"]


QUESTION = (
    step("提出质询案", "2026-03-02", facts=Put(members=3)),
    step("决定交由答复", "2026-03-03"),
    step("书面答复", "2026-03-10", facts=Reply(head=True)),
    step("质询结束", "2026-03-12"),
)


def test_a_question_is_answered_by_the_head() -> None:
    """组织法 第五十三条: three members of a county's committee; the head comes or signs."""
    assert not told("congress-question", *QUESTION).findings
    unsigned = (*QUESTION[:2], evolve(QUESTION[2], facts=Reply(head=False)), QUESTION[3])
    assert codes(told("congress-question", *unsigned)) == ["head-not-answering"]
    few = (evolve(QUESTION[0], facts=Put(members=2)), *QUESTION[1:])
    assert codes(told("congress-question", *few)) == ["too-few-members"]


def test_an_answer_that_most_do_not_accept_is_given_again() -> None:
    discontent = (*QUESTION[:3], step("过半数不满意", "2026-03-11"))
    assert codes(told("congress-question", *discontent, QUESTION[3])) == ["missing-step"]
    again = step("再作答复", "2026-03-12", facts=Reply(head=True))
    assert not told("congress-question", *discontent, again, QUESTION[3]).findings


CONTACT = (
    step("成立", "2026-01-05"),
    step("通报代表", "2026-02-02"),
    step("收到代表视察调研报告", "2026-03-02"),
    step("反馈代表", "2026-03-16", facts=Outcome("已整改")),
    step("收到常委会意见建议", "2026-04-13"),
    step("报告办理情况", "2026-04-27", facts=Outcome("已办结")),
    step("听取政协意见", "2026-05-11"),
    step("答复政协意见", "2026-06-08", facts=Opinions(items=5, mended=5)),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(CONTACT[3], facts=Outcome()), "no-outcome"),
        (evolve(CONTACT[5], facts=Outcome()), "no-outcome"),
        (evolve(CONTACT[7], facts=Opinions(items=5, mended=3)), "opinions-unanswered"),
    ],
)
def test_deputies_and_the_conference_are_answered(wrong: Event, code: str) -> None:
    """二(六)1."""
    result = told("congress-contact", *CONTACT)
    assert not result.findings
    assert dues(result)["feed_back@e3"] == "Unnumbered met"
    way = tuple(wrong if event.step == wrong.step else event for event in CONTACT)
    assert codes(told("congress-contact", *way)) == [code]


def test_a_new_government_has_its_departments_heads_appointed_in_two_months() -> None:
    """组织法 第七十一条: elected 03-02, two months end on 05-02."""
    elected = step("政府领导人员选举产生", "2026-03-02")
    assert not told("congress-contact", elected, step("提请任命", "2026-04-30")).findings
    late = told("congress-contact", elected, step("提请任命", "2026-05-18"))
    assert {(code, name) for code, name, _, _ in faults(late)} == {("late", "propose_appointments")}
