"""Which text may set another term than the act's own."""

from __future__ import annotations

from lawadmin.days.span import Unit
from lawadmin.law.edition import Amount, Bearer, Edition, Limit

#: About how many calendar days a unit holds, to tell which of two terms is the shorter.
_DAYS = {Unit.HOUR: 1 / 24, Unit.DAY: 1.0, Unit.WORKING_DAY: 7 / 5, Unit.MONTH: 30.5, Unit.YEAR: 365.25}


def displaces(limit: Limit, edition: Edition, base: Limit) -> bool:
    """Tell whether a limit of a lower text stands in the place of the act's own.

    It does where the act lets a text of that rank set another term in that direction, or where it binds an organ more
    tightly and no party is worse off.
    """
    shorter = _length(limit.amount) <= _length(base.amount)
    if base.otherwise is not None and base.otherwise.allows(edition.rank, shorter=shorter):
        return True
    return shorter and base.bearer is Bearer.ORGAN


def _length(amount: Amount | None) -> float:
    if amount is None or amount.number is None:
        return float("inf")
    return max(amount.number * _DAYS[unit] for unit in amount.units)
