"""Open the files of ledgers: their bytes as text, and the rows in it, with a place for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from lawadmin.errors import LawAdminError, TooLarge
from lawadmin.procedure.reasons import Bad, input_error


@frozen
class Limits:
    """Hold how large a ledger may be: bytes of a file, rows of a file, columns, characters of a cell, depth of JSON."""

    size: int = 256 * 2**20
    rows: int = 1_000_000
    columns: int = 300
    cell: int = 20_000
    depth: int = 32


@frozen
class Head:
    """Hold the header of a CSV file."""

    where: str
    names: tuple[str, ...]


@frozen
class Raw:
    """Hold one row as it stands in a file: cells by the names in the header, or by the keys of the record.

    ``where`` is ``file:row``. Rows count from 1: in CSV as a spreadsheet counts them, the header included; in JSON the
    records; in JSONL the lines. ``own`` where the row brings its own names, as records of JSON do. With ``faults`` its
    cells cannot be relied on.
    """

    where: str
    cells: Mapping[str, object]
    own: bool = False
    faults: tuple[LawAdminError, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the cells, in order."""
        return tuple(self.cells)


Found = Head | Raw | LawAdminError


def text_of(path: Path, encoding: str, limits: Limits) -> str | LawAdminError:
    """Read a file as text, without its byte order mark."""
    try:
        if path.stat().st_size > limits.size:
            return TooLarge(str(path), what="the file", limit=f"{limits.size} bytes")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return input_error(str(path), Bad("unreadable", {"kind": type(error).__name__}))
    return decoded(data, str(path), encoding)


def decoded(data: bytes, file: str, encoding: str) -> str | LawAdminError:
    """Decode the bytes of a ledger: UTF-8, with or without a mark, unless another encoding is asked for."""
    marked = data.startswith(b"\xef\xbb\xbf")
    asked = "utf-8-sig" if marked or encoding == "utf-8" else encoding
    try:
        return data.decode(asked)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        if asked == "utf-8-sig" and not marked and _is_gb18030(data):
            return input_error(f"{file}:{line}", Bad("gb18030"))
        return input_error(f"{file}:{line}", Bad("not-in-encoding", {"encoding": encoding.upper()}))


def _is_gb18030(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("gb18030")
    except UnicodeDecodeError:
        return False


def sized(found: Iterator[Found], limits: Limits, file: str) -> Iterator[Found]:
    """Pass on what is found in a file, and say what of it is too large; nothing follows after too many rows."""
    for number, one in enumerate(found):
        if number > limits.rows:
            yield TooLarge(file, what="the number of rows", limit=str(limits.rows))
            return
        match one:
            case Raw():
                yield evolve(one, faults=(*one.faults, *_too_large(one, one.cells.values(), limits)))
            case Head() if faults := _too_large(one, one.names, limits):
                yield from faults
                return
            case _:
                yield one


def _too_large(row: Head | Raw, cells: Iterable[object], limits: Limits) -> list[LawAdminError]:
    if len(row.names) > limits.columns:
        return [TooLarge(row.where, what="the number of columns", limit=str(limits.columns))]
    long = (place for place, cell in enumerate(cells, start=1) if _length(cell) > limits.cell)
    return [TooLarge(row.where, what=f"field #{place}", limit=f"{limits.cell} characters") for place in long]


def _length(cell: object) -> int:
    return len(cell) if isinstance(cell, str) else 0
