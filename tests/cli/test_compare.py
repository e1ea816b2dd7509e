"""The command ``compare``, on the demonstration."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import County, lawadmin

NOTICE = """
id = "2026-own"
title = "云溪县人民政府关于2026年放假的通知"
published = 2026-01-10
settles = 2026
region = "999901"
holiday = [{name = "临时休假", off = [2026-03-16, 2026-03-17], worked = []}]
"""

HEAD = ["then", "now", "on", "rules_then", "rules_now", "matters", "restated", "figures"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notices = tmp_path / "own" / "calendars"
    notices.mkdir(parents=True)
    (notices / "2026-own.toml").write_text(NOTICE, encoding="utf-8")
    return tmp_path / "own"


def test_a_year_judged_again_by_the_notice_of_the_next(county: County) -> None:
    said = county.ask("compare", "--as-of", "2025-11-03", "--as-of", "2026-06-30")
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert lines[0].startswith("以 2025-11-03 与 2026-06-30 所知各判一次（评判日 2026-06-30）：")
    assert any(line.endswith("（提醒须更正）") for line in lines)
    assert any(line.startswith("统计须更正：") for line in lines)
    assert lines[-1].startswith("须更正：事项 ")


def test_as_json_each_matter_says_what_differs(county: County) -> None:
    answer = county.ask("compare", "--as-of", "2025-11-03", "--as-of", "2026-06-30", "--format", "json").table
    assert list(answer) == HEAD
    assert (answer["then"], answer["now"]) == ("2025-11-03", "2026-06-30")
    restated = answer["restated"]
    assert isinstance(restated, list)
    keys = ["matter", "new", "mended", "changed", "moved", "withdrawn", "raised"]
    assert all(list(one) == keys for one in restated)


def test_the_days_may_come_in_any_order_and_before_the_command(county: County) -> None:
    first = county.ask("compare", "--as-of", "2025-11-03", "--as-of", "2026-06-30").out
    assert county.ask("--as-of", "2026-06-30", "compare", "--as-of", "2025-11-03").out == first


def test_one_day_is_compared_with_all_that_is_known(county: County) -> None:
    said = county.ask("compare", "--as-of", "2026-06-30")
    assert said.out.startswith("以 2026-06-30 与 现在 所知")
    assert said.out.endswith("两次所判没有不同\n")


def test_a_folder_says_what_it_moves(county: County, folder: Path) -> None:
    said = county.ask("compare", "--with", str(folder))
    assert said.code == 0, said.err
    assert said.out.startswith("不加与加上文件夹 own，以 现在 所知各判一次（评判日 2026-06-30）：")
    assert "期限：作出许可决定" in said.out
    early = county.ask("compare", "--with", str(folder), "--as-of", "2026-01-09")
    assert early.out.endswith("两次所判没有不同\n")


def test_a_folder_named_in_the_configuration_is_read_as_a_pack(county: County, folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "lawadmin.toml"
    text = (county.folder / "lawadmin.toml").read_text(encoding="utf-8")
    config.write_text(f'packs = ["own"]\n{text}', encoding="utf-8")
    said = lawadmin("--config", str(config), "days", "2026")
    assert "临时休假" in said.out
    config.write_text(f'packs = ["none", "nil"]\n{text}', encoding="utf-8")
    failed = lawadmin("--config", str(config), "days", "2026")
    assert failed.code == 3
    assert "none" in failed.err
    assert "nil" in failed.err


@pytest.mark.parametrize("days", [(), ("2026-01-01", "2026-01-02", "2026-01-03")])
def test_two_states_of_knowledge_are_asked_for(county: County, days: tuple[str, ...]) -> None:
    said = county.ask("compare", *(word for day in days for word in ("--as-of", day)))
    assert said.code == 3
    assert said.err.startswith("要比较的是两个时点所知")
