"""The tutorial, typed in: every command it shows answers with the lines that it shows."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from shown_pages import Reader, Said, typed

PAGE = "tutorials/first-review"
pytestmark = pytest.mark.slow
COMMANDS = tuple(pair for pair in typed(PAGE) if not pair[0].startswith(("pip ", "cd ")))


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
    commands = [command for command, _ in typed(PAGE)]
    assert commands[1:3] == ["lawadmin demo", "cd lawadmin-demo"]


@pytest.mark.parametrize(("command", "shown"), COMMANDS[1:], ids=[command for command, _ in COMMANDS[1:]])
def test_a_command_answers_with_the_lines_shown(reader: Reader, command: str, shown: tuple[str, ...]) -> None:
    said = answered(reader, command)
    assert "Traceback" not in said.err
    assert said.code in (0, 1, 3)
    assert said.lacks(shown) == []


def test_what_the_page_writes_is_there(reader: Reader) -> None:
    assert reader.types("--on", "2026-06-30", "report", "--format", "md", "-o", "again.md").code == 0
    assert Path(reader.folder / "again.md").stat().st_size > 0
