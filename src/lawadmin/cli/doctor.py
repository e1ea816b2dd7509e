"""The command ``doctor``: plugins, versions, health."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from typing import TypeVar, cast

from attrs import field, frozen

from lawadmin.cli.codes import code_of
from lawadmin.cli.health import Tried, remark_line, remark_shape, tried
from lawadmin.cli.options import Asked, Verb
from lawadmin.cli.remind import given_up, undelivered
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.world import World
from lawadmin.converters.config import Config, load_config
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json, Shape, iso
from lawadmin.errors import LawAdminError, NameClash, NoStore
from lawadmin.hookspecs import Standing, Store
from lawadmin.plugins import Installed, Plugins, make_plugins, whole_rules_of
from lawadmin.rules.snapshot import Rules

PACKAGES = ("lawadmin", "attrs", "cattrs", "pluggy", "click", "rich")

COLUMNS = ("name", "version", "state", "hooks", "distribution")

Value = TypeVar("Value")


@frozen
class Examined:
    """Hold every fault met; one met does not stop the examination."""

    faults: list[LawAdminError] = field(factory=list)

    def tried(self, look: Callable[[], Value]) -> Value | None:
        """Give what can be had; None where it cannot, which is noted."""
        try:
            return look()
        except LawAdminError as fault:
            self.faults.append(fault)
            return None


def doctor(asked: Asked) -> int:
    """Examine plugins, versions, rules and store; the exit code is that of the gravest fault."""
    examined = Examined()
    config = examined.tried(lambda: load_config(asked.config, os.environ)) or Config()
    plugins = examined.tried(lambda: make_plugins(config.plugins))
    rules = store = outbox = None
    health: tuple[Tried, ...] = ()
    if plugins is not None:
        examined.faults.extend(plugins.failures)
        health = tuple(tried(asked, config, plugins))
        examined.faults.extend(one.fault for one in health if one.fault)
        rules = examined.tried(lambda: whole_rules_of(plugins, config))
    if plugins is not None and rules is not None:
        here = World(asked, config, plugins, rules)
        store = examined.tried(lambda: _store_shape(here))
        outbox = examined.tried(lambda: _outbox_shape(here, examined))
    shape: Shape = {
        "versions": dict(_versions()),
        "config": config.file or None,
        "rules": _rules_shape(rules) if rules else None,
        "store": store,
        "outbox": outbox,
        "plugins": [_plugin_shape(one) for one in plugins.installed] if plugins else [],
        "conflicts": [_clash_shape(one) for one in _clashes(plugins)],
        "remarks": [remark_shape(one) for one in plugins.remarks] if plugins else [],
        "health": [one.shape(asked) for one in health],
        "faults": list(dict.fromkeys(line for fault in examined.faults for line in asked.say.errors(fault))),
    }
    if asked.format == "json":
        asked.screen.json(shape)
    else:
        _print(asked, shape, plugins, health)
    return max(map(code_of, examined.faults), default=0)


def _versions() -> Iterator[tuple[str, str]]:
    yield "python", platform.python_version()
    yield from ((name, version(name)) for name in PACKAGES)


def _rules_shape(rules: Rules) -> Shape:
    return {
        "digest": rules.digest,
        "acts": len({edition.act for edition in rules.lawbook}),
        "editions": len(tuple(rules.lawbook)),
        "procedures": sorted(rules.procedures),
        "settled_through": iso(rules.calendar.settled_through),
    }


def _store_shape(here: World) -> Shape:
    """Say whether the store can be opened and read; that there is none yet is no fault unless it was named."""
    try:
        with here.store() as source:
            first = next(iter(source.matters()), None)
            return {"url": here.url, "found": True, "empty": first is None, "can": sorted(source.can)}
    except NoStore:
        if here.asked.store is not None:
            raise
        return {"url": here.url, "found": False, "empty": True, "can": []}


def _outbox_shape(here: World, examined: Examined) -> Shape | None:
    """Count how the notices of the outbox stand, None where there is none; those given up are faults."""
    try:
        with here.store() as source:
            if "append" not in source.can:
                return None
            outbox = cast(Store, source).outbox()
            lost = given_up(outbox)
            counted: Shape = {standing.value: sum(1 for _ in outbox.kept(standing)) for standing in Standing}
    except LawAdminError:  # said of the store already
        return None
    examined.faults.extend(undelivered(lost))
    return counted


def _plugin_shape(one: Installed) -> Shape:
    return {
        "name": one.name,
        "distribution": one.distribution,
        "version": one.version,
        "enabled": one.enabled,
        "hooks": list(one.hooks),
    }


def _clashes(plugins: Plugins | None) -> tuple[NameClash, ...]:
    """List what two plugins claim, those that are not enabled included, each once."""
    if plugins is None:
        return ()
    met = (*(one for one in plugins.failures if isinstance(one, NameClash)), *plugins.claims)
    return tuple({str(one): one for one in met}.values())


def _clash_shape(clash: NameClash) -> Shape:
    return {name: str(value) for name, value in clash.fields.items()}


def _print(asked: Asked, shape: Shape, plugins: Plugins | None, health: Sequence[Tried]) -> None:
    say, screen = asked.say, asked.screen
    screen.line(say.say("doctor.versions", versions=tuple(f"{name} {said}" for name, said in _versions())))
    screen.line(say.say("doctor.config", file=_word(shape["config"]) or say.texts["list.none"]))
    screen.lines(_sentence(say, name, shape[name]) for name in ("rules", "store"))
    if shape["outbox"] is not None:
        screen.line(_sentence(say, "outbox", shape["outbox"]))
    screen.line()
    columns = tuple(Column(say.say(f"column.{name}")) for name in COLUMNS)
    asked.show_grid(Grid(columns, (_row(asked, one) for one in (plugins.installed if plugins else ()))))
    screen.line()
    if plugins is not None:
        _print_more(asked, plugins, health)
    screen.lines(map(_word, _listed(shape["faults"]) or [say.texts["doctor.healthy"]]))


def _print_more(asked: Asked, plugins: Plugins, health: Sequence[Tried]) -> None:
    """Print what was tried, what is of another version, and what two claim that are not enabled."""
    well = tuple(one.name for one in health if one.fault is None)
    if well:
        asked.screen.line(asked.say.say("doctor.tried", names=well))
    asked.screen.lines(remark_line(asked, remark) for remark in plugins.remarks)
    known = set(map(str, plugins.failures))
    asked.screen.lines(asked.say.error(one) for one in _clashes(plugins) if str(one) not in known)


def _sentence(say: Messages, name: str, value: Json) -> str:
    """Say in one line how rules or store are: in order, not there yet, or not to be had."""
    if not isinstance(value, dict):
        return say.say(f"doctor.no-{name}")
    fields = {key: str(len(one)) if isinstance(one, list) else _word(one) for key, one in value.items()}
    return say.say(f"doctor.{name}-missing" if value.get("found") is False else f"doctor.{name}", **fields)


def _word(value: Json) -> str:
    return "" if value is None else str(value)


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _row(asked: Asked, one: Installed) -> tuple[str, ...]:
    state = asked.say.say("doctor.on" if one.enabled else "doctor.off")
    return one.name, one.version, state, asked.say.shown(one.hooks), one.distribution


DOCTOR = Verb("doctor", doctor, (), ("text", "table", "json"))
