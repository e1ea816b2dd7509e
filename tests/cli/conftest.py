"""Run the command line in this process, and keep what it printed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from attrs import frozen

from lawadmin.cli import main


@frozen
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line, and give its exit code and what it printed."""

    def command(*arguments: str) -> Said:
        code = main(arguments)
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return command
