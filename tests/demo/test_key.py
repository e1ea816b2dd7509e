"""The key itself: each of its days counted again with a wall calendar, by code that the engine does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from demonstration import Whole
from lawadmin.converters.notices import load_notices
from lawadmin.demo.key import Expected, key_text, read_key
from lawadmin.demo.matters import stories
from oracle import CALENDARS, ONE, IsDay, days, month_later, nth_after, nth_before, rolled, worked_by

KEY = read_key(key_text())
COUNTED = [line for line in KEY.finding if line.start is not None]
WORKED = worked_by(load_notices(CALENDARS))


def working_days(start: date, number: int, pause: tuple[date, ...]) -> Iterator[date]:
    """Count working days without the days of a pause, and once more with the first and last of these counted."""
    if not pause:
        yield nth_after(start, number, WORKED)
        return
    first, last = pause
    yield nth_after(start, number, without(first, last))
    yield nth_after(start, number, without(first + ONE, last - ONE))


def without(first: date, last: date) -> IsDay:
    """Tell worked days, without those from a first to a last."""
    paused = frozenset(days(first, last))
    return lambda day: WORKED(day) and day not in paused


def readings(line: Expected, start: date) -> Iterator[date]:
    """Give the last day by every reading of a count."""
    for number, unit in re.findall(r"(\d+)(工作日前|工作日|日前|日不顺延|日顺延|个月|年|日)", line.count):
        match unit:
            case "工作日":
                yield from working_days(start, int(number), line.not_counted)
            case "工作日前":
                yield nth_before(start, int(number), WORKED)
                yield nth_before(start, int(number) + 1, WORKED)
            case "日前":
                yield start - timedelta(days=int(number))
                yield start - timedelta(days=int(number) + 1)
            case "日不顺延":
                yield start + timedelta(days=int(number))
            case "日顺延":
                yield rolled(start + timedelta(days=int(number)), WORKED)
            case "个月" | "年":
                last = month_later(start, int(number) * (12 if unit == "年" else 1))
                yield last
                yield rolled(last, WORKED)
            case _:
                yield start + timedelta(days=int(number))
                yield rolled(start + timedelta(days=int(number)), WORKED)


@pytest.mark.parametrize("line", COUNTED, ids=lambda line: f"{line.matter}-{line.code}")
def test_the_last_day_is_right_by_a_wall_calendar(line: Expected) -> None:
    assert line.start is not None
    counted = set(readings(line, line.start))
    assert (min(counted), max(counted)) == (line.due_earliest or line.due, line.due)


def test_lateness_ends_on_the_day_of_a_step_or_of_the_review(whole: Whole) -> None:
    happened = {record.matter.id: {event.day for event in record.events} for record in whole.records}
    late = [line for line in KEY.finding if line.days_late is not None and line.due is not None]
    ends = {line.matter: (line.due or KEY.on) + timedelta(days=line.days_late or 0) for line in late}
    assert [matter for matter, day in ends.items() if day not in happened[matter] | {KEY.on}] == []


def test_every_matter_told_by_hand_is_in_the_key_and_no_other() -> None:
    told = {story.id for story in stories()}
    listed = {line.matter for part in (KEY.finding, KEY.clean, KEY.due) for line in part}
    assert told == listed - {""}


def test_a_misspelt_key_is_refused() -> None:
    with pytest.raises(Exception, match="Key"):
        read_key(key_text().replace("days_late", "days_to_late", 1))
