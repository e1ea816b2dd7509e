"""What the checker finds about a term: its number and unit by the law, its pauses and extensions by the events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from attrs import evolve, frozen

from lawadmin.days.span import Span, Unit
from lawadmin.law.edition import Amount, Bearer, Certainty, DayCount, Extension, Kind, Limit, WorkingDays
from lawadmin.obligations.certificate import Granted, Paused, Taken
from lawadmin.obligations.verify_days import NEVER, ONE, Stretch, Walk, days
from lawadmin.obligations.verify_start import Case, after, forged
from lawadmin.records.events import CHINA, Event, Officer, Outside

_WORDS = {"工作日": Unit.WORKING_DAY, "月": Unit.MONTH, "年": Unit.YEAR, "小时": Unit.HOUR}
_HOUR = timedelta(hours=1)


# -- its number and unit, by the words and the counting clause


def number_of(case: Case, start: Sequence[Event]) -> int:
    """Give the number of the words; where they leave it to a record, what that states, held within their bounds."""
    limit = case.limit
    if limit.amount is None and not limit.word:
        return 0  # a day of the calendar is itself the last day
    number = limit.amount.number if limit.amount else None
    stated = start[0].fact("term") if start and limit.amount else None
    if number is None and isinstance(stated, int):
        number = max(limit.minimum or stated, min(limit.maximum or stated, stated))
    if number is None:
        raise forged(case.claim, "amount")
    return number


def units_of(case: Case, amount: Amount | None) -> tuple[Unit, ...]:
    """Give the units of a number: by its words and the counting clause, or as its edition says where they do not."""
    if amount is None:
        return (Unit.DAY,)
    word, clause = amount.written.removeprefix("个"), case.edition.daycount
    unit = _WORDS.get(word) or (Unit.DAY if amount.number == 0 else _by_clause(case.limit, amount, clause))
    if amount.certainty is Certainty.TEXT and amount.units != (unit,):
        raise forged(case.claim, "unit")
    return amount.units


def _by_clause(limit: Limit, amount: Amount, clause: DayCount | None) -> Unit | None:
    if clause is None:
        return None
    rule, number = clause.working_days, amount.number
    listed = number in rule if isinstance(rule, frozenset) else rule is WorkingDays.ALL
    if not listed and not (rule is WorkingDays.UP_TO_10 and number is not None and number <= 10):
        return Unit.DAY
    return None if clause.organs_only and limit.bearer is not Bearer.ORGAN else Unit.WORKING_DAY


def _stretch(case: Case, taken: Taken, origin: date, number: int, *, amount: Amount | None) -> Stretch:
    """Make a stretch of a number: a unit that is the limit's own is read as that is, and a year is twelve months."""
    unit = units_of(case, amount)[0]
    unit = taken.unit if unit is units_of(case, case.limit.amount)[0] else unit
    years = unit is Unit.YEAR
    return Stretch(origin, number * 12 if years else number, Unit.MONTH if years else unit)


# -- its run


@frozen
class Run:
    """Hold a clock as the checker runs it, with the days of which it had to know whether they are worked."""

    nominal: date
    last: date
    read: frozenset[date] = frozenset()
    pauses: tuple[Paused, ...] = ()
    extensions: tuple[Granted, ...] = ()
    events: tuple[Event, ...] = ()


def run(case: Case, start: Sequence[Event], taken: Taken) -> Run:
    """Run the clock by the choices taken; its last day is NEVER where it stands still."""
    anchor, limit = case.claim.anchor, case.limit
    base = _stretch(case, taken, anchor.day, number_of(case, start), amount=limit.amount)
    if base.unit is Unit.HOUR:
        ends = last_moment(case, base.amount).date()
        return Run(ends, ends)
    if limit.kind is Kind.BEFORE:
        last = (walk := Walk(taken, (), case.given.working)).back(base)
        high = base.origin - ONE * (taken.first_day == "excluded")
        return Run(last, last, frozenset(days(last, high)) if base.unit is Unit.WORKING_DAY else frozenset())
    told = tuple(_pauses(case, taken))
    walk = Walk(taken, tuple(pause for pause, _ in told), case.given.working)
    term = _lengthened(case, walk, base)
    last = walk.due(term.nominal)
    if last == NEVER:
        return Run(NEVER, NEVER)
    told = tuple(one for one in told if one[0].first <= last and anchor.day <= one[0].last)
    return Run(
        term.nominal,
        last,
        frozenset(day for day in _read(walk, term, last) if not walk.paused(day)),
        tuple(pause for pause, _ in told),
        tuple(granted for granted, _ in term.granted),
        (*(event for _, events in told for event in events), *(event for _, event in term.granted)),
    )


def last_moment(case: Case, hours: int) -> datetime:
    """Add hours to the moment of the start, or to the full hour after it."""
    begin = case.claim.anchor.at or datetime.combine(case.claim.anchor.day, time(), CHINA)
    if case.claim.choices.hours_from == "next-hour":
        begin = begin.replace(minute=0, second=0, microsecond=0) + _HOUR
    return begin + hours * _HOUR


def _pauses(case: Case, taken: Taken) -> Iterator[tuple[Paused, tuple[Event, ...]]]:
    """List the spans that the limit excludes: from each event that begins one to the event that ends it, or as told."""
    for span in case.given.terms.spans if case.limit.exclude else ():
        for place, begun in enumerate(case.events):
            if span.name in case.limit.exclude and begun.step in span.begins:
                ends = [e for e in case.events[place + 1 :] if e.step in span.ends]
                ends = [e for e in ends if not span.per or e.concerns(begun.about)][:1]
                told = begun.fact(span.told) if span.told else None
                last = min([*(e.day for e in ends), *([told] if isinstance(told, date) else [])], default=NEVER)
                border = ONE * (taken.pause_ends == "counted")
                first, last = begun.day + border, max(last, begun.day) - border * (last != NEVER)
                if first <= last:
                    yield Paused(first, last, tuple(e.id for e in (begun, *ends))), (begun, *ends)


# -- what lengthens it


@frozen
class Term:
    """Hold a term with its extensions: its stretches, its nominal last day, and each grant that counts."""

    stretches: tuple[Stretch, ...]
    nominal: date
    granted: tuple[tuple[Granted, Event], ...] = ()
    caps: tuple[Stretch, ...] = ()


def _lengthened(case: Case, walk: Walk, base: Stretch) -> Term:
    """Add what was granted while the clock ran, each within its tier and under its cap."""
    term = Term((base,), walk.end(base))
    for event, tier, number in _grants(case):
        if number and event.day <= walk.due(term.nominal):
            more = evolve(_stretch(case, walk.taken, term.nominal, number, amount=tier.amount or tier.to), first=False)
            most = tier.to.number if tier.to else None
            cap = _stretch(case, walk.taken, base.origin, most, amount=tier.to) if most else None
            term = _longer(walk, term, more, cap, by=(event, tier))
    return term


def _longer(walk: Walk, term: Term, more: Stretch, cap: Stretch | None, *, by: tuple[Event, Extension]) -> Term:
    """Add a stretch as far as its cap lets it: one in the same unit cuts the number, any other is a day not passed."""
    alike = cap is not None and {one.unit for one in (*term.stretches, more)} == {cap.unit}
    room = cap.amount - sum(one.amount for one in term.stretches) if cap is not None and alike else more.amount
    more, last = evolve(more, amount=min(more.amount, room)), term.stretches[-1]
    if more.amount <= 0:
        return term
    joined = evolve(last, amount=last.amount + more.amount)
    stretches = (*term.stretches[:-1], joined) if last.unit is more.unit else (*term.stretches, more)
    nominal, wall = walk.end(stretches[-1]), walk.end(cap) if cap is not None and not alike else NEVER
    if wall < nominal < NEVER:
        if term.nominal >= wall:
            return term
        nominal = wall
    granted = (*term.granted, (_granted(more, *by), by[0]))
    return Term(stretches, nominal, granted, term.caps if cap is None else (*term.caps, cap))


def _granted(more: Stretch, event: Event, tier: Extension) -> Granted:
    cap = Span(tier.to.number, tier.to.units[0]) if tier.to and tier.to.number else None
    actor = event.actor
    by = actor.post if isinstance(actor, Officer) else actor.organ if isinstance(actor, Outside) else None
    return Granted(event.id, event.day, more.amount, more.unit, cap, tier.approver, by)


def _grants(case: Case) -> Iterator[tuple[Event, Extension, int]]:
    """List the extensions of this limit and party, each with what its tier still lets it add."""
    limit, anchor = case.limit, case.claim.anchor
    used, times = [0] * len(limit.extend), [0] * len(limit.extend)
    for event in after(case, anchor):
        tiers = [place for place, tier in enumerate(limit.extend) if tier.granted == event.step]
        of_another = limit.per and not event.concerns(anchor.about)
        strange = event.fact("limit") not in (None, limit.name) or of_another
        if strange or not tiers:
            continue
        place = next((n for n in tiers if not _used_up(limit.extend[n], used[n], times[n])), tiers[-1])
        tier, asked = limit.extend[place], event.fact("days")
        whole = tier.amount.number if tier.amount else None
        free = whole if whole is None or tier.each else max(whole - used[place], 0)
        if tier.times is None or times[place] < tier.times:
            longest = tier.to.number if tier.to and tier.amount is None else None
            yield event, tier, min((n for n in (asked, free) if isinstance(n, int)), default=longest or 0)
        used[place] += asked if isinstance(asked, int) else whole or 0
        times[place] += 1


def _used_up(tier: Extension, used: int, times: int) -> bool:
    whole = tier.amount.number if tier.amount and not tier.each else None
    return (whole is not None and used >= whole) or (tier.times is not None and times >= tier.times)


def _read(walk: Walk, term: Term, last: date) -> Iterator[date]:
    """Give the days of which one has to know whether they are worked."""
    ends = (*(stretch.origin for stretch in term.stretches[1:]), term.nominal)
    for stretch, end in (*zip(term.stretches, ends, strict=True), *((cap, last) for cap in term.caps)):
        if stretch.unit is Unit.WORKING_DAY:
            yield from days(walk.before(stretch) + ONE, end)
    if walk.taken.last_day_off == "forward":
        yield from days(term.nominal, last)
