"""Tell how a day was reached: the start, what was skipped, what was added, where it rolled to and by which notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Clock
from lawadmin.days.due import Because, Value, because
from lawadmin.days.months import to_day
from lawadmin.days.readings import Reading
from lawadmin.days.term import Outcome, Verdict
from lawadmin.days.walk import OPEN, Halt, Interval, end_of


def steps(clock: Clock, calendar: Calendar, reading: Reading, outcome: Outcome) -> tuple[Because, ...]:
    """Give the steps of one outcome in order; neighbouring days are one step."""
    told = (
        _start(clock, reading),
        *map(_verdict, outcome.verdicts),
        *_skipped(clock, calendar, outcome),
        *_end(clock, calendar, reading, outcome),
    )
    return (*told, *_undated(calendar, told))


def _start(clock: Clock, reading: Reading) -> Because:
    span = clock.span
    return because(
        "start",
        day=clock.start,
        amount=span.amount,
        unit=reading.unit,
        kind=clock.kind,
        first_day=clock.choices.first_day,
    )


def _verdict(verdict: Verdict) -> Because:
    leg = verdict.leg
    fields: dict[str, Value] = {"granted": leg.granted, "amount": leg.span.amount, "unit": leg.span.unit, "id": leg.id}
    if verdict.reason is None:
        return because("extended", **fields)
    code = "extension-cut" if verdict.taken else "extension-refused"
    return because(code, **fields, taken=verdict.taken, reason=verdict.reason)


def _skipped(clock: Clock, calendar: Calendar, outcome: Outcome) -> Iterator[Because]:
    included = int(clock.choices.first_day == "included")
    for segment, origin, end in outcome.ranges():
        if clock.kind == "backward":
            low, high = end_of(end), origin - 1 + included
        else:
            low, high = origin + 1 - included * int(segment.first), end_of(end)
        yield from _told(calendar, (low, high), outcome.pauses, runs=segment.in_working_days)


def _told(calendar: Calendar, days: Interval, pauses: Iterable[Interval], *, runs: bool) -> Iterator[Because]:
    low, high = days
    for first, last in pauses:
        if last < low or first > high:
            continue
        if runs:
            yield from _rests(calendar, low, first - 1)
        yield _paused(max(first, low), last)
        low = last + 1
    if runs:
        yield from _rests(calendar, low, high)


def _rests(calendar: Calendar, low: int, high: int) -> Iterator[Because]:
    return (run.step(low, high) for run in calendar.runs.within(low, high) if low <= high)


def _paused(first: int, last: int) -> Because:
    if last == OPEN:
        return because("stopped", first=to_day(first))
    return because("paused", first=to_day(first), last=to_day(last), days=last - first + 1)


def _end(clock: Clock, calendar: Calendar, reading: Reading, outcome: Outcome) -> Iterator[Because]:
    nominal, due = outcome.nominal, outcome.due
    if isinstance(nominal, Halt):
        return
    yield because("last-day", day=to_day(nominal))
    if clock.kind == "backward":
        yield because("before", taken="clear" if reading.clear else "inclusive")
    elif due != nominal:
        yield from _told(calendar, (nominal, end_of(due) - int(due == end_of(due))), outcome.pauses, runs=True)
    if isinstance(due, int) and due != nominal:
        yield because("rolled", first=to_day(nominal), day=to_day(due))


def _undated(calendar: Calendar, told: Iterable[Because]) -> Iterator[Because]:
    """Say which of the notices relied on have no known day of publication."""
    named = [name for step in told for name in _notices(step)]
    undated = tuple(name for name in dict.fromkeys(named) if name in calendar.undated)
    if undated:
        yield because("undated-notices", notices=undated)


def _notices(step: Because) -> tuple[str, ...]:
    found = step.get("notices")
    return found if isinstance(found, tuple) else ()
