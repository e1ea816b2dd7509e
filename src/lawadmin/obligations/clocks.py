"""How long a clock runs and when it is due: the operations ``budget`` and ``due`` of a program."""

from __future__ import annotations

from attrs import evolve, frozen

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Clock
from lawadmin.days.counting import count, count_hours
from lawadmin.days.due import Due, DueMoment, Stopped
from lawadmin.days.due import Kind as Direction
from lawadmin.days.span import Span, Unit
from lawadmin.errors import NoCalendar
from lawadmin.law.edition import FromDate, Kind, Limit
from lawadmin.obligations.spans import Grant, grants, pauses
from lawadmin.obligations.values import (
    DueDay,
    NotYetAnchored,
    Refusal,
    RefusedLeg,
    Trigger,
    Unnumbered,
    last_day,
)
from lawadmin.procedure.model import Procedure
from lawadmin.records.timeline import Timeline

_CUT = frozenset({"extension-cut", "extension-refused"})
_DIRECTION: dict[Kind, Direction] = {Kind.BEFORE: "backward", Kind.FLOOR: "floor", Kind.WAIT: "floor"}


@frozen
class Run:
    """Hold a clock as it ran: what it was asked, its answer, and the extensions that had no effect."""

    due: DueDay
    clock: Clock | None = None
    refused: tuple[RefusedLeg, ...] = ()


def run(limit: Limit, trigger: Trigger, timeline: Timeline, *, procedure: Procedure, calendar: Calendar) -> Run:
    """Run a limit's clock from its trigger, with the pauses and extensions that the timeline holds.

    Where no calendar reaches the days needed, the clock is not yet anchored: one such matter must not stop a review.
    Nor is one to a stated day that was over when it was stated, for nobody can act in time then.
    """
    try:
        ran = _run(limit, trigger, timeline, procedure=procedure, calendar=calendar)
    except NoCalendar:
        return Run(NotYetAnchored("calendar"))
    return Run(NotYetAnchored("later-date")) if _was_over(limit, trigger, ran.due) else ran


def _was_over(limit: Limit, trigger: Trigger, due: DueDay) -> bool:
    end = last_day(due)
    stated = limit.kind is Kind.DEADLINE and isinstance(limit.anchor, FromDate)
    return stated and end is not None and trigger.event is not None and end < trigger.event.day


def _run(limit: Limit, trigger: Trigger, timeline: Timeline, *, procedure: Procedure, calendar: Calendar) -> Run:
    budget = _budget(limit, trigger)
    if not isinstance(budget, Span):
        return Run(budget)
    if budget.unit is Unit.HOUR:
        return Run(_hours(limit, budget, trigger))
    clock = Clock(
        start=trigger.day,
        span=budget,
        units=limit.amount.units if limit.amount and len(limit.amount.units) > 1 else (),
        pauses=() if limit.kind is Kind.BEFORE else pauses(limit, procedure, timeline),
        choices=limit.choices,
        kind=_DIRECTION.get(limit.kind, "forward"),
    )
    return _extended(clock, tuple(grants(limit, timeline, trigger)), trigger, calendar)


def _budget(limit: Limit, trigger: Trigger) -> Span | Unnumbered | NotYetAnchored:
    """Say how long a limit is: its number, or the term stated with its trigger, held within what the law allows.

    A day of the calendar without a number is itself the last day.
    """
    if limit.amount is None:
        return Unnumbered(limit.word) if limit.word else Span(0, Unit.DAY)
    if limit.amount.number is not None:
        return Span(limit.amount.number, limit.amount.units[0])
    term = trigger.event.fact("term") if trigger.event else None
    if not isinstance(term, int):
        return NotYetAnchored("term")
    least, most = limit.minimum or term, limit.maximum or term
    return Span(max(least, min(most, term)), limit.amount.units[0])


def _hours(limit: Limit, budget: Span, trigger: Trigger) -> DueMoment | Stopped | NotYetAnchored:
    """Count from the moment of the trigger; from both ends of its day where no time is recorded."""
    if trigger.event is None:
        return NotYetAnchored("time")
    due, later = (count_hours(moment, budget, choices=limit.choices) for moment in trigger.event.moments)
    if due == later or not isinstance(due, DueMoment) or not isinstance(later, DueMoment):
        return due
    return evolve(due, latest=later.latest, depends_on=(*due.depends_on, "trigger"))


def _extended(clock: Clock, granted: tuple[Grant, ...], trigger: Trigger, calendar: Calendar) -> Run:
    """Add extensions one by one; one granted after the last day has no effect, one of no known length leaves no day."""
    due = _due(clock, trigger, calendar)
    refused: list[RefusedLeg] = []
    for grant in granted:
        end = last_day(due)
        if end is not None and grant.event.day > end:
            refused.append(RefusedLeg(grant.event, Refusal.LATE))
            continue
        if grant.untold:
            return Run(NotYetAnchored("days"), refused=tuple(refused))
        if grant.refused:
            refused.append(grant.refused)
        if grant.leg:
            clock = evolve(clock, legs=(*clock.legs, grant.leg))
            due = _due(clock, trigger, calendar)
            refused.extend(_over_cap(due, grant))
    return Run(due, clock, tuple(refused))


def _over_cap(due: DueDay, grant: Grant) -> tuple[RefusedLeg, ...]:
    """Say when an extension went past the cap on the whole term, so that only a part of it counts."""
    steps = due.because if isinstance(due, Due) else ()
    cut = any(step.code in _CUT and step.get("id") == grant.event.id for step in steps)
    return (RefusedLeg(grant.event, Refusal.OVER_LONG),) if cut and grant.refused is None else ()


def _due(clock: Clock, trigger: Trigger, calendar: Calendar) -> Due | Stopped:
    """Count from the trigger; where its own day is uncertain, from both of its readings."""
    due = count(clock, calendar)
    if trigger.latest == trigger.day or not isinstance(due, Due):
        return due
    later = count(evolve(clock, start=trigger.latest), calendar)
    if not isinstance(later, Due):
        return later
    open_points = tuple(dict.fromkeys((*due.depends_on, *later.depends_on, "trigger")))
    return evolve(due, latest=later.latest, depends_on=open_points)
