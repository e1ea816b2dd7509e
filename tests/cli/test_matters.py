from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import County

WHY = (
    "逾期 6 天：作出许可决定最迟应在 2026-03-18（周三），2026-03-24（周二）才办"
    "（《中华人民共和国行政许可法》第四十二条第一款）。\n"
)


def listed(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


# -- why


def test_why_begins_with_one_plain_sentence(county: County) -> None:
    said = county.ask("why", "XK-2026-902", "decide")
    assert said.code == 0
    assert said.out.startswith(WHY)


def test_why_goes_day_by_day_and_names_the_notices(county: County) -> None:
    lines = county.ask("why", "XK-2026-902", "administrative-licensing-act/decide").out.splitlines()
    assert "  《中华人民共和国行政许可法》第四十二条第一款，2019-04-23 施行（法律）" in lines
    assert "  期限 20 日，按工作日计（第八十二条）" in lines
    assert any("起算，当日不计入" in line for line in lines)
    assert any("春节（通知 2026）" in line for line in lines)
    assert any(line.endswith("“准予”办结") for line in lines)
    assert any(line.startswith("  通知 2026：国务院办公厅关于2026年部分节假日安排的通知") for line in lines)


def test_why_says_what_the_lapse_lets_the_party_do_and_until_when(county: County) -> None:
    lines = county.ask("why", "XK-2026-902", "decide").out.splitlines()
    assert "  当事人可以自 2026-03-19 至 2026-09-18 提起行政诉讼" in lines[-2]
    (one,) = listed(county.ask("why", "XK-2026-902", "decide", "--format", "json").json)
    assert [(right["right"], right["first"], right["last"]) for right in listed(one["rights"])] == [
        ("提起行政诉讼", "2026-03-19", "2026-09-18"),
        ("申请行政复议", "2026-03-19", "2026-05-18"),
    ]


def test_why_without_a_limit_tells_all_of_them(county: County) -> None:
    said = county.ask("why", "XK-2026-902")
    assert said.out.count("《中华人民共和国行政许可法》") >= 4
    assert county.ask("why", "XK-2026-902", "作出许可决定").out.startswith(WHY)


def test_why_in_english(county: County) -> None:
    said = county.ask("why", "XK-2026-902", "decide", "--lang", "en").out
    assert said.startswith("6 days late: Decide on the application was due 2026-03-18 (Wed) and done 2026-03-24 (Tue)")
    assert "counted in working days (第八十二条)" in said


def test_why_as_json_has_the_count_and_the_law(county: County) -> None:
    (one,) = listed(county.ask("why", "XK-2026-902", "decide", "--format", "json").json)
    assert (one["status"], one["due"], one["met"]) == ("late", "2026-03-18", "2026-03-24")
    assert one["citation"] == "《中华人民共和国行政许可法》第四十二条第一款"
    assert next(step["code"] for step in listed(one["because"])) == "start"
    count = one["count"]
    assert isinstance(count, dict)
    assert count["latest"] == "2026-03-18"


@pytest.mark.parametrize("matter", ["XK-2025-922", "XF-2025-918"])
def test_why_says_on_what_an_open_day_depends(county: County, matter: str) -> None:
    assert "取决于：" in county.ask("why", matter).out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("why", "XK-0"), "数据库中没有事项 XK-0。请核对事项编号，或者先导入台账"),
        (("chain", "XK-0"), "数据库中没有事项 XK-0。"),
        (("why", "XK-2026-902", "fly"), "XK-2026-902 没有期限 fly。该事项的期限有 notify、decide"),
    ],
)
def test_what_is_not_there_is_bad_input(county: County, asked: tuple[str, ...], said: str) -> None:
    answer = county.ask(*asked)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith(said)


# -- chain


def test_chain_says_who_held_a_matter_on_which_days(county: County) -> None:
    answer = county.ask("chain", "XK-2026-901", "--format", "json").table
    assert list(answer) == ["matter", "procedure", "organ", "chain", "limits", "findings"]
    assert {place["role"] for place in listed(answer["chain"])} == {"承办人", "审核人", "批准人", "主要负责人"}
    decide = next(one for one in listed(answer["limits"]) if one["limit"] == "administrative-licensing-act/decide")
    hops = listed(decide["hops"])
    assert [(hop["person"], hop["days"], hop["share"], hop["late"]) for hop in hops] == [
        ("花戊", 16, 53, 0),
        ("韩戊", 16, 47, 2),
    ]
    assert [hop["last_clear_chance"] for hop in hops] == [False, True]
    assert decide["days"] == 32


def test_chain_is_told_with_who_answers(county: County) -> None:
    lines = county.ask("chain", "XK-2026-901").out.splitlines()
    assert lines[0] == "XK-2026-901  云溪县市场监督管理局"
    assert "  批准人  杨己 副局长" in lines
    assert any(line.startswith("韩戊 许可股股长") and line.endswith("末日在手") for line in lines)
    assert "谁负责：“作出许可决定”逾期 4 天：2026-03-26 届满，2026-03-30 才办" in lines
    assert "  杨己 副局长（直接负责的主管人员）" in lines
    assert any(line.startswith("    经手 ") for line in lines)


def test_chain_is_drawn(county: County, tmp_path: Path) -> None:
    drawn = county.ask("chain", "XK-2026-901", "--format", "svg").out
    assert drawn.startswith("<svg ")
    assert "作出许可决定" in drawn
    said = county.ask("chain", "XK-2026-901", "-o", str(tmp_path / "chain.svg"))
    assert (said.code, said.out) == (0, "")
    assert (tmp_path / "chain.svg").read_text(encoding="utf-8") == drawn


def test_chain_as_a_table(county: County) -> None:
    said = county.ask("chain", "XK-2026-901", "--format", "table", "--lang", "en").out
    assert "held by" in said
    assert "held on the last day" in said


def test_a_vacant_post_and_a_question_are_said(county: County) -> None:
    said = county.ask("chain", "XK-2025-911").out
    assert "（空缺） 审批股股长" in said
    assert "    ? 该职务当时由谁担任" in said
