"""Measure start-up: importing, and loading all law from its files and from the document compiled of them.

``nox -s bench`` prints the figures; each is the median of rounds that take turns, and its ratio to the floor of its
kind. Nothing fails here for being slow.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copytree
from statistics import median
from time import perf_counter

import pytest

from house_law import STATUTES, editions
from lawadmin.converters.compiled import NAME, compiled, read_editions
from lawadmin.converters.editions import load_editions
from lawadmin.converters.packs import load
from lawadmin.defaults.national import lawadmin_pack

ROUNDS = 9
IMPORT = "from time import perf_counter as now; t = now(); import {}; print(now() - t)"


def imported(name: str) -> float:
    """Import a package in a process of its own, and give the seconds."""
    command = [sys.executable, "-c", IMPORT.format(name)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def taken(run: Callable[[], object]) -> float:
    begin = perf_counter()
    run()
    return perf_counter() - begin


def in_turns(contenders: dict[str, Callable[[], float]]) -> dict[str, float]:
    """Let contenders take turns, and give the median of each in milliseconds."""
    rounds = [{name: run() for name, run in contenders.items()} for _ in range(ROUNDS)]
    return {name: 1000 * median(one[name] for one in rounds) for name in contenders}


def show(capsys: pytest.CaptureFixture[str], title: str, figures: dict[str, float], floor: str) -> None:
    lines = [f"  {name:<28}{figure:9.2f} ms {figure / figures[floor]:7.2f}" for name, figure in figures.items()]
    said(capsys, "", f"{title}; the ratio is to {floor}", *lines)


def said(capsys: pytest.CaptureFixture[str], *lines: str) -> None:
    with capsys.disabled():
        sys.stdout.write("".join(f"{line}\n" for line in lines))


def test_importing(capsys: pytest.CaptureFixture[str]) -> None:
    figures = in_turns({name: partial(imported, name) for name in ("attrs", "lawadmin", "lawadmin.plugins")})
    show(capsys, "import, each in a process of its own", figures, "attrs")
    assert figures["lawadmin"] > 0


def test_loading_the_law(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = copytree(STATUTES, tmp_path / "statutes")
    (folder / NAME).write_text(compiled(folder), encoding="utf-8")
    text = (folder / NAME).read_bytes()
    figures = in_turns(
        {
            "json.loads": lambda: taken(lambda: json.loads(text)),
            "compiled": lambda: taken(lambda: read_editions(folder)),
            "from the files": lambda: taken(lambda: load_editions(folder)),
            "whole pack, from the files": lambda: taken(lambda: load(lawadmin_pack())),
        }
    )
    limits = sum(len(edition.limits) for edition in editions())
    show(capsys, f"{limits} limits of {len(editions())} editions, {len(text)} bytes compiled", figures, "json.loads")
    rate = f"  300 limits take {300 * figures['compiled'] / limits:.2f} ms; all editions hold {held(folder):.2f} MiB"
    said(capsys, rate)
    assert read_editions(folder) == editions()


def held(folder: Path) -> float:
    """Give the memory that the editions hold, in MiB."""
    tracemalloc.start()
    try:
        kept = read_editions(folder)
        now, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept
    return now / 2**20
