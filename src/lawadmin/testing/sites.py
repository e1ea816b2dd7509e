"""Where in a lawful story a fault can be planted, how, and what it then brings by the rule of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import evolve, field, frozen

from lawadmin.days.span import Unit
from lawadmin.law.edition import Kind
from lawadmin.obligations.values import Obligation, first_reading, last_day
from lawadmin.records.events import Actor, Event, Officer
from lawadmin.testing.gap import Gap
from lawadmin.testing.order import breaches, conditions
from lawadmin.testing.plants import Plant, Planted
from lawadmin.testing.relative import Announced
from lawadmin.testing.rosters import STRANGER
from lawadmin.testing.routes import Author, Duties
from lawadmin.testing.schedule import Forced, Plan, Told, tell_all
from lawadmin.testing.shortfalls import Place, of_limit, of_step, passed
from lawadmin.testing.turns import Turn, types_of
from lawadmin.testing.world import Standing, binds, silence


@frozen
class Site:
    """Hold a story with a fault in it: its turns, how their days are chosen, and what it brings.

    ``duties`` says what is not answered when the story is told to its end.
    """

    fault: str
    turns: tuple[Turn, ...]
    expected: frozenset[Place]
    plan: Plan = field(factory=Plan)
    duties: Duties = field(factory=Duties)


@frozen
class Ground:
    """Hold a lawful story, what is to be planted in it, and by how many days it is to miss."""

    told: Told
    plant: Plant
    by: int
    author: Author

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of the story."""
        return self.told.turns

    def met(self) -> Iterator[tuple[Obligation, Turn]]:
        """List the obligations that are met, with the turn that met each, where the fault may be planted at them."""
        turns = {turn.id: turn for turn in self.turns}
        for obligation in self.told.standing.obligations:
            if obligation.met_by is not None and self.plant.concerns(obligation.limit.name, obligation.ref):
                yield obligation, turns[obligation.met_by.id]

    def binding(self) -> Iterator[tuple[Obligation, Turn]]:
        """List the met obligations whose passing is somebody's fault."""
        return ((o, turn) for o, turn in self.met() if binds(o.limit) and last_day(o.due) is not None)

    def beyond(self, obligation: Obligation) -> Forced:
        """Choose the day that lies so many countable days after an obligation's last day by every reading."""

        def forced(standing: Standing, _: date) -> date | None:
            now = _same(standing, obligation)
            end = last_day(now.due) if now else None
            return None if end is None else Gap(self.by, _worked(obligation)).after(end, self.told.world.seen.calendar)

        return forced

    def fresh(self, step: str, about: str | None, **stated: object) -> Turn:
        """Make a turn that the story did not have."""
        return Turn(max(turn.number for turn in self.turns) + 1, step, about, tuple(stated.items()))

    def put(self, before: Turn, *extra: Turn) -> tuple[Turn, ...]:
        """Put turns into the story before another one."""
        place = self.turns.index(before)
        return (*self.turns[:place], *extra, *self.turns[place:])

    def orders(self, obligation: Obligation, late: Turn, *extra: Turn) -> Iterator[tuple[Turn, ...]]:
        """Give the orders in which a turn that comes late, with others put before it, can stand among the rest.

        Whatever else falls due meanwhile is done before it: what the story does later, or what it had no need to do.
        """
        place = self.turns.index(late)
        after = [turn for turn in self.turns[place + 1 :] if turn != late]
        sooner = [turn for turn in after if turn.step not in self.told.world.procedure.ends]
        for before in (self.turns[:place], _still_lawful(self.told, (*self.turns[:place], *sooner))):
            done = self._meanwhile(before, obligation)
            if done is not None:
                yield (*done, *extra, late, *(turn for turn in after if turn not in done and not _taken(turn, done)))

    def _meanwhile(self, turns: Sequence[Turn], obligation: Obligation) -> tuple[Turn, ...] | None:
        """Answer whatever is owed by the day on which a late answer comes; None where that cannot be done."""
        told = tell_all(evolve(self.told, turns=(), events=()), turns, Plan(excused=frozenset({obligation.key})))
        day = self.beyond(obligation)(told.standing, told.day) if told and len(told.turns) == len(turns) else None
        if told is None or day is None:
            return None
        answered = self.author.closed(told, evolve(unanswered(self.told, obligation), until=day))
        return None if answered is None else answered.turns


def unanswered(told: Told, obligation: Obligation) -> Duties:
    """Leave one obligation unanswered, and the matter without an end."""
    return Duties(frozenset({obligation.key}), obligation.limit.until | told.world.procedure.ends)


def _taken(turn: Turn, turns: Sequence[Turn]) -> bool:
    return any((other.step, other.about) == (turn.step, turn.about) for other in turns)


def _same(standing: Standing, obligation: Obligation) -> Obligation | None:
    return next((o for o in standing.obligations if o.key == obligation.key), None)


def _worked(obligation: Obligation) -> bool:
    return obligation.clock is not None and obligation.clock.span.unit is Unit.WORKING_DAY


def sites(ground: Ground) -> tuple[Site, ...]:
    """List where in a story a fault can be planted."""
    return tuple(_SITES[ground.plant.kind](ground))


def _late(ground: Ground) -> Iterator[Site]:
    for obligation, turn in ground.binding():
        plan = Plan(forced={turn.number: ground.beyond(obligation)}, excused=frozenset({obligation.key}))
        code = passed(obligation)
        for turns in ground.orders(obligation, turn) if code is not None else ():
            brought = _brought(ground, code or "", obligation, turns[turns.index(turn) :])
            yield Site(f"late {obligation.ref}", turns, brought, plan, Duties(plan.excused))


def _brought(ground: Ground, code: str, obligation: Obligation, later: Sequence[Turn]) -> frozenset[Place]:
    """Say what passing a limit brings: its own finding, and for what silence decided, whatever that forbids."""
    places = {of_limit(code, obligation)}
    if silence(obligation.limit):
        may, deemed = ground.told.world.procedure.may, obligation.limit.lapse.step
        barred = (turn for turn in later if any(deemed in needs.unless for needs in may.get(turn.step, ())))
        places |= {Place("barred", turn.step, turn.id, turn.about) for turn in barred}
    return frozenset(places)


_UNMET = {Kind.DEADLINE: "overdue", Kind.BEFORE: "no-notice", Kind.CAP: "held-too-long"}


def _overdue(ground: Ground) -> Iterator[Site]:
    for obligation, turn in ground.binding():
        kept = tuple(other for other in ground.turns if other != turn)
        if not silence(obligation.limit):
            kept = _still_lawful(ground.told, kept)
        later = [other for other in kept if other.number > turn.number]
        code = "silence" if silence(obligation.limit) else passed(evolve(obligation, met_by=None))
        plan = Plan(excused=frozenset({obligation.key}))
        if code is not None:
            brought = _brought(ground, code, obligation, later)
            yield Site(f"overdue {obligation.ref}", kept, brought, plan, unanswered(ground.told, obligation))


def _still_lawful(told: Told, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Leave out the turns that can no longer be taken."""
    kept: list[Turn] = []
    for turn in turns:
        if not kept or _lawful_after(told, kept, turn):
            kept.append(turn)
    return tuple(kept)


def _lawful_after(told: Told, before: Sequence[Turn], turn: Turn) -> bool:
    past = [_event(told, other) for other in before]
    return not any(breaches(told.world.procedure, past, _event(told, turn)))


def _event(told: Told, turn: Turn) -> Event:
    return Event(turn.id, turn.step, told.start, about=turn.about, facts=turn.facts(told.world.procedure, told.start))


def _early(ground: Ground) -> Iterator[Site]:
    for obligation, turn in ground.met():
        if obligation.limit.kind is Kind.FLOOR:
            plan = Plan(forced={turn.number: _short_of(ground, obligation, 0)})
            yield Site(f"early {obligation.ref}", ground.turns, frozenset({of_limit("early", obligation)}), plan)


def _short_of(ground: Ground, obligation: Obligation, last: int) -> Forced:
    """Choose a day before a period is over by any reading; ``last`` is 1 where its last day is still too early."""

    def forced(standing: Standing, day: date) -> date | None:
        now = _same(standing, obligation)
        end = first_reading(now.due) if now else None
        if end is None or end + timedelta(days=last) <= day:
            return None
        return max(day, end + timedelta(days=last - ground.by))

    return forced


def _missing(ground: Ground) -> Iterator[Site]:
    for turn in ground.turns:
        kept = tuple(other for other in ground.turns if other != turn)
        places = frozenset(_breaches(ground.told, kept))
        if kept and places and ground.plant.concerns(turn.step):
            yield Site(f"missing {turn.step}", kept, places, duties=Duties(avoided=frozenset({turn.step})))


def _breaches(told: Told, turns: Sequence[Turn]) -> Iterator[Place]:
    past: list[Event] = []
    for turn in turns:
        event = _event(told, turn)
        yield from (of_step(breach.code, event) for breach in breaches(told.world.procedure, past, event))
        past.append(event)


def _out_of_order(ground: Ground) -> Iterator[Site]:
    for place, needed in enumerate(ground.turns):
        for turn in ground.turns[place + 1 :]:
            if ground.plant.concerns(turn.step):
                moved = (*ground.turns[:place], turn, needed, *(t for t in ground.turns[place + 1 :] if t != turn))
                places = frozenset(_breaches(ground.told, moved))
                if {(p.code, p.anchor) for p in places} == {("missing-step", turn.id)}:
                    yield Site(f"{turn.step} before {needed.step}", moved, places)


def _unlawful(ground: Ground) -> Iterator[Site]:
    for step, lines in ground.told.world.procedure.may.items():
        bars = frozenset[str]().union(*(needs.unless for needs in lines))
        if ground.plant.concerns(step):
            for place, turn in enumerate(ground.turns):
                if turn.step in bars:
                    fresh = ground.fresh(str(step), turn.about)
                    turns = (*ground.turns[: place + 1], fresh, *ground.turns[place + 1 :])
                    places = frozenset({Place("barred", fresh.step, fresh.id, fresh.about)})
                    if frozenset(_breaches(ground.told, turns)) == places:
                        yield Site(f"{fresh.step} after {turn.step}", turns, places)


def _named(ground: Ground, which: str) -> Iterator[tuple[Turn, Event, Obligation]]:
    """List the turns that waiting periods, or windows, are named for, with those that bound them."""
    standing, events = ground.told.standing, ground.told.events
    for place, (turn, event) in enumerate(zip(ground.turns, events, strict=True)):
        for needs in conditions(ground.told.world.procedure, events[:place], event):
            for name in sorted(needs.waits if which == "waits" else needs.within):
                if ground.plant.concerns(turn.step):
                    yield from ((turn, event, o) for o in standing.named(name, event))


def _too_early(ground: Ground) -> Iterator[Site]:
    for turn, event, wait in _named(ground, "waits"):
        plan = Plan(forced={turn.number: _short_of(ground, wait, 1)})
        yield Site(f"{turn.step} within {wait.ref}", ground.turns, frozenset({of_step("too-early", event)}), plan)


def _outside(ground: Ground) -> Iterator[Site]:
    for turn, event, window in _named(ground, "within"):
        places = frozenset({of_step("outside-window", event)})
        plan = Plan(forced={turn.number: ground.beyond(window)})
        yield Site(f"{turn.step} after {window.ref}", ground.turns, places, plan)
        plan = Plan(forced={turn.number: lambda _, day: day})
        yield Site(f"{turn.step} before {window.ref}", ground.turns, places, plan)


def _short_notice(ground: Ground) -> Iterator[Site]:
    for obligation, turn in ground.binding():
        limit, trigger = obligation.limit, obligation.trigger
        if limit.kind is Kind.BEFORE and trigger.event is not None and trigger.event.id == turn.id:
            stated = tuple((name, _nearer(value, ground.by)) for name, value in turn.stated)
            turns = tuple(evolve(turn, stated=stated) if other == turn else other for other in ground.turns)
            plan = Plan(excused=frozenset({obligation.key}))
            places = frozenset({of_limit("short-notice", obligation)})
            yield Site(f"short notice {obligation.ref}", turns, places, plan, Duties(plan.excused))


def _nearer(value: object, by: int) -> object:
    return evolve(value, short=True, spare=by - 1) if isinstance(value, Announced) else value


def _granting(ground: Ground) -> Iterator[tuple[Obligation, Turn, str, int]]:
    """List the obligations that could be extended, with the answer, the step that does it and how much is allowed."""
    for obligation, turn in ground.binding():
        for tier in obligation.limit.extend[:1]:
            number = tier.amount.number if tier.amount else None
            yield obligation, turn, tier.granted, number or 0


def _about(obligation: Obligation) -> str | None:
    return obligation.trigger.about if obligation.limit.per else None


def _refused(obligation: Obligation, extension: Turn) -> Place:
    return Place("extension-refused", obligation.ref, extension.id, obligation.trigger.about)


def _late_extension(ground: Ground) -> Iterator[Site]:
    for obligation, answer, step, allowed in _granting(ground):
        days = {} if allowed else {"days": 10}
        extension = ground.fresh(step, _about(obligation), **days)
        plan = Plan(forced={extension.number: ground.beyond(obligation)}, excused=frozenset({obligation.key}))
        code = passed(obligation)
        for turns in ground.orders(obligation, answer, extension) if code is not None else ():
            places = frozenset({_refused(obligation, extension), of_limit(code or "", obligation)})
            yield Site(f"extended late {obligation.ref}", turns, places, plan, Duties(plan.excused))


def _over_long(ground: Ground) -> Iterator[Site]:
    for obligation, answer, step, allowed in _granting(ground):
        kind = ground.told.world.procedure.facts.get(step)
        if allowed and kind is not None and "days" in types_of(kind):
            extension = ground.fresh(step, _about(obligation), days=allowed + ground.by)
            places = frozenset({_refused(obligation, extension)})
            yield Site(f"extended too long {obligation.ref}", ground.put(answer, extension), places)


def _second_extension(ground: Ground) -> Iterator[Site]:
    for obligation, answer, step, allowed in _granting(ground):
        if allowed:
            first = ground.fresh(step, _about(obligation))
            again = evolve(first, number=first.number + 1)
            places = frozenset({_refused(obligation, again)})
            yield Site(f"extended twice {obligation.ref}", ground.put(answer, first, again), places)


def _no_post(ground: Ground) -> Iterator[Site]:
    for turn, event in zip(ground.turns, ground.told.events, strict=True):
        if isinstance(event.actor, Officer) and ground.plant.concerns(turn.step):
            actors: Mapping[int, Actor] = {turn.number: Officer(STRANGER, event.actor.post)}
            yield Site(
                f"no post at {turn.step}", ground.turns, frozenset({of_step("no-post", event)}), Plan(actors=actors)
            )


_SITES: Mapping[Planted, Callable[[Ground], Iterator[Site]]] = {
    Planted.LATE: _late,
    Planted.OVERDUE: _overdue,
    Planted.EARLY: _early,
    Planted.MISSING: _missing,
    Planted.OUT_OF_ORDER: _out_of_order,
    Planted.UNLAWFUL_STEP: _unlawful,
    Planted.TOO_EARLY: _too_early,
    Planted.OUTSIDE_WINDOW: _outside,
    Planted.SHORT_NOTICE: _short_notice,
    Planted.LATE_EXTENSION: _late_extension,
    Planted.OVER_LONG_EXTENSION: _over_long,
    Planted.SECOND_EXTENSION: _second_extension,
    Planted.NO_POST: _no_post,
}
