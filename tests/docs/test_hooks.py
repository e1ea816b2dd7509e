"""The page of the hooks says what ``lawadmin.hookspecs`` says, and a test calls each hook through its plugin."""

from __future__ import annotations
import __future__

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date
from inspect import Signature, getmembers, isfunction, signature
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol

import pytest

from lawadmin import hookspecs
from lawadmin.converters.config import Config
from lawadmin.hookspecs import Notice, Observer, Report
from lawadmin.plugins import HOOKS, Plugins, make_plugins, rules_of
from plugins.samples import Good

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "hooks.md"
PROTOCOLS = {name: kind for name, kind in vars(hookspecs).items() if Protocol in getattr(kind, "__bases__", ())}


def methods(kind: type) -> dict[str, object]:
    """List the methods that a class defines itself, its properties as the functions behind them."""
    found = {name: member.fget if isinstance(member, property) else member for name, member in vars(kind).items()}
    return {name: member for name, member in found.items() if isfunction(member) and shown(name)}


def shown(name: str) -> bool:
    return not name.startswith("_") or name == "__call__"


def blocks() -> Iterator[str]:
    yield from re.findall(r"```python\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def documented() -> dict[str, object]:
    """Run the code of the page in the names of the module, so that its signatures can be compared.

    Under a name of its own, or coverage would count the page as a file of the package.
    """
    names = dict(vars(hookspecs)) | {"Protocol": Protocol, "__name__": PAGE.stem}
    for block in blocks():
        exec(compile(block, PAGE.name, "exec", flags=__future__.annotations.compiler_flag), names)  # noqa: S102
    defined = {node.name for block in blocks() for node in ast.parse(block).body if hasattr(node, "name")}
    return {name: names[name] for name in defined}


DOCUMENTED = documented()


def sign(function: object) -> Signature:
    assert callable(function)
    return signature(function)


def test_every_hook_and_protocol_is_documented_and_nothing_else() -> None:
    hooks = {name for name, _ in getmembers(hookspecs.LawadminSpec, isfunction) if name.startswith("lawadmin_")}
    assert set(DOCUMENTED) == hooks | set(PROTOCOLS)


@pytest.mark.parametrize("name", sorted(name for name in DOCUMENTED if name.startswith("lawadmin_")))
def test_a_hook_has_its_signature(name: str) -> None:
    specified = sign(getattr(hookspecs.LawadminSpec, name))
    without_self = specified.replace(parameters=list(specified.parameters.values())[1:])
    assert sign(DOCUMENTED[name]) == without_self


@pytest.mark.parametrize("name", sorted(PROTOCOLS))
def test_a_protocol_has_its_methods(name: str) -> None:
    kind = DOCUMENTED[name]
    assert isinstance(kind, type)
    said = {method: sign(function) for method, function in methods(kind).items()}
    assert said == {method: sign(function) for method, function in methods(PROTOCOLS[name]).items()}


# -- a test for each hook: what a plugin brings by it is used as the application uses it

NOTICE = Notice("k1", "mail", "o1", "M-1", "M-1 2026-04-01")
DAY = date(2026, 6, 30)
REPORT = Report("云溪县", DAY, DAY, "digest", 0, (), ())


def packs(plugins: Plugins) -> None:
    rules = rules_of(plugins, Config(region="37"))
    assert [pack.region for pack in plugins.packs if pack.name == "good"] == ["37"]
    assert rules.region == "37"


def stores(plugins: Plugins) -> None:
    with closing(plugins.open_store("ledger:")) as source:
        assert list(source.matters()) == []


def notifiers(plugins: Plugins) -> None:
    assert plugins.open_notifier("mail", {}).send(NOTICE, timeout=5).outcome is hookspecs.Outcome.SENT


def renderers(plugins: Plugins) -> None:
    assert plugins.render("plain", REPORT, lang="zh").value == "云溪县 zh".encode()


def observers(plugins: Plugins) -> None:
    reviewed = hookspecs.Reviewed(DAY, DAY, "digest", 0, 0)
    heard: list[Observer] = []

    def tell(observer: Observer) -> None:
        observer.after_review(reviewed)
        heard.append(observer)

    assert plugins.tell("after_review", tell) == ()
    assert len(heard) == 1


USED: Mapping[str, Callable[[Plugins], None]] = {
    "lawadmin_pack": packs,
    "lawadmin_stores": stores,
    "lawadmin_notifiers": notifiers,
    "lawadmin_renderers": renderers,
    "lawadmin_observers": observers,
}


def test_specification_page_and_tests_know_the_same_hooks() -> None:
    documented = {name for name in DOCUMENTED if name.startswith("lawadmin_")}
    assert set(HOOKS) == documented == set(USED)


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_is_called_through_its_plugin_and_what_it_brings_is_used(hook: str) -> None:
    calls: list[str] = []
    one = getattr(Good(), hook)

    def called() -> object:
        calls.append(hook)
        return one()

    plugins = make_plugins(also={"good": SimpleNamespace(**{hook: hookspecs.hookimpl(called)})})
    assert (plugins.failures, calls) == ((), [hook])
    USED[hook](plugins)
