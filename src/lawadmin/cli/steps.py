"""Print the steps of a count: one line a step, days on the left, and below them the notices relied on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from lawadmin.cli.screen import padded, wide
from lawadmin.converters.messages import Messages
from lawadmin.days.calendar import Calendar, Notice
from lawadmin.days.due import Because

AFTER = frozenset({"last-day", "last-moment", "reading", "awaited"})
"""The steps that tell what comes of a count, after all that was skipped or added."""


def step_lines(say: Messages, steps: Sequence[Because], calendar: Calendar) -> Iterator[str]:
    """Say each step of a count on one line, then the notices that it rests on."""
    yield from told_lines(say, steps)
    yield from notice_lines(say, steps, calendar)


def told_lines(say: Messages, steps: Sequence[Because]) -> Iterator[str]:
    """Say each step on one line, its days on the left; what happened before the last day in order of time."""
    told = [(when(say, step), say.step(step)) for step in _in_order(steps)]
    width = max((wide(left) for left, _ in told), default=0)
    return (f"  {padded(left, width)}  {right}".rstrip() for left, right in told)


def _in_order(steps: Sequence[Because]) -> tuple[Because, ...]:
    """Put the extensions, which a count tells first, among the days on which they were granted."""
    way = tuple(takewhile(lambda step: step.code not in AFTER, steps))
    return (*way[:1], *sorted(way[1:], key=_day), *steps[len(way) :])


def _day(step: Because) -> date:
    day = step.get("granted") or step.get("first")
    return day if isinstance(day, date) else date.max


def notice_lines(say: Messages, steps: Iterable[Because], calendar: Calendar) -> Iterator[str]:
    """Name the notices that steps rest on, below an empty line."""
    notices = list(_notices(steps, calendar))
    if notices:
        yield ""
        yield from (f"  {notice_line(say, notice)}" for notice in notices)


def when(say: Messages, step: Because) -> str:
    """Say on which day or days a step lies; empty where it has none."""
    fields = dict(step.fields)
    day = fields.get("day") or fields.get("moment") or fields.get("granted") or fields.get("first")
    last = fields.get("last")
    if not isinstance(day, date):
        return ""
    if isinstance(last, date) and last != day:
        return say.say("list.range", first=say.day(day), last=say.day(last))
    return say.day(day)


def notice_line(say: Messages, notice: Notice) -> str:
    """Name a holiday notice, and since when it was known."""
    title = f"{notice.title} {notice.number}" if notice.number else notice.title
    if notice.published is None:
        return say.say("count.published-undated", id=notice.id, title=title)
    return say.say("count.published", id=notice.id, title=title, day=notice.published)


def _notices(steps: Iterable[Because], calendar: Calendar) -> Iterator[Notice]:
    named = {notice for step in steps if step.code != "awaited" for notice in _named(step)}
    return (notice for notice in calendar.notices if notice.id in named)


def _named(step: Because) -> tuple[str, ...]:
    found = step.get("notices")
    return found if isinstance(found, tuple) else ()
