"""调解与调处: people's mediation and its confirmation, prevention in townships, administrative mediation."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, wrongs


class Step(StrEnum):
    """What can happen in people's mediation, in the words of the Act."""

    ASKED = "申请调解"
    ACCEPTED = "受理纠纷"
    RISK = "发现可能引起案件"
    POLICE_TOLD = "报告公安机关"
    AGREED = "调解协议"
    FAILED = "调解不成"
    EFFECTIVE = "调解协议生效"
    CONFIRMATION_ASKED = "申请司法确认"
    COURT_ACCEPTED = "法院受理"
    COURT_REFUSED = "法院不予受理"
    CONFIRMED = "司法确认"
    DENIED = "不予确认"
    PERFORMED = "履行协议"


@frozen
class Consent:
    """State whether both parties consented, and whether a fee was taken (none may be)."""

    both: bool | None = None
    fee: bool | None = None


MEDIATION = Procedure(
    name="people-mediation",
    title="人民调解",
    title_en="People's mediation",
    clause="2.5.1",
    act="people-mediation-act",
    steps=Step,
    starts={Step.ASKED, Step.ACCEPTED},
    facts={Step.ACCEPTED: Consent},
    may={
        Step.RISK: (Needs({Step.ACCEPTED}, article="第二十五条"),),
        Step.POLICE_TOLD: (Needs({Step.RISK}, article="第二十五条"),),
        Step.AGREED: (Needs({Step.ACCEPTED}, article="第二十八条"),),
        Step.FAILED: (Needs({Step.ACCEPTED}, article="第二十六条"),),
        Step.EFFECTIVE: (Needs({Step.AGREED}, article="第二十九条第二款"),),
        Step.CONFIRMATION_ASKED: (Needs({Step.EFFECTIVE}, within={"ask_confirmation"}, article="第三十三条第一款"),),
        Step.COURT_ACCEPTED: (Needs({Step.CONFIRMATION_ASKED}),),
        Step.COURT_REFUSED: (Needs({Step.CONFIRMATION_ASKED}),),
        Step.CONFIRMED: (Needs({Step.CONFIRMATION_ASKED}, article="第三十三条第二款"),),
        Step.DENIED: (Needs({Step.CONFIRMATION_ASKED}, article="第三十三条第三款"),),
        Step.PERFORMED: (Needs({Step.EFFECTIVE}),),
    },
    must=("mediate", "report_risk", "ask_confirmation"),
    ends={Step.FAILED},
    outside={Step.COURT_ACCEPTED, Step.COURT_REFUSED, Step.CONFIRMED, Step.DENIED},
)


class Settling(StrEnum):
    """What can happen when an organ mediates or decides a dispute, and when a township looks for disputes early."""

    ESTABLISHED = "成立"
    SEARCHED = "排查纠纷"
    ASKED = "申请调处"
    DECIDED = "处理决定"
    AGREED = "调解书"
    FAILED = "调解不成"
    REMEDIES_TOLD = "告知救济权利"
    DISSOLVED = "撤销"


SETTLEMENT = Procedure(
    name="administrative-settlement",
    title="行政调解和行政裁决",
    title_en="Administrative mediation and adjudication",
    clause="2.5.1",
    act="state-council-2004-10",
    steps=Settling,
    starts={Settling.ESTABLISHED, Settling.ASKED},
    may={
        Settling.SEARCHED: (Needs({Settling.ESTABLISHED}),),
        Settling.DECIDED: (Needs({Settling.ASKED}, article="第二十四条"),),
        Settling.AGREED: (Needs({Settling.ASKED}, article="第二十四条"),),
        Settling.FAILED: (Needs({Settling.ASKED}, article="第二十五条"),),
        Settling.REMEDIES_TOLD: (Needs({Settling.FAILED, Settling.DECIDED}, article="第二十五条"),),
        Settling.DISSOLVED: (Needs({Settling.ESTABLISHED}),),
    },
    must=("settle_dispute", "tell_remedies", "county-plan/search_disputes"),
    ends={Settling.DISSOLVED},
)


CHECKS = (
    wrongs(
        "mediation-free-and-willing",
        MEDIATION,
        Wrong(Step.ACCEPTED, "no-consent", denied("both"), "第三条"),
        Wrong(Step.ACCEPTED, "fee-taken", claimed("fee"), "第四条"),
        citation="人民调解法 第三条、第四条",
    ),
)
