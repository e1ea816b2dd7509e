"""What the documentation names exists, and what exists is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import fields

from lawadmin.cli.options import Verb
from lawadmin.cli.run import COMMON, verbs
from lawadmin.converters.config import Config
from lawadmin.hookspecs import LawadminSpec

ROOT = Path(__file__).resolve().parent.parent
CLI = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = [
    *READMES,
    ROOT / "CONTRIBUTING.md",
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if "generated" not in path.parts),
]
NAMES = {verb.name for verb in verbs()}


def said(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def listed() -> str:
    return CLI.split("## Commands")[1].split("## count")[0]


def test_the_commands_listed_are_those_there_are() -> None:
    rows = [line for line in listed().splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([a-z-]+)[^`]*`", row.split("|")[1])} == NAMES


@pytest.mark.parametrize("verb", verbs(), ids=lambda verb: verb.name)
def test_every_option_of_a_command_is_documented(verb: Verb) -> None:
    assert [param.name for param in (*verb.params, *COMMON) if param.name.lower() not in CLI.lower()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_shown_exists(path: Path) -> None:
    assert set(re.findall(r"(?:^\$ |&& |`)lawadmin (?:--on \S+ )?([a-z][a-z-]*)", said(path), re.MULTILINE)) <= NAMES


def test_both_readmes_show_the_same_commands() -> None:
    first, second = (re.findall(r"^pip install .*$", said(path), re.MULTILINE) for path in READMES)
    assert first == second
    assert len(first) == 2


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_file_linked_is_there(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", said(path))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_hook_is_documented() -> None:
    page = said(ROOT / "docs" / "reference" / "plugins.md")
    assert [name for name in vars(LawadminSpec) if name.startswith("lawadmin_") and f"`{name}`" not in page] == []


def test_every_key_of_the_configuration_is_documented() -> None:
    page = said(ROOT / "docs" / "reference" / "configuration.md")
    keys = {field.name for field in fields(Config)} - {"file"}
    assert [key for key in keys if not re.search(rf"[`.]{key}[`.]", page)] == []


def test_every_session_is_documented() -> None:
    sessions = re.findall(r'^@nox\.session(?:\(name="(\w+)"\))?\ndef (\w+)', said(ROOT / "noxfile.py"), re.MULTILINE)
    guide = said(ROOT / "CONTRIBUTING.md")
    assert [own or name for own, name in sessions if f"`{own or name}`" not in guide] == []
