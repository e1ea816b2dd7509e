"""The report of a year as a workbook: a sheet a section, its tables below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawadmin.assessment.year import Year
from lawadmin.converters.paper import Block, Heading, Item, Paper, Table
from lawadmin.defaults.year_report import year_paper
from lawadmin.errors import InputError
from lawadmin_reports.book import Book, Cell, new_book
from lawadmin_reports.pieces import columns_of
from lawadmin_reports.words import read_words

_NUMBER = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)
_UNFIT = re.compile(r"[\[\]:*?/\\']")

WIDEST, SAMPLE = 60, 300


def year_xlsx(report: object, *, lang: str = "zh") -> bytes:
    """Write the report of a year as a workbook, in ``zh`` or ``en``; NotInstalled where xlsxwriter is not there."""
    if not isinstance(report, Year):
        raise InputError(where="report", reason="this is no Year", remedy="Make it with lawadmin.app.yearly")
    words = read_words(lang)
    paper = year_paper(report, words.messages)
    book = new_book(words, paper.title, report.on)
    for number, (title, blocks) in enumerate(_sections(paper)):
        _sheet(book, _name(number, title), title, blocks)
    return book.close()


def _sections(paper: Paper) -> Iterator[tuple[str, list[Block]]]:
    title, blocks = paper.title, list[Block]()
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield title, blocks
            title, blocks = block.text, []
        else:
            blocks.append(block)
    yield title, blocks


def _name(number: int, title: str) -> str:
    """Name a sheet by the beginning of its title, and by its place where two begin alike."""
    return f"{number} {_UNFIT.sub(' ', title)}"[:31].strip()


def _sheet(book: Book, name: str, title: str, blocks: list[Block]) -> None:
    sheet = book.sheet(name)
    tables = [block for block in blocks if isinstance(block, Table)]
    for column, width in enumerate(_widths(tables)):
        sheet.set_column(column, column, width)
    book.put(sheet, 0, 0, title, style="title")
    row = 2
    for block in blocks:
        if isinstance(block, Table):
            named = tuple((heading, 0.0) for heading in block.headings)
            row = book.table(sheet, _rows(block), head=named, at=row) + 1
        else:
            text = (
                f"{block.head}{book.words('list')}{block.text}"
                if isinstance(block, Item) and block.head
                else block.text
            )
            book.put(sheet, row, 0, text, style="loose")
            row += 1
    sheet.freeze_panes(1, 0)


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    """Give the columns that hold nothing but numbers as numbers."""
    numeric = [all(_NUMBER.fullmatch(cell) for cell in column) for column in zip(*table.rows, strict=True)]
    for row in table.rows:
        yield tuple(int(cell) if number else cell for cell, number in zip(row, numeric, strict=True))


def _widths(tables: list[Table]) -> list[float]:
    widths: list[float] = []
    for table in tables:
        for column, cells in enumerate(zip(table.headings, *table.rows[:SAMPLE], strict=True)):
            wanted = min(max(map(columns_of, cells)) + 3.0, WIDEST)
            widths[column : column + 1] = [max(wanted, widths[column])] if column < len(widths) else [wanted]
    return widths
