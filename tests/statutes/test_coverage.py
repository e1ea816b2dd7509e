"""What was left out of each text: every line names an article, what it says, and one of a dozen reasons."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from house_law import editions
from lawadmin.converters.coverage import REASONS, Covered, load_coverage
from lawadmin.converters.periods import DATE, periods_in
from lawadmin.converters.texts import places_of

FOLDER = Path(__file__).resolve().parent / "coverage"
COVERED = load_coverage(FOLDER)
ALL = pytest.mark.parametrize("covered", COVERED, ids=lambda covered: covered.text)


def test_every_act_of_which_there_is_a_text_has_its_file() -> None:
    acts = {path.name.partition(".")[0] for path in FOLDER.glob("*.toml")}
    assert acts <= {edition.act for edition in editions()}
    assert len(COVERED) >= 80


@pytest.mark.parametrize(("path", "covered"), tuple(zip(sorted(FOLDER.glob("*.toml")), COVERED, strict=True)))
def test_each_text_is_one_of_the_act_of_its_file(path: Path, covered: Covered) -> None:
    versions = [edition for edition in editions() if edition.act == path.name.partition(".")[0]]
    named = re.search(r"\((\d{4}-\d\d-\d\d)\)$", covered.text)
    passed = date.fromisoformat(named[1]) if named else None
    assert passed is None or any(passed == edition.known or edition.stands_on(passed) for edition in versions)


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
