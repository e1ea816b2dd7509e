"""法制机构与人员: legal offices and full-time staff where enforcement is heavy, legal staff in every township."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.organs import Organ, lasts
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register, RosterCheck


class Step(StrEnum):
    """What happens in the standing matter of an organ's legal staff."""

    ESTABLISHED = "成立"
    OFFICE = "设立法制机构"
    STAFFED = "配备法制人员"
    DISSOLVED = "撤销"


@frozen
class Staffing:
    """State how many work full-time, and how many of them have a legal training."""

    full_time: int | None = None
    trained: int | None = None


LEGAL_OFFICE = Procedure(
    name="legal-office",
    title="法制机构建设",
    title_en="Legal offices",
    clause="3.3",
    act="county-plan",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.STAFFED: Staffing},
    may={
        Step.OFFICE: (Needs({Step.ESTABLISHED}),),
        Step.STAFFED: (Needs({Step.ESTABLISHED}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=("set_legal_office", "staff_legal_office"),
    ends={Step.DISSOLVED},
)


@frozen
class LegalStaff:
    """State how many full-time legal staff an organ has and needs, and whether its enforcement is heavy."""

    full_time: int | None = None
    needed: int | None = None
    heavy: bool | None = None


LEGAL_STAFF = Register("legal-staff", "法制机构和人员", "3.3", LegalStaff, "Legal staff")


def unstaffed(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find legal offices staffed with nobody who works full-time."""
    base = Base(seen, LEGAL_OFFICE, timeline)
    for event in timeline.of(frozenset({Step.STAFFED})):
        if event.fact("full_time") == 0:
            finding = base.finding("no-full-time-staff", event.day, event.step, step=event.step)
            yield evolve(finding, anchor=event.id, events=(event.id,))


def gap(seen: Snapshot) -> Iterator[Finding]:
    """Find organs with fewer legal staff than they need, and townships or heavy enforcers that have none at all."""
    if LEGAL_STAFF.name not in seen.registers.entries:
        return
    for organ in sorted(seen.roster.organs.values(), key=lambda o: o.id):
        if lasts(organ.since, organ.until, seen.on) and _short(seen, organ):
            yield of_county(seen, "legal-staff-short", "3.3", organ.id, subject=organ.id)


def _short(seen: Snapshot, organ: Organ) -> bool:
    stated = [e.facts for e in seen.registers.of(LEGAL_STAFF.name, organ.id, seen.on)]
    staff = [facts for facts in stated if isinstance(facts, LegalStaff)]
    if not staff:
        return organ.kind == "乡镇"
    latest = staff[-1]
    return (latest.full_time or 0) < max(latest.needed or 0, int(bool(latest.heavy)))


CHECKS = (
    Check("legal-office-staffed", "3.3", unstaffed, frozenset({LEGAL_OFFICE.name})),
    RosterCheck("legal-staff-gap", "3.3", gap),
)
