"""Counts of findings by gravity, clause, organ and due day, whatever their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from typing import TypeVar

from attrs import frozen

from lawadmin.assessment.report import Report
from lawadmin.rules.values import Finding, Gravity

#: The gravest first, as they are drawn and listed.
GRAVEST_FIRST = tuple(sorted(Gravity, key=lambda gravity: -gravity.weight))

Counts = tuple[int, ...]
K = TypeVar("K", int, str)


@frozen
class Group:
    """Hold findings that belong together, counted by gravity, the gravest first.

    ``id`` is None for the rest that is not told apart; its name then says of how many groups it is.
    """

    id: str | None
    name: str
    counts: Counts

    @property
    def total(self) -> int:
        """Count them all."""
        return sum(self.counts)


@frozen
class Heat:
    """Hold how many findings each organ has under each clause; ``cells`` has a row an organ."""

    organs: tuple[Group, ...]
    clauses: tuple[Group, ...]
    cells: tuple[Counts, ...]


@frozen
class Bin:
    """Hold the findings whose due day lies in one week, month, quarter or year."""

    label: str
    counts: Counts
    judged: bool


def by_gravity(findings: Iterable[Finding]) -> Counts:
    """Count findings by gravity, the gravest first."""
    found = Counter(finding.gravity for finding in findings)
    return tuple(found[gravity] for gravity in GRAVEST_FIRST)


def by_clause(report: Report, lang: str, most: int) -> tuple[Group, ...]:
    """Count findings by clause, in the plan's order; clauses without findings are left out."""
    titles = {state.clause: state.title_en if lang == "en" else state.title for state in report.plan}
    found = _grouped((item.finding for item in report.findings), lambda finding: finding.clause)
    known = [clause for clause in titles if clause in found] + sorted(found.keys() - titles.keys())
    return _bounded([Group(clause, titles.get(clause, ""), by_gravity(found[clause])) for clause in known], most)


def by_organ(report: Report, most: int) -> tuple[Group, ...]:
    """Count findings by organ, those with most findings first."""
    names = {item.finding.organ: item.organ for item in report.findings}
    found = _grouped((item.finding for item in report.findings), lambda finding: finding.organ)
    groups = [Group(organ, names[organ], by_gravity(inside)) for organ, inside in found.items()]
    return _bounded(sorted(groups, key=lambda group: (-group.total, group.name, group.id or "")), most)


def heat(report: Report, lang: str, *, rows: int, columns: int) -> Heat:
    """Count findings by organ and clause; what exceeds the rows or columns goes into one more of them."""
    organs, clauses = by_organ(report, rows), by_clause(report, lang, columns)
    places = Counter(
        (_place(organs, item.finding.organ), _place(clauses, item.finding.clause)) for item in report.findings
    )
    cells = tuple(tuple(places[row, column] for column in range(len(clauses))) for row in range(len(organs)))
    return Heat(organs, clauses, cells)


def by_due_day(findings: Iterable[Finding], on: date, most: int = 36) -> tuple[Bin, ...]:
    """Count findings by due day, in weeks, months, quarters or years.

    The shortest of these is taken that needs no more than ``most`` of them, the day judged included. Of more years than
    that, all earlier ones go into the first.
    """
    due = [finding for finding in findings if finding.due is not None]
    days = [on, *(finding.due for finding in due if finding.due)]
    index, label = next(((i, text) for i, text in _UNITS if i(max(days)) - i(min(days)) < most), _UNITS[-1])
    last = index(max(days))
    first = max(index(min(days)), last - most + 1)
    found = _grouped(due, lambda finding: max(index(finding.due or on), first))
    here = max(index(on), first)
    return tuple(Bin(label(i), by_gravity(found.get(i, ())), i == here) for i in range(first, last + 1))


def by_month(findings: Iterable[Finding], on: date, most: int = 24) -> tuple[Bin, ...]:
    """Count findings by the month since which they stand, to that of the day judged or of the latest finding.

    Of more months than ``most``, all earlier ones go into the first.
    """
    index, label = _UNITS[1]
    listed = tuple(findings)
    months = [index(finding.since) for finding in listed] or [index(on)]
    last = max(*months, index(on))
    first = max(min(months), last - most + 1)
    found = _grouped(listed, lambda finding: max(index(finding.since), first))
    return tuple(Bin(label(i), by_gravity(found.get(i, ())), i == index(on)) for i in range(first, last + 1))


def _grouped(findings: Iterable[Finding], key: Callable[[Finding], K]) -> dict[K, list[Finding]]:
    groups: dict[K, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return groups


def _bounded(groups: list[Group], most: int) -> tuple[Group, ...]:
    """Keep the first groups, and join the rest into one without an id."""
    if len(groups) <= most:
        return tuple(groups)
    rest = groups[most - 1 :]
    joined = tuple(sum(counts) for counts in zip(*(group.counts for group in rest), strict=True))
    return (*islice(groups, most - 1), Group(None, str(len(rest)), joined))


def _place(groups: tuple[Group, ...], wanted: str) -> int:
    return next((i for i, group in enumerate(groups) if group.id == wanted), len(groups) - 1)


_UNITS: tuple[tuple[Callable[[date], int], Callable[[int], str]], ...] = (
    (lambda day: (day.toordinal() - 1) // 7, lambda week: date.fromordinal(week * 7 + 1).isoformat()),
    (lambda day: day.year * 12 + day.month - 1, lambda month: f"{month // 12}-{month % 12 + 1:02}"),
    (lambda day: day.year * 4 + (day.month - 1) // 3, lambda quarter: f"{quarter // 4} Q{quarter % 4 + 1}"),
    (lambda day: day.year, str),
)


@frozen
class Totals:
    """Hold the key figures of a report.

    ``longest`` is the longest lateness in calendar days, ``dayless`` counts the findings without a due day.
    """

    heavy: int
    longest: int
    open: int
    late: int
    clauses: int
    organs: int
    dayless: int


def totals(report: Report) -> Totals:
    """Count the key figures of a report."""
    findings = [item.finding for item in report.findings]
    return Totals(
        heavy=sum(finding.gravity in (Gravity.GRAVE, Gravity.SERIOUS) for finding in findings),
        longest=max((finding.days_late or 0 for finding in findings), default=0),
        open=sum(state.open for state in report.plan),
        late=sum(state.late for state in report.plan),
        clauses=sum(bool(state.findings) for state in report.plan),
        organs=len({finding.organ for finding in findings}),
        dayless=sum(finding.due is None for finding in findings),
    )
