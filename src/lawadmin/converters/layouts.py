"""Read layouts of wide tables from TOML files: those that come with the library, a pack's, and a county's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from lawadmin.converters.reading import Table, nearest
from lawadmin.converters.toml import Toml, read_toml
from lawadmin.errors import BadEdition, ConfigError, LawAdminError, Problems
from lawadmin.procedure.cells import DAY_FORMS, ISO
from lawadmin.procedure.layout import Layout
from lawadmin.procedure.model import Procedure

Source = Traversable | Path

_SYNTAX = "Mend the TOML; names in Chinese stand in quotes, before the = too"
_NEEDED = ("id", "organ")
_TEXTS = (*_NEEDED, "person", "post", "encoding", "title")
_MAPS = ("steps", "facts", "links")
_KEYS = frozenset({"procedure", "days", "pairs", *_TEXTS, *_MAPS})


def layout_files(folders: Iterable[Traversable] = ()) -> dict[str, Traversable]:
    """List the layouts of the library and of some packs' folders by name; a later one stands before an earlier one."""
    house = files("lawadmin") / "tables" / "layouts"
    found = (file for folder in (house, *folders) for file in sorted(folder.iterdir(), key=lambda file: file.name))
    return {file.name.removesuffix(".toml"): file for file in found if file.name.endswith(".toml")}


def find_layout(name: str, procedures: Mapping[str, Procedure], *, folders: Iterable[Traversable] = ()) -> Layout:
    """Find a layout by its name or title, or by the path of its file; raises ConfigError or Problems."""
    known = layout_files(folders)
    if name in known:
        return read_layout(known[name], procedures)
    if name.endswith(".toml"):
        return read_layout(Path(name), procedures)
    for file in known.values():
        if read_toml(file).data.get("title") == name:
            return read_layout(file, procedures)
    raise ConfigError(reason=f"there is no layout {name!r}", remedy=nearest(name, frozenset(known)))


def read_layout(file: Source, procedures: Mapping[str, Procedure]) -> Layout:
    """Read a layout; raises ConfigError where the file cannot be read, Problems with every fault in it."""
    try:
        toml = read_toml(file, str(file) if isinstance(file, Path) else file.name)
    except OSError as error:
        reason = f"the layout cannot be read ({type(error).__name__})"
        raise ConfigError(str(file), reason=reason, remedy="Check its path and rights") from None
    except BadEdition as error:
        raise ConfigError(error.where, reason=error.fields["reason"], remedy=_SYNTAX) from None
    faults: list[LawAdminError] = []
    table = Table(toml.data, toml, faults)
    table.only(_KEYS)
    procedure = _procedure(table, procedures)
    texts = {name: table.text(name, need=name in _NEEDED) for name in _TEXTS}
    steps, facts, links = (dict(_columns(table, name)) for name in _MAPS)
    pairs, days = dict(_pairs(table)), tuple(_days(table))
    if faults or procedure is None:
        raise Problems([ConfigError(fault.where, **fault.fields) for fault in faults], toml.name)
    with _placed(toml):
        return Layout(
            procedure,
            id=texts["id"],
            organ=texts["organ"],
            steps=steps,
            pairs=pairs,
            facts=facts,
            links=links,
            person=texts["person"] or None,
            post=texts["post"] or None,
            days=days,
            encoding=texts["encoding"] or "utf-8",
            title=texts["title"],
        )


def _procedure(table: Table, known: Mapping[str, Procedure]) -> Procedure | None:
    name = table.text("procedure", need=True)
    if name and name not in known:
        reason, remedy = f"no procedure {name!r} is installed", nearest(name, frozenset(known))
        table.faults.append(table.document.fault(("procedure",), reason=reason, remedy=remedy))
    return known.get(name)


def _rows(table: Table, name: str) -> Iterator[tuple[str, Table]]:
    """Give the keys of a table within, each with the means to read it."""
    within = table.table(name)
    if within is not None:
        yield from ((key, Table(within.data, table.document, table.faults, (name, key))) for key in within.data)


def _columns(table: Table, name: str) -> Iterator[tuple[str, str]]:
    yield from ((key, row.text(key, need=True)) for key, row in _rows(table, name))


def _pairs(table: Table) -> Iterator[tuple[str, tuple[str, str]]]:
    for key, row in _rows(table, "pairs"):
        match row.data[key]:
            case [str(first), str(last)]:
                yield key, (first, last)
            case _:
                row.fault(f"{key} is not two columns", 'Write it as ["first day", "last day"]')


def _days(table: Table) -> Iterator[str]:
    given = table.data.get("days", ISO)
    forms = given if isinstance(given, list) else [given]
    for form in forms:
        if isinstance(form, str):
            yield form
        else:
            table.fault("days is not a form of day", f"Use one or more of: {', '.join(DAY_FORMS)}")


@contextmanager
def _placed(toml: Toml) -> Iterator[None]:
    """Say of what a layout finds wrong with itself in which line it stands."""
    try:
        yield
    except Problems as problems:
        placed = [type(fault)(toml.where(_key(fault)), **fault.fields) for fault in problems]
        raise Problems(placed, toml.name) from None


def _key(fault: LawAdminError) -> tuple[str, ...]:
    return (str(fault.fields.get("what", "")).removeprefix("layout."),)
