"""The ledger of a clock: how it stood at the end of each day on which something happened."""

from __future__ import annotations

from lawadmin.days.counting import ledger as rows
from lawadmin.days.due import Row
from lawadmin.obligations.values import Obligation, last_day
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot


def ledger(seen: Snapshot, timeline: Timeline, obligation: Obligation) -> tuple[Row, ...]:
    """List how an obligation's clock stood on the days of the matter's events, the day judged and its last day.

    Empty where nothing is counted forward in days.
    """
    if obligation.clock is None or obligation.clock.kind == "backward":
        return ()
    end, start = last_day(obligation.due), obligation.trigger.day
    days = {seen.on, *(event.day for event in timeline), *((end,) if end else ())}
    return rows(obligation.clock, seen.calendar, sorted(day for day in days if day >= start))
