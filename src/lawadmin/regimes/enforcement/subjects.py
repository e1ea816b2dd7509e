"""执法主体与执法人员资格: no enforcement by a body not confirmed, or by an officer without certificate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.events import Event, Officer
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register


class Step(StrEnum):
    """What happens on the way of a body to its powers, and back."""

    PROPOSED = "申报"
    EXAMINED = "审核"
    CONFIRMED = "政府确认"
    ANNOUNCED = "公告"
    ACTING = "开始执法"
    CHANGED = "调整"
    CANCELLED = "取消"


@frozen
class Body:
    """State on what the body's powers rest: law, regulation, or a delegation."""

    basis: str | None = None
    delegated_by: str | None = None


SUBJECT = Procedure(
    name="enforcement-body",
    title="执法主体确认",
    title_en="Confirmation of enforcement bodies",
    clause="2.4.3",
    act="county-plan",
    steps=Step,
    starts={Step.PROPOSED},
    facts={Step.CONFIRMED: Body},
    may={
        Step.EXAMINED: (Needs({Step.PROPOSED}),),
        Step.CONFIRMED: (Needs({Step.EXAMINED}),),
        Step.ANNOUNCED: (Needs({Step.CONFIRMED}),),
        Step.ACTING: (Needs({Step.ANNOUNCED}, unless={Step.CANCELLED}, article="二（四）3"),),
        Step.CHANGED: (Needs({Step.CONFIRMED}),),
        Step.CANCELLED: (Needs({Step.PROPOSED}),),
    },
    must=("announce_body",),
    ends={Step.CANCELLED},
)

BODIES = Register("enforcement-bodies", "行政执法主体", "2.4.3", Body, "Enforcement bodies")

#: The register of the officers' certificates, declared with their training.
_CERTIFICATES = "certificates"
_ENFORCING = frozenset({"penalty", "coercive-measure", "enforcement"})


def unconfirmed(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find acts of enforcement by an organ that was not a confirmed body on the day of its first step."""
    if BODIES.name not in seen.registers.entries or not timeline.events:
        return
    first = timeline.events[0]
    if not seen.registers.of(BODIES.name, timeline.matter.organ, first.day):
        yield _at(seen, timeline, first, "unconfirmed-body")


def uncertified(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find steps of enforcement by an officer who handles the case and held no certificate on that day."""
    if _CERTIFICATES in seen.registers.entries:
        for event in timeline:
            if _handles(seen, event) and not _certified(seen, event):
                yield _at(seen, timeline, event, "no-certificate")


def _handles(seen: Snapshot, event: Event) -> bool:
    if not isinstance(event.actor, Officer) or event.actor.post not in seen.roster.posts:
        return False
    return seen.roster.posts[event.actor.post].role == "承办人"


def _certified(seen: Snapshot, event: Event) -> bool:
    return isinstance(event.actor, Officer) and bool(seen.registers.of(_CERTIFICATES, event.actor.person, event.day))


def _at(seen: Snapshot, timeline: Timeline, event: Event, code: str) -> Finding:
    procedure = seen.procedure(timeline.matter.procedure) or SUBJECT
    finding = Base(seen, procedure, timeline).finding(code, event.day, event.step, step=event.step)
    return evolve(finding, clause="2.4.3", anchor=event.id, events=(event.id,))


CHECKS = (
    Check("body-confirmed", "2.4.3", unconfirmed, _ENFORCING),
    Check("officer-certified", "2.4.3", uncertified, _ENFORCING),
)
