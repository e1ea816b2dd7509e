"""Read the ladders of a pack, ``ladders.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable

from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.days.span import Unit
from lawadmin.errors import BadEdition, LawAdminError, Problems
from lawadmin.rules.ladders import Ladder, Rung, Side

FILE = "ladders.toml"

_LADDER = frozenset({"name", "title", "title_en", "limits", "procedures", "clauses", "rung"})
_RUNG = frozenset({"name", "title", "title_en", "before", "after", "unit", "to", "functions", "channel"})
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_UNITS = {"工作日": Unit.WORKING_DAY, "日": Unit.DAY}


def load_ladders(folder: Traversable) -> tuple[Ladder, ...]:
    """Read ``ladders.toml`` of a folder, nothing where there is none; Problems with every fault at once."""
    file = folder / FILE
    if not file.is_file():
        return ()
    document = read_toml(file)
    faults: list[LawAdminError] = []
    top = Table(document.data, document, faults)
    top.only(frozenset({"ladder"}))
    ladders = tuple(_named_once(map(_ladder, top.tables("ladder")), faults))
    if faults:
        raise Problems(faults)
    return ladders


def _named_once(ladders: Iterable[Ladder], faults: list[LawAdminError]) -> Iterator[Ladder]:
    """Add a fault for each ladder whose name an earlier one has."""
    names: set[str] = set()
    for ladder in ladders:
        if ladder.name in names:
            reason = f"two ladders are called {ladder.name!r}"
            faults.append(BadEdition(ladder.where, reason=reason, remedy="Rename one of them"))
        names.add(ladder.name)
        yield ladder


def _ladder(row: Table) -> Ladder:
    row.only(_LADDER)
    return Ladder(
        name=row.text("name", need=True, like=_NAME),
        title=row.text("title", need=True),
        title_en=row.text("title_en"),
        rungs=tuple(map(_rung, row.tables("rung"))),
        limits=row.words("limits"),
        procedures=row.words("procedures"),
        clauses=row.words("clauses"),
        where=row.where,
    )


def _rung(row: Table) -> Rung:
    row.only(_RUNG)
    before, after = row.whole("before", least=0), row.whole("after")
    if ("before" in row.data) is ("after" in row.data):
        row.fault("a rung stands before the last day or after it", "Write before = 5, or after = 1")
    return Rung(
        name=row.text("name", need=True, like=_NAME),
        title=row.text("title", need=True),
        title_en=row.text("title_en"),
        side=Side.BEFORE if after is None else Side.AFTER,
        amount=after or before or 0,
        unit=_UNITS[row.one_of("unit", tuple(_UNITS), "工作日")],
        to=_ordered(row, "to"),
        functions=_ordered(row, "functions"),
        channel=row.text("channel"),
        where=row.where,
    )


def _ordered(row: Table, key: str) -> tuple[str, ...]:
    return tuple(sorted(row.words(key)))
