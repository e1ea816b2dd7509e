"""The table: what passed, what failed, and what a plugin does not claim, counted by part."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CONFTEST = "from lawadmin.testing.conformance import pytest_terminal_summary\n"

SUITE = """
import pytest
from lawadmin.testing.conformance import Conformance

class Reading(Conformance):
    part = "reading"

    def test_one(self, number):
        assert number == 1

    def test_two(self, number):
        assert number == 2

class Writing(Reading):
    kind = "number"
    part = "writing"

    def test_unclaimed(self):
        self.about["claimed"] = ""

class TestOne(Writing):
    @pytest.fixture
    def number(self):
        return 1

class TestNone(Writing):
    @pytest.fixture
    def number(self):
        raise ZeroDivisionError

def test_something_else():
    pass
"""


def run(folder: Path, **files: str) -> list[str]:
    for name, content in files.items():
        (folder / f"{name}.py").write_text(content, encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", ".", "."],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return said.stdout.splitlines()


def test_each_part_of_each_plugin_is_counted(tmp_path: Path) -> None:
    lines = run(tmp_path, conftest=CONFTEST, test_numbers=SUITE)
    began = next(number for number, line in enumerate(lines) if " conformance " in line)
    assert [line.split() for line in lines[began + 1 : began + 6]] == [
        ["plugin", "part", "passed", "failed", "not", "claimed"],
        ["test_numbers.py::TestNone", "(number)", "reading", "0", "2", "0"],
        ["writing", "0", "0", "1"],
        ["test_numbers.py::TestOne", "(number)", "reading", "1", "1", "0"],
        ["writing", "0", "0", "1"],
    ]


def test_nothing_is_written_unasked(tmp_path: Path) -> None:
    assert not [line for line in run(tmp_path, test_numbers=SUITE) if " conformance " in line]
    (tmp_path / "test_numbers.py").unlink()
    assert not [
        line for line in run(tmp_path, conftest=CONFTEST, test_other="def test_it(): pass") if "conform" in line
    ]
