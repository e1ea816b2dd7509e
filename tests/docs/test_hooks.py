"""The page of the hooks says exactly what ``lawadmin.hookspecs`` says."""

from __future__ import annotations
import __future__

import ast
import re
from collections.abc import Iterator
from inspect import Signature, getmembers, isfunction, signature
from pathlib import Path
from typing import Protocol

import pytest

from lawadmin import hookspecs

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
