"""Read the rows of JSON and JSONL files, with the limits and refusals that Python's own parser lacks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal

from lawadmin.converters.raw_rows import Found, Raw
from lawadmin.procedure.reasons import Bad, input_error, row_error

_MARK = re.compile(
    r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL
)  # a text without its end goes on to the last character
_DIGITS = 18


def json_rows(text: str, file: str, depth: int) -> Iterator[Found]:
    """Find the records of a JSON text that is one list."""
    read = _parsed(text, depth + 1) if text.strip() else Bad("empty-file")
    if isinstance(read, Bad):
        yield input_error(file if read.why != "not-json" else f"{file}:{read.fields['line']}", read)
    elif not isinstance(read, list):
        yield input_error(file, Bad("not-a-list-of-rows"))
    else:
        yield from (_row(record, f"{file}:{number}") for number, record in enumerate(read, start=1))


def jsonl_rows(text: str, file: str, depth: int) -> Iterator[Found]:
    """Find the records of a JSONL text, one a line."""
    lines = text.split("\n")
    if not text.strip():
        yield input_error(file, Bad("empty-file"))
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(_parsed(line, depth), f"{file}:{number}")


def _row(record: object, where: str) -> Found:
    if isinstance(record, dict):
        return Raw(where, record, own=True)
    return row_error(where, record if isinstance(record, Bad) else Bad("not-a-record"))


def _parsed(text: str, depth: int) -> object:
    """Parse a JSON text; Bad where it is none, and in the place of a value that no ledger can hold."""
    if _depth(text) > depth:
        return Bad("too-deep", {"limit": depth})
    try:
        return json.loads(
            text,
            object_pairs_hook=_pairs,
            parse_constant=lambda _: Bad("not-a-number"),
            parse_float=_number,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        return Bad("not-json", {"line": error.lineno})


def _depth(text: str) -> int:
    deepest = depth = 0
    for found in _MARK.finditer(text):
        mark = found[0]
        depth += (mark in "[{") - (mark in "]}")
        deepest = max(deepest, depth)
    return deepest


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record: dict[str, object] = {}
    for name, value in pairs:
        record[name] = Bad("repeated-key") if name in record else value
    return record


def _whole(digits: str) -> int | Bad:
    return int(digits) if len(digits) <= _DIGITS else Bad("not-whole")


def _number(digits: str) -> Decimal | Bad:
    return Decimal(digits) if len(digits) <= 2 * _DIGITS else Bad("not-a-number")
