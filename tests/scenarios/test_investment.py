"""Government investment, records in and findings out. Days counted by hand from the article and the notice of 2026."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event, Facts
from lawadmin.regimes.functions.investment import Accounts, Building, Estimate, Opinion, Proposal, Refusal, YearlyPlan
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.3")

PLAN = Statement(date(2020, 1, 1), {"publicise_project": 7})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-11-20"))

WEIGHTY = step("报送项目建议书", "2026-01-05", facts=Proposal(weighty=True))
BASE = (step("批准项目建议书", "2026-01-12"), step("报送可行性研究报告", "2026-01-19"))
ARGUED = {
    "中介服务机构评估": step("中介服务机构评估", "2026-01-26", facts=Opinion("甲咨询", True, False)),
    "公众参与": step("公众参与", "2026-01-27"),
    "专家评议": step("专家评议", "2026-01-28", facts=Opinion("张甲", True, False)),
    "风险评估": step("风险评估", "2026-01-29"),
}
SHOWN = (step("社会公示", "2026-02-02"), step("公示结束", "2026-02-09"))
APPROVED = (
    step("批准可行性研究报告", "2026-03-02", facts=Estimate(1_000_000)),
    step("报送初步设计", "2026-04-01"),
    step("批准初步设计", "2026-04-15", facts=Estimate(1_050_000)),
)
BUILT = (
    step("列入年度计划", "2026-04-20"),
    step("申请拨付", "2026-04-22"),
    step("拨付资金", "2026-04-27"),
    step("开工", "2026-05-06", facts=Building(True, False)),
    step("竣工验收合格", "2026-09-30"),
    step("竣工财务决算", "2026-10-30", facts=Accounts(1_000_000, 1_050_000)),
    step("后评价", "2026-11-10"),
    step("公开项目信息", "2026-11-12"),
)


def project(*events: Event) -> Judged:
    return story(SEEN, record("investment-project", *events))


def test_a_weighty_project_in_order_has_no_finding() -> None:
    """二(一)3a, 3b."""
    result = project(WEIGHTY, *BASE, *ARGUED.values(), *SHOWN, *APPROVED, *BUILT)
    assert not result.findings
    assert dues(result)["publicise_project@e8"] == "2026-02-09 met"


@pytest.mark.parametrize("left_out", ARGUED)
def test_a_weighty_project_needs_appraisal_public_experts_and_risk(left_out: str) -> None:
    argued = (event for name, event in ARGUED.items() if name != left_out)
    result = project(WEIGHTY, *BASE, *argued, *SHOWN, *APPROVED)
    assert [(f.code, f.subject, dict(f.fields)["names"]) for f in result.findings] == [
        ("missing-step", "批准可行性研究报告", (left_out,))
    ]
    citation = result.findings[0].citation
    assert citation is not None
    assert citation.article == "第十一条第三款"


def test_publicity_must_last_its_days_and_come_first() -> None:
    short = (SHOWN[0], step("公示结束", "2026-02-06"))
    assert faults(project(WEIGHTY, *BASE, *ARGUED.values(), *short, *APPROVED)) == {
        ("early", "publicise_project", "2026-02-09", None)
    }
    assert codes(project(WEIGHTY, *BASE, *ARGUED.values(), *APPROVED)) == ["missing-step"]


def test_papers_are_approved_one_after_the_other() -> None:
    plain = step("报送项目建议书", "2026-01-05")
    assert codes(project(plain, step("报送可行性研究报告", "2026-02-02"))) == ["missing-step"]
    simplified = (plain, step("同意简化程序", "2026-01-08"), step("报送可行性研究报告", "2026-02-02"))
    assert not project(*simplified).findings
    assert codes(project(plain, *BASE, step("开工", "2026-03-02"))) == ["missing-step"]


def test_a_design_far_above_the_estimate_must_be_reported() -> None:
    dear = step("批准初步设计", "2026-04-15", facts=Estimate(1_100_001))
    plain = step("报送项目建议书", "2026-01-05")
    way = (plain, *BASE, *APPROVED[:2])
    assert codes(project(*way, dear)) == ["excess-unreported"]
    assert not project(*way, step("报告概算超估算", "2026-04-08"), dear).findings
    assert not project(*way, step("批准初步设计", "2026-04-15", facts=Estimate(1_100_000))).findings
    assert not project(plain, *BASE, step("批准可行性研究报告", "2026-03-02"), APPROVED[1], dear).findings


@pytest.mark.parametrize(
    ("place", "facts", "found"),
    [
        (6, Opinion("张甲", signed=False), "unsigned-opinion"),
        (6, Opinion("张甲", signed=True, interested=True), "interested-expert"),
        (4, Opinion("甲咨询", interested=True), "interested-expert"),
        (16, Building(conditions_met=False), "conditions-unmet"),
        (16, Building(advanced_by_builder=True), "advanced-by-builder"),
        (18, Accounts(1_050_001, 1_050_000), "over-budget"),
    ],
)
def test_each_fault_alone_is_found(place: int, facts: Facts, found: str) -> None:
    events = [WEIGHTY, *BASE, *ARGUED.values(), *SHOWN, *APPROVED, *BUILT]
    index = place - 1
    events[index] = evolve(events[index], facts=facts)
    assert codes(project(*events)) == [found]


def test_a_refusal_says_why_and_ends_the_project() -> None:
    refused = (WEIGHTY, step("不予批准", "2026-01-12", facts=Refusal("不符合规划")), step("书面通知", "2026-01-13"))
    assert not project(*refused).findings
    assert codes(project(WEIGHTY, step("不予批准", "2026-01-12", facts=Refusal()))) == ["no-grounds"]
    assert codes(project(*refused, *BASE[1:])) == ["missing-step"]


def test_a_plan_of_the_year_within_the_budget() -> None:
    kept = (
        step("成立", "2025-01-02"),
        step("编制投资年度计划", "2025-03-03", facts=YearlyPlan(800, 800)),
        step("公开投资年度计划", "2025-03-10"),
    )
    result = story(SEEN, record("investment-plans", *kept))
    assert dues(result) == {
        "yearly_plan@2025-12-31": "2025-12-31 met",
        "yearly_plan@2026-12-31": "2026-12-31..2027-01-04 open",
    }
    assert not result.findings
    silent = story(SEEN, record("investment-plans", kept[0]))
    assert faults(silent) == {("overdue", "yearly_plan", "2025-12-31", 324)}
    dear = story(SEEN, record("investment-plans", kept[0], evolve(kept[1], facts=YearlyPlan(801, 800))))
    assert codes(dear) == ["over-budget"]
