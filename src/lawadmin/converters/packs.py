"""Open the folders of a pack."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources.abc import Traversable
from typing import TypeVar

from attrs import field, frozen

from lawadmin.converters.attribution import load_attribution
from lawadmin.converters.case_files import CaseFiles, load_case_files
from lawadmin.converters.compiled import read_editions
from lawadmin.converters.forecast import load_forecast
from lawadmin.converters.ladders import load_ladders
from lawadmin.converters.notices import load_notices
from lawadmin.converters.pack import Pack
from lawadmin.converters.schemes import load_schemes
from lawadmin.converters.tables import Tables, load_tables
from lawadmin.errors import LawAdminError, Problems
from lawadmin.rules.bind import LoadedPack

Made = TypeVar("Made")


def load(pack: Pack) -> LoadedPack:
    """Read what a pack brings from its folders; Problems with every fault of every file at once."""
    opened = _Opened(pack.name)
    tables = opened.read(pack.tables, load_tables, Tables())
    files = opened.read(pack.tables, load_case_files, CaseFiles())
    loaded = LoadedPack(
        name=pack.name,
        region=pack.region,
        editions=opened.read(pack.statutes, read_editions, ()),
        notices=opened.read(pack.calendars, load_notices, ()),
        forecast=opened.read(pack.calendars, load_forecast, None),
        procedures=pack.procedures,
        checks=pack.checks,
        registers=pack.registers,
        rubrics=files.rubrics,
        standards=files.standards,
        schemes=opened.read(pack.tables, load_schemes, ()),
        clauses=tables.clauses,
        faults=tables.faults,
        gravities=tables.gravities,
        rights=tables.rights,
        attribution=opened.read(pack.tables, load_attribution, None),
        ladders=opened.read(pack.tables, load_ladders, ()),
    )
    if opened.faults:
        raise Problems(opened.faults, pack.name)
    return loaded


@frozen
class _Opened:
    """Hold the faults of a pack's folders."""

    pack: str
    faults: list[LawAdminError] = field(factory=list)

    def read(self, folder: Traversable | None, load: Callable[[Traversable], Made], default: Made) -> Made:
        if folder is None:
            return default
        try:
            return load(folder)
        except Problems as problems:
            self.faults.extend(problems)
        except LawAdminError as fault:
            self.faults.append(fault)
        return default
