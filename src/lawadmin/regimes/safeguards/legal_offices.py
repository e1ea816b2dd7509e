"""法制机构与人员: legal offices and full-time staff where enforcement is heavy, legal staff in every township."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.organs import Organ, lasts
from lawadmin.regimes.shared.wrong import Wrong, fewer, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Register, RosterCheck


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
    return latest.full_time is not None and latest.full_time < max(latest.needed or 0, int(bool(latest.heavy)))


CHECKS = (
    wrongs("legal-office-staffed", LEGAL_OFFICE, Wrong(Step.STAFFED, "no-full-time-staff", fewer("full_time", 1))),
    RosterCheck("legal-staff-gap", "3.3", gap),
)
