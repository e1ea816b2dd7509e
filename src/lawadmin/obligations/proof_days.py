"""Put into words what one run of a clock read and counted: pauses, rest days, extensions, and the choices taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from typing import Literal

from attrs import evolve, frozen

from lawadmin.days.calendar import Calendar, Notice
from lawadmin.days.clock import Choices, Clock, Leg
from lawadmin.days.due import DueMoment
from lawadmin.days.facts import LATE_DECEMBER
from lawadmin.days.hours import count_hours
from lawadmin.days.months import to_day
from lawadmin.days.readings import Reading, readings, reread
from lawadmin.days.span import Span, Unit
from lawadmin.days.table import WorkTable
from lawadmin.days.term import Outcome, run, run_back
from lawadmin.days.walk import end_of
from lawadmin.obligations.certificate import Granted, Paused, Rest, Taken

Unannounced = Literal["worked", "off"]


@frozen
class Counted:
    """Hold what a certificate says of one run of a clock, with the notices that it rests on."""

    amount: int
    nominal: date
    last: date
    moment: datetime | None = None
    pauses: tuple[Paused, ...] = ()
    extensions: tuple[Granted, ...] = ()
    rests: tuple[Rest, ...] = ()
    awaited: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()


@frozen
class _Ran:
    clock: Clock
    reading: Reading
    table: WorkTable
    outcome: Outcome

    @property
    def last(self) -> int:
        return end_of(self.outcome.due)


def counted(clock: Clock, calendar: Calendar) -> dict[Taken, Counted]:
    """Run a clock by every reading, days not announced worked wherever they could be or off; keep what moves the day.

    Of readings that differ in one choice alone and lead to one day, that with the usual choice is kept.
    """
    runner = run_back if clock.kind == "backward" else run
    words: tuple[tuple[Unannounced, WorkTable], ...] = (("worked", calendar.earliest), ("off", calendar.latest))
    ran = {
        _taken(clock, reading, word): _Ran(clock, reading, table, runner(clock, reading, table))
        for (word, table), reading in product(words, readings(clock))
    }
    usual = next(iter(ran))
    return {taken: _counted(one, calendar) for taken, one in ran.items() if _moves(taken, usual, ran)}


def counted_hours(due: DueMoment, at: datetime, choices: Choices) -> tuple[Taken, Counted]:
    """Say of a period in hours from a moment what a certificate says; hours run through nights and rest days."""
    start = next(step for step in due.because if step.code == "start")
    amount = int(str(start["amount"]))
    last = count_hours(at, Span(amount, Unit.HOUR), choices=choices)
    assert isinstance(last, DueMoment)  # no pause stops hours here
    day = last.nominal.date()
    usual = Clock(day, Span(0, Unit.DAY), choices=choices)
    taken = evolve(_taken(usual, readings(usual)[0], "worked"), unit=Unit.HOUR)
    return taken, Counted(amount, day, day, last.nominal)


def _moves(taken: Taken, usual: Taken, ran: dict[Taken, _Ran]) -> bool:
    nearer = (
        evolve(taken, unit=usual.unit),
        evolve(taken, last_day_off=usual.last_day_off),
        evolve(taken, before=usual.before),
        evolve(taken, pause_ends=usual.pause_ends),
        evolve(taken, unannounced=usual.unannounced),
    )
    return all(one == taken or ran[one].last != ran[taken].last for one in nearer)


def _taken(clock: Clock, reading: Reading, unannounced: Unannounced) -> Taken:
    return Taken(
        first_day=clock.choices.first_day,
        last_day_off="forward" if reading.forward else "stays",
        month_end=clock.choices.month_end,
        before="clear" if reading.clear else "inclusive",
        pause_ends="paused" if reading.borders else "counted",
        hours_from=clock.choices.hours_from,
        unit=reading.unit,
        unannounced=unannounced,
    )


def _counted(ran: _Ran, calendar: Calendar) -> Counted:
    read = sorted(_read(ran))
    rests = tuple(_rests(read, ran.table, calendar))
    spoken = {rest.notice for rest in rests}
    years = {year for day in read for year in _years(day)}
    return Counted(
        amount=ran.clock.span.amount,
        nominal=to_day(end_of(ran.outcome.nominal)),
        last=to_day(ran.last),
        pauses=tuple(_pauses(ran)),
        extensions=tuple(_extensions(ran)),
        rests=rests,
        awaited=tuple(sorted({year for day in read for year in calendar.facts.awaited(day)})),
        notices=tuple(one for one in calendar.notices if one.id in spoken or one.settles in years),
    )


def _years(day: int) -> tuple[int, ...]:
    when = date.fromordinal(day)
    return (when.year, when.year + 1) if when.month == 12 and when.day >= LATE_DECEMBER else (when.year,)


def _read(ran: _Ran) -> set[int]:
    """List the days of which the run had to know whether they are worked; paused days are passed over unread."""
    clock, outcome, included = ran.clock, ran.outcome, int(ran.clock.choices.first_day == "included")
    read: set[int] = set()
    for segment, origin, end in outcome.ranges():
        if segment.in_working_days and clock.kind == "backward":
            read.update(range(end_of(end), origin + included))
        elif segment.in_working_days:
            read.update(range(origin + 1 - included * segment.first, end_of(end) + 1))
    caps = [leg.cap for leg, _ in _granted(ran) if leg.cap is not None]
    if any(reread(cap, clock, ran.reading).unit is Unit.WORKING_DAY for cap in caps):
        read.update(range(clock.start.toordinal() + 1 - included, ran.last + 1))
    if ran.reading.forward and clock.kind != "backward":
        read.update(range(end_of(outcome.nominal), ran.last + 1))
    return {day for day in read if not any(first <= day <= last for first, last in outcome.pauses)}


def _rests(read: Sequence[int], table: WorkTable, calendar: Calendar) -> Iterator[Rest]:
    """Put neighbouring days that are off, or are weekend days and worked, into one where one notice says so."""
    group: Rest | None = None
    for day in map(date.fromordinal, read):
        worked, said = table.is_worked(day.toordinal()), calendar.facts.said.get(day.toordinal())
        notice = said.notice.id if said else None
        if worked and day.weekday() < 5:
            continue
        if group and (group.last + timedelta(days=1), group.worked, group.notice) == (day, worked, notice):
            group = evolve(group, last=day)
            continue
        if group:
            yield group
        group = Rest(day, day, worked, notice)
    if group:
        yield group


def _pauses(ran: _Ran) -> Iterator[Paused]:
    for pause in ran.clock.pauses:
        border = timedelta(days=0 if ran.reading.borders else 1)
        if pause.last is not None and pause.first + border <= pause.last - border:
            one = Paused(pause.first + border, pause.last - border, pause.events)
            if one.first.toordinal() <= ran.last and ran.clock.start <= one.last:
                yield one


def _granted(ran: _Ran) -> Iterator[tuple[Leg, int]]:
    return ((verdict.leg, verdict.taken) for verdict in ran.outcome.verdicts if verdict.taken)


def _extensions(ran: _Ran) -> Iterator[Granted]:
    for leg, taken in _granted(ran):
        unit = reread(leg.span, ran.clock, ran.reading).unit
        yield Granted(leg.id or "", leg.granted, taken, unit, leg.cap, leg.approver or "")
