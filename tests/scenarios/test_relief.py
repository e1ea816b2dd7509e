"""Subsistence allowance, destitute support, special aid and the earlier regimes; days counted by hand.

2026: 4–6 April off, 1–5 May off, 9 May worked.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, gather, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.procedure.facts import Prolonged
from lawadmin.records.events import Event
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record
from lawadmin.regimes.functions import aid
from lawadmin.regimes.functions.relief import Claim, Decision, Inquiry, Refusal
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.5")

PLAN = Statement(date(2020, 1, 1), {"decide_aid": 20})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-05-20"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


CLAIM = (
    step("申请", "2026-03-02"),
    step("受理", "2026-03-02", facts=Claim(relatives=False)),
    step("启动调查", "2026-03-05"),
    step("收到核对提请", "2026-03-05"),
    step("启动信息核对", "2026-03-10"),
    step("调查核实", "2026-03-10", facts=Inquiry(2)),
    step("初审意见", "2026-03-11"),
    step("公示", "2026-03-11"),
    step("公示结束", "2026-03-18"),
    step("报送县级民政部门", "2026-03-19"),
    step("收到上报材料", "2026-03-20"),
)
CONFIRMED = step("确认同意", "2026-04-03", facts=Decision(600, stable=True))
PAID = step("发放保障金", "2026-04-30")


def test_an_allowance_from_claim_to_payment_has_no_finding() -> None:
    """二(一)5a."""
    result = told("subsistence-allowance", *CLAIM, CONFIRMED, PAID)
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert shown["start_inquiry"] == "2026-03-05 met"
    assert shown["start_check"] == "2026-03-10 met"
    assert shown["publicity_time"] == "2026-03-18 met"
    assert shown["review"] == "2026-04-03 met"
    assert shown["finish"] == "2026-04-14 met"
    assert shown["check_year"].endswith("open")


@pytest.mark.parametrize(
    ("place", "on", "found"),
    [
        (2, "2026-03-06", ("late", "start_inquiry", "2026-03-05", 1)),
        (4, "2026-03-11", ("late", "start_check", "2026-03-10", 1)),
        (8, "2026-03-17", ("early", "publicity_time", "2026-03-18", None)),
    ],
)
def test_each_step_too_late_or_too_early_is_found(place: int, on: str, found: tuple[str, str, str, int | None]) -> None:
    events = [*CLAIM, CONFIRMED, PAID]
    events[place] = evolve(events[place], day=day(on))
    assert faults(told("subsistence-allowance", *sorted(events, key=lambda event: event.day))) == {found}


def test_the_county_decides_in_ten_and_the_whole_takes_thirty_or_forty_five_working_days() -> None:
    late = evolve(CONFIRMED, day=day("2026-04-15"))
    assert faults(told("subsistence-allowance", *CLAIM, late, PAID)) == {
        ("late", "review", "2026-04-03", 12),
        ("late", "finish", "2026-04-14", 1),
    }
    longer = (step("延长", "2026-04-13"), evolve(CONFIRMED, day=day("2026-05-08")))
    assert dues(told("subsistence-allowance", *CLAIM, *longer))["finish@e2"] == "2026-05-08 met"
    part = (step("延长", "2026-04-13", facts=Prolonged(5)), evolve(CONFIRMED, day=day("2026-04-21")))
    assert dues(told("subsistence-allowance", *CLAIM, *part))["finish@e2"] == "2026-04-21 met"


def test_a_refusal_gives_its_reason_and_is_told_in_three_working_days() -> None:
    refused = step("不予确认", "2026-04-01", facts=Refusal("收入超过标准"))
    assert not told("subsistence-allowance", *CLAIM, refused, step("书面告知", "2026-04-07")).findings
    late = told("subsistence-allowance", *CLAIM, refused, step("书面告知", "2026-04-08"))
    assert faults(late) == {("late", "tell_refusal", "2026-04-07", 1)}
    silent = evolve(refused, facts=Refusal())
    assert codes(told("subsistence-allowance", *CLAIM, silent, step("书面告知", "2026-04-03"))) == ["no-grounds"]


def test_two_inquire_and_relatives_are_registered_and_visited() -> None:
    alone = (*CLAIM[:5], evolve(CLAIM[5], facts=Inquiry(1)), *CLAIM[6:])
    assert codes(told("subsistence-allowance", *alone, CONFIRMED, PAID)) == ["too-few-officers"]
    related = (CLAIM[0], evolve(CLAIM[1], facts=Claim(relatives=True)), *CLAIM[2:])
    assert codes(told("subsistence-allowance", *related, CONFIRMED, PAID)) == ["missing-step", "missing-step"]
    mended = (step("近亲属登记备案", "2026-03-20"), step("县级入户调查", "2026-03-25"))
    assert not told("subsistence-allowance", *related, *mended, CONFIRMED, PAID).findings


def test_changing_households_are_checked_every_half_year() -> None:
    changing = evolve(CONFIRMED, facts=Decision(600, changing=True))
    result = story(RULES.at(day("2026-11-20")), record("subsistence-allowance", *CLAIM, changing))
    assert ("overdue", "check_half_year", "2026-10-08", 43) in faults(result)
    checked = (step("核查", "2026-05-11"), step("报县级民政部门办理", "2026-05-12"))
    cut = step("决定减发", "2026-05-13", facts=Refusal())
    assert codes(told("subsistence-allowance", *CLAIM, CONFIRMED, PAID, *checked, cut)) == ["no-grounds"]


def test_no_decision_before_the_publicity_is_over_and_the_file_sent_up() -> None:
    hasty = (*CLAIM[:8], step("报送县级民政部门", "2026-03-12"), step("收到上报材料", "2026-03-13"), CONFIRMED, PAID)
    assert ("missing-step", "报送县级民政部门", None, None) in faults(told("subsistence-allowance", *hasty))


SUPPORT = (
    step("申请", "2026-03-02"),
    step("受理", "2026-03-02"),
    step("调查核实", "2026-03-16"),
    step("初审意见", "2026-03-23"),
    step("公示", "2026-03-23"),
    step("公示结束", "2026-03-30"),
    step("报送县级民政部门", "2026-03-30"),
    step("收到上报材料", "2026-03-31"),
    step("抽查核实", "2026-04-10"),
)
GRANTED = step("确认同意", "2026-04-22")


def test_support_is_recognised_in_fifteen_and_fifteen_working_days() -> None:
    """二(一)5a: the successor of the five guarantees."""
    result = told("destitute-support", *SUPPORT, GRANTED)
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert (shown["inquire"], shown["confirm"]) == ("2026-03-23 met", "2026-04-22 met")
    late = told("destitute-support", *SUPPORT, evolve(GRANTED, day=day("2026-04-23")))
    assert faults(late) == {("late", "confirm", "2026-04-22", 1)}
    refused = told(
        "destitute-support", *SUPPORT, step("不予同意", "2026-04-22", facts=Refusal()), step("书面告知", "2026-04-24")
    )
    assert codes(refused) == ["no-grounds"]


def test_an_objection_leads_to_a_new_inquiry_and_a_new_publicity() -> None:
    objected = step("公示异议", "2026-03-26")
    again = (step("初审意见", "2026-04-10"), step("公示", "2026-04-10"), step("公示结束", "2026-04-17"))
    after = (step("报送县级民政部门", "2026-04-17"), step("收到上报材料", "2026-04-20"), GRANTED)
    assert not told("destitute-support", *SUPPORT[:5], objected, SUPPORT[5], *again, *after).findings
    ignored = told("destitute-support", *SUPPORT[:5], objected, *SUPPORT[5:], GRANTED)
    assert {(f.code, f.subject.rpartition("/")[2]) for f in ignored.findings} == {
        ("overdue", "inquire_again"),
        ("missing-step", "报送县级民政部门"),
    }


def test_support_ends_after_its_own_publicity() -> None:
    ending = (
        step("出现终止情形", "2026-05-06"),
        step("终止公示", "2026-05-07"),
        step("终止公示结束", "2026-05-14"),
        step("终止供养", "2026-05-14"),
        step("纳入其他救助", "2026-05-15"),
    )
    assert not told("destitute-support", *SUPPORT, GRANTED, *ending).findings
    early = told("destitute-support", *SUPPORT, GRANTED, *ending[:2], step("终止公示结束", "2026-05-13"), *ending[3:])
    assert faults(early) == {("early", "end_publicity_time", "2026-05-14", None)}
    changed = (
        step("接到自理能力变化报告", "2026-04-27"),
        step("复核评估", "2026-05-14"),
        step("调整类别", "2026-05-15"),
    )
    assert faults(told("destitute-support", *SUPPORT, GRANTED, *changed)) == {("late", "reassess", "2026-05-13", 1)}


def decided(matter: str, *, checked: bool, year: int = 2026) -> Record:
    steps = [evolve(GRANTED, day=date(year, 4, 22))]
    return record("destitute-support", *([SUPPORT[8]] if checked else []), *steps, matter=matter)


def test_thirty_percent_of_the_files_are_checked_again() -> None:
    def found(*records: Record) -> list[tuple[str, object, object]]:
        gathered = [row for one in records for row in gather(SEEN, SEEN.timeline(one))]
        short = [f for f in settle(SEEN, gathered) if f.code == "too-few-spot-checks"]
        return [(f.organ, dict(f.fields)["done"], dict(f.fields)["of"]) for f in short]

    unchecked = [decided(f"m{i}", checked=False) for i in range(2)]
    assert found(decided("m9", checked=True), *unchecked) == []
    assert found(decided("m9", checked=True), *unchecked, decided("m3", checked=False)) == [("o1", 1, 4)]
    assert found(decided("m1", checked=False, year=2025), record("petition", step("收到", "2026-04-01"))) == []


AID = (
    step("申请", "2026-03-02"),
    step("受理", "2026-03-03"),
    step("审核意见", "2026-03-10"),
    step("公示", "2026-03-11"),
    step("批准", "2026-03-23", facts=aid.Claim(aid.Kind.MEDICAL)),
    step("给予救助", "2026-03-25"),
)


def aided(line: str, kind: aid.Kind | None = aid.Kind.MEDICAL) -> Judged:
    seen = evolve(SEEN, roster=Roster([Organ("o1", "甲局", line=line)]))
    return story(seen, record("special-aid", *AID[:4], evolve(AID[4], facts=aid.Claim(kind)), AID[5]))


def test_special_aid_is_decided_in_the_county_s_term_by_the_body_that_may() -> None:
    """二(一)5a: aid in education, health, housing, justice."""
    assert not aided("医疗保障").findings
    assert codes(aided("民政")) == ["wrong-body"]
    assert codes(aided("民政", aid.Kind.HOUSING)) == ["wrong-body"]
    assert not aided("民政", aid.Kind.TEMPORARY).findings
    assert not aided("教育", aid.Kind.EDUCATION).findings
    assert not aided("").findings
    assert not aided("民政", None).findings
    assert not told("special-aid", *AID).findings
    late = told("special-aid", *AID[:4], evolve(AID[4], day=day("2026-03-24")))
    assert faults(late) == {("late", "decide_aid", "2026-03-23", 1)}


def test_special_aid_without_publicity_or_reason_is_found() -> None:
    assert codes(told("special-aid", *AID[:3], AID[4])) == ["missing-step"]
    urgent = (step("发生紧急情况", "2026-03-02"), step("给予救助", "2026-03-02"))
    assert not told("special-aid", *urgent).findings
    assert codes(told("special-aid", *AID[:2], step("不予批准", "2026-03-10", facts=aid.Refusal()))) == ["no-grounds"]


FIVE = (
    step("申请", "2026-02-24"),
    step("民主评议", "2026-02-26"),
    step("公告", "2026-02-27"),
    step("收到评议意见", "2026-03-03"),
    step("调查核实", "2026-03-10"),
    step("审核意见", "2026-03-23"),
    step("收到审核意见", "2026-03-24"),
    step("批准", "2026-04-13"),
)


def test_five_guarantees_in_twenty_and_twenty_days() -> None:
    """二(一)5a: the regime of 2006."""
    result = told("five-guarantees", *FIVE, step("发给供养证书", "2026-04-14"))
    assert dues(result) == {"review@e4": "2026-03-23 met", "decide@e7": "2026-04-13 met"}
    assert not result.findings
    late = told("five-guarantees", *FIVE[:7], step("批准", "2026-04-14"))
    assert faults(late) == {("late", "decide", "2026-04-13", 1)}
    assert codes(told("five-guarantees", *FIVE[:4], *FIVE[5:])) == ["missing-step"]
    refused = step("不予批准", "2026-04-10", facts=aid.Refusal())
    assert codes(told("five-guarantees", *FIVE[:7], refused)) == ["no-grounds"]


def test_the_urban_allowance_in_thirty_days() -> None:
    claim = (step("申请", "2026-03-02"), step("调查核实", "2026-03-09"))
    assert not told("urban-subsistence-allowance", *claim, step("批准", "2026-04-01"), PAID).findings
    late = told("urban-subsistence-allowance", *claim, step("批准", "2026-04-02"), PAID)
    assert faults(late) == {("late", "decide", "2026-04-01", 1)}
    refused = step("不予批准", "2026-04-01", facts=aid.Refusal())
    assert codes(told("urban-subsistence-allowance", *claim, refused)) == ["no-grounds"]
