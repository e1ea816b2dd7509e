from datetime import UTC, date, datetime
from typing import cast

import pytest

from lawadmin.days.clock import Choices, Clock, Leg, MonthEnd, Pause
from lawadmin.days.due import Kind
from lawadmin.days.span import Span, Unit
from lawadmin.errors import BadSpan

SPAN = Span(20, Unit.WORKING_DAY)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_what_the_law_leaves_open_is_open_unless_chosen() -> None:
    choices = Choices()
    assert (choices.last_day_off, choices.before, choices.pause_ends) == ("open", "open", "open")
    assert (choices.first_day, choices.month_end, choices.hours_from) == ("excluded", "clamp", "event")


def test_an_unknown_choice_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadSpan, match="clamp, sticky, day-before"):
        Choices(month_end=cast("MonthEnd", "round"))
    with pytest.raises(BadSpan, match="forward, backward, floor"):
        Clock(date(2026, 3, 2), SPAN, kind=cast("Kind", "sideways"))


def test_a_moment_is_no_day() -> None:
    with pytest.raises(BadSpan, match="start is not a day"):
        Clock(NOON, SPAN)
    with pytest.raises(BadSpan, match="granted is not a day"):
        Leg(SPAN, NOON)
    with pytest.raises(BadSpan, match="first is not a day"):
        Pause(NOON)
    with pytest.raises(BadSpan):
        Pause(date(2026, 3, 1), NOON)
