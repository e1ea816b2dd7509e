"""Killed at any point of sending, no notice is lost, and a receiver that knows keys has each effect once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from attrs import frozen

TESTS = Path(__file__).resolve().parents[1]
POINTS = 100
ALL = [f"n{number}" for number in range(5)]


@frozen
class Crash:
    killed: bool
    effects: list[str]
    arrived: list[str]

    @property
    def twice(self) -> int:
        return sum(Counter(self.arrived).values()) - len(set(self.arrived))


def crashes(folder: Path, way: str, points: int) -> list[Crash]:
    code = [sys.executable, "-m", "reminders.crashing", str(folder), str(points), way]
    done = subprocess.run(code, cwd=TESTS, capture_output=True, text=True, check=True, timeout=300)
    return [Crash(**json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_sent_then_marked_nothing_is_lost_and_at_most_one_comes_twice_a_crash(tmp_path: Path) -> None:
    found = crashes(tmp_path, "send", POINTS)
    assert [one.killed for one in found] == [True] * POINTS
    assert [sorted(one.effects) for one in found] == [ALL] * POINTS
    assert max(one.twice for one in found) == 1


@pytest.mark.slow
def test_marked_then_sent_the_same_harness_finds_a_loss(tmp_path: Path) -> None:
    found = crashes(tmp_path, "mark", 20)
    assert any(sorted(one.effects) != ALL for one in found)
