"""Which edition governs a clock that runs when a new edition comes into force."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import chain

from attrs import frozen

from lawadmin.law.lawbook import Ruled


class Carry(StrEnum):
    """Choose for a running clock: the edition of its trigger, or the new one."""

    OLD = "old"
    NEW = "new"


class Ground(StrEnum):
    """Say on what ground a running clock keeps its term or goes over: a choice, a clause, or doctrine (从旧)."""

    CHOICE = "choice"
    CLAUSE = "clause"
    DOCTRINE = "doctrine"


@frozen
class Crossing:
    """Hold that a clock ran when a new edition came into force.

    ``later`` is the new wording, ``old`` the one of the trigger; ``over`` where the clock went over to the new one.
    ``article`` is the transitional clause, "" where the ground is another.
    """

    old: Ruled
    later: Ruled
    over: bool
    ground: Ground
    article: str = ""

    @property
    def governing(self) -> Ruled:
        """Give the wording that governs the clock."""
        return self.later if self.over else self.old


def carried(
    ruled: Ruled, wordings: tuple[Ruled, ...], *, trigger_day: date, last_day: date | None, choice: Carry | None
) -> Ruled:
    """Choose the wording for a clock that would end on ``last_day`` by the edition of its trigger."""
    found = crossing(ruled, wordings, trigger_day=trigger_day, last_day=last_day, choice=choice)
    return ruled if found is None else found.governing


def crossing(
    ruled: Ruled, wordings: tuple[Ruled, ...], *, trigger_day: date, last_day: date | None, choice: Carry | None
) -> Crossing | None:
    """Say what becomes of a clock that runs when a new edition comes into force; None where none does.

    A choice decides; else the new edition's own transitional clause; else the clock keeps the term with which it began,
    which is doctrine (从旧) and no text. A clock that ended before the change-over keeps its term in any case. Where
    several came into force, one that says the limit otherwise is named before one that repeats it.
    """
    running = [later for later in wordings if _runs_into(later, trigger_day, last_day)]
    running.sort(key=lambda later: later.limit == ruled.limit)
    found = [_decided(ruled, later, choice) for later in running if later.limit.when == ruled.limit.when]
    kept = (one for one in found if one.later.edition.act == ruled.edition.act)
    other = (Crossing(ruled, one, False, Ground.DOCTRINE) for one in running if one.edition.act == ruled.edition.act)
    return next(chain((one for one in found if one.over), kept, other), None)


def _runs_into(later: Ruled, trigger_day: date, last_day: date | None) -> bool:
    return last_day is not None and trigger_day < later.edition.in_force <= last_day


def _decided(ruled: Ruled, later: Ruled, choice: Carry | None) -> Crossing:
    if choice is not None:
        return Crossing(ruled, later, choice is Carry.NEW, Ground.CHOICE)
    clauses = (clause for clause in later.edition.transitions if later.limit.name in clause.limits)
    clause = next(clauses, None)
    if clause is None:
        return Crossing(ruled, later, False, Ground.DOCTRINE)
    return Crossing(ruled, later, True, Ground.CLAUSE, clause.article)
