"""Texts of statutes are parted into articles, paragraphs and items, and their periods found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from law_texts import NAME, TEXT, texts
from lawadmin.converters.numerals import number_of, numeral
from lawadmin.converters.periods import days_in, implied_in, periods_in, unit_in_text
from lawadmin.converters.texts import Place, load_texts, places_of, same_title
from lawadmin.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "number"),
    [("二十", 20), ("十", 10), ("一百零五", 105), ("两", 2), ("二〇二六", 2026), ("三千零四", 3004), ("90", 90)],
)
def test_numbers(text: str, number: int) -> None:
    assert number_of(text) == number


def test_numerals_are_read_as_they_are_written() -> None:
    assert [number_of(numeral(number)) for number in range(10_000)] == list(range(10_000))
    assert [numeral(number) for number in (0, 10, 12, 20, 103, 110)] == [
        "零", "十", "十二", "二十", "一百零三", "一百一十"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("二十日内", [(20, "日")]),
        ("20日", [(20, "日")]),
        ("5个工作日", [(5, "工作日")]),
        ("五个工作日", [(5, "工作日")]),
        ("十五天", [(15, "日")]),
        ("二个月或者两年", [(2, "月"), (2, "年")]),
        ("24小时", [(24, "小时")]),
        ("三至五日", [(3, "日"), (5, "日")]),
        ("90 days, 5 working days and 2 months", [(90, "日"), (5, "工作日"), (2, "月")]),
        ("2026年7月1日起，十二月三十一日前，二〇二五年", []),
        ("上一年度、每年3月底、同一日", []),
        ("十四周岁、三次", []),
        ("上一年、下一日、同一天", []),
        ("暂停六个月以上一年以下", [(6, "月"), (1, "年")]),
    ],
)
def test_periods_in_a_text(text: str, found: list[tuple[int, str]]) -> None:
    assert [period.key for period in periods_in(text)] == found


def test_periods_without_a_number_are_understood() -> None:
    assert {period.key for period in implied_in("每年一次，每季度报告，半年小结")} == {(1, "年"), (3, "月"), (6, "月")}
    assert unit_in_text("个工作日") == "工作日"


def test_days_of_the_calendar() -> None:
    assert list(days_in("2021年7月2日修正，二〇二二年九月二十九日再修正")) == [date(2021, 7, 2), date(2022, 9, 29)]


@pytest.mark.parametrize(
    ("article", "places"),
    [
        ("第三条", (Place("第三条"),)),
        ("第三条第二款", (Place("第三条", 2),)),
        ("第三条第二款第一项", (Place("第三条", 2, 1),)),
        ("第三条第四项", (Place("第三条", None, 4),)),
        ("第三条之一第二款", (Place("第三条之一", 2),)),
        ("第三条第一款、第二款", (Place("第三条", 1), Place("第三条", 2))),
        ("第三条第一款第一项、第二项", (Place("第三条", 1, 1), Place("第三条", 1, 2))),
        ("第三条、第五条第一款", (Place("第三条"), Place("第五条", 1))),
        ("二（四）4", ()),
    ],
)
def test_citations_name_places(article: str, places: tuple[Place, ...]) -> None:
    assert places_of(article) == places


def test_a_text_is_parted_into_articles_paragraphs_and_items(tmp_path: Path) -> None:
    (text,) = load_texts(texts(tmp_path))
    assert (text.name, text.title, text.days) == (NAME, "试行法", frozenset({date(2020, 1, 1)}))
    assert list(text.articles) == ["第一条", "第三条", "第四条", "第九条"]
    assert len(text.articles["第三条"]) == 3
    assert text.paragraphs(Place("第三条", 2, 1)) == (
        "情况复杂的,经批准可以延长10个工作日:\n(一)听证的,不超过两个月;\n听证包括预备会。",
    )
    assert text.paragraphs(Place("第三条", 1, 1)) == ()
    assert text.paragraphs(Place("第三条", 4)) == ()
    assert text.paragraphs(Place("第二条")) == ()
    assert [(place.article, place.paragraph, period.said) for place, period in text.periods()] == [
        ("第三条", 1, "二十日"),
        ("第三条", 2, "10工作日"),
        ("第三条", 2, "两月"),
        ("第三条", 2, "三年"),
        ("第三条", 2, "五年"),
        ("第四条", None, "5日"),
        ("第九条", None, "五日"),
        ("第九条", None, "十日"),
    ]


def test_a_text_without_a_day_in_its_name_was_passed_on_the_days_of_its_head(tmp_path: Path) -> None:
    (text,) = load_texts(texts(tmp_path, 试行法=TEXT))
    assert text.days == {date(2019, 12, 1)}


def test_a_paper_is_read_by_its_numbered_headings(tmp_path: Path) -> None:
    through = "# 意见\n\n一、要求\n\n（一）每年。\n\n二、措施\n\n引言\n\n（二）三十日。\n\n再三日。\n"
    arabic = "# 纲要\n\n一、要求\n\n1．总则。\n\n二、措施\n\n2．十日。\n"
    again = "# 通知\n\n一、要求\n\n（一）甲。\n\n二、措施\n\n总述\n\n（一）五日。\n\n六日。\n\n（二）七日。\n"
    found = {text.title: text for text in load_texts(texts(tmp_path, 意见=through, 纲要=arabic, 通知=again))}
    assert found["意见"].paragraphs(Place("第二条")) == ("(二)三十日。\n再三日。",)
    assert found["纲要"].paragraphs(Place("第二条")) == ("2.十日。",)
    assert found["通知"].paragraphs(Place("第二条", None, 1)) == ("二、措施\n总述\n(一)五日。\n六日。",)


def test_titles_are_compared_without_the_nations_name_and_a_papers_number() -> None:
    assert same_title("中华人民共和国 行政处罚法") == "行政处罚法"
    assert same_title("国办发〔2015〕58号国务院办公厅的通知") == "国务院办公厅的通知"


def test_what_is_no_folder_of_texts(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder of texts"):
        load_texts(tmp_path / "none")
    (tmp_path / "a.md").write_bytes("# 试行法".encode("gb18030"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_texts(tmp_path)
