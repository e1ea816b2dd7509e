from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import lawadmin_reports
from lawadmin_reports.words import read_words

TEMPLATES = Path(lawadmin_reports.__file__).parent / "templates"


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    zh, en = read_words("zh").table, read_words("en").table
    assert list(zh) == list(en)
    assert [key for key in zh if places(zh[key]) - {"month"} != places(en[key]) - {"month_name"}] == []


def test_every_word_that_a_template_names_exists() -> None:
    words = read_words("zh").table
    for path in TEMPLATES.glob("*.j2"):
        for key in re.findall(r'words\("([^"]+)"[,)]', path.read_text(encoding="utf-8")):
            assert key in words, (path.name, key)


def test_a_day_is_written_out() -> None:
    assert read_words("zh").day(date(2026, 1, 2)) == "2026年1月2日"
    assert read_words("en").day(date(2026, 12, 31)) == "31 December 2026"
