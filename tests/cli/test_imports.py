from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.strange import install

ORGANS = "机关编号,机关名称\nY01,云溪县林业局\nY02,云溪县水利局\n"
POSTS = "岗位编号,所属机关,岗位名称,岗位角色\nY01-1,Y01,科员,承办人\n"
TENURES = "姓名,岗位编号,任职日期\n张甲,Y01-1,2024-01-01\n"
STEPS = """\
事项编号,程序,承办机关,步骤编号,步骤,日期,办理人,岗位
L1,行政许可,Y01,L1-1,申请,2026-03-02,,
L1,行政许可,Y01,L1-2,受理,2026-03-03,张甲,Y01-1
L2,行政许可,Y02,L2-1,申请,2026-03-04,,
"""
BAD = """\
事项编号,程序,承办机关,步骤编号,步骤,日期,办理人,岗位
L3,行政许可,Y09,L3-1,申请,2026-02-30,,
L4,行政许可,Y01,L4-1,起飞,2026-03-02,,
L5,行政许可,Y01,L5-1,申请,2036-03-02,,
"""
WIDE = """\
procedure = "licensing"
id = "编号"
organ = "机关"

[steps]
"申请" = "申请日"
"受理" = "受理日"
"""
COUNTS = ["stored", "matters", "events", "organs", "posts", "tenures", "entries"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a few ledgers."""
    ledgers = {"organs.csv": ORGANS, "posts.csv": POSTS, "tenures.csv": TENURES, "steps.csv": STEPS, "bad.csv": BAD}
    for name, text in ledgers.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ROSTER = ("organs.csv", "posts.csv", "tenures.csv")


def test_roster_and_steps_go_into_the_store(run: Run, folder: Path) -> None:
    said = run("import", *ROSTER, "steps.csv")
    assert (said.code, said.err) == (0, "")
    assert said.out == "已录入：事项 2 件，步骤 3 个，机关 2 个，职务 1 个，任职 1 条，登记 0 条\n"
    assert (folder / "lawadmin.db").is_file()
    assert "“受理”" in run("why", "L1", "decide", "--on", "2026-03-10").out


def test_what_is_stored_already_is_left_out_and_what_is_new_is_added(run: Run, folder: Path) -> None:
    run("import", *ROSTER, "steps.csv")
    again = run("import", *ROSTER, "steps.csv", "--format", "json").table
    assert list(again) == COUNTS
    assert [again[name] for name in COUNTS] == [True, 0, 0, 0, 0, 0, 0]
    (folder / "steps.csv").write_text(STEPS + "L1,行政许可,Y01,L1-3,准予,2026-03-09,张甲,Y01-1\n", encoding="utf-8")
    more = run("import", "steps.csv", "--format", "json").table
    assert (more["matters"], more["events"]) == (1, 1)
    assert "按期" in run("why", "L1", "decide", "--on", "2026-03-10").out


def test_a_roster_can_be_changed_and_changed_back(run: Run, folder: Path) -> None:
    run("import", *ROSTER, "steps.csv")
    for name in ("云溪县林草局", "云溪县林业局"):
        (folder / "organs.csv").write_text(ORGANS.replace("云溪县林业局", name), encoding="utf-8")
        assert run("import", "organs.csv", "--format", "json").table["organs"] == 1
        assert run("chain", "L1").out.startswith(f"L1  {name}\n")


def test_a_dry_run_stores_nothing(run: Run, folder: Path) -> None:
    said = run("import", *ROSTER, "steps.csv", "--dry-run")
    assert said.out.startswith("核对无误，未录入：事项 2 件，步骤 3 个")
    assert not (folder / "lawadmin.db").exists()
    assert run("import", *ROSTER, "--dry-run", "--format", "json").table["stored"] is False


def test_a_wide_table_is_read_by_a_layout(run: Run, folder: Path) -> None:
    (folder / "wide.toml").write_text(WIDE, encoding="utf-8")
    (folder / "wide.csv").write_text("编号,机关,申请日,受理日\nW1,Y01,2026-03-02,2026-03-03\n", encoding="utf-8")
    said = run("import", "wide.csv", "--layout", "wide.toml", "--format", "json", "--store", "sqlite:other.db")
    assert (said.table["matters"], said.table["events"]) == (1, 2)
    assert (folder / "other.db").is_file()


@pytest.mark.parametrize(
    ("layout", "said"),
    [("nobody", "没有列说明 'nobody'"), ("none.toml", "列说明无法读取"), ("bad.toml", "bad.toml：")],
)
def test_a_layout_that_cannot_be_used_is_bad_configuration(run: Run, folder: Path, layout: str, said: str) -> None:
    (folder / "bad.toml").write_text("procedure = 1\n", encoding="utf-8")
    answer = run("import", "steps.csv", "--layout", layout)
    assert (answer.code, answer.out) == (3, "")
    assert said in answer.err


# -- bad input


def test_every_fault_comes_at_once_and_nothing_is_stored(run: Run, folder: Path) -> None:
    said = run("import", *ROSTER, "steps.csv", "bad.csv")
    assert (said.code, said.out) == (3, "")
    lines = said.err.splitlines()
    assert lines[0] == "输入中有 4 处错误；未作任何录入"
    assert lines[1] == "  bad.csv:2：字段 日期：没有这一天。请核对年、月、日"
    assert lines[2] == "  bad.csv:2：字段 承办机关：没有这个机关。请先导入该机关，或者与本文件一并导入"
    assert lines[3].startswith("  bad.csv:3：字段 步骤：")
    assert lines[4].startswith("  bad.csv:4：字段 日期：晚于 ")
    assert not (folder / "lawadmin.db").exists()


def test_faults_are_said_in_english_too(run: Run, folder: Path) -> None:
    said = run("--lang", "en", "import", *ROSTER, "bad.csv")
    assert said.err.startswith(
        "4 faults in the input; nothing was taken\n  bad.csv:2: field 日期: the calendar has no such"
    )


def test_refused_rows_are_written_with_their_faults_and_nothing_is_stored(run: Run, folder: Path) -> None:
    said = run("import", *ROSTER, "bad.csv", "steps.csv", "--refused", "refused.csv")
    assert said.code == 3
    assert said.err.startswith("不能录入的行写在 refused.csv\n输入中有 4 处错误")
    rows = list(csv.DictReader(StringIO((folder / "refused.csv").read_text(encoding="utf-8"))))
    assert [(row["file"], row["row"], row["事项编号"]) for row in rows] == [
        ("bad.csv", "2", "L3"),
        ("bad.csv", "3", "L4"),
        ("bad.csv", "4", "L5"),
    ]
    assert rows[0]["fault"].startswith("字段 日期：没有这一天。请核对年、月、日；字段 承办机关：")
    assert not (folder / "lawadmin.db").exists()


def test_refused_rows_may_be_lines_of_json_and_are_checked_against_what_is_stored(run: Run, folder: Path) -> None:
    run("import", *ROSTER)
    assert run("import", "bad.csv", "--refused", "refused.jsonl").code == 3
    rows = [json.loads(line) for line in (folder / "refused.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["row"] for row in rows] == ["2", "3", "4"]


def test_a_whole_file_that_cannot_be_read_is_refused_as_one(run: Run, folder: Path) -> None:
    said = run("import", "none.csv", "--refused", "refused.csv")
    assert said.code == 3
    assert "none.csv：无法读取文件" in said.err
    rows = list(csv.DictReader(StringIO((folder / "refused.csv").read_text(encoding="utf-8"))))
    assert [(row["file"], row["row"]) for row in rows] == [("none.csv", "")]


def test_an_observer_that_fails_is_noted_and_the_import_stands(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = install(folder / "plugin")
    monkeypatch.syspath_prepend(folder / "plugin")
    said = run("--config", config, "import", *ROSTER)
    assert said.code == 4
    assert said.out.startswith("已录入：")
    assert "after_append" in said.err
    assert run("--config", config, "import", *ROSTER, "--format", "json").table["organs"] == 0
