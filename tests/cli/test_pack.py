"""Packs are checked on the command line: the core, a plugin's folder, a bare folder; bad data end with 3."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run, Said
from law_files import SOUND, write
from law_texts import texts

ROOT = Path(__file__).resolve().parent.parent.parent

RULES = """\
title = "试行规定"
rank = "部门规章"
passed = 2020-01-01
amends = "administrative-penalty-act"
lines = ["试行"]
daycount = {article = "第九条", working_days = "as written"}
limit = [
 {name = "serve", title = "送达", article = "第三条", amount = 9, unit = "个工作日", from = "处罚决定", per = true, until = ["送达"], survives = true},
 {name = "decide", title = "决定", article = "第四条", amount = 120, unit = "日", when = ["普通程序"], from = "立案", until = ["处罚决定", "不予处罚", "移送司法机关"]},
]
"""  # noqa: E501


def rules(folder: Path, text: str = RULES, act: str = "trial-rules") -> Path:
    write(folder / "statutes", text, act=act, first_day="2022-07-01")
    return folder


def checked(run: Run, folder: Path, *more: str) -> Said:
    return run("pack", "check", str(folder), "--format", "json", *more)


def test_the_core_is_sound(run: Run) -> None:
    said = run("pack", "check", "--format", "json")
    assert said.code == 0
    table = said.table
    assert (table["pack"], table["sound"], table["faults"], table["conflicts"], table["ties"]) == (
        "national", True, [], [], []
    )  # fmt: skip
    assert table["texts"] is None
    overrides = table["overrides"]
    assert isinstance(overrides, list)
    rights = {(one["limit"], one["by"]["act"]): one["right"] for one in overrides}
    assert rights["administrative-penalty-act/decide", "market-penalty-procedure-rules"] == "let"
    assert rights["administrative-penalty-act/serve", "market-penalty-procedure-rules"] == "tighter"


def test_a_text_that_loosens_what_it_may_not_is_shown_by_a_day(run: Run, tmp_path: Path) -> None:
    said = checked(run, rules(tmp_path))
    assert said.code == 3
    conflicts = said.table["conflicts"]
    assert isinstance(conflicts, list)
    (conflict,) = conflicts
    assert (conflict["limit"], conflict["right"]) == ("administrative-penalty-act/serve", None)
    assert conflict["start"] < conflict["there"] < conflict["here"]
    text = run("pack", "check", str(tmp_path))
    assert text.code == 3
    assert "administrative-penalty-act/serve：自 " in text.out
    assert "《试行规定》第四条取代《中华人民共和国行政处罚法》第六十条，依据：该条允许另行规定" in text.out


def test_faults_are_listed_all_at_once_with_their_lines(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "statutes", SOUND.replace("amount = 20", "amount = -1").replace('"法律"', '"规矩"'))
    write(tmp_path / "statutes", "title = ", act="other-act")
    said = checked(run, tmp_path)
    assert said.code == 3
    faults = said.table["faults"]
    assert isinstance(faults, list)
    assert {fault["where"] for fault in faults} == {
        "other-act/2020-07-01.toml:1", "trial-act/2020-07-01.toml:3", "trial-act/2020-07-01.toml:7"
    }  # fmt: skip
    (amount,) = [fault for fault in faults if fault["where"].endswith("trial-act/2020-07-01.toml:7")]
    assert (amount["limit"], amount["field"]) == ("decide", "amount")
    assert all(fault["limit"] is None for fault in faults if fault != amount)
    text = run("pack", "check", str(tmp_path)).out
    assert "处问题" in text
    assert "（期限 decide）" in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("limit = [", "limit = "),
        ("amount = 20", "amount = ２０"),
        ("2020-01-01", "2020-02-30"),
        ("[5, 10]", "[" * 40 + "]" * 40),
        ("amount = 20", "amount = " + "2" * 5000),
        ('rank = "法律"', 'rank = "法律"\nrank = "法律"'),
    ],
    ids=["syntax", "digits", "day", "depth", "length", "twice"],
)
def test_bad_data_end_with_a_sentence_and_no_traceback(run: Run, tmp_path: Path, old: str, new: str) -> None:
    write(tmp_path / "statutes", SOUND.replace(old, new, 1))
    said = run("pack", "check", str(tmp_path))
    assert (said.code, said.err) == (3, "")
    assert "1 处问题" in said.out
    assert "trial-act/2020-07-01.toml" in said.out
    assert "Traceback" not in said.out


def test_references_to_acts_that_are_nowhere(run: Run, tmp_path: Path) -> None:
    unknown = RULES.replace("administrative-penalty-act", "administrative-penalti-act")
    lapse = SOUND.replace('from = "准予"', 'from = {lapse = "administrative-penalty-act/decided"}')
    write(rules(tmp_path, unknown) / "statutes", lapse)
    faults = checked(run, tmp_path).table["faults"]
    assert isinstance(faults, list)
    assert [fault["where"] for fault in faults] == ["trial-act/2020-07-01.toml:8", "trial-rules/2022-07-01.toml:4"]
    assert "“administrative-penalty-act”" in faults[1]["text"] or "administrative-penalty-act" in faults[1]["text"]


def test_words_that_a_procedure_does_not_know(run: Run, tmp_path: Path) -> None:
    said = checked(run, rules(tmp_path, RULES.replace('until = ["送达"]', 'until = ["寄出"]')))
    faults = said.table["faults"]
    assert said.code == 3
    assert isinstance(faults, list)
    assert {fault["code"] for fault in faults} == {"unbound-step"}


def test_texts_that_speak_of_one_case_are_a_tie(run: Run, tmp_path: Path) -> None:
    tighter = RULES.replace("amount = 9", "amount = 5")
    said = run("pack", "check", str(rules(rules(tmp_path, tighter), tighter, act="other-rules")))
    assert said.code == 3
    assert said.out.count("谁也不优先") == 2


def test_what_cites_an_edition_that_has_ended(run: Run, tmp_path: Path) -> None:
    act = SOUND.replace("passed", 'until = 2024-12-31\nsuccessor = "别的法"\npassed')
    write(rules(tmp_path, RULES.replace("administrative-penalty-act", "trial-act")) / "statutes", act)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "notice.txt").write_text("依据《试行法》第三条", encoding="utf-8")
    (tmp_path / "templates" / "old").mkdir()
    zombies = checked(run, tmp_path, "--on", "2025-06-30").table["zombies"]
    assert isinstance(zombies, list)
    assert {(one["kind"], one["where"], one["cited"]) for one in zombies} == {
        ("pack", "trial-rules 2022-07-01", ""),
        ("template", "notice.txt", "第三条"),
    }
    assert checked(run, tmp_path, "--on", "2024-12-31").table["zombies"] == []
    assert (
        "法律包 trial-rules 2022-07-01：引用《试行法》" in run("pack", "check", str(tmp_path), "--on", "2025-06-30").out
    )


def test_a_pack_is_held_against_its_texts(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "statutes", SOUND.replace("第三条", "第三条第一款"))
    laws = str(texts(tmp_path / "laws"))
    said = checked(run, tmp_path, "--texts", laws)
    assert (said.code, said.table["unexplained"]) == (0, 0)
    wrong = SOUND.replace("第三条", "第三条第一款").replace("amount = 20", "amount = 30")
    write(tmp_path / "statutes", wrong)
    said = checked(run, tmp_path, "--texts", laws)
    assert said.code == 3
    compared = said.table["texts"]
    assert isinstance(compared, list)
    (line,) = compared[0]["exceptions"]
    assert (line["where"], line["mark"], line["says"], line["found"]) == (
        "trial-act/2020-07-01.toml:7", "no-number", "30日", ["二十日", "10工作日", "两月", "三年", "五年"]
    )  # fmt: skip
    assert "未说明之处：1" in run("pack", "check", str(tmp_path), "--texts", laws).out
    write(
        tmp_path / "statutes", wrong.replace('amount = 30, unit = "日"', 'amount = 30, unit = "日", note = "依第一条"')
    )
    text = run("pack", "check", str(tmp_path), "--texts", laws)
    assert text.code == 0
    assert "没有未说明之处" in text.out


def test_each_period_of_a_text_is_counted(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "statutes", SOUND.replace("第三条", "第三条第一款"))
    write(tmp_path / "statutes", act="other-act")
    laws, left = (
        str(texts(tmp_path / "laws", **{"试行法(2020-01-01)": "# 试行法\n\n第四条 五日内。\n\n第八条 六年。"})),
        tmp_path / "left",
    )
    left.mkdir()
    (left / "trial-act.toml").write_text('text = "试行法(2020-01-01)"\n', encoding="utf-8")
    said = checked(run, tmp_path, "--texts", laws, "--coverage", str(left))
    coverage = said.table["coverage"]
    assert isinstance(coverage, list)
    assert [(one["periods"], one["encoded"], one["unexplained"]) for one in coverage] == [(2, 1, ["第八条 六年"])]
    assert "第八条 六年" in run("pack", "check", str(tmp_path), "--texts", laws, "--coverage", str(left)).out


def test_editions_without_a_text_are_named(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "statutes")
    laws = str(texts(tmp_path / "laws", 别的法="# 别的法"))
    text = run("pack", "check", str(tmp_path), "--texts", laws)
    assert text.code == 0
    assert "没有文本的版本：trial-act 2020-07-01" in text.out


PROVINCE = """\
title = "云岭省办法"
rank = "地方性法规"
region = "99"
passed = 2020-01-01
daycount = {article = "第九条", working_days = "all"}
limit = [
 {name = "notify", title = "告知补正", article = "第三条", clause = "2.1.1", amount = 5, unit = "日", from = "申请", until = ["告知补正"]},
 {name = "decide", title = "决定", article = "第四条", clause = "2.1.1", amount = 25, unit = "日", from = "受理", until = ["准予", "不予"]},
]
"""  # noqa: E501


def test_what_stands_beside_a_national_limit_is_compared_by_a_day(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "statutes", PROVINCE, act="yunling-rules", first_day="2021-01-01")
    said = checked(run, tmp_path)
    assert (said.code, said.table["conflicts"], said.table["overrides"]) == (0, [], [])
    beside = said.table["beside"]
    assert isinstance(beside, list)
    told = {(one["limit"], one["other"]): one for one in beside}
    same = told["yunling-rules/notify", "administrative-licensing-act/notify"]
    looser = told["yunling-rules/decide", "administrative-licensing-act/decide"]
    assert (same["relation"], same["governs"], same["looser"]) == ("same", "other", None)
    assert (looser["relation"], looser["governs"]) == ("looser", "other")
    assert looser["looser"]["here"] > looser["looser"]["there"]
    text = run("pack", "check", str(tmp_path)).out
    assert "所试各日届满日都相同" in text
    assert "更宽：自 " in text
    assert "looser: counted from " in run("pack", "check", str(tmp_path), "--lang", "en").out


def test_what_is_not_counted_loosens_a_term_too(run: Run, tmp_path: Path) -> None:
    looser = PROVINCE.replace("passed", 'amends = "administrative-licensing-act"\npassed')
    notify = 'from = ["申请", "补正"], which = "each", until = ["告知补正"], exclude = ["听证"]'
    looser = looser.replace('from = "申请", until = ["告知补正"]', notify)
    write(tmp_path / "statutes", looser, act="yunling-rules", first_day="2021-01-01")
    said = checked(run, tmp_path)
    assert said.code == 3
    conflicts = said.table["conflicts"]
    assert isinstance(conflicts, list)
    assert {(one["limit"], tuple(one["paused"])) for one in conflicts} == {
        ("administrative-licensing-act/notify", ("听证",))
    }
    assert "“听证”占用 10 日" in run("pack", "check", str(tmp_path)).out


def test_what_a_pack_adds_is_said_before_it_is_installed(run: Run, tmp_path: Path) -> None:
    rules(tmp_path)
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "faults.toml").write_text(
        'fault = [\n {code = "odd", title = "怪", roles = {"承办人" = "直接责任"}},\n]\n', encoding="utf-8"
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "opinion.txt").write_text("# 意见书\n${事项}\n", encoding="utf-8")
    adds = checked(run, tmp_path).table["adds"]
    assert isinstance(adds, dict)
    assert (adds["texts"], adds["limits"], adds["faults"], adds["templates"], adds["procedures"]) == (
        ["试行规定"], 0, ["odd"], ["opinion.txt"], []
    )  # fmt: skip
    assert "新增：文本 1 个、过错 1 种、文书样式 1 个" in run("pack", "check", str(tmp_path)).out


def test_an_installed_pack_says_which_procedures_it_replaces(run: Run) -> None:
    said = run("pack", "check", "chongqing", "--format", "json")
    assert said.code == 0
    adds = said.table["adds"]
    assert isinstance(adds, dict)
    assert adds["replaces"]["subsistence-allowance"] == "subsistence-allowance-chongqing"
    assert adds["attribution"] == "重庆市行政执法责任"
    text = run("pack", "check", "chongqing", "--lang", "en").out
    assert "takes the place of subsistence-allowance, where a county says so" in text
    assert "chongqing-deputies-proposals-regulation/answer (stands beside a national one, see above)" in text


def test_a_template_with_an_unknown_field_is_a_fault(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "statutes")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "opinion.txt").write_text("# 意见书\n${无此项}\n", encoding="utf-8")
    said = checked(run, tmp_path)
    assert said.code == 3
    faults = said.table["faults"]
    assert isinstance(faults, list)
    assert len(faults) == 1
    assert "无此项" in faults[0]["text"]


def test_a_plugins_folder_is_found_below_src(run: Run, tmp_path: Path) -> None:
    rules(tmp_path / "src" / "lawadmin_trial")
    assert checked(run, tmp_path).table["limits"] == 2


@pytest.mark.parametrize("name", ["sqlite", "lawadmin-nowhere"])
def test_what_is_no_pack_is_refused(run: Run, name: str) -> None:
    said = run("pack", "check", name)
    assert (said.code, said.out) == (3, "")
    assert name in said.err


def test_a_folder_without_law_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("pack", "check", str(tmp_path)).code == 3


def test_the_same_in_english(run: Run, tmp_path: Path) -> None:
    said = run("pack", "check", str(rules(tmp_path)), "--lang", "en")
    assert "and nothing lets it differ" in said.out
