"""Hold what a count is asked: the start, the span, what stops, lengthens and caps it, and the law's choices."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from attrs import Attribute, field, frozen

from lawadmin.days.due import Kind
from lawadmin.days.span import Span, Unit
from lawadmin.errors import BadSpan

FirstDay = Literal["excluded", "included"]
LastDayOff = Literal["forward", "stays", "open"]
MonthEnd = Literal["clamp", "sticky", "day-before"]
Before = Literal["inclusive", "clear", "open"]
PauseEnds = Literal["paused", "counted", "open"]
HoursFrom = Literal["event", "next-hour"]

_WORDS: dict[str, tuple[str, ...]] = {
    "first_day": get_args(FirstDay),
    "last_day_off": get_args(LastDayOff),
    "month_end": get_args(MonthEnd),
    "before": get_args(Before),
    "pause_ends": get_args(PauseEnds),
    "hours_from": get_args(HoursFrom),
    "kind": get_args(Kind),
}


def _is_word(_: object, attribute: Attribute[str], value: str) -> None:
    words = _WORDS[attribute.name]
    if value not in words:
        raise BadSpan(reason=f"{attribute.name} knows no such choice", remedy=f"Use one of {', '.join(words)}")


def _is_day(_: object, attribute: Attribute[date], value: date) -> None:
    if type(value) is not date:
        raise BadSpan(reason=f"{attribute.name} is not a day", remedy="Give a day without a time of day")


@frozen
class Choices:
    """Hold how a period is counted where laws differ; an ``open`` choice gives back both readings.

    - ``first_day``: the day of the trigger is not counted, or is the first day.
    - ``last_day_off``: a last day that is a rest day moves to the first worked day on or after it, or stays.
    - ``month_end``: a missing corresponding day becomes the month's end; ``sticky``: a month's end stays a month's end;
      ``day-before``: the period ends the day before the corresponding day, or at the month's end where there is none.
    - ``before``: "N days before" ends on the N-th day back, or leaves N clear days between.
    - ``pause_ends``: the days on which a pause began and ended are both paused, or are both counted.
    - ``hours_from``: hours run from the event, or from the full hour after it.
    """

    first_day: FirstDay = field(default="excluded", validator=_is_word)
    last_day_off: LastDayOff = field(default="open", validator=_is_word)
    month_end: MonthEnd = field(default="clamp", validator=_is_word)
    before: Before = field(default="open", validator=_is_word)
    pause_ends: PauseEnds = field(default="open", validator=_is_word)
    hours_from: HoursFrom = field(default="event", validator=_is_word)


@frozen
class Pause:
    """Hold days that are not counted, from ``first`` to ``last``, both included; ``last`` None while it lasts.

    ``exact`` says that the days themselves are stated; otherwise they are the days of two events, and the choice
    ``pause_ends`` governs both. ``events`` may name what began and ended it.
    """

    first: date = field(validator=_is_day)
    last: date | None = None
    exact: bool = False
    events: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.last is None:
            return
        if type(self.last) is not date or self.last < self.first:
            raise BadSpan(reason="a pause ends before it begins", remedy="Check the days on which it began and ended")


@frozen
class Leg:
    """Hold an extension: what was granted, and on which day; ``cap`` limits the whole term, base included."""

    span: Span
    granted: date = field(validator=_is_day)
    cap: Span | None = None
    approver: str | None = None
    id: str | None = None


@frozen
class Clock:
    """Hold one period to be counted.

    ``units`` are the readings of a contested unit, the first of which is taken first; legs and caps in the same unit as
    the span are read with it. ``cap`` limits what legs may make of the whole term. A ``backward`` clock starts at the
    event before which something must be done, and takes neither pauses nor legs.
    """

    start: date = field(validator=_is_day)
    span: Span
    units: tuple[Unit, ...] = ()
    pauses: tuple[Pause, ...] = ()
    legs: tuple[Leg, ...] = ()
    cap: Span | None = None
    choices: Choices = Choices()
    kind: Kind = field(default="forward", validator=_is_word)

    def __attrs_post_init__(self) -> None:
        spans = (self.span, self.cap, *(leg.span for leg in self.legs), *(leg.cap for leg in self.legs))
        if Unit.HOUR in self.units or any(span is not None and span.unit is Unit.HOUR for span in spans):
            raise BadSpan(
                reason="hours are counted from a moment, not from a day",
                remedy="Use count_hours with a start at +08:00",
            )
        if self.kind == "backward" and (self.pauses or self.legs):
            raise BadSpan(reason="a period counted backward has no pauses or extensions", remedy="Leave them out")
