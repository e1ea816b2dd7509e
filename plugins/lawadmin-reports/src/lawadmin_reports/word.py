"""A word processor's file in the layout of GB/T 9704-2012, by python-docx.

A4 with margins of 37 mm above, 35 below, 28 left and 26 right, which leaves 156 by 225 mm; 22 lines of 28 characters;
the text in 仿宋 of size 三号 (16 pt), the title in 小标宋 of size 二号 (22 pt), headings in 黑体 and 楷体; page numbers
between dashes, outside. Fonts are named and never brought along.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attrs import frozen

from lawadmin_reports.extras import needed
from lawadmin_reports.pieces import Grid, Kind, Piece, Pieces

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer as Footer

TWIPS = 1440 / 25.4
"""A millimetre in twentieths of a point."""

WIDTH, HEIGHT = 156, 225
LINES, LETTERS = 22, 28

#: The height of a line, and what each character of 16 pt gives up so that 28 of them fit, in twentieths of a point.
LINE, NARROWED = int(HEIGHT * TWIPS / LINES), ceil(320 - WIDTH * TWIPS / LETTERS)

LATIN = "Times New Roman"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@frozen
class Set:
    """Hold how one kind of line is set: font, size in half points, alignment, indents in hundredths of a character."""

    font: str
    size: int = 32
    align: str = "both"
    first: int = 200
    right: int = 0
    bold: bool = False
    before: int = 0


SETTINGS = {
    Kind.TITLE: Set("方正小标宋简体", 44, "center", first=0),
    Kind.TO: Set("仿宋", first=0),
    Kind.HEADING: Set("黑体"),
    Kind.SUBHEADING: Set("楷体"),
    Kind.TEXT: Set("仿宋"),
    Kind.STRONG: Set("仿宋", bold=True),
    Kind.FOOT: Set("仿宋", align="right", first=0, right=400),
}
HEAD, CELL, TOP = Set("楷体"), Set("仿宋", 20, "left", first=0), Set("黑体", 20, "left", first=0)
NUMBER = Set("宋体", 28)


def word(pieces: Pieces, *, title: str, on: date | None = None) -> bytes:
    """Write a document; NotInstalled where python-docx is not there."""
    with needed("docx"):
        import docx
    document = docx.Document()
    _page(document)
    _properties(document, title, on)
    _footers(document)
    file = BytesIO()
    document.save(file)
    return _filled(file, _written(pieces))


def _filled(file: BytesIO, body: bytes) -> bytes:
    """Pack a file anew, with its body before the section's own properties, and without the time of its making.

    Put in as text: moved element by element, ten thousand rows take minutes. The same document is the same bytes.
    """
    packed = BytesIO()
    with ZipFile(file) as made, ZipFile(packed, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", body + b"<w:sectPr", 1)
            kept.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return packed.getvalue()


def _page(document: Document) -> None:
    from docx.oxml import parse_xml
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(22)
    grid = f'<w:docGrid {_WORD} w:type="lines" w:linePitch="{LINE}"/>'
    for old in section._sectPr.xpath("w:docGrid"):
        section._sectPr.remove(old)
    section._sectPr.append(parse_xml(grid))
    normal = document.styles["Normal"].element
    normal.replace(normal.get_or_add_rPr(), parse_xml(_fonts(Set("仿宋"), _WORD)))
    document.settings.odd_and_even_pages_header_footer = True


def _properties(document: Document, title: str, on: date | None) -> None:
    known = document.core_properties
    known.title, known.author, known.comments, known.last_modified_by = title[:255], "", "", ""
    made = datetime(on.year, on.month, on.day, tzinfo=UTC) if on else datetime(2000, 1, 1, tzinfo=UTC)
    known.created = known.modified = made


def _written(pieces: Pieces) -> bytes:
    return "".join(_table(piece) if isinstance(piece, Grid) else _line(piece) for piece in pieces).encode()


# -- lines


def _line(piece: Piece) -> str:
    setting = SETTINGS[piece.kind]
    head = _run(piece.head, HEAD) if piece.head else ""
    after = _paragraph("", setting) if piece.kind is Kind.TITLE else ""
    return _paragraph(f"{head}{_run(piece.text, setting)}", setting) + after


def _paragraph(runs: str, setting: Set) -> str:
    height = LINE if setting.size <= 32 else round(setting.size * 10 * 1.5)
    indent = f'<w:ind w:rightChars="{setting.right}" w:firstLineChars="{setting.first}"'
    indent += f' w:right="{setting.right * 160 // 50}" w:firstLine="{setting.first * 160 // 50}"/>'
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    keep = "<w:keepNext/>" if setting.font in ("黑体", "楷体") else ""
    return f'<w:p><w:pPr>{keep}{spacing}{indent}<w:jc w:val="{setting.align}"/></w:pPr>{runs}</w:p>'


def _run(text: str, setting: Set) -> str:
    return f'<w:r>{_fonts(setting)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _fonts(setting: Set, namespace: str = "") -> str:
    names = f'w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{setting.font}"'
    bold = "<w:b/>" if setting.bold else ""
    spacing = f'<w:spacing w:val="-{NARROWED}"/>' if setting.size == 32 else ""
    sizes = f'<w:sz w:val="{setting.size}"/><w:szCs w:val="{setting.size}"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    return f'<w:rPr {namespace}><w:rFonts w:hint="eastAsia" {names}/>{bold}{spacing}{sizes}{language}</w:rPr>'


# -- tables


def _table(grid: Grid) -> str:
    widths = [round(share * WIDTH * TWIPS) for share in grid.widths]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    width = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    head = f"<w:tblPr>{width}<w:tblBorders>{borders}</w:tblBorders>"
    head += f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr>'
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, widths, number == 0) for number, row in enumerate(grid.rows))
    gap = _paragraph("", CELL)
    return f"<w:tbl>{head}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{gap}"


def _row(row: tuple[str, ...], widths: list[int], first: bool) -> str:
    repeated = "<w:tblHeader/>" if first else ""
    cells = "".join(_cell(text, width, TOP if first else CELL) for text, width in zip(row, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, setting: Set) -> str:
    properties = '<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="300" w:lineRule="exact"/>'
    kept = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{kept}<w:p><w:pPr>{properties}</w:pPr>{_run(text, setting)}</w:p></w:tc>"


# -- page numbers


def _footers(document: Document) -> None:
    section = document.sections[0]
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")


def _number(footer: Footer, side: str) -> None:
    """Write the number between dashes, one character in from the outer edge of the text."""
    from docx.oxml import parse_xml

    footer.is_linked_to_previous = False
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
    runs = (_run("— ", NUMBER), _field("begin"), _instruction(), _field("end"), _run(" —", NUMBER))
    line = f'<w:p {_WORD}><w:pPr>{indent}<w:jc w:val="{side}"/></w:pPr>{"".join(runs)}</w:p>'
    own = footer.paragraphs[0]._p
    own.addnext(parse_xml(line))
    own.getparent().remove(own)


def _field(kind: str) -> str:
    return f'<w:r>{_fonts(NUMBER)}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction() -> str:
    return f'<w:r>{_fonts(NUMBER)}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
