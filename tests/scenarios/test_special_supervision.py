"""Audit, fiscal breaches, land, the commission's reviews and people's complaints, records in and findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.procedure.facts import Prolonged, Term
from lawadmin.records.events import Event
from lawadmin.regimes.supervision.audit import Field, Notice, Rectification, Team
from lawadmin.regimes.supervision.audit import Outcome as Proposal
from lawadmin.regimes.supervision.audit_duty import Handling, Order, Publication, Report, Returned
from lawadmin.regimes.supervision.audit_duty import Outcome as Transfer
from lawadmin.regimes.supervision.audit_duty import Team as Inspectors
from lawadmin.regimes.supervision.commission import Outcome as Decision
from lawadmin.regimes.supervision.complaints import Handling as Solved
from lawadmin.regimes.supervision.complaints import Looking, Recheck
from lawadmin.regimes.supervision.land import Approval, Contract, Emergency, Funds, Mending, Plan, Right, Use
from lawadmin.regimes.supervision.oversight import Focus
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.6.3", "2.6.4")

PLAN = Statement(date(2020, 1, 1))
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


AUDIT = (
    step("审计通知书", "2026-01-12", facts=Notice(day("2026-01-19"))),
    step("实施审计", "2026-01-19", facts=Team(officers=2, certificate_shown=True)),
)


@pytest.mark.parametrize(
    ("team", "code"),
    [(Team(officers=1), "too-few-officers"), (Team(2, certificate_shown=False), "certificate-not-shown")],
)
def test_two_auditors_come_and_show_who_they_are(team: Team, code: str) -> None:
    """审计法 第四十三条第二款."""
    assert not told("audit", *AUDIT).findings
    assert codes(told("audit", AUDIT[0], evolve(AUDIT[1], facts=team))) == [code]


def test_what_an_audit_orders_is_paid_back_in_the_term_set() -> None:
    """审计法 第四十九条 and 条例 第五十六条第二款: ten working days from 03-02 end on 03-16."""
    ordered = step("责令限期缴纳退还", "2026-03-02", facts=Term(term=10))
    assert not told("audit", *AUDIT, ordered, step("缴纳退还", "2026-03-16")).findings
    late = told("audit", *AUDIT, ordered, step("缴纳退还", "2026-03-17"))
    assert faults(late) == {("late", "pay_as_ordered", "2026-03-16", 1)}


def test_the_government_rules_on_an_audit_decision_in_sixty_days() -> None:
    """条例 第五十二条第四款: sixty days from 01-26 end 03-27, thirty more on Sunday 04-26, so 04-27."""
    way = (
        *AUDIT,
        step("收到审计组报告", "2026-01-20"),
        step("审计决定送达", "2026-01-22"),
        step("执行审计决定", "2026-01-23"),
        step("提请裁决", "2026-01-26"),
        step("收到裁决申请", "2026-01-26"),
    )
    reported = (*way[:3], step("书面意见", "2026-01-21"), *way[3:])
    assert not told("audit", *reported, step("裁决决定", "2026-03-27")).findings
    late = told("audit", *reported, step("裁决决定", "2026-03-30"))
    assert faults(late) == {("late", "rule", "2026-03-27", 3)}
    put_off = (*reported, step("延长裁决", "2026-03-20", facts=Prolonged(days=30)))
    assert not told("audit", *put_off, step("裁决决定", "2026-04-27")).findings


def test_an_auditors_proposal_is_decided_on() -> None:
    way = (*AUDIT, step("收到审计建议", "2026-03-02"))
    assert not told("audit", *way, step("处理决定", "2026-03-09", facts=Proposal("诫勉"))).findings
    assert codes(told("audit", *way, step("处理决定", "2026-03-09", facts=Proposal()))) == ["no-outcome"]


SPECIAL = (
    step("启动监督", "2026-03-02", facts=Field("土地使用权")),
    step("检查", "2026-03-09"),
    step("下发监督通知", "2026-03-16", facts=Field("土地使用权", mend_by=day("2026-04-30"))),
    step("整改反馈", "2026-04-29", facts=Rectification(items=3, mended=3)),
    step("回访", "2026-05-11"),
    step("销号", "2026-05-12"),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(SPECIAL[0], facts=Field()), "no-focus"),
        (evolve(SPECIAL[3], facts=Rectification(items=3, mended=2)), "mended-in-part"),
        (evolve(SPECIAL[3], day=day("2026-05-06")), "late"),
    ],
)
def test_special_supervision_ends_with_all_mended(wrong: Event, code: str) -> None:
    """二(六)3: notice, list of what to mend, follow-up."""
    assert not told("special-supervision", *SPECIAL).findings
    way = tuple(wrong if event.step == wrong.step else event for event in SPECIAL)
    assert codes(told("special-supervision", *way)) == [code]


OFFICE = (
    step("成立", "2025-01-06"),
    step("确定审计计划", "2025-03-03", about="甲公司"),
    step("告知被审计企业", "2025-03-12", about="甲公司"),
    step("收到举报", "2025-05-12"),
    step("处理举报", "2025-05-20", facts=Handling("已核查", disclosed=False)),
    step("审计工作报告", "2025-07-28", facts=Report(items=9, mended=9)),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(OFFICE[2], day=day("2025-03-13")), "late"),
        (evolve(OFFICE[4], facts=Handling()), "no-outcome"),
        (evolve(OFFICE[4], facts=Handling("已核查", disclosed=True)), "informer-betrayed"),
        (evolve(OFFICE[5], facts=Report(items=9, mended=7)), "report-incomplete"),
    ],
)
def test_the_audit_office_does_its_standing_work(wrong: Event, code: str) -> None:
    """审计法 第四条, 条例 第六条、第三十四条: planned on Monday 03-03, told by 03-12, seven working days on."""
    assert not told("audit-duty", *OFFICE).findings
    way = tuple(wrong if event.step == wrong.step else event for event in OFFICE)
    assert codes(told("audit-duty", *way)) == [code]


def test_a_listed_company_is_told_five_working_days_ahead() -> None:
    """条例 第三十三条第三款: published on Monday 2025-06-16; five whole working days before lie 06-09 to 06-13."""
    early = step("告知上市公司", "2025-06-06", facts=Publication(day("2025-06-16")), about="乙公司")
    assert not told("audit-duty", *OFFICE[:1], early, *OFFICE[1:]).findings
    late = evolve(early, day=day("2025-06-11"))
    assert codes(told("audit-duty", *OFFICE[:1], late, *OFFICE[1:])) == ["short-notice"]


BREACH = (
    step("开始调查", "2026-03-02", facts=Inspectors(2, certificate_shown=True)),
    step("先行登记保存", "2026-03-03", about="账册"),
    step("保存处理", "2026-03-10", about="账册"),
    step("责令限期退还", "2026-03-16", facts=Order(term=15)),
    step("退还", "2026-03-31", facts=Returned(owed=30_000, returned=30_000)),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(BREACH[0], facts=Inspectors(1)), "too-few-officers"),
        (evolve(BREACH[0], facts=Inspectors(2, certificate_shown=False)), "certificate-not-shown"),
        (evolve(BREACH[2], day=day("2026-03-11")), "late"),
        (evolve(BREACH[4], day=day("2026-04-01")), "late"),
        (evolve(BREACH[4], facts=Returned(owed=30_000, returned=20_000)), "returned-in-part"),
    ],
)
def test_a_fiscal_breach_is_mended_in_the_terms_set(wrong: Event, code: str) -> None:
    """处罚处分条例 第二十三条: seven days from 03-03 end 03-10; fifteen from 03-16 end 03-31."""
    assert not told("fiscal-breach", *BREACH).findings
    way = tuple(wrong if event.step == wrong.step else event for event in BREACH)
    assert codes(told("fiscal-breach", *way)) == [code]


def test_what_is_passed_on_is_dealt_with() -> None:
    way = (step("收到移送", "2026-03-02"), step("处理移送事项", "2026-03-16", facts=Transfer()))
    assert codes(told("fiscal-breach", *way)) == ["no-outcome"]


TAKING = (
    step("征收土地预公告", "2026-01-05"),
    step("开展现状调查", "2026-01-12"),
    step("社会稳定风险评估", "2026-01-14"),
    step("预公告结束", "2026-01-20"),
    step("公告补偿安置方案", "2026-01-21"),
    step("方案公告结束", "2026-02-24"),
    step("签订补偿安置协议", "2026-03-09"),
    step("申请征收土地", "2026-03-16"),
    step("费用到位", "2026-03-20", facts=Funds(owed=900_000, received=900_000)),
    step("收到批准文件", "2026-04-13"),
    step("征收土地公告", "2026-05-07"),
)


def taking(*wrong: Event, without: str = "") -> Judged:
    steps = {event.step: event for event in wrong}
    return told("land-taking", *(steps.get(e.step, e) for e in TAKING if e.step != without))


def test_land_is_taken_in_the_order_and_the_times_of_the_regulation() -> None:
    """实施条例 第二十六条至第三十一条: fifteen working days from 04-13 end on 05-07 (Labour Day 1 to 5 May)."""
    assert not taking().findings
    assert faults(taking(evolve(TAKING[10], day=day("2026-05-08")))) == {("late", "announce", "2026-05-07", 1)}
    assert codes(taking(evolve(TAKING[5], day=day("2026-02-13")))) == ["early"]
    assert codes(taking(without="社会稳定风险评估")) == ["missing-step"]
    assert codes(taking(evolve(TAKING[8], facts=Funds(owed=900_000, received=700_000)))) == ["funds-short"]


def test_a_plan_that_most_reject_goes_to_a_hearing() -> None:
    """第二十八条第三款."""
    objected = (*TAKING[:5], step("多数成员不同意方案", "2026-02-09"), *TAKING[5:])
    assert codes(told("land-taking", *objected)) == ["missing-step"]
    heard = (*TAKING[:6], step("多数成员不同意方案", "2026-02-24"), step("举行听证", "2026-03-02"), *TAKING[6:])
    assert not told("land-taking", *heard).findings


GRANT = (
    step("签订出让合同", "2026-03-02", facts=Contract(method="拍卖", term=60)),
    step("付清出让金", "2026-04-29"),
    step("提供土地", "2026-04-30"),
    step("取得土地使用权", "2026-05-11", facts=Right(Use.HOUSING, 70)),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(GRANT[0], facts=Contract(method="划拨", term=60)), "unlawful-way"),
        (evolve(GRANT[2], day=day("2026-05-11")), "late"),
    ],
)
def test_land_is_granted_in_a_lawful_way_and_handed_over(wrong: Event, code: str) -> None:
    """暂行条例 第十三条、第十五条: sixty days from 03-02 end on 05-01."""
    assert not told("land-grant", *GRANT).findings
    way = tuple(wrong if event.step == wrong.step else event for event in GRANT)
    assert codes(told("land-grant", *way)) == [code]


def test_temporary_land_is_given_back_in_two_years_and_bears_nothing_permanent() -> None:
    """实施条例 第二十条、第五十二条."""
    approved = step("批准临时用地", "2024-03-04", facts=Approval(valid_to=day("2026-03-03")))
    result = told("temporary-land", approved)
    assert dues(result)["temporary_use@e1"] == "2026-03-04 lapsed"
    back = told("temporary-land", approved, step("交还土地", "2026-03-02"), step("完成复垦", "2026-05-18"))
    assert not back.findings
    lasting = evolve(approved, facts=Approval(permanent=True))
    assert codes(told("temporary-land", lasting, step("交还土地", "2026-03-02"))) == ["permanent-on-temporary"]


def test_land_used_in_an_emergency_is_applied_for_in_six_months() -> None:
    """第二十一条: over on 2026-01-12, six months end on 07-12."""
    over = step("应急处置结束", "2026-01-12", facts=Emergency(permanent=True))
    assert dues(told("temporary-land", over))["apply_afterwards@e1"].endswith("open")
    assert "apply_afterwards@e1" not in dues(told("temporary-land", evolve(over, facts=Emergency())))


def test_the_land_office_mends_answers_and_hands_over() -> None:
    """第四十条、第四十六条、第五十八条、第六十三条、第六十四条."""
    begun = step("成立", "2026-01-05")
    answered = (step("收到出让出租方案", "2026-03-02", facts=Plan(faulty=True)), step("提出修改意见", "2026-03-09"))
    assert not told("land-duty", begun, *answered).findings
    late = told("land-duty", begun, answered[0], step("提出修改意见", "2026-03-10"))
    assert faults(late) == {("late", "answer_plan", "2026-03-09", 1)}
    mended = (step("收到督察意见书", "2026-03-02"), step("报告整改情况", "2026-04-13", facts=Mending(5, 3)))
    assert codes(told("land-duty", begun, *mended)) == ["mended-in-part"]
    taken = (step("没收", "2026-01-12"), step("移交没收财物", "2026-05-11"))
    assert {name for _, name, _, _ in faults(told("land-duty", begun, *taken))} == {"hand_over_confiscated"}
    ordered = (step("责令限期退还", "2026-03-02", facts=Term(term=30)), step("退还违法所得", "2026-04-02"))
    assert faults(told("land-duty", begun, *ordered)) == {("late", "return_land_gains", "2026-04-01", 1)}


def test_what_must_be_pulled_down_is_left_to_the_court() -> None:
    """第五十一条至第五十三条: fifteen days from 03-02 end 03-17; only a court enforces afterwards."""
    ordered = step("责令限期拆除永久性建筑物", "2026-03-02", facts=Term(term=15))
    result = told("land-order", ordered, step("申请法院强制执行", "2026-04-13"))
    assert dues(result)["demolish_temporary@e1"] == "2026-03-17 lapsed"
    by_itself = told("land-order", ordered, step("自行强制拆除", "2026-04-13"))
    assert not result.findings, "that the party did not pull it down is no fault of the organ"
    assert codes(by_itself) == ["wrong-body"]
    restored = step("责令限期改正", "2026-03-02", facts=Term(term=15))
    assert not told("land-order", restored, step("改正", "2026-03-16")).findings
    assert codes(told("land-order", restored, step("改正", "2026-03-16"), step("处罚", "2026-03-23"))) == ["barred"]


REVIEW = (
    step("收到处理决定", "2026-01-05"),
    step("申请复审", "2026-02-02"),
    step("复审决定", "2026-03-02", facts=Decision("事实清楚", stayed=False)),
)


def test_the_commission_reviews_in_a_month_with_reasons() -> None:
    """监察法 第五十六条: a month to ask, a month to decide; nothing stops meanwhile."""
    assert not told("supervision-review", *REVIEW).findings
    late = told("supervision-review", *REVIEW[:2], evolve(REVIEW[2], day=day("2026-03-03")))
    assert faults(late) == {("late", "review", "2026-03-02", 1)}
    assert codes(told("supervision-review", *REVIEW[:2], evolve(REVIEW[2], facts=Decision()))) == ["no-grounds"]
    stayed = evolve(REVIEW[2], facts=Decision("事实清楚", stayed=True))
    assert codes(told("supervision-review", *REVIEW[:2], stayed)) == ["not-carried-out"]
    belated = (REVIEW[0], step("申请复审", "2026-02-09"), REVIEW[2])
    assert codes(told("supervision-review", *belated)) == ["accepted-too-late"]


COMPLAINT = (
    step("收到反映", "2026-03-02"),
    step("调查核实", "2026-03-09", facts=Looking(by_accused=False, disclosed=False)),
    step("处理反映问题", "2026-03-23", facts=Solved("责令改正", weighty=True)),
    step("答复投诉人", "2026-03-24"),
    step("公布处理结果", "2026-03-30"),
)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (evolve(COMPLAINT[1], facts=Looking(by_accused=True)), "not-recused"),
        (evolve(COMPLAINT[1], facts=Looking(disclosed=True)), "informer-betrayed"),
        (evolve(COMPLAINT[2], facts=Solved()), "no-outcome"),
    ],
)
def test_what_people_complain_of_is_looked_into_by_others_and_solved(wrong: Event, code: str) -> None:
    """二(六)4: 国发〔2008〕17号 第二十一条."""
    result = told("enforcement-complaint", *COMPLAINT)
    assert not result.findings
    assert dues(result)["publish_outcome@e3"] == "Unnumbered met"
    way = tuple(wrong if event.step == wrong.step else event for event in COMPLAINT)
    assert codes(told("enforcement-complaint", *way)) == [code]


def test_an_inspections_conclusion_is_rechecked_by_others_in_thirty_days() -> None:
    """督查条例 第十七条: thirty days to ask from 03-02 end 04-01; thirty to decide from 03-16 end 04-15."""
    way = (
        step("收到督查结论", "2026-03-02"),
        step("申请复核", "2026-03-16"),
        step("收到复核申请", "2026-03-16"),
        step("复核决定", "2026-04-15", facts=Recheck(same_people=False)),
    )
    assert not told("inspection-recheck", *way).findings
    late = told("inspection-recheck", *way[:3], evolve(way[3], day=day("2026-04-16"), facts=Recheck(same_people=True)))
    assert codes(late) == ["late", "not-recused"]
    belated = (way[0], evolve(way[1], day=day("2026-04-13")), evolve(way[2], day=day("2026-04-13")))
    assert codes(told("inspection-recheck", *belated, evolve(way[3], day=day("2026-04-27")))) == ["accepted-too-late"]


def test_the_supervisors_mend_their_own_duty_in_the_term_set() -> None:
    """监督条例 第三十九条、第四十二条第二款: fifteen days from 03-02 end on 03-17."""
    standing = (
        step("成立", "2026-02-02"),
        step("制定年度监督计划", "2026-03-02", facts=Focus("行政检查")),
        step("发现垂直管理机关的问题", "2026-03-02"),
        step("告知上一级主管部门", "2026-03-04"),
        step("责令限期改正", "2026-03-02", facts=Term(term=15)),
    )
    assert not told("enforcement-supervision-duty", *standing, step("改正", "2026-03-17")).findings
    late = told("enforcement-supervision-duty", *standing, step("改正", "2026-03-18"))
    assert faults(late) == {("late", "mend_own_duty", "2026-03-17", 1)}
