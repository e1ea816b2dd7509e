"""What a story must tell so that a fault can be planted in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from lawadmin.law.edition import Extension, FromCalendar, Kind, Limit
from lawadmin.law.lawbook import Ruled
from lawadmin.procedure.model import Needs
from lawadmin.testing.grammar import Grammar
from lawadmin.testing.plants import Plant, Planted
from lawadmin.testing.routes import Wish
from lawadmin.testing.turns import types_of
from lawadmin.testing.world import binds

Wishes = Callable[[Grammar, Plant], Iterator[Wish]]


def wishes(grammar: Grammar, plant: Plant) -> tuple[Wish, ...]:
    """List what stories could tell so that a fault can be planted, none where the procedure has no place for it."""
    return tuple(dict.fromkeys(_WISHES[plant.kind](grammar, plant)))


def _limits(grammar: Grammar, plant: Plant) -> Iterator[Ruled]:
    """List the wordings of limits at which a fault may be planted and that can have a day."""
    for line in grammar.program.lines:
        if plant.concerns(line.name, line.ref):
            yield from (ruled for ruled in grammar.of(line) if _counts(grammar, ruled.limit))


def _counts(grammar: Grammar, limit: Limit) -> bool:
    """Tell whether a limit leads to a day: by its number, by the calendar, or by a term that a step can state."""
    if limit.amount is None:
        return isinstance(limit.anchor, FromCalendar) and not limit.word
    return limit.amount.number is not None or all(_states(grammar, s, "term") for s in grammar.starting(limit))


def _states(grammar: Grammar, step: str, fact: str) -> bool:
    kind = grammar.procedure.facts.get(step)
    return kind is not None and fact in types_of(kind)


def _met(grammar: Grammar, wordings: Iterable[Ruled]) -> Iterator[Wish]:
    for ruled in wordings:
        limit, life = ruled.limit, (ruled.edition.in_force, ruled.edition.until)
        answers = sorted(limit.until & frozenset(grammar.words))
        for start, answer in product(sorted(grammar.starting(limit)), answers):
            if start != answer or isinstance(limit.anchor, FromCalendar):
                yield Wish((start, *_given(grammar, limit.when, start), answer), limit.when, life)


def _binding(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    return _met(grammar, (ruled for ruled in _limits(grammar, plant) if binds(ruled.limit)))


def _floors(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    return _met(grammar, (ruled for ruled in _limits(grammar, plant) if ruled.limit.kind is Kind.FLOOR))


def _extended(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    wordings = (ruled for ruled in _limits(grammar, plant) if binds(ruled.limit) and ruled.limit.extend)
    return _met(grammar, (ruled for ruled in wordings if _extends(grammar, plant, ruled.limit.extend[0])))


def _extends(grammar: Grammar, plant: Plant, tier: Extension) -> bool:
    """Tell whether a tier of extension can be granted in the way that is at fault."""
    if tier.granted not in grammar.words:
        return False
    numbered = tier.amount is not None and tier.amount.number is not None
    stated = _states(grammar, tier.granted, "days")
    needed = {Planted.OVER_LONG_EXTENSION: numbered and stated, Planted.SECOND_EXTENSION: numbered}
    return needed.get(plant.kind, numbered or stated)


def _needs(grammar: Grammar) -> Iterator[tuple[str, Needs]]:
    for step, lines in grammar.procedure.may.items():
        yield from ((str(step), needs) for needs in lines if needs.link is None)


def _needing(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    for step, needs in _needs(grammar):
        for needed in sorted(needs.steps):
            if plant.concerns(needed if plant.kind is Planted.MISSING else step):
                given = _given(grammar, _traits(needs), needed, step)
                yield Wish((needed, *given, step), _traits(needs))


def _barred(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    for step, needs in _needs(grammar):
        if plant.concerns(step):
            before = sorted(needs.steps)[:1]
            yield from (Wish((*before, bar), _traits(needs)) for bar in sorted(needs.unless))


def _waited(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    for step, needs in _needs(grammar):
        starts = (start for name in sorted(needs.waits) for start in sorted(grammar.started_by(name)))
        if plant.concerns(step):
            yield from (Wish((start, step), _traits(needs)) for start in starts)


def _windowed(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    for step, needs in _needs(grammar):
        starts = (start for name in sorted(needs.within) for start in sorted(grammar.started_by(name)))
        if plant.concerns(step):
            yield from (Wish((start, step), _traits(needs)) for start in starts)


def _announced(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    for ruled in _limits(grammar, plant):
        if ruled.limit.kind is Kind.BEFORE and binds(ruled.limit):
            life = ruled.edition.in_force, ruled.edition.until
            starts = sorted(grammar.starting(ruled.limit) & ruled.limit.until)
            yield from (Wish((start,), ruled.limit.when, life) for start in starts)


def _anything(grammar: Grammar, plant: Plant) -> Iterator[Wish]:
    if plant.target is None:
        yield Wish()
    yield from (Wish((word,)) for word in grammar.words if word == plant.target)


def _traits(needs: Needs) -> frozenset[str]:
    return frozenset() if needs.when is None else frozenset({needs.when})


def _given(grammar: Grammar, traits: frozenset[str], *taken: str) -> tuple[str, ...]:
    """List the steps that give a matter its traits, where none of those taken does."""
    wanted = (trait for name, trait in grammar.procedure.traits.items() if name in traits)
    return tuple(min(trait.steps) for trait in wanted if trait.steps and not trait.steps & frozenset(taken))


_WISHES: Mapping[Planted, Wishes] = {
    Planted.LATE: _binding,
    Planted.OVERDUE: _binding,
    Planted.EARLY: _floors,
    Planted.MISSING: _needing,
    Planted.OUT_OF_ORDER: _needing,
    Planted.UNLAWFUL_STEP: _barred,
    Planted.TOO_EARLY: _waited,
    Planted.OUTSIDE_WINDOW: _windowed,
    Planted.SHORT_NOTICE: _announced,
    Planted.LATE_EXTENSION: _extended,
    Planted.OVER_LONG_EXTENSION: _extended,
    Planted.SECOND_EXTENSION: _extended,
    Planted.NO_POST: _anything,
}
