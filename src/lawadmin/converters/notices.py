"""Read holiday notices, one file each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.days.calendar import Notice
from lawadmin.errors import BadEdition, LawAdminError, Problems

FORECAST = "forecast.toml"
"""The one file of a folder of notices that is none."""

YEARS = range(1949, 2200)
"""The years of which law data may speak."""

_NOTICE = frozenset({"id", "title", "number", "published", "settles", "region", "holiday"})
_HOLIDAY = frozenset({"name", "off", "worked"})
_REGION = re.compile(r"\d\d(\d\d){0,2}", re.ASCII)

Folder = Path | Traversable
Saying = tuple[date, str, bool]
"""A day, the holiday on whose account the notice speaks of it, and whether it is worked."""


def load_notices(folder: Folder) -> tuple[Notice, ...]:
    """Read every notice of a folder, in the order of file names; Problems with every fault of every file at once."""
    faults: list[LawAdminError] = []
    notices = [notice for path in _files(folder) if (notice := _load(path, faults)) is not None]
    if faults:
        raise Problems(faults)
    return tuple(notices)


def _files(folder: Folder) -> list[Path | Traversable]:
    if not folder.is_dir():
        raise BadEdition(folder.name, reason="there is no such folder of notices", remedy="Check the pack's path")
    named = {path.name: path for path in folder.iterdir() if path.name.endswith(".toml")}
    return [named[name] for name in sorted(named) if name != FORECAST]


def _load(path: Folder, faults: list[LawAdminError]) -> Notice | None:
    try:
        document = read_toml(path)
    except BadEdition as fault:
        faults.append(fault)
        return None
    top = Table(document.data, document, [])
    notice = _notice(top, path.name.removesuffix(".toml"))
    faults += top.faults
    return None if top.faults else notice


def _notice(top: Table, stem: str) -> Notice | None:
    top.only(_NOTICE)
    if top.text("id", need=True) not in ("", stem):
        fault_at(top, "id", "the id is not the file's name", f"Write id = {stem!r}, or rename the file")
    settles = top.whole("settles", least=YEARS.start)
    said = list(_said(top, settles))
    if not said and not top.faults:
        top.fault("the notice speaks of no day", "List its days under holiday")
    head = {"title": top.text("title", need=True), "number": top.text("number") or None}
    published, region = top.day("published"), top.text("region", like=_REGION) or None
    if top.faults:
        return None
    return Notice(
        id=stem,
        title=head["title"] or "",
        number=head["number"],
        off=frozenset(day for day, _, worked in said if not worked),
        worked=frozenset(day for day, _, worked in said if worked),
        published=published,
        settles=settles,
        names=tuple(sorted((day, name) for day, name, _ in said)),
        region=region,
    )


def _said(top: Table, settles: int | None) -> Iterator[Saying]:
    seen: set[date] = set()
    for row in top.tables("holiday"):
        row.only(_HOLIDAY)
        name = row.text("name", need=True)
        for word in ("off", "worked"):
            for day in days_at(row, word):
                _check_year(row, word, day, settles)
                if day in seen:
                    fault_at(row, word, f"{day} stands twice in the notice", "Leave it in one place, off or worked")
                seen.add(day)
                yield day, name, word == "worked"


def _check_year(row: Table, word: str, day: date, settles: int | None) -> None:
    years = YEARS if settles is None else (settles, settles - 1 if day.month == 12 else settles)
    if day.year not in years:
        remedy = "Check the year; only days of the December before may precede it"
        fault_at(row, word, "a day lies outside the year that the notice settles", remedy)


def days_at(row: Table, name: str) -> tuple[date, ...]:
    """Take a list of days, none where the key is absent; every value that is no day is a fault."""
    values = row.data.get(name, [])
    if not isinstance(values, list):
        fault_at(row, name, f"{name} is not a list of days", "Write it as [2026-01-01, …]")
        return ()
    wrong = [number for number, value in enumerate(values) if type(value) is not date]
    for number in wrong:
        place = (*row.key, name, number)
        reason, remedy = f"{name} holds what is not a day", "Write it as 2026-01-01, without quotes or a time"
        row.faults.append(row.document.fault(place, reason=reason, remedy=remedy))
    return () if wrong else tuple(values)


def fault_at(table: Table, name: str, reason: str, remedy: str) -> None:
    """Note a fault at a key of a table."""
    table.faults.append(table.document.fault((*table.key, name), reason=reason, remedy=remedy))
