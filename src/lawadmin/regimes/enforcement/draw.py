"""双随机: a draw of those inspected and of those who inspect, that anyone can repeat.

The seed is committed to by its SHA-256 before the lists are closed, and revealed with the draw. Each candidate is
ranked by the
SHA-256 of seed, list and id; the first ones of each list are drawn, those who must recuse themselves left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import sha256

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


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
    """State who may be inspected, who may inspect, and who of the latter must not inspect (ids)."""

    objects: tuple[str, ...] | None = None
    officers: tuple[str, ...] | None = None
    recused: tuple[str, ...] | None = None


@frozen
class Drawing:
    """State the seed revealed, and who was drawn."""

    seed: str | None = None
    objects: tuple[str, ...] | None = None
    officers: tuple[str, ...] | None = None


def draw(seed: str, purpose: str, candidates: Iterable[str], number: int) -> tuple[str, ...]:
    """Draw some of the candidates for a purpose; the same seed and candidates give the same draw, in any order."""
    return tuple(sorted(frozenset(candidates), key=lambda one: _rank(seed, purpose, one))[:number])


def _rank(seed: str, purpose: str, candidate: str) -> str:
    return sha256(f"{seed}\x00{purpose}\x00{candidate}".encode()).hexdigest()


def holds(commitment: Commitment, lists: Lists, drawing: Drawing) -> bool:
    """Tell whether a draw is the one that its seed gives, and the seed the one committed to."""
    seed = drawing.seed or ""
    eligible = frozenset(lists.officers or ()) - frozenset(lists.recused or ())
    return (
        sha256(seed.encode()).hexdigest() == commitment.digest
        and draw(seed, "objects", lists.objects or (), len(drawing.objects or ())) == drawing.objects
        and draw(seed, "officers", eligible, len(drawing.officers or ())) == drawing.officers
    )


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
                codes = (("forged-draw", not holds(committed, lists, drawing)), ("too-few-officers", _few(drawing)))
                for code, wrong in codes:
                    if wrong:
                        finding = base.finding(code, event.day, event.step, step=event.step)
                        yield evolve(finding, anchor=event.id, events=(event.id,))


def _few(drawing: Drawing) -> bool:
    return len(drawing.officers or ()) < 2


CHECKS = (Check("draw-repeatable", "2.4.2", forged, frozenset({DRAW.name})),)
