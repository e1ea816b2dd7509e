from __future__ import annotations

import json
import os
import re
from pathlib import Path

from cli.conftest import County, Run


def test_the_demonstration_shows_everything_on_one_screen(county: County) -> None:
    out = county.said.out
    lines = out.splitlines()
    assert county.said.err == ""
    assert lines[0] == f"在 {county.folder} 造了一个并不存在的县"
    matters = re.fullmatch(
        r"已录入：事项 (\d+) 件，步骤 \d+ 个，机关 \d+ 个，职务 \d+ 个，任职 \d+ 条，登记 \d+ 条", lines[1]
    )
    assert matters is not None
    assert lines[2].startswith(f"以 2026-06-30 为评判日，评查 {matters[1]} 件，发现 ")
    for heading in ("条文", "届满", "逾期", "负责"):
        assert heading in lines[4]
    assert "为何如此？以 XK-2026-901 为例，逐日说明：" in lines
    assert any(line.startswith("逾期 4 天：作出许可决定") for line in lines)
    assert "接下来可以输入：" in lines
    assert lines[-1] == "  lawadmin --on 2026-06-30 plan"


def test_the_review_is_written_three_ways(county: County) -> None:
    report = json.loads((county.folder / "review.json").read_text(encoding="utf-8"))
    reviewed = county.ask("review", "--format", "json").rows
    assert {finding["key"] for finding in report["findings"]} == {finding["key"] for finding in reviewed}
    assert (county.folder / "review.md").read_text(encoding="utf-8").startswith("# 云溪县")
    assert "<html" in (county.folder / "review.html").read_text(encoding="utf-8")


def test_a_folder_that_is_not_empty_is_refused(county: County, run: Run) -> None:
    said = run("demo", str(county.folder))
    assert (said.code, said.out) == (3, "")
    assert said.err == f"{county.folder}：文件夹不是空的。请指定空文件夹或者新文件夹\n"


def test_the_demonstration_as_json_and_in_english(run: Run, tmp_path: Path) -> None:
    said = run("demo", str(tmp_path / "a"), "--format", "json", "--lang", "en")
    assert said.code == 0
    answer = said.table
    assert list(answer) == ["folder", "on", "key", "taken", "documents", "report"]
    report = answer["report"]
    assert isinstance(report, dict)
    taken = answer["taken"]
    assert isinstance(taken, dict)
    assert list(taken) == ["matters", "events", "organs", "posts", "tenures", "entries"]
    assert report["matters"] == taken["matters"] > 300


def test_the_usual_folder_is_made_where_one_stands(run: Run, tmp_path: Path) -> None:
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        said = run("demo", "--lang", "en")
    finally:
        os.chdir(before)
    assert said.code == 0
    assert (tmp_path / "lawadmin-demo" / "lawadmin.toml").is_file()
    assert said.out.splitlines()[0] == "A county that does not exist was built in lawadmin-demo"
    assert "Next, type:" in said.out
