"""Statistics of a year: figures folded over events, each traceable to its matters, that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from lawadmin.findings.judge import Judged
from lawadmin.law.edition import Bearer
from lawadmin.obligations.values import Obligation, Status, last_day

#: What a figure counts, and where: the organ, the procedure, and the step taken or the kind of count.
Key = tuple[str, str, str]

MATTERS, DUE, IN_TIME, LATE, FINDINGS = "matters", "due", "in-time", "late", "findings"


@frozen
class Figures:
    """Hold figures, each as the set of what it counts, so that every one can be traced and none counts a thing twice.

    What is counted is named "matter" or "matter/what"; figures of two counties are joined by ``+``.
    """

    counted: Mapping[Key, frozenset[str]] = field(factory=dict)

    def __add__(self, other: Figures) -> Figures:
        keys = {**self.counted, **other.counted}
        return Figures({key: self.of(key) | other.of(key) for key in keys})

    def of(self, key: Key) -> frozenset[str]:
        """List what a figure counts."""
        return self.counted.get(key, frozenset())

    def number(self, what: str, *, organ: str | None = None, procedure: str | None = None) -> int:
        """Give a figure, of one organ or procedure or of all."""
        return len(self.traced(what, organ=organ, procedure=procedure))

    def traced(self, what: str, *, organ: str | None = None, procedure: str | None = None) -> frozenset[str]:
        """List what lies behind a figure."""
        wanted = (
            things
            for (of_organ, of_procedure, kind), things in self.counted.items()
            if kind == what and organ in (None, of_organ) and procedure in (None, of_procedure)
        )
        return frozenset[str]().union(*wanted)

    def kinds(self) -> tuple[str, ...]:
        """List every kind of figure."""
        return tuple(sorted({kind for _, _, kind in self.counted}))


def figures(judged: Judged, year: int) -> Figures:
    """Count one matter for a year: steps taken, obligations that fell due, findings that arose in it."""
    matter = judged.timeline.matter
    counted: dict[Key, set[str]] = {}
    for kind, thing in (*_steps(judged, year), *_obligations(judged, year), *_findings(judged, year)):
        counted.setdefault((matter.organ, matter.procedure, kind), set()).add(thing)
    return Figures({key: frozenset(things) for key, things in counted.items()})


def total(parts: Iterable[Figures]) -> Figures:
    """Add up figures."""
    whole: dict[Key, set[str]] = {}
    for part in parts:
        for key, things in part.counted.items():
            whole.setdefault(key, set()).update(things)
    return Figures({key: frozenset(things) for key, things in whole.items()})


def _steps(judged: Judged, year: int) -> Iterator[tuple[str, str]]:
    matter = judged.timeline.matter.id
    for event in judged.timeline:
        if event.day.year == year and not event.derived:
            yield MATTERS, matter
            yield f"step:{event.step}", f"{matter}/{event.id}"


def _obligations(judged: Judged, year: int) -> Iterator[tuple[str, str]]:
    for obligation in judged.obligations:
        if _fell_due(obligation, year):
            yield DUE, obligation.key
            yield (IN_TIME if obligation.status is Status.MET else LATE), obligation.key


def _fell_due(obligation: Obligation, year: int) -> bool:
    end, bearer = last_day(obligation.due), obligation.limit.bearer
    settled = obligation.status in (Status.MET, Status.LATE, Status.LAPSED)
    return settled and end is not None and end.year == year and bearer in (Bearer.ORGAN, Bearer.BODY)


def _findings(judged: Judged, year: int) -> Iterator[tuple[str, str]]:
    for finding in judged.findings:
        if finding.since.year == year:
            yield FINDINGS, finding.key
            yield f"finding:{finding.code}", finding.key
