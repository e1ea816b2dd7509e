"""Read what starts a clock."""

from __future__ import annotations

import re
from datetime import date

from lawadmin.converters.reading import Table
from lawadmin.law.edition import Anchor, FromCalendar, FromDate, FromLapse, FromStep, Which

_KINDS = ("step", "lapse", "date", "every")
_KEYS = {
    "step": frozenset({"step", "link"}),
    "lapse": frozenset({"lapse", "link"}),
    "date": frozenset({"date", "in", "link"}),
    "every": frozenset({"every", "since", "till"}),
}
_EVERY = re.compile(r"amount|\d\d-\d\d", re.ASCII)
_REMEDY = "Write a step, a list of steps, or one of {step = …}, {lapse = …}, {date = …, in = […]}, {every = …}"

#: What stands in for an anchor that cannot be read; its file is refused.
NOWHERE = FromStep(frozenset())


def anchor_of(limit: Table) -> Anchor:
    """Read the key ``from`` of a limit, with ``which``."""
    if not isinstance(limit.data.get("from"), dict):
        return FromStep(limit.words("from", need=True), _which(limit))
    table = limit.table("from")
    return NOWHERE if table is None else _by_kind(limit, table)


def _by_kind(limit: Table, table: Table) -> Anchor:
    named = [kind for kind in _KINDS if kind in table.data]
    if len(named) != 1:
        table.fault("from does not say what starts the clock", _REMEDY)
        return NOWHERE
    kind = named[0]
    table.only(_KEYS[kind])
    if kind != "step" and "which" in limit.data:
        limit.fault("which chooses among steps, and from names none", "Leave which out")
    link = table.text("link") or None
    match kind:
        case "step":
            return FromStep(table.words("step", need=True), _which(limit), link)
        case "lapse":
            return FromLapse(table.text("lapse", need=True), link)
        case "date":
            return FromDate(table.text("date", need=True), table.words("in", need=True), link)
        case _:
            return _calendar(table)


def _which(limit: Table) -> Which:
    return limit.word("which", Which.FIRST)


def _calendar(table: Table) -> FromCalendar:
    every = table.text("every", need=True, like=_EVERY)
    if every not in ("", "amount") and not _is_yearly(every):
        table.fault("every names no day that each year has", "Write month and day, such as 03-01")
    return FromCalendar(every, table.words("since"), table.words("till"))


def _is_yearly(every: str) -> bool:
    try:
        date.fromisoformat(f"2001-{every}")
    except ValueError:
        return False
    return True
