"""The command ``what-if``, on the demonstration."""

from __future__ import annotations

import pytest

from cli.conftest import County

DECIDE = "administrative-licensing-act/decide"


def test_a_step_on_another_day_mends_a_finding(county: County) -> None:
    said = county.ask("what-if", "XK-2026-902", "--move", "准予=2026-03-18")
    assert said.code == 0, said.err
    assert "  撤销：“作出许可决定”逾期 6 天：2026-03-18 届满，2026-03-24 才办" in said.out.splitlines()
    table = county.ask("what-if", "XK-2026-902", "--move", "准予=2026-03-18", "--format", "json").table
    assert list(table) == ["restated", "figures"]


def test_without_a_step_and_with_what_changes_nothing(county: County) -> None:
    assert "新增：" in county.ask("what-if", "XK-2026-902", "--without", "准予").out
    same = county.ask("what-if", "XK-2026-902", "--edition", "administrative-licensing-act=2019-04-23")
    assert same.out == "XK-2026-902\n没有不同\n"


def test_a_shorter_term_for_the_whole_county(county: County) -> None:
    said = county.ask("what-if", "--limit", f"{DECIDE}=15")
    assert said.out.startswith("假设之下重新评判 ")
    assert "逾期办理 原：" in said.out
    table = county.ask("what-if", "--limit", f"{DECIDE}=15", "--format", "json").table
    assert list(table) == ["matters", "restated", "figures"]


def test_an_absence_puts_decisions_off(county: County) -> None:
    said = county.ask("what-if", "XK-2026-902", "--absent", "住建局-承办一=2026-03-20..2026-03-27")
    assert said.code == 0, said.err


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ((), 3, "没有写明改变什么"),
        (("--move", "准予=2026-03-18"), 3, "步骤是某一事项的步骤"),
        (("XK-2026-902", "--without", "飞"), 3, "XK-2026-902 没有步骤 飞"),
        (("--limit", "a/b=3"), 3, "没有这一期限"),
        (("--edition", "a=2020-01-01"), 3, "没有这一版本"),
        (("--absent", "a=2020-01-01..2020-01-02"), 3, "没有这一职务"),
        (("--limit", "decide=15"), 2, "用法错误：--limit 的值不对：不是期限和数字"),
        (("--move", "准予"), 2, "用法错误：--move 的值不对：不是“名称=值”"),
        (("--absent", "a=2020-01-01"), 2, "用法错误：--absent 的值不对：不是日期"),
    ],
)
def test_what_cannot_be_assumed_is_said(county: County, asked: tuple[str, ...], code: int, said: str) -> None:
    answer = county.ask("what-if", *asked)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(said)
