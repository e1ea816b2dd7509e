"""What was left out of each text: every line names an article, what it says, and one of a dozen reasons."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from house_law import editions
from lawadmin.converters.coverage import REASONS, Covered, load_coverage
from lawadmin.converters.periods import DATE, periods_in
from lawadmin.converters.texts import places_of, same_title

FOLDER = Path(__file__).resolve().parent / "coverage"
COVERED = load_coverage(FOLDER)
ALL = pytest.mark.parametrize("covered", COVERED, ids=lambda covered: covered.text)


def test_every_act_of_which_there_is_a_text_has_its_file() -> None:
    acts = {path.name.partition(".")[0] for path in FOLDER.glob("*.toml")}
    assert acts <= {edition.act for edition in editions()}
    assert len(COVERED) >= 80


#: What stands in the name of a text and not in its title: the kind of text, its number, the part that it holds, a day.
ASIDE = re.compile(r"^部门规章 |^国办?发〔\d{4}〕\d+号 |-期间计算|\(\d{4}-\d\d-\d\d\)$|\d{4}-\d{4}")


@ALL
def test_each_text_bears_the_title_of_an_edition(covered: Covered) -> None:
    title = same_title(ASIDE.sub("", covered.text).split("(")[0])
    assert any(title in same_title(edition.title) or title[:4] in edition.title for edition in editions())


@ALL
def test_each_line_names_an_article_and_a_number(covered: Covered) -> None:
    for one in covered.left_out:
        assert places_of(one.article), one
        assert (
            any(periods_in(one.says)) or DATE.search(one.says) or re.search(r"[\d一二三四五六七八九十两]", one.says)
        ), one


def test_a_dozen_reasons_do() -> None:
    used = Counter(one.reason for covered in COVERED for one in covered.left_out)
    assert set(used) <= REASONS
    assert len(used) >= 10
