"""A major decision with its floors and its order, records in and findings out."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.records.events import Event
from lawadmin.regimes.decisions.deliberation import Consultation, Discussion, HearingNotice, Matter
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.2.1")

SEEN = national().at(day("2026-06-30"))
STARTED = step("启动", "2026-01-05", facts=Matter(technical=True, risky=True, public=True))
CONSULTED = (step("拟订草案", "2026-01-20"), step("公开征求意见", "2026-01-22"), step("征求结束", "2026-02-24"))
PREPARED = (*CONSULTED, step("专家论证", "2026-02-25"), step("风险评估", "2026-02-26"))
REVIEWED = (step("送审", "2026-03-02"), step("合法性审查", "2026-03-10"), step("提交讨论", "2026-03-11"))
DISCUSSED = step("集体讨论", "2026-03-16", facts=Discussion(head_spoke_last=True, dissent_recorded=True))
DECIDED = (step("决定", "2026-03-17"), step("公布", "2026-03-18"), step("归档", "2026-03-20"))


def decision(*events: Event) -> Judged:
    return story(SEEN, record("major-decision", *events))


def test_a_lawful_decision() -> None:
    result = decision(STARTED, *PREPARED, *REVIEWED, DISCUSSED, *DECIDED)
    assert not result.findings
    assert dues(result)["comment@e3"] == "2026-02-21..2026-02-24 met"
    assert dues(result)["review_time@e7"] == "2026-03-11 met"


def test_less_than_thirty_days_to_comment_is_too_short() -> None:
    short = (*CONSULTED[:2], step("征求结束", "2026-02-20"), *PREPARED[3:])
    assert faults(decision(STARTED, *short, *REVIEWED, DISCUSSED, *DECIDED)) == {
        ("early", "comment", "2026-02-24", None)
    }


def test_in_urgent_cases_the_term_and_its_reason_are_stated() -> None:
    urgent = evolve(CONSULTED[1], facts=Consultation(urgent=True, reason="防汛", term=7))
    quick = (CONSULTED[0], urgent, step("征求结束", "2026-01-30"), *PREPARED[3:])
    assert not decision(STARTED, *quick, *REVIEWED, DISCUSSED, *DECIDED).findings
    silent = evolve(urgent, facts=Consultation(urgent=True, term=7))
    again = (CONSULTED[0], silent, *quick[2:])
    assert faults(decision(STARTED, *again, *REVIEWED, DISCUSSED, *DECIDED)) == {
        ("no-reason", "公开征求意见", None, None)
    }


def test_seven_working_days_are_left_to_review() -> None:
    hasty = (step("送审", "2026-03-03"), *REVIEWED[1:])
    assert faults(decision(STARTED, *PREPARED, *hasty, DISCUSSED, *DECIDED)) == {
        ("early", "review_time", "2026-03-12", None)
    }


def test_what_the_matter_calls_for_comes_before_the_discussion() -> None:
    bare = decision(STARTED, CONSULTED[0], *REVIEWED[:1], REVIEWED[2], DISCUSSED, *DECIDED)
    assert {dict(f.fields).get("names") for f in bare.findings if f.code == "missing-step"} == {
        ("合法性审查",),
        ("专家论证",),
        ("风险评估",),
        ("举行听证", "听取意见", "征求结束"),
    }


def test_the_papers_of_a_hearing_come_seven_days_before() -> None:
    heard = (
        step("听证公告", "2026-02-05", facts=HearingNotice(day("2026-02-27"))),
        step("送达听证材料", "2026-02-21"),
        step("举行听证", "2026-02-27"),
    )
    result = decision(STARTED, *PREPARED, *heard, *REVIEWED, DISCUSSED, *DECIDED)
    assert faults(result) == {("short-notice", "hearing_papers", "2026-02-20", 1)}


def test_the_head_speaks_last_and_dissent_is_recorded() -> None:
    wrong = evolve(DISCUSSED, facts=Discussion(head_spoke_last=False, dissent_recorded=False))
    result = decision(STARTED, *PREPARED, *REVIEWED, wrong, *DECIDED)
    assert faults(result) == {("head-not-last", "集体讨论", None, None), ("dissent-unrecorded", "集体讨论", None, None)}
    assert {f.citation.article for f in result.findings if f.citation} == {"第三十条第二款", "第三十条第三款"}
