"""Workbooks, read back by openpyxl."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from attrs import evolve
from openpyxl.workbook import Workbook
from payloads import PAYLOADS, poisoned
from sample_reports import made_up
from sample_years import year

from lawadmin.errors import InputError
from lawadmin_reports.book import CELL, units
from lawadmin_reports.plain import writable
from lawadmin_reports.review_book import xlsx
from lawadmin_reports.year_book import year_xlsx


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


@cache
def review(lang: str = "zh") -> Workbook:
    return opened(xlsx(made_up(60), lang=lang))


def cells(book: Workbook) -> list[object]:
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]


def test_a_review_has_its_sheets() -> None:
    assert review().sheetnames == ["概况", "问题", "责任草案", "方案"]
    assert review("en").sheetnames == ["Overview", "Findings", "Who answers (draft)", "Plan"]


def test_findings_stay_in_sight_and_can_be_filtered() -> None:
    sheet = review()["问题"]
    assert sheet.max_row == 61
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:N61"
    assert isinstance(sheet["I2"].value, datetime)
    assert isinstance(sheet["A2"].value, int)
    assert sheet["B2"].value == "重大"


def test_the_overview_has_native_charts_of_the_counts_beside_them() -> None:
    content = xlsx(made_up(60))
    charts = [name for name in ZipFile(BytesIO(content)).namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 3
    sheet = review()["概况"]
    months = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], str) and row[0][:2] == "20"]
    assert sum(sum(row[1:5]) for row in months) == 60
    assert len(sheet._charts) == 3


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_becomes_a_formula_a_link_or_a_number(payload: str) -> None:
    content = xlsx(poisoned(payload))
    book = opened(content)
    kinds = {cell.data_type for cell in cells(book)}
    assert "f" not in kinds
    assert [cell.coordinate for cell in cells(book) if cell.hyperlink] == []
    assert any(cell.value == writable(payload) for cell in cells(book)) or payload.strip() == ""
    assert b"<f>" not in b"".join(ZipFile(BytesIO(content)).read(f"xl/worksheets/sheet{n}.xml") for n in (1, 2, 3, 4))


@pytest.mark.parametrize("payload", PAYLOADS[::6], ids=range(len(PAYLOADS[::6])))
def test_no_text_of_a_year_becomes_a_formula(payload: str) -> None:
    assert "f" not in {cell.data_type for cell in cells(opened(year_xlsx(year(payload))))}


def test_a_text_that_is_written_is_quoted_for_whoever_edits_it() -> None:
    sheet = opened(xlsx(poisoned("=1+1")))["问题"]
    assert sheet["D2"].value == "=1+1"
    assert sheet["D2"].style.quotePrefix if hasattr(sheet["D2"].style, "quotePrefix") else sheet["D2"].quotePrefix


def test_a_text_that_is_too_long_is_split_and_says_where_it_goes_on() -> None:
    long = "长" * 20_000 + "𠮷" * 20_000
    item = made_up(1).findings[0]
    report = evolve(made_up(1), findings=(evolve(item, organ=long),))
    book = opened(xlsx(report))
    shown = book["问题"]["F2"].value
    assert units(shown) <= CELL
    assert "续见“长文”" in shown
    row = int(shown.split("第 ")[-1].split(" 行")[0])
    parts = [book["长文"].cell(n, 2).value for n in range(row, row + 3)]
    assert "".join(parts) == long
    assert "第 1 段，共 3 段" in book["长文"].cell(row, 1).value


def test_a_text_as_long_as_a_cell_stays_whole() -> None:
    item = made_up(1).findings[0]
    report = evolve(made_up(1), findings=(evolve(item, organ="长" * CELL),))
    book = opened(xlsx(report))
    assert len(book["问题"]["F2"].value) == CELL
    assert "长文" not in book.sheetnames


def test_ten_thousand_findings_are_all_there() -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx(made_up(10_000))), read_only=True)
    assert sum(1 for _ in book["问题"].iter_rows()) == 10_001


def test_an_empty_review_is_a_workbook_too() -> None:
    assert opened(xlsx(made_up(0)))["问题"].max_row == 1


def test_a_year_has_a_sheet_for_each_section_and_numbers_as_numbers() -> None:
    book = opened(year_xlsx(year()))
    assert [name[2:] for name in book.sheetnames][1:] == [
        "一、主要举措和成效", "二、第一责任人履职", "三、不足与原因", "四、下年安排", "五、考核"
    ]  # fmt: skip
    row = [cell.value for cell in book.worksheets[1][4]]
    assert row == ["3.2", "云溪县司法局", 1, 2, 3, 4, 5]


def test_what_is_something_else_is_refused() -> None:
    for write in (xlsx, year_xlsx):
        with pytest.raises(InputError):
            write({"county": "云溪县"})
