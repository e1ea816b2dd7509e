"""Count from every start of 23 years and compare with a list made day by day."""

from bisect import bisect_right
from datetime import date

import pytest

from lawadmin.days.clock import Clock
from lawadmin.days.counting import Due, count
from lawadmin.days.span import Span, Unit
from oracle import days, house_calendar, worked_by

LONGEST = 60


@pytest.mark.slow
@pytest.mark.parametrize("year", range(2004, 2027))
def test_working_days_from_every_start_of_a_year(year: int) -> None:
    calendar = house_calendar()
    is_worked = worked_by(calendar.notices)
    worked = [day for day in days(date(year, 1, 1), date(year + 1, 6, 30)) if is_worked(day)]
    spans = [Span(n, Unit.WORKING_DAY) for n in range(1, LONGEST + 1)]
    for start in days(date(year, 1, 1), date(year, 12, 31)):
        due_days = worked[bisect_right(worked, start) :][:LONGEST]
        for span, expected in zip(spans, due_days, strict=True):
            due = count(Clock(start, span), calendar)
            assert isinstance(due, Due)
            if expected <= calendar.settled_through:
                assert due.day == due.nominal == expected
            else:
                assert not due.certain
                assert due.earliest <= due.nominal <= due.latest
