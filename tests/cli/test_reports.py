from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import County, Run

CLAUSE = ["clause", "title", "procedures", "checks", "limits", "open", "late", "findings"]


# -- plan


def test_a_clause_is_one_object(county: County) -> None:
    rows = county.ask("plan", "--format", "json").rows
    assert [list(row) for row in rows] == [CLAUSE] * 30
    licensing = rows[0]
    assert (licensing["clause"], licensing["title"]) == ("2.1.1", "行政许可")
    assert "licensing" in str(licensing["procedures"])
    assert "administrative-licensing-act/decide" in str(licensing["limits"])
    found = [finding for finding in county.ask("review", "--format", "json").rows if finding["clause"] == "2.1.1"]
    assert licensing["findings"] == len(found)


def test_the_plan_is_shown(county: County) -> None:
    lines = county.ask("plan").out.splitlines()
    assert lines[0].split() == ["条款", "名称", "程序", "期限数", "在办", "逾期", "问题"]
    assert "Licensing" in county.ask("plan", "--lang", "en", "--format", "table").out


def test_without_a_store_the_plan_says_what_serves_it_and_counts_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("plan", "--format", "json")
    assert (said.code, said.err) == (0, "没有数据库，只列出各条款由什么落实\n")
    assert "licensing" in str(said.rows[0]["procedures"])
    assert (said.rows[0]["open"], said.rows[0]["late"], said.rows[0]["findings"]) == (None, None, None)
    assert run("plan", "--store", "sqlite:nowhere.db").code == 3


# -- report


def test_a_report_is_markdown_unless_said_otherwise(county: County) -> None:
    said = county.ask("report")
    assert said.out.startswith("# 云溪县依法行政评查报告\n\n评判日 2026-06-30，所知截止 ")
    assert "### XK-2026-902" in said.out
    assert "- 条文：《中华人民共和国行政许可法》第四十二条第一款" in said.out
    assert county.ask("report", "--format", "md").out == said.out
    assert county.ask("report", "--lang", "en").out.startswith("# 云溪县 law-based administration: review\n")


def test_a_report_as_json_has_findings_and_plan(county: County) -> None:
    report = county.ask("report", "--format", "json").table
    assert list(report) == [
        "county", "on", "as_of", "rules", "matters", "findings", "plan", "partial", "failures"
    ]  # fmt: skip
    assert (report["county"], report["on"], report["partial"]) == ("云溪县", "2026-06-30", False)


@pytest.mark.parametrize(("name", "begins"), [("r.md", "# "), ("r.json", "{"), ("r.html", "<!")])
def test_the_ending_of_the_file_chooses_the_format(county: County, tmp_path: Path, name: str, begins: str) -> None:
    target = tmp_path / name
    target.write_text("old", encoding="utf-8")
    said = county.ask("report", "-o", str(target))
    assert (said.code, said.out, said.err) == (0, "", f"已写入 {target}\n")
    assert target.read_text(encoding="utf-8").lstrip().startswith(begins)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]
    assert target.stat().st_mode & 0o777 == 0o666 & ~umask()


def umask() -> int:
    import os

    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_format_asked_for_prevails_over_the_ending(county: County, tmp_path: Path) -> None:
    target = tmp_path / "review.txt"
    assert county.ask("report", "--output", str(target), "--format", "json").code == 0
    assert target.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize("arguments", [("-o", "r.odt"), ("--format", "odt"), ("-o", "r")])
def test_a_format_that_nothing_writes_is_a_fault_of_usage(county: County, arguments: tuple[str, ...]) -> None:
    said = county.ask("report", *arguments)
    assert (said.code, said.out) == (2, "")
    assert "--format 的值不对：此命令的格式只有 docx、html、json、md、pdf、xlsx" in said.err


def test_html_without_its_plugin_says_how_to_get_it(county: County, run: Run, tmp_path: Path) -> None:
    said = run("--store", f"sqlite:{county.folder / 'lawadmin.db'}", "report", "-o", str(tmp_path / "r.html"))
    assert said.code == 2
    assert "html 需要安装 lawadmin-reports" in said.err


def test_a_file_that_cannot_be_written_is_bad_input(county: County, tmp_path: Path) -> None:
    said = county.ask("report", "-o", str(tmp_path / "none" / "r.md"))
    assert (said.code, said.out) == (3, "")
    assert "文件无法写入（FileNotFoundError）" in said.err
    (tmp_path / "folder.md").mkdir()
    assert county.ask("report", "-o", str(tmp_path / "folder.md")).code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["folder.md"]
