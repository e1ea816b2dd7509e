"""Oversight of open information, the data catalogue and services online, records in and findings out."""

from __future__ import annotations

import pytest

from lawadmin.findings import Judged
from lawadmin.procedure.facts import Term
from lawadmin.records.events import Event, Facts
from lawadmin.regimes.decisions.data import Asked, Collection, Listed
from lawadmin.regimes.decisions.disclosure import Answer, Answered, Assessed, Report
from lawadmin.regimes.decisions.services import Openness, Reply, Use
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.2.3")

SEEN = national().at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (Answered(Answer.DISCLOSED), []),
        (Answered(Answer.REFUSED, reason="属于国家秘密"), []),
        (Answered(Answer.REFUSED), ["no-grounds"]),
        (Answered(Answer.IN_PART, reason=""), ["no-grounds"]),
        (Answered(Answer.DISCLOSED, charged=True), ["disclosure-charged"]),
        (Answered(Answer.DISCLOSED, charged=True, excessive_requests=True), []),
    ],
)
def test_a_refusal_has_reasons_and_an_answer_is_free(answer: Answered, found: list[str]) -> None:
    """二(二)3b."""
    received = step("收到申请", "2026-03-02")
    assert codes(told("disclosure-request", received, step("答复", "2026-03-16", facts=answer))) == found


def test_the_report_of_the_government_is_published_by_the_end_of_march() -> None:
    """二(二)3a."""
    result = told("disclosure-oversight", step("成立", "2025-06-02"), step("公布年度报告", "2026-04-02"))
    assert dues(result)["annual_report_publish@2026-03-31"] == "2026-03-31 late"
    assert faults(result) == {("late", "annual_report_publish", "2026-03-31", 2)}


def test_the_government_assesses_with_the_public_and_its_report_is_whole() -> None:
    founded = step("成立", "2025-06-02")
    whole = Report(requests=True, disputes=True, problems=True)
    way = (step("考核评议", "2026-03-02", facts=Assessed(public_appraised=True)), step("培训", "2026-03-03"))
    assert not told("disclosure-oversight", founded, *way, step("公布年度报告", "2026-03-30", facts=whole)).findings
    alone = step("考核评议", "2026-03-02", facts=Assessed(public_appraised=False))
    short = step("公布年度报告", "2026-03-30", facts=Report(requests=True, disputes=False))
    assert codes(told("disclosure-oversight", founded, alone, short)) == ["no-public-appraisal", "report-incomplete"]


def test_a_department_reports_the_whole() -> None:
    report = step("提交年度报告", "2026-01-20", facts=Report(requests=True, disputes=True, problems=False))
    assert codes(told("disclosure-duty", step("成立", "2025-06-02"), report)) == ["report-incomplete"]


def test_a_complaint_against_a_utility_is_looked_into_and_answered() -> None:
    result = told("disclosure-oversight", step("收到申诉", "2026-03-02"), step("告知处理结果", "2026-03-20"))
    assert dues(result) == {"handle_complaint@e1": "Unnumbered met"}
    assert not result.findings


def test_the_catalogue_is_updated_in_ten_working_days_and_five_more() -> None:
    changed = step("目录变化", "2026-03-02")
    assert dues(told("data-catalogue", changed, step("报送更新目录", "2026-03-16"))) == {
        "update_catalogue@e1": "2026-03-16 met"
    }
    assert faults(told("data-catalogue", changed, step("报送更新目录", "2026-03-17"))) == {
        ("late", "update_catalogue", "2026-03-16", 1)
    }
    longer = told("data-catalogue", changed, step("延长", "2026-03-16"), step("报送更新目录", "2026-03-23"))
    assert dues(longer)["update_catalogue@e1"] == "2026-03-23 met"


def test_the_update_is_published_in_two_working_days() -> None:
    received = step("收到更新目录", "2026-03-13")
    assert faults(told("data-catalogue", received, step("发布目录", "2026-03-18"))) == {
        ("late", "review_catalogue", "2026-03-17", 1)
    }


def test_a_misuse_is_mended_in_the_term_set() -> None:
    urged = step("督促整改", "2026-03-02", facts=Term(term=15))
    assert dues(told("data-catalogue", urged, step("整改", "2026-03-17"))) == {"rectify@e1": "2026-03-17 met"}
    assert faults(told("data-catalogue", urged)) == {("overdue", "rectify", "2026-03-17", 105)}


@pytest.mark.parametrize(
    ("begun", "done"),
    [
        ("数据变化", "更新数据"),
        ("收集下级区域数据", "回流数据"),
        ("数据安全事件", "启动应急预案"),
        ("收到投诉举报", "处理投诉举报"),
    ],
)
def test_what_is_to_be_done_promptly_stays_open_until_done(begun: str, done: str) -> None:
    [waiting] = told("data-catalogue", step(begun, "2026-03-02")).obligations
    assert waiting.open
    [met] = told("data-catalogue", step(begun, "2026-03-02"), step(done, "2026-03-03")).obligations
    assert not met.open


CLOSED = Listed(Openness.CLOSED)
AGAIN = Asked(could_be_shared=True)


@pytest.mark.parametrize(
    ("procedure", "events", "code"),
    [
        (
            "data-catalogue",
            (step("目录变化", "2026-03-02"), step("报送更新目录", "2026-03-03", facts=CLOSED)),
            "no-basis",
        ),
        ("data-catalogue", (step("收集下级区域数据", "2026-03-02", facts=Collection(True)),), "collected-again"),
        (
            "online-service",
            (step("在线提交", "2026-03-02"), step("受理", "2026-03-03", facts=AGAIN)),
            "collected-again",
        ),
        (
            "online-service",
            (step("在线提交", "2026-03-02"), step("不予受理", "2026-03-03", facts=Asked(guide_published=False))),
            "guide-unpublished",
        ),
    ],
)
def test_each_fault_with_data_is_found_alone(procedure: str, events: tuple[Event, ...], code: str) -> None:
    assert codes(told(procedure, *events)) == [code]


@pytest.mark.parametrize(
    ("name", "facts", "code"),
    [
        ("答复共享申请", Reply(refused=True), "no-grounds"),
        ("形成使用记录", Use(beyond_purpose=True), "used-beyond-purpose"),
    ],
)
def test_data_are_refused_with_reasons_and_used_as_agreed(name: str, facts: Facts, code: str) -> None:
    way = (step("收到共享申请", "2026-03-02"), step("同意共享", "2026-03-03"), step("共享数据", "2026-03-04"))
    assert codes(told("data-sharing", *way, step(name, "2026-03-05", facts=facts))) == [code]


def test_a_service_online_shows_its_state_and_keeps_its_file() -> None:
    """二(二)3c."""
    way = (step("在线提交", "2026-03-02"), step("受理", "2026-03-03", facts=Asked(False, guide_published=True)))
    shown = step("公开办理进度", "2026-03-04")
    whole = told("online-service", *way, shown, step("办结", "2026-03-16"), step("电子归档", "2026-03-20"))
    assert dues(whole) == {"archive@e4": "Unnumbered met"}
    assert not whole.findings
    hidden = told("online-service", *way, step("办结", "2026-03-16"), step("电子归档", "2026-03-20"))
    assert faults(hidden) == {("missing-step", "办结", None, None)}
