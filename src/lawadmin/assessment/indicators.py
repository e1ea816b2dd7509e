"""Indicators: what an assessment weighs, scored from evidence where records allow and entered where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

_NOTHING = Decimal(0)


class Rule(StrEnum):
    """Say how evidence becomes points: a share of the weight, points lost by each fault, or points entered."""

    SHARE = "share"
    DEDUCT = "deduct"
    ENTERED = "entered"


@frozen
class Indicator:
    """Hold an indicator, with its parts where it has any; only those without parts are scored.

    ``measure`` names the evidence: for a share "part/whole", for deductions what is counted. ``each`` is what one
    costs.
    """

    id: str
    title: str
    weight: Decimal
    parts: tuple[Indicator, ...] = ()
    rule: Rule = Rule.ENTERED
    measure: str = ""
    each: Decimal = Decimal(1)
    title_en: str = ""

    def leaves(self) -> Iterator[Indicator]:
        """List the indicators that are scored."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


@frozen
class Scheme:
    """Hold a scheme of assessment: its indicators, the most that bonuses may add, and what makes the whole nothing."""

    id: str
    title: str
    indicators: tuple[Indicator, ...]
    full: Decimal = Decimal(100)
    bonus: Decimal = _NOTHING
    vetoes: frozenset[str] = frozenset()


@frozen
class Entered:
    """Hold what people said of one indicator: the organ's own score, the auditors', and what an appeal settled."""

    own: Decimal | None = None
    audited: Decimal | None = None
    appealed: Decimal | None = None

    @property
    def settled(self) -> Decimal | None:
        """The score that stands: of the appeal, else the audit, else the organ's own."""
        said = (score for score in (self.appealed, self.audited, self.own) if score is not None)
        return next(said, None)


@frozen
class Marked:
    """Hold the score of one indicator, whether it was computed from evidence, and what it rests on."""

    indicator: str
    points: Decimal | None
    computed: bool
    measured: tuple[tuple[str, int], ...] = ()


@frozen
class Assessed:
    """Hold an organ's assessment: each indicator's score, the bonus, the vetoes, and the sum.

    ``unscored`` are indicators of which neither evidence nor an entry speaks: they count nothing, and are told.
    """

    scheme: str
    marked: tuple[Marked, ...]
    bonus: Decimal = _NOTHING
    vetoes: tuple[str, ...] = ()

    @property
    def unscored(self) -> tuple[str, ...]:
        """Indicators that nobody scored."""
        return tuple(marked.indicator for marked in self.marked if marked.points is None)

    @property
    def points(self) -> Decimal:
        """The sum, nothing where a veto stands."""
        if self.vetoes:
            return _NOTHING
        return sum((marked.points or _NOTHING for marked in self.marked), _NOTHING) + self.bonus


@frozen
class Evidence:
    """Hold what an assessment rests on: measured numbers, what people entered, bonuses asked for, and vetoes found."""

    measures: Mapping[str, int] = field(factory=dict)
    entered: Mapping[str, Entered] = field(factory=dict)
    bonus: Decimal = _NOTHING
    vetoes: frozenset[str] = frozenset()


def appraise(scheme: Scheme, evidence: Evidence) -> Assessed:
    """Score a scheme by evidence; what people audited or settled on appeal stands before what was computed."""
    leaves = (leaf for indicator in scheme.indicators for leaf in indicator.leaves())
    return Assessed(
        scheme.id,
        tuple(_marked(leaf, evidence) for leaf in leaves),
        max(_NOTHING, min(evidence.bonus, scheme.bonus)),
        tuple(sorted(evidence.vetoes & scheme.vetoes)),
    )


def _marked(leaf: Indicator, evidence: Evidence) -> Marked:
    entered = evidence.entered.get(leaf.id, Entered())
    over = entered.appealed if entered.appealed is not None else entered.audited
    computed = _computed(leaf, evidence.measures) if over is None else None
    if computed is not None:
        names = leaf.measure.split("/")
        return Marked(leaf.id, computed, True, tuple((name, evidence.measures.get(name, 0)) for name in names))
    said = entered.settled
    return Marked(leaf.id, None if said is None else _within(said, leaf), False)


def _within(points: Decimal, leaf: Indicator) -> Decimal:
    return max(_NOTHING, min(points, leaf.weight))


def _computed(leaf: Indicator, measures: Mapping[str, int]) -> Decimal | None:
    """Compute points from evidence; None where the evidence is not there."""
    match leaf.rule:
        case Rule.SHARE:
            part, _, whole = leaf.measure.partition("/")
            if not measures.get(whole):
                return None
            return _within(leaf.weight * measures.get(part, 0) / measures[whole], leaf)
        case Rule.DEDUCT:
            lost = measures.get(leaf.measure)
            return None if lost is None else _within(leaf.weight - leaf.each * lost, leaf)
        case _:
            return None


def lint(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Find what is wrong with a scheme: pairs of a code and the indicator or sum concerned.

    ``sum`` where the indicators do not add up to the full score, ``parts`` where parts do not add up to their
    indicator,
    ``unreachable`` where an indicator weighs nothing, ``unmeasured`` where a computed one names no evidence, ``double``
    where two have one id.
    """
    if _weights(scheme.indicators) != scheme.full:
        yield "sum", str(_weights(scheme.indicators))
    seen: set[str] = set()
    for indicator in _all(scheme.indicators):
        yield from ((code, indicator.id) for code, wrong in _wrongs(indicator, seen) if wrong)
        seen.add(indicator.id)


def _wrongs(indicator: Indicator, seen: set[str]) -> tuple[tuple[str, bool], ...]:
    return (
        ("parts", bool(indicator.parts) and _weights(indicator.parts) != indicator.weight),
        ("unreachable", indicator.weight <= 0),
        ("unmeasured", indicator.rule is not Rule.ENTERED and not indicator.measure),
        ("double", indicator.id in seen),
    )


def _weights(indicators: Iterable[Indicator]) -> Decimal:
    return sum((indicator.weight for indicator in indicators), _NOTHING)


def _all(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for indicator in indicators:
        yield indicator
        yield from _all(indicator.parts)
