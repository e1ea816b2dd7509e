"""The list of major decisions, and what makes a decision unsound beyond its days, records in and findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import gather, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event, Facts
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.decisions.agenda import Item
from lawadmin.regimes.decisions.deliberation import Argument, Discussion, Matter, Papers, Review, Risk
from lawadmin.regimes.decisions.tracking import Change, Evaluation
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.2.1", "2.2.2")

#: The county states that it lists its decisions every year.
PLAN = Statement(date(2020, 1, 1), {"publish_decision_list": 1})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))
PLAIN = national().at(day("2026-06-30"))
STARTED = step("启动", "2026-01-05", facts=Matter(item="公交票价调整"))
WAY = (
    step("拟订草案", "2026-01-20"),
    step("专家论证", "2026-02-25"),
    step("风险评估", "2026-02-26"),
    step("送审", "2026-03-02"),
    step("合法性审查", "2026-03-10"),
    step("提交讨论", "2026-03-11"),
    step("集体讨论", "2026-03-16"),
    step("决定", "2026-03-17"),
)
ITEMS = Registers(
    [
        Entry("e1", "decision-items", "公交票价调整", day("2026-01-01"), day("2026-05-31"), Item("交通局")),
        Entry("e2", "decision-items", "城区停车规划", day("2026-01-01"), day("2026-05-31"), Item("住建局")),
        Entry("e3", "decision-items", "旧桥改造", day("2026-01-01"), day("2026-12-31"), Item("住建局")),
    ]
)


def test_a_list_is_agreed_published_and_made_anew_every_year() -> None:
    """二(二)1a."""
    listed = (step("拟订目录", "2025-11-03"), step("同级党委同意", "2025-12-01"), step("公布决策目录", "2026-01-07"))
    result = story(SEEN, record("decision-agenda", step("成立", "2025-01-06"), *listed))
    assert dues(result) == {
        "publish_decision_list@e1": "2026-01-06 late",
        "publish_decision_list@e4": "2027-01-07 open",
    }
    assert faults(result) == {("late", "publish_decision_list", "2026-01-06", 1)}


def test_a_list_that_the_committee_has_not_agreed_to_is_not_published() -> None:
    alone = (step("拟订目录", "2025-11-03"), step("公布决策目录", "2026-01-06"))
    result = story(SEEN, record("decision-agenda", step("成立", "2025-01-06"), *alone))
    assert faults(result) == {("missing-step", "公布决策目录", None, None)}


@pytest.mark.parametrize(("item", "found"), [("公交票价调整", []), ("广场改名", ["decision-unlisted"]), (None, [])])
def test_a_decision_is_on_the_list_in_force_when_it_starts(item: str | None, found: list[str]) -> None:
    seen = evolve(PLAIN, registers=ITEMS)
    started = evolve(STARTED, facts=Matter(item=item))
    assert codes(story(seen, record("major-decision", started))) == found


def test_what_nobody_started_is_told_when_the_list_is_over() -> None:
    seen = evolve(PLAIN, registers=ITEMS)
    told = [record("major-decision", STARTED), record("decision-agenda", step("成立", "2025-01-06"))]
    rows = [row for one in told for row in gather(seen, seen.timeline(one))]
    [left] = [finding for finding in settle(seen, rows) if finding.code == "decision-not-started"]
    assert (left.subject, left.organ, left.since) == ("decision-items/城区停车规划", "住建局", day("2026-05-31"))


def changed(name: str, facts: Facts) -> tuple[Event, ...]:
    """Give one step of the way other facts."""
    return tuple(evolve(event, facts=facts) if event.step == name else event for event in WAY)


UNSOUND = (
    ("专家论证", Argument(signed=False), "unsigned-opinion"),
    ("专家论证", Argument(signed=True, interested=True), "interested-expert"),
    ("风险评估", Risk(controllable=False), "risk-not-controlled"),
    ("合法性审查", Review(lawful=False), "unlawful-draft-tabled"),
    ("提交讨论", Papers(comments_answered=False), "comments-unanswered"),
    ("提交讨论", Papers(experts_answered=False), "comments-unanswered"),
    ("集体讨论", Discussion(against_majority=True), "no-grounds"),
)
SOUND = (
    ("专家论证", Argument(signed=True, interested=False)),
    ("风险评估", Risk(controllable=True)),
    ("合法性审查", Review(lawful=True)),
    ("合法性审查", Review(lawful=False, pioneering=True)),
    ("提交讨论", Papers(comments_answered=True, experts_answered=True)),
    ("集体讨论", Discussion(against_majority=True, reason="财力不足")),
)


@pytest.mark.parametrize(("name", "facts", "code"), UNSOUND)
def test_each_fault_of_a_decision_is_found_alone(name: str, facts: Facts, code: str) -> None:
    """二(二)1b, 1d."""
    assert codes(story(PLAIN, record("major-decision", STARTED, *changed(name, facts)))) == [code]


@pytest.mark.parametrize(("name", "facts"), SOUND)
def test_a_sound_decision_has_no_finding(name: str, facts: Facts) -> None:
    assert not story(PLAIN, record("major-decision", STARTED, *changed(name, facts))).findings


def test_a_risk_assessed_again_and_in_hand_lets_the_decision_be_taken() -> None:
    again = step("风险评估", "2026-02-27", facts=Risk(controllable=True))
    way = changed("风险评估", Risk(controllable=False))
    assert not story(PLAIN, record("major-decision", STARTED, *way[:3], again, *way[3:])).findings


@pytest.mark.parametrize(
    ("facts", "name", "code"),
    [
        (Evaluation(body="甲研究院", public_heard=False), "决策后评估", "public-unheard"),
        (Evaluation(public_heard=True), "决策后评估", "no-evaluator"),
        (Change(by_procedure=False), "调整决策", "changed-at-will"),
        (Change(by_procedure=False), "停止执行", "changed-at-will"),
    ],
)
def test_follow_up_is_done_properly(facts: Facts, name: str, code: str) -> None:
    """二(二)2a."""
    way = (step("决定", "2026-01-05"), step("发现问题", "2026-03-02"), step("报告决策机关", "2026-03-03"))
    told = story(PLAIN, record("decision-tracking", *way, step(name, "2026-04-06", facts=facts)))
    assert codes(told) == [code]


def test_a_decision_carried_out_has_met_its_duty() -> None:
    told = record("decision-tracking", step("决定", "2026-01-05"), step("执行完毕", "2026-06-01"))
    assert dues(story(PLAIN, told))["carry_out@e1"] == "Unnumbered met"
