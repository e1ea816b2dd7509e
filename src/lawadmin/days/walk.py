"""Walk a number of countable days past pauses, in a step a pause and never a step a day."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from lawadmin.days.clock import Pause
from lawadmin.days.table import LAST_ORDINAL, Days, WorkTable

OPEN = LAST_ORDINAL + 1
"""Stand for the end of a pause that has none yet."""

Interval = tuple[int, int]


@frozen
class Halt:
    """Say that a pause without an end was reached, with so many days left, on such a day."""

    left: int
    since: int


def end_of(end: int | Halt) -> int:
    """Give the last day of a walk, or the day on which it was stopped."""
    return end.since if isinstance(end, Halt) else end


def union(pauses: Iterable[Pause], borders: bool) -> tuple[Interval, ...]:
    """Give the days not counted as disjoint intervals in order; ``borders``: the days of both events are paused."""
    merged: list[Interval] = []
    for first, last in sorted(_interval(pause, borders) for pause in pauses):
        if first > last:
            continue
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _interval(pause: Pause, borders: bool) -> Interval:
    cut = 0 if pause.exact or borders else 1
    last = OPEN if pause.last is None else pause.last.toordinal() - cut
    return pause.first.toordinal() + cut, last


def walk(days: Days, start: int, n: int, pauses: Iterable[Interval]) -> int | Halt:
    """Give the n-th countable day after ``start`` that no pause holds; n is 1 or more."""
    for first, last in pauses:
        if last <= start:
            continue
        room = days.between(start, first - 1)
        if room >= n:
            break
        n -= room
        if last == OPEN:
            return Halt(n, max(first, start + 1))
        start = last
    return days.after(start, n)


def resume(day: int, pauses: Iterable[Interval]) -> int | Halt:
    """Give the day itself, or the first day after the pause that holds it."""
    for first, last in pauses:
        if first <= day <= last:
            return Halt(0, day) if last == OPEN else last + 1
    return day


def roll(table: WorkTable, day: int, pauses: Iterable[Interval]) -> int | Halt:
    """Give the first day on or after ``day`` that is worked and that no pause holds."""
    day = table.next(day)
    for first, last in pauses:
        if first <= day <= last:
            if last == OPEN:
                return Halt(0, day)
            day = table.next(last + 1)
    return day
