"""How an obligation stands: the operations ``next`` and ``status`` of a program."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from lawadmin.days.due import DueMoment, Stopped
from lawadmin.law.edition import FromCalendar, FromDate, Kind, Limit
from lawadmin.obligations.values import DueDay, Status, Trigger, first_reading, last_day
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Event, TheLaw
from lawadmin.records.timeline import Timeline

#: The kinds that ask for something by a day: only these may have lapsed by one reading.
_ASKING = frozenset({Kind.DEADLINE, Kind.BEFORE, Kind.CAP})


@frozen
class Outcome:
    """Hold how an obligation stands, what met it, whether readings differ on that, and when the matter ended unmet."""

    status: Status
    met_by: Event | None = None
    open_reading: bool = False
    ended: date | None = None


def next_answer(limit: Limit, ref: str, trigger: Trigger, timeline: Timeline) -> Event | None:
    """Find the first step after a trigger that meets a limit; a step that the limit itself deems taken never does."""
    since = trigger.index if trigger.since is None else min(trigger.since, trigger.index)
    for event in timeline.events[since + 1 :]:
        if event.step in limit.until and _answers(limit, ref, trigger, event):
            return event
    return None


def _answers(limit: Limit, ref: str, trigger: Trigger, event: Event) -> bool:
    if event.actor == TheLaw(ref):
        return False
    if limit.per and not event.concerns(trigger.about):
        return False
    return event is not trigger.event or isinstance(limit.anchor, FromDate)


def end_of(procedure: Procedure, limit: Limit, ref: str, trigger: Trigger, *, timeline: Timeline) -> Event | None:
    """Find the step that ends the matter, and with it every clock that does not survive it.

    A step that the limit itself deems taken ends other clocks, never its own. What returns with the calendar returns no
    more once the matter has ended, whatever is recorded later.
    """
    if limit.survives:
        return None
    by_calendar = isinstance(limit.anchor, FromCalendar) and trigger.event is None
    since = 0 if by_calendar else max(trigger.index, 0)
    ending = (event for event in timeline.events[since:] if event.step in procedure.ends)
    return next((event for event in ending if event is not trigger.event and event.actor != TheLaw(ref)), None)


def outcome(limit: Limit, due: DueDay, met_by: Event | None, end: Event | None, *, on: date) -> Outcome:
    """Say how an obligation stands on a day."""
    if end is not None and met_by is not None and end.day < met_by.day:
        met_by = None
    if met_by is not None:
        return _met(limit, due, met_by)
    stop = min(on, end.day) if end else on
    latest = last_day(due)
    if latest is not None and stop > latest and _lapses(limit):
        return Outcome(Status.LAPSED, ended=stop if end else None)
    maybe = limit.kind in _ASKING and _between(due, stop)
    if end is not None:
        return Outcome(Status.ENDED, None, maybe, ended=stop)
    if isinstance(due, Stopped):
        return Outcome(Status.STOPPED)
    return Outcome(Status.OPEN, None, maybe)


def _lapses(limit: Limit) -> bool:
    """Tell whether a limit can lapse: a floor or a wait merely ends, unless its end is deemed a step (公告送达)."""
    return limit.kind not in (Kind.FLOOR, Kind.WAIT) or limit.lapse.step is not None


def _met(limit: Limit, due: DueDay, event: Event) -> Outcome:
    earliest, latest = first_reading(due), last_day(due)
    if earliest is None or latest is None:
        return Outcome(Status.MET, event)
    if limit.kind in (Kind.FLOOR, Kind.WAIT):
        early = event.day < earliest and limit.kind is Kind.FLOOR
        between = earliest <= event.day < latest and limit.kind is Kind.FLOOR
        return Outcome(Status.EARLY if early else Status.MET, event, between)
    if isinstance(due, DueMoment) and event.at is not None:
        late = event.moment > due.latest
        return Outcome(Status.LATE if late else Status.MET, event, not late and event.moment > due.earliest)
    return Outcome(Status.LATE if event.day > latest else Status.MET, event, earliest < event.day <= latest)


def _between(due: DueDay, day: date) -> bool:
    earliest, latest = first_reading(due), last_day(due)
    return earliest is not None and latest is not None and earliest < day <= latest
