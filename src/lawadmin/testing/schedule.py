"""Give the turns of a story their days: not before what must be waited out, not after what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from lawadmin.days.span import Unit
from lawadmin.law.edition import FromCalendar, Kind
from lawadmin.obligations.values import Obligation, first_reading, last_day
from lawadmin.records.events import Actor, Event, Outside, Party, Unknown
from lawadmin.testing.gap import Gap, room
from lawadmin.testing.grammar import Grammar
from lawadmin.testing.order import conditions
from lawadmin.testing.rosters import holder
from lawadmin.testing.shortfalls import waiting
from lawadmin.testing.turns import Turn
from lawadmin.testing.world import ONE, Standing, World

#: Answers that come when they come: they end a waiting period or use a window, and are late for neither.
_UNHURRIED = frozenset({Kind.FLOOR, Kind.WAIT, Kind.WINDOW})

#: A day forced on a turn, from how things stood before it and the first day on which it could be taken.
Forced = Callable[[Standing, date], date | None]

#: Chooses a gap from the room that there is, both in countable days.
Pace = Callable[[int, int], int]

_IDLE = 20
_AHEAD = 60 * ONE


def at_once(_number: int, _room: int) -> int:
    """Leave no gap at all."""
    return 0


@frozen
class Told:
    """Hold a story as told so far, with what is yet asked of it."""

    world: World
    grammar: Grammar
    start: date
    turns: tuple[Turn, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def day(self) -> date:
        """The day on which it has arrived."""
        return self.events[-1].day if self.events else self.start

    @cached_property
    def standing(self) -> Standing:
        """How it stands on the day judged."""
        return self.world.standing(self.events)


@frozen
class Plan:
    """Hold what else is known when turns get their days.

    ``fast`` is the same story with no gaps, from which the time is known that later turns need; ``forced`` holds days
    by number of turn; ``excused`` the keys of obligations that are not kept; ``actors`` who acts in another's stead.
    """

    fast: Told | None = None
    forced: Mapping[int, Forced] = field(factory=dict)
    excused: frozenset[str] = frozenset()
    actors: Mapping[int, Actor] = field(factory=dict)


def tell_all(told: Told, turns: Sequence[Turn], plan: Plan, pace: Pace = at_once) -> Told | None:
    """Give each turn that comes by the day judged its day; None where one cannot be taken lawfully."""
    reserve = _Reserve.of(plan.fast)
    for turn in turns:
        following = then(told, turn, plan, pace, reserve=reserve)
        if following is None:
            return None
        if following.day > told.world.on:
            return told
        told = following
    return told


def then(told: Told, turn: Turn, plan: Plan, pace: Pace = at_once, *, reserve: _Reserve | None = None) -> Told | None:
    """Add a turn on its first lawful day, or after the gap that ``pace`` chooses; None where there is no such day."""
    bounds = _bounds(told, turn, plan, reserve or _Reserve())
    if bounds is None:
        return None
    day = bounds.first
    if not bounds.fixed:
        free = room(day, bounds.last, told.world.seen.calendar, worked=bounds.worked)
        day = Gap(pace(turn.number, free), bounds.worked).after(day, told.world.seen.calendar)
    event = _event(told, turn, min(day, date.max), plan)
    return evolve(told, turns=(*told.turns, turn), events=(*told.events, event))


def _event(told: Told, turn: Turn, day: date, plan: Plan) -> Event:
    actor = plan.actors.get(turn.number) or _cast(told.world, turn.step, day)
    facts = turn.facts(told.world.procedure, day)
    return Event(turn.id, turn.step, day, seq=len(told.turns), actor=actor, about=turn.about, facts=facts)


def _cast(world: World, step: str, day: date) -> Actor:
    if step in world.procedure.party:
        return Party()
    if step in world.procedure.outside:
        return Outside("外机关")
    return holder(world.seen.roster, world.matter.organ, day) or Unknown()


@frozen
class _Bounds:
    """Hold first and last day of a turn, in which days the time between is counted, and whether it has no choice."""

    first: date
    last: date
    worked: bool = False
    fixed: bool = False


@frozen
class _Reserve:
    """Hold on which day each turn came without gaps, and which answered which obligation or announcement."""

    days: Mapping[str, date] = field(factory=dict)
    answers: Mapping[str, str] = field(factory=dict)
    appointed: Mapping[str, str] = field(factory=dict)
    steps: Mapping[str, str] = field(factory=dict)

    @classmethod
    def of(cls, fast: Told | None) -> _Reserve:
        if fast is None:
            return cls()
        met = {o.key: o.met_by.id for o in fast.standing.obligations if o.met_by is not None}
        ends = [event.id for event in fast.events if event.step in fast.world.procedure.ends]
        unmet = {o.key: ends[0] for o in fast.standing.obligations if o.met_by is None and ends}
        return cls(
            days={event.id: event.day for event in fast.events},
            answers=unmet | met,
            appointed=dict(_appointed(fast)),
            steps={event.id: event.step for event in fast.events},
        )

    def before(self, day: date, turn: Turn, until: str | None) -> date:
        """Give the last day on which a turn can come if another one is to come by a day."""
        if until is None or turn.id not in self.days or until not in self.days:
            return day
        return day - max(self.days[until] - self.days[turn.id], ONE * 0)


def _appointed(fast: Told) -> Iterator[tuple[str, str]]:
    for place, event in enumerate(fast.events):
        announced = _announced(evolve(fast, events=fast.events[:place]), event.step)
        if announced is not None:
            yield announced[0].id, event.id


def _bounds(told: Told, turn: Turn, plan: Plan, reserve: _Reserve) -> _Bounds | None:
    standing = told.standing
    event = _event(told, turn, told.day, plan)
    first = max([told.day, *_not_before(told, standing, event)])
    force = plan.forced.get(turn.number)
    if force is not None:
        day = force(standing, told.day)
        return None if day is None or day < told.day else _Bounds(day, day, fixed=True)
    announced = _announced(told, turn.step)
    if announced is not None:
        day = announced[1]
        return _Bounds(day, day, fixed=True) if day >= first else None
    limits = [*_not_after(told, standing, event, plan, reserve=reserve), *_appointments(told, turn, reserve)]
    last, worked = min(limits, default=(max(first, told.world.on), False))
    if not limits:
        last = min(last, first + _IDLE * ONE)
    first = _open_window(told, standing, event, first) or first
    return _Bounds(first, last, worked) if first <= last else None


def _not_before(told: Told, standing: Standing, event: Event) -> Iterator[date]:
    """List the first days after waiting periods, and the last days of floors, that bind a step.

    What returns with the calendar is not done long before its day, or it would be owed anew at once.
    """
    for needs in conditions(told.world.procedure, told.events, event):
        for wait in (o for name in needs.waits for o in standing.named(name, event)):
            last = last_day(wait.due)
            if last is not None and wait.met_by is None and waiting(wait, told.events, event):
                yield last + ONE
    for floor in standing.obligations:
        last = last_day(floor.due)
        if floor.limit.kind is Kind.FLOOR and last is not None and _answers(floor, event):
            yield last
    for duty in standing.owed:
        due = first_reading(duty.due)
        if isinstance(duty.limit.anchor, FromCalendar) and due is not None and _answers(duty, event):
            yield due - min((due - duty.trigger.day) / 3, _AHEAD) if due > duty.trigger.day else due - _AHEAD


def _open_window(told: Told, standing: Standing, event: Event, first: date) -> date | None:
    """Give the first day in a window that is named for a step; None where it needs none."""
    names = [name for needs in conditions(told.world.procedure, told.events, event) for name in needs.within]
    opens = [o.trigger.latest + ONE for name in names for o in standing.named(name, event)]
    return max(first, min(opens)) if opens else None


def _not_after(
    told: Told, standing: Standing, event: Event, plan: Plan, *, reserve: _Reserve
) -> Iterator[tuple[date, bool]]:
    """List the last days by which a step must come: its own, and those that leave the others time for theirs."""
    turn = Turn(int(event.id[1:]), event.step)
    for obligation in standing.obligations:
        safe = first_reading(obligation.due)
        if safe is None or obligation.key in plan.excused:
            continue
        hurried = obligation.limit.kind not in _UNHURRIED and obligation.met_by is None
        if hurried and (_answers(obligation, event) or _extends(obligation, event)):
            yield safe, _worked(obligation)
    for owed in standing.owing(plan.excused):
        safe = first_reading(owed.due)
        if safe is not None:
            yield reserve.before(safe, turn, reserve.answers.get(owed.key)), _worked(owed)
    names = [name for needs in conditions(told.world.procedure, told.events, event) for name in needs.within]
    windows = [first_reading(o.due) for name in names for o in standing.named(name, event)]
    if names:
        yield max((day for day in windows if day is not None), default=date.min), False


def _answers(obligation: Obligation, event: Event) -> bool:
    mine = not obligation.limit.per or obligation.trigger.about in (None, event.about)
    return event.step in obligation.limit.until and mine


def _extends(obligation: Obligation, event: Event) -> bool:
    mine = not obligation.limit.per or obligation.trigger.about == event.about
    return mine and any(tier.granted == event.step for tier in obligation.limit.extend)


def _worked(obligation: Obligation) -> bool:
    return obligation.clock is not None and obligation.clock.span.unit is Unit.WORKING_DAY


def _appointments(told: Told, turn: Turn, reserve: _Reserve) -> Iterator[tuple[date, bool]]:
    """List the days announced for turns that are still to come."""
    for event in told.events:
        later = reserve.appointed.get(event.id)
        if later is not None and later != turn.id and reserve.days[later] >= reserve.days.get(turn.id, date.max):
            stated = _stated(event, told.grammar.announced_by(reserve.steps[later]))
            if stated is not None:
                yield reserve.before(stated, turn, later), False


def _announced(told: Told, step: str) -> tuple[Event, date] | None:
    """Give the day that was announced last for a step, with the event that did; None where none was."""
    named = told.grammar.announced_by(step)
    stated = ((event, _stated(event, named)) for event in reversed(told.events) if event.step in named)
    return next(((event, day) for event, day in stated if day is not None), None)


def _stated(event: Event, named: Mapping[str, tuple[str, ...]]) -> date | None:
    days = (event.fact(fact) for fact in named.get(event.step, ()))
    return next((day for day in days if isinstance(day, date)), None)
