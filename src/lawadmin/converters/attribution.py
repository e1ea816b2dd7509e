"""Read a county's table of attribution, ``attribution.toml``."""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from types import MappingProxyType

from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.errors import LawAdminError, Problems
from lawadmin.records.roster import CHAIN
from lawadmin.rules.attribution import Attribution, Circumstance
from lawadmin.rules.values import Gravity

FILE = "attribution.toml"

_KEYS = frozenset({"title", "roles", "circumstance", "grades", "measures", "again", "appeal"})
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def load_attribution(folder: Traversable) -> Attribution | None:
    """Read ``attribution.toml`` of a folder, None where there is none; Problems with every fault at once."""
    file = folder / FILE
    return read_attribution(file) if file.is_file() else None


def read_attribution(file: Traversable) -> Attribution:
    """Read a file of attribution; Problems with every fault at once."""
    document = read_toml(file)
    faults: list[LawAdminError] = []
    top = Table(document.data, document, faults)
    top.only(_KEYS)
    table = Attribution(
        title=top.text("title", need=True),
        roles=_texts(top.table("roles"), frozenset(CHAIN)),
        circumstances=tuple(_circumstance(row) for row in top.tables("circumstance")),
        grades=_texts(top.table("grades"), frozenset(gravity.value for gravity in Gravity)),
        measures=MappingProxyType(_measures(top.table("measures"))),
        again=top.whole("again") or 0,
        appeal=tuple(sorted(top.words("appeal"))),
    )
    if faults:
        raise Problems(faults)
    return table


def _texts(table: Table | None, known: frozenset[str]) -> MappingProxyType[str, str]:
    if table is None:
        return MappingProxyType({})
    table.only(known)
    return MappingProxyType({key: table.text(key) for key in table.data})


def _measures(table: Table | None) -> dict[str, tuple[str, ...]]:
    return {} if table is None else {grade: tuple(sorted(table.words(grade))) for grade in table.data}


def _circumstance(row: Table) -> Circumstance:
    row.only(frozenset({"code", "title", "roles", "frees"}))
    roles = row.table("roles")
    named = tuple((role, roles.text(role, need=True)) for role in roles.data) if roles else ()
    frees = row.data.get("frees", False)
    if not isinstance(frees, bool):
        row.fault("frees is not true or false", "Write frees = true, or leave it out")
    return Circumstance(row.text("code", need=True, like=_CODE), row.text("title", need=True), named, frees is True)
