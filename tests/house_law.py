"""The law that this library holds, loaded once, and its limits counted on the house's calendar."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from lawadmin.converters.editions import load_editions
from lawadmin.days.clock import Clock, Leg
from lawadmin.days.counting import count
from lawadmin.days.due import Due, Kind
from lawadmin.days.span import Span
from lawadmin.law.edition import Amount, Edition, Limit
from lawadmin.law.edition import Kind as LimitKind
from lawadmin.law.lawbook import Lawbook, Ruled
from oracle import house_calendar

STATUTES = Path(__file__).resolve().parent.parent / "src" / "lawadmin" / "statutes"


@cache
def editions() -> tuple[Edition, ...]:
    return load_editions(STATUTES)


@cache
def lawbook() -> Lawbook:
    return Lawbook(editions())


def ruled(act: str, name: str, on: str, *traits: str) -> Ruled:
    found = lawbook().limit(act, name, date.fromisoformat(on), traits=frozenset(traits))
    assert isinstance(found, Ruled), found
    return found


def due(limit: Limit, start: str, *, granted: str | None = None) -> Due:
    """Count a limit from a day, with its first extension where one was granted on a day."""
    amount = sized(limit.amount)
    legs = (Leg(span(sized(limit.extend[0].amount)), date.fromisoformat(granted)),) if granted else ()
    kind: Kind = "backward" if limit.kind is LimitKind.BEFORE else "forward"
    units = amount.units if len(amount.units) > 1 else ()
    clock = Clock(date.fromisoformat(start), span(amount), units, legs=legs, choices=limit.choices, kind=kind)
    found = count(clock, house_calendar())
    assert isinstance(found, Due)
    return found


def sized(amount: Amount | None) -> Amount:
    assert amount is not None
    return amount


def span(amount: Amount) -> Span:
    assert amount.number is not None
    return Span(amount.number, amount.units[0])
