"""Rubrics: points, caps and vetoes as data, marked and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from lawadmin.rules.case_files import Rubric


@frozen
class Score:
    """Hold what a file scores, what each item cost, and the vetoes that made it nothing."""

    points: Decimal
    lost: tuple[tuple[str, Decimal], ...] = ()
    vetoes: tuple[str, ...] = ()


def mark(rubric: Rubric, faults: Iterable[str]) -> Score:
    """Mark a file by the items on which it failed, one name a fault; unknown names cost nothing.

    No item costs more than its points, and no file scores less than nothing.
    """
    times = Counter(name for name in faults if rubric.item(name) is not None)
    lost = tuple((item.id, min(item.points, item.each * times[item.id])) for item in rubric.items if times[item.id])
    vetoes = tuple(item.id for item in rubric.items if item.veto and times[item.id])
    rest = rubric.full - sum((points for _, points in lost), Decimal(0))
    return Score(Decimal(0) if vetoes else max(rest, Decimal(0)), lost, vetoes)


def lint(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """Find what is wrong with a rubric: pairs of a code and the item or sum concerned.

    ``sum`` where the items do not add up to the full score, ``unreachable`` where one fault can never cost what it
    says, ``free`` where a fault costs nothing, ``double`` where two items have one title, ``no-veto`` where nothing is
    fatal.
    """
    weighed = [item for item in rubric.items if not item.veto]
    total = sum((item.points for item in weighed), Decimal(0))
    if total != rubric.full:
        yield "sum", str(total)
    yield from (("unreachable", item.id) for item in weighed if item.each > item.points)
    yield from (("free", item.id) for item in weighed if item.each <= 0)
    titles = Counter(item.title for item in rubric.items)
    yield from (("double", item.id) for item in rubric.items if titles[item.title] > 1)
    if not any(item.veto for item in rubric.items):
        yield "no-veto", rubric.id
