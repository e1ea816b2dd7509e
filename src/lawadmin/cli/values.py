"""Read the values of options; what cannot be read is said with the way to write it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal

from attrs import frozen

from lawadmin.days.clock import Leg, Pause
from lawadmin.days.span import Span, Unit, parse_span
from lawadmin.errors import BadSpan
from lawadmin.records.events import CHINA

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_DAYS = re.compile(r"\d{1,3}", re.ASCII)
_WITHIN = re.compile(r"([1-9]\d{0,4})(d|wd)", re.ASCII)


def day(text: str) -> date:
    """Read a day, written 2026-09-21."""
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise BadSpan(reason="the calendar has no such day", remedy="Check year, month and day") from None
    raise BadSpan(reason="this is not a day", remedy="Write it as 2026-09-21")


def moment(text: str) -> date | datetime:
    """Read a day or a moment; one without an offset is at +08:00."""
    if not _MOMENT.fullmatch(text):
        return day(text)
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise BadSpan(reason="there is no such moment", remedy="Write it as 2026-09-21T10:20") from None
    return read.replace(tzinfo=CHINA) if read.tzinfo is None else read.astimezone(CHINA)


def pause(text: str) -> Pause:
    """Read days not counted, both included, written 2026-09-21..2026-09-25; the last may be left open."""
    first, dots, last = text.partition("..")
    if not dots:
        raise BadSpan(reason="this is not a range of days", remedy="Write it as 2026-09-21..2026-09-25")
    return Pause(day(first.strip()), day(last.strip()) if last.strip() else None, exact=True)


def extension(text: str) -> Leg:
    """Read an extension with the day on which it was granted, written 10工作日@2026-10-12."""
    span, at, granted = text.partition("@")
    if not at:
        raise BadSpan(reason="this is not an extension", remedy="Write span and day of grant: 10工作日@2026-10-12")
    return Leg(parse_span(span), day(granted.strip()))


def year(text: str) -> int:
    """Read a year."""
    if not _YEAR.fullmatch(text):
        raise BadSpan(reason="this is not a year", remedy="Write it in four digits, such as 2026")
    return int(text)


def days(text: str) -> int:
    """Read a number of days."""
    if not _DAYS.fullmatch(text):
        raise BadSpan(reason="this is not a number of days", remedy="Write a whole number, such as 3")
    return int(text)


@frozen
class Within:
    """Hold how far ahead to look: so many calendar days or working days."""

    amount: int
    unit: Literal[Unit.DAY, Unit.WORKING_DAY]

    @property
    def span(self) -> Span:
        """Give it as a span of time."""
        return Span(self.amount, self.unit)


def within(text: str) -> Within:
    """Read how far ahead to look: 7d in calendar days, 7wd in working days."""
    found = _WITHIN.fullmatch(text)
    if found is None:
        raise BadSpan(reason="this is not a number of days", remedy="Write 7d for calendar days, 7wd for working days")
    return Within(int(found[1]), Unit.WORKING_DAY if found[2] == "wd" else Unit.DAY)
