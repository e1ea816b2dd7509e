"""行政赔偿: from claim to payment, by the organ and by the finance department, with its cost in the budget."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.lapsed_rights import honoured_late
from lawadmin.regimes.shared.wrong import Wrong, claimed, exceeds, fewer, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to a claim, in the words of the Act."""

    KNEW = "知道权益受侵害"
    FOUND_UNLAWFUL = "行为被确认违法"
    FREEDOM_LOST = "限制人身自由开始"
    FREEDOM_BACK = "限制人身自由解除"
    HINDERED = "时效中止开始"
    HINDRANCE_GONE = "时效中止结束"
    CLAIMED = "申请赔偿"
    RECEIVED = "收到赔偿申请"
    ASKED = "告知补正"
    CORRECTED = "补正"
    ACCEPTED = "受理"
    NEGOTIATED = "协商"
    AWARDED = "赔偿决定"
    REFUSED = "不予赔偿决定"
    SERVED = "送达"
    REVIEW_SERVED = "复议决定送达"
    REVIEW_KNOWN = "知道复议决定"
    TERM_KNOWN = "知道起诉期限"
    SUED = "起诉"
    RECOVERED = "追偿"


@frozen
class Award:
    """State the sum awarded, in yuan, and whether it rests on grave fault of an officer, who is then to pay back."""

    amount: int | None = None
    grave_fault: bool | None = None


@frozen
class Refusal:
    """State the reason for giving nothing."""

    reason: str | None = None


@frozen
class Telling:
    """State whether the right to sue and its term were told."""

    told: bool | None = None


CLAIM = Procedure(
    name="compensation",
    title="行政赔偿",
    title_en="State compensation",
    clause="2.6.6",
    act="state-compensation-act",
    steps=Step,
    starts={Step.KNEW, Step.FOUND_UNLAWFUL, Step.FREEDOM_LOST, Step.CLAIMED, Step.RECEIVED},
    facts={Step.AWARDED: Award, Step.REFUSED: Refusal, Step.REVIEW_SERVED: Telling, Step.REVIEW_KNOWN: Telling},
    spans=(
        Span("限制人身自由", {Step.FREEDOM_LOST}, {Step.FREEDOM_BACK}, by="当事人"),
        Span("时效中止", {Step.HINDERED}, {Step.HINDRANCE_GONE}, by="当事人"),
    ),
    traits={"未告知起诉期限": Trait({Step.REVIEW_SERVED, Step.REVIEW_KNOWN}, "told", frozenset({False}))},
    may={
        Step.FREEDOM_BACK: (Needs({Step.FREEDOM_LOST}, article="第三十九条第一款"),),
        Step.HINDERED: (Needs({Step.KNEW, Step.FOUND_UNLAWFUL}, article="第三十九条第二款"),),
        Step.HINDRANCE_GONE: (Needs({Step.HINDERED}, article="第三十九条第二款"),),
        Step.REVIEW_SERVED: (Needs({Step.KNEW, Step.CLAIMED, Step.RECEIVED}),),
        Step.REVIEW_KNOWN: (Needs({Step.KNEW, Step.CLAIMED, Step.RECEIVED}),),
        Step.TERM_KNOWN: (Needs({Step.REVIEW_SERVED, Step.REVIEW_KNOWN}),),
        Step.ASKED: (Needs({Step.RECEIVED}, article="第十二条第四款"),),
        Step.CORRECTED: (Needs({Step.ASKED}, article="第十二条第四款"),),
        Step.ACCEPTED: (Needs({Step.RECEIVED}, article="第十二条第四款"),),
        Step.NEGOTIATED: (Needs({Step.RECEIVED}, article="第十三条第一款"),),
        Step.AWARDED: (Needs({Step.RECEIVED}, article="第十三条第一款"),),
        Step.REFUSED: (Needs({Step.RECEIVED}, article="第十三条第三款"),),
        Step.SERVED: (Needs({Step.AWARDED, Step.REFUSED}, article="第十三条第二款"),),
        Step.SUED: (Needs({Step.RECEIVED, Step.REVIEW_SERVED, Step.REVIEW_KNOWN}, article="第十四条第一款"),),
        Step.RECOVERED: (Needs({Step.AWARDED}, article="第十六条第一款"),),
    },
    must=(
        "ask_correction",
        "decide",
        "serve",
        "tell_refusal",
        "sue_after_silence",
        "sue",
        "limitation",
        "claim",
        "sue_over_reconsideration",
        "sue_untold",
        "sue_untold_at_most",
    ),
    ends={Step.AWARDED, Step.REFUSED},
    links={"payment": "compensation-payment"},
    party={Step.CLAIMED, Step.CORRECTED, Step.SUED},
)


class Payment(StrEnum):
    """What can happen to a request for payment, in the words of the Regulation on costs."""

    RECEIVED = "收到支付申请"
    ASKED = "告知补正"
    ACCEPTED = "受理"
    REFUSED = "不予受理"
    REFUSAL_SERVED = "不予受理通知送达"
    RECHECK_ASKED = "申请复核"
    RECHECK_RECEIVED = "收到复核申请"
    RECHECKED = "复核决定"
    TOLD_TO_ACCEPT = "通知受理"
    TOLD_UPHELD = "通知维持"
    ORDER_RECEIVED = "收到受理通知"
    FINANCE_ASKED = "向财政申请支付"
    FINANCE_RECEIVED = "财政收到支付申请"
    RETURNED = "退回申请材料"
    FINANCE_CORRECTION = "财政告知补正"
    CORRECTED = "提交补正材料"
    FINANCE_ACCEPTED = "财政受理"
    PAID = "支付"
    TOLD = "告知支付"


@frozen
class Recheck:
    """State whether the superior organ upholds that the request is not taken up."""

    upheld: bool | None = None


@frozen
class Examined:
    """State whether another finance department has to pay, and whether the papers are faulty."""

    elsewhere: bool | None = None
    faulty: bool | None = None


@frozen
class Paid:
    """State the sum paid and the sum awarded, in yuan, and whether something was asked for paying it."""

    paid: int | None = None
    awarded: int | None = None
    fee: bool | None = None


PAYMENT = Procedure(
    name="compensation-payment",
    title="国家赔偿费用支付",
    title_en="Payment of compensation",
    clause="2.6.6",
    act="state-compensation-cost-regulation",
    steps=Payment,
    starts={Payment.RECEIVED},
    facts={
        Payment.REFUSED: Refusal,
        Payment.RECHECKED: Recheck,
        Payment.FINANCE_RECEIVED: Examined,
        Payment.PAID: Paid,
    },
    traits={
        "不予受理错误": Trait({Payment.RECHECKED}, "upheld", frozenset({False})),
        "维持不予受理": Trait({Payment.RECHECKED}, "upheld"),
        "不属于本财政部门支付": Trait({Payment.FINANCE_RECEIVED}, "elsewhere"),
        "材料不符合要求": Trait({Payment.FINANCE_RECEIVED}, "faulty"),
    },
    may={
        Payment.ASKED: (Needs({Payment.RECEIVED}, article="第六条第二款"),),
        Payment.ACCEPTED: (Needs({Payment.RECEIVED}, article="第六条第二款"),),
        Payment.RECHECK_RECEIVED: (Needs({Payment.RECHECK_ASKED}, article="第七条第一款"),),
        Payment.RECHECKED: (Needs({Payment.RECHECK_RECEIVED}, article="第七条第一款"),),
        Payment.TOLD_TO_ACCEPT: (Needs({Payment.RECHECKED}, article="第七条第二款"),),
        Payment.TOLD_UPHELD: (Needs({Payment.RECHECKED}, article="第七条第三款"),),
        Payment.ORDER_RECEIVED: (Needs({Payment.TOLD_TO_ACCEPT}, article="第七条第二款"),),
        Payment.REFUSED: (Needs({Payment.RECEIVED}, unless={Payment.ACCEPTED}, article="第六条第二款"),),
        Payment.REFUSAL_SERVED: (Needs({Payment.REFUSED}, article="第七条第一款"),),
        Payment.RECHECK_ASKED: (Needs({Payment.REFUSAL_SERVED}, article="第七条第一款"),),
        Payment.FINANCE_ASKED: (Needs({Payment.ACCEPTED}, article="第八条"),),
        Payment.FINANCE_RECEIVED: (Needs({Payment.FINANCE_ASKED}, article="第八条"),),
        Payment.RETURNED: (Needs({Payment.FINANCE_RECEIVED}, article="第九条第一项"),),
        Payment.FINANCE_CORRECTION: (Needs({Payment.FINANCE_RECEIVED}, article="第九条第三项"),),
        Payment.CORRECTED: (Needs({Payment.FINANCE_CORRECTION}, article="第九条第三项"),),
        Payment.FINANCE_ACCEPTED: (Needs({Payment.FINANCE_RECEIVED}, article="第九条第二项"),),
        Payment.PAID: (Needs({Payment.FINANCE_ACCEPTED}, article="第十条第一款"),),
        Payment.TOLD: (Needs({Payment.PAID}, article="第十一条"),),
    },
    must=(
        "ask_correction",
        "ask_recheck",
        "apply_payment",
        "organ_correct",
        "pay",
        "tell_paid",
        "recheck",
        "tell_to_accept",
        "accept_at_once",
        "tell_upheld",
        "return_application",
        "ask_organ_correction",
    ),
    ends={Payment.RETURNED},
    party={Payment.RECHECK_ASKED},
)


def recovery(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find awards for an officer's grave fault of which nothing was recovered (第十六条第一款)."""
    base = Base(seen, CLAIM, timeline)
    for event in timeline.of(frozenset({Step.AWARDED})):
        if event.fact("grave_fault") and not timeline.of(frozenset({Step.RECOVERED})):
            finding = base.finding("not-recovered", event.day, event.step, step=event.step)
            citation = base.cite("第十六条第一款", event.day)
            yield evolve(finding, anchor=event.id, citation=citation, events=(event.id,))


class Budget(StrEnum):
    """What happens every year to the money for compensation."""

    ESTABLISHED = "成立"
    BUDGETED = "列入预算"
    EXCEEDED = "赔偿费用超出预算"
    FUNDED = "安排资金"
    SETTLED = "年度结算"
    DISSOLVED = "撤销"


@frozen
class Funds:
    """State, in yuan, what the year's budget and later funds come to, and what was paid out."""

    budget: int | None = None
    paid: int | None = None


COMPENSATION_BUDGET = Procedure(
    name="compensation-budget",
    title="国家赔偿费用预算",
    title_en="The budget for compensation",
    clause="2.6.6",
    act="state-compensation-cost-regulation",
    steps=Budget,
    starts={Budget.ESTABLISHED},
    facts={Budget.BUDGETED: Funds, Budget.SETTLED: Funds},
    may={
        Budget.BUDGETED: (Needs({Budget.ESTABLISHED}, article="第三条第一款"),),
        Budget.EXCEEDED: (Needs({Budget.BUDGETED}, article="第三条第二款"),),
        Budget.FUNDED: (Needs({Budget.EXCEEDED}, article="第三条第二款"),),
        Budget.SETTLED: (Needs({Budget.BUDGETED}),),
        Budget.DISSOLVED: (Needs({Budget.ESTABLISHED}),),
    },
    must=("fund_over_budget",),
    ends={Budget.DISSOLVED},
)


_TWO_YEARS = {"limitation": ""}

CHECKS = (
    Check("recovery", "2.6.6", recovery, frozenset({CLAIM.name}), "国家赔偿法 第十六条"),
    wrongs(
        "compensation-refused-with-reason",
        CLAIM,
        Wrong(Step.REFUSED, "no-grounds", unstated("reason"), "第十三条第三款"),
    ),
    honoured_late("compensation-in-time", CLAIM, _TWO_YEARS, Step.ACCEPTED, citation="国家赔偿法 第三十九条"),
    wrongs(
        "compensation-paid-whole",
        PAYMENT,
        Wrong(Payment.REFUSED, "no-grounds", unstated("reason"), "第六条第二款"),
        Wrong(Payment.PAID, "paid-in-part", exceeds("awarded", "paid"), "第十条第一款"),
        Wrong(Payment.PAID, "fee-taken", claimed("fee"), "state-compensation-act/第四十一条第一款"),
        citation="国家赔偿费用管理条例 第六条、第十条",
    ),
    wrongs(
        "compensation-budgeted",
        COMPENSATION_BUDGET,
        Wrong(Budget.BUDGETED, "unbudgeted", fewer("budget", 1), "第三条第一款"),
        Wrong(Budget.SETTLED, "over-budget", exceeds("paid", "budget"), "第三条第二款"),
        citation="国家赔偿费用管理条例 第三条",
    ),
)
