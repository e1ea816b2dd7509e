"""专门监督: audit from notice to rectification, and fields under special supervision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Prolonged, Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, denied, exceeds, fewer, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen in an audit, in the words of the Act."""

    PLANNED = "列入计划"
    NOTICE = "审计通知书"
    AUDITED = "实施审计"
    SEALED = "封存"
    EXTENDED = "延长"
    UNSEALED = "解除封存"
    REPORT_RECEIVED = "收到审计组报告"
    COMMENTED = "书面意见"
    REPORTED = "审计报告送达"
    DECISION_SERVED = "审计决定送达"
    PERFORMED = "执行审计决定"
    TO_PAY = "责令限期缴纳退还"
    PAID_BACK = "缴纳退还"
    TO_PERFORM = "责令限期执行"
    RULING_ASKED = "提请裁决"
    RULING_RECEIVED = "收到裁决申请"
    RULING_EXTENDED = "延长裁决"
    RULED = "裁决决定"
    PROPOSAL = "收到审计建议"
    PROPOSAL_DECIDED = "处理决定"
    RECTIFIED = "整改报告"
    PUBLISHED = "公布结果"
    TRANSFERRED = "移送处理"


@frozen
class Notice:
    """State the day on which the audit begins."""

    audit_on: date | None = None


@frozen
class Rectification:
    """State within how many days it is due, how many items the audit found, and how many are mended."""

    term: int | None = None
    items: int | None = None
    mended: int | None = None


@frozen
class Team:
    """State how many auditors went, and whether they showed certificate and notice (第四十三条)."""

    officers: int | None = None
    certificate_shown: bool | None = None


@frozen
class Outcome:
    """State what was decided on the auditors' proposal."""

    outcome: str | None = None


AUDIT = Procedure(
    name="audit",
    title="审计监督",
    title_en="Audit",
    clause="2.6.3",
    act="audit-act",
    steps=Step,
    starts={Step.PLANNED, Step.NOTICE},
    facts={
        Step.NOTICE: Notice,
        Step.REPORTED: Rectification,
        Step.DECISION_SERVED: Rectification,
        Step.RECTIFIED: Rectification,
        Step.TO_PAY: Term,
        Step.TO_PERFORM: Term,
        Step.RULING_EXTENDED: Prolonged,
        Step.AUDITED: Team,
        Step.PROPOSAL_DECIDED: Outcome,
    },
    may={
        Step.TO_PAY: (Needs({Step.AUDITED}, article="第四十九条"),),
        Step.PAID_BACK: (Needs({Step.TO_PAY}, article="第四十九条"),),
        Step.TO_PERFORM: (Needs({Step.DECISION_SERVED}),),
        Step.RULING_RECEIVED: (Needs({Step.RULING_ASKED}),),
        Step.RULING_EXTENDED: (Needs({Step.RULING_RECEIVED}, unless={Step.RULED}),),
        Step.RULED: (Needs({Step.RULING_RECEIVED}),),
        Step.PROPOSAL: (Needs({Step.AUDITED}),),
        Step.PROPOSAL_DECIDED: (Needs({Step.PROPOSAL}),),
        Step.AUDITED: (Needs({Step.NOTICE}, article="第四十二条第一款"),),
        Step.SEALED: (Needs({Step.AUDITED}),),
        Step.EXTENDED: (Needs({Step.SEALED}),),
        Step.UNSEALED: (Needs({Step.SEALED}),),
        Step.REPORT_RECEIVED: (Needs({Step.AUDITED}, article="第四十四条"),),
        Step.COMMENTED: (Needs({Step.REPORT_RECEIVED}, article="第四十四条"),),
        Step.REPORTED: (Needs({Step.REPORT_RECEIVED}, article="第四十五条"),),
        Step.DECISION_SERVED: (Needs({Step.REPORT_RECEIVED}, article="第四十五条"),),
        Step.PERFORMED: (Needs({Step.DECISION_SERVED}),),
        Step.RULING_ASKED: (Needs({Step.DECISION_SERVED}),),
        Step.RECTIFIED: (Needs({Step.REPORTED, Step.DECISION_SERVED}, article="第五十二条第一款"),),
        Step.PUBLISHED: (Needs({Step.REPORTED}),),
        Step.TRANSFERRED: (Needs({Step.AUDITED}),),
    },
    must=(
        "notice",
        "comment",
        "rectify",
        "seal",
        "perform_decision",
        "ask_ruling",
        "pay_as_ordered",
        "perform_as_ordered",
        "rule",
        "decide_proposal",
    ),
)


class Special(StrEnum):
    """What can happen when tenders, land-use rights, property rights or procurement are specially supervised."""

    STARTED = "启动监督"
    CHECKED = "检查"
    NOTICE = "下发监督通知"
    RECTIFIED = "整改反馈"
    FOLLOWED_UP = "回访"
    CLOSED = "销号"


@frozen
class Field:
    """State the field supervised: 招标投标, 土地使用权, 产权交易 or 政府采购, and the day by which to mend."""

    field: str | None = None
    mend_by: date | None = None


SPECIAL = Procedure(
    name="special-supervision",
    title="专项监督",
    title_en="Special supervision",
    clause="2.6.3",
    act="county-plan",
    steps=Special,
    starts={Special.STARTED},
    facts={Special.STARTED: Field, Special.NOTICE: Field, Special.RECTIFIED: Rectification},
    may={
        Special.CHECKED: (Needs({Special.STARTED}),),
        Special.NOTICE: (Needs({Special.CHECKED}),),
        Special.RECTIFIED: (Needs({Special.NOTICE}),),
        Special.FOLLOWED_UP: (Needs({Special.RECTIFIED}),),
        Special.CLOSED: (Needs({Special.RECTIFIED}, unless=frozenset()),),
    },
    must=("mend_special",),
    ends={Special.CLOSED},
)


def half_mended(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find rectification reports that leave items of the audit open (第五十二条第一款)."""
    base = Base(seen, AUDIT, timeline)
    for event in timeline.of(frozenset({Step.RECTIFIED})):
        items, mended = event.fact("items"), event.fact("mended")
        if isinstance(items, int) and isinstance(mended, int) and mended < items:
            finding = base.finding(
                "half-mended", event.day, event.step, step=event.step, done=str(mended), due=str(items)
            )
            citation = base.cite("第五十二条第一款", event.day)
            yield evolve(finding, anchor=event.id, citation=citation, events=(event.id,))


def closed_untouched(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find special supervision closed without a visit that saw the mending."""
    base = Base(seen, SPECIAL, timeline)
    visited = bool(timeline.of(frozenset({Special.FOLLOWED_UP})))
    for event in timeline.of(frozenset({Special.CLOSED})):
        if not visited:
            finding = base.finding("not-followed-up", event.day, event.step, step=event.step)
            yield evolve(finding, anchor=event.id, events=(event.id,))


CHECKS = (
    wrongs(
        "audit-by-rule",
        AUDIT,
        Wrong(Step.AUDITED, "too-few-officers", fewer("officers", 2), "第四十三条第二款"),
        Wrong(Step.AUDITED, "certificate-not-shown", denied("certificate_shown"), "第四十三条第二款"),
        Wrong(Step.PROPOSAL_DECIDED, "no-outcome", unstated("outcome")),
        citation="审计法 第四十三条",
    ),
    Check("audit-mended", "2.6.3", half_mended, frozenset({AUDIT.name}), "审计法 第五十二条"),
    wrongs(
        "supervision-mended",
        SPECIAL,
        Wrong(Special.STARTED, "no-focus", unstated("field"), "二（六）3"),
        Wrong(Special.RECTIFIED, "mended-in-part", exceeds("items", "mended"), "二（六）3"),
    ),
    Check("supervision-followed-up", "2.6.3", closed_untouched, frozenset({SPECIAL.name})),
)
