"""Standards and rubrics for case files, read strictly."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lawadmin.converters.case_files import CaseFiles, load_case_files
from lawadmin.errors import Problems


def write(folder: Path, text: str) -> Path:
    (folder / "case_files.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_the_file_has_none(tmp_path: Path) -> None:
    assert load_case_files(tmp_path) == CaseFiles()


VETO = '{id = "v", title = "否决", points = 5, each = 5, veto = true}'


def test_half_points_are_points(tmp_path: Path) -> None:
    item = '{id = "a", title = "甲", points = 5, each = 0.5}'
    text = f'rubric = [{{id = "r", title = "样", full = 5, items = [{item}, {VETO}]}}]'
    found = load_case_files(write(tmp_path, text))
    assert found.rubrics[0].items[0].each == Decimal("0.5")


@pytest.mark.parametrize("points", ["true", '"5"', "-1"])
def test_what_is_no_number_of_points_is_refused(tmp_path: Path, points: str) -> None:
    item = f'{{id = "a", title = "甲", points = {points}, each = 1}}'
    text = f'rubric = [{{id = "r", title = "样", full = 100, items = [{item}]}}]'
    with pytest.raises(Problems) as caught:
        load_case_files(write(tmp_path, text))
    assert "points is no number of points" in str(caught.value)


def test_what_is_wrong_with_a_rubric_is_refused_with_its_line(tmp_path: Path) -> None:
    item = '{id = "a", title = "甲", points = 5, each = 9}'
    text = f"""rubric = [
 {{id = "r", title = "样", full = 100, items = [{item}]}},
]
standard = [
 {{procedure = "penalty", rubric = "r", documents = [{{name = "决定书", item = "b"}}]}},
 {{procedure = "penalty", rubric = "s", documents = [{{name = "决定书", item = "a"}}]}},
]
"""
    with pytest.raises(Problems) as caught:
        load_case_files(write(tmp_path, text))
    assert [str(fault).partition(". ")[0] for fault in caught.value] == [
        "case_files.toml:2: the items do not add up to the full score: 5",
        "case_files.toml:2: a fault costs more than its item has: a",
        "case_files.toml:2: nothing is fatal to a file: r",
        "case_files.toml:5: the rubric has no item 'b'",
        "case_files.toml:6: there is no rubric 's' in this file",
    ]
