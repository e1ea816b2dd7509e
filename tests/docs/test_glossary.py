"""The glossary holds the words of the library in both languages, each once."""

from __future__ import annotations

import re

import pytest

from lawadmin.law.edition import Kind
from lawadmin.obligations.values import Status
from shown_pages import DOCS

TEXT = (DOCS / "glossary.md").read_text(encoding="utf-8")
LINES = [line for line in TEXT.splitlines() if line.startswith("| ")]
ROWS = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in LINES]


def section(title: str) -> set[str]:
    """List the English words of a section."""
    rows = TEXT.split(f"## {title}\n")[1].split("\n## ")[0]
    return {cells.split("|")[2].strip() for cells in rows.splitlines() if cells.startswith("| ")} - {"English"}


def test_every_kind_of_limit_is_there() -> None:
    assert section("Kinds of limit") == {kind.value for kind in Kind}


def test_every_way_an_obligation_can_stand_is_there() -> None:
    assert section("How an obligation stands") == {status.value for status in Status}


WORDS = """
依法行政 law-based administration · 行政相对人 party · 执法主体 enforcement subject · 规范性文件 normative document
备案 filing · 清理 clean-up · 权责清单 power list · 裁量基准 discretion standard · 案卷评查 case-file review
信访 petition · 行政复议 reconsideration · 督办函 supervision letter · 公示 publicity · 送达 service
办理期限 deadline · 最低期限 floor · 中止 pause · 延长 extension · 经手 custody · 任期 tenure · 版本 edition
效力位阶 rank · 问题 finding
"""
PAIRS = [word.strip() for line in WORDS.strip().splitlines() for word in line.split("·")]


@pytest.mark.parametrize("word", PAIRS)
def test_a_word_of_the_field_is_told_in_both_languages(word: str) -> None:
    chinese, _, english = word.partition(" ")
    assert [row for row in ROWS if chinese in " ".join(row) and re.search(rf"\b{english}\b", " ".join(row))]


def test_no_word_stands_twice() -> None:
    firsts = [row[0] for row in ROWS if row[0] not in ("中文", "")]
    assert sorted(firsts) == sorted(set(firsts))
