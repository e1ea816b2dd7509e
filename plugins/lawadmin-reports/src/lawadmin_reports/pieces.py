"""A document as the pieces that a page is set of, the same for a word processor and for print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from unicodedata import east_asian_width

from attrs import frozen

from lawadmin.assessment.letter import Letter, Part
from lawadmin.converters.paper import Block, Heading, Item, Paper, Paragraph, Table
from lawadmin_reports.plain import one_line, writable

#: How many rows tell how wide the columns of a table are to be.
SAMPLE = 300

#: The narrowest and the widest column, and what lies between two, in columns of text, of which a Chinese character
#: takes two.
NARROWEST, WIDEST, BETWEEN = 4, 30, 2


class Kind(StrEnum):
    """Say how a line is set."""

    TITLE = "title"
    TO = "to"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    STRONG = "strong"
    FOOT = "foot"


@frozen
class Piece:
    """Hold a line of text and how it is set; ``head`` stands before it and is set apart."""

    kind: Kind
    text: str
    head: str = ""


@frozen
class Grid:
    """Hold a table, its headings first; ``widths`` are the shares of its columns in the width of the page."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


Pieces = tuple[Piece | Grid, ...]

_PARTS = {
    Part.TITLE: Kind.TITLE,
    Part.TO: Kind.TO,
    Part.HEADING: Kind.HEADING,
    Part.TEXT: Kind.TEXT,
    Part.FOOT: Kind.FOOT,
}


def of_paper(paper: Paper) -> Pieces:
    """Set a report."""
    return (Piece(Kind.TITLE, one_line(paper.title)), *map(_of_block, paper.blocks))


def of_letter(letter: Letter) -> Pieces:
    """Set an official letter."""
    return tuple(Piece(_PARTS[line.part], _spaced(line.text)) for line in letter.lines)


def _spaced(text: str) -> str:
    """Keep the wide spaces that a template holds open for a hand."""
    return "\u3000".join(one_line(part) for part in text.split("\u3000"))


def _of_block(block: Block) -> Piece | Grid:
    match block:
        case Heading(text, level):
            return Piece(Kind.HEADING if level == 1 else Kind.SUBHEADING, one_line(text))
        case Paragraph(text, strong):
            return Piece(Kind.STRONG if strong else Kind.TEXT, one_line(text))
        case Item(text, head):
            return Piece(Kind.TEXT, one_line(text), writable(head))
        case Table(headings, rows):
            cells = tuple(tuple(map(one_line, row)) for row in (headings, *rows))
            return Grid(cells, _widths(cells))


def _widths(rows: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """Share the width by what the columns hold: the longest of a narrow one, the usual of a wide one."""
    wide = [_width(column) for column in zip(*rows[:SAMPLE], strict=True)]
    return tuple(round(one / sum(wide), 4) for one in wide)


def _width(column: Iterable[str]) -> float:
    lengths = sorted(map(columns_of, column))
    return min(max(lengths[-1], NARROWEST), WIDEST) + BETWEEN


def columns_of(text: str) -> int:
    """Measure a text in columns, of which a Chinese character takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def texts(pieces: Pieces) -> Iterator[str]:
    """List every text of a document."""
    for piece in pieces:
        if isinstance(piece, Grid):
            yield from (cell for row in piece.rows for cell in row)
        else:
            yield from filter(None, (piece.head, piece.text))
