"""Licences under supervision, and the yearly duties of the first group of clauses: what is wrong beyond the days."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.procedure.facts import Term
from lawadmin.records.events import Event, Facts
from lawadmin.regimes.functions.associations import Checked
from lawadmin.regimes.functions.budget import Balance
from lawadmin.regimes.functions.coverage import Figures
from lawadmin.regimes.functions.debt import Report
from lawadmin.regimes.functions.legal_aid import Openness
from lawadmin.regimes.functions.licensing import Application, OnSite
from lawadmin.regimes.functions.licensing_duties import Order
from lawadmin.regimes.functions.preparedness import Drill
from lawadmin.regimes.functions.treasury import Reconciliation
from telling import day, dues, national, record, step, story

SEEN = national().at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


@pytest.mark.clause("2.1.1")
@pytest.mark.parametrize(
    ("application", "limit", "taken"),
    [
        (Application(out_of_scope=True), "refuse_at_once", "不予受理"),
        (Application(on_the_spot=True), "decide_on_spot", "准予"),
        (Application(registration=True), "register_on_spot", "准予"),
    ],
)
def test_what_can_be_done_at_once_is_asked_for_at_once(application: Application, limit: str, taken: str) -> None:
    """二(一)1b, 1c."""
    applied = step("申请", "2026-03-02", facts=application)
    assert dues(told("licensing", applied))[f"{limit}@e1"] == "Unnumbered open"
    accepted = (step("受理", "2026-03-02"),) if taken == "准予" else ()
    assert dues(told("licensing", applied, *accepted, step(taken, "2026-03-02")))[f"{limit}@e1"] == "Unnumbered met"
    assert f"{limit}@e1" not in dues(told("licensing", evolve(applied, facts=None)))


@pytest.mark.clause("2.1.1")
def test_a_test_that_needs_no_analysis_is_decided_on_at_once() -> None:
    way = (step("申请", "2026-03-02"), step("受理", "2026-03-03"))
    assigned = step("指派核查", "2026-03-05", facts=OnSite(officers=2, no_analysis=True))
    decided = told("licensing", *way, assigned, step("准予", "2026-03-05"))
    assert dues(decided)["decide_after_test@e3"] == "Unnumbered met"


INSPECTED = step("监督检查", "2026-02-24")


@pytest.mark.clause("2.1.1")
@pytest.mark.parametrize(("ordered", "limit"), [("责令限期改正", "mend_use"), ("责令限期改正普遍服务", "mend_service")])
def test_a_holder_mends_in_the_term_set(ordered: str, limit: str) -> None:
    """Thirty days after 2026-03-02 end on 04-01; were they working days, with 04-04 to 04-06 off, on 04-14."""
    order = step(ordered, "2026-03-02", facts=Order(term=30))
    result = told("licence-supervision", INSPECTED, order, step("改正", "2026-04-01"))
    assert dues(result) == {f"{limit}@e2": "2026-04-01..2026-04-14 met"}
    assert not result.findings


@pytest.mark.clause("2.1.1")
@pytest.mark.parametrize(
    ("found", "begun", "limit"),
    [
        ("认定隐瞒或者虚假", "2025-03-10", "reapply_after_concealment"),
        ("认定骗取", "2023-03-10", "reapply_after_fraud"),
    ],
)
def test_who_deceived_waits_where_safety_is_at_stake(found: str, begun: str, limit: str) -> None:
    """One year, or three, end on 2026-03-10; the day after is free."""
    way = (step("监督检查", begun), step(found, begun, facts=Order(safety=True)))
    hasty = told("licence-supervision", *way, step("受理再次申请", "2026-03-10"))
    assert {(f.code, f.limit) for f in hasty.findings} == {("too-early", f"administrative-licensing-act/{limit}")}
    assert not told("licence-supervision", *way, step("受理再次申请", "2026-03-11")).findings
    plain = (way[0], evolve(way[1], facts=Order(safety=False)))
    assert not told("licence-supervision", *plain, step("受理再次申请", "2026-03-10")).findings


BEGUN = step("成立", "2026-01-05")
WRONG = (
    pytest.param("association-separation", "检查脱钩情况", Checked(2, ordered=False), "ties-left", id="2.1.2"),
    pytest.param("debt-reports", "报告政府债务", Report(true=False), "false-report", id="2.1.4-false"),
    pytest.param("debt-reports", "报告政府债务", Report(repayment_told=False), "report-incomplete", id="2.1.4-part"),
    pytest.param("treasury", "按年对账", Reconciliation(100, 90), "not-reconciled", id="2.1.4-year"),
    pytest.param("treasury", "对账", Reconciliation(100, 90), "not-reconciled", id="2.1.4-fines"),
    pytest.param("coverage", "公布覆盖情况", Figures(true=False), "false-report", id="2.1.5-coverage"),
    pytest.param("legal-aid-quality", "公布法律援助情况", Openness(cases=False), "published-in-part", id="2.1.5-aid"),
    pytest.param("emergency-preparedness", "应急演练", Drill(judged=False), "drill-not-judged", id="2.1.6"),
)
RIGHT = (
    pytest.param("association-separation", "检查脱钩情况", Checked(2, ordered=True), id="2.1.2"),
    pytest.param("association-separation", "检查脱钩情况", Checked(0, ordered=False), id="2.1.2-none"),
    pytest.param("debt-reports", "报告政府债务", Report(true=True, repayment_told=True), id="2.1.4-debt"),
    pytest.param("treasury", "按年对账", Reconciliation(100, 100), id="2.1.4-year"),
    pytest.param("coverage", "公布覆盖情况", Figures(true=True), id="2.1.5-coverage"),
    pytest.param("legal-aid-quality", "公布法律援助情况", Openness(funds=True, quality=True), id="2.1.5-aid"),
    pytest.param("emergency-preparedness", "应急演练", Drill(judged=True), id="2.1.6"),
)


@pytest.mark.clause("2.1.2", "2.1.4", "2.1.5", "2.1.6")
@pytest.mark.parametrize(("procedure", "name", "facts", "code"), WRONG)
def test_a_yearly_duty_done_badly_is_found(procedure: str, name: str, facts: Facts, code: str) -> None:
    found = told(procedure, BEGUN, step(name, "2026-03-02", facts=facts)).findings
    assert {f.code for f in found if f.subject == name} == {code}


@pytest.mark.clause("2.1.2", "2.1.4", "2.1.5", "2.1.6")
@pytest.mark.parametrize(("procedure", "name", "facts"), RIGHT)
def test_a_yearly_duty_done_well_has_no_finding_of_its_own(procedure: str, name: str, facts: Facts) -> None:
    found = told(procedure, BEGUN, step(name, "2026-03-02", facts=facts)).findings
    assert not [f for f in found if f.subject == name]


@pytest.mark.clause("2.1.4")
@pytest.mark.parametrize(("spending", "found"), [(101, {"deficit"}), (100, set())])
def test_a_township_does_not_plan_a_deficit(spending: int, found: set[str]) -> None:
    approved = step("批准预算", "2026-01-12", facts=Balance(income=100, spending=spending))
    result = told("township-budget", approved, step("乡镇预算备案", "2026-01-13"))
    assert {f.code for f in result.findings} == found


@pytest.mark.clause("2.1.4", "2.1.5")
@pytest.mark.parametrize(
    ("procedure", "begun", "done", "limit"),
    [
        ("treasury", "发现执行问题", "采取处理措施", "deal_with_problems"),
        ("treasury", "执行上级决定", "上报执行结果", "report_outcome"),
        ("treasury", "上级政府要求提供资料", "提供资料", "supply_information"),
        ("labour-inspection", "群体性事件发生", "处理群体性事件", "handle_mass_incident"),
    ],
)
def test_what_is_to_be_done_promptly_stays_open_until_done(procedure: str, begun: str, done: str, limit: str) -> None:
    first = (step("成立", "2026-06-01"),) if procedure == "treasury" else ()
    waiting = dues(told(procedure, *first, step(begun, "2026-06-02")))
    met = told(procedure, *first, step(begun, "2026-06-02"), step(done, "2026-06-03"))
    [key] = [key for key in waiting if key.startswith(f"{limit}@")]
    assert (waiting[key], dues(met)[key]) == ("Unnumbered open", "Unnumbered met")
    assert {f.code for f in told(procedure, *first, step(done, "2026-06-03")).findings} == {"missing-step"}


@pytest.mark.clause("2.1.5")
def test_a_legal_aid_body_mends_in_the_term_set() -> None:
    """Fifteen days after Monday 2026-03-02 end on Tuesday 03-17."""
    ordered = step("责令限期改正", "2026-03-02", facts=Term(term=15))
    late = told("legal-aid-quality", BEGUN, ordered, step("改正", "2026-03-18"))
    assert [(f.code, str(f.due), f.days_late) for f in late.findings] == [("late", "2026-03-17", 1)]
