"""Add time: the only code that does.

``count`` runs a clock by every reading that the law leaves open, and once more on the two corner calendars where it
read a day that no notice settles yet; earliest and latest of all runs come back, with the steps of the first reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Choices, Clock, Leg, Pause
from lawadmin.days.due import Because, Due, DueMoment, Row, Stopped, because
from lawadmin.days.hours import count_hours
from lawadmin.days.ledger import ledger
from lawadmin.days.months import to_day
from lawadmin.days.readings import WORDS, Reading, readings, reread, unlike
from lawadmin.days.span import Span, Unit
from lawadmin.days.steps import steps
from lawadmin.days.table import WorkTable
from lawadmin.days.term import Outcome, run, run_back
from lawadmin.days.walk import Halt, end_of

__all__ = [
    "Because",
    "Choices",
    "Clock",
    "Due",
    "DueMoment",
    "Leg",
    "Pause",
    "Row",
    "Span",
    "Stopped",
    "Unit",
    "count",
    "count_hours",
    "ledger",
]

Outcomes = Mapping[Reading, Outcome]


@frozen(eq=False)
class Tried:
    """Hold a clock as run by every reading, on the plain calendar and, where a notice is awaited, on its corners."""

    plain: Outcomes
    corners: tuple[Outcomes, ...]
    awaited: tuple[int, ...]

    @property
    def all(self) -> list[Outcome]:
        """Give every outcome, the default one first."""
        return [outcome for outcomes in (self.plain, *self.corners) for outcome in outcomes.values()]


def count(clock: Clock, calendar: Calendar) -> Due | Stopped:
    """Count a period to its last day, or to the pause that still stops it.

    NoCalendar where a day beyond the calendar had to be read, BadSpan where the period leads out of time. Days counted
    in natural days, months or years read the calendar only to roll the last day over.
    """
    runs = _run_all(clock, calendar)
    reading, default = next(iter(runs.plain.items()))
    depends_on = (*_choices(runs), *(f"notice:{year}" for year in runs.awaited))
    told = (*steps(clock, calendar, reading, default), *_told_open(runs), *_told_awaited(runs, calendar))
    halts = [(outcome, outcome.due) for outcome in runs.all if isinstance(outcome.due, Halt)]
    if halts:
        return _stopped(halts, told, depends_on)
    days = [outcome.due for outcome in runs.all if isinstance(outcome.due, int)]
    nominal = default.nominal if isinstance(default.nominal, int) else days[0]
    return Due(to_day(min(days)), to_day(max(days)), to_day(nominal), clock.kind, told, depends_on)


def _run_all(clock: Clock, calendar: Calendar) -> Tried:
    plain = _outcomes(clock, calendar.plain)
    if not _awaited(clock, calendar, plain):
        return Tried(plain, (), ())
    corners = (_outcomes(clock, calendar.earliest), _outcomes(clock, calendar.latest))
    awaited = {year for outcomes in (plain, *corners) for year in _awaited(clock, calendar, outcomes)}
    return Tried(plain, corners, tuple(sorted(awaited)))


def _outcomes(clock: Clock, table: WorkTable) -> Outcomes:
    runner = run_back if clock.kind == "backward" else run
    return {reading: runner(clock, reading, table) for reading in readings(clock)}


def _awaited(clock: Clock, calendar: Calendar, outcomes: Outcomes) -> set[int]:
    read = (days for reading, outcome in outcomes.items() for days in _read(clock, reading, outcome))
    return {year for first, last in read for year in calendar.facts.awaited_within(first, last)}


def _read(clock: Clock, reading: Reading, outcome: Outcome) -> Iterator[tuple[int, int]]:
    """Give the ranges of days of which the outcome needed to know whether they are worked."""
    due = end_of(outcome.due)
    for segment, origin, end in outcome.ranges():
        if segment.in_working_days:
            yield min(origin, end_of(end)), max(origin, end_of(end))
    if reading.forward and clock.kind != "backward":
        yield end_of(outcome.nominal), due
    caps = (cap for cap in (clock.cap, *(leg.cap for leg in clock.legs)) if cap is not None)
    if any(reread(cap, clock, reading).unit is Unit.WORKING_DAY for cap in caps):
        yield clock.start.toordinal(), due


def _choices(runs: Tried) -> tuple[str, ...]:
    named = [
        unlike({reading: outcome.due for reading, outcome in each.items()}) for each in (runs.plain, *runs.corners)
    ]
    return tuple(word for word in WORDS if any(word in names for names in named))


def _stopped(halts: list[tuple[Outcome, Halt]], told: tuple[Because, ...], depends_on: tuple[str, ...]) -> Stopped:
    unit = _unit_left(halts[0][0])
    left, since = min((halt.left, halt.since) for outcome, halt in halts if _unit_left(outcome) is unit)
    return Stopped(left, unit, to_day(since), told, depends_on)


def _unit_left(outcome: Outcome) -> Unit:
    return Unit.WORKING_DAY if outcome.segments[-1].in_working_days else Unit.DAY


def _told_open(runs: Tried) -> Iterator[Because]:
    """Say, for each choice that matters, which day each way of making it leads to, all else by default."""
    default = next(iter(runs.plain))
    for word in unlike({reading: outcome.due for reading, outcome in runs.plain.items()}):
        name = WORDS[word]
        for reading, outcome in runs.plain.items():
            if all(getattr(reading, other) == getattr(default, other) for other in WORDS.values() if other != name):
                yield because(
                    "reading",
                    choice=word,
                    taken=_word(reading, word),
                    day=to_day(outcome.due) if isinstance(outcome.due, int) else None,
                )


def _word(reading: Reading, word: str) -> str:
    match word:
        case "last_day_off":
            return "forward" if reading.forward else "stays"
        case "before":
            return "clear" if reading.clear else "inclusive"
        case "pause_ends":
            return "paused" if reading.borders else "counted"
    return reading.unit


def _told_awaited(runs: Tried, calendar: Calendar) -> Iterator[Because]:
    """Say which notices are still to come, and through which day the calendar is settled."""
    if runs.awaited:
        years = tuple(str(year) for year in runs.awaited)
        yield because("awaited", notices=years, settled_through=calendar.settled_through)
