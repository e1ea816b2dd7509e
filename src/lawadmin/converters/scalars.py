"""Read simple values strictly: from JSON, where a number is a number, and from text, where a cell is a cell.

Nothing is guessed: no text from a number, no truth from a text, no digit but 0 to 9, one way to write a day. What is
refused is never shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from attrs import frozen

from lawadmin.days.span import Span, parse_span
from lawadmin.errors import BadSpan

Value = TypeVar("Value")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?(Z|[+-][0-9]{2}:[0-9]{2})")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,6})?")
_BROKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_TRUTH = {"true": True, "false": False, "是": True, "否": False}


class Refused(ValueError):
    """Say why a value is not taken and how to write it; never the value."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


@frozen
class Written:
    """Hold how a kind of value is written: its form, what it is called and an example."""

    form: re.Pattern[str]
    name: str
    example: str

    def check(self, value: object) -> str:
        """Give the text where it has the form; raise Refused where not."""
        if isinstance(value, str) and self.form.fullmatch(value):
            return value
        raise Refused(f"is not {self.name}", f"Write it like {self.example}")


DAY = Written(_DAY, "a day", "2024-02-29")
TIME = Written(_TIME, "a time of day", "09:30")
MOMENT = Written(_MOMENT, "a moment with its time zone", "2024-02-29T09:30:00+08:00")
WHOLE = Written(_WHOLE, "a whole number", "15, in plain digits")
DECIMAL = Written(_DECIMAL, "a number", "120.50, in plain digits")


def text(value: object) -> str:
    """Take a text without broken characters, marks of direction or controls other than line breaks and tabs."""
    if not isinstance(value, str):
        raise Refused("is not a text", "Write it in quotes")
    if _BROKEN.search(value):
        raise Refused("holds control characters or broken ones", "Remove what cannot be seen")
    return value


def name(value: object) -> str:
    """Take a text that tells things apart: not empty, nothing invisible, no space at its ends."""
    taken = text(value)
    if not taken or not taken.isprintable() or taken != taken.strip():
        raise Refused("is empty or holds invisible characters", "Write it with visible characters alone")
    return taken


def day(value: object) -> date:
    """Take a day written 2024-02-29."""
    return _made(date.fromisoformat, DAY, value)


def clock(value: object) -> time:
    """Take a time of day written 09:30 or 09:30:00."""
    return _made(time.fromisoformat, TIME, value)


def moment(value: object) -> datetime:
    """Take a moment with its time zone."""
    return _made(datetime.fromisoformat, MOMENT, value)


def _made(make: Callable[[str], Value], written: Written, value: object) -> Value:
    try:
        return make(written.check(value))
    except Refused:
        raise
    except ValueError:
        raise Refused(f"is not {written.name} that exists", f"Write it like {written.example}") from None


def whole(value: object) -> int:
    """Take a whole number of JSON that a database can hold."""
    if type(value) is not int or abs(value) >= 2**63:
        raise Refused("is not a whole number", "Write it in plain digits, without quotes or a point")
    return value


def whole_of_text(value: object) -> int:
    """Take a whole number written in plain digits."""
    return int(WHOLE.check(value))


def truth(value: object) -> bool:
    """Take true or false of JSON."""
    if not isinstance(value, bool):
        raise Refused("is neither true nor false", "Write true or false, without quotes")
    return value


def truth_of_text(value: object) -> bool:
    """Take true, false, 是 or 否."""
    if not isinstance(value, str) or value not in _TRUTH:
        raise Refused("is neither true nor false", "Write true or false, or 是 or 否")
    return _TRUTH[value]


def decimal(value: object) -> Decimal:
    """Take a number written in plain digits, or a whole number of JSON; never a binary fraction."""
    return Decimal(DECIMAL.check(str(value) if type(value) in (int, Decimal) else value))


def span(value: object) -> Span:
    """Take a span of time written 20 working_day or 20工作日."""
    try:
        return parse_span(text(value))
    except BadSpan as error:
        raise Refused("is not a span of time", str(error.fields["remedy"])) from None


def span_as_text(value: Span) -> str:
    """Write a span of time as ``span`` reads it."""
    return f"{value.amount} {value.unit}"
