"""Count hours: from a moment, through nights and rest days, stopped only by pauses of whole days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, timezone

from lawadmin.days.clock import Choices, Pause
from lawadmin.days.due import Because, DueMoment, Stopped, because
from lawadmin.days.months import out_of_time
from lawadmin.days.span import Span, Unit
from lawadmin.days.walk import OPEN, Halt, Interval, union
from lawadmin.errors import BadSpan

CHINA = timezone(timedelta(hours=8))
"""The one legal time of the country, without summer time since 1991."""

HOUR = timedelta(hours=1)
_DEFAULT = Choices()


def count_hours(
    start: datetime, span: Span, *, pauses: tuple[Pause, ...] = (), choices: Choices = _DEFAULT
) -> DueMoment | Stopped:
    """Count hours from a moment; the moments that come back are at +08:00.

    By the choice ``next-hour`` the hour of the start is not counted: 10:00 and 10:20 both begin at 11:00. A pause stops
    the clock from the beginning of its first day to the end of its last. BadSpan for a naive start or a span in other
    units.
    """
    _check(start, span)
    try:
        begin = _begin(start, choices)
        ends = {
            word: _walk(begin, span.amount * HOUR, union(pauses, word == "paused")) for word in _words(pauses, choices)
        }
    except (OverflowError, ValueError):
        raise out_of_time() from None
    differ = len(set(ends.values())) > 1
    told = (*_start(start, span, choices), *_paused(pauses), *(_reading(*end) for end in ends.items() if differ))
    depends_on = ("pause_ends",) if differ else ()
    halts = [end for end in ends.values() if isinstance(end, Halt)]
    if halts:
        left, since = min((halt.left, halt.since) for halt in halts)
        return Stopped(left, Unit.HOUR, date.fromordinal(since), told, depends_on)
    moments = [end for end in ends.values() if isinstance(end, datetime)]
    told = (*told, because("last-moment", moment=moments[0]))
    return DueMoment(min(moments), max(moments), moments[0], told, depends_on)


def _check(start: datetime, span: Span) -> None:
    if span.unit is not Unit.HOUR:
        raise BadSpan(reason="only hours are counted from a moment", remedy="Use count with the day of the start")
    if start.tzinfo is None or start.utcoffset() is None:
        raise BadSpan(reason="the start does not say its offset from UTC", remedy="Give the moment with +08:00")


def _begin(start: datetime, choices: Choices) -> datetime:
    begin = start.astimezone(CHINA)
    if choices.hours_from == "event":
        return begin
    return begin.replace(minute=0, second=0, microsecond=0) + HOUR


def _words(pauses: tuple[Pause, ...], choices: Choices) -> tuple[str, ...]:
    if choices.pause_ends == "open":
        return ("paused", "counted") if any(not pause.exact for pause in pauses) else ("paused",)
    return (choices.pause_ends,)


def _walk(moment: datetime, left: timedelta, pauses: Iterable[Interval]) -> datetime | Halt:
    for first, last in pauses:
        if last < moment.toordinal():
            continue
        room = max(_midnight(first) - moment, timedelta())
        if room >= left:
            break
        left -= room
        if last == OPEN:
            return Halt(left // HOUR, max(first, moment.toordinal()))
        moment = _midnight(last + 1)
    return moment + left


def _midnight(day: int) -> datetime:
    return datetime.combine(date.fromordinal(day), time(), CHINA)


def _start(start: datetime, span: Span, choices: Choices) -> Iterator[Because]:
    begin = start.astimezone(CHINA)
    yield because("start", moment=begin, amount=span.amount, unit=span.unit, hours_from=choices.hours_from)


def _paused(pauses: Iterable[Pause]) -> Iterator[Because]:
    return (
        because("paused", first=pause.first, last=pause.last) for pause in sorted(pauses, key=lambda one: one.first)
    )


def _reading(word: str, end: datetime | Halt) -> Because:
    return because("reading", choice="pause_ends", taken=word, moment=end if isinstance(end, datetime) else None)
