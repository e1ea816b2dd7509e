"""The second county of the how-to: its own five clauses, from import to the report of its year, as shown."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest

from lawadmin import load_rules
from shown_pages import DOCS, Reader, Said, typed

PAGE = "how-to/own-plan"
pytestmark = pytest.mark.clause("3.2")

JUDGED = ("--on", "2026-01-15")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lanxi") / "lanxi"
    shutil.copytree(DOCS / "examples" / "county_lanxi", folder)
    return folder


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Said]:
    """Type what the page shows, one command after the other."""
    reader = Reader(folder)
    said = {}
    for command, shown in typed(PAGE):
        said[command] = reader.types(*shlex.split(command)[1:])
        assert (said[command].code, said[command].lacks(shown)) == (0, []), said[command]
    return said


def test_the_page_shows_the_whole_way(told: dict[str, Said]) -> None:
    words = [word for command in told for word in shlex.split(command)]
    assert [verb for verb in words if verb in {"import", "review", "plan", "year", "duties"}] == [
        "import", "review", "plan", "year", "duties", "year"
    ]  # fmt: skip


def test_the_plan_has_five_clauses_that_count_what_they_serve(folder: Path, told: dict[str, Said]) -> None:
    states = json.loads(Reader(folder).types(*JUDGED, "plan", "--format", "json").out)
    assert [(state["clause"], state["late"], state["findings"]) for state in states] == [
        ("一", 1, 1),
        ("二", 0, 0),
        ("三", 1, 1),
        ("四", 1, 1),
        ("五", 3, 3),
    ]
    assert {"licensing", "disclosure-request"} <= set(states[0]["procedures"])
    assert "county-plan/study" in states[3]["limits"]


def test_findings_name_the_countys_own_clauses(folder: Path, told: dict[str, Said]) -> None:
    found = json.loads(Reader(folder).types(*JUDGED, "review", "--format", "json").out)
    assert {finding["clause"] for finding in found} == {"一", "三", "四", "五"}


def test_the_report_speaks_the_countys_words(folder: Path, told: dict[str, Said]) -> None:
    written = (folder / "2025.md").read_text(encoding="utf-8")
    assert written.startswith("# 岚溪县2025年度法治政府建设情况报告")
    assert "| 四 | 领导干部学法 | 2 | 4 | 3 | 1 | 1 |" in written
    assert "| 2025-11-30 | 岚溪县商务局 | 班子成员每年学法 | 《岚溪县法治政府建设五条》第四条 | 按期 |" in written


def test_organs_are_assessed_by_the_countys_own_scheme(folder: Path, told: dict[str, Said]) -> None:
    report = json.loads(Reader(folder).types(*JUDGED, "year", "2025", "--format", "json").out)
    points = {one["organ"]: one["points"] for one in report["assessed"] if one["scheme"] == "five-clauses"}
    assert points == {"县政府": 0, "商务局": 87, "桃坞乡": 15}
    assert report["partial"] is False


def test_the_countys_plan_stands_in_the_place_of_the_houses(folder: Path) -> None:
    rules = load_rules(folder / "lawadmin.toml")
    assert [clause.id for clause in rules.clauses] == ["一", "二", "三", "四", "五"]
    assert rules.clause("2.7.1") == "四"
    assert rules.clause("2.6.6") == "2.6.6"
    assert len(load_rules().clauses) == 30
