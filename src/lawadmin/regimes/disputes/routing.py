"""信访分流: each matter led into the channel that fits, and the same dispute recognised across channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from lawadmin.findings.base import Base, of_county
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.disputes.petitions import PETITION, Route, Step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Row

#: The channels in which one dispute can run, by the procedure of the matter.
CHANNELS = frozenset({"petition", "reconsideration", "litigation", "compensation"})


def unled(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find petitions of the first four kinds that were answered as petitions instead of led away (第三十一条).

    Who is asked to perform a duty (第五项) performs it or answers, in the same matter.
    """
    base = Base(seen, PETITION, timeline)
    route = None
    for event in timeline:
        if event.step == Step.ROUTED:
            route = event.fact("route")
        elif event.step == Step.OPINION and route not in (None, Route.DUTY, Route.PETITION):
            finding = base.finding("wrong-channel", event.day, event.step, step=event.step)
            citation = base.cite("第三十一条", event.day)
            yield evolve(finding, anchor=event.id, citation=citation, events=(event.id,))


def gather(_: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a matter in one of the channels the disputes it is about: the acts and parties that its steps name."""
    if timeline.matter.procedure not in CHANNELS:
        return None
    about = sorted({event.about for event in timeline if event.about})
    return (timeline.matter.id, timeline.matter.procedure, timeline.matter.organ, about[0]) if about else None


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find the same dispute running in more than one channel: matters of different procedures about one thing."""
    disputes: dict[object, list[Row]] = {}
    for row in sorted(rows, key=str):
        disputes.setdefault(row[3], []).append(row)
    for same in disputes.values():
        if len({row[1] for row in same}) > 1:
            for row in same:
                others = tuple(str(other[0]) for other in same if other is not row)
                finding = of_county(seen, "same-dispute", "2.5.2", str(row[2]), subject=str(row[1]))
                yield evolve(finding, matter=str(row[0]), procedure=str(row[1]), fields=(("matters", others),))


CHECKS = (
    Check("channel-fits", "2.5.2", unled, frozenset({PETITION.name}), "信访工作条例 第三十一条"),
    CountyCheck("same-dispute", "2.5.2", gather, settle),
)
