"""Find plugins: the house's own, those installed, those handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import Distribution, EntryPoint, PackageNotFoundError, entry_points, version

from attrs import frozen

from lawadmin.converters.reading import nearest
from lawadmin.errors import NameClash, NotInstalled, PluginError

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

    @property
    def owner(self) -> str:
        """Say whose it is: the distribution with its version, or the name where it is of none."""
        return f"{self.distribution} {self.version}".strip() or self.name

    @property
    def house(self) -> bool:
        """Tell whether it is one of the house's own."""
        return self.name in HOUSE


def house() -> Iterator[Found]:
    """List the house's own plugins."""
    for name in HOUSE:
        yield Found(name, partial(import_module, name), "lawadmin", _version("lawadmin"))


def handed(plugins: Mapping[str, object]) -> Iterator[Found]:
    """List plugins that the caller holds already."""
    for name, plugin in plugins.items():
        yield Found(name, partial(_itself, plugin))


def installed() -> tuple[Found, ...]:
    """List the entry points of all distributions, loading none."""
    found = (_of_entry_point(point) for point in entry_points(group=GROUP))
    return tuple(sorted(found, key=lambda one: (one.name, one.distribution)))


def named(found: Sequence[Found], names: Iterable[str]) -> tuple[tuple[Found, ...], tuple[PluginError, ...]]:
    """Choose the plugins of some names, in the order of the names; say which are not installed or claimed by two."""
    known = {one.name: one for one in found}
    claimed = {str(clash.fields["name"]): clash for clash in clashes(found)}
    chosen, lost = list[Found](), list[PluginError]()
    for name in dict.fromkeys(names):
        if f"plugin {name}" in claimed:
            lost.append(claimed[f"plugin {name}"])
        elif name in known:
            chosen.append(known[name])
        else:
            lost.append(_missing(name, frozenset(known)))
    return tuple(chosen), tuple(lost)


def clashes(found: Iterable[Found]) -> Iterator[NameClash]:
    """Find the names that two plugins bear."""
    first: dict[str, Found] = {}
    for one in found:
        if one.name in first:
            yield NameClash(first=first[one.name].owner, second=one.owner, name=f"plugin {one.name}")
        first.setdefault(one.name, one)


def unclaimed(found: Sequence[Found]) -> tuple[tuple[Found, ...], tuple[NameClash, ...]]:
    """Keep the first of each name, which is the house's own where it bears it, and say which others were left out."""
    kept = {one.name: one for one in reversed(found)}
    return tuple(one for one in found if kept[one.name] is one), tuple(clashes(found))


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
