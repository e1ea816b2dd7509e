"""A finding laid to the people who held the posts then: a draft for a human decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from lawadmin.accountability.chain import place
from lawadmin.findings import Judged
from lawadmin.obligations.custody import Custody, Hop, custody
from lawadmin.obligations.stray import OUT_OF_ORDER
from lawadmin.obligations.values import Obligation, Status
from lawadmin.records.events import Event, Officer
from lawadmin.records.roster import CHAIN, Post
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Fault, Finding


@frozen
class Charge:
    """Hold the draft of a charge: who, in which post, answers in which way, with the facts and what is missing.

    ``facts`` are codes with their values; ``missing`` are codes of facts and rulings without which nobody can decide.
    """

    finding: str
    person: str | None
    post: str | None
    responsibility: str
    facts: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()


def charge(seen: Snapshot, judged: Judged, finding: Finding) -> tuple[Charge, ...]:
    """Lay a finding to those who answer, by the fault table; a draft, never a verdict.

    Empty where no fault table speaks of such a finding, and where it is not the organ that fell short. A role that
    nobody held is charged without a person, and says so.
    """
    rows = reversed(seen.rules.faults)  # a county's own table comes after the national one
    fault = next((fault for fault in rows if fault.code == finding.code), None)
    if fault is None:
        return ()
    case = _Case(seen, judged, finding, fault)
    return () if _of_others(case) else tuple(_charges(case))


@frozen
class _Case:
    seen: Snapshot
    judged: Judged
    finding: Finding
    fault: Fault

    @property
    def day(self) -> date:
        """The day on which it went wrong: the last day of the limit, or the day of the step."""
        return self.finding.since

    def responsibility(self, role: str) -> str | None:
        return dict(self.fault.roles).get(role)

    def obligation(self) -> Obligation | None:
        for obligation in self.judged.obligations:
            here = obligation.trigger.source, obligation.trigger.about
            if obligation.ref == self.finding.limit and here == (self.finding.anchor, self.finding.about):
                return obligation
        return None

    def step(self) -> Event | None:
        return next((event for event in self.judged.timeline if event.id == self.finding.anchor), None)


def _of_others(case: _Case) -> bool:
    """Tell whether only a party, a court or another organ can have fallen short: with its duty, or with its step."""
    procedure, obligation = case.seen.procedure(case.judged.timeline.matter.procedure), case.obligation()
    if procedure is None:
        return False
    if obligation is not None:
        return procedure.left_to_others(obligation.limit.until)
    event = case.step() if case.finding.code in OUT_OF_ORDER else None
    return event is not None and event.step in procedure.others


def _charges(case: _Case) -> Iterator[Charge]:
    handled = _handler(case)
    if handled is not None:
        yield handled
    for post in case.seen.roster.chain(_organ(case, handled)):
        responsibility = case.responsibility(post.role)
        if post.role == CHAIN[0] or responsibility is None or (handled and post.id == handled.post):
            continue
        yield _of_post(case, post, responsibility)


def _organ(case: _Case, handled: Charge | None) -> str:
    """Name the organ whose chain answers: that of the post which held the matter then, such as a reviewing organ's."""
    post = case.seen.roster.posts.get(handled.post) if handled and handled.post else None
    return case.seen.roster.heir(post.organ if post else case.finding.organ, case.day)


def _of_post(case: _Case, post: Post, responsibility: str) -> Charge:
    held = place(case.seen.roster, post, case.day)
    missing = (*case.fault.needs, *_unsure(case, post.id))
    facts = (("held-on", case.day.isoformat()),)
    return Charge(case.finding.key, held.person, post.id, responsibility, facts, missing)


def _unsure(case: _Case, post: str | None) -> tuple[str, ...]:
    """Say what is not known of who held a post: nobody did by the roster, or several, as when one acts for another."""
    held = case.seen.roster.holders(post or "", case.day)
    return () if len(held) == 1 else ("which-holder",) if held else ("holder-of-post",)


def _handler(case: _Case) -> Charge | None:
    """Charge the one who handled it: the holder on the last day of a limit, or the officer who took the step.

    What was done before its time was done by whoever did it.
    """
    responsibility = case.responsibility(CHAIN[0])
    if responsibility is None:
        return None
    obligation = case.obligation()
    early = obligation.met_by if obligation is not None and obligation.status is Status.EARLY else None
    if obligation is not None and early is None:
        return _of_custody(case, responsibility, custody(case.seen, case.judged.timeline, obligation))
    event = early or case.step()
    actor = event.actor if event else None
    if isinstance(actor, Officer):
        facts = (("took-step", case.day.isoformat()),)
        return Charge(case.finding.key, actor.person, actor.post, responsibility, facts, case.fault.needs)
    return Charge(case.finding.key, None, None, responsibility, (), (*case.fault.needs, "who-took-step"))


def _of_custody(case: _Case, responsibility: str, held: Custody) -> Charge:
    hop = held.let_lapse
    if hop is None or (hop.holder.person is None and hop.holder.post is None):
        missing = (*case.fault.needs, "who-held")
        return Charge(case.finding.key, None, None, responsibility, (), missing)
    role = case.seen.roster.posts[hop.holder.post].role if hop.holder.post in case.seen.roster.posts else CHAIN[0]
    named = case.responsibility(role) or responsibility
    told = any(isinstance(one.actor, Officer) and one.actor.person == hop.holder.person for one in case.judged.timeline)
    missing = (*case.fault.needs, *(() if told else _unsure(case, hop.holder.post)))
    return Charge(case.finding.key, hop.holder.person, hop.holder.post, named, tuple(_facts(hop, held)), missing)


def _facts(hop: Hop, held: Custody) -> Iterator[tuple[str, str]]:
    yield "held-from", hop.first.isoformat()
    yield "held-to", hop.last.isoformat()
    yield "days-held", str(hop.days)
    yield "days-burnt", str(held.burnt)
    longest = held.longest
    if longest is not None and longest != hop:
        yield "held-longest", longest.holder.post or longest.holder.other or ""
