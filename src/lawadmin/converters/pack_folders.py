"""Make a pack of a folder: a plugin's, or a bare one with statutes in it; no code of it is run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lawadmin.converters.pack import Pack
from lawadmin.errors import ConfigError

_NAMES = ("statutes", "calendars", "tables", "layouts", "templates")


def pack_of_folder(path: Path) -> Pack:
    """Find the data of a pack below a folder; ConfigError where it has no statutes, calendars, tables or templates."""
    for folder in _places(path):
        found = {name: folder / name for name in _NAMES if (folder / name).is_dir()}
        if {"statutes", "calendars", "tables", "templates"} & found.keys():
            return Pack(
                name=path.resolve().name,
                statutes=found.get("statutes"),
                calendars=found.get("calendars"),
                tables=found.get("tables"),
                layouts=found.get("layouts"),
                templates=found.get("templates"),
            )
    remedy = "Name a folder with statutes/<act>/<first day in force>.toml in it, or an installed pack"
    raise ConfigError(path.name, reason="there is no law data in this folder", remedy=remedy)


def _places(path: Path) -> Iterator[Path]:
    yield path
    yield from sorted(child for child in (path / "src").glob("*") if child.is_dir())
