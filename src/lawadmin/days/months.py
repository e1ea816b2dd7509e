"""Find the corresponding day of another month, clamped once."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from lawadmin.days.clock import MonthEnd
from lawadmin.errors import BadSpan


def corresponding(start: date, months: int, month_end: MonthEnd = "clamp", *, whole: bool = False) -> date:
    """Give the last day of a period of so many months from ``start``; back in time where ``months`` is negative.

    A missing corresponding day becomes the month's end. ``whole`` says that the start day is itself the first day, so
    that the period ends the day before the corresponding day, as it does by the choice ``day-before``.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise out_of_time()
    last = monthrange(year, month + 1)[1]
    if month_end == "sticky" and start.day == monthrange(start.year, start.month)[1]:
        return date(year, month + 1, last)
    if start.day > last:
        return date(year, month + 1, last)
    day = date(year, month + 1, start.day)
    return _shift(day, months) if whole or month_end == "day-before" else day


def _shift(day: date, months: int) -> date:
    ordinal = day.toordinal() + (-1 if months >= 0 else 1)
    return to_day(ordinal)


def to_day(ordinal: int) -> date:
    """Turn an ordinal into a day; BadSpan where no such day exists."""
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        raise out_of_time()
    return date.fromordinal(ordinal)


def out_of_time() -> BadSpan:
    """Make the error for a day that lies outside the years 1 to 9999."""
    return BadSpan(reason="the period leads outside the years 1 to 9999", remedy="Check start and span")
