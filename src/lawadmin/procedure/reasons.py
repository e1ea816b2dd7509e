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
        # -- a file
        "unreadable": ("the file cannot be read ({kind})", "Check its path and rights"),
        "kind-of-file": ("not a kind of file that is read here", "Save it as .csv (UTF-8), .json or .jsonl"),
        "empty-file": ("the file holds nothing", "Check that it is the right one"),
        "gb18030": (
            "the file is written in GB18030, not in UTF-8",
            'Save it as "CSV UTF-8", or read it by a layout with encoding = "gb18030"',
        ),
        "not-in-encoding": ("the file is not written in {encoding}", 'Save it as "CSV UTF-8"'),
        "not-json": ("not JSON", "Check brackets, commas and quotes"),
        "not-a-list-of-rows": ("the file is not a list of records", "Write it as [{{…}}, {{…}}], or as .jsonl"),
        "too-deep": ("nested deeper than {limit}", "A record of a ledger is flat: names and values"),
        # -- a header
        "unknown-ledger": (
            "these are not the columns of a ledger known here",
            "Give one of kind {kind} at least the columns {choices}, or read it by a layout",
        ),
        "separator": ("the columns are not separated by commas", 'Save it as "CSV UTF-8", with commas'),
        "nameless-column": ("column {column} has no name", "Name it, or delete it"),
        "same-column": ("column {column} says the same as column {other}", "Leave one of them out"),
        "unknown-column": ("no such column is known here", "Delete it, or name it as known; nearest: {nearest}"),
        # -- a row
        "short-row": ("the row has fewer cells than the header", "Give every column its cell, even an empty one"),
        "long-row": ("the row has more cells than the header", "Put texts that hold a comma in quotes"),
        "quotes": ("the quotes of the row do not match", "Close every quote, and double a quote within a text"),
        "not-a-record": ("not a record", "Write it as {{name: value, …}}"),
        "refused-with": ("refused with {other}, because they belong together", "Mend that row"),
        # -- what cells name
        "unknown-organ": ("no such organ is known", "Import the organ first, or together with this"),
        "unknown-post": ("no such post is known", "Import the post first, or together with this"),
        "unknown-procedure": ("no such procedure is installed", "Use one of: {choices}"),
        "unknown-step": ("not a step of {procedure}", "Use one of its steps; nearest: {choices}"),
        "unknown-link": ("{procedure} has no such link", "Use one of: {choices}"),
        "unknown-event": ("the matter has no such event", "Name the id of the event to be corrected"),
        "not-a-link": ("not a list of links", "Write each as name=matter, with ; between them"),
        "link-procedure": ("the linked matter is not one of {procedure}", "Check the id of the linked matter"),
        "not-an-actor": ("not an actor", "Write party, unknown or outside:NAME (当事人, 不明, 外部:名称)"),
        "two-actors": ("two actors for one step", "Leave either the person or this empty"),
        "half-officer": ("a post without a person", "Name the person too, or leave this empty"),
        "not-a-function": ("not a list of functions", "Write each as NAME or NAME@2024-01-01..2024-12-31"),
        "not-a-region": ("not a region code", "Write the 2, 4, 6, 9 or 12 digits of GB/T 2260"),
        # -- what cells say together
        "future": ("lies after {today}", "Check the day; what has not happened yet is not recorded"),
        "recorded-early": ("recorded before it happened", "Check both days"),
        "twice": ("already given in {other}", "Give each its own, or delete one of the rows"),
        "alike": ("differs from {other} only by width or case", "Write both the same, or give each its own"),
        "stored": (
            "already recorded, with other content",
            "Give a correction an id of its own, and name this in replaces",
        ),
        "contradicts": ("not what {other} says", "A matter keeps its procedure, organ and links"),
        "since-after-until": ("lies before the first day", "Check both days"),
        "seq-order": (
            "numbered against the order of the days; see {other}",
            "Number the events of a matter in order, or leave it empty",
        ),
        "before-start": ("lies before the first step of the matter, {other}", "Check the day"),
        "replaced-twice": ("{other} replaces the same event", "Replace the correction in its turn"),
        "circle": ("leads back to itself", "Check the ids"),
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
