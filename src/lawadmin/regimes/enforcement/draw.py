"""双随机: a draw of those inspected and of those who inspect, that anyone can repeat.

The seed is committed to by its SHA-256 before the lists are closed, and revealed with the draw. Each candidate is
ranked by the SHA-256 of seed, list and id; the first ones of each list are drawn, those who must recuse themselves left
out. Who inspects must hold a certificate; how large a share is drawn, and how often one object may be drawn in a year,
the list itself says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from hashlib import sha256

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import at_step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Row


class Step(StrEnum):
    """What happens in an inspection drawn by lot."""

    COMMITTED = "公布种子承诺"
    LISTED = "确定名录"
    DRAWN = "抽取"
    INSPECTED = "检查"
    PUBLISHED = "公示结果"
    FOLLOWED_UP = "后续处理"


@frozen
class Commitment:
    """State the SHA-256 of the seed, in hexadecimal."""

    digest: str | None = None


@frozen
class Lists:
    """State who may be inspected, who may inspect, and who of the latter must not inspect (ids).

    ``share`` is the least share of the objects to be drawn, in percent; ``at_most`` how often one object may be drawn
    in a calendar year.
    """

    objects: tuple[str, ...] | None = None
    officers: tuple[str, ...] | None = None
    recused: tuple[str, ...] | None = None
    share: int | None = None
    at_most: int | None = None


@frozen
class Drawing:
    """State the seed revealed, and who was drawn."""

    seed: str | None = None
    objects: tuple[str, ...] | None = None
    officers: tuple[str, ...] | None = None


#: The fewest officers who inspect together.
LEAST = 2

#: The register of the officers' certificates, declared with their training.
_CERTIFICATES = "certificates"


def draw(seed: str, purpose: str, candidates: Iterable[str], number: int) -> tuple[str, ...]:
    """Draw some of the candidates for a purpose; the same seed and candidates give the same draw, in any order."""
    return tuple(sorted(frozenset(candidates), key=lambda one: _rank(seed, purpose, one))[:number])


def _rank(seed: str, purpose: str, candidate: str) -> str:
    return sha256(f"{seed}\x00{purpose}\x00{candidate}".encode()).hexdigest()


def holds(commitment: Commitment, lists: Lists, drawing: Drawing) -> bool:
    """Tell whether a draw is the one that its seed gives, and the seed the one committed to, as far as is stated."""
    seed = drawing.seed
    if seed is None:
        return True
    recused = frozenset(lists.recused or ())
    eligible = None if lists.officers is None else frozenset(lists.officers) - recused
    return (
        commitment.digest in (None, sha256(seed.encode()).hexdigest())
        and _drawn(seed, "objects", lists.objects, drawing.objects)
        and _drawn(seed, "officers", eligible, drawing.officers)
    )


def _drawn(seed: str, purpose: str, candidates: Iterable[str] | None, drawn: tuple[str, ...] | None) -> bool:
    return candidates is None or drawn is None or draw(seed, purpose, candidates, len(drawn)) == drawn


DRAW = Procedure(
    name="random-inspection",
    title="双随机抽查",
    title_en="Inspection drawn by lot",
    clause="2.4.2",
    act="county-plan",
    steps=Step,
    starts={Step.COMMITTED},
    facts={Step.COMMITTED: Commitment, Step.LISTED: Lists, Step.DRAWN: Drawing},
    may={
        Step.LISTED: (Needs({Step.COMMITTED}),),
        Step.DRAWN: (Needs({Step.LISTED}), Needs({Step.COMMITTED})),
        Step.INSPECTED: (Needs({Step.DRAWN}),),
        Step.PUBLISHED: (Needs({Step.INSPECTED}),),
        Step.FOLLOWED_UP: (Needs({Step.INSPECTED}),),
    },
    must=("publish_inspection",),
)


def forged(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find draws that do not follow from their seed, and draws of fewer than two officers."""
    base = Base(seen, DRAW, timeline)
    committed, lists = Commitment(), Lists()
    for event in timeline:
        match event.facts:
            case Commitment() as committed:
                continue
            case Lists() as lists:
                continue
            case Drawing() as drawing:
                codes = (
                    ("forged-draw", not holds(committed, lists, drawing)),
                    ("too-few-officers", drawing.officers is not None and len(drawing.officers) < LEAST),
                    ("too-few-drawn", _too_few(lists, drawing)),
                    ("ineligible-officer", _ineligible(seen, drawing, event.day)),
                )
                yield from (at_step(base, event, code) for code, wrong in codes if wrong)


def _too_few(lists: Lists, drawing: Drawing) -> bool:
    if drawing.objects is None:
        return False
    return len(drawing.objects) * 100 < len(lists.objects or ()) * (lists.share or 0)


def _ineligible(seen: Snapshot, drawing: Drawing, on: date) -> bool:
    """Tell whether one of those drawn held no certificate; where no certificates are registered nobody can say."""
    if _CERTIFICATES not in seen.registers.entries:
        return False
    return not all(seen.registers.of(_CERTIFICATES, officer, on) for officer in drawing.officers or ())


def gather(_: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a draw its organ, its year, how often one object may be drawn, and the objects drawn."""
    if timeline.matter.procedure != DRAW.name:
        return None
    most = next((event.facts.at_most for event in timeline if isinstance(event.facts, Lists)), None)
    for event in timeline.of(frozenset({Step.DRAWN})):
        if isinstance(event.facts, Drawing) and most is not None:
            return timeline.matter.organ, event.day.year, most, *(event.facts.objects or ())
    return None


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find objects drawn more often in a year than the strictest list of that year allows."""
    times: Counter[tuple[str, str, str]] = Counter()
    allowed: dict[tuple[str, str], int] = {}
    for organ, year, most, *objects in rows:
        of_year = (str(organ), str(year))
        allowed[of_year] = min(int(str(most)), allowed.get(of_year, int(str(most))))
        times.update((*of_year, str(one)) for one in objects)
    for (organ_id, of, drawn), count in sorted(times.items()):
        if count > allowed[organ_id, of]:
            finding = of_county(seen, "drawn-too-often", "2.4.2", organ_id, subject=f"{of}:{drawn}")
            yield evolve(finding, fields=(("count", count), ("most", allowed[organ_id, of])))


CHECKS = (
    Check("draw-repeatable", "2.4.2", forged, frozenset({DRAW.name})),
    CountyCheck("draw-frequency", "2.4.2", gather, settle),
)
