"""Which text may set another term than the act's own."""

from __future__ import annotations

from enum import StrEnum
from math import inf

from lawadmin.days.span import Unit
from lawadmin.law.edition import Amount, Bearer, Edition, Extension, Kind, Limit
from lawadmin.law.rank import Rank, stands_above

#: About how many calendar days a unit holds, to tell which of two terms is the shorter.
_DAYS = {Unit.HOUR: 1 / 24, Unit.DAY: 1.0, Unit.WORKING_DAY: 7 / 5, Unit.MONTH: 30.5, Unit.YEAR: 365.25}

#: Kinds by which more time binds the organ more: it must wait longer, or give notice earlier.
_WAITED_OUT = frozenset({Kind.BEFORE, Kind.FLOOR, Kind.WAIT})


class Right(StrEnum):
    """Say by what right a limit of one text stands in the place of another's."""

    INTERPRETS = "interprets"
    ABOVE = "above"
    LET = "let"
    TIGHTER = "tighter"


def displaces(limit: Limit, edition: Edition, base: Limit, *, over: Rank) -> bool:
    """Tell whether a limit of one text stands in the place of another's, whose rank is ``over``."""
    return right_of(limit, edition, base, over=over) is not None


def right_of(limit: Limit, edition: Edition, base: Limit, *, over: Rank) -> Right | None:
    """Say by what right a limit stands in the place of another's, whose rank is ``over``; None where it does not.

    It does where its text stands above the other, or interprets it; where the act lets a text of that rank set another
    term in that direction; or where it binds an organ no less tightly. A policy paper stands beside the law and never
    in its place.
    """
    if edition.rank is Rank.POLICY:
        return None
    if edition.rank is Rank.INTERPRETATION:
        return Right.INTERPRETS
    if stands_above(edition.rank, over):
        return Right.ABOVE
    if _is_let(limit, edition.rank, base):
        return Right.LET
    return Right.TIGHTER if base.bearer is Bearer.ORGAN and _binds_no_less(limit, base) else None


def _is_let(limit: Limit, rank: Rank, base: Limit) -> bool:
    if base.otherwise is None:
        return False
    this, that = _length(limit.amount), _length(base.amount)
    shorter = this <= that and base.otherwise.allows(rank, shorter=True)
    return shorter or (this >= that and base.otherwise.allows(rank, shorter=False))


def _binds_no_less(limit: Limit, base: Limit) -> bool:
    """Tell whether a limit is no longer than another, spans not counted included; what is waited out, no shorter."""
    if base.kind in _WAITED_OUT:
        return _length(limit.amount) >= _length(base.amount)
    no_longer = _length(limit.amount) <= _length(base.amount) and _longest(limit) <= _longest(base)
    return no_longer and limit.exclude <= base.exclude


def _length(amount: Amount | None) -> float:
    if amount is None or amount.number is None:
        return inf
    return max(amount.number * _DAYS[unit] for unit in amount.units)


def _longest(limit: Limit) -> float:
    """Give the whole term, with all that may be added to it."""
    whole = _length(limit.amount)
    for tier in limit.extend:
        whole = _length(tier.to) if tier.to is not None else whole + _added(tier)
    return whole


def _added(tier: Extension) -> float:
    if not tier.each:
        return _length(tier.amount)
    return _length(tier.amount) * tier.times if tier.times is not None else inf
