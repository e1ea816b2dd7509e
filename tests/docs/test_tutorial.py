"""The tutorial, typed in: every command it shows answers with the lines that it shows."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from shown_pages import Reader, Said, blocks

PAGE = "tutorials/first-review"
LEFT_OUT = "…"
"""Stands in a shown answer for lines left out."""


def typed() -> Iterator[tuple[str, tuple[str, ...]]]:
    """List the commands of the page with the lines shown of their answers."""
    for block in blocks(PAGE, "console"):
        for shown in block.removeprefix("$ ").split("\n$ "):
            command, *answer = shown.splitlines()
            yield command, tuple(line for line in answer if line.strip() not in ("", LEFT_OUT))


COMMANDS = tuple(pair for pair in typed() if not pair[0].startswith(("pip ", "cd ")))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Follow the page into the folder that it changes to, once the demonstration is built."""
    above = Reader(tmp_path_factory.mktemp("tutorial"))
    assert above.types("demo").code == 0
    return Reader(above.folder / "lawadmin-demo")


def answered(reader: Reader, command: str) -> Said:
    """Type a command; what stands behind a pipe only chooses among the lines."""
    words = shlex.split(command.split(" | ", maxsplit=1)[0])
    if words[0] == "lawadmin":
        return reader.types(*words[1:])
    done = subprocess.run(command, shell=True, cwd=reader.folder, capture_output=True, text=True, check=True)
    return Said(done.returncode, done.stdout, done.stderr)


def test_the_page_begins_with_the_demonstration_and_its_folder() -> None:
    commands = [command for command, _ in typed()]
    assert commands[1:3] == ["lawadmin demo", "cd lawadmin-demo"]


@pytest.mark.parametrize(("command", "shown"), COMMANDS[1:], ids=[command for command, _ in COMMANDS[1:]])
def test_a_command_answers_with_the_lines_shown(reader: Reader, command: str, shown: tuple[str, ...]) -> None:
    said = answered(reader, command)
    assert "Traceback" not in said.err
    assert said.code in (0, 1, 3)
    answer = iter((said.out + said.err).splitlines())
    assert [line for line in shown if line not in answer] == []  # one after another, each once


def test_what_the_page_writes_is_there(reader: Reader) -> None:
    assert reader.types("--on", "2026-06-30", "report", "--format", "md", "-o", "again.md").code == 0
    assert Path(reader.folder / "again.md").stat().st_size > 0
