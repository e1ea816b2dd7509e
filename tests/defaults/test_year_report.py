"""The report of a year as a document: what it shows, and what it leaves out."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from lawadmin.assessment.indicators import Assessed, Marked
from lawadmin.assessment.year import Part, Year, part_of, yearly
from lawadmin.converters.messages import load_messages
from lawadmin.converters.year_output import figure_name, plain
from lawadmin.defaults.year_report import year_as_json, year_as_markdown
from lawadmin.errors import InputError
from lawadmin.law.edition import FromCalendar
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.rules.indicators import Indicator, Scheme
from lawadmin.rules.values import Clause
from made_up import Term, edition, limit, rules
from telling import record, step, story

LAW = edition(
    limit("decide", 20, "begun", "done"), limit("account", 0, FromCalendar("11-30", frozenset({"begun"})), "paid")
)
SCHEME = Scheme("s", "考核", (Indicator("a", "甲", Decimal(100)),), bonus=Decimal(5))
RULES = evolve(rules(LAW, clauses=(Clause("2.4.1", "执法"),)), schemes={"s": SCHEME})
SEEN = RULES.at(date(2026, 12, 1), roster=Roster([Organ("o1", "甲*局")]))


def year() -> Year:
    told = record("example", step("begun", "2026-03-02", facts=Term(term=7)), step("done", "2026-04-20"))
    return yearly(SEEN, part_of(SEEN, story(SEEN, told), 2026), 2026, county="某县")


def written(report: Year, lang: str = "zh") -> str:
    return year_as_markdown(report, lang=lang).decode()


def test_a_year_is_told_section_by_section() -> None:
    text = written(year())
    assert "| 2.4.1 | 示例 | 1 | 2 | 0 | 2 | 2 |" in text
    assert "- **示例**：begun 1、done 1" in text
    assert "- 示例 example-act/decide：late 1" in text
    assert "| 2027-11-30 | 甲\\*局 | account |" in text
    assert "| 甲\\*局 | 0 | 未评分：甲 |" in text
    assert "term" not in text


def test_an_empty_year_says_that_there_was_nothing() -> None:
    text = written(yearly(SEEN, Part(), 2026, county="某县"))
    assert text.count("无。") == 5
    assert "| 2027-11-30 | （无人） | account | 《示例法》第一条 | 未承担 |  |  |" in text


def test_what_failed_is_said_first() -> None:
    text = written(evolve(year(), failures=("库坏了",)))
    assert text.index("**以上结果不完整**") < text.index("- 库坏了") < text.index("## 一")


def test_notes_name_vetoes_and_bonus() -> None:
    marked = (Marked("a", Decimal(9), False),)
    vetoed = Assessed("s", marked, Decimal(2), ("finding:late", "gravity:grave"), "o1")
    text = written(evolve(year(), assessed=(vetoed,)))
    assert "| 甲\\*局 | 0 | 一票否决：late、重大；加分 2 |" in text
    assert "vetoed by late, grave; bonus 2" in written(evolve(year(), assessed=(vetoed,)), "en")
    assert "## 五、考核\n\n无。" in written(evolve(year(), assessed=()))


def test_json_says_the_same() -> None:
    shape = json.loads(year_as_json(year(), lang="en"))
    assert shape["done"][0]["figures"][0] == {"name": "matters@example", "number": 1, "things": ["m1"]}
    assert shape["assessed"][0]["indicators"] == [{"indicator": "a", "points": None, "computed": False, "measured": {}}]
    assert shape["faults"]["causes"][0]["number"] == 1


def test_another_language_is_refused() -> None:
    for write in (year_as_json, year_as_markdown):
        with pytest.raises(InputError):
            write(year(), lang="fr")


def test_figures_and_numbers_are_written_for_readers() -> None:
    say = load_messages("zh")
    names = ("step:受理@licensing", "sum:fine:处罚决定", "linked:review:变更", "gravity:grave", "late", "strange")
    assert [figure_name(name, say) for name in names] == [
        "受理", "“处罚决定”罚款（元）合计", "关联事项（review）“变更”", "重大", "逾期", "strange"
    ]  # fmt: skip
    assert [plain(7), plain(Decimal("7.0")), plain(Decimal(1) / 3)] == [7, 7, "0.33"]
