"""A workbook by xlsxwriter, in which every text of a record is a text and never a formula, link or number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from attrs import define, field

from lawadmin_reports.extras import needed
from lawadmin_reports.plain import writable
from lawadmin_reports.words import Words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: What a cell can hold, in UTF-16 units, as the format counts.
CELL = 32_767

#: How long the parts of a longer text are, in characters; each may take two units.
PART = 16_000

#: What a text may hold; nothing in a workbook is taken for anything but a text.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Cell = str | int | float | date | None


@define
class Book:
    """Write sheets of one workbook; what is too long for a cell is split, said so, and kept on a sheet of its own."""

    words: Words
    file: BytesIO
    workbook: Workbook
    formats: dict[str, Format]
    long: list[tuple[str, str]] = field(factory=list)

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet, set for print on A4, one page wide."""
        made = self.workbook.add_worksheet(name[:31])
        made.set_paper(9)
        made.set_landscape()
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        made.set_footer("&C— &P / &N —")
        return made

    def put(self, sheet: Worksheet, row: int, column: int, value: Cell, *, style: str = "") -> None:
        """Write one cell by the type of its value."""
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, self.formats["day"])
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, self.formats[style or "number"])
        elif value:
            shown = self._fitting(writable(value), f"{sheet.get_name()} {_place(row, column)}")
            sheet.write_string(row, column, shown, self.formats[style or "text"])

    def table(
        self, sheet: Worksheet, rows: Iterable[Sequence[Cell]], *, head: Sequence[tuple[str, float]], at: int = 0
    ) -> int:
        """Write a table with its headings and column widths; gives the row after its last."""
        for column, (title, width) in enumerate(head):
            self.put(sheet, at, column, title, style="head")
            if at == 0:
                sheet.set_column(column, column, width)
        end = at + 1
        for row in rows:
            for column, value in enumerate(row):
                self.put(sheet, end, column, value)
            end += 1
        return end

    def listing(
        self, sheet: Worksheet, rows: Iterable[Sequence[Cell]], head: Sequence[tuple[str, float]], *, kept: int = 1
    ) -> int:
        """Write a table that stays in sight and can be filtered; ``kept`` columns stay in sight too."""
        end = self.table(sheet, rows, head=head)
        sheet.freeze_panes(1, kept)
        sheet.autofilter(0, 0, max(end - 1, 1), len(head) - 1)
        sheet.repeat_rows(0)
        return end

    def _fitting(self, text: str, where: str) -> str:
        if units(text) <= CELL:
            return text
        row = len(self.long) + 2
        parts = [text[start : start + PART] for start in range(0, len(text), PART)]
        said = self.words("sheet.continued", all=len(text), row=row)
        for number, part in enumerate(parts, 1):
            told = self.words("sheet.part", part=number, parts=len(parts))
            self.long.append((f"{where} {told}", part))
        return text[: PART - len(said)] + said

    def close(self) -> bytes:
        """Write the sheet of long texts where there are any, and give the file."""
        if self.long:
            rows, self.long = tuple(self.long), []
            head = ((self.words("sheet.where"), 28.0), (self.words("sheet.text"), 120.0))
            self.listing(self.sheet(self.words("sheet.long")), rows, head)
        self.workbook.close()
        return self.file.getvalue()


def units(text: str) -> int:
    """Count what a text takes in UTF-16."""
    return len(text.encode("utf-16-le", "replace")) // 2


def new_book(words: Words, title: str, on: date) -> Book:
    """Begin a workbook; NotInstalled where xlsxwriter is not there."""
    from datetime import datetime

    with needed("xlsx"):
        from xlsxwriter import Workbook
    file = BytesIO()
    workbook = Workbook(file, OPTIONS)
    workbook.set_properties({"title": writable(title)[:255], "created": datetime(on.year, on.month, on.day)})  # noqa: DTZ001 the format knows no time zones
    workbook.set_calc_mode("manual")
    return Book(words, file, workbook, _formats(workbook))


def _formats(workbook: Workbook) -> dict[str, Format]:
    own = {"font_name": "微软雅黑", "font_size": 10, "valign": "top", "border": 1, "border_color": "#D9DEE2"}
    text = {**own, "text_wrap": True, "quote_prefix": True, "num_format": "@"}
    bold = {"bold": True, "bg_color": "#E9F0F3", "valign": "vcenter"}
    return {
        "text": workbook.add_format(text),
        "number": workbook.add_format({**own, "num_format": "#,##0"}),
        "day": workbook.add_format({**own, "num_format": "yyyy-mm-dd", "align": "left"}),
        "head": workbook.add_format({**text, **bold}),
        "title": workbook.add_format({"font_name": "微软雅黑", "font_size": 16, "bold": True, "quote_prefix": True}),
        "loose": workbook.add_format({**own, "border": 0, "text_wrap": False, "quote_prefix": True, "num_format": "@"}),
        "grave": workbook.add_format({"font_color": "#8F1D21", "bold": True}),
        "serious": workbook.add_format({"font_color": "#B4521A"}),
    }


def _place(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))
