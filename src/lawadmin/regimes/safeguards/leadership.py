"""组织领导: leading groups, plans and measures in every township and department, townships first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.organs import lasts
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import CountyCheck, Finding, Row


class Step(StrEnum):
    """What happens in the standing matter of an organ's leadership."""

    ESTABLISHED = "成立"
    GROUP = "成立领导小组"
    PLANNED = "制定实施方案"
    YEARLY = "制定年度安排"
    MEASURED = "落实措施"
    REVIEWED = "研究部署"
    DISSOLVED = "撤销"


@frozen
class Group:
    """State whether the head of the organ leads the group."""

    led_by_head: bool | None = None


LEADERSHIP = Procedure(
    name="leadership",
    title="组织领导",
    title_en="Leadership",
    clause="3.1",
    act="county-plan",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.GROUP: Group},
    may={
        Step.GROUP: (Needs({Step.ESTABLISHED}),),
        Step.PLANNED: (Needs({Step.GROUP}),),
        Step.YEARLY: (Needs({Step.ESTABLISHED}),),
        Step.MEASURED: (Needs({Step.PLANNED}),),
        Step.REVIEWED: (Needs({Step.GROUP}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=("set_group", "make_plan", "state-council-2004-10/yearly_plan"),
    ends={Step.DISSOLVED},
)


def gather(_: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a matter of leadership which organ has it, and whether it has made its plan."""
    if timeline.matter.procedure != LEADERSHIP.name:
        return None
    return timeline.matter.organ, int(bool(timeline.of(frozenset({Step.PLANNED}))))


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find organs without a plan of their own; nothing is said where no organ keeps such a matter."""
    kept = {str(row[0]): row[1] for row in rows}
    if not kept:
        return
    for organ in sorted(seen.roster.organs.values(), key=lambda o: (o.kind != "乡镇", o.id)):
        if lasts(organ.since, organ.until, seen.on) and not kept.get(organ.id):
            yield of_county(seen, "no-plan", "3.1", organ.id, subject=organ.id)


CHECKS = (CountyCheck("plans-everywhere", "3.1", gather, settle),)
