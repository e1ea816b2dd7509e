"""A matter told in full, made up: two limits with a pause, an extension of time and three holders."""

from __future__ import annotations

from datetime import date

from lawadmin.assessment.report import Dossier
from lawadmin.days.clock import Clock, Pause
from lawadmin.days.due import Due
from lawadmin.days.span import Span, Unit
from lawadmin.law.edition import Amount, Edition, Effect, FromStep, Lapse, Limit
from lawadmin.law.lawbook import Ruled
from lawadmin.law.rank import Rank
from lawadmin.obligations.custody import Custody, Holder, Hop
from lawadmin.obligations.values import Obligation, Status, Trigger
from lawadmin.records.events import Event, Officer, Outside, Party, TheLaw
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Timeline
from lawadmin.rules.values import Finding


def limit_of(text: str) -> Ruled:
    amount = Amount(20, "20工作日", (Unit.WORKING_DAY,))
    start, ends, fault = FromStep(frozenset({text})), frozenset({text}), Lapse(Effect.FAULT)
    limit = Limit(text, text, text, amount, start, ends, title_en=text, by=text, lapse=fault)
    return Ruled(Edition(text, text, Rank.LAW, date(2019, 4, 23), (limit,)), limit)


def obligation(text: str, start: date, due: date, met: Event | None) -> Obligation:
    clock = Clock(start, Span(20, Unit.WORKING_DAY), pauses=(Pause(date(2026, 4, 10), date(2026, 4, 20)),))
    late = met is None or met.day > due
    status = Status.LATE if late and met else Status.LAPSED if late else Status.MET
    trigger = Trigger(start, start, text, 0)
    return Obligation(text, text, limit_of(text), trigger, Due(due, due, due), status, clock, met)


def matter_in_full(text: str, *findings: Finding) -> Dossier:
    events = (
        Event("e1", text, date(2026, 4, 1), actor=Party()),
        Event("e2", text, date(2026, 4, 3), actor=Officer(text, text), to=text),
        Event("e3", text, date(2026, 4, 10), actor=Outside(text)),
        Event("e4", text, date(2026, 4, 20), actor=TheLaw(text)),
        Event("e5", text, date(2026, 5, 20), actor=Officer(text)),
    )
    hops = (
        Hop(Holder(text, text), date(2026, 4, 4), date(2026, 5, 1), 10),
        Hop(Holder(other=text), date(2026, 5, 2), date(2026, 5, 8), 2),
        Hop(Holder(text), date(2026, 5, 9), date(2026, 5, 20), 8, late=4),
        Hop(Holder(), date(2026, 5, 21), date(2026, 5, 21), 1, late=1),
    )
    late = obligation(text, date(2026, 4, 3), date(2026, 5, 15), events[-1])
    held = (
        (late, Custody(hops, date(2026, 5, 15), 20)),
        (obligation(text, date(2026, 4, 1), date(2026, 4, 8), events[1]), Custody()),
    )
    timeline = Timeline(Matter(text, text, text), events)
    return Dossier(timeline, text, (text, text), held, findings, {text: text})
