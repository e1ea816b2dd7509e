"""领导干部学法: the yearly plan of lectures, and the leaders' sessions of study."""

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
    """What happens every year in the standing matter of an organ."""

    ESTABLISHED = "成立"
    PLANNED = "制订法制讲座计划"
    STUDIED = "领导学法"
    EXAMINED = "学法考试"
    DISSOLVED = "撤销"


@frozen
class Session:
    """State how many leaders were to attend a session and how many did, and whether the head did."""

    expected: int | None = None
    present: int | None = None
    head_present: bool | None = None


LEADERS = Procedure(
    name="leaders-study",
    title="领导干部学法",
    title_en="Leaders' study of law",
    clause="2.7.1",
    act="state-council-2008-17",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.STUDIED: Session},
    may={
        Step.PLANNED: (Needs({Step.ESTABLISHED}),),
        Step.STUDIED: (Needs({Step.ESTABLISHED}),),
        Step.EXAMINED: (Needs({Step.STUDIED}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=("lecture_plan", "county-plan/study"),
    ends={Step.DISSOLVED},
)


def attendance(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find sessions that fewer than half of the leaders attended, or from which the head stayed away."""
    base = Base(seen, LEADERS, timeline)
    for event in timeline.of(frozenset({Step.STUDIED})):
        facts = event.facts
        if isinstance(facts, Session) and (_few(facts) or facts.head_present is False):
            finding = base.finding("poor-attendance", event.day, event.step, step=event.step)
            yield evolve(finding, anchor=event.id, events=(event.id,))


def _few(session: Session) -> bool:
    return session.expected is not None and session.present is not None and session.present * 2 < session.expected


CHECKS = (Check("leaders-attendance", "2.7.1", attendance, frozenset({LEADERS.name})),)
