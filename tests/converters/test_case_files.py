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


def test_half_points_are_points(tmp_path: Path) -> None:
    text = 'rubric = [{id = "r", title = "样", full = 100, items = [{id = "a", title = "甲", points = 5, each = 0.5}]}]'
    found = load_case_files(write(tmp_path, text))
    assert found.rubrics[0].items[0].each == Decimal("0.5")


@pytest.mark.parametrize("points", ["true", '"5"', "-1"])
def test_what_is_no_number_of_points_is_refused(tmp_path: Path, points: str) -> None:
    item = f'{{id = "a", title = "甲", points = {points}, each = 1}}'
    text = f'rubric = [{{id = "r", title = "样", full = 100, items = [{item}]}}]'
    with pytest.raises(Problems) as caught:
        load_case_files(write(tmp_path, text))
    assert "points is no number of points" in str(caught.value)
