"""法律援助: aid in justice, from the claim through decision and assignment to the report that ends it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure, Span
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, unstated, wrongs


class Step(StrEnum):
    """What can happen to a claim to legal aid, in the words of the Law."""

    CASE = "办理案件或者事务"
    RIGHT_TOLD = "告知法律援助权利"
    DEFENCE_NEEDED = "发现应当通知辩护"
    LAWYER_ASKED = "通知指派律师"
    LAWYER_ORDER = "收到指派通知"
    LAWYER = "指派律师"
    HELD_APPLIED = "被羁押人员提出申请"
    DUTY_APPLIED = "通过值班律师提出申请"
    PASSED_ON = "转交申请"
    RECEIVED = "收到法律援助申请"
    ASKED = "告知补正"
    SUPPLEMENTED = "补正"
    AT_ONCE = "先行提供法律援助"
    PAPERS = "补办手续"
    GRANTED = "给予法律援助"
    REFUSED = "不予法律援助"
    ASSIGNED = "指派法律援助人员"
    CAUSE = "发现终止情形"
    CAUSE_REPORTED = "报告终止情形"
    ENDED = "终止法律援助"
    OBJECTED = "收到异议"
    UPHELD = "维持决定"
    ORDERED = "责令改正"
    DONE = "办理结束"
    REPORTED = "提交办理材料"
    ALLOWANCE = "支付补贴"
    COMPLAINT = "收到投诉"
    COMPLAINT_TOLD = "告知处理结果"


@frozen
class Refusal:
    """State why aid is refused or ended."""

    reason: str | None = None


@frozen
class Handling:
    """State whether the one aided had to pay for it."""

    charged: bool | None = None


_DECISION = frozenset({Step.GRANTED, Step.REFUSED})

LEGAL_AID = Procedure(
    name="legal-aid",
    title="法律援助",
    title_en="Legal aid",
    clause="2.1.5",
    act="legal-aid-act",
    steps=Step,
    starts={
        Step.CASE,
        Step.DEFENCE_NEEDED,
        Step.LAWYER_ORDER,
        Step.HELD_APPLIED,
        Step.DUTY_APPLIED,
        Step.RECEIVED,
        Step.COMPLAINT,
    },
    facts={Step.REFUSED: Refusal, Step.ENDED: Refusal, Step.DONE: Handling},
    spans=(Span("补正", {Step.ASKED}, {Step.SUPPLEMENTED, *_DECISION}, by="当事人"),),
    may={
        Step.RIGHT_TOLD: (Needs({Step.CASE}, article="第三十五条"),),
        Step.LAWYER_ASKED: (Needs({Step.DEFENCE_NEEDED}, article="第三十六条"),),
        Step.LAWYER: (Needs({Step.LAWYER_ORDER}, article="第三十六条"),),
        Step.PASSED_ON: (Needs({Step.HELD_APPLIED, Step.DUTY_APPLIED}, article="第三十九条"),),
        Step.ASKED: (Needs({Step.RECEIVED}, unless=_DECISION, article="第四十三条第二款"),),
        Step.SUPPLEMENTED: (Needs({Step.ASKED}, article="第四十三条第二款"),),
        Step.AT_ONCE: (Needs({Step.RECEIVED}, article="第四十四条第一款"),),
        Step.PAPERS: (Needs({Step.AT_ONCE}, article="第四十四条第二款"),),
        Step.GRANTED: (Needs({Step.RECEIVED}, unless={Step.REFUSED}, article="第四十三条第一款"),),
        Step.REFUSED: (Needs({Step.RECEIVED}, unless={Step.GRANTED}, article="第四十三条第一款"),),
        Step.ASSIGNED: (Needs({Step.GRANTED, Step.AT_ONCE}, article="第四十三条第一款"),),
        Step.CAUSE: (Needs({Step.GRANTED}, article="第四十八条第二款"),),
        Step.CAUSE_REPORTED: (Needs({Step.CAUSE}, article="第四十八条第二款"),),
        Step.ENDED: (Needs({Step.GRANTED}, article="第四十八条第一款"),),
        Step.OBJECTED: (Needs({Step.REFUSED, Step.ENDED}, article="第四十九条第一款"),),
        Step.UPHELD: (Needs({Step.OBJECTED}, article="第四十九条第二款"),),
        Step.ORDERED: (Needs({Step.OBJECTED}, article="第四十九条第二款"),),
        Step.DONE: (Needs({Step.ASSIGNED, Step.LAWYER}, article="第五十条"),),
        Step.REPORTED: (Needs({Step.DONE}, article="第五十条"),),
        Step.ALLOWANCE: (Needs({Step.DONE}, article="第五十二条第一款"),),
        Step.COMPLAINT_TOLD: (Needs({Step.COMPLAINT}, article="第五十六条"),),
    },
    must=(
        "tell_right",
        "ask_lawyer",
        "assign_lawyer",
        "pass_on",
        "pass_on_by_lawyer",
        "decide",
        "assign",
        "complete_papers",
        "report_end",
        "decide_objection",
        "report_done",
        "pay_allowance",
        "tell_complaint",
    ),
    ends={Step.REFUSED, Step.ENDED, Step.DONE},
    party={Step.HELD_APPLIED, Step.DUTY_APPLIED, Step.SUPPLEMENTED, Step.PAPERS},
)


class Duty(StrEnum):
    """What happens in the standing matter of legal aid."""

    ESTABLISHED = "成立"
    ASSESSED = "质量考核"
    PUBLISHED = "公布法律援助情况"
    ORDERED = "责令限期改正"
    MENDED = "改正"


@frozen
class Openness:
    """State whether the use of the funds, the cases and the result of the assessment are published."""

    funds: bool | None = None
    cases: bool | None = None
    quality: bool | None = None


QUALITY = Procedure(
    name="legal-aid-quality",
    title="法律援助质量考核",
    title_en="Quality of legal aid",
    clause="2.1.5",
    act="legal-aid-act",
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={Duty.PUBLISHED: Openness, Duty.ORDERED: Term},
    may={
        Duty.ASSESSED: (Needs({Duty.ESTABLISHED}, article="第五十七条"),),
        Duty.PUBLISHED: (Needs({Duty.ESTABLISHED}, article="第五十八条"),),
        Duty.ORDERED: (Needs({Duty.ESTABLISHED}, article="第六十一条"),),
        Duty.MENDED: (Needs({Duty.ORDERED}, article="第六十一条"),),
    },
    must=("assess_quality", "publish", "mend"),
)

CHECKS = (
    wrongs(
        "legal-aid",
        LEGAL_AID,
        Wrong(Step.REFUSED, "no-grounds", unstated("reason")),
        Wrong(Step.ENDED, "no-grounds", unstated("reason"), "第四十八条第一款"),
        Wrong(Step.DONE, "aid-charged", claimed("charged"), "第二十条"),
        citation="法律援助法 第二十条、第四十八条",
    ),
    wrongs(
        "legal-aid-open",
        QUALITY,
        *(
            Wrong(Duty.PUBLISHED, "published-in-part", denied(part), "第五十八条")
            for part in ("funds", "cases", "quality")
        ),
        citation="法律援助法 第五十八条",
    ),
)
