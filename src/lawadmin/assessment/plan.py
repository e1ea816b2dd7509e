"""The plan's clauses: what serves each of them, and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from lawadmin.findings.diff import diff
from lawadmin.findings.judge import Judged
from lawadmin.findings.limits import code_of
from lawadmin.law.stated import UNSTATED
from lawadmin.obligations.values import Obligation
from lawadmin.rules.snapshot import Rules, Snapshot
from lawadmin.rules.values import Clause, Finding


@frozen
class ClauseState:
    """Hold how one clause of the plan stands.

    ``procedures``, ``checks`` and ``limits`` (act/limit) are what serves it; ``open`` and ``late`` count the organs'
    obligations still running and those done late or not at all; ``findings`` counts all findings under it.
    """

    clause: str
    title: str
    title_en: str
    procedures: tuple[str, ...]
    checks: tuple[str, ...]
    limits: tuple[str, ...]
    open: int
    late: int
    findings: int


@frozen
class Tally:
    """Count obligations and findings by clause; tallies of parts add up to the tally of the whole."""

    open: Counter[str]
    late: Counter[str]
    findings: Counter[str]

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.open + other.open, self.late + other.late, self.findings + other.findings)


NOTHING = Tally(Counter(), Counter(), Counter())


def tally(judged: Judged, clause: str, rules: Rules | None = None) -> Tally:
    """Count the obligations and findings of one matter; what names no clause counts under its procedure's.

    ``rules`` name the clauses as the county's own plan does.
    """
    bound = [(o, _clause(o, clause, rules)) for o in judged.obligations if o.limit.answerable]
    return Tally(
        Counter(name for o, name in bound if o.open),
        Counter(name for o, name in bound if code_of(o) is not None),
        counted(judged.findings).findings,
    )


def counted(findings: Iterable[Finding]) -> Tally:
    """Count findings alone."""
    return Tally(Counter(), Counter(), Counter(finding.clause for finding in findings))


def _clause(obligation: Obligation, clause: str, rules: Rules | None) -> str:
    named = obligation.limit.clause or clause
    return rules.clause(named) if rules else named


def assess(seen: Snapshot, total: Tally) -> tuple[ClauseState, ...]:
    """Say how each clause of the plan stands, in the plan's order; last, under "", what its clauses do not cover."""
    limits = _limits(seen)
    known = {clause.id for clause in seen.rules.clauses}
    rest = Tally(*(_outside(counts, known) for counts in (total.open, total.late, total.findings)))
    outside = (Clause("", "方案之外", "Outside the plan"),) if any((rest.open, rest.late, rest.findings)) else ()
    return tuple(_state(seen, clause, limits, total + rest) for clause in (*seen.rules.clauses, *outside))


def _outside(counts: Counter[str], known: set[str]) -> Counter[str]:
    """Count what no clause of the plan covers under ""; what names no clause is there already."""
    return +Counter({"": sum(count for name, count in counts.items() if name and name not in known)})


def _state(seen: Snapshot, clause: Clause, limits: dict[str, list[str]], total: Tally) -> ClauseState:
    served = {clause.id, *clause.serves} - {""}
    procedures = {p.name: p for p in seen.rules.procedures.values() if p.clause in served}
    return ClauseState(
        clause=clause.id,
        title=clause.title,
        title_en=clause.title_en,
        procedures=tuple(sorted(procedures)),
        checks=tuple(check.id for check in seen.rules.checks if check.clause in served),
        limits=tuple(limits.get(clause.id, ())) if clause.id else (),
        open=total.open[clause.id],
        late=total.late[clause.id],
        findings=total.findings[clause.id],
    )


def _limits(seen: Snapshot) -> dict[str, list[str]]:
    """List the limits of each clause, by act and name, in editions in force on the day judged or not yet stated."""
    found: dict[str, dict[str, None]] = {}
    for edition in seen.lawbook:
        if edition.stands_on(seen.on) or edition.in_force == UNSTATED:
            for limit in edition.limits:
                found.setdefault(seen.rules.clause(limit.clause), {})[f"{edition.act}/{limit.name}"] = None
    return {clause: list(names) for clause, names in found.items()}


@frozen
class Trend:
    """Hold how the findings under a clause changed since an earlier day: how many there were, are new, were mended."""

    before: int = 0
    new: int = 0
    mended: int = 0


def trends(before: Iterable[Finding], after: Iterable[Finding]) -> dict[str, Trend]:
    """Compare the findings of two days, clause by clause; a clause that had none and has none new is left out."""
    earlier = tuple(before)
    changed = diff(earlier, after)
    counts = [Counter(finding.clause for finding in found) for found in (earlier, changed.new, changed.mended)]
    return {clause: Trend(*(count[clause] for count in counts)) for clause in sorted(set().union(*counts))}
