"""Scenarios in TOML that a lawyer can read: what happened, and what the law makes of it.

One scenario in a file stands under ``[scenario]``, several each under ``[[scenario]]``::

    [[scenario]]
    title = "二十个工作日之后才决定"
    procedure = "licensing"
    on = 2026-11-20
    step = [
     {day = 2026-09-14, step = "申请"},
     {day = 2026-09-16, step = "受理"},
     {day = 2026-10-21, step = "不予"},
    ]
    due = [{limit = "decide", from = "受理", day = 2026-10-20, status = "late"}]
    finding = [{code = "late", limit = "decide", due = 2026-10-20, days_late = 1}]

A row of ``step`` may have an ``id``, a time ``at``, ``about``, ``recorded`` (a day) and ``replaces``; all else in it is
facts of the step. ``due`` lists some days, ``to`` being the last one of an open range; ``finding`` lists all findings,
with as much of each as is to be held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
from attrs import field, frozen

from lawadmin.converters.facts import as_text, typed
from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.errors import FieldError, LawAdminError, Problems
from lawadmin.findings.judge import Judged, judged
from lawadmin.obligations.values import Obligation, Status, first_reading, last_day
from lawadmin.records.events import CHINA, Event, Opaque
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Rules
from lawadmin.rules.values import Finding
from lawadmin.testing.case import line

_TOP = frozenset({"title", "procedure", "organ", "on", "as_of", "step", "due", "finding"})
_STEP = frozenset({"id", "day", "at", "step", "about", "recorded", "replaces"})
_DUE = frozenset({"limit", "from", "day", "to", "status"})
_FINDING = frozenset({"code", "limit", "step", "due", "days_late"})


@frozen
class DueRow:
    """Hold a day that a scenario expects: of a limit, from a step or event, up to ``to`` where readings differ."""

    limit: str
    since: str
    day: date | None
    to: date | None
    status: Status


@frozen
class FindingRow:
    """Hold a finding that a scenario expects; what is None is not held."""

    code: str
    subject: str
    due: date | None
    days_late: int | None


@frozen
class Scenario:
    """Hold a scenario as its file tells it."""

    title: str
    where: str
    record: Record
    on: date
    as_of: date | None
    dues: tuple[DueRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    linked: Mapping[str, tuple[Record, ...]] = field(factory=dict)


def scenarios(folder: Path) -> pytest.MarkDecorator:
    """Give a test the argument ``scenario``, for each scenario of a folder; Problems with every fault of every file."""
    told = load_scenarios(folder)
    return pytest.mark.parametrize("scenario", told, ids=[f"{each.where}-{each.title}" for each in told])


def load_scenarios(folder: Traversable) -> tuple[Scenario, ...]:
    """Read the scenarios of a folder's TOML files; Problems with every fault of every file, by file and line."""
    faults: list[LawAdminError] = []
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    told = tuple(scenario for file in files for scenario in _of_file(file, faults))
    if faults:
        raise Problems(faults)
    return told


def _of_file(file: Traversable, faults: list[LawAdminError]) -> Iterator[Scenario]:
    try:
        document = read_toml(file)
    except LawAdminError as fault:
        faults.append(fault)
        return
    top = Table(document.data, document, faults)
    top.only(frozenset({"scenario"}))
    alone = top.table("scenario") if isinstance(document.data.get("scenario"), dict) else None
    for number, table in enumerate([alone] if alone else top.tables("scenario"), 1):
        yield _scenario(table, f"{file.name.removesuffix('.toml')}-{number}")


def _scenario(table: Table, name: str) -> Scenario:
    table.only(_TOP)
    matter = Matter("m1", table.text("procedure", need=True), table.text("organ") or "o1")
    events = tuple(_step(row, number) for number, row in enumerate(table.tables("step"), 1))
    return Scenario(
        title=table.text("title", need=True),
        where=name,
        record=Record(matter, events),
        on=_needed(table, "on"),
        as_of=table.day("as_of"),
        dues=tuple(map(_due, table.tables("due"))),
        findings=tuple(map(_finding, table.tables("finding"))),
    )


def _needed(table: Table, key: str) -> date:
    if key not in table.data:
        table.fault(f"{key} is missing", f"State {key}")
    return table.day(key) or date.min


def _step(row: Table, number: int) -> Event:
    facts = tuple((name, as_text(value)) for name, value in row.data.items() if name not in _STEP)
    at, recorded = row.data.get("at"), row.day("recorded")
    return Event(
        id=row.text("id") or f"e{number}",
        step=row.text("step", need="replaces" not in row.data),
        day=_needed(row, "day"),
        at=at if isinstance(at, time) else None,
        seq=number,
        about=row.text("about") or None,
        facts=Opaque(facts) if facts else None,
        recorded=datetime.combine(recorded, time(), CHINA) if recorded else None,
        replaces=row.text("replaces") or None,
    )


def _due(row: Table) -> DueRow:
    row.only(_DUE)
    status = row.word("status", Status.MET, need=True)
    return DueRow(row.text("limit", need=True), row.text("from"), row.day("day"), row.day("to"), status)


def _finding(row: Table) -> FindingRow:
    row.only(_FINDING)
    subject = row.text("limit") or row.text("step")
    if not subject:
        row.fault("neither limit nor step is stated", "State the limit or the step that fell short")
    late = row.whole("days_late", least=0)
    return FindingRow(row.text("code", need=True), subject, row.day("due"), late)


def play(scenario: Scenario, rules: Rules) -> Judged:
    """Judge a scenario; Problems where a step or a fact is not known to its procedure."""
    seen = rules.at(scenario.on, as_of=scenario.as_of)
    procedure = seen.procedure(scenario.record.matter.procedure)
    known = procedure.vocabulary if procedure else frozenset[str]()
    strange = [event for event in scenario.record.events if event.step and event.step not in known]
    if strange:
        remedy = "Write the steps as the procedure declares them"
        raise Problems([_unknown(scenario, event, remedy) for event in strange], scenario.where)
    return judged(seen, seen.timeline(typed(scenario.record, rules.procedures)))


def _unknown(scenario: Scenario, event: Event, remedy: str) -> FieldError:
    return FieldError(f"{scenario.where} {event.id}", field="step", reason="is no step of its procedure", remedy=remedy)


def differences(scenario: Scenario, rules: Rules) -> tuple[str, ...]:
    """Say, line by line, in what the engine's answer differs from a scenario; none where it is the same."""
    result = play(scenario, rules)
    said = (*_of_dues(scenario, result.obligations), *_of_findings(scenario, result.findings))
    story = tuple(f"  {line(event)}" for event in result.timeline)
    return (scenario.title, *story, *said) if said else ()


def _of_dues(scenario: Scenario, obligations: tuple[Obligation, ...]) -> Iterator[str]:
    for row in scenario.dues:
        found = [_shown(o) for o in obligations if _speaks_of(row, o)]
        if _told(row) not in found:
            yield f"due of {row.limit}: {_told(row)} expected, {', '.join(found) or 'nothing'} found"


def _speaks_of(row: DueRow, obligation: Obligation) -> bool:
    event = obligation.trigger.event
    since = ("", obligation.trigger.source, event.step if event else None)
    return row.limit in (obligation.limit.name, obligation.ref) and row.since in since


def _told(row: DueRow) -> str:
    return f"{row.day} to {row.to} {row.status}" if row.to else f"{row.day} {row.status}"


def _shown(obligation: Obligation) -> str:
    first, last = first_reading(obligation.due), last_day(obligation.due)
    return f"{first} to {last} {obligation.status}" if first != last else f"{first} {obligation.status}"


def _of_findings(scenario: Scenario, findings: tuple[Finding, ...]) -> Iterator[str]:
    left = list(findings)
    for row in scenario.findings:
        found = next((finding for finding in left if _matches(row, finding)), None)
        if found is None:
            yield f"expected: {row.code} {row.subject} due {row.due}, {row.days_late} days late"
        else:
            left.remove(found)
    yield from (f"not expected: {f.code} {f.subject} due {f.due}, {f.days_late} days late" for f in left)


def _matches(row: FindingRow, finding: Finding) -> bool:
    return (
        row.code == finding.code
        and row.subject in (finding.subject, finding.subject.rpartition("/")[2])
        and row.due in (None, finding.due)
        and row.days_late in (None, finding.days_late)
    )
