"""Mediation, settlement and petitions led into their channel, records in and findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, gather, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event
from lawadmin.regimes.disputes.mediation import (
    Agreement,
    Asked,
    Committee,
    Ruling,
    Search,
    Training,
)
from lawadmin.regimes.disputes.petition_duty import Receiving, Supervision, UrgentReport
from lawadmin.regimes.disputes.petitions import Asking, Opinion, Passing, Registration, Route, Routing
from lawadmin.regimes.disputes.routing import FITTING, advise
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.5.1", "2.5.2")

PLAN = Statement(date(2020, 1, 1))
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


SETTLED = (
    step("申请调处", "2026-03-02", facts=Asked(within_powers=True)),
    step("处理决定", "2026-03-30", facts=Ruling("土地管理法 第十四条", written=True)),
    step("告知救济权利", "2026-03-30"),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(SETTLED[0], facts=Asked(within_powers=False)), "wrong-body"),
        (evolve(SETTLED[1], facts=Ruling()), "no-basis"),
        (evolve(SETTLED[1], facts=Ruling("条例", written=False)), "not-written"),
    ],
)
def test_an_organ_decides_disputes_within_its_powers(wrong: Event, code: str) -> None:
    """二(五)1b."""
    assert not told("administrative-settlement", *SETTLED).findings
    way = tuple(wrong if event.step == wrong.step else event for event in SETTLED)
    assert codes(told("administrative-settlement", *way)) == [code]


def test_an_agreement_is_made_by_both() -> None:
    agreed = step("调解书", "2026-03-30", facts=Agreement(both=False))
    assert codes(told("administrative-settlement", SETTLED[0], agreed)) == ["no-consent"]


def test_a_township_takes_up_the_disputes_that_it_finds() -> None:
    searched = step("排查纠纷", "2026-03-02", facts=Search(found=6, handled=6))
    begun = step("成立", "2026-01-05")
    assert not told("administrative-settlement", begun, searched).findings
    left = told("administrative-settlement", begun, evolve(searched, facts=Search(found=6, handled=4)))
    assert codes(left) == ["disputes-left"]


def test_mediators_are_supported_and_trained() -> None:
    way = (
        step("成立", "2026-01-05"),
        step("调解委员会设立或者调整", "2026-03-02", facts=Committee(5)),
        step("通报法院", "2026-03-09"),
        step("培训调解员", "2026-04-13", facts=Training(20, 20)),
    )
    result = told("mediation-duty", *way)
    assert not result.findings
    assert dues(result)["tell_court@e2"] == "Unnumbered met"
    for size in (2, 10):
        assert codes(told("mediation-duty", way[0], evolve(way[1], facts=Committee(size)))) == ["bad-committee-size"]
    assert codes(told("mediation-duty", *way[:3], evolve(way[3], facts=Training(20, 12)))) == ["training-incomplete"]


def test_the_court_confirms_in_its_own_terms() -> None:
    """司法确认规定 第四条、第五条: three days to accept, fifteen to confirm, and ten more; they bind the court."""
    way = (
        step("受理纠纷", "2026-03-02"),
        step("调解协议", "2026-03-09"),
        step("调解协议生效", "2026-03-09"),
        step("申请司法确认", "2026-03-16"),
        step("法院受理", "2026-03-18"),
        step("司法确认", "2026-04-01"),
    )
    result = told("people-mediation", *way)
    assert not result.findings
    assert dues(result)["court_accept@e4"] == "2026-03-19 met"
    assert dues(result)["court_confirm@e5"] == "2026-04-02 met"


REGISTERED = step("登记", "2026-03-02", facts=Registration())
PETITION = (
    REGISTERED,
    step("转送", "2026-03-05", facts=Passing(to_accused=False)),
    step("收到转送", "2026-03-06"),
    step("告知", "2026-03-12"),
    step("受理", "2026-03-16"),
    step("分流", "2026-03-17", facts=Routing(Route.PETITION, Asking.OTHER)),
    step("听取陈述", "2026-03-23"),
    step("处理意见", "2026-04-20", facts=Opinion(complete=True)),
    step("答复送达", "2026-04-22"),
)


def replaced(*wrong: Event) -> Judged:
    steps = {event.step: event for event in wrong}
    return told("petition", *(steps.get(event.step, event) for event in PETITION))


def test_a_petitioner_is_not_given_away_and_an_opinion_has_its_basis() -> None:
    """二(五)2a: 信访工作条例 第三十条第三款、第三十二条."""
    assert not told("petition", *PETITION).findings
    betrayed = replaced(evolve(PETITION[1], facts=Passing(to_accused=True)))
    assert [(f.code, f.citation.article if f.citation else "") for f in betrayed.findings] == [
        ("accuser-betrayed", "第三十条第三款")
    ]
    assert codes(replaced(evolve(PETITION[7], facts=Opinion(complete=False)))) == ["report-incomplete"]


def test_a_matter_assigned_is_finished_by_the_day_set() -> None:
    """第二十二条第一款第三项: twenty-nine days from 03-05 end on Friday 04-03."""
    assigned = step("交办", "2026-03-05", facts=Passing(term=29))
    late = told("petition", REGISTERED, assigned, step("告知", "2026-03-06"), step("提交办结报告", "2026-04-07"))
    assert faults(late) == {("late", "finish_assigned", "2026-04-03", 4)}


def test_each_asking_has_its_channel_its_article_and_its_clock() -> None:
    """二(五)2b: 第三十一条, and the limit of the channel's own law."""
    assert set(FITTING) == set(Asking)
    act = advise(SEEN, Asking.ACT, day("2026-03-02"))
    assert act.route is Route.ADMINISTRATIVE
    assert act.because is not None
    assert act.because.article == "第三十一条第四项"
    assert act.limit is not None
    assert act.limit.limit.amount is not None
    assert (act.limit.edition.act, act.limit.limit.amount.number) == ("administrative-reconsideration-act", 60)
    assert advise(SEEN, Asking.PARTY, day("2026-03-02")).limit is None
    assert advise(SEEN, Asking.OTHER, day("2004-03-02")).because is None
    for asking in Asking:
        advice = advise(SEEN, asking, day("2026-03-02"))
        assert (advice.limit is not None) == bool(FITTING[asking].limit)


def test_a_petition_led_into_the_wrong_channel_is_told_the_right_one() -> None:
    wrong = replaced(evolve(PETITION[5], facts=Routing(Route.PETITION, Asking.LABOUR)))
    told_of = [(f.code, dict(f.fields)["route"], dict(f.fields)["clock"]) for f in wrong.findings]
    assert told_of == [("misled", "仲裁", "申请仲裁的时效")]
    party = replaced(evolve(PETITION[5], facts=Routing(Route.PETITION, Asking.PARTY)))
    assert [dict(f.fields)["clock"] for f in party.findings] == ["第三十一条第三项"]
    unasked = replaced(evolve(PETITION[5], facts=Routing(Route.PETITION)))
    assert not unasked.findings


OFFICE = (
    step("成立", "2025-01-06"),
    step("接访下访", "2025-06-10", facts=Receiving(4)),
    step("接到重大紧急报告", "2025-07-08"),
    step("报告上级", "2025-07-08", facts=UrgentReport(false=False)),
    step("发现未按规定办理", "2025-09-08"),
    step("督办", "2025-09-09", facts=Supervision("限期办结")),
    step("考核信访工作", "2025-12-15"),
    step("信访年度报告", "2025-12-22"),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(OFFICE[1], facts=Receiving(0)), "nobody-received"),
        (evolve(OFFICE[3], facts=UrgentReport(false=True)), "false-report"),
        (evolve(OFFICE[5], facts=Supervision()), "no-outcome"),
    ],
)
def test_the_petition_office_does_its_standing_work(wrong: Event, code: str) -> None:
    """第十八条、第二十五条、第四十条."""
    assert not told("petition-duty", *OFFICE).findings
    way = tuple(wrong if event.step == wrong.step else event for event in OFFICE)
    assert codes(told("petition-duty", *way)) == [code]


def test_petition_work_is_assessed_and_reported_every_year() -> None:
    """第三十九条第一款、第四十一条第一款."""
    assert faults(told("petition-duty", *OFFICE[:6])) == {
        ("overdue", "assess", "2025-12-31", 181),
        ("overdue", "yearly_report", "2025-12-31", 181),
    }


def test_a_complaint_and_a_suit_over_one_act_are_recognised_as_one_dispute() -> None:
    """二(五)2b: petition, reconsideration, suit, claim and complaint, by the act that their steps name."""
    complaint = record("enforcement-complaint", step("收到反映", "2026-03-02", about="罚字1号"), matter="m1")
    suit = record("litigation", step("收到起诉状副本", "2026-03-09", about="罚字1号"), matter="m2")
    other = record("petition", step("登记", "2026-03-09", about="罚字2号"), matter="m3")
    rows = [row for told_of in (complaint, suit, other) for row in gather(SEEN, SEEN.timeline(told_of))]
    found = [(f.matter, dict(f.fields)["matters"]) for f in settle(SEEN, rows) if f.code == "same-dispute"]
    assert found == [("m1", ("m2",)), ("m2", ("m1",))]
