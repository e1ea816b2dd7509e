"""Read numbers and units, and derive in what unit they are counted."""

from __future__ import annotations

from attrs import frozen

from lawadmin.converters.reading import Table, nearest
from lawadmin.days.span import Unit, most
from lawadmin.errors import UnitUnderivable
from lawadmin.law.edition import Amount, Bearer, Certainty, DayCount, Extension
from lawadmin.law.units import WRITTEN, Reading, derive

_EXTENSION = frozenset({"amount", "unit", "to", "approver", "times", "each", "granted"})
_LOST = Reading((Unit.DAY,), Certainty.INFERRED, "")


@frozen
class Measure:
    """Hold what settles the units of a limit: whom it binds, the act's counting clause, and a reading stated beside it.

    ``written`` is the unit as the limit writes it, ``place`` names act, limit and article.
    """

    bearer: Bearer
    daycount: DayCount | None
    stated: Reading | None
    written: str
    place: tuple[str, str, str]

    def amount(self, table: Table, key: str, written: str, *, least: int = 1) -> Amount | None:
        """Read a number, or "stated", with its unit; None where the key is absent."""
        if key not in table.data:
            return None
        number = None if table.data[key] == "stated" else table.whole(key, least=least)
        reading = self.reading(table, number, written)
        if number is not None and number > max(map(most, reading.units)):
            table.fault(f"{key} is longer than any law sets", "Check number and unit")
        return Amount(number, written, reading.units, reading.certainty, reading.reason)

    def reading(self, table: Table, number: int | None, written: str) -> Reading:
        """Settle the unit of a number as written."""
        if self.stated is not None and written == self.written:
            return self.stated
        if written not in WRITTEN:
            return _LOST
        reading = derive(number, written, self.bearer, self.daycount)
        if reading is None:
            act, limit, article = self.place
            table.faults.append(UnitUnderivable(table.where, act=act, limit=limit, article=article, unit=written))
        return reading or _LOST

    def extensions(self, limit: Table) -> tuple[Extension, ...]:
        """Read the tiers of extension of a limit."""
        return tuple(self._extension(tier) for tier in limit.tables("extend"))

    def _extension(self, tier: Table) -> Extension:
        tier.only(_EXTENSION)
        written = unit_of(tier) or self.written
        amount, to = self.amount(tier, "amount", written), self.amount(tier, "to", written)
        if amount is None and to is None:
            tier.fault("an extension says neither how much it adds nor to what", "State amount or to")
        return Extension(
            amount=amount,
            to=to,
            approver=tier.text("approver"),
            times=tier.whole("times"),
            each=tier.flag("each"),
            granted=tier.text("granted") or "延长",
        )


def unit_of(table: Table) -> str:
    """Read the unit as the law writes it; "" where none is stated."""
    unit = table.text("unit")
    if unit and unit not in WRITTEN:
        table.fault("unit is none that a law writes", nearest(unit, WRITTEN))
    return unit


def stated_reading(limit: Table) -> Reading | None:
    """Read a unit that no clause settles: ``certainty``, ``reason`` and, where it is contested, ``units``."""
    if not limit.data.keys() & {"certainty", "reason", "units"}:
        return None
    certainty = limit.word("certainty", Certainty.INFERRED, need=True)
    units = _units(limit)
    reason = limit.text("reason", need=True)
    if certainty is Certainty.TEXT or (len(units) > 1) is not (certainty is Certainty.CONTESTED):
        limit.fault(
            "units do not agree with certainty",
            "An inferred unit has one of units; a contested one two, the first by the words; the text needs none",
        )
    return Reading(units, certainty, reason)


def _units(limit: Table) -> tuple[Unit, ...]:
    units = tuple(unit for unit in Unit if unit in limit.words("units", need=True, many=True))
    listed = limit.data.get("units")
    for unknown in limit.words("units", many=True) - frozenset(Unit):
        limit.fault("units names a unit that is not known", nearest(unknown, frozenset(Unit)))
    return tuple(sorted(units, key=listed.index)) if units and isinstance(listed, list) else _LOST.units
