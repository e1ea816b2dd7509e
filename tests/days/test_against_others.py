"""Hold the calendar against two public ones; each day that differs is named with its reason."""

from datetime import date

import chinese_calendar
import holidays

from oracle import days, house_calendar

FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)

MADE_UP_FOR_NEW_YEAR_2006 = date(2005, 12, 31)
"""A Saturday worked by 国办发明电〔2005〕35号; chinesecalendar takes it for a rest day."""


def test_every_day_is_as_chinesecalendar_has_it_but_for_one() -> None:
    calendar = house_calendar()
    differing = [day for day in days(FIRST, LAST) if calendar.is_worked(day) is not chinese_calendar.is_workday(day)]
    assert differing == [MADE_UP_FOR_NEW_YEAR_2006]
    assert calendar.is_worked(MADE_UP_FOR_NEW_YEAR_2006)


def test_every_day_is_as_holidays_has_it() -> None:
    calendar, other = house_calendar(), holidays.country_holidays("CN", years=range(2003, 2028))
    assert [day for day in days(FIRST, LAST) if calendar.is_worked(day) is not other.is_working_day(day)] == []
