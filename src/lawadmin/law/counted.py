"""Count a limit by itself from a day, as if nothing else happened, to compare what two texts say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from attrs import frozen

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Clock, Leg, Pause
from lawadmin.days.counting import count
from lawadmin.days.due import Due, DueMoment
from lawadmin.days.due import Kind as Direction
from lawadmin.days.hours import CHINA, count_hours
from lawadmin.days.span import Span, Unit, most
from lawadmin.law.edition import Amount, Extension, Kind, Limit

_DIRECTIONS: dict[Kind, Direction] = {Kind.BEFORE: "backward", Kind.FLOOR: "floor", Kind.WAIT: "floor"}

_DAY = timedelta(days=1)

#: What stands for an extension whose length the text leaves open: longer than any that it numbers.
_OPEN = Span(1, Unit.YEAR)


@frozen
class Reach:
    """Hold the last day of a term counted from one day, by the earliest and by the latest reading."""

    earliest: date
    latest: date


def reach(limit: Limit, start: date, calendar: Calendar, *, extended: bool = False, paused: int = 0) -> Reach | None:
    """Count a limit from a day, with all that may be added to it where ``extended``; None where it has no number.

    ``paused`` calendar days after the start are not counted. Hours run from noon, and only their day is given.
    """
    if limit.amount is None or limit.amount.number is None:
        return None
    if limit.amount.units[0] is Unit.HOUR:
        end = count_hours(datetime.combine(start, time(12), CHINA), _span(limit.amount), choices=limit.choices)
        assert isinstance(end, DueMoment)  # nothing stops it
        return Reach(end.earliest.date(), end.latest.date())
    due = count(_clock(limit, limit.amount, start, extended=extended, paused=paused), calendar)
    assert isinstance(due, Due)  # nothing stops it
    return Reach(due.earliest, due.latest)


def _clock(limit: Limit, amount: Amount, start: date, *, extended: bool, paused: int) -> Clock:
    kind = _DIRECTIONS.get(limit.kind, "forward")
    pause = Pause(start + _DAY, start + paused * _DAY, exact=True) if paused and kind != "backward" else None
    return Clock(
        start=start,
        span=_span(amount),
        units=amount.units if len(amount.units) > 1 else (),
        pauses=() if pause is None else (pause,),
        legs=tuple(_legs(limit, start)) if extended and kind != "backward" else (),
        choices=limit.choices,
        kind=kind,
    )


def _legs(limit: Limit, start: date) -> Iterator[Leg]:
    for tier in limit.extend:
        cap = _span(tier.to) if tier.to is not None and tier.to.number is not None else None
        yield from (Leg(span, start, cap) for span in _added(tier, cap))


def _added(tier: Extension, cap: Span | None) -> Iterator[Span]:
    if tier.amount is None or tier.amount.number is None:
        yield _OPEN if cap is None else Span(cap.amount, cap.unit)
        return
    times = 1 if not tier.each else tier.times
    added = _span(tier.amount)
    yield _OPEN if times is None else Span(min(added.amount * times, most(added.unit)), added.unit)


def _span(amount: Amount) -> Span:
    return Span(amount.number or 0, amount.units[0])
