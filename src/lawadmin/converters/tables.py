"""Read the tables of a pack: clauses of the plan, gravities, faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from attrs import frozen

from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.errors import BadEdition, LawAdminError, Problems
from lawadmin.records.roster import CHAIN
from lawadmin.rules.values import Clause, Fault, Gravity, Right

_Row = TypeVar("_Row", Clause, Fault, Right)

_CLAUSE = frozenset({"id", "title", "title_en", "serves", "head"})
_FAULT = frozenset({"code", "title", "roles", "needs"})
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")
_REF = re.compile(r"[a-z0-9-]+/[a-z0-9_]+")


@frozen
class Tables:
    """Hold the tables of a folder; each is empty where the folder does not have its file."""

    clauses: tuple[Clause, ...] = ()
    gravities: Mapping[str, Gravity] = MappingProxyType({})
    faults: tuple[Fault, ...] = ()
    rights: tuple[Right, ...] = ()


def load_tables(folder: Traversable) -> Tables:
    """Read plan, gravities, faults and rights of a folder, each a TOML file; Problems with every fault at once."""
    faults: list[LawAdminError] = []
    if not folder.is_dir():
        raise BadEdition(folder.name, reason="there is no such folder of tables", remedy="Check the pack's path")
    names = ("plan.toml", "gravities.toml", "faults.toml", "rights.toml")
    clauses, gravities, rows, rights = (_open(folder / name, faults) for name in names)
    tables = Tables(
        _served_once(clauses, _rows(clauses, "clause", _clause, lambda clause: clause.id)),
        MappingProxyType(_gravities(gravities)),
        _rows(rows, "fault", _fault, lambda fault: fault.code),
        _rows(rights, "right", _right, lambda right: f"{right.name} {right.limit}"),
    )
    if faults:
        raise Problems(faults)
    return tables


def _open(file: Traversable, faults: list[LawAdminError]) -> Table | None:
    if not file.is_file():
        return None
    try:
        document = read_toml(file)
    except BadEdition as fault:
        faults.append(fault)
        return None
    return Table(document.data, document, faults)


def _rows(top: Table | None, name: str, read: Callable[[Table], _Row], key: Callable[[_Row], str]) -> tuple[_Row, ...]:
    if top is None:
        return ()
    top.only(frozenset({name}))
    found: dict[str, _Row] = {}
    for table in top.tables(name):
        row = read(table)
        if key(row) in found:
            table.fault(f"there are two rows of {key(row)!r}", "Leave one of them out")
        found[key(row)] = row
    return tuple(found.values())


def _clause(row: Table) -> Clause:
    row.only(_CLAUSE)
    return Clause(
        id=row.text("id", need=True),
        title=row.text("title", need=True),
        title_en=row.text("title_en"),
        serves=row.words("serves", many=True),
        head=row.flag("head"),
    )


def _served_once(top: Table | None, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Add a fault for each clause of another plan that several serve: what counts under it would count twice."""
    owners: dict[str, str] = {}
    for clause in clauses:
        for name in sorted({clause.id, *clause.serves}):
            if name in owners and top is not None:
                reason = f"clauses {owners[name]!r} and {clause.id!r} both serve {name!r}"
                top.fault(reason, "Leave it to one of them")
            owners.setdefault(name, clause.id)
    return clauses


def _gravities(top: Table | None) -> dict[str, Gravity]:
    if top is None:
        return {}
    top.only(frozenset({"gravity"}))
    table = top.table("gravity")
    return {code: table.word(code, Gravity.SERIOUS) for code in table.data} if table else {}


def _right(row: Table) -> Right:
    row.only(frozenset({"name", "limit", "when"}))
    limit = row.text("limit", need=True, like=_REF)
    return Right(row.text("name", need=True), limit, row.words("when"))


def _fault(row: Table) -> Fault:
    row.only(_FAULT)
    roles = row.table("roles")
    if roles is None:
        row.fault("roles are missing", 'Write roles = {"承办人" = "…"}, with those who answer')
    else:
        roles.only(frozenset(CHAIN))
    answers = tuple((role, roles.text(role)) for role in CHAIN if role in roles.data) if roles else ()
    needs = tuple(sorted(row.words("needs")))
    return Fault(row.text("code", need=True, like=_CODE), row.text("title", need=True), answers, needs)
