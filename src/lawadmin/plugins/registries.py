"""What the hooks returned, checked and frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Generic, TypeVar, cast

from attrs import frozen

from lawadmin.errors import NameClash
from lawadmin.hookspecs import Observer, OpenNotifier, OpenStore, Pack, Renderer

Value = TypeVar("Value")


@frozen
class Offer(Generic[Value]):
    """Hold one thing that a plugin offers under a name."""

    plugin: str
    name: str
    value: Value


class WrongType(TypeError):
    """Say that a hook returned something else than it should."""


def pack_of(plugin: str, answer: object) -> tuple[Offer[Pack], ...]:
    """Take the answer of ``lawadmin_pack``."""
    if not isinstance(answer, Pack):
        raise WrongType
    return (Offer(plugin, answer.name, answer),)


def stores_of(plugin: str, answer: object) -> tuple[Offer[OpenStore], ...]:
    """Take the answer of ``lawadmin_stores``."""
    return tuple(Offer(plugin, name, cast(OpenStore, value)) for name, value in _named(answer, callable))


def notifiers_of(plugin: str, answer: object) -> tuple[Offer[OpenNotifier], ...]:
    """Take the answer of ``lawadmin_notifiers``."""
    return tuple(Offer(plugin, name, cast(OpenNotifier, value)) for name, value in _named(answer, callable))


def renderers_of(plugin: str, answer: object) -> tuple[Offer[Renderer], ...]:
    """Take the answer of ``lawadmin_renderers``."""
    return tuple(Offer(plugin, name, cast(Renderer, value)) for name, value in _named(answer, _is_renderer))


def observers_of(plugin: str, answer: object) -> tuple[Offer[Observer], ...]:
    """Take the answer of ``lawadmin_observers``; an observer is named after its plugin."""
    if not isinstance(answer, Sequence) or isinstance(answer, str | bytes) or not all(map(_is_observer, answer)):
        raise WrongType
    return tuple(Offer(plugin, f"{plugin} {number}", cast(Observer, one)) for number, one in enumerate(answer, 1))


def _named(answer: object, fits: Callable[[object], bool]) -> list[tuple[str, object]]:
    if not isinstance(answer, Mapping):
        raise WrongType
    items = list(answer.items())
    if not all(isinstance(name, str) and name and fits(value) for name, value in items):
        raise WrongType
    return items


def _is_renderer(value: object) -> bool:
    return isinstance(value, Renderer) and callable(value.render)


def _is_observer(value: object) -> bool:
    return all(callable(getattr(value, name, None)) for name in ("after_review", "after_append"))


def clashes(what: str, offers: Iterable[Offer[Value]]) -> list[NameClash]:
    """Find the names that two plugins offer."""
    owners: dict[str, str] = {}
    found = []
    for offer in offers:
        if offer.name in owners:
            found.append(NameClash(first=owners[offer.name], second=offer.plugin, name=f"{what} {offer.name}"))
        owners.setdefault(offer.name, offer.plugin)
    return found


def frozen_by_name(offers: Iterable[Offer[Value]]) -> Mapping[str, Value]:
    """Freeze what is offered, by name."""
    return MappingProxyType({offer.name: offer.value for offer in offers})
