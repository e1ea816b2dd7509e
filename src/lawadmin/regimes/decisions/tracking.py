"""决策跟踪反馈: decisions followed up, evaluated and adjusted; who decides answers, dissent exempts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, denied, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to a decision once it is made."""

    DECIDED = "决定"
    ASSIGNED = "明确执行单位"
    CARRIED_OUT = "执行完毕"
    TRACKED = "跟踪反馈"
    SUGGESTED = "收到意见建议"
    SUSPENDED = "中止执行"
    PROBLEM = "发现问题"
    REPORTED = "报告决策机关"
    EVALUATED = "决策后评估"
    CORRECTED = "调整决策"
    STOPPED = "停止执行"
    TRACED_BACK = "责任倒查"


@frozen
class Evaluation:
    """State who evaluated, whether that body had argued for the decision before, and whether the public was heard."""

    body: str | None = None
    argued_before: bool | None = None
    public_heard: bool | None = None


@frozen
class Change:
    """State whether a decision was changed or stopped by the procedure that the law asks for (第三十七条)."""

    by_procedure: bool | None = None


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
    facts={
        Step.EVALUATED: Evaluation,
        Step.CORRECTED: Change,
        Step.STOPPED: Change,
        Step.TRACED_BACK: Tracing,
    },
    may={
        Step.ASSIGNED: (Needs({Step.DECIDED}, article="第三十四条第一款"),),
        Step.CARRIED_OUT: (Needs({Step.DECIDED}, article="第三十四条"),),
        Step.TRACKED: (Needs({Step.DECIDED}),),
        Step.SUGGESTED: (Needs({Step.DECIDED}, article="第三十五条第二款"),),
        Step.SUSPENDED: (Needs({Step.PROBLEM}, article="第三十七条"),),
        Step.PROBLEM: (Needs({Step.DECIDED}, article="第三十五条第一款"),),
        Step.REPORTED: (Needs({Step.PROBLEM}, article="第三十五条第一款"),),
        Step.EVALUATED: (Needs({Step.DECIDED}, article="第三十六条第一款"),),
        Step.CORRECTED: (Needs({Step.EVALUATED, Step.REPORTED}, article="第三十七条"),),
        Step.STOPPED: (Needs({Step.EVALUATED, Step.REPORTED}, article="第三十七条"),),
        Step.TRACED_BACK: (Needs({Step.DECIDED}, article="第三十八条第二款"),),
    },
    must=(
        "carry_out",
        "report_problem",
        "state-council-2004-10/track_decision",
        "state-council-2008-17/correct_decision",
    ),
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


CHECKS = (
    Check("evaluation-impartial", "2.2.2", partial, frozenset({TRACKING.name})),
    wrongs(
        "decision-followed-up",
        TRACKING,
        Wrong(Step.EVALUATED, "no-evaluator", unstated("body"), "第三十六条第一款"),
        Wrong(Step.EVALUATED, "public-unheard", denied("public_heard"), "第三十六条第三款"),
        Wrong(Step.CORRECTED, "changed-at-will", denied("by_procedure"), "第三十七条"),
        Wrong(Step.STOPPED, "changed-at-will", denied("by_procedure"), "第三十七条"),
        citation="重大行政决策程序暂行条例 第三十六条、第三十七条",
    ),
)
