"""Steps that the law deems taken: the operation ``deem`` of a program."""

from __future__ import annotations

from datetime import timedelta

from lawadmin.law.edition import Dated, Limit
from lawadmin.obligations.values import DueDay, Status, Trigger, last_day
from lawadmin.records.events import Event, TheLaw

_UNMET = frozenset({Status.LAPSED, Status.LATE})


def deem(matter: str, ref: str, limit: Limit, trigger: Trigger, *, due: DueDay, status: Status) -> Event | None:
    """Derive the step that the law deems taken once the last day has passed unmet, whatever comes later."""
    end = last_day(due)
    if status not in _UNMET or end is None or limit.lapse.step is None:
        return None
    day = {Dated.FROM: trigger.day, Dated.LAST: end, Dated.NEXT: end + timedelta(days=1)}[limit.lapse.dated]
    return Event(
        id=f"{matter}/{ref}/{trigger.source}",
        step=limit.lapse.step,
        day=day,
        actor=TheLaw(ref),
        about=trigger.about,
    )
