"""Judge: from timelines to findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.findings.limits import extended, of_obligation
from lawadmin.findings.order import of_posts, of_stray
from lawadmin.obligations.oblige import settled
from lawadmin.obligations.stray import stray
from lawadmin.obligations.values import Obligation
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import CountyCheck, Finding, RosterCheck, Row


@frozen
class Judged:
    """Hold a matter as judged: its timeline with the steps deemed taken, its obligations and its findings."""

    timeline: Timeline
    obligations: tuple[Obligation, ...] = ()
    findings: tuple[Finding, ...] = ()


def judge(seen: Snapshot, timeline: Timeline) -> tuple[Finding, ...]:
    """Judge one matter: list its findings, in order of time."""
    return judged(seen, timeline).findings


def judged(seen: Snapshot, timeline: Timeline) -> Judged:
    """Judge one matter and keep what the findings rest on; nothing is found where its procedure is not installed."""
    procedure = seen.procedure(timeline.matter.procedure)
    if procedure is None:
        return Judged(timeline)
    obligations, unfolded = settled(seen, seen.program(procedure, timeline.matter.organ), timeline)
    found = _own(seen, _found(Base(seen, procedure, unfolded), obligations))
    return Judged(unfolded, obligations, tuple(sorted(found, key=lambda finding: (finding.since, finding.key))))


def _found(base: Base, obligations: tuple[Obligation, ...]) -> Iterator[Finding]:
    taken = extended(obligations)
    for obligation in obligations:
        yield from of_obligation(base, obligation, taken)
    yield from (of_stray(base, found) for found in stray(base.procedure, base.timeline, obligations))
    yield from of_posts(base)
    for check in base.seen.rules.checks_of(base.procedure):
        yield from check.run(base.seen, base.timeline)


def _own(seen: Snapshot, found: Iterable[Finding]) -> Iterable[Finding]:
    """Name the clauses of findings as the county's own plan does."""
    if not seen.rules.own_clauses:
        return found
    return (evolve(finding, clause=seen.rules.clause(finding.clause)) for finding in found)


def roster_findings(seen: Snapshot) -> Iterator[Finding]:
    """Run every check of roster and registers."""
    for check in seen.rules.checks:
        if isinstance(check, RosterCheck):
            yield from _own(seen, check.run(seen))


def settle(seen: Snapshot, gathered: Iterable[tuple[str, Row]]) -> Iterator[Finding]:
    """Settle the checks of the whole county from the rows gathered, each with the id of its check, in any order."""
    rows: dict[str, list[Row]] = {}
    for check_id, row in gathered:
        rows.setdefault(check_id, []).append(row)
    for check in seen.rules.checks:
        if isinstance(check, CountyCheck):
            yield from _own(seen, check.settle(seen, rows.get(check.id, ())))


def gather(seen: Snapshot, timeline: Timeline) -> Iterator[tuple[str, Row]]:
    """Keep the small rows that the checks of the whole county need of one matter."""
    for check in seen.rules.checks:
        if isinstance(check, CountyCheck):
            row = check.gather(seen, timeline)
            if row is not None:
                yield check.id, row
