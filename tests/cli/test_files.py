"""The commands ``file`` and ``files`` on the demonstration."""

from __future__ import annotations

import pytest

from cli.conftest import County

pytestmark = pytest.mark.clause("2.4.4")


def test_a_file_says_what_it_lacks_and_what_that_costs(county: County) -> None:
    """The register of CF-2025-902 has no 询问笔录, which the sample standard marks with five points."""
    said = county.ask("file", "CF-2025-902")
    assert said.code == 0
    lines = [line.split() for line in said.out.splitlines()]
    assert ["2", "询问笔录", "缺", "调查取证", "-5"] in lines
    assert [line for line in lines if "缺" in line] == [["2", "询问笔录", "缺", "调查取证", "-5"]]
    assert lines[-1] == ["预计得分", "95，满分", "100；缺文书", "1", "件"]


def test_a_file_as_json(county: County) -> None:
    said = county.ask("file", "CF-2025-902", "--format", "json")
    shape = said.table
    assert (shape["score"], shape["full"], shape["lost"], shape["vetoes"]) == (95, 100, {"evidence": 5}, [])
    assert [(d["number"], d["document"]) for d in said.listed("documents") if not d["held"]] == [(2, "询问笔录")]


def test_a_file_of_which_nothing_is_registered_is_vetoed(county: County) -> None:
    said = county.ask("file", "CF-2026-919", "--lang", "en")
    assert "projected score 0 of 100" in said.out
    assert said.out.splitlines()[-1] == "vetoed by: 重大程序"


def test_a_procedure_without_a_standard_is_said(county: County) -> None:
    said = county.ask("file", "XF-2025-916")
    assert said.code == 3
    assert "没有案卷标准" in said.err
    assert "penalty" in said.err


def test_organs_are_ranked_by_the_files_of_a_year(county: County) -> None:
    ranked = county.ask("files", "2025", "--format", "json").rows
    assert {"place", "organ", "files", "mean", "total"} == set(ranked[0])
    assert all(one["total"] == one["mean"] for one in ranked if one["files"] == 1)
    assert county.ask("files", "2025").out.splitlines()[0].split() == ["名次", "机关", "案卷数", "平均分", "总分"]


def test_a_year_without_scores_is_said(county: County) -> None:
    assert county.ask("files", "2020").out == "2020 年没有评查得分\n"
