"""Find the periods that stand in a text: 二十日, 20个工作日, 两年, 90 days; days of the calendar are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from lawadmin.converters.numerals import N, number_of

_NUMBER = rf"(?:\d+|{N})"
_YEAR = r"(?:\d{4}|[〇零○一二三四五六七八九]{4})年"

#: A day, month or year of the calendar; a number of months is written with 个.
DATE = re.compile(rf"{_YEAR}(?:\s*{_NUMBER}月)?(?:\s*{_NUMBER}\s*日)?|{_NUMBER}月(?:\s*{_NUMBER}\s*日)?")
_DAY = re.compile(rf"({_YEAR})\s*({_NUMBER})月\s*({_NUMBER})\s*日")
_UNITS = {"工作日": "工作日", "日": "日", "天": "日", "月": "月", "年": "年", "小时": "小时"}
_ENGLISH = {"working day": "工作日", "business day": "工作日", "day": "日", "month": "月", "year": "年", "hour": "小时"}
#: 上一年, 同一日 and 统一天 name no period; 一年 in 六个月以上一年以下 does.
_WHOLE = r"(?<![下同统])(?<!(?<!以)上)"
_PERIOD = re.compile(
    rf"{_WHOLE}({_NUMBER})(?:\s*(?:至|到|-|—|~)\s*({_NUMBER}))?\s*(?:个)?(?:自然)?(工作日|日|天|(?<=个)月|年|小时)"
)
_IN_ENGLISH = re.compile(
    r"(\d+)\s+(?:calendar\s+|natural\s+)?((?:working\s+|business\s+)?(?:day|month|year|hour))s?\b", re.IGNORECASE
)
_IMPLIED = {
    "每年": (1, "年"),
    "半年": (6, "月"),
    "每月": (1, "月"),
    "按月": (1, "月"),
    "每季度": (3, "月"),
    "半个月": (15, "日"),
}


@frozen
class Period:
    """Hold a number and the unit it is written in, brought to one form; ``said`` is how it stands there."""

    number: int
    unit: str
    said: str = ""

    @property
    def key(self) -> tuple[int, str]:
        """Give what makes two periods the same."""
        return self.number, self.unit


def unit_in_text(written: str) -> str:
    """Give the form of a unit in which units are compared: 个工作日 and 工作日 are one, so are 日 and 天."""
    return _UNITS[written.removeprefix("个")]


def periods_in(text: str) -> Iterator[Period]:
    """List the numbered periods of a text, in order, days of the calendar left out."""
    plain = DATE.sub(lambda found: "\0" * len(found[0]), text)
    for first, last, unit in _PERIOD.findall(plain):
        yield from (Period(number_of(one), _UNITS[unit], f"{one}{_UNITS[unit]}") for one in (first, last) if one)
    for number, unit in _IN_ENGLISH.findall(plain):
        yield Period(int(number), _ENGLISH[" ".join(unit.lower().split())], f"{number} {unit}")


def implied_in(text: str) -> Iterator[Period]:
    """List periods that a text names without a number, such as 每年 and 半年."""
    yield from (Period(number, unit, word) for word, (number, unit) in _IMPLIED.items() if word in text)


def days_in(text: str) -> Iterator[date]:
    """List the full days of the calendar that a text names."""
    for year, month, day in _DAY.findall(text):
        yield date(number_of(year[:-1]), number_of(month), number_of(day))
