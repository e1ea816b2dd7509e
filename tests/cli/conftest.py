"""Run the command line in this process, and keep what it printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from attrs import frozen

from lawadmin.cli import main

ON = "2026-06-30"
"""The day on which the demonstration is judged."""


@frozen
class Said:
    """Hold what a command line said: its exit code, and what it printed where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, object]]:
        """Give the answer as a list of objects."""
        answer = self.json
        assert isinstance(answer, list)
        return answer

    def listed(self, name: str) -> list[dict[str, object]]:
        """Give one value of the answer as a list of objects."""
        value = self.table[name]
        assert isinstance(value, list)
        return value

    @property
    def table(self) -> dict[str, object]:
        """Give the answer as an object."""
        answer = self.json
        assert isinstance(answer, dict)
        return answer


Run = Callable[..., Said]


class Terminal(StringIO):
    """Be taken for a terminal."""

    def isatty(self) -> bool:
        return True


def lawadmin(*arguments: str, terminal: bool = False) -> Said:
    """Run a command line, in a terminal or with its output kept in a file."""
    out, err = (Terminal(), Terminal()) if terminal else (StringIO(), StringIO())
    with redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return Said(code, out.getvalue(), err.getvalue())


answered = cache(lawadmin)


@pytest.fixture
def run() -> Run:
    """Give what runs a command line."""
    return lawadmin


@frozen
class County:
    """Hold the demonstration, built once: its folder, what building it said, and how to ask about it."""

    folder: Path
    said: Said

    def ask(self, *arguments: str) -> Said:
        """Ask about it; nothing that is asked changes it, so that each question is answered once a run."""
        return answered("--config", str(self.folder / "lawadmin.toml"), "--on", ON, *arguments)


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    """Build the demonstration through the command line."""
    folder = tmp_path_factory.mktemp("demo") / "county"
    said = lawadmin("demo", str(folder))
    assert said.code == 0, said.err
    return County(folder, said)
