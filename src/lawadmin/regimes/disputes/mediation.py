"""调解与调处: people's mediation and its confirmation, prevention in townships, administrative mediation."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, exceeds, fewer, more, unstated, wrongs


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
    COURT_EXTENDED = "延长"
    HARM_KNOWN = "知道权益被侵害"
    REVOCATION_ASKED = "申请撤销确认"
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
    starts={Step.ASKED, Step.ACCEPTED, Step.HARM_KNOWN},
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
        Step.COURT_EXTENDED: (Needs({Step.COURT_ACCEPTED}),),
        Step.REVOCATION_ASKED: (Needs({Step.HARM_KNOWN, Step.CONFIRMED}),),
        Step.PERFORMED: (Needs({Step.EFFECTIVE}),),
    },
    must=(
        "mediate",
        "report_risk",
        "ask_confirmation",
        "confirm",
        "court_accept",
        "court_confirm",
        "ask_revocation",
    ),
    ends={Step.FAILED},
    outside={
        Step.COURT_ACCEPTED,
        Step.COURT_REFUSED,
        Step.COURT_EXTENDED,
        Step.CONFIRMED,
        Step.DENIED,
        Step.REVOCATION_ASKED,
    },
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


@frozen
class Search:
    """State how many disputes were found in a search, and how many of them were taken up."""

    found: int | None = None
    handled: int | None = None


@frozen
class Asked:
    """State whether the dispute lies within the powers of the organ (第二十四条), and whether both parties want it."""

    within_powers: bool | None = None


@frozen
class Ruling:
    """State on which law the organ decides between the parties, and whether it is in writing."""

    basis: str | None = None
    written: bool | None = None


@frozen
class Agreement:
    """State whether both parties agreed of their own will."""

    both: bool | None = None


SETTLEMENT = Procedure(
    name="administrative-settlement",
    title="行政调解和行政裁决",
    title_en="Administrative mediation and adjudication",
    clause="2.5.1",
    act="state-council-2004-10",
    steps=Settling,
    starts={Settling.ESTABLISHED, Settling.ASKED},
    facts={
        Settling.SEARCHED: Search,
        Settling.ASKED: Asked,
        Settling.DECIDED: Ruling,
        Settling.AGREED: Agreement,
    },
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


class Duty(StrEnum):
    """What the county's judicial office does for people's mediation."""

    ESTABLISHED = "成立"
    SET_UP = "调解委员会设立或者调整"
    COURT_TOLD = "通报法院"
    TRAINED = "培训调解员"
    SUPPORTED = "安排调解经费"
    DISSOLVED = "撤销"


@frozen
class Committee:
    """State how many members a mediation committee has (第八条: three to nine)."""

    members: int | None = None


@frozen
class Training:
    """State how many mediators were to be trained, and how many were."""

    expected: int | None = None
    present: int | None = None


MEDIATION_DUTY = Procedure(
    name="mediation-duty",
    title="人民调解工作指导",
    title_en="Support for people's mediation",
    clause="2.5.1",
    act="people-mediation-act",
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={Duty.SET_UP: Committee, Duty.TRAINED: Training},
    may={
        Duty.SET_UP: (Needs({Duty.ESTABLISHED}, article="第八条"),),
        Duty.COURT_TOLD: (Needs({Duty.SET_UP}, article="第十条"),),
        Duty.TRAINED: (Needs({Duty.ESTABLISHED}, article="第十四条第二款"),),
        Duty.SUPPORTED: (Needs({Duty.ESTABLISHED}, article="第六条"),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=("tell_court", "train_mediators"),
    ends={Duty.DISSOLVED},
)


CHECKS = (
    wrongs(
        "mediation-free-and-willing",
        MEDIATION,
        Wrong(Step.ACCEPTED, "no-consent", denied("both"), "第三条"),
        Wrong(Step.ACCEPTED, "fee-taken", claimed("fee"), "第四条"),
        citation="人民调解法 第三条、第四条",
    ),
    wrongs(
        "settled-within-powers",
        SETTLEMENT,
        Wrong(Settling.ASKED, "wrong-body", denied("within_powers"), "第二十四条"),
        Wrong(Settling.DECIDED, "no-basis", unstated("basis"), "第二十四条"),
        Wrong(Settling.DECIDED, "not-written", denied("written")),
        Wrong(Settling.AGREED, "no-consent", denied("both"), "第二十四条"),
        Wrong(Settling.SEARCHED, "disputes-left", exceeds("found", "handled"), "county-plan/二（五）1"),
    ),
    wrongs(
        "mediators-in-order",
        MEDIATION_DUTY,
        Wrong(Duty.SET_UP, "bad-committee-size", fewer("members", 3), "第八条"),
        Wrong(Duty.SET_UP, "bad-committee-size", more("members", 9), "第八条"),
        Wrong(Duty.TRAINED, "training-incomplete", exceeds("expected", "present"), "第十四条第二款"),
        citation="人民调解法 第八条、第十四条",
    ),
)
