"""行政复议: from application to decision, under the Act of 1999 and that of 2023.

Under the former the term runs from receipt, under the latter from acceptance; silence on the application accepts it as
of receipt under the former, on the last day of the review under the latter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.lapsed_rights import honoured_late
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, unstated, wrongs
from lawadmin.regimes.supervision import reconsideration_words as words
from lawadmin.regimes.supervision.reconsideration_words import Around
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


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
class Change:
    """State whether the change is worse for the applicant than the act itself, which is forbidden."""

    worse: bool | None = None


_END = frozenset({Step.DECIDED, Step.MEDIATED, Step.WITHDRAWN, Step.TERMINATED})
_UNDER_WAY = frozenset({Step.ACCEPTED, Around.TAKEN_UP})
_ORDER = (Needs({Step.RECEIVED}, article="第三十条第一款"),)
_ARTICLE_30 = "administrative-reconsideration-implementation-regulation/第三十条"
_SEVERAL = (Needs({Step.RECEIVED_BY_SEVERAL}, article=_ARTICLE_30),)

RECONSIDERATION = Procedure(
    name="reconsideration",
    title="行政复议",
    title_en="Reconsideration",
    clause="2.6.5",
    act="administrative-reconsideration-act",
    steps=(*Step, *Around),
    starts={Step.SERVED, Step.KNEW, Step.APPLIED, Step.RECEIVED, *words.STARTS},
    facts={
        Step.SERVED: words.Knowledge,
        Step.KNEW: words.Knowledge,
        Step.REFUSED: words.Refusal,
        Step.DECIDED: words.Decision,
        Step.DECISION_SERVED: words.Ordered,
        Around.DONE: words.Act,
        Around.DUTY_ASKED: words.DutyAsked,
        Around.ORDERED_TO_ACCEPT: words.Ordered,
        Around.ORDERED_TO_PERFORM: words.Ordered,
        Around.REJECTED: words.Refusal,
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
        *words.SPANS,
    ),
    traits={
        "简易程序": Trait({Step.ACCEPTED}, "course", frozenset({Course.SUMMARY}), lost=frozenset({Step.CONVERTED})),
        "须补正": Trait({Step.ASKED}),
        "申请人原因中止": Trait({Step.SUSPENDED}, "applicants_cause"),
        **words.traits(decided=Step.DECIDED, served=Step.DECISION_SERVED, knew=frozenset({Step.SERVED, Step.KNEW})),
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
        Step.COPY_SENT: (Needs(_UNDER_WAY, article="第四十八条"),),
        Step.COPY_RECEIVED: (Needs({Step.COPY_SENT}, article="第四十八条"),),
        Step.REPLIED: (Needs({Step.COPY_RECEIVED}, article="第四十八条"),),
        Step.SUSPENDED: (Needs(_UNDER_WAY, unless=_END, article="第三十九条第一款"),),
        Step.CAUSE_GONE: (Needs({Step.SUSPENDED}, article="第三十九条第二款"),),
        Step.RESUMED: (Needs({Step.SUSPENDED}, article="第三十九条第二款"),),
        Step.ON_SITE: (Needs(_UNDER_WAY),),
        Step.ON_SITE_DONE: (Needs({Step.ON_SITE}),),
        Step.APPRAISAL: (Needs(_UNDER_WAY),),
        Step.APPRAISED: (Needs({Step.APPRAISAL}),),
        Step.HIGHER_ASKED: (Needs(_UNDER_WAY, article="第三十八条"),),
        Step.HIGHER_ANSWERED: (Needs({Step.HIGHER_ASKED}, article="第三十八条"),),
        Step.OPINIONS: (Needs(_UNDER_WAY, article="第四十九条"),),
        Step.HEARING_NOTICE: (Needs(_UNDER_WAY, article="第五十一条第一款"),),
        Step.HEARING: (Needs({Step.HEARING_NOTICE}, unless=_END, article="第五十一条第一款"),),
        Step.COMMISSION: (Needs(_UNDER_WAY, article="第五十二条"),),
        Step.EXTENDED: (Needs(_UNDER_WAY, unless=_END, article="第六十二条第一款"),),
        Step.DECIDED: (Needs(_UNDER_WAY, unless={Step.GIVEN_UP, Step.WITHDRAWN, Step.TERMINATED}),),
        Step.DECISION_SERVED: (Needs({Step.DECIDED}, article="第七十五条第二款"),),
        Step.CHANGED: (Needs({Step.DECIDED}, article="第六十三条第一款"),),
        Step.REVOKED: (Needs({Step.DECIDED}, article="第六十四条第一款"),),
        Step.UNLAWFUL: (Needs({Step.DECIDED}, article="第六十五条"),),
        Step.VOID: (Needs({Step.DECIDED}, article="第六十七条"),),
        Step.MEDIATED: (Needs(_UNDER_WAY, article="第七十三条第一款"),),
        Step.OPINION: (Needs(_UNDER_WAY, article="第七十六条"),),
        Step.REPORTED: (Needs({Step.OPINION}, article="第七十六条"),),
        Step.WITHDRAWN: (Needs({Step.RECEIVED}, unless={Step.DECIDED}, article="第四十一条"),),
        Step.TERMINATED: (Needs(_UNDER_WAY, unless={Step.DECIDED}, article="第四十一条"),),
        Step.SUED: (Needs({Step.DECISION_SERVED, Step.REFUSED, Step.ACCEPTED, Around.REJECTED}),),
        **words.may(
            received=Step.RECEIVED,
            accepted=Step.ACCEPTED,
            refused=Step.REFUSED,
            decided=Step.DECIDED,
            served=Step.DECISION_SERVED,
        ),
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
        *words.MUST,
    ),
    ends={Step.REFUSED, Step.GIVEN_UP, Step.PASSED_ON, Around.REJECTED, Around.MATERIAL_SENT, *_END},
    party={Step.APPLIED, Step.CORRECTED, Step.WITHDRAWN, Step.SUED},
    outside={Around.COURT_RETURNED},
    links={"document": "reconsideration-document"},
)

#: Which article has two or more people hear a case, by the day the Regulation came into force.
_HEARERS = {date(2007, 8, 1): "第三十二条", date(2024, 1, 1): "第三十二条", date(2026, 7, 1): "第三十九条"}


def too_few_hearers(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find decisions in cases that fewer than two people heard; one is enough in the summary course."""
    base = Base(seen, RECONSIDERATION, timeline)
    for index, event in enumerate(timeline.events):
        hearers = event.fact("hearers")
        if event.step == Step.DECIDED and isinstance(hearers, int):
            summary = "简易程序" in RECONSIDERATION.traits_at(timeline.events[: index + 1])
            if hearers < (1 if summary else 2):
                edition = seen.lawbook.text(words.REGULATION, event.day)
                place = _HEARERS.get(edition.in_force, "") if edition else ""
                yield at_step(base, event, "too-few-hearers", f"{words.REGULATION}/{place}" if place else "")


_UNTOLD = "未告知复议权利"
_TIME_TO_APPLY = {
    "apply": _UNTOLD,
    "apply_untold": "",
    "apply_at_most": "",
    "limitation": "",
    "apply_over_inaction": "",
}

CHECKS = (
    wrongs(
        "not-made-worse",
        RECONSIDERATION,
        Wrong(Step.CHANGED, "made-worse", claimed("worse"), "第六十三条第二款"),
        Wrong(Step.REFUSED, "no-grounds", unstated("reason"), "第三十条第二款"),
        Wrong(Around.REJECTED, "no-grounds", unstated("reason"), "第三十三条"),
    ),
    Check("reconsideration-heard-by-two", "2.6.5", too_few_hearers, frozenset({RECONSIDERATION.name})),
    honoured_late(
        "reconsideration-in-time",
        RECONSIDERATION,
        _TIME_TO_APPLY,
        Step.ACCEPTED,
        citation="行政复议法 第二十条、第二十一条",
    ),
)
