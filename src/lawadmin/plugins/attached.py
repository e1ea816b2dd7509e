"""Hold what all plugins brought, and open, tell and render by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeVar, cast

from attrs import field, frozen

from lawadmin.assessment.report import Report
from lawadmin.assessment.year import Year
from lawadmin.converters.reading import nearest
from lawadmin.errors import ConfigError, Failed, NameClash, PluginError, Unsupported
from lawadmin.hookspecs import (
    LawadminSpec,
    Notifier,
    Observer,
    OpenNotifier,
    OpenStore,
    Pack,
    Renderer,
    Secret,
    Source,
    Store,
)
from lawadmin.plugins.calls import DEADLINE, Answer, Breaker, attempt
from lawadmin.plugins.contract import Remark
from lawadmin.plugins.edge import OPENING, RENDERING, Opening, document, opened_notifier, opened_store
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

    ``observers`` keep the name of their plugin, so that their failures can be laid to it. ``remarks`` are on plugins
    written for another version that work all the same; ``claims`` are names of entry points that two distributions
    claim, whether enabled or not. ``brought`` says which plugin brought a thing, such as ``scheme sqlite``.
    """

    packs: tuple[Pack, ...]
    stores: Mapping[str, OpenStore]
    notifiers: Mapping[str, OpenNotifier]
    renderers: Mapping[str, Renderer]
    observers: tuple[Offer[Observer], ...]
    installed: tuple[Installed, ...]
    failures: tuple[PluginError, ...] = ()
    remarks: tuple[Remark, ...] = ()
    claims: tuple[NameClash, ...] = ()
    brought: Mapping[str, str] = field(factory=dict)
    _breaker: Breaker = field(factory=Breaker, repr=False, eq=False)

    def open_store(
        self, url: str, *, secret: Secret | None = None, create: bool = False, deadline: float = OPENING
    ) -> Source:
        """Open a store by the scheme of its URL, in a thread of its own.

        What is opened raises no error but the house's own. Raises ConfigError, StoreError, or Failed where the plugin
        fails otherwise or takes longer than ``deadline`` in seconds.
        """
        scheme = url.partition(":")[0]
        opener = self._chosen("scheme", scheme, self.stores, f"no plugin opens stores of the scheme {scheme!r}")
        opening = Opening(self.brought.get(f"scheme {scheme}", scheme), scheme, secret)
        return opened_store(opening, opener, url, create=create, deadline=deadline)

    def open_writable(self, url: str, *, secret: Secret | None = None, create: bool = False) -> Store:
        """Open a store to append to; raises Unsupported where it can only be read."""
        source = self.open_store(url, secret=secret, create=create)
        if "append" not in source.can:
            source.close()
            raise Unsupported(url.partition(":")[0], capability="append")
        return cast(Store, source)

    def open_notifier(
        self,
        channel: str,
        settings: Mapping[str, str],
        *,
        secret: Secret | None = None,
        deadline: float = DEADLINE,
    ) -> Notifier:
        """Open a channel by its table of the configuration.

        What is opened always answers with a receipt: one that fails or is late has an unknown outcome, and after three
        failures in a row all are for later. Raises ConfigError, or Failed where the plugin fails otherwise.
        """
        opener = self._chosen("channel", channel, self.notifiers, f"no plugin sends over the channel {channel!r}")
        opening = Opening(self.brought.get(f"channel {channel}", channel), channel, secret)
        return opened_notifier(opening, opener, settings, deadline)

    def render(self, name: str, report: Report | Year, *, lang: str, deadline: float = RENDERING) -> Answer[bytes]:
        """Write a document of a format; raises ConfigError where no plugin writes it, or not of a year."""
        renderer = self._chosen("format", name, self.renderers, f"no plugin writes the format {name!r}")
        plugin = self.brought.get(f"format {name}", name)
        if isinstance(report, Report):
            if renderer.render is None:
                raise ConfigError(reason=f"the format {name!r} has no report of a review", remedy="Use md or json")
            return document(plugin, partial(renderer.render, report, lang=lang), deadline)
        if renderer.year is None:
            raise ConfigError(reason=f"the format {name!r} has no report of a year", remedy="Use md or json")
        return document(plugin, partial(renderer.year, report, lang=lang), deadline)

    def write(self, name: str, render: Callable[[], bytes], *, deadline: float = RENDERING) -> Answer[bytes]:
        """Let the writer of a format write what it was given."""
        return document(self.brought.get(f"format {name}", name), render, deadline)

    def tell(self, hook: str, told: Callable[[Observer], None], *, deadline: float = DEADLINE) -> tuple[Failed, ...]:
        """Tell every observer what was done, and list the failures; one that failed three times in a row is let be."""
        return tuple(self._told(hook, told, deadline))

    def _told(self, hook: str, told: Callable[[Observer], None], deadline: float) -> Iterator[Failed]:
        for offer in self.observers:
            if self._breaker.open(offer.name):
                continue
            failure = attempt(offer.plugin, hook, partial(told, offer.value), deadline=deadline).failure
            self._breaker.note(offer.name, failure)
            if failure is not None:
                yield failure

    def _chosen(self, what: str, name: str, known: Mapping[str, Value], reason: str) -> Value:
        """Choose by name; what two plugins claim is told as that."""
        if name in known:
            return known[name]
        for failure in self.failures:
            if isinstance(failure, NameClash) and failure.fields["name"] == f"{what} {name}":
                raise failure
        raise ConfigError(reason=reason, remedy=nearest(name, frozenset(known)))
