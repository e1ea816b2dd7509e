"""The course of a suit and the time to sue, records in and findings out."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.procedure.facts import Prolonged, Term
from lawadmin.records.events import Event
from lawadmin.regimes.supervision.litigation import Judgment, Redone, Reply
from lawadmin.regimes.supervision.litigation_words import Course, Evidence, Filing
from lawadmin.regimes.supervision.suing import Act, Disclosure, Order, Telling
from lawadmin.regimes.supervision.suing import Judgment as Ordered
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.6.2")

SEEN = national().at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


COPY = step("收到起诉状副本", "2026-01-05")
SUIT = (COPY, step("提交答辩", "2026-01-20"), step("一审判决", "2026-03-02"))


def test_the_courts_own_terms_are_shown_and_blame_nobody() -> None:
    """第八十一条、第八十三条: six months from filing, forty-five days in the summary course."""
    filed = step("法院立案", "2026-01-05", facts=Filing(Course.SUMMARY))
    result = told("litigation", COPY, filed, step("提交答辩", "2026-01-20"))
    assert dues(result)["first_instance@e2"] == "2026-02-24 lapsed"
    assert not result.findings
    ordinary = told("litigation", COPY, evolve(filed, facts=Filing(Course.ORDINARY)), step("提交答辩", "2026-01-20"))
    assert dues(ordinary)["first_instance@e2"] == "2026-07-06 open"


def test_a_term_that_a_court_extended_too_late_is_no_finding_against_the_defendant() -> None:
    """第八十一条: six months from 2025-09-01 end on Sunday, 2026-03-01."""
    filed = step("法院立案", "2025-09-01", facts=Filing(Course.ORDINARY))
    copy, defended = step("收到起诉状副本", "2025-09-05"), step("提交答辩", "2025-09-19")
    result = told("litigation", filed, copy, defended, step("延长", "2026-03-20", facts=Prolonged(1)))
    assert dues(result)["first_instance@e1"] == "2026-03-02 lapsed"
    assert "extension-refused" not in codes(result)


def test_evidence_put_off_by_leave_has_fifteen_days_once_the_cause_is_gone() -> None:
    """解释 第三十四条: gone on 02-26, fifteen days end on 03-13."""
    asked = (
        COPY,
        step("申请延期提供证据", "2026-01-20"),
        step("提交答辩", "2026-01-20"),
        step("准许延期", "2026-01-22"),
        step("正当事由消除", "2026-02-26"),
    )
    assert not told("litigation", *asked, step("提供证据", "2026-03-13")).findings
    late = told("litigation", *asked, step("提供证据", "2026-03-16"))
    assert faults(late) == {("late", "give_delayed_evidence", "2026-03-13", 3)}


def test_in_the_summary_course_the_court_sets_the_time_for_evidence() -> None:
    """解释 第一百零四条第一款: seven days from 01-12 end on 01-19."""
    filed = step("法院立案", "2026-01-05", facts=Filing(Course.SUMMARY))
    way = (COPY, filed, step("法院确定举证期限", "2026-01-12", facts=Term(7)), step("提交答辩", "2026-01-16"))
    late = told("litigation", *way, step("提供证据", "2026-01-21"))
    assert faults(late) == {("late", "evidence_summary", "2026-01-19", 2)}


def test_nothing_is_gathered_during_the_suit() -> None:
    """第三十五条."""
    gathered = step("提供证据", "2026-01-20", facts=Evidence(gathered_in_suit=True))
    assert codes(told("litigation", COPY, step("提交答辩", "2026-01-20"), gathered)) == ["gathered-in-suit"]


def test_judicial_advice_is_answered_in_writing_in_sixty_days() -> None:
    """解释 第一百四十九条第四款: in on 03-02, sixty days end on 05-01, a holiday, so 05-06."""
    advice = (*SUIT, step("收到司法建议", "2026-03-02"))
    answer = step("答复司法建议", "2026-05-06", facts=Reply(written=True))
    assert not told("litigation", *advice, answer).findings
    late = told("litigation", *advice, evolve(answer, day=day("2026-05-08"), facts=Reply(written=False)))
    assert codes(late) == ["late", "not-written"]
    assert dues(late)["answer_advice@e4"] == "2026-05-06 late"


EFFECTIVE = step("裁判生效", "2026-03-23", facts=Judgment(lost=True, duty=True, term=30))


def test_a_duty_is_performed_in_the_term_that_the_judgment_sets() -> None:
    """第七十二条: thirty days from 03-23 end on 04-22."""
    assert not told("litigation", *SUIT, EFFECTIVE, step("履行裁判", "2026-04-22")).findings
    late = told("litigation", *SUIT, EFFECTIVE, step("履行裁判", "2026-04-23"))
    assert faults(late) == {("late", "perform_duty", "2026-04-22", 1)}


def test_who_refuses_a_judgment_or_does_the_same_again_is_found() -> None:
    """第七十一条、第九十六条."""
    performed = (*SUIT, EFFECTIVE, step("履行裁判", "2026-04-22"))
    fined = step("对负责人罚款", "2026-05-11")
    assert codes(told("litigation", *performed, fined)) == ["judgment-refused"]
    again = step("重新作出行政行为", "2026-04-22", facts=Redone(same=True))
    assert codes(told("litigation", *performed, again)) == ["same-act-again"]
    assert not told("litigation", *performed, evolve(again, facts=Redone(same=False))).findings


def test_a_retrial_is_answered_and_an_execution_asked_for_in_time() -> None:
    """解释 第一百一十一条: fifteen days from 05-11 end on 05-26; nobody's fault where they pass."""
    way = (*SUIT, EFFECTIVE, step("履行裁判", "2026-04-22"), step("收到再审申请书副本", "2026-05-11"))
    result = told("litigation", *way, step("提交书面意见", "2026-05-26"))
    assert dues(result)["answer_retrial@e6"] == "2026-05-26 met"
    assert not told("litigation", *way).findings


def test_half_a_year_to_sue_or_one_year_for_who_was_not_told() -> None:
    """第四十六条, 解释 第六十四条: six months from 2025-09-01 end 2026-03-01, a Sunday, so 03-02."""
    served = (step("作出行政行为", "2025-09-01", facts=Act()), step("送达", "2025-09-01", facts=Telling(told=True)))
    assert dues(told("suing", *served))["sue@e2"].startswith("2026-03-02")
    untold = (step("知道行政行为", "2025-09-01", facts=Telling(told=False)), step("知道起诉期限", "2026-03-02"))
    result = dues(told("suing", *untold))
    assert result["sue_untold@e2"].startswith("2026-09-02")
    assert result["sue_untold_at_most@e1"].startswith("2026-09-01")
    kept_from = step("送达", "2025-09-01", facts=Telling(told=False))
    found = told("suing", kept_from).findings
    assert [(f.code, f.citation.article if f.citation else "") for f in found] == [("not-told", "第六十四条第一款")]


def test_inaction_can_be_taken_to_court_after_two_months() -> None:
    """第四十七条第一款, 解释 第六十六条: asked 01-05, ripe 03-05, six months more end 09-05, a Saturday: 09-07."""
    found = {key.partition("@")[0]: due for key, due in dues(told("suing", step("申请履行职责", "2026-01-05"))).items()}
    assert found["sue_inaction"].startswith("2026-03-05")
    assert found["sue_over_inaction"].startswith("2026-09-07")


def test_information_is_disclosed_as_the_court_ordered() -> None:
    """解释 第十一条: twenty working days from 03-02 end on 03-30."""
    effective = step("判决生效", "2026-03-02", facts=Ordered(Order.REFUSED))
    whole = step("公开", "2026-03-30", facts=Disclosure(whole=True))
    assert not told("disclosure-judgment", effective, whole).findings
    late = told("disclosure-judgment", effective, evolve(whole, day=day("2026-03-31"), facts=Disclosure(whole=False)))
    assert codes(late) == ["late", "published-in-part"]
