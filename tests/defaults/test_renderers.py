from __future__ import annotations

import json
from datetime import date

import pytest
from attrs import evolve

from lawadmin.accountability import Charge
from lawadmin.assessment.plan import ClauseState
from lawadmin.assessment.report import Report, Reported
from lawadmin.defaults.renderers import as_json, as_markdown
from lawadmin.errors import InputError
from lawadmin.hookspecs import Render
from lawadmin.law.citation import Citation
from lawadmin.rules.values import Finding, Gravity

DAY = date(2026, 3, 7)
FINDING = Finding(
    "late", "m|1", "o1", "licensing", "2.1.1", Gravity.SERIOUS, DAY, "a/decide",
    citation=Citation("a", "示例法", "第一条", DAY), due=DAY, due_earliest=DAY, days_late=3,
    fields=(("title", "决定*<b>"), ("done", date(2026, 3, 10))),
)  # fmt: skip
CHARGES = (
    Charge("k", "张甲", "科员", "直接责任", (("days-held", "5"),), ("who-held",)),
    Charge("k", None, None, "主管责任"),
)
REPORT = Report(
    county="云溪县",
    on=DAY,
    as_of=DAY,
    rules="abc",
    matters=2,
    findings=(
        Reported(FINDING, CHARGES, "某局", "行政许可"),
        Reported(evolve(FINDING, matter="", due=None), (), "某局", ""),
    ),
    plan=(ClauseState("2.1.1", "行政许可", "Licensing", ("licensing",), (), ("a/decide",), 1, 2, 3),),
)


def test_markdown_reads_like_a_report() -> None:
    text = as_markdown(REPORT, lang="zh").decode()
    assert text.startswith("# 云溪县依法行政评查报告\n\n评判日 2026-03-07，所知截止 2026-03-07，评查 2 件。\n")
    assert "| 程度 | 项数 |\n|---|---|\n| 重大 | 0 |\n| 严重 | 2 |\n" in text
    assert "- 条文：《示例法》第一条\n" in text
    assert "- **张甲 科员**、直接责任；经手 5 天；尚缺：当时由谁经办\n" in text
    assert "- **（无人认定）**、主管责任\n" in text
    assert "| 2.1.1 | 行政许可 | 1 | 1 | 2 | 3 |" in text
    assert text.endswith("法律与放假通知的摘要值：abc\n")
    assert "以上结果不完整" not in text


def test_what_a_ledger_holds_is_not_read_as_markdown() -> None:
    text = as_markdown(REPORT, lang="zh").decode()
    assert "### m\\|1" in text
    assert "“决定\\*\\<b\\>”逾期 3 天" in text
    assert "`late:m|1:a/decide`" in text


def test_markdown_in_english() -> None:
    text = as_markdown(REPORT, lang="en").decode()
    assert "| 2.1.1 | Licensing | 1 | 1 | 2 | 3 |" in text
    assert "3 days late; due 2026-03-07" in text


def test_a_partial_report_says_so() -> None:
    partial = evolve(REPORT, failures=("坏了",))
    assert "**以上结果不完整**\n\n- 坏了\n" in as_markdown(partial, lang="zh").decode()
    assert json.loads(as_json(partial, lang="zh"))["partial"] is True


def test_json_has_findings_and_plan() -> None:
    report = json.loads(as_json(REPORT, lang="zh"))
    assert report["county"] == "云溪县"
    assert report["findings"][0]["key"] == FINDING.key
    assert report["plan"][0]["open"] == 1
    assert report["partial"] is False


@pytest.mark.parametrize("render", [as_json, as_markdown])
def test_another_language_is_refused(render: Render) -> None:
    with pytest.raises(InputError, match="there is no such language"):
        render(REPORT, lang="fr")
