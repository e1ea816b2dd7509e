"""Cases worked out by hand from the articles."""

from __future__ import annotations

from datetime import date

import pytest
from shandong_law import SHANDONG

from lawadmin.days.due import Due
from lawadmin.days.span import Unit
from lawadmin.law.edition import FromDate
from lawadmin.law.lawbook import NoLimit
from lawadmin.obligations.oblige import oblige
from lawadmin.obligations.values import Obligation, Unnumbered
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record

RULES = "shandong-administrative-procedure-rules"
DECISIONS = "major-decision-procedure-regulation"
PETITION = "shandong-petition-regulation"
FILING = "shandong-normative-document-filing-rules"
SUPERVISION = "shandong-enforcement-supervision-regulation"
DEPUTIES = "shandong-deputies-proposals-regulation"
DISCRETION = "shandong-penalty-discretion-rules"


@pytest.mark.parametrize(
    ("act", "name", "traits", "start", "earliest", "latest"),
    [
        pytest.param(DECISIONS, "publish", (), "2026-03-02", "2026-03-23", "2026-03-23", id="20 days, rolled"),
        pytest.param(DECISIONS, "announce_hearing", (), "2026-10-30", "2026-10-14", "2026-10-15", id="15 days before"),
        pytest.param(RULES, "finish", ("依职权启动",), "2026-08-03", "2026-10-08", "2026-10-08", id="60 days"),
        pytest.param(RULES, "finish", ("依申请启动",), "2026-09-21", "2026-10-12", "2026-10-12", id="20 days"),
        pytest.param(RULES, "file_up", ("政府制定",), "2026-09-01", "2026-10-08", "2026-10-08", id="30 days upward"),
        pytest.param(RULES, "notify", (), "2026-09-30", "2026-10-08", "2026-10-08", id="5 natural days, rolled"),
        pytest.param(RULES, "hearing_notice", ("利害关系人明确",), "2026-06-12", "2026-06-04", "2026-06-05", id="7"),
        pytest.param(PETITION, "accept_review", (), "2026-09-30", "2026-10-10", "2026-10-10", id="3 working days"),
        pytest.param(PETITION, "finish", ("申诉求决类",), "2026-03-02", "2026-05-01", "2026-05-06", id="60 days?"),
        pytest.param(FILING, "file_congress", (), "2026-09-01", "2026-10-01", "2026-10-08", id="30 days, silent"),
        pytest.param(SUPERVISION, "correct", (), "2026-01-16", "2026-02-15", "2026-02-24", id="30 days, holidays"),
        pytest.param(DEPUTIES, "answer", (), "2025-11-30", "2026-02-28", "2026-02-28", id="3 months, month's end"),
    ],
)  # fmt: skip
def test_last_day(act: str, name: str, traits: tuple[str, ...], start: str, earliest: str, latest: str) -> None:
    assert SHANDONG.due(act, name, start, *traits) == (earliest, latest)


@pytest.mark.parametrize(
    ("act", "name", "traits", "article", "number", "unit"),
    [
        (RULES, "submit_for_registration", ("部门制定",), "第五十一条第二款", 5, Unit.DAY),
        (RULES, "register", ("部门制定",), "第五十一条第二款", 5, Unit.DAY),
        (RULES, "hand_over", (), "第五十一条第四款", 5, Unit.DAY),
        (RULES, "file_up", ("政府制定",), "第五十二条", 30, Unit.DAY),
        (RULES, "publish_before_in_force", ("不即时施行",), "第五十三条第二款", 30, Unit.DAY),
        (RULES, "review_document", (), "第五十五条", 60, Unit.DAY),
        (RULES, "notify", (), "第六十八条第一款第四项", 5, Unit.DAY),
        (RULES, "accept_hearing", (), "第七十七条", 5, Unit.DAY),
        (RULES, "hold_hearing", (), "第七十七条", 20, Unit.DAY),
        (RULES, "report_hearing", (), "第八十三条", 10, Unit.DAY),
        (RULES, "ask_reasons", ("情况紧急未说明理由",), "第八十七条第二款", 30, Unit.DAY),
        (RULES, "record_simple", ("简易程序",), "第八十八条", 5, Unit.DAY),
        (RULES, "finish", ("依申请启动", "涉及两个以上机关"), "第九十三条第四款", 45, Unit.DAY),
        (RULES, "review_other_level", (), "第九十三条第四款", 20, Unit.DAY),
        (RULES, "examine_adjudication", (), "第一百一十三条第二款", 5, Unit.DAY),
        (RULES, "send_copy", (), "第一百一十三条第二款第一项", 5, Unit.DAY),
        (RULES, "answer_adjudication", (), "第一百一十四条第一款", 10, Unit.DAY),
        (RULES, "pass_answer", (), "第一百一十四条第二款", 5, Unit.DAY),
        (RULES, "adjudicate", (), "第一百一十七条", 60, Unit.DAY),
        (RULES, "tell_benefit_change", (), "第一百二十条", 30, Unit.DAY),
        (RULES, "report_correction", (), "第一百二十八条第二款", 30, Unit.DAY),
        (DECISIONS, "leave_postponed", (), "第三十八条第二款", 1, Unit.YEAR),
        (DECISIONS, "announce_hearing", (), "第三十三条", 15, Unit.DAY),
        (PETITION, "handle", (), "第三十三条第一款", 15, Unit.DAY),
        (PETITION, "accept_decision", (), "第三十三条第二款", 15, Unit.DAY),
        (PETITION, "ask_review", (), "第四十三条第一款", 30, Unit.DAY),
        (PETITION, "review", (), "第四十三条第一款", 30, Unit.DAY),
        (PETITION, "ask_recheck", (), "第四十四条第一款", 30, Unit.DAY),
        (PETITION, "accept_recheck", (), "第四十四条第一款", 3, Unit.WORKING_DAY),
        (PETITION, "recheck", (), "第四十四条第一款", 30, Unit.DAY),
        (PETITION, "feedback", (), "第五十九条第二款", 30, Unit.DAY),
        (FILING, "review_document", (), "第十七条", 3, Unit.MONTH),
        (FILING, "answer_opinion", (), "第十九条第一款", 30, Unit.DAY),
        (FILING, "amend_document", ("需要修改或者废止",), "第十九条第二款", 30, Unit.DAY),
        (FILING, "tell_outcome", (), "第二十二条", 15, Unit.DAY),
        (SUPERVISION, "report_application", (), "第十七条第二款", 30, Unit.DAY),
        (SUPERVISION, "report_decision", (), "第二十九条第二款", 30, Unit.DAY),
        (DEPUTIES, "assign", ("闭会期间提出",), "第十条第一款", 5, Unit.DAY),
        (DEPUTIES, "tell_main_unit", ("协办",), "第二十一条", 1, Unit.MONTH),
        (DEPUTIES, "answer_again", (), "第二十四条", 1, Unit.MONTH),
        (DISCRETION, "limitation", (), "第十四条第二款", 2, Unit.YEAR),
    ],
)  # fmt: skip
def test_number_and_unit_as_read_in_the_article(
    act: str, name: str, traits: tuple[str, ...], *, article: str, number: int, unit: Unit
) -> None:
    assert SHANDONG.read(act, name, "2026-03-02", *traits) == (article, number, (unit,))


def test_the_rules_are_not_yet_in_force() -> None:
    assert isinstance(SHANDONG.limit(RULES, "hand_over", "2011-12-31"), NoLimit)
    assert SHANDONG.ruled(RULES, "hand_over", "2012-01-01").edition.in_force == date(2012, 1, 1)


@pytest.mark.parametrize(("traits", "added"), [(("依职权启动",), 30), (("依申请启动",), 10)])
def test_extensions_of_the_general_term(traits: tuple[str, ...], added: int) -> None:
    [tier] = SHANDONG.ruled(RULES, "finish", "2026-03-02", *traits).limit.extend
    assert tier.amount is not None
    assert (tier.amount.number, tier.approver) == (added, "本行政机关负责人")


def test_what_it_displaces_is_named() -> None:
    found = SHANDONG.ruled(DECISIONS, "publish", "2026-03-02")
    assert [edition.act for edition in found.over] == [DECISIONS]
    assert found.edition.act == f"{RULES}-on-decisions"
    assert SHANDONG.ruled(DECISIONS, "publish", "2026-03-02", region=SHANDONG.elsewhere).limit.word == "及时"


def publishing(region: str) -> Obligation:
    """Ask what a government of a region owes on publishing a decision of 2026-03-02."""
    roster = Roster(organs=[Organ("gov", "云溪县人民政府", kind="政府", region=region)])
    seen = SHANDONG.rules.at(date(2026, 3, 31), roster=roster)
    record = Record(Matter("m1", "major-decision", "gov"), (Event("e1", "决定", date(2026, 3, 2)),))
    [found] = [one for one in oblige(seen, seen.timeline(record)) if one.limit.name == "publish"]
    return found


def test_an_organ_of_the_province_owes_it_by_a_day() -> None:
    found = publishing(SHANDONG.county)
    assert isinstance(found.due, Due)
    assert (found.due.day, found.limit.article) == (date(2026, 3, 23), "第四十条")


def test_an_organ_elsewhere_owes_it_in_time() -> None:
    found = publishing(SHANDONG.elsewhere)
    assert found.due == Unnumbered("及时")
    assert found.limit.article == "第三十二条"


@pytest.mark.parametrize(("traits", "least", "most"), [((), 3, 5), (("暂行试行",), 1, 2)])
def test_validity_of_a_document(traits: tuple[str, ...], least: int, most: int) -> None:
    found = SHANDONG.ruled(RULES, "valid", "2026-03-02", *traits).limit
    assert (found.minimum, found.maximum, found.lapse.step) == (least, most, "失效")


def test_the_standards_of_2013_were_due_once() -> None:
    found = SHANDONG.ruled(DISCRETION, "make_standard", "2026-03-02").limit
    assert isinstance(found.anchor, FromDate)
    assert found.amount is not None
    assert found.amount.number == 0
