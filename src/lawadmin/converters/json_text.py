"""Parse JSON that others wrote, with the limits and refusals that Python's own parser lacks."""

from __future__ import annotations

import json
from decimal import Decimal

from lawadmin.converters.scalars import Refused

#: Characters of one JSON text; a record of a matter has some hundreds.
LONGEST = 10_000_000


def parse(text: str) -> object:
    """Parse a JSON text; raises Refused on a repeated key, NaN, a text too long or too deep.

    Fractions become Decimal.
    """
    if len(text) > LONGEST:
        raise Refused(f"is longer than {LONGEST} characters", "Split it")
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant, parse_float=Decimal)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Refused(f"is not JSON ({place})", "Check its brackets and quotes") from None
    except Refused:
        raise
    except (RecursionError, ValueError):
        raise Refused("is nested too deeply or holds an enormous number", "Check what wrote it") from None


def canonical(value: object) -> bytes:
    """Write a value as JSON in the one way in which it is stored and digested: UTF-8, keys in order, no spaces."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return written.encode("utf-8")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise Refused("names a key twice", "Leave one of them out")
    return table


def _constant(_: str) -> object:
    raise Refused("holds NaN or an infinity", "Write a number, or leave it out")
