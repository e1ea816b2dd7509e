"""行政赔偿: from claim to payment, by the organ and by the finance department, with its cost in the budget."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to a claim, in the words of the Act."""

    KNEW = "知道权益受侵害"
    CLAIMED = "申请赔偿"
    RECEIVED = "收到赔偿申请"
    ASKED = "告知补正"
    CORRECTED = "补正"
    ACCEPTED = "受理"
    NEGOTIATED = "协商"
    AWARDED = "赔偿决定"
    REFUSED = "不予赔偿决定"
    SERVED = "送达"
    SUED = "起诉"
    RECOVERED = "追偿"


@frozen
class Award:
    """State the sum awarded, in yuan, and whether it rests on grave fault of an officer, who is then to pay back."""

    amount: int | None = None
    grave_fault: bool | None = None


CLAIM = Procedure(
    name="compensation",
    title="行政赔偿",
    title_en="State compensation",
    clause="2.6.6",
    act="state-compensation-act",
    steps=Step,
    starts={Step.KNEW, Step.CLAIMED, Step.RECEIVED},
    facts={Step.AWARDED: Award},
    may={
        Step.ASKED: (Needs({Step.RECEIVED}, article="第十二条第四款"),),
        Step.CORRECTED: (Needs({Step.ASKED}, article="第十二条第四款"),),
        Step.ACCEPTED: (Needs({Step.RECEIVED}, article="第十二条第四款"),),
        Step.NEGOTIATED: (Needs({Step.RECEIVED}, article="第十三条第一款"),),
        Step.AWARDED: (Needs({Step.RECEIVED}, article="第十三条第一款"),),
        Step.REFUSED: (Needs({Step.RECEIVED}, article="第十三条第三款"),),
        Step.SERVED: (Needs({Step.AWARDED, Step.REFUSED}, article="第十三条第二款"),),
        Step.SUED: (Needs({Step.RECEIVED}, article="第十四条第一款"),),
        Step.RECOVERED: (Needs({Step.AWARDED}, article="第十六条第一款"),),
    },
    must=("ask_correction", "decide", "serve", "tell_refusal", "sue_after_silence", "sue"),
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
    FINANCE_ASKED = "向财政申请支付"
    FINANCE_RECEIVED = "财政收到支付申请"
    RETURNED = "退回申请材料"
    FINANCE_CORRECTION = "财政告知补正"
    CORRECTED = "提交补正材料"
    FINANCE_ACCEPTED = "财政受理"
    PAID = "支付"
    TOLD = "告知支付"


PAYMENT = Procedure(
    name="compensation-payment",
    title="国家赔偿费用支付",
    title_en="Payment of compensation",
    clause="2.6.6",
    act="state-compensation-cost-regulation",
    steps=Payment,
    starts={Payment.RECEIVED},
    may={
        Payment.ASKED: (Needs({Payment.RECEIVED}, article="第六条第二款"),),
        Payment.ACCEPTED: (Needs({Payment.RECEIVED}, article="第六条第二款"),),
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
    must=("ask_correction", "ask_recheck", "apply_payment", "organ_correct", "pay", "tell_paid"),
    ends={Payment.REFUSED},
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


CHECKS = (Check("recovery", "2.6.6", recovery, frozenset({CLAIM.name}), "国家赔偿法 第十六条"),)
