"""Read cells, as text or as values of a case system: strictly, one form each.

Each reader gives the value, or Bad; none raises, and none is given an empty cell (see ``is_empty``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar
from unicodedata import category, normalize

from lawadmin.days.span import Span, parse_span
from lawadmin.errors import LawAdminError
from lawadmin.procedure.reasons import Bad
from lawadmin.records.events import CHINA

Value = TypeVar("Value")
Read = Callable[[object], Value | Bad]

#: Nothing that is recorded here happened before the People's Republic: an earlier year is a slip.
FIRST = date(1949, 10, 1)

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_WHYS = {"Co": "private-use", "Cs": "surrogate"}
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{6})?)?", re.ASCII)
_MOMENT = re.compile(r"([0-9-]{10})(?:[ T]([0-9:.]{5,15})(Z|[+-][01][0-9]:[0-5][0-9])?)?", re.ASCII)
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?", re.ASCII)
_FLAGS = {"true": True, "是": True, "false": False, "否": False}

#: The forms of a day that a layout may choose; the first is that of every ledger.
DAY_FORMS = {
    "2024-02-29": re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII),
    "2024/2/29": re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})", re.ASCII),
    "20240229": re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII),
    "2024年2月29日": re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", re.ASCII),
}
ISO = "2024-02-29"


def is_empty(cell: object) -> bool:
    """Tell whether a cell says nothing."""
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip())


def free(cell: object) -> str | Bad:
    """Read a text kept as it was typed; line breaks and tabs may stand in it."""
    if not isinstance(cell, str):
        return _not_text(cell)
    return cell if cell.isprintable() else _unseen(cell, "\n\r\t") or cell


def name(cell: object) -> str | Bad:
    """Read an id or name: one line, no character that cannot be seen; a whole number may stand for its digits."""
    if not isinstance(cell, str):
        return str(cell) if type(cell) is int else _not_text(cell)
    stripped = cell.strip()
    return stripped if stripped.isprintable() else _unseen(stripped, "") or stripped


def _not_text(cell: object) -> Bad:
    return cell if isinstance(cell, Bad) else Bad("not-text")


def _unseen(text: str, allowed: str) -> Bad | None:
    for character in text:
        kind = category(character)
        if kind in _UNSEEN and character not in allowed and not _is_rare_ideograph(character):
            return Bad(_WHYS.get(kind, "character"), {"character": f"U+{ord(character):04X}"})
    return None


def _is_rare_ideograph(character: str) -> bool:
    """Tell whether a character lies where Unicode still adds ideographs that an older Python does not know."""
    return "\U00020000" <= character <= "\U0003fffd"


def key(text: str) -> str:
    """Give the form by which ids and names are compared: of one width, of one case."""
    return text if text.isascii() and text.islower() else normalize("NFKC", text).casefold()


def day_in(forms: tuple[str, ...]) -> Read[date]:
    """Make a reader of days written in one of some DAY_FORMS.

    A date may stand for itself, and a moment with its zone for its day in China.
    """

    def read(cell: object) -> date | Bad:
        if isinstance(cell, str):
            return _day(cell.strip(), forms)
        found = when(cell)
        return found if isinstance(found, Bad) else found[0]

    return read


def day(cell: object) -> date | Bad:
    """Read a day, written 2024-02-29."""
    return _READ_DAY(cell)


def when(cell: object) -> tuple[date, time | None] | Bad:
    """Read a day, with the time of day at +08:00 where the cell has one."""
    if isinstance(cell, datetime):
        moment = _aware(cell)
        return moment if isinstance(moment, Bad) else (moment.date(), moment.time())
    if isinstance(cell, date):
        return cell, None
    if not isinstance(cell, str):
        return cell if isinstance(cell, Bad) else Bad("not-a-day", {"form": ISO})
    return when_in((ISO,))(cell)


def when_in(forms: tuple[str, ...]) -> Read[tuple[date, time | None]]:
    """Make a reader of days written in one of some DAY_FORMS, with a time of day after a space where hours count."""

    def read(cell: object) -> tuple[date, time | None] | Bad:
        if not isinstance(cell, str):
            return when(cell)
        written, _, clock = cell.strip().partition(" ")
        found, at = _day(written, forms), hour(clock) if clock else None
        if isinstance(found, Bad):
            return found
        return at if isinstance(at, Bad) else (found, at)

    return read


def _day(text: str, forms: tuple[str, ...]) -> date | Bad:
    found = next((found for form in forms if (found := DAY_FORMS[form].fullmatch(text))), None)
    if found is None:
        return Bad("full-width") if _is_wide(text) else Bad("not-a-day", {"form": forms[0]})
    try:
        read = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return Bad("no-such-day")
    return read if read >= FIRST else Bad("too-early", {"first": FIRST.isoformat()})


_READ_DAY = day_in((ISO,))


def _is_wide(text: str) -> bool:
    return any("０" <= character <= "９" for character in text)


def hour(cell: object) -> time | Bad:
    """Read a time of day, written 09:30 or 09:30:00, without a zone."""
    if isinstance(cell, time):
        return cell if cell.tzinfo is None else Bad("not-a-time")
    if not isinstance(cell, str):
        return cell if isinstance(cell, Bad) else Bad("not-a-time")
    if _TIME.fullmatch(cell.strip()):
        return time.fromisoformat(cell.strip())
    return Bad("full-width" if _is_wide(cell) else "not-a-time")


def moment(cell: object) -> datetime | Bad:
    """Read a moment: a day, or a day and a time of day, at +08:00 unless an offset follows."""
    if isinstance(cell, datetime):
        return _aware(cell)
    if isinstance(cell, Bad):
        return cell
    found = _MOMENT.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return Bad("full-width" if isinstance(cell, str) and _is_wide(cell) else "not-a-moment")
    on, at = day(found[1]), hour(found[2]) if found[2] else time()
    if isinstance(on, Bad):
        return on
    if isinstance(at, Bad):
        return at
    return _aware(datetime.fromisoformat(f"{on}T{at}{found[3] or '+08:00'}"))


def _aware(given: datetime) -> datetime | Bad:
    try:
        return given.astimezone(CHINA) if given.tzinfo is not None else Bad("naive")
    except (OverflowError, ValueError):
        return Bad("not-a-moment")


def whole(cell: object) -> int | Bad:
    """Read a whole number of at most eighteen digits."""
    return _digits(cell, _WHOLE, int, "not-whole")


def number(cell: object) -> Decimal | Bad:
    """Read a number with at most six decimals; money is one."""
    return _digits(cell, _NUMBER, Decimal, "not-a-number")


def _digits(cell: object, form: re.Pattern[str], make: Callable[[str], Value], why: str) -> Value | Bad:
    if isinstance(cell, Bad):
        return cell
    if isinstance(cell, str) or type(cell) is int or isinstance(cell, Decimal):
        text = _plain(cell)
        if form.fullmatch(text):
            return make(text)
        return Bad("full-width" if _is_wide(text) else why)
    return Bad(why)


def _plain(cell: str | int | Decimal) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, int):
        return str(cell) if -(10**18) < cell < 10**18 else ""
    return format(cell, "f") if -20 < cell.adjusted() < 20 else ""


def flag(cell: object) -> bool | Bad:
    """Read yes or no."""
    if isinstance(cell, bool | Bad):
        return cell
    found = _FLAGS.get(cell.strip().casefold()) if isinstance(cell, str) else None
    return Bad("not-a-flag") if found is None else found


def span(cell: object) -> Span | Bad:
    """Read a span of time."""
    if isinstance(cell, Span | Bad):
        return cell
    try:
        return parse_span(cell) if isinstance(cell, str) else Bad("not-a-span")
    except LawAdminError:
        return Bad("not-a-span")


def one_of(words: Mapping[str, Value]) -> Read[Value]:
    """Make a reader of some words, each with what it stands for; that itself may be given too."""

    def read(cell: object) -> Value | Bad:
        if isinstance(cell, Bad):
            return cell
        known = words.get(cell.strip()) if isinstance(cell, str) else None
        if known is not None:
            return known
        return next((value for value in words.values() if value is cell), Bad("not-one-of", {"choices": tuple(words)}))

    return read


def parts(cell: object) -> list[object] | Bad:
    """Take a list apart: a list as it is, a text at its semicolons."""
    if isinstance(cell, str):
        return [part for part in re.split("[;；]", cell) if part.strip()]
    if isinstance(cell, list | tuple | frozenset):
        return list(cell)
    return cell if isinstance(cell, Bad) else Bad("not-a-list")


def many(read: Read[Value]) -> Read[tuple[Value, ...]]:
    """Make a reader of lists, from that of one part."""

    def read_all(cell: object) -> tuple[Value, ...] | Bad:
        given = parts(cell)
        if isinstance(given, Bad):
            return given
        values: list[Value] = []
        for part in given:
            value = read(part)
            if isinstance(value, Bad):
                return value
            values.append(value)
        return tuple(values)

    return read_all
