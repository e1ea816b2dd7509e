"""Obligations: what the law asks on a timeline, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, groupby

from attrs import evolve, frozen

from lawadmin.errors import Cycle
from lawadmin.law.edition import Edition, FromCalendar, FromDate, FromStep, Which
from lawadmin.law.lawbook import Ruled
from lawadmin.law.lawbook import governing as most_binding
from lawadmin.law.transition import crossing
from lawadmin.obligations.anchors import Start, starts
from lawadmin.obligations.clocks import Run, run
from lawadmin.obligations.deeming import deem
from lawadmin.obligations.outcome import end_of, next_answer, outcome
from lawadmin.obligations.values import Obligation, Status, Trigger, last_day, lost_rights
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.program import Line, Program
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot


def oblige(seen: Snapshot, timeline: Timeline) -> tuple[Obligation, ...]:
    """List what the law asks on a timeline, as known and judged by the snapshot, line by line of its program.

    Empty where the procedure of the matter is not installed. Raises NoCalendar for days that no calendar reaches and
    RankConflict where two texts clash.
    """
    procedure = seen.procedure(timeline.matter.procedure)
    if procedure is None:
        return ()
    return settled(seen, seen.program(procedure, timeline.matter.organ), timeline)[0]


def unfolded(seen: Snapshot, timeline: Timeline) -> Timeline:
    """Add to a timeline the steps that the law deems taken on it."""
    procedure = seen.procedure(timeline.matter.procedure)
    if procedure is None:
        return timeline
    return settled(seen, seen.program(procedure, timeline.matter.organ), timeline)[1]


def settled(seen: Snapshot, program: Program, timeline: Timeline) -> tuple[tuple[Obligation, ...], Timeline]:
    """Run a program until the steps that it deems taken no longer change; each round can only add a stratum."""
    derived: tuple[Event, ...] = ()
    for _ in range(len(program.lines) + 2):
        unfolded = timeline.with_derived(derived) if derived else timeline
        obligations = _round(seen, program, unfolded)
        fresh = tuple(o.deemed for o in obligations if o.deemed is not None)
        if fresh == derived:
            return _mooted(obligations), unfolded
        derived = fresh
    raise Cycle(procedure=program.procedure.name, path="deemed steps")


def _mooted(obligations: tuple[Obligation, ...]) -> tuple[Obligation, ...]:
    """Leave open what was not kept, and was started by a right that a party had lost."""
    lost = lost_rights(obligations)
    return tuple(
        evolve(o, moot=True, open_reading=True) if o.trigger.source in lost and o.fell_short else o for o in obligations
    )


def _round(seen: Snapshot, program: Program, timeline: Timeline) -> tuple[Obligation, ...]:
    done: list[Obligation] = []
    for line in program.lines:
        done.extend(_of_line(seen, program.procedure, line, timeline, done=done))
    return tuple(done)


def _of_line(
    seen: Snapshot, procedure: Procedure, line: Line, timeline: Timeline, *, done: Sequence[Obligation]
) -> Iterator[Obligation]:
    found = starts(line, timeline, done, seen.on)
    by_about = groupby(sorted(found, key=lambda s: s.trigger.about or ""), key=lambda s: s.trigger.about)
    for _, group in by_about:
        yield from _chained(seen, procedure, line, timeline, found=tuple(group))


def _chained(
    seen: Snapshot, procedure: Procedure, line: Line, timeline: Timeline, *, found: tuple[Start, ...]
) -> Iterator[Obligation]:
    """Follow the triggers of one clock in order, as the limit's ``which`` says: the first, each, or the latest.

    Where editions start the clock by different steps, the edition of the earliest trigger has it; the others are named.
    """
    which = _which(found[0])
    candidates, found = found, _alike(found)
    answered = -1
    for index, start in enumerate(found):
        obligation = _follow(seen, procedure, line, timeline, start=_after(start, answered))
        if obligation is None:
            continue
        following = found[index + 1 : index + 2] if which is Which.LATEST else ()
        obligation = evolve(obligation, alternatives=_other_editions(obligation, candidates))
        if which is Which.FIRST:
            yield obligation
            return
        yield _superseded(obligation, following)
        if isinstance(obligation.limit.anchor, FromCalendar) and obligation.met_by is not None:
            answered = timeline.events.index(obligation.met_by)
        if obligation.deemed is not None:
            return


def _alike(found: tuple[Start, ...]) -> tuple[Start, ...]:
    """Keep the triggers by which the wordings of the earliest one start the clock."""
    anchors = [ruled.limit.anchor for ruled in found[0].wordings]
    return tuple(start for start in found if any(ruled.limit.anchor in anchors for ruled in start.wordings))


def _after(start: Start, answered: int) -> Start:
    """Let what answered one return of a duty not answer the next one too."""
    if start.trigger.index >= answered:
        return start
    return evolve(start, trigger=evolve(start.trigger, index=answered))


def _which(start: Start) -> Which:
    match start.wordings[0].limit.anchor:
        case FromStep(_, which):
            return which
        case FromDate():
            return Which.LATEST
        case _:
            return Which.EACH


def _other_editions(obligation: Obligation, found: tuple[Start, ...]) -> tuple[Edition, ...]:
    editions = chain.from_iterable((ruled.edition for ruled in start.wordings) for start in found)
    return tuple(dict.fromkeys(edition for edition in editions if edition.in_force != obligation.edition.in_force))


def _superseded(obligation: Obligation, following: tuple[Start, ...]) -> Obligation:
    """Let a clock that was started anew while it ran give way; a lapse that happened stands."""
    if not following:
        return obligation
    anew = following[0].trigger.event or obligation.trigger.event
    end = last_day(obligation.due)
    running = obligation.met_by is None or (anew is not None and obligation.met_by.day > anew.day)
    in_time = anew is not None and (end is None or anew.day <= end)
    stated = isinstance(obligation.limit.anchor, FromDate) and anew is not None and anew.day <= obligation.trigger.day
    if (running and in_time) or stated:
        return evolve(obligation, status=Status.SUPERSEDED, met_by=None, open_reading=False, deemed=None)
    return obligation


def _follow(seen: Snapshot, procedure: Procedure, line: Line, timeline: Timeline, *, start: Start) -> Obligation | None:
    """Follow one clock through the changes of its matter's traits.

    A trait acts from its event on, and only while the clock still runs: what was met or lapsed before stands.
    """
    chosen: Obligation | None = None
    for index in _turns(procedure, line, timeline, start.trigger):
        traits = procedure.traits_at(timeline.events[: index + 1])
        ruled = _select(start, traits)
        turn = timeline.events[index].day if timeline.events and index >= 0 else start.trigger.day
        if chosen is not None and (_over_by(chosen, turn) or (ruled and ruled.limit == chosen.limit)):
            continue
        if ruled is not None:
            chosen = _obligation(seen, procedure, line, timeline, trigger=start.trigger, ruled=ruled)
        elif chosen is not None:
            chosen = evolve(chosen, status=Status.SUPERSEDED, met_by=None, open_reading=False, deemed=None)
    return chosen


def _turns(procedure: Procedure, line: Line, timeline: Timeline, trigger: Trigger) -> Iterator[int]:
    """List the places at which the wording can change: the trigger, and every later event that bears on a trait."""
    yield max(trigger.index, -1)
    wanted = frozenset(chain.from_iterable(ruled.limit.when for ruled in line.wordings))
    bearing = [trait for name, trait in procedure.traits.items() if name in wanted]
    for index in range(max(trigger.index + 1, 0), len(timeline.events)):
        if any(trait.holds(timeline.events[index]) is not None for trait in bearing):
            yield index


def _select(start: Start, traits: frozenset[str]) -> Ruled | None:
    fitting = [ruled for ruled in start.wordings if ruled.limit.when <= traits]
    return most_binding(fitting, start.trigger.day) if fitting else None


def _over_by(obligation: Obligation, day: date) -> bool:
    """Tell whether a clock was met or had lapsed before a day."""
    end = last_day(obligation.due)
    met = obligation.met_by is not None and obligation.met_by.day < day
    return met or (end is not None and end < day)


def _obligation(
    seen: Snapshot, procedure: Procedure, line: Line, timeline: Timeline, *, trigger: Trigger, ruled: Ruled
) -> Obligation:
    ran = run(ruled.limit, trigger, timeline, procedure=procedure, calendar=seen.calendar)
    choice = seen.transition.get(line.ref)
    change = crossing(ruled, line.wordings, trigger_day=trigger.day, last_day=last_day(ran.due), choice=choice)
    if change is not None and change.over:
        ruled = change.governing
        ran = run(ruled.limit, trigger, timeline, procedure=procedure, calendar=seen.calendar)
    obligation = _standing(seen, procedure, line.ref, timeline, clock=Clocked(trigger, ruled, ran))
    return obligation if change is None else evolve(obligation, crossing=change)


@frozen
class Clocked:
    """Hold a clock that ran: its trigger, the wording that governs, and its answer."""

    trigger: Trigger
    ruled: Ruled
    ran: Run


def _standing(seen: Snapshot, procedure: Procedure, ref: str, timeline: Timeline, *, clock: Clocked) -> Obligation:
    limit, trigger, ran = clock.ruled.limit, clock.trigger, clock.ran
    met = next_answer(limit, ref, trigger, timeline)
    end = end_of(procedure, limit, ref, trigger, timeline=timeline)
    stands = outcome(limit, ran.due, met, end, on=seen.on)
    return Obligation(
        matter=timeline.matter.id,
        ref=ref,
        ruled=clock.ruled,
        trigger=trigger,
        due=ran.due,
        status=stands.status,
        clock=ran.clock,
        met_by=stands.met_by,
        open_reading=stands.open_reading,
        ended=stands.ended,
        refused=ran.refused,
        deemed=deem(timeline.matter.id, ref, limit, trigger, due=ran.due, status=stands.status),
    )
