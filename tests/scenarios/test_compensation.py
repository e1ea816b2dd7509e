"""Claims, payment and the budget for compensation, records in and findings out."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.records.events import Event
from lawadmin.regimes.supervision.compensation import Examined, Funds, Paid, Recheck, Refusal
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.6.6")

SEEN = national().at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


KNEW = step("知道权益受侵害", "2024-01-08")


def claim(on: str, *before: Event) -> Judged:
    way = (step("申请赔偿", on), step("收到赔偿申请", on), step("受理", on))
    return told(
        "compensation",
        KNEW,
        *before,
        *way,
        step("不予赔偿决定", "2026-03-02", facts=Refusal("无损害")),
        step("送达", "2026-03-04"),
    )


def test_two_years_to_claim() -> None:
    """第三十九条第一款: known 2024-01-08, two years end 2026-01-08."""
    assert not claim("2026-01-08").findings
    assert codes(claim("2026-01-12")) == ["accepted-too-late"]


def test_freedom_lost_does_not_count() -> None:
    held = (step("限制人身自由开始", "2024-03-04"), step("限制人身自由解除", "2024-04-08"))
    assert not claim("2026-01-12", *held).findings


def test_who_gives_nothing_says_why() -> None:
    way = (
        step("收到赔偿申请", "2026-01-05"),
        step("受理", "2026-01-05"),
        step("不予赔偿决定", "2026-03-02", facts=Refusal()),
    )
    assert codes(told("compensation", *way, step("送达", "2026-03-04"))) == ["no-grounds"]


ASKED = step("收到支付申请", "2026-03-02")
REFUSED = step("不予受理", "2026-03-04", facts=Refusal("材料不符"))
RECHECK = (
    ASKED,
    REFUSED,
    step("不予受理通知送达", "2026-03-05"),
    step("申请复核", "2026-03-09"),
    step("收到复核申请", "2026-03-09"),
)


def test_a_refusal_is_rechecked_in_five_working_days_and_told_in_three() -> None:
    """费用条例 第七条: in on Monday 03-09, decided by 03-16, told by 03-19."""
    decided = step("复核决定", "2026-03-16", facts=Recheck(upheld=False))
    end = (step("通知受理", "2026-03-19"), step("收到受理通知", "2026-03-20"), step("受理", "2026-03-20"))
    paid = (
        step("向财政申请支付", "2026-03-26"),
        step("财政收到支付申请", "2026-03-26"),
        step("财政受理", "2026-03-27"),
        step("支付", "2026-04-09"),
        step("告知支付", "2026-04-13"),
    )
    assert not told("compensation-payment", *RECHECK, decided, *end, *paid).findings
    late = told("compensation-payment", *RECHECK, evolve(decided, day=day("2026-03-17")), *end, *paid)
    assert faults(late) == {("late", "recheck", "2026-03-16", 1)}
    upheld = told("compensation-payment", *RECHECK, evolve(decided, facts=Recheck(upheld=True)))
    assert faults(upheld) == {("overdue", "tell_upheld", "2026-03-19", 103)}


PAYMENT = (
    ASKED,
    step("受理", "2026-03-04"),
    step("向财政申请支付", "2026-03-09"),
    step("财政收到支付申请", "2026-03-09", facts=Examined()),
    step("财政受理", "2026-03-11"),
    step("支付", "2026-03-23", facts=Paid(8000, 8000)),
    step("告知支付", "2026-03-25"),
)


@pytest.mark.parametrize(
    ("paid", "code"),
    [(Paid(paid=5000, awarded=8000), "paid-in-part"), (Paid(8000, 8000, fee=True), "fee-taken")],
)
def test_what_was_awarded_is_paid_whole_and_free(paid: Paid, code: str) -> None:
    assert not told("compensation-payment", *PAYMENT).findings
    assert codes(told("compensation-payment", *PAYMENT[:5], evolve(PAYMENT[5], facts=paid), PAYMENT[6])) == [code]


def test_what_another_finance_department_pays_goes_back_in_three_working_days() -> None:
    """第九条第一项: in on 03-09, back by 03-12."""
    elsewhere = evolve(PAYMENT[3], facts=Examined(elsewhere=True))
    assert not told("compensation-payment", *PAYMENT[:3], elsewhere, step("退回申请材料", "2026-03-12")).findings
    late = told("compensation-payment", *PAYMENT[:3], elsewhere, step("退回申请材料", "2026-03-13"))
    assert faults(late) == {("late", "return_application", "2026-03-12", 1)}


def test_the_cost_is_in_the_budget_and_what_exceeds_it_is_found() -> None:
    """第三条."""
    year = (
        step("成立", "2026-01-05"),
        step("列入预算", "2026-02-02", facts=Funds(budget=100_000)),
        step("赔偿费用超出预算", "2026-04-13"),
        step("安排资金", "2026-04-20"),
    )
    settled = step("年度结算", "2026-06-15", facts=Funds(budget=150_000, paid=140_000))
    result = told("compensation-budget", *year, settled)
    assert not result.findings
    assert dues(result)["fund_over_budget@e3"] == "Unnumbered met"
    over = told("compensation-budget", *year, evolve(settled, facts=Funds(budget=100_000, paid=140_000)))
    assert codes(over) == ["over-budget"]
    none = told("compensation-budget", year[0], evolve(year[1], facts=Funds(budget=0)))
    assert codes(none) == ["unbudgeted"]
