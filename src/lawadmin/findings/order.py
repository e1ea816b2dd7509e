"""Findings from the order of steps, and from who took them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from lawadmin.findings.base import Base
from lawadmin.obligations.stray import Stray
from lawadmin.obligations.values import first_reading
from lawadmin.records.events import Event, Officer
from lawadmin.records.roster import Roster
from lawadmin.rules.values import Finding, Gravity


def of_stray(base: Base, found: Stray) -> Finding:
    """Say that a step was taken before what must have happened, or, by one reading only, may have been.

    What a party, a court or another organ does out of order is a note: no step of the organ whose matter it is.
    """
    event, obligation = found.event, found.obligation
    finding = base.finding(found.code, event.day, event.step, step=event.step, names=found.names)
    finding = evolve(
        finding,
        anchor=event.id,
        about=event.about,
        citation=base.cite(found.article, event.day),
        events=(event.id,),
    )
    if event.step in base.procedure.others:
        finding = evolve(finding, gravity=Gravity.NOTE)
    if obligation is not None:
        finding = evolve(
            finding,
            limit=obligation.ref,
            due=found.due,
            due_earliest=first_reading(obligation.due),
            citation=obligation.edition.cite(obligation.limit),
        )
    return evolve(finding, code="open-reading", gravity=Gravity.NOTE) if found.open_reading else finding


def of_posts(base: Base) -> Iterator[Finding]:
    """Say of every step taken by an officer who held no post in which to take it."""
    roster = base.seen.roster
    if not roster.posts:
        return
    for event in base.timeline:
        if isinstance(event.actor, Officer) and not _held(roster, event.actor, event):
            finding = base.finding("no-post", event.day, event.step, step=event.step)
            yield evolve(finding, anchor=event.id, about=event.about, events=(event.id,))


def _held(roster: Roster, actor: Officer, event: Event) -> bool:
    posts = roster.posts_of(actor.person, event.day)
    return bool(posts) if actor.post is None else any(post.id == actor.post for post in posts)
