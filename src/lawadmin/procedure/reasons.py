"""Why a cell or row is refused: one table of reasons with their remedies, by code.

The code travels in the error's field ``why``, beside the English sentences, so that the edge can say it in Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

from lawadmin.errors import Field, FieldError, InputError, RowError


@frozen
class Bad:
    """Say why something cannot be read: the code of a reason, and what fills its sentence."""

    why: str
    fields: Mapping[str, Field] = field(factory=dict)


REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # -- one cell
        "missing": ("empty", "Fill it in"),
        "not-text": ("not a text", "Write it as a text"),
        "character": ("holds the invisible character {character}", "Delete the text and type it anew"),
        "private-use": (
            "holds the private-use character {character} of an old font",
            "Use the character's place in Unicode, a description of its parts, or pinyin",
        ),
        "surrogate": ("holds half a character, {character}", "Type the text anew and save it as UTF-8"),
        "not-a-day": ("not a day", "Write year, month and day as {form}"),
        "full-width": ("written in full-width digits", "Write it in half-width digits"),
        "no-such-day": ("the calendar has no such day", "Check year, month and day"),
        "too-early": ("lies before {first}", "Check the year"),
        "not-a-time": ("not a time of day", "Write hour and minute as 09:30; midnight is 00:00 of the next day"),
        "not-a-moment": ("not a moment", "Write it as 2024-02-29 09:30, with an offset where it is not +08:00"),
        "naive": ("a time without a time zone", "Give it its time zone, or give the day alone"),
        "not-whole": ("not a whole number", "Write it in plain digits, without a point or leading zeros"),
        "not-a-number": ("not a number", "Write it in plain digits, with a point and at most six decimals"),
        "not-a-flag": ("neither yes nor no", "Write true or false, 是 or 否"),
        "not-one-of": ("not a word known here", "Use one of: {choices}"),
        "not-a-span": ("not a span of time", "Write a whole number and a unit, such as 20工作日 or 3个月"),
        "not-a-list": ("not a list", "Write the parts one after the other, with ; between them"),
        "not-simple": ("of a kind that a ledger cannot hold", "Leave it empty here, and record it by the library"),
        "repeated-key": ("given twice in one record", "Leave one of them out"),
        # -- a record of a matter
        "no-column": ("there is no such column", "Add it, or name the right one in the layout"),
        "no-step": ("given, but its step has no day", "Give the day of {step}, or leave this empty"),
        "no-begin": ("ends what has not begun", "Give the day on which it began"),
        "end-before-begin": ("ends before it begins", "Check both days"),
        "no-such-fact": ("the step {step} has no such fact", "Leave it empty; the facts of the step are: {choices}"),
        "facts": ("the facts of {step} do not fit together", "Check them against the description of the step"),
    }
)


def field_error(where: str | None, name: str, bad: Bad) -> FieldError:
    """Say that a field is wrong, and why."""
    return FieldError(where, field=name, **sentences(bad))


def row_error(where: str | None, bad: Bad) -> RowError:
    """Say that a row is wrong as a whole, and why."""
    return RowError(where, **sentences(bad))


def input_error(where: str | None, bad: Bad) -> InputError:
    """Say that a file is wrong as a whole, and why."""
    return InputError(where, **sentences(bad))


def sentences(bad: Bad) -> dict[str, Field]:
    """Fill the English sentences of a reason, and keep its code and fields beside them."""
    reason, remedy = REASONS[bad.why]
    shown = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in bad.fields.items()}
    return {"why": bad.why, **bad.fields, "reason": reason.format(**shown), "remedy": remedy.format(**shown)}
