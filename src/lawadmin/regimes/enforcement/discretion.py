"""行政裁量权基准: standards as bands with factors, a decision checked against its band and against like cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from statistics import median

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.enforcement.penalties import PENALTY, Decision, Step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Register, Row


@frozen
class Band:
    """State one band of a standard: the circumstances it is for, and the least and the greatest fine, in yuan.

    The entry's ``subject`` is the offence; ``factors`` names the circumstances.
    """

    band: str | None = None
    factors: str | None = None
    least: int | None = None
    most: int | None = None


STANDARDS = Register("discretion-standards", "行政处罚裁量基准", "2.4.2", Band, "Discretion standards")

#: A fine more than this many times the median of like cases, or less than its fraction, is looked at again.
APART = 2


def outside_band(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find fines outside the band of the standard that the decision names, in force on the day of the decision."""
    base = Base(seen, PENALTY, timeline)
    for event in timeline.of(frozenset({Step.DECIDED})):
        decision = event.facts
        if isinstance(decision, Decision) and _outside(seen, decision, event.day):
            finding = base.finding("outside-band", event.day, event.step, step=event.step)
            yield evolve(finding, clause="2.4.2", anchor=event.id, about=event.about, events=(event.id,))


def _outside(seen: Snapshot, decision: Decision, on: date) -> bool:
    if decision.offence is None or decision.fine is None:
        return False
    bands = [entry.facts for entry in seen.registers.of(STANDARDS.name, decision.offence, on)]
    own = [band for band in bands if isinstance(band, Band) and band.band == decision.band]
    return bool(own) and not any((band.least or 0) <= decision.fine <= _most(band) for band in own)


def _most(band: Band) -> float:
    return float("inf") if band.most is None else band.most


def gather(_: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a penalty its matter, organ, offence, band and fine."""
    for event in timeline.of(frozenset({Step.DECIDED})):
        decision = event.facts
        if isinstance(decision, Decision) and decision.offence and decision.fine:
            matter = timeline.matter
            return matter.id, matter.organ, decision.offence, decision.band or "", decision.fine
    return None


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find fines far apart from the median of like cases: the same offence in the same band, three cases at least."""
    like: dict[tuple[object, object], list[Row]] = {}
    for row in sorted(rows, key=str):
        like.setdefault((row[2], row[3]), []).append(row)
    for cases in like.values():
        middle = median(_fine(case) for case in cases)
        yield from (_apart(seen, case) for case in cases if len(cases) > 2 and _is_apart(_fine(case), middle))


def _fine(row: Row) -> int:
    return int(str(row[4]))


def _is_apart(fine: int, middle: float) -> bool:
    return fine > middle * APART or fine * APART < middle


def _apart(seen: Snapshot, row: Row) -> Finding:
    finding = of_county(seen, "unlike-cases", "2.4.2", str(row[1]), subject=str(row[2]))
    return evolve(finding, matter=str(row[0]), procedure=PENALTY.name)


CHECKS = (
    Check("fine-in-band", "2.4.2", outside_band, frozenset({PENALTY.name})),
    CountyCheck("like-cases", "2.4.2", gather, settle),
)
