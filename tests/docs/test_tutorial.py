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


def test_every_command_answers_with_the_lines_shown(reader: Reader) -> None:
    """Type the commands one after the other, as a reader does: some use what an earlier one wrote."""
    lacking = {command: lacks(answered(reader, command), shown) for command, shown in COMMANDS[1:]}
    assert {command: lines for command, lines in lacking.items() if lines} == {}


def lacks(said: Said, shown: tuple[str, ...]) -> list[str]:
    """List what is missing from an answer, a traceback or a strange exit code among it."""
    wrong = [said.err] if "Traceback" in said.err or said.code not in (0, 1, 3) else []
    return [*wrong, *said.lacks(shown)]


def test_what_the_page_writes_is_there(reader: Reader) -> None:
    assert reader.types("--on", "2026-06-30", "report", "--format", "md", "-o", "again.md").code == 0
    assert Path(reader.folder / "again.md").stat().st_size > 0
