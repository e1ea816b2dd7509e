"""Find plugins: the house's own, those installed, those handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import Distribution, EntryPoint, PackageNotFoundError, entry_points, version

from attrs import frozen

from lawadmin.converters.reading import nearest
from lawadmin.errors import NameClash, NotInstalled, Problems

GROUP = "lawadmin"

#: The house's own plugins, always on.
HOUSE = tuple(f"lawadmin.defaults.{name}" for name in ("national", "sqlite", "console", "renderers"))


@frozen
class Found:
    """Hold a plugin that may be loaded, and where it comes from."""

    name: str
    load: Callable[[], object]
    distribution: str = ""
    version: str = ""


def house() -> Iterator[Found]:
    """List the house's own plugins."""
    for name in HOUSE:
        yield Found(name, partial(import_module, name), "lawadmin", _version("lawadmin"))


def handed(plugins: Mapping[str, object]) -> Iterator[Found]:
    """List plugins that the caller holds already."""
    for name, plugin in plugins.items():
        yield Found(name, partial(_itself, plugin))


def installed() -> tuple[Found, ...]:
    """List the entry points of all distributions, loading none; raises Problems where two claim one name."""
    found = tuple(_of_entry_point(point) for point in entry_points(group=GROUP))
    refuse_clashes(found)
    return tuple(sorted(found, key=lambda one: one.name))


def named(found: Sequence[Found], names: Iterable[str]) -> tuple[tuple[Found, ...], tuple[NotInstalled, ...]]:
    """Choose the plugins of some names, in the order of the names, and say which are not installed."""
    known = {one.name: one for one in found}
    wanted = tuple(dict.fromkeys(names))
    missing = tuple(_missing(name, frozenset(known)) for name in wanted if name not in known)
    return tuple(known[name] for name in wanted if name in known), missing


def refuse_clashes(found: Iterable[Found]) -> None:
    """Raise Problems with a NameClash for each name that two plugins bear."""
    owners: dict[str, str] = {}
    clashes = []
    for one in found:
        owner = one.distribution or one.name
        if one.name in owners:
            clashes.append(NameClash(first=owners[one.name], second=owner, name=f"plugin {one.name}"))
        owners.setdefault(one.name, owner)
    if clashes:
        raise Problems(clashes)


def _missing(name: str, known: frozenset[str]) -> NotInstalled:
    remedy = f"Install it, or take it out of the configuration. {nearest(name, known)}"
    return NotInstalled(plugin=name, remedy=remedy)


def _itself(plugin: object) -> object:
    return plugin


def _of_entry_point(point: EntryPoint) -> Found:
    origin: Distribution | None = point.dist
    name, said = (origin.name, origin.version) if origin is not None else ("", "")
    return Found(point.name, point.load, name, said)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
