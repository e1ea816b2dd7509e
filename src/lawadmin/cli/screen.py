"""Print: lines, tables and JSON on standard output, notes and errors on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from attrs import field, frozen
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lawadmin.converters.output import Json

PIPED = 100
"""The columns of a table that goes into a file or pipe."""

NARROW = 10

SPACES = 2


@frozen
class Column:
    """Hold a column: its heading, whether its cells stand to the right, and whether its cells must not be broken.

    ``styles`` gives some cells a colour in a terminal, by their text.
    """

    heading: str
    right: bool = False
    whole: bool = False
    styles: Mapping[str, str] = field(factory=dict)

    @property
    def side(self) -> Literal["left", "right"]:
        """Give the side on which the cells stand."""
        return "right" if self.right else "left"

    @property
    def least(self) -> int:
        """Give the width below which a column is unreadable, if not for its cells then for its heading."""
        return max(cell_len(self.heading), 0 if self.right or self.whole else NARROW)


@frozen
class Grid:
    """Hold a table of cells."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = field(converter=tuple[tuple[str, ...], ...])


@frozen
class Screen:
    """Print in UTF-8; colour and width are those of a terminal only where there is one."""

    @property
    def terminal(self) -> bool:
        """Tell whether standard output is a terminal."""
        return sys.stdout.isatty()

    def line(self, text: str = "") -> None:
        """Print a line."""
        sys.stdout.write(f"{text}\n")

    def lines(self, texts: Iterable[str]) -> None:
        """Print lines."""
        for text in texts:
            self.line(text)

    def note(self, text: str) -> None:
        """Print a line on standard error."""
        sys.stdout.flush()
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def document(self, content: bytes) -> None:
        """Print a document as it is."""
        sys.stdout.write(content.decode())

    def json(self, value: Json) -> None:
        """Print a value as JSON."""
        self.line(json.dumps(value, ensure_ascii=False, indent=2))

    def json_list(self, values: Iterable[Json], last: Callable[[], Iterable[Json]] = tuple) -> None:
        """Print a list as JSON, value by value as they come, then what ``last`` gives when they are all there."""
        head = "["
        for value in chain(values, _later(last)):
            written = json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")
            sys.stdout.write(f"{head}\n  {written}")
            head = ","
        self.line("[]" if head == "[" else "\n]")

    def table(self, grid: Grid) -> None:
        """Print a table as wide as the terminal; cells that are too long continue on the next line."""
        console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
        if not self.terminal:
            console = Console(file=sys.stdout, highlight=False, width=max(PIPED, _least(grid)), color_system=None)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
        for column in grid.columns:
            table.add_column(
                Text(column.heading), justify=column.side, overflow="fold", no_wrap=column.whole, min_width=column.least
            )
        for row in grid.rows:
            table.add_row(*(_coloured(cell, column) for cell, column in zip(row, grid.columns, strict=True)))
        console.print(table)

    def text(self, grid: Grid) -> None:
        """Print rows in aligned columns of whole cells, one row a line, however long."""
        rows = [tuple(column.heading for column in grid.columns), *grid.rows]
        widths = [max(cell_len(cell) for cell in cells) for cells in zip(*rows, strict=True)]
        self.lines(_aligned(row, widths, grid.columns) for row in rows)


def _later(values: Callable[[], Iterable[Json]]) -> Iterator[Json]:
    yield from values()


def _coloured(cell: str, column: Column) -> Text:
    return Text(cell, style=column.styles.get(cell, ""))


def _least(grid: Grid) -> int:
    """Give the width that a table needs where its unbreakable cells stay whole."""
    return sum(_width(grid, number, column) + SPACES for number, column in enumerate(grid.columns))


def _width(grid: Grid, number: int, column: Column) -> int:
    if not column.whole:
        return column.least
    return max(column.least, *(cell_len(row[number]) for row in grid.rows), 0)


def _aligned(row: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    cells = (padded(cell, width, right=column.right) for cell, width, column in zip(row, widths, columns, strict=True))
    return (" " * SPACES).join(cells).rstrip()


def wide(text: str) -> int:
    """Give the columns of the terminal that a text takes."""
    return cell_len(text)


def padded(cell: str, width: int, *, right: bool = False) -> str:
    """Fill a cell with spaces to a width in columns of the terminal, in which a Chinese character takes two."""
    room = " " * (width - cell_len(cell))
    return room + cell if right else cell + room
