"""The commands ``year``, ``duties`` and ``plan --trend`` on the demonstration."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cli.conftest import County, Run
from lawadmin.cli.reports import a_year_before

pytestmark = pytest.mark.clause("3.2")

REPORT = [
    "county", "year", "organ", "on", "as_of", "rules", "matters", "done", "head", "faults", "open", "ahead", "unkept",
    "assessed", "partial", "failures",
]  # fmt: skip
DUTY = [
    "sort", "day", "organ", "person", "matter", "procedure", "clause", "limit", "title", "citation", "by", "status"
]  # fmt: skip


# -- year


def test_a_year_has_its_four_parts_and_the_assessment(county: County) -> None:
    said = county.ask("year", "2025")
    assert said.code == 0
    assert [line for line in said.out.splitlines() if line.startswith("## ")] == [
        "## 一、主要举措和成效",
        "## 二、第一责任人履职",
        "## 三、不足与原因",
        "## 四、下年安排",
        "## 五、考核",
    ]
    assert said.out.startswith("# 云溪县2025年度法治政府建设情况报告")


def test_the_year_is_that_of_the_day_judged_unless_said_otherwise(county: County) -> None:
    assert county.ask("year").out.startswith("# 云溪县2026年度")


def test_a_year_of_one_organ_in_english(county: County) -> None:
    said = county.ask("year", "2025", "--organ", "市监局", "--lang", "en")
    assert said.out.startswith("# 云溪县市场监督管理局: law-based administration in 2025")
    assert "## 5. Assessment" in said.out
    assert "bonus 1" in said.out


def test_a_year_as_json_holds_every_figure_with_its_things(county: County) -> None:
    report = county.ask("year", "2025", "--format", "json").table
    assert list(report) == REPORT
    assert (report["county"], report["year"], report["organ"], report["partial"]) == ("云溪县", 2025, None, False)
    one = county.ask("year", "2025", "--format", "json", "--organ", "市监局").table
    assert one["organ"] == "市监局"


def test_a_year_is_written_to_a_file_in_the_format_of_its_ending(county: County, tmp_path: Path) -> None:
    target = tmp_path / "year.json"
    said = county.ask("year", "2025", "-o", str(target))
    assert (said.code, said.out, said.err) == (0, "", f"已写入 {target}\n")
    assert target.read_text(encoding="utf-8").startswith("{")


def test_a_format_without_a_report_of_the_year_is_refused(county: County, tmp_path: Path) -> None:
    said = county.ask("year", "2025", "-o", str(tmp_path / "year.ics"))
    assert said.code == 2
    assert "此命令的格式只有 docx、html、json、md、pdf、xlsx" in said.err


def test_a_figure_is_traced_to_all_that_is_behind_it(county: County) -> None:
    text = county.ask("year", "2025", "--trace", "late@petition")
    head, *things = text.out.splitlines()
    traced = county.ask("year", "2025", "--trace", "late@petition", "--format", "json").table
    assert head == f"逾期：{len(things)}"
    assert traced == {"figure": "late@petition", "number": len(things), "things": [thing.strip() for thing in things]}
    assert all("petition" in thing for thing in things)


def test_a_figure_that_counts_nothing_is_nought_and_an_unknown_one_refused(county: County) -> None:
    assert county.ask("year", "2025", "--trace", "late@coverage").out == "逾期：0\n"
    said = county.ask("year", "2025", "--trace", "lates")
    assert (said.code, said.out) == (2, "")
    assert "没有这个数字：lates" in said.err


def test_the_names_of_figures(county: County) -> None:
    assert county.ask("year", "2025", "--trace", "step:受理@licensing").out.startswith("受理：")
    assert county.ask("year", "2025", "--trace", "sum:fine:处罚决定").out.startswith("“处罚决定”罚款（元）合计：")
    assert county.ask("year", "2025", "--trace", "linked:review:变更").out.startswith("关联事项（review）“变更”：")


def test_an_organ_that_there_is_none_of_is_refused(county: County) -> None:
    for command in ("year", "duties"):
        said = county.ask(command, "2025", "--organ", "无此局")
        assert (said.code, said.out) == (3, "")
        assert "无此局" in said.err


def test_a_year_without_a_store_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("year", "2025").code == 3


# -- duties


def test_the_duty_calendar_lists_what_falls_due_returns_and_is_kept_by_nobody(county: County) -> None:
    rows = county.ask("duties", "2026", "--format", "json").rows
    assert [list(row) for row in rows] == [DUTY] * len(rows)
    assert {row["sort"] for row in rows} >= {"once", "recurring"}
    dated = [str(row["day"]) for row in rows if row["day"]]
    assert dated == sorted(dated)
    assert {day[:4] for day in dated} == {"2026"}
    assert all((row["matter"] is None) == (row["sort"] == "unkept") for row in rows)


def test_the_next_years_calendar_knows_what_returns_alone(county: County) -> None:
    rows = county.ask("duties", "2027", "--organ", "柳林镇", "--format", "json").rows
    study = [row for row in rows if row["limit"] == "county-plan/study"]
    assert [(row["day"], row["status"], row["organ"]) for row in study] == [("2027-12-31", None, "柳林镇")]
    assert {row["organ"] for row in rows} <= {"柳林镇", None}


def test_an_officers_duties_are_those_in_the_officers_hands(county: County) -> None:
    rows = county.ask("duties", "--person", "沈丁", "--format", "json").rows
    assert {row["person"] for row in rows} == {"沈丁"}
    assert "沈丁" in county.ask("duties", "--person", "沈丁", "--format", "table").out


def test_a_year_without_duties_says_so(county: County) -> None:
    assert county.ask("duties", "2026", "--person", "无名氏").out == "2026 年没有\n"
    assert county.ask("duties", "2026", "--person", "无名氏", "--format", "json").rows == []


# -- trend


def test_the_plan_beside_the_year_before(county: County) -> None:
    rows = county.ask("plan", "--trend", "--format", "json").rows
    plain = county.ask("plan", "--format", "json").rows
    for row, state in zip(rows, plain, strict=True):
        before, new, mended = (int(str(row[name])) for name in ("before", "new", "mended"))
        assert before + new - mended == row["findings"] == state["findings"]
    assert sum(int(str(row["new"])) for row in rows) > 0
    header = county.ask("plan", "--trend").out.splitlines()[0].split()
    assert header[-3:] == ["一年前", "新增", "消除"]


def test_a_year_before_the_twenty_ninth_of_february_is_the_last_of_it() -> None:
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert a_year_before(date(2026, 6, 30)) == date(2025, 6, 30)
