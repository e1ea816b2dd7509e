"""What a clock does not count and what is added to it: the operations ``pause`` and ``extend`` of a program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from lawadmin.days.clock import Leg, Pause
from lawadmin.days.span import Span as Period
from lawadmin.law.edition import Amount, Extension, Limit
from lawadmin.obligations.values import Refusal, RefusedLeg, Trigger
from lawadmin.procedure.model import Procedure, Span
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline


def pauses(limit: Limit, procedure: Procedure, timeline: Timeline) -> tuple[Pause, ...]:
    """List the days that a limit does not count: the spans that it excludes."""
    spans = (span for span in procedure.spans if span.name in limit.exclude)
    return tuple(pause for span in spans for pause in _pauses(span, timeline))


def _pauses(span: Span, timeline: Timeline) -> Iterator[Pause]:
    for index, event in enumerate(timeline.events):
        if event.step in span.begins:
            end = next((e for e in timeline.events[index + 1 :] if _ends(span, event, e)), None)
            told = event.fact(span.told) if span.told else None
            last = _last(end, told if isinstance(told, date) else None)
            yield Pause(event.day, None if last is None else max(last, event.day), events=_ids(event, end))


def _ends(span: Span, begin: Event, event: Event) -> bool:
    return event.step in span.ends and (not span.per or event.concerns(begin.about))


def _last(end: Event | None, told: date | None) -> date | None:
    """Let a pause last until the step that ends it, and never longer than was told."""
    days = [day for day in (end.day if end else None, told) if day is not None]
    return min(days, default=None)


def _ids(begin: Event, end: Event | None) -> tuple[str, ...]:
    return (begin.id, end.id) if end else (begin.id,)


@frozen
class Grant:
    """Hold an extension as granted: the event, the tier of the limit, and how much of it the law allows.

    ``untold`` where neither the record nor the law says by how much.
    """

    event: Event
    leg: Leg | None
    refused: RefusedLeg | None = None
    untold: bool = False


def grants(limit: Limit, timeline: Timeline, trigger: Trigger) -> Iterator[Grant]:
    """List the extensions granted after a trigger, each cut to what its tier still allows."""
    used: dict[int, int] = {}
    times: dict[int, int] = {}
    for event in timeline.events[trigger.index + 1 :]:
        if _grants(limit, event, trigger):
            index = _tier(limit, event.step, used, times)
            yield _grant(limit, limit.extend[index], event, used=used.get(index, 0), times=times.get(index, 0))
            used[index] = used.get(index, 0) + (_asked(event) or _whole(limit.extend[index]))
            times[index] = times.get(index, 0) + 1


def _grants(limit: Limit, event: Event, trigger: Trigger) -> bool:
    if event.fact("limit") not in (None, limit.name) or (limit.per and not event.concerns(trigger.about)):
        return False
    return any(tier.granted == event.step for tier in limit.extend)


def _tier(limit: Limit, step: str, used: dict[int, int], times: dict[int, int]) -> int:
    """Take the first tier granted by the step that is not used up; the last one where all are."""
    granted = [(index, tier) for index, tier in enumerate(limit.extend) if tier.granted == step]
    for index, tier in granted:
        spent = tier.amount is not None and not tier.each and used.get(index, 0) >= _whole(tier)
        often = tier.times is not None and times.get(index, 0) >= tier.times
        if not spent and not often:
            return index
    return granted[-1][0]


def _whole(tier: Extension) -> int:
    return tier.amount.number or 0 if tier.amount else 0


def _asked(event: Event) -> int | None:
    days = event.fact("days")
    return days if isinstance(days, int) else None


def _grant(limit: Limit, tier: Extension, event: Event, *, used: int, times: int) -> Grant:
    if tier.times is not None and times >= tier.times:
        return Grant(event, None, RefusedLeg(event, Refusal.TOO_OFTEN))
    asked, whole = _asked(event), tier.amount.number if tier.amount else _rest(limit, tier)
    free = whole if whole is None or tier.each else max(whole - used, 0)
    granted = free if asked is None else asked if free is None else min(asked, free)
    over = free is not None and (not free if asked is None else asked > free)
    refused = RefusedLeg(event, Refusal.OVER_LONG) if over else None
    return Grant(event, _leg(tier, event, granted), refused, untold=granted is None)


def _rest(limit: Limit, tier: Extension) -> int | None:
    """Say what an extension may add where the law says only how long the whole may be; None in another unit."""
    own, whole = limit.amount, tier.to
    if own is None or whole is None or own.units != whole.units or own.number is None or whole.number is None:
        return None
    return whole.number - own.number


def _leg(tier: Extension, event: Event, number: int | None) -> Leg | None:
    unit = tier.amount or tier.to
    if not number or unit is None:
        return None
    return Leg(Period(number, unit.units[0]), event.day, _cap(tier.to), tier.approver, event.id)


def _cap(amount: Amount | None) -> Period | None:
    return None if amount is None or amount.number is None else Period(amount.number, amount.units[0])
