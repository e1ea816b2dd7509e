"""Budget, adjustment and accounts, records in and findings out.

Days by hand: 日 is a natural day in the budget law; where the last day is off, both readings. 2026: 15–23 February off.
"""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.procedure.facts import Term
from lawadmin.records.events import Event, Facts
from lawadmin.regimes.functions.budget import Committee, Congress, DepartmentPublication, Proposal, Publication, Sum
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.4")

SEEN = national().at(day("2026-11-20"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


BEFORE = (
    step("部署编制预算", "2025-06-30"),
    step("编制预算草案", "2025-12-01"),
    step("人大会议通知", "2025-12-22", facts=Congress(day("2026-02-05"))),
    step("提交预算初步方案", "2026-01-05"),
    step("收到初步审查意见", "2026-01-16"),
    step("反馈处理情况", "2026-01-23"),
)
APPROVED = step("批准预算", "2026-02-06", facts=Sum(1_000))
AFTER = (
    step("预算备案", "2026-02-12"),
    step("批复部门预算", "2026-02-26", facts=Sum(700), about="甲局"),
    step("批复部门预算", "2026-02-26", facts=Sum(300), about="乙局"),
    step("公开预算决算", "2026-02-26", facts=Publication(explained=True, to_item=True)),
    step("下达一般性转移支付", "2026-03-06"),
    step("下达专项转移支付", "2026-04-07"),
)


def test_a_budget_on_its_last_days_has_no_finding() -> None:
    """二(一)4a."""
    result = told("budget", *BEFORE, APPROVED, *AFTER)
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert shown["preliminary"] == "2026-01-05..2026-01-06 met"
    assert shown["approve_departments"] == shown["publish"] == "2026-02-26 met"
    assert shown["release_general"] == "2026-03-08..2026-03-09 met"
    assert shown["release_special"] == "2026-04-07 met"


@pytest.mark.parametrize(
    ("place", "on", "found"),
    [
        (7, "2026-03-10", ("late", "release_general", "2026-03-09", 1)),
        (8, "2026-04-08", ("late", "release_special", "2026-04-07", 1)),
        (6, "2026-02-27", ("late", "publish", "2026-02-26", 1)),
    ],
)
def test_each_release_too_late_is_found(place: int, on: str, found: tuple[str, str, str, int]) -> None:
    events = list(AFTER)
    events[place - 3] = evolve(events[place - 3], day=day(on))
    ordered = sorted(events, key=lambda event: event.day)
    assert faults(told("budget", *BEFORE, APPROVED, *ordered)) == {found}


def test_a_draft_comes_thirty_days_before_the_congress() -> None:
    late = (*BEFORE[:3], step("提交预算初步方案", "2026-01-07"), *BEFORE[4:])
    assert faults(told("budget", *late, APPROVED, *AFTER)) == {("short-notice", "preliminary", "2026-01-06", 1)}


def test_nothing_is_released_before_the_approval_or_beyond_it() -> None:
    assert codes(told("budget", *BEFORE, step("批复部门预算", "2026-02-02"), APPROVED, *AFTER)) == ["missing-step"]
    more = step("批复部门预算", "2026-02-26", facts=Sum(1), about="丙局")
    assert codes(told("budget", *BEFORE, APPROVED, *AFTER[:3], more, *AFTER[3:])) == ["over-budget"]
    unknown = evolve(APPROVED, facts=Sum())
    assert not told("budget", *BEFORE, unknown, *AFTER[:3], evolve(more, facts=Sum()), *AFTER[3:]).findings


@pytest.mark.parametrize("facts", [Publication(explained=False), Publication(to_item=False)])
def test_a_budget_is_published_whole(facts: Facts) -> None:
    published = evolve(AFTER[3], facts=facts)
    assert codes(told("budget", *BEFORE, APPROVED, *AFTER[:3], published, *AFTER[4:])) == ["published-in-part"]


DEPARTMENT = (
    step("批复部门预算", "2026-02-26", facts=Sum(700), about="甲局"),
    step("收到部门预算批复", "2026-03-02", about="甲局"),
    step("批复单位预算", "2026-03-17", facts=Sum(500, 700), about="甲局"),
    step("部门公开", "2026-03-18", facts=DepartmentPublication(explained=True), about="甲局"),
    step("单位公开", "2026-04-03", about="甲局"),
)


def test_a_department_releases_in_fifteen_and_publishes_in_twenty_days() -> None:
    result = told("department-budget", *DEPARTMENT)
    assert not result.findings
    assert dues(result) == {
        "approve_units@e2": "2026-03-17 met",
        "publish_department@e1": "2026-03-18 met",
        "publish_unit@e3": "2026-04-06..2026-04-07 met",
    }
    late = told("department-budget", *DEPARTMENT[:2], evolve(DEPARTMENT[2], day=day("2026-03-18")), DEPARTMENT[3])
    assert ("late", "approve_units", "2026-03-17", 1) in faults(late)
    unpublished = told("department-budget", *DEPARTMENT[:3], DEPARTMENT[4])
    assert faults(unpublished) == {("overdue", "publish_department", "2026-03-18", 247)}


def test_a_department_keeps_to_what_was_released_and_publishes_whole() -> None:
    over = (*DEPARTMENT[:2], evolve(DEPARTMENT[2], facts=Sum(701, 700)), *DEPARTMENT[3:])
    assert codes(told("department-budget", *over)) == ["over-budget"]
    vague = (*DEPARTMENT[:3], evolve(DEPARTMENT[3], facts=DepartmentPublication(to_item=False)), DEPARTMENT[4])
    assert codes(told("department-budget", *vague)) == ["published-in-part"]


def test_the_accounts_of_a_department_come_in_the_term_set() -> None:
    called = step("部署编制决算", "2026-01-12", facts=Term(term=30), about="甲局")
    late = told("department-budget", called, step("报送部门决算草案", "2026-02-12", about="甲局"))
    assert {f.due for f in late.findings} == {day("2026-02-11")}
    assert not told("department-budget", called, step("报送部门决算草案", "2026-02-11", about="甲局")).findings


def test_statements_come_in_the_term_set_and_a_township_files_its_accounts_in_thirty_days() -> None:
    term = step("财政部门规定期限", "2026-04-01", facts=Term(term=12))
    assert not told("department-budget", term, step("报送收支报表", "2026-04-13")).findings
    late = told("department-budget", term, step("报送收支报表", "2026-04-14"))
    assert faults(late) == {("late", "department_statement", "2026-04-13", 1)}
    approved = step("批准决算", "2026-07-14")
    assert not told("township-budget", approved, step("乡镇决算备案", "2026-08-13")).findings
    assert faults(told("township-budget", approved, step("乡镇决算备案", "2026-08-14"))) == {
        ("late", "file_township_accounts", "2026-08-13", 1)
    }


ADJUSTED = (
    step("常委会会议通知", "2026-07-20", facts=Committee(day("2026-08-27"))),
    step("送交预算调整初步方案", "2026-07-27", facts=Proposal("灾后重建", 100)),
    step("批准预算调整", "2026-08-28"),
    step("公开预算决算", "2026-09-17", facts=Publication(explained=True)),
    step("预算调整备案", "2026-09-17"),
)


def test_an_adjustment_is_approved_before_it_is_spent() -> None:
    assert not told("budget-adjustment", *ADJUSTED, step("按调整支出", "2026-09-18")).findings
    early = told("budget-adjustment", *ADJUSTED[:2], step("按调整支出", "2026-08-03"), *ADJUSTED[2:])
    assert codes(early) == ["missing-step"]
    silent = told("budget-adjustment", ADJUSTED[0], evolve(ADJUSTED[1], facts=Proposal(amount=1)), *ADJUSTED[2:])
    assert codes(silent) == ["no-grounds"]
    vague = told("budget-adjustment", *ADJUSTED[:3], evolve(ADJUSTED[3], facts=Publication(explained=False)))
    assert codes(vague) == ["published-in-part"]
    late = told("budget-adjustment", *ADJUSTED[:3], evolve(ADJUSTED[3], day=day("2026-09-18")))
    assert faults(late) == {("late", "publish_adjustment", "2026-09-17", 1)}


ACCOUNTS = (
    step("预算年度终了", "2025-12-31", facts=Term(term=90)),
    step("编制决算草案", "2026-03-30"),
    step("报送审计", "2026-04-01"),
    step("审计", "2026-05-29"),
    step("政府审定", "2026-06-08"),
    step("常委会会议通知", "2026-06-10", facts=Committee(day("2026-07-30"))),
    step("提交决算草案", "2026-06-29"),
    step("批准决算", "2026-07-31"),
    step("批复部门决算", "2026-08-20"),
    step("公开预算决算", "2026-08-20", facts=Publication(explained=True)),
    step("决算报上一级备案", "2026-08-28"),
    step("决算报人大常委会备案", "2026-08-28"),
)


def test_accounts_are_audited_then_settled_then_approved() -> None:
    result = told("final-accounts", *ACCOUNTS)
    assert not result.findings
    shown = {key.partition("@")[0]: due for key, due in dues(result).items()}
    assert shown["draft_accounts"] == "2026-03-31 met"
    assert shown["accounts"] == "2026-06-29..2026-06-30 met"
    assert shown["publish_accounts"] == shown["approve_department_accounts"] == "2026-08-20 met"
    assert shown["file_accounts_up"] == "2026-08-30..2026-08-31 met"
    unaudited = (*ACCOUNTS[:3], *ACCOUNTS[4:])
    assert {(f.code, f.subject) for f in told("final-accounts", *unaudited).findings} == {("missing-step", "政府审定")}
    vague = (*ACCOUNTS[:9], evolve(ACCOUNTS[9], facts=Publication(to_item=False)), *ACCOUNTS[10:])
    assert codes(told("final-accounts", *vague)) == ["published-in-part"]
