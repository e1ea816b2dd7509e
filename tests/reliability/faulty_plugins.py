"""Plugins with one fault each, for each kind of hook; what a fault does stands beside what is said of it."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import cast

from attrs import frozen

from lawadmin.hookspecs import Notice, Outcome, Receipt, Render, Renderer, hookimpl
from plugins.samples import LEDGER

RELEASE = threading.Event()
"""Ends every call that hangs."""

HOOK = {"stores": "lawadmin_stores", "notifiers": "lawadmin_notifiers", "renderers": "lawadmin_renderers"}
LATER = {"stores": "open_store", "notifiers": "send", "renderers": "render"}

Body = Callable[..., object]


class Endless(Mapping[str, object]):
    """Hold names without end."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __getitem__(self, name: str) -> object:
        return self._value

    def __iter__(self) -> Iterator[str]:
        number = 0
        while True:
            number += 1
            yield f"name{number}"

    def __len__(self) -> int:
        return sys.maxsize


def raises(*_: object, **__: object) -> object:
    raise ZeroDivisionError("hunter2")


def exits(*_: object, **__: object) -> object:
    sys.exit(3)


def hangs(*_: object, **__: object) -> object:
    RELEASE.wait()
    return None


def gives_text(*_: object, **__: object) -> object:
    return "text"


def gives_none(*_: object, **__: object) -> object:
    return None


def misses_a_driver(*_: object, **__: object) -> object:
    return importlib.import_module("no_such_driver")


def mutates(first: object, *_: object, **__: object) -> object:
    setattr(first, next(iter(getattr(first, "__slots__", ("real",)))), "changed")
    return None


def writes_much(*_: object, **__: object) -> object:
    return bytes(2**29 + 1)


def says_much(notice: Notice, *, timeout: float) -> object:
    return Receipt(Outcome.SENT, "r" * 10**7, "r" * 10**7)


def opens_half_a_store(*_: object, **__: object) -> object:
    return SimpleNamespace(can=frozenset({"append"}), matter=LEDGER.matter)


def brought(kind: str, body: Body) -> Mapping[str, object]:
    """Give what a hook of a kind returns whose later call does what ``body`` does."""
    if kind == "stores":
        return {"bad": body}
    if kind == "notifiers":
        return {"bad": lambda settings, *, secret=None: SimpleNamespace(send=body)}
    return {"bad": Renderer(cast(Render, body), "text/plain", ".bad")}


def answering(kind: str, hook: Body) -> object:
    """Make a plugin whose hook does what ``hook`` does."""
    return SimpleNamespace(**{HOOK[kind]: hookimpl(hook)})


def later(kind: str, body: Body) -> object:
    """Make a plugin that starts well and fails when what it brought is called."""
    return answering(kind, lambda: brought(kind, body))


def twice(kind: str) -> object:
    """Make a plugin that answers one hook by two functions."""
    first = hookimpl(specname=HOOK[kind])(lambda: brought(kind, raises))
    second = hookimpl(specname=HOOK[kind])(lambda: brought(kind, raises))
    return SimpleNamespace(first=first, second=second)


@frozen
class Changing:
    """Keep what was handed over, and change it afterwards."""

    kind: str
    kept: dict[str, object]

    def plugin(self) -> object:
        return answering(self.kind, lambda: self.kept)
