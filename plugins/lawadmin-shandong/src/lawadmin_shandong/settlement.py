"""行政裁决、行政调解与行政给付: disputes decided and mediated by organs, and changes of benefits (chapter VI)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, denied, fewer, wrongs

ACT = "shandong-administrative-procedure-rules"


class Step(StrEnum):
    """What can happen to a request for adjudication, in the words of the rules."""

    ORAL = "口头申请裁决"
    RECORDED = "记录申请"
    RECEIVED = "收到裁决申请"
    ACCEPTED = "受理"
    TOLD = "告知"
    REFUSED = "不予受理"
    COPY_SENT = "发送申请书副本"
    COPY_RECEIVED = "被申请人收到副本"
    ANSWERED = "书面答复"
    ANSWER_SERVED = "送达答复副本"
    MEDIATED = "先行调解"
    AGREED = "调解书"
    EXTENDED = "延长"
    ADJUDICATED = "行政裁决"
    WITHDRAWN = "撤回申请"


@frozen
class Refusal:
    """State whether a refusal was told in writing."""

    in_writing: bool | None = None


@frozen
class Prolonged:
    """State by how many days the term is extended, and whether both sides were told."""

    days: int | None = None
    both_told: bool | None = None


@frozen
class Adjudication:
    """State how many handled the case, and whether the facts in dispute were tried in public (第一百一十五条)."""

    officers: int | None = None
    disputed: bool | None = None
    public: bool | None = None


_OVER = frozenset({Step.ADJUDICATED, Step.AGREED})

ADJUDICATION = Procedure(
    name="adjudication-shandong",
    title="行政裁决",
    title_en="Administrative adjudication",
    clause="2.5.1",
    act=ACT,
    steps=Step,
    starts={Step.ORAL, Step.RECEIVED},
    facts={Step.REFUSED: Refusal, Step.EXTENDED: Prolonged, Step.ADJUDICATED: Adjudication},
    may={
        Step.RECORDED: (Needs({Step.ORAL}, article="第一百一十三条第一款"),),
        Step.ACCEPTED: (Needs({Step.RECEIVED}, unless={Step.REFUSED, Step.TOLD}, article="第一百一十三条第二款"),),
        Step.TOLD: (Needs({Step.RECEIVED}, unless={Step.ACCEPTED}, article="第一百一十三条第二款"),),
        Step.REFUSED: (Needs({Step.RECEIVED}, unless={Step.ACCEPTED}, article="第一百一十三条第二款"),),
        Step.COPY_SENT: (Needs({Step.ACCEPTED}, article="第一百一十三条第二款第一项"),),
        Step.COPY_RECEIVED: (Needs({Step.COPY_SENT}, article="第一百一十四条第一款"),),
        Step.ANSWERED: (Needs({Step.COPY_RECEIVED}, article="第一百一十四条第一款"),),
        Step.ANSWER_SERVED: (Needs({Step.ANSWERED}, article="第一百一十四条第二款"),),
        Step.MEDIATED: (Needs({Step.ACCEPTED}, unless=_OVER, article="第一百一十五条第三款"),),
        Step.AGREED: (Needs({Step.MEDIATED}, article="第一百一十五条第三款"),),
        Step.EXTENDED: (Needs({Step.ACCEPTED}, unless=_OVER, article="第一百一十七条"),),
        Step.ADJUDICATED: (
            Needs({Step.ACCEPTED}, unless={Step.AGREED}, article="第一百一十七条"),
            Needs({Step.MEDIATED}, article="第一百一十五条第三款"),
        ),
        Step.WITHDRAWN: (Needs({Step.RECEIVED}, unless=_OVER),),
    },
    must=(
        "record_oral_adjudication",
        "examine_adjudication",
        "send_copy",
        "answer_adjudication",
        "pass_answer",
        "adjudicate",
    ),
    ends={Step.TOLD, Step.REFUSED, Step.AGREED, Step.ADJUDICATED, Step.WITHDRAWN},
    party={Step.ORAL, Step.COPY_RECEIVED, Step.ANSWERED, Step.WITHDRAWN},
)


class Mediating(StrEnum):
    """What can happen when an organ mediates."""

    ASKED = "收到调解申请"
    TOLD = "告知被申请人"
    REFUSED = "不予调解"
    ACCEPTED = "受理调解"
    AGREED = "调解协议"
    FAILED = "调解不成"


@frozen
class Consent:
    """State whether the other side agreed to mediation (第一百二十四条)."""

    both: bool | None = None


@frozen
class Agreement:
    """State whether both sides and the mediator signed (第一百二十五条第二款)."""

    signed: bool | None = None


ADMINISTRATIVE_MEDIATION = Procedure(
    name="administrative-mediation-shandong",
    title="行政调解",
    title_en="Administrative mediation",
    clause="2.5.1",
    act=ACT,
    steps=Mediating,
    starts={Mediating.ASKED},
    facts={Mediating.ACCEPTED: Consent, Mediating.AGREED: Agreement},
    may={
        Mediating.TOLD: (Needs({Mediating.ASKED}, unless={Mediating.REFUSED}, article="第一百二十四条第一款"),),
        Mediating.REFUSED: (Needs({Mediating.ASKED}, article="第一百二十四条第二款"),),
        Mediating.ACCEPTED: (Needs({Mediating.TOLD}, unless={Mediating.REFUSED}, article="第一百二十四条第一款"),),
        Mediating.AGREED: (Needs({Mediating.ACCEPTED}, article="第一百二十五条第二款"),),
        Mediating.FAILED: (Needs({Mediating.ACCEPTED}),),
    },
    must=("tell_mediation",),
    ends={Mediating.REFUSED, Mediating.AGREED, Mediating.FAILED},
)


class Benefit(StrEnum):
    """What an organ does with the benefits that it pays."""

    ESTABLISHED = "成立"
    CHANGE_TOLD = "告知给付变更"
    CHANGED = "变更给付"
    AUDITED = "交付审计"
    AUDIT_PUBLISHED = "公布审计结果"
    DISSOLVED = "撤销"


@frozen
class Change:
    """State the day from which a benefit changes or ends."""

    changed_on: date | None = None


BENEFITS = Procedure(
    name="benefits-shandong",
    title="行政给付",
    title_en="Benefits",
    clause="2.1.5",
    act=ACT,
    steps=Benefit,
    starts={Benefit.ESTABLISHED},
    facts={Benefit.CHANGE_TOLD: Change},
    may={
        Benefit.CHANGE_TOLD: (Needs({Benefit.ESTABLISHED}, article="第一百二十条"),),
        Benefit.CHANGED: (
            Needs({Benefit.CHANGE_TOLD}, article="第一百二十条"),
            Needs(notice="tell_benefit_change", article="第一百二十条"),
        ),
        Benefit.AUDITED: (Needs({Benefit.ESTABLISHED}, article="第一百一十九条第三款"),),
        Benefit.AUDIT_PUBLISHED: (Needs({Benefit.AUDITED}, article="第一百一十九条第三款"),),
        Benefit.DISSOLVED: (Needs({Benefit.ESTABLISHED}),),
    },
    must=("audit_accounts", "tell_benefit_change"),
    ends={Benefit.DISSOLVED},
)


CHECKS = (
    wrongs(
        "adjudication-shandong",
        ADJUDICATION,
        Wrong(Step.REFUSED, "not-written", denied("in_writing"), "第一百一十三条第二款第三项"),
        Wrong(Step.EXTENDED, "not-told", denied("both_told"), "第一百一十七条"),
        Wrong(Step.ADJUDICATED, "too-few-officers", fewer("officers", 2), "第一百一十五条第一款"),
        Wrong(
            Step.ADJUDICATED,
            "not-in-public",
            lambda event: event.fact("disputed") is True and event.fact("public") is False,
            "第一百一十五条第二款",
        ),
        citation="山东省行政程序规定 第一百一十三条、第一百一十五条、第一百一十七条",
    ),
    wrongs(
        "administrative-mediation-shandong",
        ADMINISTRATIVE_MEDIATION,
        Wrong(Mediating.ACCEPTED, "no-consent", denied("both"), "第一百二十四条"),
        Wrong(Mediating.AGREED, "unsigned-opinion", denied("signed"), "第一百二十五条第二款"),
        citation="山东省行政程序规定 第一百二十四条、第一百二十五条",
    ),
)
