"""Who held a matter when, in the countable days of the limit at stake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from attrs import evolve, field, frozen

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Clock
from lawadmin.days.span import Unit
from lawadmin.obligations.values import Obligation, Trigger, last_day
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Event, Officer
from lawadmin.records.roster import CHAIN, Roster
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot

_DAY = timedelta(days=1)


@frozen
class Holder:
    """Name who held a matter: a person in a post, or ``other`` (the party, a court); empty where no record says."""

    post: str | None = None
    person: str | None = None
    other: str | None = None


class Passage(StrEnum):
    """Say how a matter came to its holder.

    ``returned`` to a post that had it, down the chain; ``sent-again`` up to a post that had it; ``taken-over`` in the
    same post by another person; ``away`` to the party or a court, and ``back`` from there.
    """

    BEGUN = "begun"
    PASSED = "passed"
    RETURNED = "returned"
    SENT_AGAIN = "sent-again"
    TAKEN_OVER = "taken-over"
    AWAY = "away"
    BACK = "back"


@frozen
class Hop:
    """Hold one stretch of custody, first and last day included.

    ``days`` are countable days of the limit in it, ``late`` those after its last day; ``inherited`` are the days by
    which it was late already when this holder got it.
    """

    holder: Holder
    first: date
    last: date
    days: int
    late: int = 0
    inherited: int = 0
    how: Passage = Passage.BEGUN

    @property
    def spent(self) -> int:
        """Countable days of the term that its own holder used up; what party or court used is nobody's."""
        return 0 if self.holder.other else self.days - self.late


@frozen
class Custody:
    """Hold who held a matter while one limit ran, hop by hop, each day with one holder.

    ``budget`` is the term in countable days, to its last day; None where nothing is counted or it has no last day.
    """

    hops: tuple[Hop, ...] = field(factory=tuple)
    due: date | None = None
    budget: int | None = None

    @property
    def burnt(self) -> int:
        """Countable days used up, in all."""
        return sum(hop.days for hop in self.hops if not hop.holder.other)

    def share(self, hop: Hop) -> float:
        """Say which share of the budget a holder burnt, from 0 to 1; lateness is counted apart."""
        return hop.spent / self.budget if self.budget else 0.0

    @property
    def let_lapse(self) -> Hop | None:
        """Who had the last clear chance: the holder on the last day."""
        if self.due is None:
            return None
        due = self.due
        return next((hop for hop in self.hops if hop.first <= due <= hop.last), None)

    @property
    def longest(self) -> Hop | None:
        """Who held it longest within the term, in countable days."""
        return max((hop for hop in self.hops if not hop.holder.other), key=lambda hop: hop.spent, default=None)


def custody(seen: Snapshot, timeline: Timeline, obligation: Obligation) -> Custody:
    """Work out who held a matter from an obligation's trigger to its answer, its end, or the day judged.

    A day belongs to whoever held the matter at its start; the day of the trigger is not counted. Where a limit leads to
    a stated date, it is held from the step that states it, and at the latest from its last day. Of a limit in hours
    every day counts, and belongs to whoever held the matter at its end. The days of a limit that only a party, a court
    or another organ can keep are its own, wherever the matter lies.
    """
    procedure = seen.procedure(timeline.matter.procedure)
    due = last_day(obligation.due)
    if procedure is None or (obligation.clock is None and due is None):
        return Custody(due=due)
    end = obligation.met_by.day if obligation.met_by else obligation.ended or seen.on
    held = _Held(timeline, procedure, seen.roster)
    first = _first(obligation.trigger, due)
    known = _DAY if obligation.clock is None else timedelta(0)
    limit = obligation.limit
    ours = limit.bearer.public and not (limit.by and procedure.left_to_others(limit.until))
    own = None if ours else Holder(other=limit.by or limit.bearer.value)
    days = ((day, own or held.at(day + known)) for day in _days(first, end))
    hops = (
        _hop(holder, [day for day, _ in group], obligation.clock, calendar=seen.calendar, due=due)
        for holder, group in _runs(days)
    )
    budget = sum(_counts(day, obligation.clock, seen.calendar) for day in _days(first, due)) if due else None
    return Custody(tuple(_told(_inheriting(hops), held.rank)), due, budget)


def _first(trigger: Trigger, due: date | None) -> date:
    stated = trigger.event.day if trigger.event else trigger.day
    after = min(trigger.day, stated) + _DAY
    return after if due is None else min(after, due)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY


def _runs(days: Iterable[tuple[date, Holder]]) -> Iterator[tuple[Holder, Iterator[tuple[date, Holder]]]]:
    return groupby(days, key=lambda pair: pair[1])


def _inheriting(hops: Iterable[Hop]) -> Iterator[Hop]:
    late = 0
    for hop in hops:
        yield evolve(hop, inherited=late)
        late += hop.late


def _hop(holder: Holder, days: list[date], clock: Clock | None, *, calendar: Calendar, due: date | None) -> Hop:
    counted = [day for day in days if _counts(day, clock, calendar)]
    late = sum(due is not None and day > due for day in counted)
    return Hop(holder, days[0], days[-1], len(counted), late)


def _counts(day: date, clock: Clock | None, calendar: Calendar) -> bool:
    if clock is None:
        return True
    paused = any(pause.first <= day and (pause.last is None or day <= pause.last) for pause in clock.pauses)
    return not paused and (clock.span.unit is not Unit.WORKING_DAY or calendar.is_worked(day))


def _told(hops: Iterable[Hop], rank: Callable[[str], int]) -> Iterator[Hop]:
    """Say how the matter came to each holder."""
    before: list[Hop] = []
    for hop in hops:
        told = evolve(hop, how=_how(before, hop, rank))
        before.append(told)
        yield told


def _how(before: list[Hop], hop: Hop, rank: Callable[[str], int]) -> Passage:
    post = hop.holder.post
    if not before or hop.holder.other:
        return Passage.AWAY if before else Passage.BEGUN
    last, known = before[-1].holder, [one.holder.post for one in before]
    if last.other:
        return Passage.BACK
    if post == last.post:
        return Passage.TAKEN_OVER
    if post is None or last.post is None or post not in known:
        return Passage.PASSED
    up = (rank(post), known.index(post)) > (rank(last.post), known.index(last.post))
    return Passage.SENT_AGAIN if up else Passage.RETURNED


@frozen
class _Held:
    timeline: Timeline
    procedure: Procedure
    roster: Roster

    def at(self, day: date) -> Holder:
        """Say who held the matter at the start of a day."""
        away = self._away(day)
        if away:
            return Holder(other=away)
        post, person = self._passed(day)
        if post is not None:
            post = self.roster.post_on(post, day)
            holders = [tenure.person for tenure in self.roster.holders(post, day)]
            person = person if person in holders else next(iter(holders), None)
        return Holder(post, person)

    def rank(self, post: str) -> int:
        """Give the place of a post in the chain; -1 where it has none."""
        known = self.roster.posts.get(post)
        return CHAIN.index(known.role) if known and known.role in CHAIN else -1

    def _away(self, day: date) -> str:
        """Name the party or court that has the matter, by the span in which the day lies."""
        for span in self.procedure.spans:
            begins = [event.day for event in self.timeline.of(span.begins) if event.day < day]
            if span.by and begins and not any(begins[-1] <= e.day < day for e in self.timeline.of(span.ends)):
                return span.by
        return ""

    def _passed(self, day: date) -> tuple[str | None, str | None]:
        """Find to which post the matter had passed; a step that does not say leaves it with the officer who took it."""
        for event in reversed(self.timeline.events):
            holder = _after(event)
            if event.day < day and holder is not None:
                return holder
        return None, None


def _after(event: Event) -> tuple[str | None, str | None] | None:
    if event.to is not None:
        return event.to, None
    if isinstance(event.actor, Officer):
        return event.actor.post, event.actor.person
    return None
