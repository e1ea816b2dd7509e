"""Ask the count in few words, so that a test reads like the case that it holds."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Choices, Clock, Leg, Pause
from lawadmin.days.counting import Due, Stopped, count
from lawadmin.days.due import Because, Kind
from lawadmin.days.span import Span, Unit, parse_span
from oracle import house_calendar

STAYS = Choices(last_day_off="stays")
FORWARD = Choices(last_day_off="forward")
OPEN = Choices(last_day_off="open")


class Asked(TypedDict, total=False):
    choices: Choices
    units: tuple[Unit, ...]
    pauses: tuple[Pause, ...]
    legs: tuple[Leg, ...]
    cap: Span | None
    kind: Kind


class Changed(Asked, total=False):
    start: date
    span: Span


def d(text: str) -> date:
    return date.fromisoformat(text)


def pause(first: str, last: str | None = None, *, exact: bool = True) -> Pause:
    return Pause(d(first), d(last) if last else None, exact=exact)


def leg(span: str, granted: str, cap: str | None = None) -> Leg:
    return Leg(parse_span(span), d(granted), parse_span(cap) if cap else None)


def clock(span: str, start: str, **asked: Unpack[Asked]) -> Clock:
    return Clock(d(start), parse_span(span), **asked)


def due(span: str, start: str, calendar: Calendar | None = None, **asked: Unpack[Asked]) -> Due:
    found = count(clock(span, start, **asked), calendar or house_calendar())
    assert isinstance(found, Due)
    return found


def day(span: str, start: str, calendar: Calendar | None = None, **asked: Unpack[Asked]) -> str:
    return due(span, start, calendar, **asked).day.isoformat()


def stopped(span: str, start: str, **asked: Unpack[Asked]) -> Stopped:
    found = count(clock(span, start, **asked), house_calendar())
    assert isinstance(found, Stopped)
    return found


def codes(found: Due | Stopped) -> list[str]:
    return [step.code for step in found.because]


def step(found: Due | Stopped, code: str) -> Because:
    [only] = [step for step in found.because if step.code == code]
    return only
