"""Hold the public names: listed once, imported when asked for, seen by type checkers, documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import lawadmin

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"


def seen_by_type_checkers() -> set[str]:
    """List what the package imports for type checkers alone."""
    tree = ast.parse(Path(lawadmin.__file__).read_text(encoding="utf-8"))
    guarded = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    found = (node for guard in guarded for node in ast.walk(guard) if isinstance(node, ast.ImportFrom))
    return {f"{node.module}.{alias.name}" for node in found for alias in node.names}


@pytest.mark.parametrize("path", sorted(seen_by_type_checkers()))
def test_what_is_imported_late_is_what_type_checkers_see(path: str) -> None:
    module, _, name = path.rpartition(".")
    assert getattr(lawadmin, name) is getattr(import_module(module), name)


def test_the_list_is_what_type_checkers_see() -> None:
    assert lawadmin.__all__ == sorted(path.rpartition(".")[2] for path in seen_by_type_checkers())


def test_a_name_that_is_none_is_refused_and_the_others_can_be_listed() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Jugde'"):
        _ = getattr(lawadmin, "Jugde")  # noqa: B009 a type checker would refuse it as an attribute
    assert set(lawadmin.__all__) <= set(dir(lawadmin))


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import lawadmin; print(*sorted(set(sys.modules) - before))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    outside = [name for name in said.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names]
    assert outside == ["lawadmin"]


def test_every_public_name_has_its_place_in_the_reference() -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in sorted(REFERENCE.rglob("*.md")))
    shown = re.findall(r"^\.\. auto(?:class|function|exception|data):: lawadmin\.[\w.]*?(\w+)$", pages, re.MULTILINE)
    told = re.findall(
        r"^class (\w+)\(.*Protocol\):$", (REFERENCE / "hooks.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(lawadmin.__all__) - {*shown, *told, "hookimpl", "LawAdminError"} == set()


def test_every_public_name_is_listed_in_the_reference() -> None:
    table = (REFERENCE / "api" / "index.md").read_text(encoding="utf-8").split("```")[0]
    assert set(re.findall(r"`(\w+)`", table)) >= set(lawadmin.__all__)
