"""Labour inspection, labour arbitration and coverage, records in and findings out; days counted by hand.

2026: 4–6 April off, 1–5 May off, 9 May worked, 19 June off.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, roster_findings
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.procedure.facts import Term
from lawadmin.records.events import Event, Facts
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.functions.coverage import Covered, rates
from lawadmin.regimes.functions.labour import Award, HearingNotice, Inspection, Panel
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.5")

PLAN = Statement(date(2020, 1, 1))
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-11-20"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


FILED = (step("投诉", "2026-02-26"), step("立案", "2026-03-02"))
INSPECTED = step("调查检查", "2026-03-16", facts=Inspection(2, certificate_shown=True, interested=False))
DONE = (step("调查终结", "2026-05-28"), step("听取陈述申辩", "2026-05-29"), step("行政处理决定", "2026-06-02"))


def test_an_inspection_ends_in_sixty_working_days() -> None:
    """二(一)5b: 60 working days, and 30 more."""
    result = told("labour-inspection", *FILED, INSPECTED, *DONE)
    assert not result.findings
    assert dues(result)["investigate@e2"] == "2026-05-28 met"
    late = (evolve(DONE[0], day=day("2026-05-29")), *DONE[1:])
    assert faults(told("labour-inspection", *FILED, INSPECTED, *late)) == {("late", "investigate", "2026-05-28", 1)}
    longer = (step("延长", "2026-05-28"), step("调查终结", "2026-07-10"))
    extended = told("labour-inspection", *FILED, INSPECTED, *longer, step("撤销立案", "2026-07-13"))
    assert dues(extended)["investigate@e2"] == "2026-07-10 met"
    assert not extended.findings


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (Inspection(officers=1), "too-few-officers"),
        (Inspection(certificate_shown=False), "certificate-not-shown"),
        (Inspection(interested=True), "not-recused"),
    ],
)
def test_two_inspectors_with_certificates_and_no_stake(facts: Facts, found: str) -> None:
    assert codes(told("labour-inspection", *FILED, evolve(INSPECTED, facts=facts), *DONE)) == [found]


def test_no_decision_without_hearing_the_employer() -> None:
    assert codes(told("labour-inspection", *FILED, INSPECTED, DONE[0], DONE[2])) == ["missing-step"]


def test_wages_owed_are_paid_in_the_term_set_or_a_surcharge_follows() -> None:
    ordered = step("责令限期支付", "2026-05-28", facts=Term(15), about="甲公司")
    early = told(
        "labour-inspection", *FILED, INSPECTED, DONE[0], ordered, step("责令加付赔偿金", "2026-06-10", about="甲公司")
    )
    assert "too-early" in codes(early)
    lapsed = (*DONE[:1], ordered, *DONE[1:], step("责令加付赔偿金", "2026-06-16", about="甲公司"))
    assert "too-early" not in codes(told("labour-inspection", *FILED, INSPECTED, *lapsed))
    paid = (DONE[0], ordered, *DONE[1:], step("支付", "2026-06-12", about="甲公司"))
    assert not told("labour-inspection", *FILED, INSPECTED, *paid).findings


DISPUTE = {
    "received": step("收到仲裁申请", "2026-03-04"),
    "accepted": step("受理", "2026-03-09"),
    "copy": step("送达申请书副本", "2026-03-13"),
    "copy-received": step("收到申请书副本", "2026-03-13"),
    "panel": step("组成仲裁庭", "2026-03-10", facts=Panel(3, interested=False)),
    "panel-told": step("通知仲裁庭组成", "2026-03-13"),
    "defence": step("收到答辩书", "2026-03-20"),
    "defence-sent": step("送达答辩书副本", "2026-03-25"),
    "notice": step("开庭通知", "2026-03-27", facts=HearingNotice(day("2026-04-10"))),
    "mediated": step("先行调解", "2026-04-10"),
    "failed": step("调解不成", "2026-04-10"),
    "heard": step("开庭", "2026-04-10"),
    "award": step("裁决", "2026-04-23", facts=Award(final=False, minority_recorded=True)),
    "award-received": step("收到裁决书", "2026-04-24", facts=Award(final=False), about="甲公司"),
}


def dispute(*more: Event, **changed: Event | None) -> Judged:
    kept = {name: event for name, event in {**DISPUTE, **changed}.items() if event is not None}
    return told("labour-arbitration", *sorted((*kept.values(), *more), key=lambda event: event.day))


def test_a_dispute_is_decided_in_forty_five_days() -> None:
    """二(一)5b."""
    result = dispute()
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert shown["accept"] == "2026-03-09 met"
    assert shown["send_copy"] == shown["tell_panel"] == "2026-03-14..2026-03-16 met"
    assert shown["send_defence"] == "2026-03-25 met"
    assert shown["award"] == "2026-04-23 met"
    assert [event.step for event in result.timeline if event.derived] == ["裁决书生效"]


@pytest.mark.parametrize(
    ("name", "on", "found"),
    [
        ("copy", "2026-03-17", ("late", "send_copy", "2026-03-16", 1)),
        ("panel-told", "2026-03-17", ("late", "tell_panel", "2026-03-16", 1)),
        ("defence-sent", "2026-03-26", ("late", "send_defence", "2026-03-25", 1)),
        ("notice", "2026-04-08", ("short-notice", "hearing_notice", "2026-04-05", 3)),
        ("award", "2026-04-24", ("late", "award", "2026-04-23", 1)),
    ],
)
def test_each_step_too_late_is_found(name: str, on: str, found: tuple[str, str, str, int]) -> None:
    shifted = {name: evolve(DISPUTE[name], day=day(on))}
    after = {"copy-received": step("收到申请书副本", "2026-03-17")} if name == "copy" else {}
    assert faults(dispute(**shifted, **after)) == {found}


def test_fifteen_days_more_with_leave() -> None:
    longer = dispute(
        step("延长", "2026-04-22"),
        award=evolve(DISPUTE["award"], day=day("2026-05-08")),
        **{"award-received": step("收到裁决书", "2026-05-09", about="甲公司")},
    )
    assert not longer.findings


def test_nobody_is_heard_without_notice_or_judged_without_mediation() -> None:
    assert codes(dispute(notice=None)) == ["missing-step"]
    assert codes(dispute(mediated=None, failed=None)) == ["missing-step"]
    settled = dispute(step("调解书", "2026-04-10"), failed=None, heard=None, award=None, **{"award-received": None})
    assert not settled.findings


@pytest.mark.parametrize(
    ("name", "facts", "found"),
    [
        ("panel", Panel(2), "bad-panel"),
        ("panel", Panel(1), "bad-panel"),
        ("panel", Panel(3, interested=True), "not-recused"),
        ("award", Award(minority_recorded=False), "dissent-unrecorded"),
    ],
)
def test_each_fault_alone_is_found(name: str, facts: Facts, found: str) -> None:
    assert codes(dispute(**{name: evolve(DISPUTE[name], facts=facts)})) == [found]


def test_one_arbitrator_may_decide_a_simple_case() -> None:
    assert not dispute(panel=evolve(DISPUTE["panel"], facts=Panel(1, simple=True))).findings


def test_silence_opens_the_way_to_court() -> None:
    silent = told("labour-arbitration", DISPUTE["received"], step("起诉", "2026-03-16"))
    assert faults(silent) == {("overdue", "accept", "2026-03-09", 256)}


def test_no_settlement_in_fifteen_days_is_nobodys_fault() -> None:
    """劳动争议调解仲裁法 第十四条第三款: after 17 March the parties may go to arbitration, no more."""
    asked = told("labour-arbitration", step("收到调解申请", "2026-03-02"))
    assert dues(asked)["mediate@e1"] == "2026-03-17 lapsed"
    assert not asked.findings
    assert not told("labour-arbitration", step("收到调解申请", "2026-03-02"), step("调解协议", "2026-03-18")).findings


def test_coverage_is_published_every_year() -> None:
    begun = step("成立", "2025-01-02")
    assert not told("coverage", begun, step("公布覆盖情况", "2025-12-31")).findings
    assert faults(told("coverage", begun)) == {("overdue", "report_coverage", "2025-12-31", 324)}


def covered(scheme: str, number: int | None, target: int | None = None) -> Entry:
    facts = Covered(number, 200, target)
    return Entry(scheme, "social-coverage", scheme, date(2025, 1, 1), date(2025, 12, 31), facts)


def test_rates_of_coverage_against_the_target() -> None:
    """二(一)5: indicators of the year."""
    entries = (
        covered("基本养老保险", 190, 95),
        covered("失业保险", 179, 90),
        covered("工伤保险", 10),
        covered("就业服务", None),
    )
    seen = evolve(SEEN, registers=Registers(entries))
    assert rates(seen, 2025) == {"基本养老保险": 0.95, "失业保险": 0.895, "工伤保险": 0.05}
    assert [(f.code, f.subject) for f in roster_findings(seen)] == [("coverage-short", "失业保险")]
