"""行政复议: from application to decision, under the Act of 1999 and that of 2023.

Under the former the term runs from receipt, under the latter from acceptance; silence on the application accepts it
as of receipt under the former, on the last day of the review under the latter.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.regimes.shared.wrong import Wrong, claimed, wrongs


class Step(StrEnum):
    """What can happen in a reconsideration case, in the words of the Act."""

    SERVED = "送达"
    KNEW = "知道行政行为"
    APPLIED = "申请复议"
    RECEIVED = "收到申请"
    RECEIVED_BY_SEVERAL = "同时收到申请"
    NAMING_ASKED = "报请指定受理"
    AGREED = "协商确定受理机关"
    NAMED = "指定受理机关"
    ASKED = "告知补正"
    CORRECTION_EXTENDED = "延长补正"
    CORRECTED = "收到补正"
    GIVEN_UP = "放弃"
    ACCEPTED = "受理"
    REFUSED = "不予受理"
    PASSED_ON = "转送复议机关"
    CONVERTED = "转为普通程序"
    COPY_SENT = "发送副本"
    COPY_RECEIVED = "收到副本"
    REPLIED = "书面答复"
    SUSPENDED = "中止"
    CAUSE_GONE = "中止原因消除"
    RESUMED = "恢复"
    ON_SITE = "现场勘验"
    ON_SITE_DONE = "现场勘验结束"
    APPRAISAL = "鉴定"
    APPRAISED = "鉴定结束"
    HIGHER_ASKED = "报请提级"
    HIGHER_ANSWERED = "提级答复"
    OPINIONS = "听取意见"
    HEARING_NOTICE = "听证通知"
    HEARING = "举行听证"
    COMMISSION = "复议委员会咨询"
    EXTENDED = "延长"
    DECIDED = "复议决定"
    DECISION_SERVED = "复议决定送达"
    CHANGED = "变更"
    REVOKED = "撤销"
    UNLAWFUL = "确认违法"
    VOID = "确认无效"
    MEDIATED = "调解书"
    OPINION = "收到意见书"
    REPORTED = "报送纠正情况"
    WITHDRAWN = "撤回申请"
    TERMINATED = "终止"
    SUED = "起诉"


class Course(StrEnum):
    """The two courses of a case (since 2024: 第五十三条)."""

    ORDINARY = "普通程序"
    SUMMARY = "简易程序"


@frozen
class Acceptance:
    """State the course in which a case is heard."""

    course: Course | None = None


@frozen
class Suspension:
    """State whether the cause lies with the applicant (第三十九条第一款第一项、第二项、第四项)."""

    applicants_cause: bool | None = None


@frozen
class Hearing:
    """State the day of the hearing that is announced."""

    hearing_on: date | None = None


@frozen
class Prolonged:
    """State by how many days a term was extended; the whole of it where not said."""

    days: int | None = None


@frozen
class Change:
    """State whether the change is worse for the applicant than the act itself, which is forbidden."""

    worse: bool | None = None


_END = frozenset({Step.DECIDED, Step.MEDIATED, Step.WITHDRAWN, Step.TERMINATED})
_ORDER = (Needs({Step.RECEIVED}, article="第三十条第一款"),)
_ARTICLE_30 = "administrative-reconsideration-implementation-regulation/第三十条"
_SEVERAL = (Needs({Step.RECEIVED_BY_SEVERAL}, article=_ARTICLE_30),)

RECONSIDERATION = Procedure(
    name="reconsideration",
    title="行政复议",
    title_en="Reconsideration",
    clause="2.6.5",
    act="administrative-reconsideration-act",
    steps=Step,
    starts={Step.SERVED, Step.KNEW, Step.APPLIED, Step.RECEIVED},
    facts={
        Step.ACCEPTED: Acceptance,
        Step.SUSPENDED: Suspension,
        Step.HEARING_NOTICE: Hearing,
        Step.EXTENDED: Prolonged,
        Step.CORRECTION_EXTENDED: Prolonged,
        Step.CHANGED: Change,
    },
    spans=(
        Span("补正", {Step.ASKED}, {Step.CORRECTED, Step.GIVEN_UP}, by="当事人"),
        Span("协商指定受理机关", {Step.RECEIVED_BY_SEVERAL}, {Step.AGREED, Step.NAMED}),
        Span("中止", {Step.SUSPENDED}, {Step.RESUMED, Step.TERMINATED}),
        Span("现场勘验", {Step.ON_SITE}, {Step.ON_SITE_DONE}),
        Span("鉴定", {Step.APPRAISAL}, {Step.APPRAISED}),
        Span("报请提级", {Step.HIGHER_ASKED}, {Step.HIGHER_ANSWERED}),
    ),
    traits={
        "简易程序": Trait({Step.ACCEPTED}, "course", frozenset({Course.SUMMARY}), lost=frozenset({Step.CONVERTED})),
        "须补正": Trait({Step.ASKED}),
        "申请人原因中止": Trait({Step.SUSPENDED}, "applicants_cause"),
    },
    may={
        Step.ASKED: _ORDER,
        Step.CORRECTION_EXTENDED: (Needs({Step.ASKED}, article="第三十一条第二款"),),
        Step.CORRECTED: (Needs({Step.ASKED}, unless={Step.GIVEN_UP}, article="第三十一条第二款"),),
        Step.GIVEN_UP: (Needs({Step.ASKED}, article="第三十一条第二款"),),
        Step.RECEIVED_BY_SEVERAL: _ORDER,
        Step.NAMING_ASKED: _SEVERAL,
        Step.AGREED: _SEVERAL,
        Step.NAMED: (Needs({Step.NAMING_ASKED}, article=_ARTICLE_30),),
        Step.ACCEPTED: _ORDER,
        Step.REFUSED: (Needs({Step.RECEIVED}, unless={Step.ACCEPTED}, article="第三十条第二款"),),
        Step.PASSED_ON: _ORDER,
        Step.CONVERTED: (Needs({Step.ACCEPTED}, when="简易程序", article="第五十五条"),),
        Step.COPY_SENT: (Needs({Step.ACCEPTED}, article="第四十八条"),),
        Step.COPY_RECEIVED: (Needs({Step.COPY_SENT}, article="第四十八条"),),
        Step.REPLIED: (Needs({Step.COPY_RECEIVED}, article="第四十八条"),),
        Step.SUSPENDED: (Needs({Step.ACCEPTED}, unless=_END, article="第三十九条第一款"),),
        Step.CAUSE_GONE: (Needs({Step.SUSPENDED}, article="第三十九条第二款"),),
        Step.RESUMED: (Needs({Step.SUSPENDED}, article="第三十九条第二款"),),
        Step.ON_SITE: (Needs({Step.ACCEPTED}),),
        Step.ON_SITE_DONE: (Needs({Step.ON_SITE}),),
        Step.APPRAISAL: (Needs({Step.ACCEPTED}),),
        Step.APPRAISED: (Needs({Step.APPRAISAL}),),
        Step.HIGHER_ASKED: (Needs({Step.ACCEPTED}, article="第三十八条"),),
        Step.HIGHER_ANSWERED: (Needs({Step.HIGHER_ASKED}, article="第三十八条"),),
        Step.OPINIONS: (Needs({Step.ACCEPTED}, article="第四十九条"),),
        Step.HEARING_NOTICE: (Needs({Step.ACCEPTED}, article="第五十一条第一款"),),
        Step.HEARING: (Needs({Step.HEARING_NOTICE}, unless=_END, article="第五十一条第一款"),),
        Step.COMMISSION: (Needs({Step.ACCEPTED}, article="第五十二条"),),
        Step.EXTENDED: (Needs({Step.ACCEPTED}, unless=_END, article="第六十二条第一款"),),
        Step.DECIDED: (Needs({Step.ACCEPTED}, unless={Step.GIVEN_UP, Step.WITHDRAWN, Step.TERMINATED}),),
        Step.DECISION_SERVED: (Needs({Step.DECIDED}, article="第七十五条第二款"),),
        Step.CHANGED: (Needs({Step.DECIDED}, article="第六十三条第一款"),),
        Step.REVOKED: (Needs({Step.DECIDED}, article="第六十四条第一款"),),
        Step.UNLAWFUL: (Needs({Step.DECIDED}, article="第六十五条"),),
        Step.VOID: (Needs({Step.DECIDED}, article="第六十七条"),),
        Step.MEDIATED: (Needs({Step.ACCEPTED}, article="第七十三条第一款"),),
        Step.OPINION: (Needs({Step.ACCEPTED}, article="第七十六条"),),
        Step.REPORTED: (Needs({Step.OPINION}, article="第七十六条"),),
        Step.WITHDRAWN: (Needs({Step.RECEIVED}, unless={Step.DECIDED}, article="第四十一条"),),
        Step.TERMINATED: (Needs({Step.ACCEPTED}, unless={Step.DECIDED}, article="第四十一条"),),
        Step.SUED: (Needs({Step.DECISION_SERVED, Step.REFUSED, Step.ACCEPTED}),),
    },
    must=(
        "review",
        "ask_correction",
        "correct",
        "send_copy",
        "reply",
        "hearing_notice",
        "resume",
        "end_suspension",
        "decide",
        "report_correction",
    ),
    ends={Step.REFUSED, Step.GIVEN_UP, Step.PASSED_ON, *_END},
    party={Step.APPLIED, Step.CORRECTED, Step.WITHDRAWN, Step.SUED},
)

CHECKS = (
    wrongs("not-made-worse", RECONSIDERATION, Wrong(Step.CHANGED, "made-worse", claimed("worse"), "第六十三条第二款")),
)
