"""Add time: the only code that does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Choices, Clock, Leg, Pause
from lawadmin.days.due import Because, Due, DueMoment, Row, Stopped
from lawadmin.days.span import Span

__all__ = ["Because", "Choices", "Clock", "Due", "DueMoment", "Leg", "Pause", "Row", "Stopped", "count", "count_hours", "ledger"]


def count(clock: Clock, calendar: Calendar) -> Due | Stopped:
    """Count a period to its last day, or to the pause that still stops it."""
    raise NotImplementedError


def count_hours(
    start: datetime, span: Span, *, pauses: tuple[Pause, ...] = (), choices: Choices = Choices()
) -> DueMoment | Stopped:
    """Count hours from a moment at +08:00."""
    raise NotImplementedError


def ledger(clock: Clock, calendar: Calendar, marks: Sequence[date]) -> tuple[Row, ...]:
    """Say how a clock stands at the end of each of the days given, by the first reading."""
    raise NotImplementedError
