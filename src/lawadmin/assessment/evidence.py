"""Evidence: what the year's figures and the register of scores say of an organ under a scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import reduce

from attrs import evolve

from lawadmin.assessment.indicators import Assessed, Entered, Evidence, appraise, names_of
from lawadmin.assessment.statistics import HELD, Figures
from lawadmin.records.organs import Organ, lasts
from lawadmin.records.registers import Registers
from lawadmin.rules.indicators import SCORES, Indicator, Scheme, Scored
from lawadmin.rules.snapshot import Snapshot

_HUNDRED = Decimal(100)


def assessed(seen: Snapshot, figures: Figures, year: int) -> Iterator[Assessed]:
    """Assess every organ that stands in a year by every scheme for its kind, scheme by scheme."""
    for scheme in sorted(seen.rules.schemes.values(), key=lambda scheme: scheme.id):
        for organ in seen.roster.organs.values():
            if _concerns(scheme, organ) and _stood(organ, year):
                yield appraise(scheme, evidence(scheme, organ.id, year, figures=figures, registers=seen.registers))


def _concerns(scheme: Scheme, organ: Organ) -> bool:
    return not scheme.kinds or organ.kind in scheme.kinds


def _stood(organ: Organ, year: int) -> bool:
    """Tell whether an organ stood at the end of a year; one that ended meanwhile is its successor's to answer for."""
    return lasts(organ.since, organ.until, date(year, 12, 31))


def evidence(scheme: Scheme, organ: str, year: int, *, figures: Figures, registers: Registers) -> Evidence:
    """Gather what speaks of an organ's year under a scheme.

    A figure is evidence where there is something that it could count: matters of its procedure, or a stated number.
    What holds none is left out, so that its indicator is told as scored by nobody.
    """
    said = [facts for facts in _said(registers, organ) if (facts.scheme, facts.year) == (scheme.id, year)]
    names = dict.fromkeys(name for leaf in scheme.leaves() for name in names_of(leaf.measure))
    return Evidence(
        measures={name: figures.measure(name, organ=organ) for name in names if _speaks(figures, name, organ)},
        entered={leaf.id: _entered(leaf, said) for leaf in scheme.leaves()},
        bonus=sum((facts.bonus for facts in said if facts.bonus is not None), Decimal(0)),
        vetoes=frozenset(veto for veto in scheme.vetoes if figures.measure(veto, organ=organ)),
        organ=organ,
    )


def _speaks(figures: Figures, name: str, organ: str) -> bool:
    if name.startswith(("sum:", "full:")):
        return bool(figures.traced(name, organ=organ))
    parts = (part.partition("@")[2] or None for part in name.split("+"))
    return any(figures.number(HELD, organ=organ, procedure=procedure) for procedure in parts)


def _said(registers: Registers, organ: str) -> Iterator[Scored]:
    for entry in registers.entries.get(SCORES, ()):
        if entry.subject == organ and isinstance(entry.facts, Scored):
            yield entry.facts


def _entered(leaf: Indicator, said: Iterable[Scored]) -> Entered:
    """Join what was said of one indicator: of each kind what was said last, and the mean of the public's."""
    own = [facts for facts in said if facts.indicator == leaf.id]
    appraised = [facts.appraised for facts in own if facts.appraised is not None]
    mean = sum(appraised, Decimal(0)) / len(appraised) * leaf.weight / _HUNDRED if appraised else None
    return reduce(_later, own, Entered(appraised=mean))


def _later(entered: Entered, facts: Scored) -> Entered:
    return evolve(
        entered,
        own=facts.own if facts.own is not None else entered.own,
        audited=facts.audited if facts.audited is not None else entered.audited,
        appealed=facts.appealed if facts.appealed is not None else entered.appealed,
    )
