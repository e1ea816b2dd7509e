"""Say how long a period is, in the units that the law writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import frozen

from lawadmin.errors import BadSpan


class Unit(StrEnum):
    """Name what a period is counted in."""

    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


WRITTEN: Mapping[str, Unit] = MappingProxyType(
    {
        "工作日": Unit.WORKING_DAY,
        "个工作日": Unit.WORKING_DAY,
        "日": Unit.DAY,
        "天": Unit.DAY,
        "月": Unit.MONTH,
        "个月": Unit.MONTH,
        "年": Unit.YEAR,
        "小时": Unit.HOUR,
        "个小时": Unit.HOUR,
        "working_day": Unit.WORKING_DAY,
        "working_days": Unit.WORKING_DAY,
        "working day": Unit.WORKING_DAY,
        "working days": Unit.WORKING_DAY,
        "wd": Unit.WORKING_DAY,
        "day": Unit.DAY,
        "days": Unit.DAY,
        "d": Unit.DAY,
        "month": Unit.MONTH,
        "months": Unit.MONTH,
        "year": Unit.YEAR,
        "years": Unit.YEAR,
        "hour": Unit.HOUR,
        "hours": Unit.HOUR,
    }
)
"""The units as laws, ledgers and command lines write them."""

_MOST: Mapping[Unit, int] = MappingProxyType(
    {
        Unit.WORKING_DAY: 36_600,
        Unit.DAY: 36_600,
        Unit.MONTH: 1_200,
        Unit.YEAR: 100,
        Unit.HOUR: 36_600,
    }
)
_UNITS_REMEDY = "Use 工作日, 日, 月, 年, 小时 or working_day, day, month, year, hour"
_SPAN_REMEDY = "Write a whole number and a unit, such as 20工作日, 15日, 3个月, 24小时 or 7wd"
_SPAN = re.compile(r"(0|[1-9][0-9]{0,5}) ?(\D{1,12})")
_LONGEST = 32


def unit_of(written: str) -> Unit:
    """Read a unit as the law, or a user, writes it; BadSpan where there is no such unit."""
    try:
        return WRITTEN[written]
    except KeyError:
        raise BadSpan(reason="there is no such unit of time", remedy=_UNITS_REMEDY) from None


def most(unit: Unit) -> int:
    """Give the largest amount that a span in this unit may have: a century, or as many hours as a century has days."""
    return _MOST[unit]


@frozen
class Span:
    """Hold so many units of time; nothing is said yet about when they begin.

    BadSpan where the amount is no whole number, negative, or longer than any law sets.
    """

    amount: int
    unit: Unit

    def __attrs_post_init__(self) -> None:
        if type(self.amount) is not int or self.amount < 0 or type(self.unit) is not Unit:
            raise BadSpan(reason="a span is a whole number of units, not negative", remedy=_SPAN_REMEDY)
        if self.amount > most(self.unit):
            reason = f"no law sets a period of more than {most(self.unit)} {self.unit}s"
            raise BadSpan(reason=reason, remedy="Check amount and unit")


def parse_span(text: str) -> Span:
    """Read "20 工作日", "20个工作日", "3个月", "24小时", "7wd", "3 months"; BadSpan for anything else.

    Digits are ASCII, without sign, point or leading zeros.
    """
    found = _SPAN.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        raise BadSpan(reason="this is not a span of time", remedy=_SPAN_REMEDY)
    return Span(int(found[1]), unit_of(found[2]))
