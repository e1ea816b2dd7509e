"""Bodies that license and punish, establishment, associations: records in, findings out; days by hand."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, gather, roster_findings, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.procedure.facts import Term
from lawadmin.records.events import Event
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.timeline import Record
from lawadmin.regimes.enforcement import subjects
from lawadmin.regimes.functions.associations import Refusal, Ties
from lawadmin.regimes.functions.bodies import Body, Coordinating, Declaration, Outcome, Quota, Statistics, Verdict
from lawadmin.rules.snapshot import Snapshot
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.2")

PLAN = Statement(date(2020, 1, 1), {"publish_bodies": 30})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-11-20"))


def told(procedure: str, *events: Event, seen: Snapshot = SEEN) -> Judged:
    return story(seen, record(procedure, *events))


def kept(*entries: Entry) -> Snapshot:
    return evolve(SEEN, registers=Registers(entries))


def found(seen: Snapshot) -> list[tuple[str, str]]:
    return [(f.code, f.organ) for f in roster_findings(seen) if f.clause == "2.1.2"]


REVIEW = (
    step("启动清理", "2026-03-02"),
    step("申报主体", "2026-03-16", facts=Declaration("行政机关", "甲法第五条"), about="d1"),
    step("审核主体", "2026-04-01", about="d1"),
    step("政府决定", "2026-04-13", facts=Verdict(Outcome.CONFIRMED, "甲法第五条"), about="d1"),
    step("公布名单", "2026-05-13"),
)


def test_a_review_declares_examines_decides_and_publishes() -> None:
    """二(一)2a."""
    result = told("body-review", *REVIEW)
    assert dues(result) == {"publish_bodies@e4": "2026-05-13 met"}
    assert not result.findings
    late = told("body-review", *REVIEW[:4], step("公布名单", "2026-05-14"))
    assert faults(late) == {("late", "publish_bodies", "2026-05-13", 1)}
    assert codes(told("body-review", *REVIEW[:2], *REVIEW[3:])) == ["missing-step"]


def test_an_inner_office_is_no_body_and_a_decision_needs_a_basis() -> None:
    inner = (REVIEW[0], evolve(REVIEW[1], facts=Declaration("内设机构", "三定方案")), *REVIEW[2:])
    assert codes(told("body-review", *inner)) == ["not-a-body"]
    bare = (*REVIEW[:3], evolve(REVIEW[3], facts=Verdict(Outcome.CONFIRMED)), REVIEW[4])
    assert codes(told("body-review", *bare)) == ["no-basis"]


def test_bodies_on_the_registers_rest_on_a_basis() -> None:
    entries = (
        Entry("1", "licensing-bodies", "d1", facts=Body("行政机关", "甲法")),
        Entry("2", "licensing-bodies", "d2", facts=Body("行政机关")),
        Entry("3", "licensing-bodies", "d3", until=date(2025, 1, 1), facts=Body()),
        Entry("4", "enforcement-bodies", "d4", facts=subjects.Body()),
        Entry("5", "enforcement-bodies", "d5"),
        Entry("6", "licensing-bodies", "d6", facts=Body("行政机关", delegated_by="d1")),
    )
    assert found(kept(*entries)) == [("body-without-basis", "d2"), ("body-without-basis", "d4")]


def test_only_a_licensing_body_handles_licences() -> None:
    way = (step("申请", "2026-09-14"), step("受理", "2026-09-16"), step("不予", "2026-10-12"))
    listed = kept(Entry("1", "licensing-bodies", "o1", date(2020, 1, 1), facts=Body("行政机关", "甲法")))
    assert not told("licensing", *way, seen=listed).findings
    over = kept(Entry("1", "licensing-bodies", "o1", date(2020, 1, 1), date(2026, 9, 13), Body("行政机关", "甲法")))
    assert [(f.code, f.clause) for f in told("licensing", *way, seen=over).findings] == [
        ("not-a-licensing-body", "2.1.2")
    ]
    assert not told("licensing", *way).findings
    assert not told("licensing", seen=over).findings


def test_a_cancelled_body_leaves_the_registers() -> None:
    def left(told_of: Record, *entries: Entry) -> list[str]:
        seen = kept(*entries)
        rows = list(gather(seen, seen.timeline(told_of)))
        return [f.subject for f in settle(seen, rows) if f.code == "cancelled-body-kept"]

    cancelled = record(
        "body-review", step("政府决定", "2026-04-13", facts=Verdict(Outcome.CANCELLED, "甲法"), about="d1")
    )
    still = Entry("1", "licensing-bodies", "d1", facts=Body("行政机关", "甲法"))
    assert left(cancelled, still) == ["licensing-bodies/d1"]
    assert left(cancelled, evolve(still, until=date(2026, 4, 13))) == []
    assert left(record("body-review", *REVIEW), still) == []
    assert left(record("petition", step("收到", "2026-04-13")), still) == []


def test_organs_change_by_leave_and_statistics_go_up_every_year() -> None:
    """二(一)2b."""
    begun = step("成立", "2025-01-02")
    year = step("提交年度统计资料", "2025-12-30", facts=Statistics(true=True))
    way = (
        step("提出机构编制方案", "2026-02-02"),
        step("上级编制机关审核", "2026-03-02"),
        step("上一级政府批准", "2026-04-01"),
    )
    assert not told("establishment", begun, year, *way, step("调整机构编制", "2026-04-08")).findings
    assert codes(told("establishment", begun, year, *way[:2], step("调整机构编制", "2026-04-08"))) == ["missing-step"]
    assert faults(told("establishment", begun)) == {("overdue", "yearly_statistics", "2025-12-31", 324)}
    assert codes(told("establishment", begun, evolve(year, facts=Statistics(true=False)))) == ["false-report"]


def test_a_body_set_up_for_a_time_has_no_office_and_a_breach_is_mended_by_the_day_set() -> None:
    begun = (step("成立", "2026-01-05"),)
    office = step("设立议事协调机构", "2026-02-02", facts=Coordinating(60, own_office=True))
    assert codes(told("establishment", *begun, office, step("撤销议事协调机构", "2026-04-01"))) == ["own-office"]
    ordered = step("责令限期改正", "2026-03-02", facts=Term(30))
    assert not told("establishment", *begun, ordered, step("改正", "2026-04-01")).findings
    assert faults(told("establishment", *begun, ordered, step("改正", "2026-04-02"))) == {
        ("late", "mend", "2026-04-01", 1)
    }


@pytest.mark.parametrize(
    ("quota", "expected"),
    [
        (Quota(10, 10, 2, 2), []),
        (Quota(10, 11), ["overstaffed"]),
        (Quota(10, 8), []),
        (Quota(10, 7), ["understaffed"]),
        (Quota(10, 9, 2, 3), ["too-many-leaders"]),
        (Quota(), []),
    ],
)
def test_over_and_under_staffing(quota: Quota, expected: list[str]) -> None:
    entry = Entry("1", "establishment", "d1", date(2026, 1, 1), facts=quota)
    assert [code for code, _ in found(kept(entry))] == expected
    assert found(kept(evolve(entry, until=date(2026, 6, 30)))) == []


def test_an_association_registers_in_sixty_days_and_reports_every_year() -> None:
    """二(一)2c."""
    asked = (step("业务主管单位审查同意", "2025-02-05"), step("收到全部有效文件", "2025-03-03"))
    granted = (step("准予登记", "2025-05-02"), step("取得登记证书", "2025-05-06"), step("开展活动", "2025-06-03"))
    assert not told("association", *asked, *granted).findings
    late = told("association", *asked, step("准予登记", "2025-05-07"), *granted[2:])
    assert ("late", "decide", "2025-05-06", 1) in faults(late)
    refused = step("不予登记", "2025-04-01", facts=Refusal())
    assert codes(told("association", *asked, refused)) == ["no-grounds"]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (Ties("d1", office=False, staff=False, finance=False, officials=0), []),
        (Ties("d1", office=True), [("not-separated", "d1")]),
        (Ties("d1", staff=True), [("not-separated", "d1")]),
        (Ties("d1", finance=True), [("not-separated", "d1")]),
        (Ties(officials=1), [("not-separated", "")]),
    ],
)
def test_associations_are_apart_from_their_organs(ties: Ties, expected: list[tuple[str, str]]) -> None:
    entry = Entry("1", "associations", "某某协会", date(2020, 1, 1), facts=ties)
    assert found(kept(entry)) == expected
    assert found(kept(evolve(entry, until=date(2025, 1, 1)))) == []


def test_separation_is_checked_every_year() -> None:
    begun = step("成立", "2025-01-02")
    assert not told("association-separation", begun, step("检查脱钩情况", "2025-12-30")).findings
    assert faults(told("association-separation", begun)) == {("overdue", "check_separation", "2025-12-31", 324)}
