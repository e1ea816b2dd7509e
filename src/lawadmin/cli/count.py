"""Count any span of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import get_args

import click
from attrs import frozen

from lawadmin.cli import values
from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.steps import step_lines
from lawadmin.cli.world import world
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import count_shape
from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Before, Choices, Clock, FirstDay, HoursFrom, LastDayOff, Leg, MonthEnd, Pause
from lawadmin.days.counting import count as count_days
from lawadmin.days.counting import count_hours
from lawadmin.days.due import Due, DueMoment, Kind, Stopped
from lawadmin.days.span import Span, Unit, parse_span
from lawadmin.errors import BadSpan
from lawadmin.records.events import CHINA


@frozen
class Question:
    """Hold what is to be counted, as asked."""

    span: Span
    start: date | datetime
    pauses: tuple[Pause, ...]
    legs: tuple[Leg, ...]
    choices: Choices
    kind: Kind


def count(
    asked: Asked,
    *,
    span: Sequence[str],
    start: date | datetime,
    pause: Sequence[Pause],
    extend: Sequence[Leg],
    first_day: FirstDay,
    last_day_off: LastDayOff,
    month_end: MonthEnd,
    before: Before | None,
    floor: bool,
    hours_from: HoursFrom,
) -> int:
    """Count a span of time from a day or moment."""
    choices = Choices(
        first_day=first_day,
        last_day_off=last_day_off,
        month_end=month_end,
        before=before or "open",
        hours_from=hours_from,
    )
    try:
        kind = _kind(backward=before is not None, floor=floor)
        question = Question(parse_span(" ".join(span)), start, tuple(pause), tuple(extend), choices, kind)
        calendar = world(asked).rules.calendar.at(asked.as_of)
        due = _counted(question, calendar)
    except BadSpan as fault:
        raise click.UsageError(asked.say.error(fault), click.get_current_context()) from None
    if asked.format == "json":
        asked.screen.json(count_shape(due))
    else:
        asked.screen.lines(_lines(asked.say, question, due))
        asked.screen.lines(step_lines(asked.say, due.because, calendar))
    return 0


def _kind(*, backward: bool, floor: bool) -> Kind:
    if backward and floor:
        raise BadSpan(reason="--before and --floor exclude each other", remedy="Leave one of them out")
    return "backward" if backward else "floor" if floor else "forward"


def _counted(question: Question, calendar: Calendar) -> Due | DueMoment | Stopped:
    if question.span.unit is Unit.HOUR:
        return _hours(question)
    start = question.start.astimezone(CHINA).date() if isinstance(question.start, datetime) else question.start
    clock = Clock(
        start=start,
        span=question.span,
        pauses=question.pauses,
        legs=question.legs,
        choices=question.choices,
        kind=question.kind,
    )
    return count_days(clock, calendar)


def _hours(question: Question) -> DueMoment | Stopped:
    if not isinstance(question.start, datetime):
        raise BadSpan(
            reason="hours are counted from a moment, not from a day", remedy="Give --from as 2026-09-21T10:20"
        )
    if question.legs or question.kind != "forward":
        raise BadSpan(reason="hours are not extended, counted back or waited out here", remedy="Count them in days")
    return count_hours(question.start, question.span, pauses=question.pauses, choices=question.choices)


def _lines(say: Messages, question: Question, due: Due | DueMoment | Stopped) -> Iterator[str]:
    yield _headline(say, question, due)
    if isinstance(due, Due) and due.first_lawful:
        yield say.say("count.first_lawful", day=say.day(due.first_lawful))
    if not isinstance(due, Stopped) and not due.certain:
        yield say.say("count.safe", safe=say.day(due.safe))
    if due.depends_on:
        yield depends(say, due.depends_on)
    yield ""


def _headline(say: Messages, question: Question, due: Due | DueMoment | Stopped) -> str:
    head = {
        "span": say.span(question.span.amount, question.span.unit),
        "start": say.day(question.start),
        "direction": say.say("count.backward" if question.kind == "backward" else "count.forward"),
    }
    if isinstance(due, Stopped):
        return say.say("count.stopped", since=due.since, left=say.span(due.left, due.unit), **head)
    if due.earliest == due.latest:
        return say.say("count.certain", day=say.day(due.earliest), **head)
    return say.say("count.uncertain", earliest=say.day(due.earliest), latest=say.day(due.latest), **head)


def depends(say: Messages, points: Sequence[str]) -> str:
    """Say on what a day depends that is not certain."""
    return say.say("count.depends", depends_on=tuple(_point(say, point) for point in points))


def _point(say: Messages, point: str) -> str:
    what, _, year = point.partition(":")
    return say.say(f"field-depends.{what}", year=year)


COUNT = Verb(
    "count",
    count,
    (
        Param("SPAN", need=True, many=True),
        Param("--from", values.moment, "DATE", to="start", need=True),
        Param("--pause", values.pause, "A..B", many=True),
        Param("--extend", values.extension, "SPAN@DATE", many=True),
        Param("--first-day", get_args(FirstDay), default="excluded"),
        Param("--last-day-off", get_args(LastDayOff), default="open"),
        Param("--month-end", get_args(MonthEnd), default="clamp"),
        Param("--before", get_args(Before)),
        Param("--floor", flag=True),
        Param("--hours-from", get_args(HoursFrom), default="event"),
    ),
    TEXT,
)
