"""行政执法程序: what holds where no law, regulation or rule sets a procedure of its own (行政程序规定 chapter V)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Excluded, Prolonged, Term
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.shared.wrong import Wrong, denied, fewer, wrongs

ACT = "shandong-administrative-procedure-rules"


class Step(StrEnum):
    """What can happen in a procedure of enforcement, in the words of the rules."""

    APPLIED = "申请"
    ORAL = "口头申请"
    RECORDED = "记录申请"
    ASKED = "告知补正"
    SUPPLEMENTED = "补正"
    ACCEPTED = "受理"
    REFUSED = "不予受理"
    OPENED = "程序启动"
    INVESTIGATED = "调查"
    HEARING_RIGHT = "告知听证权"
    HEARING_ASKED = "要求听证"
    HEARING_ACCEPTED = "受理听证"
    HEARING_REFUSED = "告知不予听证"
    HEARING_NOTICE = "听证通知"
    HEARING = "举行听证"
    HEARD = "听证结束"
    HEARING_REPORTED = "报送听证报告"
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
    SURVEY = "勘验"
    SURVEY_DONE = "勘验结束"
    APPRAISAL = "鉴定"
    APPRAISAL_DONE = "鉴定结束"
    EXPERTS = "专家评审"
    EXPERTS_DONE = "专家评审结束"
    PUBLICITY = "公示"
    PUBLICITY_DONE = "公示结束"
    EXTENDED = "延长"
    REVIEW_TAKEN = "审查批准受理"
    REVIEWED = "审查完毕"
    APPROVED = "批准完毕"
    LEGALITY = "法制审查"
    DISCUSSED = "集体讨论"
    DECIDED = "执法决定"
    DELIVERED = "送达"
    REASONS_ASKED = "要求说明理由"
    REASONS_GIVEN = "书面说明理由"
    RECORDED_SIMPLE = "报所属机关备案"
    TERMINATED = "终止程序"
    WITHDRAWN = "撤回申请"


@frozen
class Application:
    """State whether an application is ours to decide, and whether its form alone is looked into (第八十九条)."""

    ours: bool | None = None
    formal: bool | None = None


@frozen
class Opening:
    """State how a procedure runs, and the term in days that the organ promised; on the spot: ``simple``."""

    simple: bool | None = None
    weighty: bool | None = None
    several_organs: bool | None = None
    promised: bool | None = None
    term: int | None = None
    approved: bool | None = None


@frozen
class Investigation:
    """State how many officers inquired, and whether they showed their certificates (第六十九条)."""

    officers: int | None = None
    certificate_shown: bool | None = None


@frozen
class Asking:
    """State whether a request for a hearing meets the conditions, or the term in days to make one."""

    fit: bool | None = None
    term: int | None = None


@frozen
class HearingNotice:
    """State the day of the hearing, and whether those concerned are known."""

    hearing_on: date | None = None
    concerned_known: bool | None = None


@frozen
class Hearing:
    """State whether who presides is qualified and has no stake in the case (第七十九条)."""

    qualified: bool | None = None
    impartial: bool | None = None


@frozen
class Decision:
    """State what a decision holds; ``urgent``: reasons were left out because it was urgent (第八十七条第一款)."""

    reasons: bool | None = None
    remedies: bool | None = None
    urgent: bool | None = None


_EXCLUDED = (
    (Step.TENDER, Step.TENDER_DONE),
    (Step.AUCTION, Step.AUCTION_DONE),
    (Step.INSPECTION, Step.INSPECTION_DONE),
    (Step.TESTING, Step.TESTING_DONE),
    (Step.QUARANTINE, Step.QUARANTINE_DONE),
    (Step.SURVEY, Step.SURVEY_DONE),
    (Step.APPRAISAL, Step.APPRAISAL_DONE),
    (Step.EXPERTS, Step.EXPERTS_DONE),
    (Step.PUBLICITY, Step.PUBLICITY_DONE),
)
_BEGUN = frozenset({Step.OPENED, Step.ACCEPTED})
_OVER = frozenset({Step.DECIDED, Step.TERMINATED})
_NO = frozenset({False})

ENFORCEMENT = Procedure(
    name="enforcement-shandong",
    title="行政执法程序",
    title_en="Enforcement where no other procedure is set",
    clause="2.4.2",
    act=ACT,
    steps=Step,
    starts={Step.APPLIED, Step.ORAL, Step.OPENED},
    facts={
        Step.APPLIED: Application,
        Step.ASKED: Term,
        Step.ACCEPTED: Opening,
        Step.OPENED: Opening,
        Step.INVESTIGATED: Investigation,
        Step.HEARING_RIGHT: Asking,
        Step.HEARING_ASKED: Asking,
        Step.HEARING_NOTICE: HearingNotice,
        Step.HEARING: Hearing,
        Step.EXTENDED: Prolonged,
        Step.DECIDED: Decision,
        **{begin: Excluded for begin, _ in _EXCLUDED},
    },
    spans=(
        Span("听证", {Step.HEARING_ACCEPTED}, {Step.HEARD, *_OVER}),
        *(Span(begin.value, {begin}, {end, *_OVER}, told="until") for begin, end in _EXCLUDED),
    ),
    traits={
        "不属于本机关职权": Trait({Step.APPLIED}, "ours", _NO),
        "无须实质核实": Trait({Step.APPLIED}, "formal"),
        "依申请启动": Trait({Step.ACCEPTED}),
        "依职权启动": Trait({Step.OPENED}),
        "简易程序": Trait({Step.OPENED}, "simple"),
        "情节复杂或者重大": Trait(_BEGUN, "weighty"),
        "涉及两个以上机关": Trait(_BEGUN, "several_organs"),
        "有承诺期限": Trait(_BEGUN, "promised"),
        "不符合听证条件": Trait({Step.HEARING_ASKED}, "fit", _NO),
        "受理听证": Trait({Step.HEARING_ACCEPTED}),
        "利害关系人明确": Trait({Step.HEARING_NOTICE}, "concerned_known"),
        "情况紧急未说明理由": Trait({Step.DECIDED}, "urgent"),
    },
    may={
        Step.RECORDED: (Needs({Step.ORAL}, article="第六十七条第三款"),),
        Step.ASKED: (Needs({Step.APPLIED}, unless={Step.ACCEPTED, Step.REFUSED}, article="第六十八条第一款第四项"),),
        Step.SUPPLEMENTED: (Needs({Step.ASKED}, article="第六十八条第一款第四项"),),
        Step.ACCEPTED: (Needs({Step.APPLIED, Step.RECORDED}, unless={Step.REFUSED}, article="第六十八条第一款"),),
        Step.REFUSED: (Needs({Step.APPLIED, Step.RECORDED}, unless={Step.ACCEPTED}, article="第六十八条第一款"),),
        Step.INVESTIGATED: (Needs(_BEGUN, article="第六十九条第一款"),),
        Step.HEARING_RIGHT: (Needs(_BEGUN, unless=_OVER, article="第七十六条第一款"),),
        Step.HEARING_ASKED: (Needs(_BEGUN, unless=_OVER, article="第七十六条第一款"),),
        Step.HEARING_ACCEPTED: (Needs({Step.HEARING_ASKED}, unless={Step.HEARING_REFUSED}, article="第七十七条"),),
        Step.HEARING_REFUSED: (Needs({Step.HEARING_ASKED}, unless={Step.HEARING_ACCEPTED}, article="第七十七条"),),
        Step.HEARING_NOTICE: (Needs({Step.HEARING_ACCEPTED}, article="第七十八条"),),
        Step.HEARING: (Needs({Step.HEARING_NOTICE}, article="第七十八条"),),
        Step.HEARD: (Needs({Step.HEARING}, article="第八十一条"),),
        Step.HEARING_REPORTED: (Needs({Step.HEARD}, article="第八十三条"),),
        **{begin: (Needs(_BEGUN, unless=_OVER, article="第九十四条"),) for begin, _ in _EXCLUDED},
        **{end: (Needs({begin}, article="第九十四条"),) for begin, end in _EXCLUDED},
        Step.EXTENDED: (Needs(_BEGUN, unless=_OVER, article="第九十三条"),),
        Step.REVIEW_TAKEN: (Needs({Step.ACCEPTED}, unless=_OVER, article="第九十三条第四款"),),
        Step.REVIEWED: (Needs({Step.REVIEW_TAKEN}, article="第九十三条第四款"),),
        Step.APPROVED: (Needs({Step.REVIEW_TAKEN}, article="第九十三条第四款"),),
        Step.LEGALITY: (Needs({Step.INVESTIGATED}, article="第八十四条第二款"),),
        Step.DISCUSSED: (Needs({Step.LEGALITY}, article="第八十四条第二款"),),
        Step.DECIDED: (
            Needs(_BEGUN, unless={Step.TERMINATED}, article="第八十四条第一款"),
            Needs({Step.INVESTIGATED}, when="依职权启动", article="第六十九条第一款"),
            Needs({Step.DISCUSSED}, when="情节复杂或者重大", article="第八十四条第二款"),
            Needs({Step.HEARING_REPORTED}, when="受理听证", article="第八十三条"),
            Needs(waits={"ask_hearing"}, article="第七十六条"),
        ),
        Step.DELIVERED: (Needs({Step.DECIDED}, article="第九十条第一款"),),
        Step.REASONS_ASKED: (Needs({Step.DELIVERED}, article="第八十六条"),),
        Step.REASONS_GIVEN: (Needs({Step.REASONS_ASKED}, article="第八十七条第二款"),),
        Step.RECORDED_SIMPLE: (Needs({Step.DECIDED}, article="第八十八条"),),
        Step.TERMINATED: (Needs(_BEGUN, unless={Step.DECIDED}),),
        Step.WITHDRAWN: (Needs({Step.APPLIED, Step.RECORDED}, unless=_OVER),),
    },
    must=(
        "record_oral",
        "refuse_not_ours",
        "notify",
        "supplement",
        "ask_hearing",
        "accept_hearing",
        "refuse_hearing",
        "hold_hearing",
        "hearing_notice",
        "report_hearing",
        "decide_at_once",
        "finish",
        "review_other_level",
        "keep_promise",
        "ask_reasons",
        "record_simple",
    ),
    ends={Step.REFUSED, Step.DECIDED, Step.TERMINATED, Step.WITHDRAWN},
    party={
        Step.APPLIED,
        Step.ORAL,
        Step.SUPPLEMENTED,
        Step.HEARING_ASKED,
        Step.REASONS_ASKED,
        Step.WITHDRAWN,
    },
)


def _silent(event: Event) -> bool:
    """Tell whether a decision gives no reasons although it was not urgent."""
    return event.fact("reasons") is False and not event.fact("urgent")


CHECKS = (
    wrongs(
        "enforcement-shandong",
        ENFORCEMENT,
        Wrong(Step.OPENED, "not-approved", denied("approved"), "第六十六条第二款"),
        Wrong(Step.INVESTIGATED, "too-few-officers", fewer("officers", 2), "第六十九条第二款"),
        Wrong(Step.INVESTIGATED, "certificate-not-shown", denied("certificate_shown"), "第六十九条第四款"),
        Wrong(Step.HEARING, "unqualified-chair", denied("qualified"), "第七十九条第一款"),
        Wrong(Step.HEARING, "not-recused", denied("impartial"), "第七十九条第二款"),
        Wrong(Step.DECIDED, "no-grounds", _silent, "第八十六条"),
        Wrong(Step.DECIDED, "not-told", denied("remedies"), "第八十五条第二款第六项"),
        citation="山东省行政程序规定 第六十六条、第六十九条、第七十九条、第八十五条、第八十六条",
    ),
)
