"""Appraise organs by schemes of indicators: scored from evidence where records allow, and entered where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, Decimal

from attrs import field, frozen

from lawadmin.rules.indicators import Indicator, Rule, Scheme

Number = int | Decimal

_NOTHING = Decimal(0)
_HUNDRED = Decimal(100)


@frozen
class Entered:
    """Hold what people said of one indicator: the organ, its auditors, an appeal, and the public's mean in points."""

    own: Decimal | None = None
    audited: Decimal | None = None
    appealed: Decimal | None = None
    appraised: Decimal | None = None

    @property
    def settled(self) -> Decimal | None:
        """The score that stands: of the appeal, else the audit, else the public's, else the organ's own."""
        said = (score for score in (self.appealed, self.audited, self.appraised, self.own) if score is not None)
        return next(said, None)


@frozen
class Marked:
    """Hold the score of one indicator, whether it was computed from evidence, and what it rests on."""

    indicator: str
    points: Decimal | None
    computed: bool
    measured: tuple[tuple[str, Number], ...] = ()


@frozen
class Assessed:
    """Hold an organ's assessment: each indicator's score, the bonus, the vetoes, and the sum.

    ``unscored`` are indicators of which neither evidence nor an entry speaks: they count nothing, and are told.
    """

    scheme: str
    marked: tuple[Marked, ...]
    bonus: Decimal = _NOTHING
    vetoes: tuple[str, ...] = ()
    organ: str = ""

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

    measures: Mapping[str, Number] = field(factory=dict)
    entered: Mapping[str, Entered] = field(factory=dict)
    bonus: Decimal = _NOTHING
    vetoes: frozenset[str] = frozenset()
    organ: str = ""


def appraise(scheme: Scheme, evidence: Evidence) -> Assessed:
    """Score a scheme by evidence; what people audited or settled on appeal stands before what was computed."""
    return Assessed(
        scheme.id,
        tuple(_marked(leaf, evidence) for leaf in scheme.leaves()),
        max(_NOTHING, min(evidence.bonus, scheme.bonus)),
        tuple(sorted(evidence.vetoes & scheme.vetoes)),
        evidence.organ,
    )


def names_of(measure: str) -> tuple[str, ...]:
    """List the figures that a measure names."""
    return tuple(filter(None, measure.split("/")))


def _marked(leaf: Indicator, evidence: Evidence) -> Marked:
    entered = evidence.entered.get(leaf.id, Entered())
    over = entered.appealed if entered.appealed is not None else entered.audited
    computed = _computed(leaf, evidence.measures) if over is None else None
    if computed is not None:
        measured = tuple((name, evidence.measures.get(name, 0)) for name in names_of(leaf.measure))
        return Marked(leaf.id, computed, True, measured)
    said = entered.settled
    return Marked(leaf.id, None if said is None else _within(said, leaf), False)


def _within(points: Decimal, leaf: Indicator) -> Decimal:
    return max(_NOTHING, min(points, leaf.weight))


def _computed(leaf: Indicator, measures: Mapping[str, Number]) -> Decimal | None:
    """Compute points from evidence; None where the evidence is not there."""
    match leaf.rule:
        case Rule.SHARE | Rule.TARGET:
            share = _share(leaf.measure, measures)
            return None if share is None else _within(_of_share(leaf, share), leaf)
        case Rule.DEDUCT | Rule.REACH:
            counted = measures.get(leaf.measure)
            return None if counted is None else _within(_of_count(leaf, counted), leaf)
        case _:
            return None


def _share(measure: str, measures: Mapping[str, Number]) -> Decimal | None:
    part, _, whole = measure.partition("/")
    return Decimal(measures.get(part, 0)) / measures[whole] if measures.get(whole) else None


def _of_share(leaf: Indicator, share: Decimal) -> Decimal:
    if leaf.rule is Rule.SHARE:
        return leaf.weight * share
    short = max(_NOTHING, leaf.least - share * _HUNDRED)
    return leaf.weight - leaf.each * (short / leaf.per).to_integral_value(ROUND_CEILING)


def _of_count(leaf: Indicator, counted: Number) -> Decimal:
    if leaf.rule is Rule.DEDUCT:
        return leaf.weight - leaf.each * counted
    return leaf.weight * min(Decimal(1), counted / leaf.least)


# -- what is wrong with a scheme


def lint(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Find what is wrong with a scheme: pairs of a code and the indicator or sum concerned.

    ``sum`` where the indicators do not add up to the full score, ``parts`` where parts do not add up to their
    indicator, ``unreachable`` where an indicator weighs nothing or is scored beside its parts, ``unmeasured`` where a
    computed one does not name its evidence as its rule needs it, ``untargeted`` where nothing says what is to be
    reached, ``double`` where two have one id.
    """
    if _weights(scheme.indicators) != scheme.full:
        yield "sum", str(_weights(scheme.indicators))
    seen: set[str] = set()
    for indicator in _all(scheme.indicators):
        yield from ((code, indicator.id) for code, wrong in _wrongs(indicator, seen) if wrong)
        seen.add(indicator.id)


def _wrongs(indicator: Indicator, seen: set[str]) -> tuple[tuple[str, bool], ...]:
    aimed = indicator.rule in (Rule.REACH, Rule.TARGET)
    return (
        ("parts", bool(indicator.parts) and _weights(indicator.parts) != indicator.weight),
        ("unreachable", indicator.weight <= 0 or (bool(indicator.parts) and indicator.rule is not Rule.ENTERED)),
        ("unmeasured", len(names_of(indicator.measure)) != _NAMED[indicator.rule]),
        ("untargeted", aimed and (indicator.least <= 0 or indicator.per <= 0)),
        ("double", indicator.id in seen),
    )


#: How many figures the measure of a rule names.
_NAMED = {Rule.SHARE: 2, Rule.TARGET: 2, Rule.DEDUCT: 1, Rule.REACH: 1, Rule.ENTERED: 0}


def _weights(indicators: Iterable[Indicator]) -> Decimal:
    return sum((indicator.weight for indicator in indicators), _NOTHING)


def _all(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for indicator in indicators:
        yield indicator
        yield from _all(indicator.parts)
