"""Prove an obligation: put everything on which its day rests into certificates, one a reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from attrs import evolve, frozen

from lawadmin.days.clock import Clock
from lawadmin.days.due import Due, DueMoment
from lawadmin.law.edition import Certainty, FromCalendar, FromStep, Kind, Which
from lawadmin.law.lawbook import governing
from lawadmin.obligations import clocks
from lawadmin.obligations.anchors import starts
from lawadmin.obligations.certificate import Anchor, Certificate, Digests, Taken, Terms
from lawadmin.obligations.digests import digest, digest_of_events, digest_of_words
from lawadmin.obligations.oblige import settled
from lawadmin.obligations.proof_days import Counted, counted, counted_hours
from lawadmin.obligations.spans import grants
from lawadmin.obligations.values import Obligation
from lawadmin.procedure.program import Line, Program
from lawadmin.records.events import Event, Officer, Outside
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot


def prove(seen: Snapshot, timeline: Timeline, obligation: Obligation) -> tuple[Certificate, ...]:
    """Certify an obligation found on a timeline, with one certificate for each reading that leads to another day.

    Readings are the combinations of what the law leaves open and of what no notice says yet, and, where another limit's
    expiry starts the clock, of that limit's own days. Empty where there is no day: a duty without a number, a clock
    that stands still or has no anchor yet.
    """
    procedure = seen.procedure(timeline.matter.procedure)
    if procedure is None or not isinstance(obligation.due, Due | DueMoment):
        return ()
    program = seen.program(procedure, timeline.matter.organ)
    recorded = evolve(timeline, events=tuple(event for event in timeline.events if not event.derived))
    done, unfolded = settled(seen, program, recorded)
    return tuple(_certificates(Bench(seen, program, unfolded, done), obligation))


def terms(seen: Snapshot, timeline: Timeline) -> Terms:
    """Give what the law says of a matter, for the checker: editions that reach it, spans and ends of its procedure."""
    procedure = seen.procedure(timeline.matter.procedure)
    if procedure is None:
        return Terms(())
    wordings = (ruled for line in seen.program(procedure, timeline.matter.organ).lines for ruled in line.wordings)
    editions = {(ruled.edition.act, ruled.edition.in_force): ruled.edition for ruled in wordings}
    return Terms(tuple(editions.values()), procedure.spans, procedure.ends)


@frozen
class Bench:
    """Hold what proofs are made from: what is known, and the matter with its deemed steps and its obligations."""

    seen: Snapshot
    program: Program
    timeline: Timeline
    done: tuple[Obligation, ...]

    def line(self, obligation: Obligation) -> Line:
        """Find the line of an obligation."""
        return next(line for line in self.program.lines if line.ref == obligation.ref)


def _certificates(bench: Bench, obligation: Obligation) -> Iterator[Certificate]:
    for anchor in _anchors(bench, obligation):
        carried = _carried(bench, obligation, anchor)
        yield from _readings(bench, obligation, anchor, carried=carried)


# -- what started the clock


def _anchors(bench: Bench, obligation: Obligation) -> Iterator[Anchor]:
    """Give the anchor; one for each day on which the limit that lapsed may have expired, or for each end of a day."""
    trigger, words = obligation.trigger, obligation.limit.anchor
    if trigger.event is not None:
        moments = dict.fromkeys(trigger.event.moments) if isinstance(obligation.due, DueMoment) else (None,)
        fact, link = getattr(words, "fact", None), getattr(words, "link", None)
        step, about = trigger.event.step, trigger.about
        yield from (Anchor(trigger.source, trigger.day, step, about, fact, link, at) for at in moments)
    elif isinstance(words, FromCalendar):
        yield Anchor(trigger.source, trigger.day)
    else:
        lapsed = next(one for one in bench.done if one.key == trigger.source)
        by_day = {one.last: one for one in reversed(tuple(_certificates(bench, lapsed)))}
        for day, one in sorted(by_day.items()):
            yield Anchor(trigger.source, day, about=trigger.about, lapsed=one)


def _carried(bench: Bench, obligation: Obligation, anchor: Anchor) -> Certificate | None:
    """Certify the clock by the edition of its trigger where a later edition took it over; by its latest reading."""
    if obligation.edition.in_force <= obligation.trigger.day:
        return None
    when, trigger, line = obligation.limit.when, obligation.trigger, bench.line(obligation)
    standing = [one for one in line.wordings if one.limit.when == when and one.edition.stands_on(trigger.day)]
    old = governing(standing, trigger.day)
    procedure, calendar = bench.program.procedure, bench.seen.calendar
    ran = clocks.run(old.limit, trigger, bench.timeline, procedure=procedure, calendar=calendar)
    before = evolve(obligation, ruled=old, due=ran.due, clock=ran.clock)
    return max(_readings(bench, before, anchor, carried=None), key=lambda one: one.last)


def _started_by(bench: Bench, obligation: Obligation) -> Iterator[Event]:
    """List the events on which the start rests: what started it, a duty's first and last days, a notice counted to."""
    trigger, limit, timeline = obligation.trigger, obligation.limit, bench.timeline
    if trigger.event is not None:
        yield trigger.event
    elif isinstance(limit.anchor, FromCalendar):
        yield from (*timeline.of(limit.anchor.since)[:1], *timeline.of(limit.anchor.till)[:1])
    if limit.kind is Kind.BEFORE:
        yield from tuple(event for event in timeline.of(limit.until) if event.day <= trigger.day)[:1]


def _alternatives(bench: Bench, obligation: Obligation) -> tuple[date, ...]:
    words = obligation.limit.anchor
    if not isinstance(words, FromStep) or words.which is not Which.FIRST:
        return ()
    found = starts(bench.line(obligation), bench.timeline, bench.done, bench.seen.on)
    alike = (start for start in found if start.trigger.about == obligation.trigger.about)
    editions = {ruled.edition.in_force for start in alike for ruled in start.wordings}
    return tuple(sorted(editions - {obligation.edition.in_force}))


# -- one certificate a reading


def _readings(
    bench: Bench, obligation: Obligation, anchor: Anchor, *, carried: Certificate | None
) -> Iterator[Certificate]:
    if obligation.clock is None:
        assert isinstance(obligation.due, DueMoment)  # what has a day and no clock is counted in hours
        assert anchor.at is not None
        taken, run = counted_hours(obligation.due, anchor.at, obligation.limit.choices)
        yield _certificate(bench, obligation, anchor, taken=taken, run=run, carried=carried)
        return
    clock = _clock(bench, obligation, obligation.clock, anchor)
    for taken, run in counted(clock, bench.seen.calendar).items():
        yield _certificate(bench, obligation, anchor, taken=taken, run=run, carried=carried)


def _clock(bench: Bench, obligation: Obligation, clock: Clock, anchor: Anchor) -> Clock:
    """Start the clock on the anchor's day, with every extension granted after it, timely or not."""
    trigger = obligation.trigger
    if anchor.lapsed is not None:
        trigger = evolve(trigger, index=sum(event.day < anchor.day for event in bench.timeline) - 1)
    legs = (grant.leg for grant in grants(obligation.limit, bench.timeline, trigger))
    return evolve(clock, start=anchor.day, legs=tuple(leg for leg in legs if leg is not None))


def _certificate(
    bench: Bench, obligation: Obligation, anchor: Anchor, *, taken: Taken, run: Counted, carried: Certificate | None
) -> Certificate:
    edition, limit, matter = obligation.edition, obligation.limit, obligation.matter
    used = tuple(_used(bench, obligation, run))
    forecast = bench.seen.calendar.forecast if run.awaited else None
    return Certificate(
        matter=matter,
        ref=obligation.ref,
        act=edition.act,
        edition=edition.in_force,
        article=limit.article,
        limit=limit.name,
        kind=limit.kind,
        anchor=anchor,
        choices=evolve(taken, transition=_transition(bench, obligation, anchor, run.last, carried=carried)),
        amount=run.amount,
        certainty=limit.amount.certainty if limit.amount else Certainty.TEXT,
        why=limit.amount.reason if limit.amount else "",
        nominal=run.nominal,
        last=run.last,
        digests=Digests(
            words=digest_of_words(edition, limit),
            notices=digest(run.notices, forecast),
            events=digest_of_events(matter, used),
        ),
        moment=run.moment,
        extensions=tuple(evolve(one, by=_granter(used, one.event)) for one in run.extensions),
        pauses=run.pauses,
        rests=run.rests,
        awaited=run.awaited,
        alternatives=_alternatives(bench, obligation),
        deemed=tuple(sorted((_silence(bench, event) for event in used if event.derived), key=lambda one: one.key)),
        carried=carried,
    )


def _used(bench: Bench, obligation: Obligation, run: Counted) -> Iterator[Event]:
    """List the events on which a certificate rests, each once."""
    named = {name for pause in run.pauses for name in pause.events} | {one.event for one in run.extensions}
    started = tuple(_started_by(bench, obligation))
    yield from dict.fromkeys((*started, *(event for event in bench.timeline if event.id in named)))


def _granter(events: Iterable[Event], name: str) -> str | None:
    """Name the post or organ that took a step."""
    actor = next(event.actor for event in events if event.id == name)
    return actor.post if isinstance(actor, Officer) else actor.organ if isinstance(actor, Outside) else None


def _silence(bench: Bench, event: Event) -> Certificate:
    """Certify the lapse by which the law deems a step taken; it is dated by the latest reading."""
    silent = next(one for one in bench.done if one.deemed is not None and one.deemed.id == event.id)
    return max(_certificates(bench, silent), key=lambda one: one.last)


def _transition(
    bench: Bench, obligation: Obligation, anchor: Anchor, last: date, *, carried: Certificate | None
) -> Literal["none", "clause", "chosen", "kept"]:
    limit = obligation.limit
    if carried is not None:
        return "clause" if any(limit.name in one.limits for one in obligation.edition.transitions) else "chosen"
    for later in bench.line(obligation).wordings:
        running = anchor.day < later.edition.in_force <= last and later.limit.when == limit.when
        if running and any(limit.name in one.limits for one in later.edition.transitions):
            return "kept"
    return "none"
