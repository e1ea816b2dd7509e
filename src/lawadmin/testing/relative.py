"""Days that a step states, before the step itself has a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import field, frozen

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Clock
from lawadmin.days.counting import count
from lawadmin.days.due import Due
from lawadmin.days.span import Span
from lawadmin.law.edition import Limit
from lawadmin.testing.world import ONE


@frozen
class After:
    """Stand for a day that lies so many days after the step that states it."""

    days: int

    def of(self, day: date) -> date:
        """Give the day itself."""
        return day + timedelta(days=self.days)


@frozen
class Announced:
    """Stand for a day that a notice states: early enough for every reading, or, where ``short``, too early for all.

    ``spare`` is by how many days more than needed.
    """

    limits: tuple[Limit, ...]
    calendar: Calendar = field(repr=False)
    spare: int = 0
    short: bool = False

    def of(self, day: date) -> date:
        """Give the day that a notice of a day states."""
        stated = day
        while any(due.earliest < day for due in self._dues(stated)):
            stated += ONE
        if not self.short:
            return self.calendar.next_worked(stated + self.spare * ONE)
        while any(due.latest >= day for due in self._dues(stated)):
            stated -= ONE
        return max(stated - self.spare * ONE, day)

    def _dues(self, stated: date) -> Iterator[Due]:
        for limit in self.limits:
            amount = limit.amount
            if amount is not None and amount.number is not None:
                units = amount.units if len(amount.units) > 1 else ()
                span = Span(amount.number, amount.units[0])
                due = count(Clock(stated, span, units, choices=limit.choices, kind="backward"), self.calendar)
                if isinstance(due, Due):
                    yield due
