"""Read and write the rows of CSV files, safe against formulas.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula. Such cells are written with
``'`` before them, and read without it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from lawadmin.converters.raw_rows import Found, Head, Raw
from lawadmin.errors import LawAdminError, TooLarge
from lawadmin.procedure.cells import key, name
from lawadmin.procedure.reasons import Bad, field_error, input_error, row_error

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")

Record = tuple[int, list[str]]


def guarded(cell: str) -> str:
    """Write a cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Read a cell as it was before it was guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Write rows as CSV, every cell in quotes."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def csv_rows(text: str, file: str) -> Iterator[Found]:
    """Find the header, the rows and the faults of a CSV text."""
    records = _records(text, file)
    first = next(records, None)
    match first:
        case None:
            yield input_error(file, Bad("empty-file"))
        case (number, cells):
            head = Head(f"{file}:{number}", tuple(cell.strip() for cell in cells))
            faults = _misnamed(head)
            yield from faults
            if not faults:
                yield head
                yield from _rows(head, records, file)
        case fault:
            yield fault


def _rows(head: Head, records: Iterator[Record | LawAdminError], file: str) -> Iterator[Found]:
    for found in records:
        if isinstance(found, LawAdminError):
            yield found
            continue
        number, cells = found
        where = f"{file}:{number}"
        faults = tuple(row_error(where, bad) for bad in _misshapen(cells, len(head.names)))
        filled = [*map(unguarded, cells), *[""] * len(head.names)]
        yield Raw(where, dict(zip(head.names, filled, strict=False)), faults=faults)


def _misshapen(cells: list[str], wanted: int) -> Iterator[Bad]:
    if len(cells) < wanted:
        yield Bad("short-row")
    elif any(cell.strip() for cell in cells[wanted:]):
        yield Bad("long-row")


def _records(text: str, file: str) -> Iterator[Record | LawAdminError]:
    """Count the records as a spreadsheet does, and leave out empty ones; after a fault go on with the next line."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "limit" in str(error):  # what follows would be read from the middle of a text
                yield TooLarge(f"{file}:{number}", what="a cell", limit=f"{csv.field_size_limit()} characters")
                return
            yield row_error(f"{file}:{number}", Bad("quotes"))
            continue
        if any(cell.strip() for cell in cells):
            yield number, cells


def _misnamed(head: Head) -> list[LawAdminError]:
    """Find columns without a name of their own, or all in one."""
    if len(head.names) == 1 and re.search("[\t;；，]", head.names[0]):
        return [row_error(head.where, Bad("separator"))]
    seen: dict[str, int] = {}
    faults: list[LawAdminError] = []
    for place, written in enumerate(head.names, start=1):
        read = name(written) if written else Bad("nameless-column", {"column": place})
        other = seen.setdefault(key(written), place)
        if isinstance(read, Bad):
            faults.append(field_error(head.where, f"#{place}", read))
        elif other != place:
            faults.append(field_error(head.where, f"#{place}", Bad("same-column", {"column": place, "other": other})))
    return faults
