"""Make the plugins of a county: load, check, call each hook once, freeze."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar, cast

import pluggy
from attrs import field, frozen

from lawadmin.converters.reading import nearest
from lawadmin.errors import ConfigError, Failed, Incompatible, LawAdminError, PluginError, Problems, Unsupported
from lawadmin.hookspecs import LawadminSpec, Observer, OpenNotifier, OpenStore, Pack, Renderer, Secret, Source, Store
from lawadmin.plugins import found, registries
from lawadmin.plugins.calls import DEADLINE, attempt
from lawadmin.plugins.found import Found
from lawadmin.plugins.registries import Offer

Value = TypeVar("Value")

#: The hooks, in the order in which they are called.
HOOKS = tuple(name for name in vars(LawadminSpec) if name.startswith("lawadmin_"))


@frozen
class Installed:
    """Hold what is known of a plugin without loading it and, where it is enabled, the hooks that it implements."""

    name: str
    distribution: str
    version: str
    enabled: bool
    hooks: tuple[str, ...] = ()


@frozen
class Plugins:
    """Hold what all plugins brought, frozen, and what failed meanwhile.

    ``observers`` keep the name of their plugin, so that their failures can be laid to it.
    """

    packs: tuple[Pack, ...]
    stores: Mapping[str, OpenStore]
    notifiers: Mapping[str, OpenNotifier]
    renderers: Mapping[str, Renderer]
    observers: tuple[Offer[Observer], ...]
    installed: tuple[Installed, ...]
    failures: tuple[PluginError, ...] = ()

    def open_store(self, url: str, *, secret: Secret | None = None, create: bool = False) -> Source:
        """Open a store by the scheme of its URL; raises ConfigError, StoreError, or Failed where the plugin does."""
        scheme = url.partition(":")[0]
        if scheme not in self.stores:
            remedy = nearest(scheme, frozenset(self.stores))
            raise ConfigError(reason=f"no plugin opens stores of the scheme {scheme!r}", remedy=remedy)
        try:
            return self.stores[scheme](url, secret=secret, create=create)
        except LawAdminError:
            raise
        except Exception as error:  # noqa: BLE001 a driver raises what it likes, and its text may hold the URL
            raise Failed(plugin=scheme, hook="open_store", reason=type(error).__name__, seconds="0") from None

    def open_writable(self, url: str, *, secret: Secret | None = None, create: bool = False) -> Store:
        """Open a store to append to; raises Unsupported where it can only be read."""
        source = self.open_store(url, secret=secret, create=create)
        if "append" not in source.can:
            source.close()
            raise Unsupported(url.partition(":")[0], capability="append")
        return cast(Store, source)


@frozen
class _Made:
    """Hold the manager while it lives, and the failures so far."""

    manager: pluggy.PluginManager
    deadline: float
    failures: list[PluginError] = field(factory=list)

    def register(self, one: Found) -> None:
        loaded = attempt(one.name, "load", partial(_loaded, one), deadline=self.deadline)
        if loaded.failure is not None:
            self.failures.append(loaded.failure)
        elif loaded.value is not None:
            plugin, reason = loaded.value
            if reason:
                self.failures.append(Incompatible(plugin=one.name, reason=reason))
            else:
                self.manager.register(plugin, one.name)

    def offers(self, hook: str, take: Callable[[str, object], tuple[Offer[Value], ...]]) -> tuple[Offer[Value], ...]:
        """Call each implementation of a hook by itself."""
        offers: list[Offer[Value]] = []
        for impl in getattr(self.manager.hook, hook).get_hookimpls():
            answer = attempt(impl.plugin_name, hook, partial(_taken, impl, take), deadline=self.deadline)
            offers.extend(answer.value or ())
            if answer.failure is not None:
                self.failures.append(answer.failure)
        return tuple(offers)

    def hooks(self, name: str) -> tuple[str, ...]:
        plugin = self.manager.get_plugin(name)
        callers = self.manager.get_hookcallers(plugin) if plugin is not None else None
        return tuple(sorted(caller.name for caller in callers or ()))


def make_plugins(
    enabled: Sequence[str] = (), *, also: Mapping[str, object] | None = None, deadline: float = DEADLINE
) -> Plugins:
    """Load the house's own plugins and those enabled by name, and call each hook of each, once and by itself.

    ``also`` are plugins that the caller holds already. What fails or is missing is left out and listed in
    ``failures``. Raises Problems where two plugins claim one name.
    """
    offered = found.installed()
    chosen, missing = found.named(offered, enabled)
    loaded = (*found.house(), *chosen, *found.handed(also or {}))
    found.refuse_clashes(loaded)
    made = _Made(_manager(), deadline, list(missing))
    for one in loaded:
        made.register(one)
    return _frozen(made, _installed(made, loaded, offered))


def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager("lawadmin")
    manager.add_hookspecs(LawadminSpec)
    return manager


def _loaded(one: Found) -> tuple[object, str]:
    """Load a plugin and try it in a manager of its own; say what does not fit, "" where all does."""
    plugin, manager = one.load(), _manager()
    try:
        manager.register(plugin, one.name)
    except pluggy.PluginValidationError as error:
        return plugin, str(error).splitlines()[-1]
    unknown = sorted(set(vars(manager.hook)) - set(HOOKS) - {name for name in vars(manager.hook) if name[0] == "_"})
    if unknown:
        return plugin, "; ".join(f"there is no hook {name}. {nearest(name, frozenset(HOOKS))}" for name in unknown)
    return plugin, "" if manager.get_hookcallers(plugin) else "it implements no hook"


def _taken(impl: pluggy.HookImpl, take: Callable[[str, object], tuple[Offer[Value], ...]]) -> tuple[Offer[Value], ...]:
    answer = impl.function()
    return () if answer is None else take(impl.plugin_name, answer)


def _installed(made: _Made, loaded: Iterable[Found], offered: Iterable[Found]) -> tuple[Installed, ...]:
    on = {one.name: one for one in loaded}
    known = on | {one.name: one for one in offered if one.name not in on}
    return tuple(
        Installed(name, one.distribution, one.version, name in on, made.hooks(name)) for name, one in known.items()
    )


def _frozen(made: _Made, installed: tuple[Installed, ...]) -> Plugins:
    packs = made.offers("lawadmin_pack", registries.pack_of)
    stores = made.offers("lawadmin_stores", registries.stores_of)
    notifiers = made.offers("lawadmin_notifiers", registries.notifiers_of)
    renderers = made.offers("lawadmin_renderers", registries.renderers_of)
    observers = made.offers("lawadmin_observers", registries.observers_of)
    clashes = [
        *registries.clashes("pack", packs),
        *registries.clashes("scheme", stores),
        *registries.clashes("channel", notifiers),
        *registries.clashes("format", renderers),
    ]
    if clashes:
        raise Problems(clashes)
    return Plugins(
        packs=tuple(offer.value for offer in packs),
        stores=registries.frozen_by_name(stores),
        notifiers=registries.frozen_by_name(notifiers),
        renderers=registries.frozen_by_name(renderers),
        observers=observers,
        installed=installed,
        failures=tuple(made.failures),
    )
