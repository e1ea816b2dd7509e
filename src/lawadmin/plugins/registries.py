"""What the hooks returned, checked, bounded and frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import islice
from types import MappingProxyType
from typing import Generic, TypeVar, cast

from attrs import field, frozen

from lawadmin.errors import NameClash
from lawadmin.hookspecs import (
    Observer,
    OpenNotifier,
    OpenStore,
    Pack,
    Render,
    RenderDuties,
    Renderer,
    RenderLetter,
    RenderYear,
)
from lawadmin.plugins.calls import WrongType
from lawadmin.plugins.checks import guarded
from lawadmin.plugins.contract import Fit, Remark, adapted, fit, must_fit
from lawadmin.procedure.model import Procedure
from lawadmin.rules.values import Check, CountyCheck, Register, RosterCheck

Value = TypeVar("Value")

#: How many things one answer may bring.
MOST = 1000

#: The characters of the longest name.
LONGEST = 100

_FOLDERS = ("statutes", "calendars", "tables", "layouts", "templates")
_LISTED: Mapping[str, tuple[type, ...]] = {
    "procedures": (Procedure,),
    "checks": (Check, RosterCheck, CountyCheck),
    "registers": (Register,),
}


@frozen
class Offer(Generic[Value]):
    """Hold one thing that a plugin offers under a name, and what is remarked of it."""

    plugin: str
    name: str
    value: Value
    remarks: tuple[Remark, ...] = field(default=(), repr=False)


def pack_of(plugin: str, answer: object) -> tuple[Offer[Pack], ...]:
    """Take the answer of ``lawadmin_pack``."""
    if not isinstance(answer, Pack) or not _is_name(answer.name) or not isinstance(answer.region, str):
        raise WrongType
    for name in _FOLDERS:
        if not isinstance(getattr(answer, name), Traversable | None):
            raise WrongType(f"{name} is no folder")
    for name, kinds in _LISTED.items():
        listed = getattr(answer, name)
        if not isinstance(listed, tuple) or not all(isinstance(one, kinds) for one in _bounded(listed)):
            raise WrongType(f"{name} holds something else")
    return (Offer(plugin, answer.name, guarded(plugin, answer)),)


def stores_of(plugin: str, answer: object) -> tuple[Offer[OpenStore], ...]:
    """Take the answer of ``lawadmin_stores``."""
    named = ((name, cast(OpenStore, value)) for name, value in _named(answer, callable))
    return tuple(_fitted(plugin, name, value, OpenStore.__call__) for name, value in named)


def notifiers_of(plugin: str, answer: object) -> tuple[Offer[OpenNotifier], ...]:
    """Take the answer of ``lawadmin_notifiers``."""
    named = ((name, cast(OpenNotifier, value)) for name, value in _named(answer, callable))
    return tuple(_fitted(plugin, name, value, OpenNotifier.__call__) for name, value in named)


_WRITING: Mapping[str, Callable[..., object]] = {
    "render": Render.__call__,
    "year": RenderYear.__call__,
    "duties": RenderDuties.__call__,
    "letter": RenderLetter.__call__,
}


def renderers_of(plugin: str, answer: object) -> tuple[Offer[Renderer], ...]:
    """Take the answer of ``lawadmin_renderers``."""
    named = tuple((name, cast(Renderer, value)) for name, value in _named(answer, _is_renderer))
    for name, renderer in named:
        for kind, call in _WRITING.items():
            write = getattr(renderer, kind)
            if write is not None:
                must_fit(fit(write, call), f"{kind} of {name}")
    return tuple(Offer(plugin, name, renderer) for name, renderer in named)


def observers_of(plugin: str, answer: object) -> tuple[Offer[Observer], ...]:
    """Take the answer of ``lawadmin_observers``; an observer is named after its plugin."""
    if not isinstance(answer, Sequence) or isinstance(answer, str | bytes):
        raise WrongType
    listed = _bounded(answer)
    if not all(map(_is_observer, listed)):
        raise WrongType
    return tuple(_hearing(plugin, f"{plugin} {number}", cast(Observer, one)) for number, one in enumerate(listed, 1))


@frozen
class Hearing:
    """Hold the two ears of an observer, adapted."""

    after_review: Callable[..., None]
    after_append: Callable[..., None]


def _hearing(plugin: str, name: str, observer: Observer) -> Offer[Observer]:
    ears: dict[str, Callable[..., object]] = {
        "after_review": Observer.after_review,
        "after_append": Observer.after_append,
    }
    fits = {ear: fit(getattr(observer, ear), specified) for ear, specified in ears.items()}
    for ear, found in fits.items():
        must_fit(found, ear)
    if not any(found.older for found in fits.values()):
        return Offer(plugin, name, observer)
    heard = Hearing(**{ear: adapted(plugin, getattr(observer, ear), found) for ear, found in fits.items()})
    remarks = tuple(one for ear, found in fits.items() for one in _remarks(plugin, f"{name} {ear}", found))
    return Offer(plugin, name, cast(Observer, heard), remarks)


def _fitted(plugin: str, name: str, offered: Value, specified: Callable[..., object]) -> Offer[Value]:
    opener = cast(Callable[..., object], offered)
    found = fit(opener, specified)
    must_fit(found, name)
    if found.spare:
        raise WrongType(f"{name} takes too few arguments")
    return Offer(plugin, name, cast(Value, adapted(plugin, opener, found)), _remarks(plugin, name, found))


def _remarks(plugin: str, what: str, found: Fit) -> tuple[Remark, ...]:
    lacks = found.lacks + (("…",) if found.spare else ())
    return (Remark(plugin, what, lacks, found.retiring),) if lacks or found.retiring else ()


def _named(answer: object, fits: Callable[[object], bool]) -> list[tuple[str, object]]:
    if not isinstance(answer, Mapping):
        raise WrongType
    items = _bounded(answer.items())
    if not all(_is_name(name) and fits(value) for name, value in items):
        raise WrongType
    return items


def _bounded(things: Iterable[Value]) -> list[Value]:
    """Take so many and no more: what is handed over may have no end."""
    taken = list(islice(things, MOST + 1))
    if len(taken) > MOST:
        raise WrongType(f"more than {MOST} things at once")
    return taken


def _is_name(name: object) -> bool:
    return isinstance(name, str) and 0 < len(name) <= LONGEST and name.isprintable()


def _is_renderer(value: object) -> bool:
    if not isinstance(value, Renderer):
        return False
    writing = [one for one in (value.render, value.year, value.duties, value.letter) if one is not None]
    return bool(writing) and all(map(callable, writing)) and _is_name(value.suffix) and _is_name(value.media_type)


def _is_observer(value: object) -> bool:
    return all(callable(getattr(value, name, None)) for name in ("after_review", "after_append"))


# -- names


def clashes(what: str, offers: Iterable[Offer[Value]], owner: Callable[[str], str]) -> list[NameClash]:
    """Find the names that two plugins offer; ``owner`` says of a plugin how it is called."""
    first: dict[str, str] = {}
    found = []
    for offer in offers:
        if offer.name in first:
            found.append(_clash(first[offer.name], offer.plugin, owner, f"{what} {offer.name}"))
        first.setdefault(offer.name, offer.plugin)
    return found


def _clash(first: str, second: str, owner: Callable[[str], str], name: str) -> NameClash:
    return NameClash(first=owner(first), second=owner(second), name=name)


def unclaimed(offers: Iterable[Offer[Value]], reserved: Callable[[str], bool]) -> tuple[Offer[Value], ...]:
    """Keep what one plugin alone offers under its name; a name of a ``reserved`` plugin stays with it."""
    listed = tuple(offers)
    names = [offer.name for offer in listed]
    kept = {offer.name for offer in listed if reserved(offer.plugin)}
    return tuple(one for one in listed if names.count(one.name) == 1 or (one.name in kept and reserved(one.plugin)))


def frozen_by_name(offers: Iterable[Offer[Value]]) -> Mapping[str, Value]:
    """Freeze what is offered, by name."""
    return MappingProxyType({offer.name: offer.value for offer in offers})
