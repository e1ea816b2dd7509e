"""决策跟踪反馈: decisions followed up, evaluated and adjusted; who decides answers, dissent exempts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to a decision once it is made."""

    DECIDED = "决定"
    ASSIGNED = "明确执行单位"
    TRACKED = "跟踪反馈"
    PROBLEM = "发现问题"
    REPORTED = "报告决策机关"
    EVALUATED = "决策后评估"
    CORRECTED = "调整决策"
    STOPPED = "停止执行"
    TRACED_BACK = "责任倒查"


@frozen
class Evaluation:
    """State who evaluated, and whether that body had argued for the decision before (第三十六条第二款)."""

    body: str | None = None
    argued_before: bool | None = None


@frozen
class Tracing:
    """State who is held to answer, and who had dissented and is exempt (第三十八条第三款)."""

    answers: tuple[str, ...] | None = None
    dissented: tuple[str, ...] | None = None


TRACKING = Procedure(
    name="decision-tracking",
    title="决策跟踪反馈与责任追究",
    title_en="Follow-up of decisions",
    clause="2.2.2",
    act="major-decision-procedure-regulation",
    steps=Step,
    starts={Step.DECIDED},
    facts={Step.EVALUATED: Evaluation, Step.TRACED_BACK: Tracing},
    may={
        Step.ASSIGNED: (Needs({Step.DECIDED}, article="第三十四条第一款"),),
        Step.TRACKED: (Needs({Step.DECIDED}),),
        Step.PROBLEM: (Needs({Step.DECIDED}, article="第三十五条第一款"),),
        Step.REPORTED: (Needs({Step.PROBLEM}, article="第三十五条第一款"),),
        Step.EVALUATED: (Needs({Step.DECIDED}, article="第三十六条第一款"),),
        Step.CORRECTED: (Needs({Step.EVALUATED, Step.REPORTED}, article="第三十七条"),),
        Step.STOPPED: (Needs({Step.EVALUATED, Step.REPORTED}, article="第三十七条"),),
        Step.TRACED_BACK: (Needs({Step.DECIDED}, article="第三十八条第二款"),),
    },
    must=("report_problem", "state-council-2004-10/track_decision", "state-council-2008-17/correct_decision"),
)


def partial(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find evaluations by a body that had argued for the decision, and dissenters held to answer for it."""
    base = Base(seen, TRACKING, timeline)
    for event in timeline:
        match event.facts:
            case Evaluation(argued_before=True):
                found, article = "partial-evaluation", "第三十六条第二款"
            case Tracing(answers=answers, dissented=dissented) if set(answers or ()) & set(dissented or ()):
                found, article = "dissenter-charged", "第三十八条第三款"
            case _:
                continue
        finding = base.finding(found, event.day, event.step, step=event.step)
        yield evolve(finding, anchor=event.id, citation=base.cite(article, event.day), events=(event.id,))


CHECKS = (Check("evaluation-impartial", "2.2.2", partial, frozenset({TRACKING.name})),)
