"""The yearly report on law-based administration as a value, gathered matter by matter.

What was done, in figures that can be traced; how the head's own duties were met; what fell short and why; what the next
year brings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from lawadmin.assessment.duties import Duty, Kept, duties, kept, order, unkept
from lawadmin.assessment.evidence import assessed
from lawadmin.assessment.indicators import Assessed
from lawadmin.assessment.statistics import (
    DUE,
    FINDINGS,
    HELD,
    IN_TIME,
    LATE,
    MATTERS,
    Figures,
    Owner,
    figures,
    of_findings,
    total,
)
from lawadmin.findings.judge import Judged
from lawadmin.rules.indicators import Scheme
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding

#: How many causes are told, the most frequent first.
CAUSES = 10


@frozen
class Part:
    """Hold what one matter, or several, add to a year; parts are joined by ``+``, in any order."""

    figures: Figures = field(factory=Figures)
    findings: frozenset[Finding] = frozenset()
    duties: frozenset[Duty] = frozenset()
    ahead: frozenset[Duty] = frozenset()
    kept: Kept = field(factory=Kept)

    def __add__(self, other: Part) -> Part:
        return joined((self, other))


def joined(parts: Iterable[Part]) -> Part:
    """Join parts of a year."""
    listed = tuple(parts)
    return Part(
        total(part.figures for part in listed),
        frozenset[Finding]().union(*(part.findings for part in listed)),
        frozenset[Duty]().union(*(part.duties for part in listed)),
        frozenset[Duty]().union(*(part.ahead for part in listed)),
        Kept(frozenset[tuple[str, str]]().union(*(part.kept.pairs for part in listed))),
    )


def part_of(seen: Snapshot, judged: Judged, year: int, owner: Owner | None = None) -> Part:
    """Gather what one matter adds to a year.

    ``owner`` finds the organ of another matter, of whose file this one may speak.
    """
    return Part(
        figures(judged, year, owner) if owner else figures(judged, year),
        frozenset(finding for finding in judged.findings if finding.since.year == year),
        frozenset(duties(seen, judged, year)),
        frozenset(duties(seen, judged, year + 1)),
        kept(judged),
    )


def part_of_findings(findings: Iterable[Finding], year: int) -> Part:
    """Gather what the findings of roster, registers and the whole county add to a year."""
    found = tuple(findings)
    return Part(of_findings(found, year), frozenset(finding for finding in found if finding.since.year == year))


# -- the report


@frozen
class Count:
    """Hold one figure with the things that it counts; ``number`` is a sum where the things state numbers."""

    figure: str
    number: int | Decimal
    things: frozenset[str]


@frozen
class Done:
    """Hold what was done in one procedure; one in which the year brought nothing has figures of zero."""

    clause: str
    procedure: str
    counts: tuple[Count, ...]

    def number(self, figure: str) -> int | Decimal:
        """Give a figure by its kind, 0 where it counts nothing."""
        named = f"{figure}@{self.procedure}"
        return next((count.number for count in self.counts if count.figure == named), 0)


@frozen
class Cause:
    """Hold what fell short most often: a kind of finding in one procedure, at one limit or step."""

    code: str
    procedure: str
    subject: str
    things: frozenset[str]


@frozen
class Faults:
    """Hold the findings that arose in the year, by code, by organ and by clause, and where most of them arose."""

    by_code: tuple[Count, ...]
    by_organ: tuple[Count, ...]
    by_clause: tuple[Count, ...]
    causes: tuple[Cause, ...]


@frozen
class Words:
    """Hold how the reader calls what the report names by its id: pairs of a Chinese and an English title."""

    organs: Mapping[str, str] = field(factory=dict)
    codes: Mapping[str, str] = field(factory=dict)
    clauses: Mapping[str, tuple[str, str]] = field(factory=dict)
    procedures: Mapping[str, tuple[str, str]] = field(factory=dict)
    schemes: Mapping[str, Scheme] = field(factory=dict)


@frozen
class Year:
    """Hold a year of the county, or of one ``organ``, as judged on a day.

    ``head`` are the duties for which the heads answer in person; ``open`` what the year leaves undone, ``ahead`` the
    duty calendar of the next year as far as it is still to be done, ``unkept`` its recurring duties that have no
    standing matter.
    """

    county: str
    year: int
    organ: str
    on: date
    as_of: date
    rules: str
    matters: int
    done: tuple[Done, ...]
    head: tuple[Duty, ...]
    faults: Faults
    open: tuple[Duty, ...]
    ahead: tuple[Duty, ...]
    unkept: tuple[Duty, ...]
    assessed: tuple[Assessed, ...]
    figures: Figures
    words: Words
    failures: tuple[str, ...] = ()


def yearly(
    seen: Snapshot, whole: Part, year: int, *, county: str = "", organ: str = "", failures: tuple[str, ...] = ()
) -> Year:
    """Make the report of a year of what its matters add to it; of one organ where one is named."""
    part = _only(whole, organ) if organ else whole
    heads = {clause.id for clause in seen.rules.clauses if clause.head}
    return Year(
        county=county,
        year=year,
        organ=organ,
        on=seen.on,
        as_of=seen.as_of or seen.on,
        rules=seen.rules.digest,
        matters=part.figures.number(HELD),
        done=tuple(_done(seen, part.figures)),
        head=_sorted(duty for duty in part.duties if duty.clause in heads),
        faults=_faults(part.findings),
        open=_sorted(duty for duty in part.duties if duty.open),
        ahead=_sorted(duty for duty in part.ahead if duty.open),
        unkept=_sorted(duty for duty in unkept(seen, whole.kept, year + 1) if duty.organ in ("", organ or duty.organ)),
        assessed=tuple(one for one in assessed(seen, whole.figures, year) if organ in ("", one.organ)),
        figures=part.figures,
        words=words(seen),
        failures=failures,
    )


def words(seen: Snapshot) -> Words:
    """Look up how what a report names is called."""
    rules = seen.rules
    return Words(
        organs={organ.id: organ.name for organ in seen.roster.organs.values()},
        codes={fault.code: fault.title for fault in rules.faults},
        clauses={clause.id: (clause.title, clause.title_en) for clause in rules.clauses},
        procedures={name: (procedure.title, procedure.title_en) for name, procedure in rules.procedures.items()},
        schemes=rules.schemes,
    )


def _only(whole: Part, organ: str) -> Part:
    return Part(
        whole.figures.only(organ),
        frozenset(finding for finding in whole.findings if finding.organ == organ),
        frozenset(duty for duty in whole.duties if duty.organ == organ),
        frozenset(duty for duty in whole.ahead if duty.organ == organ),
    )


def _sorted(listed: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(sorted(listed, key=order))


# -- what was done

_HEAD = (MATTERS, DUE, IN_TIME, LATE, FINDINGS)


def _done(seen: Snapshot, figures: Figures) -> Iterator[Done]:
    """List what was done procedure by procedure, in the order of the plan; what nobody has is left out."""
    places = {clause.id: place for place, clause in enumerate(seen.rules.clauses)}
    procedures = [(seen.rules.clause(p.clause), name, p) for name, p in seen.rules.procedures.items()]
    for clause, name, procedure in sorted(procedures, key=lambda one: (places.get(one[0], len(places)), one[1])):
        if figures.number(HELD, procedure=name):
            counts = tuple(_counts(figures, name, tuple(map(str, procedure.steps))))
            yield Done(clause, name, counts)


def _counts(figures: Figures, procedure: str, steps: tuple[str, ...]) -> Iterator[Count]:
    """Give the figures of one procedure: those that every one has, its steps in their order, and what they state."""
    own = figures.of_procedure(procedure)
    taken = tuple(kind for kind in (f"step:{step}" for step in steps) if own.number(kind))
    others = (kind for kind in own.kinds() if kind.startswith(("linked:", "sum:")))
    for kind in (*_HEAD, *taken, *others):
        yield Count(f"{kind}@{procedure}", own.measure(kind), own.traced(kind))


# -- what fell short


def _faults(findings: frozenset[Finding]) -> Faults:
    return Faults(
        _grouped(findings, lambda finding: finding.code),
        _grouped(findings, lambda finding: finding.organ),
        _grouped(findings, lambda finding: finding.clause),
        _causes(findings),
    )


def _grouped(findings: Iterable[Finding], by: Callable[[Finding], str]) -> tuple[Count, ...]:
    groups: dict[str, set[str]] = {}
    for finding in findings:
        groups.setdefault(by(finding), set()).add(finding.key)
    counts = (Count(name, len(keys), frozenset(keys)) for name, keys in groups.items())
    return tuple(sorted(counts, key=lambda count: (-count.number, count.figure)))


def _causes(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    groups: dict[tuple[str, str, str], set[str]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.procedure, finding.limit or finding.subject), set()).add(finding.key)
    causes = (Cause(*place, frozenset(keys)) for place, keys in groups.items())
    ranked = sorted(causes, key=lambda cause: (-len(cause.things), cause.code, cause.procedure, cause.subject))
    return tuple(ranked[:CAUSES])
