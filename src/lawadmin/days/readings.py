"""List the ways to read what the law leaves open about a clock."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from types import MappingProxyType
from typing import TypeVar

from attrs import frozen

from lawadmin.days.clock import Clock
from lawadmin.days.span import Span, Unit

T = TypeVar("T")


@frozen
class Reading:
    """Hold one way to read a clock, every choice made: unit, roll-over, clear days, border days of pauses paused."""

    unit: Unit
    forward: bool
    clear: bool
    borders: bool


WORDS: Mapping[str, str] = MappingProxyType(
    {"unit": "unit", "last_day_off": "forward", "before": "clear", "pause_ends": "borders"}
)
"""The choices as ``Due.depends_on`` names them, with the field of a reading that holds each."""


def readings(clock: Clock) -> tuple[Reading, ...]:
    """List every reading of a clock; the first is the one taken by default: forward, inclusive, border days paused."""
    choices = clock.choices
    inexact = any(not pause.exact for pause in clock.pauses)
    return tuple(
        Reading(unit, forward, clear, borders)
        for unit, forward, clear, borders in product(
            clock.units or (clock.span.unit,),
            _either(choices.last_day_off, "forward", relevant=_may_end_on_a_rest_day(clock)),
            _either(choices.before, "clear", relevant=clock.kind == "backward", first=False),
            _either(choices.pause_ends, "paused", relevant=inexact),
        )
    )


def _may_end_on_a_rest_day(clock: Clock) -> bool:
    spans = (clock.span, clock.cap, *(span for leg in clock.legs for span in (leg.span, leg.cap)))
    units = {span.unit for span in spans if span is not None}.union(clock.units)
    return clock.kind != "backward" and (units != {Unit.WORKING_DAY} or clock.span.amount == 0)


def _either(choice: str, word: str, *, relevant: bool, first: bool = True) -> tuple[bool, ...]:
    if choice == "open" and relevant:
        return (first, not first)
    return (choice == word or (choice == "open" and first),)


def reread(span: Span, clock: Clock, reading: Reading) -> Span:
    """Give a span of the clock in the reading's unit, years as months; spans in other units than the clock's stay."""
    unit = reading.unit if span.unit is clock.span.unit else span.unit
    return Span(span.amount * 12, Unit.MONTH) if unit is Unit.YEAR else Span(span.amount, unit)


def unlike(results: Mapping[Reading, T]) -> tuple[str, ...]:
    """Name the choices on which the results depend: two readings that differ in that choice alone differ in result."""
    if len(set(results.values())) == 1:
        return ()
    return tuple(word for word, name in WORDS.items() if _matters(results, name))


def _matters(results: Mapping[Reading, T], name: str) -> bool:
    others: dict[tuple[object, ...], T] = {}
    for reading, result in results.items():
        key = tuple(getattr(reading, other) for other in WORDS.values() if other != name)
        if others.setdefault(key, result) != result:
            return True
    return False
