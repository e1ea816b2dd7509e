"""Write small ledgers of an invented county for tests, and say what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from lawadmin.converters.event_rows import Known
from lawadmin.converters.ledger import Ledger, nothing, read_ledgers
from lawadmin.converters.raw_rows import Limits
from lawadmin.days.calendar import calendar_of
from lawadmin.errors import LawAdminError, Problems
from lawadmin.law.lawbook import Lawbook
from lawadmin.procedure.layout import Layout
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.rules.snapshot import Rules
from orchard import ORCHARD, Step

RULES = Rules(
    lawbook=Lawbook(()),
    calendar=calendar_of(()),
    procedures={"orchard": ORCHARD, "licensing": LICENSING},
    checks=(),
    clauses=(),
    faults=(),
    gravities={},
)
ROSTER = Roster(
    organs=[Organ("Y01", "云溪县林业局"), Organ("Y02", "云溪县水利局")],
    posts=[Post("Y01-1", "Y01", "科员"), Post("Y01-2", "Y01", "科长", "审核人")],
)
TODAY = date(2026, 9, 1)
WIDE = Layout(
    ORCHARD,
    id="sqbh",
    organ="bmdm",
    person="cbr",
    post="gw",
    steps={Step.TAKEN: "slrq", Step.GIVEN: "jdrq"},
    links={"appeal": "fyah"},
)

#: A ledger of events: its columns, and a sound first row.
WHO = "person,post,actor,to,about"
HEAD = f"matter,procedure,organ,event,step,day,time,seq,{WHO},recorded,replaces,links,fruit,trees,valid_to"
START = "甲1,orchard,Y01,e1,申请,2024-03-01,,,,,,,,,,,梨,,"

#: A file by its name, as text or bytes.
Files = dict[str, str | bytes]
Wrong = tuple[str, str, str]


def events(*rows: str) -> Files:
    """Write a ledger of events; a row is given as column=cell, after a sound first row of the matter."""
    columns = HEAD.split(",")
    made = [START]
    for row in rows:
        cells = dict(part.split("=", 1) for part in row.split(" ") if part)
        cells = {"matter": "甲1", "event": f"e{len(made) + 1}", "step": "受理", "day": "2024-03-04", **cells}
        made.append(",".join(cells.get(column, "") for column in columns))
    return {"e.csv": "\n".join([HEAD, *made]) + "\n"}


def save(folder: Path, files: Files) -> list[Path]:
    """Write files and list their paths."""
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return [folder / name for name in files]


def taken(
    folder: Path,
    files: Files,
    *,
    layout: Layout | None = None,
    roster: Roster | None = ROSTER,
    known: Known = nothing,
    limits: Limits | None = None,
) -> Ledger:
    """Read files as ledgers."""
    paths = save(folder, files)
    return read_ledgers(paths, RULES, layout=layout, roster=roster, today=TODAY, known=known, limits=limits)


def refused(read: Callable[[], object], folder: Path) -> Problems:
    """Give the faults that reading raises; no path but that of the folder may show."""
    with pytest.raises(Problems) as caught:
        read()
    return caught.value


def wrong(faults: Iterable[LawAdminError], folder: Path) -> list[Wrong]:
    """Say of each fault its place, field and reason, in short."""
    return [
        (
            str(fault.where).removeprefix(f"{folder}/"),
            str(fault.fields.get("field", "")),
            str(fault.fields.get("why", fault.code)),
        )
        for fault in faults
    ]
