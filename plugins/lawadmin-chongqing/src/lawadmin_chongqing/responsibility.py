"""行政执法责任制: informers answered, faults pursued, and the three responsibilities of 第七条.

Which role answers in which way is the table of attribution of this pack, no rule in code.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, missing, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

ACT = "chongqing-enforcement-responsibility-regulation"


class Step(StrEnum):
    """What can happen from a complaint or finding to who answers for it."""

    INFORMED = "收到举报控告"
    ANSWERED = "回复"
    BREACH = "发现违法行政"
    DEALT_WITH = "查处"
    FEES_BREACH = "发现收费罚没违法"
    AUDIT_DECIDED = "审计决定"
    UNLAWFUL = "发现执法违法"
    OPINION = "提出处理意见"
    HEAD_DECIDED = "负责人决定"
    FAULT = "发现执法过错"
    PURSUED = "追究责任"
    TRANSFERRED = "移送查处"
    TO_MEND = "责令限期改正"
    MENDED = "改正"


@frozen
class Pursuit:
    """State in which role of the chain someone answers (承办人, 审核人, 批准人, 主要负责人), and in which way."""

    role: str | None = None
    responsibility: str | None = None


RESPONSIBILITY = Procedure(
    name="enforcement-responsibility-chongqing",
    title="行政执法责任追究",
    title_en="Pursuit of responsibility for enforcement",
    clause="2.4.5",
    act=ACT,
    steps=Step,
    starts={Step.INFORMED, Step.BREACH, Step.FEES_BREACH, Step.UNLAWFUL, Step.FAULT, Step.TO_MEND},
    facts={Step.PURSUED: Pursuit, Step.TO_MEND: Term},
    may={
        Step.ANSWERED: (Needs({Step.INFORMED}, article="第十三条第二款"),),
        Step.DEALT_WITH: (Needs({Step.BREACH, Step.INFORMED}, article="第五条"),),
        Step.AUDIT_DECIDED: (Needs({Step.FEES_BREACH}, article="第六条"),),
        Step.OPINION: (Needs({Step.UNLAWFUL}, article="第十四条第二款"),),
        Step.HEAD_DECIDED: (Needs({Step.OPINION}, article="第十四条第二款"),),
        Step.PURSUED: (Needs({Step.FAULT, Step.HEAD_DECIDED}, article="第十六条"),),
        Step.TRANSFERRED: (Needs({Step.FAULT, Step.UNLAWFUL, Step.BREACH}, article="第十七条第二款"),),
        Step.MENDED: (Needs({Step.TO_MEND}, article="第二十一条"),),
    },
    must=("handle_breach", "audit_decision", "answer_informer", "investigate", "pursue_fault", "mend"),
    outside={Step.AUDIT_DECIDED, Step.TO_MEND},
)


class Duty(StrEnum):
    """What is inspected, audited and reported year after year."""

    ESTABLISHED = "成立"
    INSPECTED = "监督检查"
    AUDITED = "收费罚没审计"
    REPORTED = "报告推行情况"
    DISSOLVED = "撤销"


class Part(StrEnum):
    """What a yearly report on the responsibility system holds (第二十条)."""

    LICENCES = "行政审批许可"
    FEES = "行政事业性收费"
    PENALTIES = "行政处罚"
    RECONSIDERATION = "行政复议"
    LITIGATION = "行政诉讼"
    COMPENSATION = "行政赔偿"
    FAULTS = "过错责任追究"
    ASSESSMENT = "行政执法考评"


@frozen
class Report:
    """State which parts a report has, by their names."""

    parts: tuple[str, ...] | None = None


RESPONSIBILITY_DUTY = Procedure(
    name="enforcement-responsibility-duty-chongqing",
    title="行政执法责任制年度工作",
    title_en="The year's work on the responsibility system",
    clause="2.4.5",
    act=ACT,
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={Duty.REPORTED: Report},
    may={
        Duty.INSPECTED: (Needs({Duty.ESTABLISHED}, article="第五条"),),
        Duty.AUDITED: (Needs({Duty.ESTABLISHED}, article="第六条"),),
        Duty.REPORTED: (Needs({Duty.ESTABLISHED}, article="第二十条"),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=("inspect", "audit", "yearly_report"),
    ends={Duty.DISSOLVED},
)


def misattributed(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find someone pursued in another way than the table of attribution says of the role."""
    base = Base(seen, RESPONSIBILITY, timeline)
    for event in timeline.of(frozenset({Step.PURSUED})):
        meant = seen.rules.attribution.roles.get(str(event.fact("role")))
        if meant is not None and event.fact("responsibility") not in (None, meant):
            yield at_step(base, event, "wrong-responsibility", "第七条", names=(meant,))


def incomplete(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find yearly reports that leave out what the regulation names."""
    base = Base(seen, RESPONSIBILITY_DUTY, timeline)
    for event in timeline.of(frozenset({Duty.REPORTED})):
        parts = event.fact("parts")
        missing = tuple(part.value for part in Part if isinstance(parts, tuple) and part not in parts)
        if missing:
            yield at_step(base, event, "report-incomplete", "第二十条", names=missing)


CHECKS = (
    Check(
        "three-responsibilities-chongqing",
        "2.4.5",
        misattributed,
        frozenset({RESPONSIBILITY.name}),
        "重庆市行政执法责任制条例 第七条",
    ),
    Check(
        "responsibility-report-chongqing",
        "2.4.5",
        incomplete,
        frozenset({RESPONSIBILITY_DUTY.name}),
        "重庆市行政执法责任制条例 第二十条",
    ),
    wrongs(
        "responsibility-order-chongqing",
        RESPONSIBILITY,
        Wrong(Step.TO_MEND, "no-term", missing("term"), "第二十一条"),
        citation="重庆市行政执法责任制条例 第二十一条",
    ),
)
