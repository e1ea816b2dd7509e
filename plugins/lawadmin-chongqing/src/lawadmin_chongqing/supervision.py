"""行政执法监督: papers with the term that they set, disputes of powers, review of a decision, duties of every year."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.shared.wrong import Wrong, denied, fewer, missing, wrongs

ACT = "chongqing-enforcement-supervision-regulation"


class Step(StrEnum):
    """What can happen in a case of supervision, in the words of the regulation."""

    INSPECTED = "执法监督检查"
    PAPER = "收到监督文书"
    REPORTED = "报告执行情况"
    TO_MEND = "责令限期纠正"
    MENDED = "纠正"
    CRITICISED = "通报批评"
    VICTIM_TOLD = "告知赔偿途径"
    PUBLISHED = "公开处理结果"
    TRANSFERRED = "移送有关机关"
    TRANSFER_HANDLED = "移送事项处理"
    OUTCOME_TOLD = "告知处理情况"
    DECIDED = "收到监督处理决定"
    REVIEW_ASKED = "申请复查"
    REVIEW_RECEIVED = "收到复查申请"
    REVIEWED = "复查决定"
    DISPUTE = "发生职责争议"
    CONSULTED = "协商解决"
    COORDINATED = "协调处理"
    RULED = "政府裁决"
    ACTED = "一方先行处理"
    CLOSED = "办结"


@frozen
class Claim:
    """State whether public or personal safety is at stake, so that one organ may act before a dispute is settled."""

    safety: bool | None = None


@frozen
class Settlement:
    """State how a dispute of powers was settled."""

    outcome: str | None = None


@frozen
class Inspection:
    """State how many supervisors inquired (第十四条第二款)."""

    officers: int | None = None


@frozen
class Mending:
    """State whether the act had done harm, and whether who suffered it was told how to be compensated (第十六条)."""

    harmed: bool | None = None
    victim_told: bool | None = None


@frozen
class Review:
    """State whether the decision was carried out meanwhile, as it has to be (第二十一条第三款)."""

    carried_out: bool | None = None


_SETTLED = frozenset({Step.CONSULTED, Step.COORDINATED, Step.RULED})

SUPERVISION = Procedure(
    name="enforcement-supervision-chongqing",
    title="重庆市行政执法监督",
    title_en="Supervision of enforcement in Chongqing",
    clause="2.6.4",
    act=ACT,
    steps=Step,
    starts={Step.INSPECTED, Step.DISPUTE},
    facts={
        Step.DISPUTE: Claim,
        **dict.fromkeys(_SETTLED, Settlement),
        Step.INSPECTED: Inspection,
        Step.PAPER: Term,
        Step.TO_MEND: Term,
        Step.MENDED: Mending,
        Step.REVIEWED: Review,
    },
    traits={"不关系安全": Trait({Step.DISPUTE}, "safety", frozenset({False}))},
    may={
        **{step: (Needs({Step.DISPUTE}, article="第十一条"),) for step in _SETTLED},
        Step.ACTED: (
            Needs({Step.DISPUTE}, article="第十一条"),
            Needs(_SETTLED, when="不关系安全", article="第十一条"),
        ),
        Step.PAPER: (Needs({Step.INSPECTED}, article="第十四条第三款"),),
        Step.REPORTED: (Needs({Step.PAPER}, article="第十四条第三款"),),
        Step.TO_MEND: (Needs({Step.INSPECTED}, article="第十七条"),),
        Step.MENDED: (Needs({Step.PAPER, Step.TO_MEND, Step.DECIDED}, article="第十五条"),),
        Step.CRITICISED: (Needs({Step.TO_MEND}, article="第十七条"), Needs(waits={"mend"}, article="第十七条")),
        Step.VICTIM_TOLD: (Needs({Step.MENDED}, article="第十六条"),),
        Step.PUBLISHED: (Needs({Step.DECIDED, Step.PAPER}, article="第十九条"),),
        Step.TRANSFERRED: (Needs({Step.INSPECTED}, article="第二十条"),),
        Step.TRANSFER_HANDLED: (Needs({Step.TRANSFERRED}, article="第二十条"),),
        Step.OUTCOME_TOLD: (Needs({Step.TRANSFER_HANDLED}, article="第二十条"),),
        Step.DECIDED: (Needs({Step.INSPECTED}, article="第十五条"),),
        Step.REVIEW_ASKED: (
            Needs({Step.DECIDED}, article="第二十一条第一款"),
            Needs(within={"ask_review"}, article="第二十一条第一款"),
        ),
        Step.REVIEW_RECEIVED: (Needs({Step.REVIEW_ASKED}, article="第二十一条第二款"),),
        Step.REVIEWED: (Needs({Step.REVIEW_RECEIVED}, article="第二十一条第二款"),),
        Step.CLOSED: (Needs({Step.INSPECTED, *_SETTLED}),),
    },
    must=("report_document", "mend", "tell_outcome", "ask_review", "review"),
    ends={Step.CLOSED},
    outside={Step.TRANSFER_HANDLED, Step.OUTCOME_TOLD},
)


class Duty(StrEnum):
    """What organs report to the legal office and to their superior year after year."""

    ESTABLISHED = "成立"
    IN_FORCE = "施行"
    APPLICATION_REPORTED = "报告法律执行情况"
    RESPONSIBILITY_REPORTED = "报告责任制执行情况"
    STATISTICS = "报送执法统计"
    DISSOLVED = "撤销"


@frozen
class Law:
    """State which law or regulation came into force."""

    title: str | None = None


@frozen
class Report:
    """State whether a report went both to the legal office and to the superior of the line."""

    to_legal_office: bool | None = None
    to_superior: bool | None = None


_REPORTS = (Duty.APPLICATION_REPORTED, Duty.RESPONSIBILITY_REPORTED, Duty.STATISTICS)
_ARTICLES = dict(zip(_REPORTS, ("第八条第二款", "第九条第二款", "第十条第二款"), strict=True))

SUPERVISION_DUTY = Procedure(
    name="enforcement-supervision-duty-chongqing",
    title="重庆市行政执法监督报告",
    title_en="Reports to the supervision of Chongqing",
    clause="2.6.4",
    act=ACT,
    steps=Duty,
    starts={Duty.ESTABLISHED, Duty.IN_FORCE},
    facts={Duty.IN_FORCE: Law, **dict.fromkeys(_REPORTS, Report)},
    may={
        Duty.APPLICATION_REPORTED: (Needs({Duty.IN_FORCE}, article="第八条第二款"),),
        Duty.RESPONSIBILITY_REPORTED: (Needs({Duty.ESTABLISHED}, article="第九条第二款"),),
        Duty.STATISTICS: (Needs({Duty.ESTABLISHED}, article="第十条第二款"),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=("first_year", "report_application", "yearly_report", "statistics"),
    ends={Duty.DISSOLVED},
)


def _victim_untold(event: Event) -> bool:
    return event.fact("harmed") is True and event.fact("victim_told") is False


CHECKS = (
    wrongs(
        "supervision-chongqing",
        SUPERVISION,
        Wrong(Step.INSPECTED, "too-few-officers", fewer("officers", 2), "第十四条第二款"),
        Wrong(Step.PAPER, "no-term", missing("term"), "第十四条第三款"),
        Wrong(Step.TO_MEND, "no-term", missing("term"), "第十七条"),
        Wrong(Step.MENDED, "not-told", _victim_untold, "第十六条"),
        *(Wrong(step, "no-outcome", missing("outcome"), "第十一条") for step in sorted(_SETTLED)),
        Wrong(Step.REVIEWED, "not-carried-out", denied("carried_out"), "第二十一条第三款"),
        citation="重庆市行政执法监督条例 第十一条、第十四条、第十六条、第十七条、第二十一条",
    ),
    wrongs(
        "supervision-reports-chongqing",
        SUPERVISION_DUTY,
        *(
            Wrong(step, "not-told", denied(to), _ARTICLES[step])
            for step in _REPORTS
            for to in ("to_legal_office", "to_superior")
        ),
        citation="重庆市行政执法监督条例 第八条、第九条、第十条",
    ),
)
