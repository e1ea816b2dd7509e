from __future__ import annotations

import csv
import json
import re
from collections import Counter
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cli.conftest import County, Run, Said

FINDING = [
    "key", "code", "clause", "matter", "procedure", "organ", "limit", "citation", "due", "due_earliest", "since",
    "days_late", "gravity", "message", "charges",
]  # fmt: skip
CHARGE = ["person", "post", "responsibility", "facts", "missing"]


def one(said: Said, key: str) -> dict[str, object]:
    return next(finding for finding in said.rows if finding["key"] == key)


def charges(finding: dict[str, object]) -> list[dict[str, object]]:
    found = finding["charges"]
    assert isinstance(found, list)
    return found


def test_a_finding_is_one_object_with_the_keys_that_are_promised(county: County) -> None:
    said = county.ask("review", "--format", "json")
    assert (said.code, said.err) == (1, "")
    assert all(list(finding) == FINDING for finding in said.rows)
    assert all(list(charge) == CHARGE for finding in said.rows for charge in charges(finding))
    assert len({finding["key"] for finding in said.rows}) == len(said.rows)


def test_a_finding_says_what_lapsed_by_which_article_on_which_day_and_who_answers(county: County) -> None:
    found = [f for f in county.ask("review", "--format", "json").rows if f["matter"] == "XK-2026-902"]
    late = next(finding for finding in found if finding["code"] == "late")
    assert late["limit"] == "administrative-licensing-act/decide"
    assert late["citation"] == "《中华人民共和国行政许可法》第四十二条第一款"
    assert (late["due"], late["due_earliest"], late["days_late"]) == ("2026-03-18", "2026-03-18", 6)
    assert late["message"] == "“作出许可决定”逾期 6 天：2026-03-18 届满，2026-03-24 才办"
    assert late["clause"] == "2.1.1"
    assert late["gravity"] == "minor"
    assert {str(charge["person"]) for charge in charges(late)} == {"吕乙", "孔戊"}
    assert all(isinstance(charge["facts"], dict) for charge in charges(late))


def test_what_no_organ_answers_for_is_the_whole_county_s(county: County) -> None:
    assert "[提示] 全县：没有做到有件必备：22 件中备案 21 件，未备：GF-2025-902\n" in county.ask("review").out


def test_the_message_is_in_the_language_asked_for(county: County) -> None:
    said = county.ask("review", "--lang", "en", "--format", "json")
    assert any("days late; due 2026-03-18, done 2026-03-24" in str(finding["message"]) for finding in said.rows)


@pytest.mark.parametrize(("level", "code"), [("note", 1), ("minor", 1), ("serious", 1), ("grave", 1)])
def test_findings_as_grave_as_asked_make_the_exit_code_1(county: County, level: str, code: int) -> None:
    assert county.ask("review", "--fail-on", level).code == code


def test_findings_less_grave_than_asked_leave_it_at_0(county: County) -> None:
    early = county.ask("--on", "2024-12-31", "review", "--fail-on", "grave", "--format", "json")
    assert early.code == 0


# -- baseline


def test_only_what_an_earlier_review_did_not_know_counts(county: County, tmp_path: Path) -> None:
    whole = county.ask("review", "--format", "json")
    baseline = tmp_path / "before.json"
    baseline.write_text(json.dumps(whole.rows[1:]), encoding="utf-8")
    said = county.ask("review", "--baseline", str(baseline), "--format", "json")
    assert [finding["key"] for finding in said.rows] == [whole.rows[0]["key"]]
    baseline = tmp_path / "all.json"
    baseline.write_text(whole.out, encoding="utf-8")
    again = county.ask("review", "--baseline", str(baseline), "--format", "json")
    assert (again.code, again.out) == (0, "[]\n")


def test_a_baseline_may_be_lines_or_a_report_and_what_is_mended_is_counted(county: County, tmp_path: Path) -> None:
    lines = tmp_path / "before.jsonl"
    gone = json.dumps({"key": "gone"})
    lines.write_text(f"{county.ask('review', '--format', 'jsonl').out}{gone}\n\n", encoding="utf-8")
    said = county.ask("review", "--baseline", str(lines))
    assert said.code == 0
    assert said.out.endswith("项在基线中已有，1 项已经改正\n")
    assert county.ask("review", "--baseline", str(county.folder / "review.json")).code == 0


@pytest.mark.parametrize("text", ["{", "[1]", "[{}]", "7", '{"a": 1}', "\udcff"])
def test_a_baseline_that_holds_no_findings_is_bad_input(county: County, tmp_path: Path, text: str) -> None:
    baseline = tmp_path / "before.json"
    baseline.write_bytes(text.encode("utf-8", "surrogateescape"))
    said = county.ask("review", "--baseline", str(baseline))
    assert (said.out, said.code) == ("", 3)
    assert said.err.startswith(f"{baseline}：")


def test_a_baseline_that_is_not_there_is_bad_input(county: County) -> None:
    said = county.ask("review", "--baseline", "nowhere.json")
    assert (said.code, said.out) == (3, "")
    assert "文件无法读取（FileNotFoundError）。请核对路径、权限和编码" in said.err


# -- other formats


def test_text_tells_each_finding_with_its_key_whole(county: County) -> None:
    said = county.ask("review", "--format", "text")
    keys = {finding["key"] for finding in county.ask("review", "--format", "json").rows}
    told = {line.removeprefix("    编号 ") for line in said.out.splitlines() if line.startswith("    编号 ")}
    assert told == keys
    assert re.fullmatch(rf"评查 \d+ 件，发现 {len(keys)} 项", said.out.splitlines()[-1])
    assert county.ask("review").out == said.out


def test_a_table_fits_a_hundred_columns(county: County) -> None:
    from rich.cells import cell_len

    lines = county.ask("review", "--format", "table").out.splitlines()
    assert max(map(cell_len, lines)) <= 100
    assert lines[1].split() == ["事项", "机关", "问题", "条文", "届满", "逾期", "负责", "程度"]
    assert all("\x1b" not in line for line in lines)


def test_lines_of_json_are_the_findings(county: County) -> None:
    lines = county.ask("review", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == county.ask("review", "--format", "json").rows


def test_csv_has_a_heading_and_a_row_a_finding(county: County) -> None:
    rows = list(csv.DictReader(StringIO(county.ask("review", "--format", "csv").out)))
    wanted = county.ask("review", "--format", "json").rows
    assert list(rows[0]) == FINDING
    assert [row["key"] for row in rows] == [finding["key"] for finding in wanted]
    assert "孔戊" in next(row["charges"] for row in rows if row["matter"] == "XK-2026-902")


def test_sarif_holds_each_finding_once(county: County) -> None:
    log = county.ask("review", "--format", "sarif").table
    assert (log["version"], str(log["$schema"])[-23:]) == ("2.1.0", "sarif-schema-2.1.0.json")
    runs = log["runs"]
    assert isinstance(runs, list)
    run = runs[0]
    wanted = county.ask("review", "--format", "json").rows
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert [r["partialFingerprints"]["findingKey/v1"] for r in run["results"]] == [f["key"] for f in wanted]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert Counter(result["level"] for result in run["results"]).keys() <= {"note", "warning", "error"}


def test_junit_has_a_failed_test_a_finding(county: County) -> None:
    suite = ET.fromstring(county.ask("review", "--format", "junit").out.encode())[0]
    wanted = county.ask("review", "--format", "json").rows
    assert [case.get("name") for case in suite if case.find("failure") is not None] == [f["key"] for f in wanted]
    assert (suite.get("tests"), suite.get("failures")) == (str(len(wanted) + 1), str(len(wanted)))


# -- what the county accepts, and what is not there


def configured(county: County, folder: Path, *lines: str) -> str:
    """Write a configuration that names the demonstration's store."""
    file = folder / "lawadmin.toml"
    text = ("[store]", f'url = "sqlite:{county.folder / "lawadmin.db"}"', *lines)
    file.write_text("\n".join(text) + "\n", encoding="utf-8")
    return str(file)


def test_a_finding_accepted_with_a_reason_is_left_out_until_its_last_day(
    county: County, tmp_path: Path, run: Run
) -> None:
    found = county.ask("review", "--format", "json").rows
    key = next(str(finding["key"]) for finding in found if finding["matter"] == "XK-2026-902")
    words = 'reason = "已补正", by = "司法局", until = 2026-06-30'
    config = configured(county, tmp_path, "[accept]", f'"{key}" = {{{words}}}')
    for on, left in (("2026-06-30", False), ("2026-07-01", True)):
        said = run("--config", config, "--on", on, "review", "--format", "json")
        assert (key in {finding["key"] for finding in said.rows}) is left


def test_a_store_that_is_not_there_says_what_to_do(run: Run, tmp_path: Path) -> None:
    said = run("review", "--store", f"sqlite:{tmp_path / 'none.db'}", "--format", "json")
    assert (said.code, said.out) == (3, "")
    assert said.err.endswith("没有数据库。请先导入台账（lawadmin import 文件），或者用 --store 指明数据库\n")


def test_a_scheme_that_nothing_opens_is_bad_configuration(run: Run) -> None:
    said = run("review", "--store", "oracle:x")
    assert said.code == 3
    assert "没有插件能打开" in said.err
