"""Read rows of the roster and the registers: organs, posts, tenures, entries."""

from __future__ import annotations

import re
from datetime import date

from lawadmin.converters.rows import Cells
from lawadmin.procedure.cells import FIRST, day, flag, free, moment, name, parts
from lawadmin.procedure.reasons import Bad
from lawadmin.records.events import Opaque
from lawadmin.records.organs import Function, Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import CHAIN, Post, Tenure

_REGION = re.compile(r"[1-9][0-9](?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?)?", re.ASCII)
_FUNCTION = re.compile(r"([^@]+)(?:@([0-9-]*)\.\.([0-9-]*))?", re.ASCII)


def organ_row(cells: Cells) -> Organ:
    """Read an organ."""
    since, until = _life(cells)
    return Organ(
        id=cells.name("id"),
        name=cells.name("name"),
        kind=cells.read("kind", name) or "部门",
        region=cells.read("region", region) or "",
        line=cells.read("line", name) or "",
        parent=cells.read("parent", name),
        since=since,
        until=until,
        successor=cells.read("successor", name),
        functions=cells.read("functions", functions) or (),
    )


def _life(cells: Cells) -> tuple[date | None, date | None]:
    since, until = cells.read("since", day), cells.read("until", day)
    cells.check_since(since, until)
    return since, until


def region(cell: object) -> str | Bad:
    """Read a region code."""
    read = name(cell)
    if isinstance(read, Bad):
        return read
    return read if _REGION.fullmatch(read) else Bad("not-a-region")


def functions(cell: object) -> tuple[Function, ...] | Bad:
    """Read the functions of an organ, each with its days where it has not always had it."""
    given = parts(cell)
    if isinstance(given, Bad):
        return given
    read = [_function(part) for part in given]
    wrong = next((one for one in read if isinstance(one, Bad)), None)
    return wrong or tuple(one for one in read if isinstance(one, Function))


def _function(part: object) -> Function | Bad:
    read = name(part)
    found = None if isinstance(read, Bad) else _FUNCTION.fullmatch(read)
    if found is None:
        return read if isinstance(read, Bad) else Bad("not-a-function")
    since, until = _bound(found[2]), _bound(found[3])
    if isinstance(since, Bad):
        return since
    if isinstance(until, Bad):
        return until
    backward = since is not None and until is not None and until < since
    return Bad("since-after-until") if backward else Function(found[1].strip(), since, until)


def _bound(written: str | None) -> date | Bad | None:
    return day(written) if written else None


def post_row(cells: Cells) -> Post:
    """Read a post; its role is one of the chain's."""
    return Post(
        id=cells.name("id"),
        organ=cells.name("organ"),
        title=cells.name("title"),
        role=cells.read("role", role) or CHAIN[0],
        above=cells.read("above", name),
    )


def role(cell: object) -> str | Bad:
    """Read the part that a post has in the chain."""
    read = name(cell)
    return read if isinstance(read, Bad) or read in CHAIN else Bad("not-one-of", {"choices": CHAIN})


def tenure_row(cells: Cells) -> Tenure:
    """Read a tenure."""
    since, until = cells.need("since", day, FIRST), cells.read("until", day)
    cells.check_since(since, until)
    return Tenure(cells.name("person"), cells.name("post"), since, until, bool(cells.read("acting", flag)))


def entry_row(cells: Cells) -> Entry:
    """Read a register entry; every column that is not its own holds a fact, kept as text."""
    since, until = _life(cells)
    given = [(fact, _fact(cells, fact)) for fact in cells.header.facts]
    stated = tuple((fact, value) for fact, value in given if value is not None)
    return Entry(
        id=cells.name("id"),
        register=cells.name("register"),
        subject=cells.name("subject"),
        since=since,
        until=until,
        facts=Opaque(stated) if stated else None,
        recorded=cells.read("recorded", moment),
        replaces=cells.read("replaces", name),
    )


def _fact(cells: Cells, fact: str) -> str | None:
    return cells.row.read(cells.header.facts[fact], plain)


def plain(cell: object) -> str | Bad:
    """Read the text of a fact; a flag or whole number of JSON becomes the text that a cell would have."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell) if type(cell) is int else free(cell)
