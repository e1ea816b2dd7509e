"""The catalogue of items, its campaigns, evaluation, fees, supervision and liability: records in, findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, roster_findings
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event, Facts
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.functions.catalogue import Basis, Diff, Evaluation, Item, Kind, Version, diff
from lawadmin.regimes.functions.licensing import Application, Charge, OnSite
from lawadmin.regimes.functions.licensing_duties import Decision, Ending, Fault, Grade, Inspection
from lawadmin.regimes.functions.treasury import FeeItem
from telling import codes, day, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.1")

PLAN = Statement(date(2020, 1, 1), {"publish_catalogue": 20, "evaluate_item": 3, "decide_licensing_fault": 60})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-11-20"))


def told(procedure: str, *events: Event, registers: Registers | None = None) -> Judged:
    return story(evolve(SEEN, registers=registers or Registers()), record(procedure, *events))


def item(name: str, facts: Item, since: str = "2020-01-01", until: str | None = None) -> Entry:
    return Entry(f"{name}{since}", "power-items", name, day(since), day(until) if until else None, facts)


LAWFUL = Item(Kind.LICENCE, "中华人民共和国行政许可法", Basis.LAW, "o1", 8)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (LAWFUL, []),
        (evolve(LAWFUL, basis=None), ["item-without-basis"]),
        (evolve(LAWFUL, rank=Basis.DECISION), []),
        (evolve(LAWFUL, rank=Basis.PROVINCIAL), []),
        (evolve(LAWFUL, rank=Basis.DEPARTMENT), ["unlawful-item"]),
        (evolve(LAWFUL, rank=Basis.CITY_RULE), ["unlawful-item"]),
        (evolve(LAWFUL, rank=Basis.NORMATIVE), ["unlawful-item"]),
        (evolve(LAWFUL, rank=Basis.PROVINCIAL_RULE), ["temporary-item-over"]),
        (evolve(LAWFUL, kind=Kind.PENALTY, rank=Basis.CITY_RULE), []),
        (evolve(LAWFUL, kind=Kind.PENALTY, rank=Basis.NORMATIVE), ["unlawful-item"]),
        (evolve(LAWFUL, kind=Kind.MEASURE, rank=Basis.PROVINCIAL), []),
        (evolve(LAWFUL, kind=Kind.MEASURE, rank=Basis.DEPARTMENT), ["unlawful-item"]),
        (evolve(LAWFUL, kind=Kind.ENFORCEMENT, rank=Basis.STATE_COUNCIL), ["unlawful-item"]),
        (evolve(LAWFUL, kind=Kind.REWARD, rank=Basis.NORMATIVE), []),
        (evolve(LAWFUL, basis="信访条例"), ["dead-basis"]),
        (evolve(LAWFUL, basis="甲省条例"), []),
    ],
)
def test_what_a_rank_may_create_is_checked(facts: Item, found: list[str]) -> None:
    """二(一)1a."""
    seen = evolve(SEEN, registers=Registers([item("食品经营许可", facts)]))
    assert [f.code for f in roster_findings(seen)] == found


@pytest.mark.parametrize(("since", "found"), [("2025-11-20", []), ("2025-11-19", ["temporary-item-over"])])
def test_a_temporary_licence_lasts_a_year(since: str, found: list[str]) -> None:
    seen = evolve(SEEN, registers=Registers([item("临时许可", evolve(LAWFUL, rank=Basis.PROVINCIAL_RULE), since)]))
    assert [f.code for f in roster_findings(seen)] == found


def test_items_of_the_past_are_left_alone() -> None:
    seen = evolve(SEEN, registers=Registers([item("旧项目", Item(Kind.LICENCE), until="2025-12-31")]))
    assert not list(roster_findings(seen))


def applied(name: str | None, registers: Registers | None) -> Judged:
    facts = Application(item=name)
    way = (step("申请", "2026-09-14", facts=facts), step("受理", "2026-09-16", facts=facts))
    return told("licensing", *way, step("不予", "2026-10-12"), registers=registers)


def test_a_licence_is_handled_under_an_item_in_force_by_the_body_that_runs_it() -> None:
    """二(一)1b."""
    kept = Registers(
        [
            item("食品经营许可", LAWFUL),
            item("旧项目", LAWFUL, until="2026-09-15"),
            item("乙局项目", evolve(LAWFUL, body="o2")),
            item("某项处罚", evolve(LAWFUL, kind=Kind.PENALTY)),
        ]
    )
    assert not applied("食品经营许可", kept).findings
    assert codes(applied("旧项目", kept)) == ["item-unlisted"]
    assert codes(applied("某项处罚", kept)) == ["item-unlisted"]
    assert codes(applied("乙局项目", kept)) == ["wrong-body"]
    assert not applied(None, kept).findings
    assert not applied("旧项目", None).findings


CATALOGUE = Registers(
    [
        item("甲", evolve(LAWFUL, steps=8), until="2026-05-31"),
        item("甲", evolve(LAWFUL, steps=5), since="2026-06-01"),
        item("乙", LAWFUL, until="2026-05-31"),
        item("丙", LAWFUL, until="2026-05-31"),
        item("丙", evolve(LAWFUL, body="t1", steps=7), since="2026-06-01"),
        item("丁", LAWFUL, until="2026-05-31"),
        item("戊", evolve(LAWFUL, merges=("丁",)), since="2026-06-01"),
        item("己", LAWFUL),
    ]
)


def test_a_campaign_as_versions_of_the_catalogue() -> None:
    """二(一)1i: kept, cancelled, delegated, merged; steps cut."""
    assert diff(CATALOGUE, day("2026-05-31"), day("2026-06-01")) == Diff(
        kept=("己", "甲"), cancelled=("乙",), delegated=("丙",), merged=("丁",), added=("戊",), steps_cut=4
    )
    assert diff(Registers(), day("2026-05-31"), day("2026-06-01")) == Diff()


CAMPAIGN = (
    step("启动清理", "2026-03-02"),
    step("提出清理意见", "2026-04-01"),
    step("听取意见", "2026-04-15"),
    step("审核", "2026-04-30"),
)


def campaign(facts: Facts, registers: Registers | None = CATALOGUE, published: str = "2026-06-08") -> Judged:
    decided = step("政府决定", "2026-05-19", facts=facts)
    return told("item-cleanup", *CAMPAIGN, decided, step("公布目录", published), registers=registers)


def test_a_campaign_publishes_in_time_what_the_catalogue_bears_out() -> None:
    version = Version(day("2026-06-01"), kept=2, cancelled=1, delegated=1, merged=1)
    assert not campaign(version).findings
    assert codes(campaign(evolve(version, cancelled=2))) == ["catalogue-mismatch"]
    assert not campaign(Version(day("2026-06-01"), kept=2)).findings
    assert not campaign(Version(kept=9)).findings
    assert not campaign(evolve(version, kept=9), None).findings
    assert not campaign(None).findings
    assert faults(campaign(version, published="2026-06-09")) == {("late", "publish_catalogue", "2026-06-08", 1)}


def test_nothing_is_decided_without_hearing_those_concerned() -> None:
    decided = step("政府决定", "2026-05-19")
    hasty = told("item-cleanup", *CAMPAIGN[:2], CAMPAIGN[3], decided, step("公布目录", "2026-06-01"))
    assert codes(hasty) == ["missing-step"]


def test_items_are_evaluated_by_their_cycle_and_what_is_not_needed_is_reported() -> None:
    """二(一)1h."""
    run = step("实施许可项目", "2023-01-09")
    done = step("评价许可项目", "2026-01-09", facts=Evaluation(needed=True))
    assert not told("item-evaluation", run, done).findings
    late = told("item-evaluation", run, evolve(done, day=day("2026-01-12")))
    assert faults(late) == {("late", "evaluate_item", "2026-01-09", 3)}
    needless = evolve(done, facts=Evaluation(needed=False))
    assert codes(told("item-evaluation", run, needless)) == ["evaluation-unreported"]
    assert not told("item-evaluation", run, needless, step("报告设定机关", "2026-01-12")).findings


ACCEPTED = (step("申请", "2026-09-14"), step("受理", "2026-09-16"))
END = (step("不予", "2026-10-12"),)


@pytest.mark.parametrize(
    ("name", "facts", "found"),
    [
        ("核查", OnSite(2, certificate_shown=True), []),
        ("核查", OnSite(1), ["too-few-officers"]),
        ("核查", OnSite(2, certificate_shown=False), ["certificate-not-shown"]),
        ("指派核查", OnSite(1), ["too-few-officers"]),
    ],
)
def test_two_officers_on_site(name: str, facts: Facts, found: list[str]) -> None:
    """二(一)1c."""
    assert codes(told("licensing", *ACCEPTED, step(name, "2026-09-20", facts=facts), *END)) == found


FEES = Registers(
    [
        Entry("1", "fee-items", "登记费", facts=FeeItem("行政事业性收费", "甲法", "法律", 100)),
        Entry("2", "fee-items", "工本费", facts=FeeItem("行政事业性收费", "乙办法", "部门规章")),
        Entry("3", "fee-items", "检验费", facts=FeeItem("行政事业性收费", "丙条例")),
    ]
)


@pytest.mark.parametrize(
    ("charge", "found"),
    [
        (Charge("登记费", 100, receipt=True), []),
        (Charge("登记费", 101), ["fee-too-high"]),
        (Charge("工本费", 5), ["fee-unlawful-rank"]),
        (Charge("检验费", 5), []),
        (Charge("管理费", 5), ["fee-unlisted"]),
        (Charge("登记费", 100, receipt=False), ["no-receipt"]),
        (Charge(), []),
    ],
)
def test_fees_against_their_basis(charge: Charge, found: list[str]) -> None:
    """二(一)1f."""
    charged = step("收费", "2026-09-20", facts=charge)
    result = told("licensing", *ACCEPTED, charged, *END, registers=FEES)
    assert codes(result) == found
    assert all(finding.citation is not None for finding in result.findings)


def test_supervision_is_free_heard_and_based_on_law() -> None:
    seen = step("监督检查", "2026-03-02", facts=Inspection(charged=False))
    heard = step("听取陈述申辩", "2026-03-09")
    revoked = step("撤销许可", "2026-03-16", facts=Ending("行政许可法第六十九条"))
    assert not told("licence-supervision", seen, heard, revoked).findings
    assert codes(told("licence-supervision", evolve(seen, facts=Inspection(charged=True)))) == ["fee-unlisted"]
    assert codes(told("licence-supervision", seen, revoked)) == ["missing-step"]
    for name in ("撤销许可", "撤回许可", "注销许可"):
        bare = step(name, "2026-03-16", facts=Ending())
        assert codes(told("licence-supervision", seen, heard, bare)) == ["no-basis"]


FAULT = (
    step("发现过错", "2026-03-02"),
    step("立案调查", "2026-03-09"),
    step("听取陈述申辩", "2026-04-01"),
    step("认定过错", "2026-04-08", facts=Fault(Grade.SERIOUS)),
    step("处理决定", "2026-05-08", facts=Decision("上级行政机关")),
    step("送达", "2026-05-11"),
)


def test_a_fault_is_graded_and_decided_by_the_body_above() -> None:
    """二(一)1j."""
    assert not told("licensing-liability", *FAULT).findings
    late = told("licensing-liability", *FAULT[:4], evolve(FAULT[4], day=day("2026-05-11")))
    assert faults(late) == {("late", "decide_licensing_fault", "2026-05-08", 3)}
    ungraded = (*FAULT[:3], evolve(FAULT[3], facts=Fault()), *FAULT[4:])
    assert codes(told("licensing-liability", *ungraded)) == ["no-grade"]
    own = (*FAULT[:4], evolve(FAULT[4], facts=Decision("本机关")), FAULT[5])
    assert codes(told("licensing-liability", *own)) == ["wrong-body"]
    assert codes(told("licensing-liability", *FAULT[:2], *FAULT[3:])) == ["missing-step"]
