"""What if: change an event, a day, a number or an edition, and judge again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce

from attrs import evolve, frozen

from lawadmin.accountability.verdicts import Restated, Verdict, restate, verdict
from lawadmin.days.calendar import Calendar
from lawadmin.law.edition import Edition, Limit
from lawadmin.law.lawbook import Lawbook
from lawadmin.records.events import Event, Officer
from lawadmin.records.timeline import Timeline, order
from lawadmin.rules.snapshot import Snapshot

_DAY = timedelta(days=1)


@frozen
class Move:
    """Let an event have happened on another day."""

    event: str
    day: date


@frozen
class Without:
    """Let an event not have happened."""

    event: str


@frozen
class Add:
    """Let an event have happened."""

    event: Event


@frozen
class Number:
    """Let a limit (act/limit) have another number, in the unit in which it is counted: a shorter term promised.

    What it says of special matters alone (traits) stays as it is.
    """

    limit: str
    number: int


@frozen
class ByEdition:
    """Let one edition of an act, named by its first day in force, have governed all along."""

    act: str
    in_force: date


@frozen
class Absent:
    """Let whoever held a post have been away, first and last day included.

    What was done from that post meanwhile is done on the first day worked afterwards, and everything later is put off
    by as many days, to a day worked.
    """

    post: str
    first: date
    last: date


Change = Move | Without | Add | Number | ByEdition | Absent


@frozen
class WhatIf:
    """Hold what follows from changes: the verdict as things are, the one as they would be, and what differs."""

    before: Verdict
    after: Verdict
    restated: Restated


def what_if(seen: Snapshot, timeline: Timeline, *changes: Change) -> WhatIf:
    """Judge a matter as it is and as it would be with changes, made one after the other."""
    other = snapshot_if(seen, *changes)
    before = verdict(seen, recorded(timeline))
    after = verdict(other, timeline_if(other, timeline, *changes))
    return WhatIf(before, after, restate(before, after))


def snapshot_if(seen: Snapshot, *changes: Change) -> Snapshot:
    """Change the law of a snapshot; changes of events leave it as it is."""
    lawbook = reduce(_lawbook_if, changes, seen.lawbook)
    return seen if lawbook is seen.lawbook else evolve(seen, lawbook=lawbook, programs={})


def timeline_if(seen: Snapshot, timeline: Timeline, *changes: Change) -> Timeline:
    """Change the events of a matter; changes of the law leave them as they are.

    Steps that the law deems taken are left out: they follow anew.
    """
    events = recorded(timeline).events
    for change in changes:
        events = tuple(sorted(_events_if(seen, events, change), key=order))
    return evolve(timeline, events=events)


def recorded(timeline: Timeline) -> Timeline:
    """Leave out the steps that the law deems taken."""
    return evolve(timeline, events=tuple(event for event in timeline if not event.derived))


# -- events


def _events_if(seen: Snapshot, events: tuple[Event, ...], change: Change) -> Iterator[Event]:
    match change:
        case Move(event, day):
            yield from (evolve(one, day=day) if one.id == event else one for one in events)
        case Without(event):
            yield from (one for one in events if one.id != event)
        case Add(event):
            yield from (*events, event)
        case Absent():
            yield from _put_off(seen, events, change)
        case _:
            yield from events


def _put_off(seen: Snapshot, events: tuple[Event, ...], away: Absent) -> Iterator[Event]:
    shift = timedelta()
    for event in events:
        day = event.day + shift
        if away.first <= day <= away.last and _of_post(seen, event, away.post):
            day = worked(seen.calendar, away.last + _DAY)
            shift = day - event.day
        yield evolve(event, day=worked(seen.calendar, day) if shift else event.day)


def _of_post(seen: Snapshot, event: Event, post: str) -> bool:
    actor = event.actor
    if not isinstance(actor, Officer):
        return False
    held = (one.person for one in seen.roster.holders(post, event.day))
    return actor.post == post if actor.post is not None else actor.person in held


def worked(calendar: Calendar, day: date) -> date:
    """Give a day, or the next one that is worked."""
    while not calendar.is_worked(day):
        day += _DAY
    return day


# -- law


def _lawbook_if(lawbook: Lawbook, change: Change) -> Lawbook:
    match change:
        case Number(limit, number):
            act, _, name = limit.rpartition("/")
            return Lawbook(_numbered(edition, act, name, number) for edition in lawbook.loaded)
        case ByEdition(act, in_force):
            return Lawbook(_alone(lawbook, act, in_force))
        case _:
            return lawbook


def _numbered(edition: Edition, act: str, name: str, number: int) -> Edition:
    if act not in (edition.act, edition.amends):
        return edition
    return evolve(
        edition, limits=tuple(_with(limit, number) if limit.name == name else limit for limit in edition.limits)
    )


def _with(limit: Limit, number: int) -> Limit:
    return limit if limit.amount is None or limit.when else evolve(limit, amount=evolve(limit.amount, number=number))


def _alone(lawbook: Lawbook, act: str, in_force: date) -> Iterator[Edition]:
    """Keep of an act the one edition, as if there had never been another; all where there is no such edition."""
    known = any(edition.act == act and edition.in_force == in_force for edition in lawbook.loaded)
    for edition in lawbook.loaded:
        if edition.act != act or not known:
            yield edition
        elif edition.in_force == in_force:
            yield evolve(edition, in_force=date.min, until=None, known=None)
