"""What starts a clock: the operation ``first`` of a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from lawadmin.law.edition import FromCalendar, FromDate, FromLapse, FromStep, Kind, Limit
from lawadmin.law.lawbook import Ruled
from lawadmin.obligations.values import Obligation, Status, Trigger, first_reading, last_day
from lawadmin.procedure.program import Line
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline


@frozen
class Start:
    """Hold a trigger, and every wording whose edition is in force for it."""

    trigger: Trigger
    wordings: tuple[Ruled, ...]


def starts(line: Line, timeline: Timeline, done: Sequence[Obligation], on: date) -> tuple[Start, ...]:
    """Find what started the clocks of a line, in order; ``done`` are the obligations already found, for expiries."""
    found: dict[tuple[str, str | None], Start] = {}
    for ruled in line.wordings:
        for trigger in _triggers(ruled.limit, timeline, done, on):
            if ruled.edition.stands_on(_governing_day(ruled.limit, trigger, timeline)):
                key = trigger.source, trigger.about
                known = found.get(key, Start(trigger, ()))
                found[key] = evolve(known, wordings=(*known.wordings, ruled))
    return tuple(sorted(found.values(), key=lambda start: (start.trigger.index, start.trigger.day)))


def _governing_day(limit: Limit, trigger: Trigger, timeline: Timeline) -> date:
    """Name the day whose edition governs: of the notice for a backward limit, of the trigger for every other."""
    if limit.kind is not Kind.BEFORE:
        return trigger.day
    given = (event.day for event in timeline.of(limit.until) if event.day <= trigger.day)
    return next(given, trigger.event.day if trigger.event else trigger.day)


def _triggers(limit: Limit, timeline: Timeline, done: Sequence[Obligation], on: date) -> Iterator[Trigger]:
    match limit.anchor:
        case FromStep(steps, _, link):
            yield from (_by_event(i, event, limit) for i, event in _events(timeline, steps, link))
        case FromDate(fact, steps, link):
            yield from _by_dates(fact, _events(timeline, steps, link), limit)
        case FromLapse(name, _):
            yield from (_by_lapse(o, limit, timeline) for o in done if _expired(o, name, on))
        case anchor:
            yield from _by_calendar(anchor, timeline, on)


def _events(timeline: Timeline, steps: frozenset[str], link: str | None) -> Iterator[tuple[int, Event]]:
    """List events with the index after which an answer in this timeline can come."""
    if link is None:
        yield from ((index, event) for index, event in enumerate(timeline.events) if event.step in steps)
        return
    for other in timeline.linked.get(link, ()):
        for event in other.of(steps):
            yield _index_before(timeline, event.day), event


def _index_before(timeline: Timeline, day: date) -> int:
    return sum(event.day < day for event in timeline.events) - 1


def _by_event(index: int, event: Event, limit: Limit) -> Trigger:
    return Trigger(event.day, event.day, event.id, index, event, event.about if limit.per else None)


def _by_dates(fact: str, events: Iterable[tuple[int, Event]], limit: Limit) -> Iterator[Trigger]:
    for index, event in events:
        stated = event.fact(fact)
        if isinstance(stated, date):
            yield Trigger(stated, stated, event.id, index - 1, event, event.about if limit.per else None)


def _expired(obligation: Obligation, name: str, on: date) -> bool:
    """Tell whether a limit has expired unmet; a floor or a wait expires whatever is done meanwhile."""
    if name not in (obligation.ref, obligation.limit.name) or obligation.status is Status.SUPERSEDED:
        return False
    if obligation.limit.kind in (Kind.FLOOR, Kind.WAIT):
        end = last_day(obligation.due)
        return end is not None and end < on
    return obligation.status in (Status.LAPSED, Status.LATE)


def _by_lapse(obligation: Obligation, limit: Limit, timeline: Timeline) -> Trigger:
    """Start a clock where another ran out; what was done while that one ran answers it: a fine that was paid."""
    earliest, latest = first_reading(obligation.due), last_day(obligation.due)
    day = earliest or obligation.trigger.day
    about = obligation.trigger.about if limit.per else None
    index, since = _index_before(timeline, day), obligation.trigger.index
    return Trigger(day, latest or day, obligation.key, index, None, about, since)


def _by_calendar(anchor: FromCalendar, timeline: Timeline, on: date) -> Iterator[Trigger]:
    since = timeline.of(anchor.since)
    if anchor.every == "amount":
        yield from (Trigger(e.day, e.day, e.id, timeline.events.index(e), e) for e in since)
    elif since:
        till = timeline.of(anchor.till)
        yield from _yearly(anchor.every, since[0].day, min(till[0].day if till else date.max, _next_year(on)), timeline)


def _yearly(month_day: str, since: date, until: date, timeline: Timeline) -> Iterator[Trigger]:
    """Start a clock on a day of each year; what is done since the same day of the year before answers it."""
    for year in range(since.year, until.year + 1):
        day = date.fromisoformat(f"{year}-{month_day}")
        if since <= day <= until:
            before = max(since, date.fromisoformat(f"{year - 1}-{month_day}"))
            yield Trigger(day, day, day.isoformat(), _index_before(timeline, before))


def _next_year(on: date) -> date:
    return date(on.year + 1, 12, 31) if on.month == 12 else date(on.year, 12, 31)
