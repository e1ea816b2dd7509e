"""What a county states of its own plan: its first day in force, and the terms that it leaves to the county."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import evolve, field, frozen

from lawadmin.law.edition import Edition, Limit

#: The first day in force of an edition whose day the county states and has not yet stated: it is in force on no day.
UNSTATED = date.max


@frozen
class Statement:
    """Hold what a county states: the first day in force, and terms by the name of the limit, in its own unit."""

    since: date
    terms: Mapping[str, int] = field(factory=dict)


def state(edition: Edition, statement: Statement) -> Edition:
    """Put an edition in force from the day stated, with the terms stated; any other edition comes back as it is."""
    if edition.in_force != UNSTATED:
        return edition
    limits = tuple(_state(limit, statement.terms.get(limit.name)) for limit in edition.limits)
    return evolve(edition, in_force=statement.since, limits=limits)


def _state(limit: Limit, term: int | None) -> Limit:
    if limit.amount is None or limit.amount.number is not None or term is None:
        return limit
    return evolve(limit, amount=evolve(limit.amount, number=term))
