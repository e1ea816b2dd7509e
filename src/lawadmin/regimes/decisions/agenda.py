"""重大行政决策事项目录: the list of decisions to be taken, agreed with the party committee, published and adjusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.decisions.deliberation import DELIBERATION
from lawadmin.regimes.decisions.deliberation import Step as Decision
from lawadmin.regimes.shared.wrong import at_step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Register, Row


class Step(StrEnum):
    """What can happen in the standing matter of the list."""

    ESTABLISHED = "成立"
    DRAFTED = "拟订目录"
    AGREED = "同级党委同意"
    PUBLISHED = "公布决策目录"
    ADJUSTED = "调整目录"
    DISSOLVED = "撤销"


AGENDA = Procedure(
    name="decision-agenda",
    title="重大行政决策事项目录",
    title_en="List of major decisions",
    clause="2.2.1",
    act="major-decision-procedure-regulation",
    steps=Step,
    starts={Step.ESTABLISHED, Step.DRAFTED},
    facts={Step.ESTABLISHED: Term, Step.PUBLISHED: Term},
    may={
        Step.AGREED: (Needs({Step.DRAFTED}, article="第三条第三款"),),
        Step.PUBLISHED: (
            Needs({Step.DRAFTED}, article="第三条第三款"),
            Needs({Step.AGREED}, since={Step.DRAFTED}, article="第三条第三款"),
        ),
        Step.ADJUSTED: (Needs({Step.PUBLISHED}, article="第三条第三款"),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=("county-plan/publish_decision_list",),
    ends={Step.DISSOLVED},
    outside={Step.AGREED},
)


@frozen
class Item:
    """State which office prepares the decision; the subject is the item."""

    organ: str | None = None


ITEMS = Register("decision-items", "重大行政决策事项目录", "2.2.1", Item, "Items of the list of decisions")


def unlisted(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find decisions started under an item that is not on the list in force that day, where the county keeps one."""
    if ITEMS.name not in seen.registers.entries:
        return
    base = Base(seen, DELIBERATION, timeline)
    for event in timeline.of(frozenset({Decision.STARTED})):
        item = event.fact("item")
        if item and not seen.registers.of(ITEMS.name, str(item), event.day):
            yield at_step(base, event, "decision-unlisted", "第三条第三款")


def gather(_: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a decision the items under which it was started."""
    if timeline.matter.procedure != DELIBERATION.name:
        return None
    started = timeline.of(frozenset({Decision.STARTED}))
    return tuple(str(event.fact("item")) for event in started if event.fact("item"))


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find items of a list whose time is over and which nobody started."""
    started = {item for row in rows for item in row}
    for entry in seen.registers.entries.get(ITEMS.name, ()):
        over = entry.until is not None and entry.until < seen.on
        if over and entry.subject not in started and isinstance(entry.facts, Item):
            organ = entry.facts.organ or ""
            finding = of_county(seen, "decision-not-started", "2.2.1", organ, subject=f"{ITEMS.name}/{entry.subject}")
            yield evolve(finding, since=entry.until or seen.on, fields=(("what", entry.subject),))


CHECKS = (
    Check("decision-listed", "2.2.1", unlisted, frozenset({DELIBERATION.name}), "重大行政决策程序暂行条例 第三条"),
    CountyCheck("decisions-started", "2.2.1", gather, settle, "重大行政决策程序暂行条例 第三条"),
)
