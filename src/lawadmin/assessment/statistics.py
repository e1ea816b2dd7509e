"""Statistics of a year: figures folded over events, each traceable to its matters, that add up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from attrs import field, frozen

from lawadmin.findings.judge import Judged
from lawadmin.findings.limits import code_of
from lawadmin.obligations.values import Obligation, Status, last_day
from lawadmin.records.events import Event, facts_as_mapping
from lawadmin.rules.values import Finding

#: What a figure counts, and where: the organ, the procedure, and the step taken or the kind of count.
Key = tuple[str, str, str]

HELD, MATTERS, DUE, IN_TIME, LATE, FINDINGS = "held", "matters", "due", "in-time", "late", "findings"

#: The fact by which a step speaks of another matter's file: what it states counts for the organ whose file that is.
FILE = "file"

_HUNDRED = 100

_Thing = TypeVar("_Thing")

#: Finds the organ of a matter by the matter's id.
Owner = Callable[[str], str | None]


def _nobody(matter: str) -> None:
    """Know the organ of no other matter."""


@frozen
class Figures:
    """Hold figures, each as the set of what it counts, so that every one can be traced and none counts a thing twice.

    What is counted is named "matter" or "matter/what"; ``summed`` holds for each thing the number that it states.
    Figures of two counties are joined by ``+``.

    A figure is asked for by its kind: ``held`` matters there are, ``matters`` in which something was done, ``due``,
    ``in-time`` and ``late`` duties, ``findings``; ``step:…``, ``finding:…`` and ``gravity:…`` by step, code and
    gravity, ``linked:…:…`` by link and step in a linked matter; ``sum:…:…`` adds up a fact of a step, and ``full:…:…``
    is a hundred for each thing that states it. ``kind@procedure`` is that of one procedure alone, and ``one+other``
    counts what either counts.
    """

    counted: Mapping[Key, frozenset[str]] = field(factory=dict)
    summed: Mapping[Key, frozenset[tuple[str, Decimal]]] = field(factory=dict)

    def __add__(self, other: Figures) -> Figures:
        return total((self, other))

    def number(self, what: str, *, organ: str | None = None, procedure: str | None = None) -> int:
        """Give a figure, of one organ or procedure or of all."""
        return len(self.traced(what, organ=organ, procedure=procedure))

    def amount(self, what: str, *, organ: str | None = None, procedure: str | None = None) -> Decimal:
        """Give the sum of what a step states, of one organ or procedure or of all."""
        return sum((number for _, number in self._stated(what, organ, procedure)), Decimal(0))

    def traced(self, what: str, *, organ: str | None = None, procedure: str | None = None) -> frozenset[str]:
        """List what lies behind a figure."""
        if "+" in what:
            parts = (self.traced(one, organ=organ, procedure=procedure) for one in what.split("+"))
            return frozenset[str]().union(*parts)
        kind, _, named = what.partition("@")
        if kind.startswith(("sum:", "full:")):
            return frozenset(thing for thing, _ in self._stated(what, organ, procedure))
        return _of(self.counted, kind, organ, named or procedure)

    def measure(self, what: str, *, organ: str | None = None) -> int | Decimal:
        """Give any figure by its name."""
        if what.startswith("sum:"):
            return self.amount(what, organ=organ)
        number = self.number(what, organ=organ)
        return number * _HUNDRED if what.startswith("full:") else number

    def kinds(self) -> tuple[str, ...]:
        """List every kind of figure."""
        return tuple(sorted({kind for _, _, kind in (*self.counted, *self.summed)}))

    def only(self, organ: str) -> Figures:
        """Keep the figures of one organ."""
        return self._where(lambda key: key[0] == organ)

    def of_procedure(self, procedure: str) -> Figures:
        """Keep the figures of one procedure."""
        return self._where(lambda key: key[1] == procedure)

    def _where(self, wanted: Callable[[Key], bool]) -> Figures:
        return Figures(
            {key: things for key, things in self.counted.items() if wanted(key)},
            {key: stated for key, stated in self.summed.items() if wanted(key)},
        )

    def _stated(self, what: str, organ: str | None, procedure: str | None) -> frozenset[tuple[str, Decimal]]:
        kind, _, named = what.partition("@")
        return _of(self.summed, kind.replace("full:", "sum:", 1), organ, named or procedure)


def _of(
    figures: Mapping[Key, frozenset[_Thing]], kind: str, organ: str | None, procedure: str | None
) -> frozenset[_Thing]:
    wanted = (
        things
        for (of_organ, of_procedure, of_kind), things in figures.items()
        if of_kind == kind and organ in (None, of_organ) and procedure in (None, of_procedure)
    )
    return frozenset[_Thing]().union(*wanted)


def figures(judged: Judged, year: int, owner: Owner = _nobody) -> Figures:
    """Count one matter for a year: steps taken, obligations that fell due, findings that arose in it.

    ``owner`` finds the organ of another matter, of whose file a step may speak.
    """
    matter = judged.timeline.matter
    counted: dict[Key, set[str]] = {}
    for kind, thing in (*_steps(judged, year), *_links(judged, year), *_obligations(judged, year)):
        counted.setdefault((matter.organ, matter.procedure, kind), set()).add(thing)
    summed: dict[Key, set[tuple[str, Decimal]]] = {}
    for organ, kind, stated in _sums(judged, year, owner):
        summed.setdefault((organ, matter.procedure, kind), set()).add(stated)
    own = Figures(_frozen(counted), _frozen(summed))
    return own + of_findings(judged.findings, year, matter.procedure) if judged.findings else own


def of_findings(findings: Iterable[Finding], year: int, procedure: str = "") -> Figures:
    """Count the findings that arose in a year, in matters of a procedure or in none."""
    counted: dict[Key, set[str]] = {}
    for finding in findings:
        if finding.since.year == year:
            for kind in (FINDINGS, f"finding:{finding.code}", f"gravity:{finding.gravity}"):
                counted.setdefault((finding.organ, procedure, kind), set()).add(finding.key)
    return Figures(_frozen(counted))


def total(parts: Iterable[Figures]) -> Figures:
    """Add up figures."""
    counted: dict[Key, set[str]] = {}
    summed: dict[Key, set[tuple[str, Decimal]]] = {}
    for part in parts:
        for key, things in part.counted.items():
            counted.setdefault(key, set()).update(things)
        for key, stated in part.summed.items():
            summed.setdefault(key, set()).update(stated)
    return Figures(_frozen(counted), _frozen(summed))


def _frozen(figures: Mapping[Key, set[_Thing]]) -> dict[Key, frozenset[_Thing]]:
    return {key: frozenset(things) for key, things in figures.items()}


def _taken(judged: Judged, year: int) -> Iterator[Event]:
    return (event for event in judged.timeline if event.day.year == year and not event.derived)


def _steps(judged: Judged, year: int) -> Iterator[tuple[str, str]]:
    matter = judged.timeline.matter.id
    if any(event.day.year <= year for event in judged.timeline):
        yield HELD, matter
    for event in _taken(judged, year):
        yield MATTERS, matter
        yield f"step:{event.step}", f"{matter}/{event.id}"


def _links(judged: Judged, year: int) -> Iterator[tuple[str, str]]:
    for link, others in judged.timeline.linked.items():
        for other in others:
            for event in other:
                if event.day.year == year:
                    yield f"linked:{link}:{event.step}", f"{other.matter.id}/{event.id}"


def _obligations(judged: Judged, year: int) -> Iterator[tuple[str, str]]:
    for obligation in judged.obligations:
        if _fell_due(obligation, year):
            yield DUE, obligation.key
            yield (IN_TIME if obligation.status is Status.MET else LATE), obligation.key


def _fell_due(obligation: Obligation, year: int) -> bool:
    end = last_day(obligation.due)
    settled = obligation.status is Status.MET or code_of(obligation) is not None
    return settled and end is not None and end.year == year and obligation.limit.answerable


def _sums(judged: Judged, year: int, owner: Owner) -> Iterator[tuple[str, str, tuple[str, Decimal]]]:
    matter = judged.timeline.matter
    for event in _taken(judged, year):
        facts = facts_as_mapping(event.facts)
        file = facts.get(FILE)
        organ = (owner(file) if isinstance(file, str) else None) or matter.organ
        for name, value in facts.items():
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                yield organ, f"sum:{name}:{event.step}", (f"{matter.id}/{event.id}", Decimal(value))
