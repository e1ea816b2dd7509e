"""Read from the law's own words what falls short in a story: a second reading beside that of ``judge``.

It shares the obligations and their days with the engine, and nothing of what is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from lawadmin.law.edition import Bearer, Effect, Kind
from lawadmin.obligations.values import NotYetAnchored, Obligation, Status, first_reading, last_day
from lawadmin.records.events import Event, Officer
from lawadmin.testing.order import breaches, conditions
from lawadmin.testing.world import IN_TIME, Standing, World, answered_for, silence

#: What answering a limit after its last day is called, by its kind.
LATE = {
    Kind.DEADLINE: "late",
    Kind.BEFORE: "short-notice",
    Kind.CAP: "held-too-long",
    Kind.LIMITATION: "barred-by-time",
    Kind.VALIDITY: "out-of-validity",
}

#: What not answering a limit at all is called.
UNMET = {Kind.DEADLINE: "overdue", Kind.BEFORE: "no-notice", Kind.CAP: "held-too-long"}


@frozen
class Place:
    """Hold where a finding hangs: its code, what it is about, and the event or derivation that it hangs on."""

    code: str
    subject: str
    anchor: str
    about: str | None = None

    def key(self, matter: str) -> str:
        """Name the finding as ``Finding.key`` does."""
        return ":".join(part for part in (self.code, matter, self.subject, self.anchor, self.about or "") if part)


def of_limit(code: str, obligation: Obligation) -> Place:
    """Say where a finding of a limit hangs: on what started its clock."""
    return Place(code, obligation.ref, obligation.trigger.source, obligation.trigger.about)


def of_step(code: str, event: Event) -> Place:
    """Say where a finding of a step hangs: on the step."""
    return Place(code, event.step, event.id, event.about)


def shortfalls(world: World, standing: Standing) -> frozenset[Place]:
    """List what falls short in a story on the day judged, open readings among it."""
    return frozenset((*_limits(standing), *_extensions(standing), *_order(world, standing), *_posts(world, standing)))


def passed(obligation: Obligation) -> str | None:
    """Say what passing a limit is called; None where it is nobody's fault."""
    limit, met = obligation.limit, obligation.met_by
    if not answered_for(limit) or obligation.status in (Status.SUPERSEDED, Status.ENDED):
        return None
    if silence(limit) and limit.kind in IN_TIME:
        return "silence"
    return (LATE if met else UNMET).get(limit.kind)


def _limits(standing: Standing) -> Iterator[Place]:
    lost = _lost(standing.obligations)
    for obligation in standing.obligations:
        earliest, latest = first_reading(obligation.due), last_day(obligation.due)
        if earliest is None or latest is None:
            yield from _unknown(obligation)
            continue
        met, code = obligation.met_by, passed(obligation)
        if obligation.limit.kind is Kind.FLOOR:
            if met is not None and met.day < latest:
                yield of_limit("early" if met.day < earliest else "open-reading", obligation)
        elif code is not None and (obligation.status is Status.LAPSED or (met is not None and met.day > latest)):
            started = obligation.trigger.event
            yield of_limit("open-reading" if started and started.id in lost else code, obligation)
        elif obligation.open_reading and answered_for(obligation.limit):
            yield of_limit("open-reading", obligation)


def _unknown(obligation: Obligation) -> Iterator[Place]:
    """Say that it is open whether a term was kept that was extended by nobody knows how much."""
    told = not isinstance(obligation.due, NotYetAnchored) or obligation.due.missing != "days"
    if not told and answered_for(obligation.limit) and obligation.status not in (Status.SUPERSEDED, Status.ENDED):
        yield of_limit("open-reading", obligation)


def _extensions(standing: Standing) -> Iterator[Place]:
    whole = {leg.id for o in standing.obligations if o.clock for leg in o.clock.legs if leg.id not in _refused(o)}
    concerned = (o for o in standing.obligations if o.status is not Status.SUPERSEDED and o.limit.bearer.public)
    for obligation in concerned:
        for granted in _refused(obligation) - whole:
            day = next(event.day for event in standing.timeline if event.id == granted)
            over = obligation.met_by.day if obligation.met_by else obligation.ended or standing.on
            if day <= over:
                yield Place("extension-refused", obligation.ref, granted, obligation.trigger.about)


def _refused(obligation: Obligation) -> set[str]:
    return {leg.event.id for leg in obligation.refused}


def _order(world: World, standing: Standing) -> Iterator[Place]:
    events = standing.timeline.events
    for index, event in enumerate(events):
        if not event.derived and event.step in world.procedure.vocabulary:
            past = [other for place, other in enumerate(events) if place < index or _deemed_by(other, event)]
            lost = _lost(standing.obligations)
            yield from (of_step(breach.code, event) for breach in breaches(world.procedure, past, event, lost))
            yield from (of_step(code, event) for code in _dated(world, standing, past, event))


def _lost(obligations: Sequence[Obligation]) -> frozenset[str]:
    """List the steps by which a right was used after its last day, and in no time that still ran."""
    used = [(one.met_by.id, one.status is Status.LATE) for one in obligations if _is_right(one) and one.met_by]
    return frozenset(step for step, _ in used) - frozenset(step for step, late in used if not late)


def _is_right(obligation: Obligation) -> bool:
    return obligation.limit.bearer is Bearer.PARTY and obligation.limit.lapse.effect is Effect.RIGHT_LOST


def _deemed_by(other: Event, event: Event) -> bool:
    return other.derived and other.day <= event.day


def _dated(world: World, standing: Standing, past: Sequence[Event], event: Event) -> Iterator[str]:
    """Say how a step stands to the waiting periods and windows named for it."""
    lost = _lost(standing.obligations)
    for needs in conditions(world.procedure, [other for other in past if other.id not in lost], event):
        waits = (o for name in needs.waits for o in standing.named(name, event))
        yield from (_waits(wait, event) for wait in waits if waiting(wait, past, event))
        named = [o for name in needs.within for o in standing.named(name, event) if _begun(o, past)]
        windows = [window for window in named if window.trigger.day <= event.day]
        if needs.within and not any(_within(window, event) for window in windows):
            yield "open-reading" if any(_maybe_within(window, event) for window in windows) else "outside-window"
        notices = standing.named(needs.notice, event) if needs.notice else ()
        if needs.notice and not any(o.met_by for o in notices if _begun(o, past)):
            yield "no-notice"


def waiting(wait: Obligation, past: Sequence[Event], event: Event) -> bool:
    """Tell whether a waiting period that began before a step binds it, by one reading at least."""
    latest, met = last_day(wait.due), wait.met_by
    used = met is not None and met.day <= event.day
    return (
        latest is not None
        and _begun(wait, past)
        and event.day <= latest
        and not used
        and wait.status is not Status.SUPERSEDED
    )


def _begun(obligation: Obligation, past: Sequence[Event]) -> bool:
    return obligation.trigger.event is None or obligation.trigger.event in past


def _waits(wait: Obligation, event: Event) -> str:
    earliest = first_reading(wait.due)
    return "open-reading" if earliest is not None and event.day > earliest else "too-early"


def _within(window: Obligation, event: Event) -> bool:
    earliest = first_reading(window.due)
    return earliest is not None and event.day <= earliest


def _maybe_within(window: Obligation, event: Event) -> bool:
    latest = last_day(window.due)
    return latest is not None and event.day <= latest


def _posts(world: World, standing: Standing) -> Iterator[Place]:
    roster = world.seen.roster
    for event in standing.timeline:
        if roster.posts and isinstance(event.actor, Officer):
            held = [t.post for t in roster.tenures if t.person == event.actor.person and t.since <= event.day]
            held = [post.id for post in roster.posts_of(event.actor.person, event.day) if post.id in held]
            if not held or (event.actor.post is not None and event.actor.post not in held):
                yield of_step("no-post", event)
