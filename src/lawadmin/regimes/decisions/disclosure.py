"""政府信息公开: publication on one's own motion, requests, and the yearly reports.

A correction starts the term for the answer anew; the time in which third parties or other organs are asked is not
counted, and a third party who does not answer stops it no longer than its own term.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs


class Request(StrEnum):
    """What can happen to a request, in the words of the Regulation."""

    LETTER = "收到平常信函"
    RECEIVED = "收到申请"
    ASKED = "告知补正"
    CORRECTED = "收到补正"
    GIVEN_UP = "放弃"
    THIRD_PARTY = "征求第三方"
    THIRD_PARTY_RECEIVED = "第三方收到征求意见书"
    THIRD_PARTY_OPINION = "第三方意见"
    THIRD_PARTY_SILENT = "第三方期满"
    ORGAN_ASKED = "征求其他机关"
    ORGAN_RECEIVED = "其他机关收到征求意见书"
    ORGAN_OPINION = "其他机关意见"
    ORGAN_SILENT = "其他机关同意公开"
    EXTENDED = "延长"
    DELAYED = "延迟答复"
    ANSWERED = "答复"
    DELIVERED = "送达"
    PROPOSED = "认定属于主动公开"
    PUBLISHED = "主动公开"
    WITHDRAWN = "撤回申请"


@frozen
class Asked:
    """State how many days the applicant has to correct the request, and whether it could be answered at once."""

    term: int | None = None
    at_once: bool | None = None


class Answer(StrEnum):
    """The kinds of answers to a request (第三十六条)."""

    DISCLOSED = "予以公开"
    IN_PART = "部分公开"
    POINTED_OUT = "告知获取途径"
    REFUSED = "不予公开"
    NOT_HELD = "信息不存在"
    NOT_OURS = "不属本机关"
    REPEATED = "不予重复处理"


@frozen
class Answered:
    """State the kind of the answer, the reasons of a refusal, and whether a fee was taken of an ordinary applicant."""

    kind: Answer | None = None
    reason: str | None = None
    charged: bool | None = None
    excessive_requests: bool | None = None


REQUEST = Procedure(
    name="disclosure-request",
    title="依申请公开",
    title_en="Requests for information",
    clause="2.2.3",
    act="open-government-information-regulation",
    steps=Request,
    starts={Request.LETTER, Request.RECEIVED},
    facts={
        Request.RECEIVED: Asked,
        Request.ASKED: Asked,
        Request.EXTENDED: Prolonged,
        Request.DELAYED: Prolonged,
        Request.ANSWERED: Answered,
    },
    spans=(
        Span("补正", {Request.ASKED}, {Request.CORRECTED, Request.GIVEN_UP}, by="当事人"),
        Span(
            "征求第三方",
            {Request.THIRD_PARTY},
            {Request.THIRD_PARTY_OPINION, Request.THIRD_PARTY_SILENT},
            by="第三方",
            per=True,
        ),
        Span("征求其他机关", {Request.ORGAN_ASKED}, {Request.ORGAN_OPINION, Request.ORGAN_SILENT}, per=True),
    ),
    traits={
        "须补正": Trait({Request.ASKED}),
        "能够当场答复": Trait({Request.RECEIVED}, "at_once"),
    },
    may={
        Request.ASKED: (Needs({Request.RECEIVED}, article="第三十条"),),
        Request.CORRECTED: (Needs({Request.ASKED}, unless={Request.GIVEN_UP}, article="第三十条"),),
        Request.GIVEN_UP: (Needs({Request.ASKED}, article="第三十条"),),
        Request.THIRD_PARTY: (Needs({Request.RECEIVED}, article="第三十二条"),),
        Request.THIRD_PARTY_RECEIVED: (Needs({Request.THIRD_PARTY}, article="第三十二条"),),
        Request.THIRD_PARTY_OPINION: (Needs({Request.THIRD_PARTY}, article="第三十二条"),),
        Request.THIRD_PARTY_SILENT: (Needs({Request.THIRD_PARTY}, article="第三十二条"),),
        Request.ORGAN_ASKED: (Needs({Request.RECEIVED}, article="第三十四条"),),
        Request.ORGAN_RECEIVED: (Needs({Request.ORGAN_ASKED}, article="第三十四条"),),
        Request.ORGAN_OPINION: (Needs({Request.ORGAN_ASKED}, article="第三十四条"),),
        Request.ORGAN_SILENT: (Needs({Request.ORGAN_ASKED}, article="第三十四条"),),
        Request.EXTENDED: (Needs({Request.RECEIVED}, unless={Request.ANSWERED}, article="第三十三条第二款"),),
        Request.DELAYED: (Needs({Request.RECEIVED}, unless={Request.ANSWERED}, article="第三十五条"),),
        Request.ANSWERED: (Needs({Request.RECEIVED}, unless={Request.GIVEN_UP}, article="第三十六条"),),
        Request.DELIVERED: (Needs({Request.ANSWERED}),),
        Request.PROPOSED: (Needs({Request.RECEIVED}, article="第四十四条第二款"),),
        Request.PUBLISHED: (Needs({Request.PROPOSED}, article="第四十四条第二款"),),
        Request.WITHDRAWN: (Needs({Request.RECEIVED}, unless={Request.ANSWERED}),),
    },
    must=(
        "confirm_receipt",
        "ask_correction",
        "correct",
        "third_party",
        "other_organ",
        "answer_at_once",
        "answer",
        "publish_proposed",
    ),
    ends={Request.ANSWERED, Request.GIVEN_UP, Request.WITHDRAWN},
    party={Request.CORRECTED, Request.THIRD_PARTY_OPINION, Request.WITHDRAWN},
)


class Duty(StrEnum):
    """What an organ does of its own motion and every year."""

    ESTABLISHED = "成立"
    DISSOLVED = "撤销"
    MADE = "信息形成"
    CHANGED = "信息变更"
    PUBLISHED = "主动公开"
    SUPPLIED = "提供查阅场所"
    GUIDE_CHANGED = "指南目录变化"
    GUIDE_UPDATED = "更新指南目录"
    CLOSED_REVIEWED = "评估审查"
    REPORTED = "提交年度报告"
    REPORT_PUBLISHED = "公布年度报告"
    ASSESSED = "考核评议"
    TRAINED = "培训"


@frozen
class Organ:
    """State whether the organ is the one in charge of open information in its government."""

    in_charge: bool | None = None


@frozen
class Report:
    """State whether a yearly report tells of requests, of disputes, and of problems and their mending (第五十条)."""

    requests: bool | None = None
    disputes: bool | None = None
    problems: bool | None = None


DUTY = Procedure(
    name="disclosure-duty",
    title="主动公开与年度报告",
    title_en="Publication and yearly reports",
    clause="2.2.3",
    act="open-government-information-regulation",
    steps=Duty,
    starts=frozenset(Duty) - {Duty.PUBLISHED, Duty.SUPPLIED, Duty.GUIDE_UPDATED, Duty.REPORT_PUBLISHED},
    facts={Duty.ESTABLISHED: Organ, Duty.REPORTED: Report, Duty.REPORT_PUBLISHED: Report},
    may={
        Duty.PUBLISHED: (Needs({Duty.MADE, Duty.CHANGED, Duty.ESTABLISHED}, article="第二十六条"),),
        Duty.SUPPLIED: (Needs({Duty.PUBLISHED}, article="第二十五条第三款"),),
        Duty.GUIDE_UPDATED: (Needs({Duty.GUIDE_CHANGED, Duty.ESTABLISHED}, article="第十二条第一款"),),
        Duty.REPORT_PUBLISHED: (Needs({Duty.ESTABLISHED}, article="第四十九条"),),
    },
    must=("update_guide", "review_closed", "supply_places", "publish", "annual_report"),
    ends={Duty.DISSOLVED},
)


class Oversight(StrEnum):
    """What the department in charge of open information does for its government, and what reaches it."""

    ESTABLISHED = "成立"
    ASSESSED = "考核评议"
    TRAINED = "培训"
    REPORT_PUBLISHED = "公布年度报告"
    COMPLAINT = "收到申诉"
    COMPLAINT_TOLD = "告知处理结果"
    NEGLECT = "收到反映"
    URGED = "督促整改"
    DISSOLVED = "撤销"


@frozen
class Assessed:
    """State whether the public appraised the work as well."""

    public_appraised: bool | None = None


OVERSIGHT = Procedure(
    name="disclosure-oversight",
    title="政府信息公开考核监督",
    title_en="Oversight of open information",
    clause="2.2.3",
    act="open-government-information-regulation",
    steps=Oversight,
    starts={Oversight.ESTABLISHED, Oversight.COMPLAINT, Oversight.NEGLECT},
    facts={Oversight.ASSESSED: Assessed, Oversight.REPORT_PUBLISHED: Report},
    may={
        Oversight.ASSESSED: (Needs({Oversight.ESTABLISHED}, article="第四十六条"),),
        Oversight.TRAINED: (Needs({Oversight.ESTABLISHED}, article="第四十八条"),),
        Oversight.REPORT_PUBLISHED: (Needs({Oversight.ESTABLISHED}, article="第四十九条第二款"),),
        Oversight.COMPLAINT_TOLD: (Needs({Oversight.COMPLAINT}, article="第五十五条第二款"),),
        Oversight.URGED: (Needs({Oversight.NEGLECT, Oversight.ASSESSED}, article="第四十七条"),),
        Oversight.DISSOLVED: (Needs({Oversight.ESTABLISHED}),),
    },
    must=("assess", "state-council-2008-17/assess_disclosure", "train", "annual_report_publish", "handle_complaint"),
    ends={Oversight.DISSOLVED},
    outside={Oversight.COMPLAINT, Oversight.NEGLECT},
)


def _unreasoned(event: Event) -> bool:
    return event.fact("kind") in (Answer.REFUSED, Answer.IN_PART) and not event.fact("reason")


def _charged(event: Event) -> bool:
    return event.fact("charged") is True and event.fact("excessive_requests") is not True


_CONTENT = ("requests", "disputes", "problems")

CHECKS = (
    wrongs(
        "disclosure-answer",
        REQUEST,
        Wrong(Request.ANSWERED, "no-grounds", _unreasoned, "第三十六条第三项"),
        Wrong(Request.ANSWERED, "disclosure-charged", _charged, "第四十二条第一款"),
        citation="政府信息公开条例 第三十六条、第四十二条",
    ),
    wrongs(
        "disclosure-report",
        DUTY,
        *(Wrong(Duty.REPORTED, "report-incomplete", denied(part), "第五十条第一款") for part in _CONTENT),
        citation="政府信息公开条例 第五十条",
    ),
    wrongs(
        "disclosure-assessed",
        OVERSIGHT,
        Wrong(Oversight.ASSESSED, "no-public-appraisal", denied("public_appraised"), "第四十六条"),
        *(Wrong(Oversight.REPORT_PUBLISHED, "report-incomplete", denied(part), "第五十条第一款") for part in _CONTENT),
        citation="政府信息公开条例 第四十六条、第五十条",
    ),
)
