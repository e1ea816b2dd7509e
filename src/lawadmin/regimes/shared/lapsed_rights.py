"""A right that had ended and was honoured all the same: an application accepted out of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from lawadmin.findings.base import Base
from lawadmin.obligations.oblige import oblige
from lawadmin.obligations.values import Obligation, Status, last_day
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Event
from lawadmin.records.timeline import Record, Timeline
from lawadmin.regimes.shared.wrong import at_step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


def honoured_late(
    check_id: str, procedure: Procedure, limits: Mapping[str, str], step: str, *, citation: str = ""
) -> Check:
    """Make the check that a step was not taken for a party whose right had lapsed by one of some limits.

    Each limit is named with the trait under which another stands in its place, "" where none does. The party falls
    short of nothing; the organ that goes on with the application does.
    """

    def run(seen: Snapshot, told: Timeline) -> Iterator[Finding]:
        if not any(event.step == step for event in told.recorded):
            return
        recorded = evolve(seen.timeline(Record(told.matter, told.recorded)), linked=told.linked)
        taken, traits = recorded.of(frozenset({step})), procedure.traits_at(told.events)
        for obligation in oblige(seen, recorded):
            barring = obligation.limit.name in limits and limits[obligation.limit.name] not in traits
            own = [event for event in taken if event.concerns(obligation.trigger.about)]
            if own and barring and obligation.status is Status.LATE:
                yield _finding(Base(seen, procedure, told), obligation, own[-1])

    return Check(check_id, procedure.clause, run, frozenset({procedure.name}), citation)


def _finding(base: Base, obligation: Obligation, event: Event) -> Finding:
    finding = at_step(base, event, "accepted-too-late", due=last_day(obligation.due))
    return evolve(
        finding,
        about=obligation.trigger.about,
        citation=obligation.edition.cite(obligation.limit),
        limit=obligation.ref,
    )
