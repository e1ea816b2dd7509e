"""Make the plugins of a county: load, check, call each hook once, freeze."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from time import monotonic
from typing import TypeVar

import pluggy
from attrs import field, frozen

from lawadmin.converters.reading import nearest
from lawadmin.errors import Incompatible, NameClash, PluginError
from lawadmin.hookspecs import LawadminSpec
from lawadmin.plugins import found, registries
from lawadmin.plugins.attached import HOOKS, Installed, Plugins
from lawadmin.plugins.calls import DEADLINE, attempt
from lawadmin.plugins.contract import Remark, Retiring
from lawadmin.plugins.found import Found
from lawadmin.plugins.registries import Offer

Value = TypeVar("Value")

Take = Callable[[str, object], tuple[Offer[Value], ...]]


@frozen
class _Made:
    """Hold what is loaded, each plugin by a manager of its own, and the failures and remarks so far."""

    deadline: float
    loaded: dict[str, tuple[Found, pluggy.PluginManager]] = field(factory=dict)
    failures: list[PluginError] = field(factory=list)
    remarks: list[Remark] = field(factory=list)

    def load(self, one: Found) -> None:
        began = monotonic()
        loaded = attempt(one.name, "load", partial(_loaded, one), deadline=self.deadline)
        if loaded.failure is not None:
            self.failures.append(loaded.failure)
        elif loaded.value is not None:
            manager, reason = loaded.value
            if reason:
                seconds = f"{monotonic() - began:.2f}"
                self.failures.append(Incompatible(plugin=one.name, reason=reason, hook="load", seconds=seconds))
            else:
                self.loaded[one.name] = one, manager
                self.remarks.extend(ageing(one.name, manager))

    def offers(self, hook: str, what: str, take: Take[Value]) -> tuple[Offer[Value], ...]:
        """Call each implementation of a hook by itself, and leave out what two claim."""
        offers = tuple(chain.from_iterable(self._answers(name, hook, take) for name in self.loaded))
        self.failures.extend(registries.clashes(what, offers, self._owner))
        kept = registries.unclaimed(offers, self._is_house)
        self.remarks.extend(chain.from_iterable(offer.remarks for offer in kept))
        return kept

    def _answers(self, name: str, hook: str, take: Take[Value]) -> tuple[Offer[Value], ...]:
        _, manager = self.loaded[name]
        offers: list[Offer[Value]] = []
        for impl in getattr(manager.hook, hook).get_hookimpls():
            answer = attempt(name, hook, partial(_taken, impl, take), deadline=self.deadline)
            offers.extend(answer.value or ())
            if answer.failure is not None:
                self.failures.append(answer.failure)
        return tuple(offers)

    def _owner(self, name: str) -> str:
        return self.loaded[name][0].owner

    def _is_house(self, name: str) -> bool:
        return self.loaded[name][0].house

    def hooks(self, one: Found) -> tuple[str, ...]:
        known, manager = self.loaded.get(one.name, (None, None))
        if known != one or manager is None:
            return ()
        return tuple(sorted(hook for hook in HOOKS if getattr(manager.hook, hook).get_hookimpls()))


def make_plugins(
    enabled: Sequence[str] = (), *, also: Mapping[str, object] | None = None, deadline: float = DEADLINE
) -> Plugins:
    """Load the house's own plugins and those enabled by name, and call each hook of each, once and by itself.

    ``also`` are plugins that the caller holds already. What fails, is missing or is claimed by two is left out and
    listed in ``failures``; what the house's own plugins claim stays with them.
    """
    offered = found.installed()
    chosen, lost = found.named(offered, enabled)
    listed = (*found.house(), *chosen, *found.handed(also or {}))
    taken, clashing = found.unclaimed(listed)
    made = _Made(deadline, failures=[*lost, *clashing])
    for one in taken:
        made.load(one)
    return _frozen(made, _installed(made, taken, offered), tuple(found.clashes(offered)))


def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager("lawadmin")
    manager.add_hookspecs(LawadminSpec)
    return manager


def _loaded(one: Found) -> tuple[pluggy.PluginManager, str]:
    """Load a plugin into a manager of its own; say what does not fit, "" where all does."""
    plugin, manager = one.load(), _manager()
    try:
        manager.register(plugin, one.name)
    except pluggy.PluginValidationError as error:
        return manager, str(error).splitlines()[-1]
    unknown = sorted(set(vars(manager.hook)) - set(HOOKS) - {name for name in vars(manager.hook) if name[0] == "_"})
    if unknown:
        return manager, "; ".join(f"there is no hook {name}. {nearest(name, frozenset(HOOKS))}" for name in unknown)
    twice = [hook for hook in HOOKS if len(getattr(manager.hook, hook).get_hookimpls()) > 1]
    if twice:
        return manager, f"it implements {', '.join(twice)} more than once"
    return manager, "" if manager.get_hookcallers(plugin) else "it implements no hook"


def ageing(plugin: str, manager: pluggy.PluginManager) -> tuple[Remark, ...]:
    """Remark which arguments of hooks a plugin takes that its specification warns of."""
    callers = (caller for name, caller in vars(manager.hook).items() if isinstance(caller, pluggy.HookCaller))
    remarks = []
    for caller in callers:
        warned = caller.spec.warn_on_impl_args if caller.spec is not None else None
        used = {argument for impl in caller.get_hookimpls() for argument in impl.argnames}
        goes = tuple(
            Retiring(caller.name, name, "", "", str(said)) for name, said in (warned or {}).items() if name in used
        )
        if goes:
            remarks.append(Remark(plugin, caller.name, retiring=goes))
    return tuple(remarks)


def _taken(impl: pluggy.HookImpl, take: Take[Value]) -> tuple[Offer[Value], ...]:
    answer = impl.function()
    return () if answer is None else take(impl.plugin_name, answer)


def _installed(made: _Made, loaded: Iterable[Found], offered: Iterable[Found]) -> tuple[Installed, ...]:
    on = tuple(loaded)
    known = (*on, *(one for one in offered if one not in on))
    return tuple(Installed(one.name, one.distribution, one.version, one in on, made.hooks(one)) for one in known)


def _frozen(made: _Made, installed: tuple[Installed, ...], clashes: tuple[NameClash, ...]) -> Plugins:
    packs = made.offers("lawadmin_pack", "pack", registries.pack_of)
    stores = made.offers("lawadmin_stores", "scheme", registries.stores_of)
    notifiers = made.offers("lawadmin_notifiers", "channel", registries.notifiers_of)
    renderers = made.offers("lawadmin_renderers", "format", registries.renderers_of)
    observers = made.offers("lawadmin_observers", "observer", registries.observers_of)
    return Plugins(
        packs=tuple(offer.value for offer in packs),
        stores=registries.frozen_by_name(stores),
        notifiers=registries.frozen_by_name(notifiers),
        renderers=registries.frozen_by_name(renderers),
        observers=observers,
        installed=installed,
        failures=tuple(made.failures),
        remarks=tuple(made.remarks),
        claims=clashes,
        brought={
            **_brought("pack", packs),
            **_brought("scheme", stores),
            **_brought("channel", notifiers),
            **_brought("format", renderers),
        },
    )


def _brought(what: str, offers: Iterable[Offer[Value]]) -> dict[str, str]:
    return {f"{what} {offer.name}": offer.plugin for offer in offers}
