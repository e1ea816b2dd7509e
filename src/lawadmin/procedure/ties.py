"""Steps of one day that nothing in the record orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, pairwise

from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Event


def untied(procedure: Procedure, events: Iterable[Event]) -> tuple[Event, ...]:
    """Let steps of one day follow each other as the procedure asks, where neither ``seq`` nor a time says otherwise.

    What nobody recorded is no breach of order. All other steps stay where they are.
    """
    told = tuple(events)
    if not any(_day(one) == _day(after) for one, after in pairwise(told)):
        return told
    groups = (list(group) for _, group in groupby(told, key=_day))
    return tuple(event for group in groups for event in _ordered(procedure, group))


def _day(event: Event) -> tuple[date, bool, int]:
    return event.day, event.derived, event.seq


def _ordered(procedure: Procedure, tied: list[Event]) -> Iterator[Event]:
    asked = {event.step: _asked(procedure, event.step) for event in tied}
    if not any(steps & asked.keys() for steps in asked.values()):
        yield from tied
        return
    left = list(tied)
    while len(left) > 1:
        first = (n for n, event in enumerate(left) if not any(_follows(event, other, asked) for other in left))
        yield left.pop(next(first, 0))
    yield from left


def _asked(procedure: Procedure, step: str) -> frozenset[str]:
    """List the steps of the matter that have to come before a step."""
    needs = (needs.steps for needs in procedure.may.get(step, ()) if needs.link is None)
    return frozenset[str]().union(*needs) - {step}


def _follows(event: Event, other: Event, asked: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a step was taken after another: by the clock, or where that does not tell by its needs."""
    if event.at is not None and other.at is not None and event.at != other.at:
        return event.at > other.at
    return other.step in asked[event.step]
