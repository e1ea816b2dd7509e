"""行政许可: from application to delivery, and renewal.

Single, unified, joint and central handling; correction, and the silence that is acceptance; opinions of those
concerned; hearing; tender, auction, inspection, testing, quarantine, appraisal and expert review; extension; service;
renewal and its silence.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Excluded, Prolonged
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.regimes.shared.wrong import Wrong, denied, fewer, wrongs


class Step(StrEnum):
    """What can happen to a licence application, in the words of the Act."""

    APPLIED = "申请"
    ASKED = "告知补正"
    SUPPLEMENTED = "补正"
    ACCEPTED = "受理"
    REFUSED = "不予受理"
    CONCERNED_TOLD = "告知利害关系人"
    OPINIONS = "听取意见"
    HEARING_RIGHT = "告知听证权"
    HEARING_ASKED = "要求听证"
    HEARING_NOTICE = "听证通知"
    HEARING = "举行听证"
    HEARD = "听证结束"
    TENDER = "招标"
    TENDER_DONE = "招标结束"
    AUCTION = "拍卖"
    AUCTION_DONE = "拍卖结束"
    INSPECTION = "检验"
    INSPECTION_DONE = "检验结束"
    TESTING = "检测"
    TESTING_DONE = "检测结束"
    QUARANTINE = "检疫"
    QUARANTINE_DONE = "检疫结束"
    APPRAISAL = "鉴定"
    APPRAISAL_DONE = "鉴定结束"
    EXPERTS = "专家评审"
    EXPERTS_DONE = "专家评审结束"
    ASSIGNED = "指派核查"
    CHECKED = "核查"
    CHARGED = "收费"
    SENT_UP = "报送上级"
    EXTENDED = "延长"
    GRANTED = "准予"
    DENIED = "不予"
    DELIVERED = "送达"
    PUBLISHED = "公开"
    RENEWAL_ASKED = "申请延续"
    RENEWED = "准予延续"
    NOT_RENEWED = "不予延续"
    WITHDRAWN = "撤回申请"
    TERMINATED = "终止"


class Handling(StrEnum):
    """How several organs or offices handle one application (第二十六条)."""

    SINGLE = "单独办理"
    UNIFIED = "统一办理"
    JOINT = "联合办理"
    CENTRAL = "集中办理"


@frozen
class Application:
    """State how an application is handled, whom it concerns, what it needs, and for which item it is.

    ``out_of_scope``: no licence is needed or another organ decides; ``on_the_spot``: the decision can be taken at once;
    ``registration``: a registration whose papers are complete.
    """

    handling: Handling | None = None
    concerns_others: bool | None = None
    needs_inspection: bool | None = None
    lower_first: bool | None = None
    item: str | None = None
    out_of_scope: bool | None = None
    on_the_spot: bool | None = None
    registration: bool | None = None


@frozen
class Licence:
    """State the licence granted: its number, and its first and last day."""

    number: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@frozen
class HearingNotice:
    """State the day of the hearing that is announced."""

    hearing_on: date | None = None


@frozen
class OnSite:
    """State how many officers went, whether they showed their certificates, and whether a test needs no analysis."""

    officers: int | None = None
    certificate_shown: bool | None = None
    no_analysis: bool | None = None


@frozen
class Charge:
    """State what is charged: the item of the register of revenue, the sum in yuan, and whether a receipt was given."""

    item: str | None = None
    amount: int | None = None
    receipt: bool | None = None


@frozen
class Renewal:
    """State the last day of the licence to be renewed."""

    valid_to: date | None = None


def _excluded(begin: Step, end: Step) -> Span:
    return Span(begin.value, {begin}, {end, Step.GRANTED, Step.DENIED}, told="until")


_EXCLUDED = (
    (Step.TENDER, Step.TENDER_DONE),
    (Step.AUCTION, Step.AUCTION_DONE),
    (Step.INSPECTION, Step.INSPECTION_DONE),
    (Step.TESTING, Step.TESTING_DONE),
    (Step.QUARANTINE, Step.QUARANTINE_DONE),
    (Step.APPRAISAL, Step.APPRAISAL_DONE),
    (Step.EXPERTS, Step.EXPERTS_DONE),
)
_JOINT = frozenset({Handling.UNIFIED, Handling.JOINT, Handling.CENTRAL})
_START = frozenset({Step.APPLIED, Step.ACCEPTED})
_DECISION = frozenset({Step.GRANTED, Step.DENIED})
_DECIDED = (
    Needs({Step.ACCEPTED}, article="第三十七条"),
    Needs({Step.HEARD}, when="要求听证", article="第四十七条第一款"),
    Needs(waits={"ask_hearing"}, article="第四十七条第一款"),
    Needs({Step.OPINIONS, Step.HEARD}, when="涉及他人", article="第三十六条"),
)

LICENSING = Procedure(
    name="licensing",
    title="行政许可",
    title_en="Licensing",
    clause="2.1.1",
    act="administrative-licensing-act",
    steps=Step,
    starts={Step.APPLIED, Step.RENEWAL_ASKED},
    facts={
        Step.APPLIED: Application,
        Step.ACCEPTED: Application,
        Step.HEARING_NOTICE: HearingNotice,
        Step.GRANTED: Licence,
        Step.RENEWED: Licence,
        Step.EXTENDED: Prolonged,
        Step.RENEWAL_ASKED: Renewal,
        Step.ASSIGNED: OnSite,
        Step.CHECKED: OnSite,
        Step.CHARGED: Charge,
        **{begin: Excluded for begin, _ in _EXCLUDED},
    },
    spans=(
        Span("补正", {Step.ASKED}, {Step.SUPPLEMENTED}, by="当事人"),
        Span("听证", {Step.HEARING}, {Step.HEARD, *_DECISION}),
        *(_excluded(begin, end) for begin, end in _EXCLUDED),
    ),
    traits={
        "联合办理": Trait(_START, "handling", _JOINT),
        "涉及他人": Trait(_START, "concerns_others"),
        "须检验检测检疫": Trait(_START, "needs_inspection"),
        "下级先审": Trait(_START, "lower_first"),
        "不需要许可或者不属职权范围": Trait(_START, "out_of_scope"),
        "能够当场决定": Trait(_START, "on_the_spot"),
        "登记许可材料齐全": Trait(_START, "registration"),
        "无需进一步技术分析": Trait({Step.ASSIGNED}, "no_analysis"),
        "要求听证": Trait({Step.HEARING_ASKED}),
    },
    may={
        Step.ASKED: (Needs({Step.APPLIED}, article="第三十二条第一款第四项"),),
        Step.SUPPLEMENTED: (Needs({Step.ASKED}, article="第三十二条第一款第四项"),),
        Step.ACCEPTED: (Needs({Step.APPLIED}, unless={Step.REFUSED}, article="第三十二条第一款第五项"),),
        Step.REFUSED: (Needs({Step.APPLIED}, unless={Step.ACCEPTED}, article="第三十二条第一款"),),
        Step.CONCERNED_TOLD: (Needs({Step.ACCEPTED}, article="第三十六条"),),
        Step.OPINIONS: (Needs({Step.CONCERNED_TOLD}, article="第三十六条"),),
        Step.HEARING_RIGHT: (Needs({Step.ACCEPTED}, unless=_DECISION, article="第四十七条第一款"),),
        Step.HEARING_ASKED: (Needs({Step.HEARING_RIGHT}, article="第四十七条第一款"),),
        Step.HEARING_NOTICE: (Needs({Step.ACCEPTED}, article="第四十八条第一款第一项"),),
        Step.HEARING: (Needs({Step.HEARING_NOTICE}, unless=_DECISION, article="第四十八条第一款第一项"),),
        Step.HEARD: (Needs({Step.HEARING}, article="第四十八条第一款第五项"),),
        **{begin: (Needs({Step.ACCEPTED}, article="第四十五条"),) for begin, _ in _EXCLUDED},
        **{end: (Needs({begin}, article="第四十五条"),) for begin, end in _EXCLUDED},
        Step.ASSIGNED: (Needs({Step.ACCEPTED}, article="第三十四条第三款"),),
        Step.CHECKED: (Needs({Step.ACCEPTED}, article="第三十四条第三款"),),
        Step.CHARGED: (Needs({Step.ACCEPTED}, article="第五十九条"),),
        Step.SENT_UP: (Needs({Step.ACCEPTED}, article="第三十五条"),),
        Step.EXTENDED: (Needs({Step.ACCEPTED}, unless=_DECISION, article="第四十二条"),),
        Step.GRANTED: _DECIDED,
        Step.DENIED: _DECIDED,
        Step.DELIVERED: (Needs({*_DECISION, Step.RENEWED, Step.NOT_RENEWED}, article="第四十四条"),),
        Step.PUBLISHED: (Needs({Step.GRANTED}, article="第四十条"),),
        Step.RENEWED: (Needs({Step.RENEWAL_ASKED}, article="第五十条第二款"),),
        Step.NOT_RENEWED: (Needs({Step.RENEWAL_ASKED}, unless={Step.RENEWED}, article="第五十条第二款"),),
        Step.WITHDRAWN: (Needs({Step.APPLIED, Step.RENEWAL_ASKED}, unless=_DECISION),),
        Step.TERMINATED: (Needs({Step.APPLIED, Step.RENEWAL_ASKED}, unless=_DECISION),),
    },
    must=(
        "notify",
        "refuse_at_once",
        "decide_on_spot",
        "register_on_spot",
        "decide_after_test",
        "decide",
        "review_below",
        "deliver",
        "ask_hearing",
        "hold_hearing",
        "hearing_notice",
        "assign_inspectors",
        "apply_renewal",
        "renew",
    ),
    ends={Step.REFUSED, Step.GRANTED, Step.DENIED, Step.WITHDRAWN, Step.TERMINATED},
    party={Step.APPLIED, Step.SUPPLEMENTED, Step.HEARING_ASKED, Step.RENEWAL_ASKED, Step.WITHDRAWN},
)

CHECKS = (
    wrongs(
        "licence-on-site",
        LICENSING,
        Wrong(Step.CHECKED, "too-few-officers", fewer("officers", 2), "第三十四条第三款"),
        Wrong(Step.ASSIGNED, "too-few-officers", fewer("officers", 2), "第五十五条第二款"),
        Wrong(Step.CHECKED, "certificate-not-shown", denied("certificate_shown")),
        citation="行政许可法 第三十四条、第五十五条",
    ),
)
