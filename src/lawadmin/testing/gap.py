"""Gaps between the steps of a story, in the days that a limit counts.

A story in which one step moves and the later ones follow by as many calendar days is another story: a holiday may then
lie elsewhere, and a second limit may lapse. Later gaps are therefore drawn in countable days, whatever came before.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen
from hypothesis import strategies as st

from lawadmin.days.calendar import Calendar


@frozen
class Gap:
    """Hold so many countable days: worked ones, or all."""

    days: int
    worked: bool = True

    def after(self, day: date, calendar: Calendar) -> date:
        """Give the day that lies so many countable days after a day; the day itself where there are none."""
        return calendar.nth_working_day_after(day, self.days) if self.worked else day + timedelta(days=self.days)


def gaps(most: int = 20, *, worked: bool | None = None) -> st.SearchStrategy[Gap]:
    """Draw a gap of at most so many days, in worked days, in all days, or (None) in either."""
    kinds = st.booleans() if worked is None else st.just(worked)
    return st.builds(Gap, st.integers(0, most), kinds)


def room(first: date, last: date, calendar: Calendar, *, worked: bool) -> int:
    """Count how many countable days lie after a day, up to and including another; none where that is earlier."""
    return calendar.working_days_between(first, last) if worked else max((last - first).days, 0)
