"""Steps of one day that nothing in the record orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    left = list(tied)
    while len(left) > 1:
        place = next((n for n, event in enumerate(left) if not _has_to_wait(procedure, event, left)), 0)
        yield left.pop(place)
    yield from left


def _has_to_wait(procedure: Procedure, event: Event, left: Iterable[Event]) -> bool:
    """Tell whether a step was taken after another one left: by the clock, or where that does not tell by its needs."""
    asked = frozenset[str]().union(*(needs.steps for needs in procedure.may.get(event.step, ()) if needs.link is None))
    for other in left:
        timed = event.at is not None and other.at is not None and event.at != other.at
        if other is not event and (_later(event, other) if timed else other.step in asked and other.step != event.step):
            return True
    return False


def _later(event: Event, other: Event) -> bool:
    return event.moment > other.moment
