"""Procurement, challenges and complaints, records in and findings out.

Days by hand: 日 is a natural day, 工作日 as written. 2026: 4–6 April off (Monday the 6th too), 1–5 May off, 9 May
worked.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.records.events import Event, Facts
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.functions.complaints import Answer, Outcome, Scope
from lawadmin.regimes.functions.procurement import (
    Award,
    Clarification,
    Contract,
    Documents,
    Evaluation,
    Method,
    Panel,
    Way,
)
from lawadmin.rules.snapshot import Snapshot
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.3")

SEEN = national().at(day("2026-11-20"))
TOLD = {
    "information": step("形成采购信息", "2026-03-02"),
    "published": step("公开发布", "2026-03-02"),
    "method": step("确定采购方式", "2026-03-02", facts=Method(Way.PUBLIC, 4_000_000, 2_000_000)),
    "issued": step("发出招标文件", "2026-03-03", facts=Documents(day("2026-03-25"), 80_000, 4_000_000)),
    "issue-over": step("停止提供招标文件", "2026-03-11"),
    "inquiry": step("收到询问", "2026-03-09"),
    "inquiry-answered": step("答复询问", "2026-03-12"),
    "closed": step("投标截止", "2026-03-25"),
    "experts": step("抽取评审专家", "2026-03-24", facts=Panel(drawn=True, interested=False)),
    "evaluated": step("评审结束", "2026-03-26", facts=Evaluation(3)),
    "sent": step("送交评审报告", "2026-03-30"),
    "report": step("收到评审报告", "2026-03-30"),
    "chosen": step("确定中标人", "2026-04-07", facts=Award("甲公司", 1, 3_900_000, 4_000_000)),
    "award-published": step("公告中标结果", "2026-04-09"),
    "awarded": step("发出中标通知书", "2026-04-09"),
    "losers": step("退还未中标保证金", "2026-04-16"),
    "signed": step("签订合同", "2026-05-08", facts=Contract(as_bid=True, price=3_900_000, deposit=390_000)),
    "winner": step("退还中标保证金", "2026-05-14"),
    "filed": step("合同备案", "2026-05-18"),
    "contract-published": step("公告合同", "2026-05-11"),
}


def among(seen: Snapshot, /, *more: Event, **changed: Event | None) -> Judged:
    told = {name: event for name, event in {**TOLD, **changed}.items() if event is not None}
    return story(seen, record("procurement", *sorted((*told.values(), *more), key=lambda event: event.day)))


def procurement(*more: Event, **changed: Event | None) -> Judged:
    return among(SEEN, *more, **changed)


def test_a_lawful_procurement_on_the_last_days_has_no_finding() -> None:
    """二(一)3d."""
    result = procurement()
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert shown["documents_time"] == "2026-03-10 met"
    assert shown["send_report"] == "2026-03-30 met"
    assert shown["choose"] == "2026-04-07 met"
    assert shown["notify_award"] == shown["publish_award"] == "2026-04-09 met"
    assert shown["return_deposit"] == "2026-04-16 met"
    assert shown["publish_contract"] == "2026-05-11 met"
    assert shown["return_winner_deposit"] == "2026-05-14 met"
    assert shown["file_contract"] == "2026-05-18 met"


@pytest.mark.parametrize(
    ("name", "on", "found"),
    [
        ("issue-over", "2026-03-09", ("early", "documents_time", "2026-03-10", None)),
        ("inquiry-answered", "2026-03-13", ("late", "answer_inquiry", "2026-03-12", 1)),
        ("chosen", "2026-04-08", ("late", "choose", "2026-04-07", 1)),
        ("award-published", "2026-04-10", ("late", "publish_award", "2026-04-09", 1)),
        ("losers", "2026-04-17", ("late", "return_deposit", "2026-04-16", 1)),
        ("winner", "2026-05-15", ("late", "return_winner_deposit", "2026-05-14", 1)),
        ("filed", "2026-05-19", ("late", "file_contract", "2026-05-18", 1)),
        ("contract-published", "2026-05-12", ("late", "publish_contract", "2026-05-11", 1)),
    ],
)
def test_each_day_too_late_or_too_early_is_found(name: str, on: str, found: tuple[str, str, str, int | None]) -> None:
    assert faults(procurement(**{name: evolve(TOLD[name], day=day(on))})) == {found}


def test_twenty_days_for_bids_and_fifteen_for_changes() -> None:
    change = step("澄清修改", "2026-03-09", facts=Clarification(affects=True))
    assert not procurement(change).findings
    assert codes(procurement(evolve(change, day=day("2026-03-17")))) == ["short-notice", "early"]
    harmless = step("澄清修改", "2026-03-17", facts=Clarification(affects=False))
    assert not procurement(harmless).findings
    hasty = procurement(
        issued=evolve(TOLD["issued"], facts=Documents(day("2026-03-18"))), closed=step("投标截止", "2026-03-18")
    )
    assert faults(hasty) == {("early", "tender_time", "2026-03-23", None)}


@pytest.mark.parametrize(
    ("name", "facts", "found"),
    [
        ("method", Method(Way.INQUIRY, 2_000_000, 2_000_000), "method-unapproved"),
        ("issued", Documents(day("2026-03-25"), 80_001, 4_000_000), "deposit-too-high"),
        ("experts", Panel(drawn=False), "not-drawn"),
        ("experts", Panel(interested=True), "interested-expert"),
        ("evaluated", Evaluation(2), "too-few-bids"),
        ("chosen", Award("乙公司", 2), "not-first"),
        ("chosen", Award("甲公司", 1, 4_000_001, 4_000_000), "over-budget"),
        ("signed", Contract(as_bid=False), "contract-deviates"),
        ("signed", Contract(price=3_900_000, deposit=390_001), "deposit-too-high"),
    ],
)
def test_each_fault_alone_is_found(name: str, facts: Facts, found: str) -> None:
    result = procurement(**{name: evolve(TOLD[name], facts=facts)})
    assert codes(result) == [found]
    assert result.findings[0].citation is not None


def test_another_way_is_lawful_below_the_threshold_or_once_approved() -> None:
    below = Method(Way.INQUIRY, 1_999_999, 2_000_000)
    assert not procurement(method=evolve(TOLD["method"], facts=below)).findings
    above = evolve(TOLD["method"], facts=Method(Way.NEGOTIATED, 2_000_000, 2_000_000))
    assert not procurement(step("批准采购方式", "2026-03-02"), method=above).findings
    assert not procurement(method=evolve(TOLD["method"], facts=Method(Way.NEGOTIATED))).findings


def test_a_single_source_above_the_threshold_is_publicised_five_working_days() -> None:
    single = evolve(TOLD["method"], facts=Method(Way.SINGLE_SOURCE, single_source_above=True))
    few = evolve(TOLD["evaluated"], facts=Evaluation(1))
    shown = (step("单一来源公示", "2026-03-09"), step("公示结束", "2026-03-16"))
    assert not procurement(*shown, method=single, evaluated=few).findings
    short = (shown[0], step("公示结束", "2026-03-13"))
    assert faults(procurement(*short, method=single, evaluated=few)) == {
        ("early", "single_source_notice", "2026-03-16", None)
    }
    assert codes(procurement(method=single, evaluated=few)) == ["missing-step"]


def test_no_award_goes_to_a_barred_supplier() -> None:
    held = Registers([Entry("1", "barred-bidders", "甲公司", day("2025-05-01"), day("2026-04-30"))])
    assert codes(among(evolve(SEEN, registers=held))) == ["barred-bidder"]


def test_a_procurement_scrapped_owes_no_contract() -> None:
    told = (TOLD["information"], TOLD["published"], TOLD["method"], TOLD["issued"])
    way = (*told, step("废标", "2026-03-25"), step("通知废标理由", "2026-03-26"))
    assert not story(SEEN, record("procurement", *way)).findings


def challenge(*events: Event) -> Judged:
    return story(SEEN, record("procurement-challenge", *events))


RECEIVED = step("收到质疑", "2026-04-13", about="乙公司")
ANSWER = Answer(answer_until=day("2026-04-22"), others_told=True, written=True)


def test_a_challenge_is_answered_in_seven_working_days() -> None:
    answered = step("答复质疑", "2026-04-22", about="乙公司", facts=ANSWER)
    result = challenge(RECEIVED, answered)
    assert not result.findings
    assert dues(result) == {
        "answer_challenge@e1": "2026-04-22 met",
        "complain_after_answer@e2": "2026-05-15 lapsed",
    }
    late = challenge(RECEIVED, evolve(answered, day=day("2026-04-23")))
    assert faults(late) == {("late", "answer_challenge", "2026-04-22", 1)}


def test_a_supplier_challenges_in_seven_and_complains_in_fifteen_working_days() -> None:
    known = step("知道权益受损", "2026-04-01", about="乙公司")
    challenged = step("质疑", "2026-04-13", about="乙公司")
    unanswered = challenge(known, challenged, RECEIVED, step("投诉", "2026-05-15", about="乙公司"))
    assert faults(unanswered) == {("overdue", "answer_challenge", "2026-04-22", 212)}
    assert dues(unanswered)["challenge@e1"] == "2026-04-13 met"
    assert dues(unanswered)["complain@m1/government-procurement-act/answer_challenge/e3/乙公司"] == "2026-05-15 met"


@pytest.mark.parametrize(
    ("facts", "found"),
    [(evolve(ANSWER, others_told=False), "not-told"), (evolve(ANSWER, written=False), "not-written")],
)
def test_an_answer_is_written_and_told_to_all_concerned(facts: Answer, found: str) -> None:
    assert codes(challenge(RECEIVED, step("答复质疑", "2026-04-20", about="乙公司", facts=facts))) == [found]


def complaint(*events: Event) -> Judged:
    return story(SEEN, record("procurement-complaint", *events))


COMPLAINED = step("收到投诉", "2026-04-16", about="乙公司", facts=Scope(challenged=True))
DECIDED = step("投诉处理决定", "2026-06-01", about="乙公司", facts=Outcome("政府采购法第五十六条"))


def test_a_complaint_is_decided_in_thirty_working_days() -> None:
    assert not complaint(COMPLAINED, DECIDED, step("书面通知", "2026-06-01")).findings
    assert faults(complaint(COMPLAINED, evolve(DECIDED, day=day("2026-06-02")))) == {
        ("late", "decide_complaint", "2026-06-01", 1)
    }
    corrected = (step("告知补正", "2026-04-20"), step("补正", "2026-04-27"))
    assert not complaint(COMPLAINED, *corrected, evolve(DECIDED, day=day("2026-06-05"))).findings


def test_a_suspension_lasts_thirty_days_at_most() -> None:
    suspended = step("暂停采购", "2026-04-20")
    assert not complaint(COMPLAINED, suspended, step("恢复采购", "2026-05-20"), DECIDED).findings
    held = complaint(COMPLAINED, suspended, step("恢复采购", "2026-05-21"), DECIDED)
    assert faults(held) == {("held-too-long", "suspend", "2026-05-20", 1)}


def test_what_was_not_challenged_and_what_rests_on_nothing_is_found() -> None:
    assert codes(complaint(evolve(COMPLAINED, facts=Scope(challenged=False)), DECIDED)) == ["no-prior-objection"]
    assert codes(complaint(COMPLAINED, evolve(DECIDED, facts=Outcome()))) == ["no-basis"]
