"""Which edition governs a clock that runs when a new edition comes into force."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from lawadmin.law.lawbook import Ruled


class Carry(StrEnum):
    """Choose for a running clock: the edition of its trigger, or the new one."""

    OLD = "old"
    NEW = "new"


def carried(
    ruled: Ruled, wordings: tuple[Ruled, ...], *, trigger_day: date, last_day: date | None, choice: Carry | None
) -> Ruled:
    """Choose the wording for a clock that would end on ``last_day`` by the edition of its trigger.

    A choice decides; else the new edition's own transitional clause; else the clock keeps the term with which it
    began, which is
    doctrine (从旧) and no text. A clock that ended before the change-over keeps its term in any case.
    """
    for later in wordings:
        running = last_day is not None and trigger_day < later.edition.in_force <= last_day
        if running and later.limit.when == ruled.limit.when and _goes_over(later, choice):
            return later
    return ruled


def _goes_over(later: Ruled, choice: Carry | None) -> bool:
    if choice is not None:
        return choice is Carry.NEW
    return any(later.limit.name in clause.limits for clause in later.edition.transitions)
