"""Measure what one matter costs when a case system saves it: its row read, its due days, its findings.

``nox -s bench`` prints the figures; each is the median of rounds that take turns, and its ratio to reading the row.
Nothing fails here for being slow.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

import pytest

from casework import CASES, RULES, computed
from lawadmin import explain, judge, oblige
from lawadmin.records.timeline import Timeline

ROUNDS, TIMES = 9, 50
TODAY = date(2026, 4, 8)
ROW = {
    "sqbh": "X-1", "bmdm": "SCJG", "sqrq": "2026-03-02", "slrq": "2026-03-04",
    "pskssj": "2026-03-10", "psjssj": "2026-03-12", "jdrq": None, "sdrq": None, "blfs": None,
}  # fmt: skip


def told() -> Timeline:
    return RULES.at(TODAY).timeline(CASES.row(ROW))


def taken(run: Callable[[], object]) -> float:
    begin = perf_counter()
    for _ in range(TIMES):
        run()
    return (perf_counter() - begin) / TIMES


def test_saving_one_case(capsys: pytest.CaptureFixture[str]) -> None:
    seen, timeline = RULES.at(TODAY), told()
    asked = oblige(seen, timeline)[0]
    parts: dict[str, Callable[[], object]] = {
        "the row read": told,
        "its due days": lambda: oblige(seen, timeline),
        "its findings": lambda: judge(seen, timeline),
        "one day explained": lambda: explain(asked, TODAY),
        "all on save": lambda: computed(ROW, TODAY),
    }
    rounds = [{name: taken(run) for name, run in parts.items()} for _ in range(ROUNDS)]
    figures = {name: 1e6 * median(one[name] for one in rounds) for name in parts}
    floor = figures["the row read"]
    lines = [f"  {name:<20}{figure:9.0f} µs {figure / floor:7.2f}" for name, figure in figures.items()]
    with capsys.disabled():
        sys.stdout.write("\none case of five steps; the ratio is to reading its row\n" + "\n".join(lines) + "\n")
    assert computed(ROW, TODAY).findings
