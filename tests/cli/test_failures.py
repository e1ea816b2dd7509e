"""What fails on the way is noted, makes the exit code 4, and leaves what was printed marked as partial."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cli.conftest import Run, Said
from cli.strange import install

Ask = Callable[..., Said]


@pytest.fixture
def ask(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Give what runs a command line with the strange plugin, on one of its stores."""
    config = install(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)

    def command(store: str, *arguments: str) -> Said:
        return run("--config", config, "--store", f"shelf:{store}", "--on", "2026-06-30", *arguments)

    return command


def test_a_whole_store_is_not_partial(ask: Ask) -> None:
    said = ask("late", "review", "--format", "json")
    assert (said.code, said.err) == (1, "")
    assert [finding["code"] for finding in said.rows] == ["overdue"]


def test_an_unreadable_matter_is_noted_and_stops_no_other(ask: Ask) -> None:
    said = ask("unreadable", "review", "--format", "json")
    assert said.code == 4
    assert said.rows[0]["matter"] == "m1"
    assert said.rows[-1]["partial"] is True
    assert "m2" in said.err
    assert said.err.endswith("以上结果不完整\n")


def test_a_store_that_breaks_ends_the_review_and_what_was_found_is_kept(ask: Ask) -> None:
    said = ask("breaks", "review", "--format", "json")
    assert said.code == 4
    assert [row.get("matter") for row in said.rows] == ["m1", None]
    assert said.rows[-1] == {"partial": True, "failures": ["数据库无法读取（disk）"]}
    assert said.err == "数据库无法读取（disk）\n以上结果不完整\n"


def test_every_format_marks_what_is_partial(ask: Ask) -> None:
    assert "以上结果不完整" in ask("breaks", "review", "--format", "table").out
    assert ask("breaks", "review", "--format", "text").out.endswith("以上结果不完整\n")
    assert json.loads(ask("breaks", "review", "--format", "jsonl").out.splitlines()[-1])["partial"] is True
    rows = list(csv.DictReader(StringIO(ask("breaks", "review", "--format", "csv").out)))
    assert (rows[-1]["code"], rows[-1]["message"]) == ("partial", "数据库无法读取（disk）")
    runs = ask("breaks", "review", "--format", "sarif").table["runs"]
    assert isinstance(runs, list)
    assert runs[0]["invocations"][0]["executionSuccessful"] is False
    suite = ET.fromstring(ask("breaks", "review", "--format", "junit").out.encode())[0]
    assert suite.get("errors") == "1"


def test_due_plan_and_report_are_marked_too(ask: Ask) -> None:
    assert ask("breaks", "due", "--format", "json").rows[-1]["partial"] is True
    assert ask("breaks", "plan", "--format", "json").rows[-1]["partial"] is True
    report = ask("breaks", "report", "--format", "json")
    assert (report.code, report.table["partial"], report.table["failures"]) == (4, True, ["数据库无法读取（disk）"])
    assert "**以上结果不完整**" in ask("breaks", "report").out


def test_a_cell_is_never_a_formula(ask: Ask) -> None:
    rows = list(csv.DictReader(StringIO(ask("late", "review", "--format", "csv").out)))
    assert [row["organ"] for row in rows] == ["'=o1"]


def test_an_observer_that_fails_changes_nothing(ask: Ask) -> None:
    said = ask("empty", "review", "--format", "json")
    assert (said.code, said.out) == (4, "[]\n")
    assert "插件 strange：" in said.err or "插件 strange 在 after_review 中" in said.err


def test_a_renderer_that_fails_is_named_and_nothing_is_written(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "review.txt"
    said = ask("late", "report", "-o", str(target))
    assert (said.code, said.out) == (4, "")
    assert not target.exists()
    assert "插件 strange 在 render 中运行" in said.err
    assert "anything" not in said.err


def test_a_store_that_only_reads_takes_no_import(ask: Ask, tmp_path: Path) -> None:
    ledger = tmp_path / "steps.jsonl"
    rows = [{"matter": "m9", "procedure": "licensing", "organ": "o1", "step": "申请", "day": "2026-03-02"}]
    ledger.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    said = ask("empty", "import", str(ledger))
    assert (said.code, said.err) == (3, "该数据库不支持 append。请换用支持的数据库，或者去掉该选项\n")


def test_an_interruption_says_so_and_has_its_own_code(ask: Ask) -> None:
    said = ask("interrupted", "review")
    assert (said.code, said.out) == (130, "")
    assert said.err.strip() == "已中断"


def test_one_unreadable_matter_asked_for_is_bad_input(ask: Ask) -> None:
    said = ask("unreadable", "why", "m2")
    assert (said.code, said.out) == (3, "")
    assert "处错误" in said.err or "m2" in said.err


def test_a_matter_without_clocks_or_charges_is_told(ask: Ask) -> None:
    said = ask("late", "chain", "m1")
    assert said.code == 0
    assert "（无记录）" in said.out
    assert "（无人认定）" in said.out


def test_a_matter_of_a_procedure_that_is_not_installed_has_nothing_to_explain(ask: Ask) -> None:
    assert ask("unheard", "why", "m3").out == "m3 没有可以解释的期限\n"
    assert ask("unheard", "why", "m3", "--format", "json").out == "[]\n"
    assert "没有可以逐段计算的期限" in ask("unheard", "chain", "m3").out


def test_a_plugin_that_is_not_installed_is_bad_configuration(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "lawadmin.toml"
    config.write_text('plugins = ["nobody"]\n', encoding="utf-8")
    said = run("--config", str(config), "acts")
    assert (said.code, said.out) == (3, "")
    assert "未安装 nobody" in said.err
