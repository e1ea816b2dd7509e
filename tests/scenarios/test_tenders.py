"""Tenders and the complaints about them, records in and findings out.

Days by hand. The Law and its Regulation count 日 as natural days; where a text is silent on a last day off, both
readings are shown. 2026: 1–5 May off, 9 May worked.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.records.events import Event, Facts
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.functions.complaints import Grounds
from lawadmin.regimes.functions.tenders import (
    Award,
    Barred,
    Clarification,
    Committee,
    Contract,
    Documents,
    Opening,
    Prequalification,
    Tender,
)
from lawadmin.rules.snapshot import Snapshot
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.3")

SEEN = national().at(day("2026-11-20"))

TOLD = {
    "notice": step("招标公告", "2026-03-02", facts=Tender(mandatory=True)),
    "sale": step("开始发售", "2026-03-02"),
    "issued": step("发出招标文件", "2026-03-02", facts=Documents(day("2026-03-24"), 2_000, 100_000)),
    "off-sale": step("停止发售", "2026-03-09"),
    "bid": step("投标", "2026-03-23", about="甲公司"),
    "closed": step("投标截止", "2026-03-24"),
    "opened": step("开标", "2026-03-24", facts=Opening(3)),
    "committee": step("组建评标委员会", "2026-03-23", facts=Committee(5, 4, drawn=True)),
    "report": step("收到评标报告", "2026-03-26"),
    "candidates": step("公示中标候选人", "2026-03-27"),
    "over": step("公示结束", "2026-03-31"),
    "chosen": step("确定中标人", "2026-04-01", facts=Award("甲公司", 1)),
    "awarded": step("发出中标通知书", "2026-04-02"),
    "losers": step("通知未中标人", "2026-04-02"),
    "reported": step("提交书面报告", "2026-04-10"),
    "signed": step("签订合同", "2026-04-20", facts=Contract(as_bid=True, price=90_000, deposit=9_000)),
    "refunded": step("退还投标保证金", "2026-04-24"),
}


def among(seen: Snapshot, /, *more: Event, **changed: Event | None) -> Judged:
    told = {name: event for name, event in {**TOLD, **changed}.items() if event is not None}
    return story(seen, record("tender", *sorted((*told.values(), *more), key=lambda event: event.day)))


def tender(*more: Event, **changed: Event | None) -> Judged:
    return among(SEEN, *more, **changed)


def test_a_lawful_tender_has_no_finding() -> None:
    """二(一)3c."""
    result = tender()
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert shown["documents_time"] == "2026-03-07..2026-03-09 met"
    assert shown["tender_time"] == "2026-03-22..2026-03-23 met"
    assert shown["publicise"] == "2026-03-29..2026-03-30 met"
    assert shown["report_award"] == "2026-04-16 met"
    assert shown["sign"] == "2026-05-02..2026-05-06 met"
    assert shown["return_deposits"] == "2026-04-25..2026-04-27 met"


def test_twenty_days_lie_between_documents_and_bids() -> None:
    hasty = tender(
        issued=step("发出招标文件", "2026-03-02", facts=Documents(day("2026-03-20"))),
        bid=None,
        closed=step("投标截止", "2026-03-20"),
        opened=step("开标", "2026-03-20", facts=Opening(3)),
        committee=step("组建评标委员会", "2026-03-19"),
    )
    assert faults(hasty) == {("early", "tender_time", "2026-03-23", None)}
    optional = step("招标公告", "2026-03-02", facts=Tender(mandatory=False))
    free = tender(
        notice=optional,
        issued=step("发出招标文件", "2026-03-02", facts=Documents(day("2026-03-20"))),
        bid=None,
        closed=step("投标截止", "2026-03-20"),
        opened=step("开标", "2026-03-20"),
    )
    assert not free.findings


def test_a_change_is_told_fifteen_days_before_or_bids_are_put_off() -> None:
    late = step("澄清修改", "2026-03-16", facts=Clarification(affects=True))
    assert {(f.code, f.limit) for f in tender(late).findings} == {
        ("short-notice", "tendering-and-bidding-implementation-regulation/clarify"),
        ("short-notice", "tendering-and-bidding-act/clarify"),
        ("early", "tendering-and-bidding-implementation-regulation/postpone"),
    }
    put_off = tender(
        step("顺延投标截止", "2026-03-16", facts=Documents(day("2026-04-01"))),
        late,
        closed=step("投标截止", "2026-04-01"),
        opened=step("开标", "2026-04-01", facts=Opening(3)),
        report=step("收到评标报告", "2026-04-02"),
        candidates=step("公示中标候选人", "2026-04-03"),
        over=step("公示结束", "2026-04-07"),
        chosen=step("确定中标人", "2026-04-08"),
        awarded=step("发出中标通知书", "2026-04-09"),
        losers=step("通知未中标人", "2026-04-09"),
    )
    assert not put_off.findings


def test_an_objection_to_the_documents_is_answered_before_it_goes_on() -> None:
    objection = step("招标文件异议", "2026-03-12", about="乙公司")
    assert not tender(objection, step("答复异议", "2026-03-13", about="乙公司")).findings
    unanswered = tender(objection)
    assert {(f.code, f.subject.rpartition("/")[2]) for f in unanswered.findings} == {
        ("overdue", "answer_objection"),
        ("missing-step", "投标截止"),
        ("missing-step", "开标"),
    }


def test_an_objection_to_the_result_stops_the_award() -> None:
    objection = step("评标结果异议", "2026-03-30", about="乙公司")
    assert not tender(objection, step("答复评标结果异议", "2026-03-31", about="乙公司")).findings
    result = tender(objection, step("答复评标结果异议", "2026-04-02", about="乙公司"))
    assert faults(result) == {("missing-step", "确定中标人", None, None)}


def test_candidates_are_publicised_in_three_days_for_three_days() -> None:
    late = tender(
        candidates=step("公示中标候选人", "2026-03-31"),
        over=step("公示结束", "2026-04-03"),
        chosen=step("确定中标人", "2026-04-03"),
        awarded=step("发出中标通知书", "2026-04-03"),
        losers=step("通知未中标人", "2026-04-03"),
    )
    assert faults(late) == {("late", "publicise", "2026-03-30", 1)}
    short = tender(over=step("公示结束", "2026-03-29"))
    assert faults(short) == {("early", "publicity_time", "2026-03-30", None)}
    assert codes(tender(candidates=None, over=None)) == ["overdue", "missing-step"]


def test_deposits_come_back_in_five_days() -> None:
    assert faults(tender(refunded=step("退还投标保证金", "2026-04-28"))) == {
        ("late", "return_deposits", "2026-04-27", 1)
    }


def test_a_tender_called_off_is_told_and_refunded() -> None:
    off = (step("终止招标", "2026-03-16"), step("公告终止招标", "2026-03-17"), step("退还费用和保证金", "2026-03-18"))
    told = (TOLD["notice"], TOLD["sale"], TOLD["issued"], TOLD["off-sale"], *off)
    assert not story(SEEN, record("tender", *told)).findings


def test_prequalification_has_its_own_floor_and_notice() -> None:
    applied = step("资格预审公告", "2026-03-02", facts=Prequalification(day("2026-03-20")))
    way = (
        step("审批核准招标内容", "2026-02-24", facts=Tender(mandatory=True)),
        step("通报行政监督部门", "2026-02-25"),
        applied,
        step("开始发售", "2026-03-02"),
        step("停止发售", "2026-03-09"),
        step("资格预审截止", "2026-03-20"),
        step("资格预审结束", "2026-03-24"),
        step("资格预审结果通知", "2026-03-25"),
    )
    assert not story(SEEN, record("tender", *way)).findings
    short = (*way[:5], step("资格预审截止", "2026-03-12"))
    assert faults(story(SEEN, record("tender", *short))) == {("early", "prequalify_time", "2026-03-16", None)}


@pytest.mark.parametrize(
    ("name", "facts", "found"),
    [
        ("issued", Documents(day("2026-03-24"), 2_001, 100_000), "deposit-too-high"),
        ("opened", Opening(2), "too-few-bids"),
        ("committee", Committee(5, 3, drawn=True), "bad-committee"),
        ("committee", Committee(3, 3, drawn=True), "bad-committee"),
        ("committee", Committee(6, 6, drawn=True), "bad-committee"),
        ("committee", Committee(5, 4, drawn=False), "not-drawn"),
        ("chosen", Award("乙公司", 2), "not-first"),
        ("signed", Contract(as_bid=False), "contract-deviates"),
        ("signed", Contract(price=90_000, deposit=9_001), "deposit-too-high"),
    ],
)
def test_each_fault_alone_is_found(name: str, facts: Facts, found: str) -> None:
    result = tender(**{name: evolve(TOLD[name], facts=facts)})
    assert codes(result) == [found]
    assert result.findings[0].citation is not None


def test_a_committee_of_unknown_size_and_one_not_required_by_law_are_left_alone() -> None:
    assert not tender(committee=evolve(TOLD["committee"], facts=Committee(drawn=True))).findings
    optional = evolve(TOLD["notice"], facts=Tender(mandatory=False))
    assert not tender(notice=optional, committee=evolve(TOLD["committee"], facts=Committee(3, 1, drawn=False))).findings


def test_no_award_goes_to_a_barred_bidder() -> None:
    held = Registers([Entry("1", "barred-bidders", "甲公司", day("2025-05-01"), day("2026-04-30"), Barred("串通投标"))])
    assert codes(among(evolve(SEEN, registers=held))) == ["barred-bidder"]
    over = Registers([Entry("1", "barred-bidders", "甲公司", day("2024-05-01"), day("2026-03-31"), Barred("串通投标"))])
    assert not among(evolve(SEEN, registers=over)).findings


def complaint(*events: Event) -> Judged:
    return story(SEEN, record("tender-complaint", *events))


RECEIVED = step("收到投诉", "2026-04-13", about="乙公司")
ACCEPTED = step("受理投诉", "2026-04-16", about="乙公司", facts=Grounds(objected_first=True))


def test_a_complaint_is_accepted_in_three_and_decided_in_thirty_working_days() -> None:
    """二(一)3c; the thirtieth working day after 16 April 2026 is 1 June, 9 May being worked."""
    result = complaint(RECEIVED, ACCEPTED, step("投诉处理决定", "2026-06-01", about="乙公司"))
    assert dues(result) == {"accept_complaint@e1": "2026-04-16 met", "decide_complaint@e2": "2026-06-01 met"}
    late = complaint(RECEIVED, ACCEPTED, step("驳回投诉", "2026-06-02", about="乙公司"))
    assert faults(late) == {("late", "decide_complaint", "2026-06-01", 1)}
    assert faults(complaint(RECEIVED)) == {("overdue", "accept_complaint", "2026-04-16", 218)}


def test_an_expert_review_is_not_counted() -> None:
    paused = (step("专家评审", "2026-05-11"), step("专家评审结束", "2026-05-15"))
    result = complaint(RECEIVED, ACCEPTED, *paused, step("投诉处理决定", "2026-06-03", about="乙公司"))
    assert not result.findings


def test_what_must_be_objected_to_first_is() -> None:
    wrong = evolve(ACCEPTED, facts=Grounds(objected_first=False))
    assert codes(complaint(RECEIVED, wrong, step("投诉处理决定", "2026-05-06", about="乙公司"))) == [
        "no-prior-objection"
    ]


def test_a_bidder_complains_within_ten_days_without_those_of_the_objection() -> None:
    known = step("知道违法情形", "2026-03-30", about="乙公司")
    late = complaint(known, step("投诉", "2026-04-15", about="乙公司"), evolve(RECEIVED, day=day("2026-04-15")))
    assert dues(late)["complain@e1"].endswith("late")
    objected = (step("提出异议", "2026-04-01"), step("答复异议", "2026-04-07"))
    met = complaint(known, *objected, step("投诉", "2026-04-15", about="乙公司"))
    assert dues(met)["complain@e1"].endswith("met")
