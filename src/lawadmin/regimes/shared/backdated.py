"""Late entries that undo a lapse: what was recorded after the fact, and changed what had been late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from lawadmin.findings.base import Base
from lawadmin.law.edition import Effect
from lawadmin.obligations.oblige import oblige
from lawadmin.obligations.values import Obligation, Status
from lawadmin.records.events import CHINA, Event
from lawadmin.records.timeline import Record, Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

_LAPSED = frozenset({Status.LAPSED, Status.LATE})


def backdated(seen: Snapshot, told: Timeline) -> Iterable[Finding]:
    """Find events entered on a later day than their own that undid a lapse, as known until then.

    The lapse may have been real and the entry honest: a person decides. What was entered late and changed nothing is
    not reported, nor what only a party had let pass, as a payment that the bank tells of later.
    """
    procedure = seen.procedure(told.matter.procedure)
    if procedure is None:
        return
    base = Base(seen, procedure, told)
    for event in told.recorded:
        entered = _entered(event)
        if entered is not None and entered > event.day:
            yield from (_finding(base, event, entered, lapse) for lapse in _undone(seen, told, event, entered))


def _entered(event: Event) -> date | None:
    return event.recorded.astimezone(CHINA).date() if event.recorded is not None else None


def _undone(seen: Snapshot, told: Timeline, event: Event, entered: date) -> Iterator[Obligation]:
    """List the obligations that had lapsed until an event was entered, and have not with it."""
    known = tuple(e for e in told.recorded if (_entered(e) or e.day) <= entered)
    before = _obligations(seen, told, tuple(e for e in known if e is not event), entered)
    after = {o.key for o in _obligations(seen, told, known, entered) if _lapsed(o)}
    yield from (o for o in before if _lapsed(o) and o.key not in after)


def _lapsed(obligation: Obligation) -> bool:
    """Tell whether a duty was not kept, or a right was lost."""
    lost = obligation.status in _LAPSED and obligation.limit.lapse.effect is Effect.RIGHT_LOST
    return obligation.late or lost


def _obligations(seen: Snapshot, told: Timeline, events: tuple[Event, ...], on: date) -> tuple[Obligation, ...]:
    then = evolve(seen, on=on)
    return oblige(then, evolve(then.timeline(Record(told.matter, events)), linked=told.linked))


def _finding(base: Base, event: Event, entered: date, lapse: Obligation) -> Finding:
    finding = base.finding("backdated", event.day, event.step or "", step=event.step, entered=entered)
    return evolve(
        finding,
        anchor=event.id,
        about=event.about,
        limit=lapse.ref,
        citation=lapse.edition.cite(lapse.limit),
        events=(event.id,),
    )


CHECKS = (Check("backdated", "2.4.2", backdated),)
