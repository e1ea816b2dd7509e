"""The pipeline at the edge: records in, findings and who answers out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, field, frozen

from lawadmin.accountability import Charge
from lawadmin.accountability.rulings import attribute
from lawadmin.assessment.plan import NOTHING, Tally, assess, counted, tally
from lawadmin.assessment.report import Dossier, Report, Reported
from lawadmin.assessment.year import Part, joined, part_of, part_of_findings, yearly
from lawadmin.converters.facts import typed
from lawadmin.converters.messages import Messages
from lawadmin.errors import LawAdminError
from lawadmin.findings import Judged, gather, judged, roster_findings, settle
from lawadmin.hookspecs import Notice
from lawadmin.obligations.custody import custody
from lawadmin.obligations.values import Obligation, first_reading
from lawadmin.records.timeline import Record, Timeline
from lawadmin.reminders.firing import fired
from lawadmin.reminders.wording import notice_of
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Row


@frozen
class Reviewed:
    """Hold one matter reviewed: its timeline, obligations, findings, and who answers for each."""

    judged: Judged
    charges: Mapping[str, tuple[Charge, ...]] = field(factory=dict)
    tally: Tally = NOTHING
    rows: tuple[tuple[str, Row], ...] = ()
    failure: LawAdminError | None = None


#: Finds a record by the id of its matter, for links.
Find = Callable[[str], Record | None]


def read(seen: Snapshot, record: Record, find: Find | None = None) -> Timeline:
    """Read a record: give its facts the types that its procedure declares, and put it in order as known.

    ``find`` reads the matters linked to it. Raises Problems where facts do not fit their types.
    """
    return evolve(_in_order(seen, record), linked=_linked(seen, record, find) if find else {})


def _in_order(seen: Snapshot, record: Record) -> Timeline:
    return seen.timeline(typed(record, seen.rules.procedures))


def _linked(seen: Snapshot, record: Record, find: Find) -> dict[str, tuple[Timeline, ...]]:
    others: dict[str, tuple[Timeline, ...]] = {}
    for link in record.matter.links:
        other = find(link.matter)
        if other is not None:
            others[link.name] = (*others.get(link.name, ()), _in_order(seen, other))
    return others


def review(seen: Snapshot, records: Iterable[Record], find: Find | None = None) -> Iterator[Reviewed]:
    """Review matters one by one, holding one at a time.

    A record that cannot be read, or on which two texts clash, comes back with its failure and stops no other.
    """
    for record in records:
        try:
            yield _reviewed(seen, read(seen, record, find))
        except LawAdminError as failure:
            yield Reviewed(Judged(Timeline(record.matter, ())), failure=failure)


def _reviewed(seen: Snapshot, timeline: Timeline) -> Reviewed:
    result = judged(seen, timeline)
    procedure = seen.procedure(timeline.matter.procedure)
    return Reviewed(
        result,
        {finding.key: attribute(seen, result, finding) for finding in result.findings},
        tally(result, procedure.clause if procedure else "", seen.rules),
        tuple(gather(seen, timeline)),
    )


def of_county(seen: Snapshot, rows: Iterable[tuple[str, Row]]) -> tuple[Finding, ...]:
    """Find what only roster, registers and the whole county show."""
    return (*roster_findings(seen), *settle(seen, rows))


def report(seen: Snapshot, reviewed: Iterable[Reviewed], *, county: str = "", failures: tuple[str, ...] = ()) -> Report:
    """Gather a review into a report."""
    total, rows, found, matters = NOTHING, list[tuple[str, Row]](), list[Reported](), 0
    for item in reviewed:
        matters += 1
        total += item.tally
        rows.extend(item.rows)
        found.extend(_reported(seen, finding, item.charges[finding.key]) for finding in item.judged.findings)
    whole = of_county(seen, rows)
    found.extend(_reported(seen, finding, ()) for finding in whole)
    return Report(
        county=county,
        on=seen.on,
        as_of=seen.as_of or seen.on,
        rules=seen.rules.digest,
        matters=matters,
        findings=tuple(sorted(found, key=_order)),
        plan=assess(seen, total + counted(whole)),
        failures=failures,
    )


def dossier(seen: Snapshot, reviewed: Reviewed) -> Dossier:
    """Tell one matter in full."""
    timeline = reviewed.judged.timeline
    organ = seen.roster.organs.get(timeline.matter.organ)
    procedure = seen.procedure(timeline.matter.procedure)
    return Dossier(
        timeline,
        organ=organ.name if organ else timeline.matter.organ,
        procedure=(procedure.title, procedure.title_en) if procedure else ("", ""),
        held=tuple((one, custody(seen, timeline, one)) for one in reviewed.judged.obligations),
        findings=reviewed.judged.findings,
        posts={post.id: post.title for post in seen.roster.posts.values()},
    )


def year_of(seen: Snapshot, reviewed: Iterable[Reviewed], year: int, find: Find | None = None) -> Part:
    """Gather the year of a county from its matters, each looked at once.

    ``find`` reads the matters of whose files others speak.
    """

    def owner(matter: str) -> str | None:
        record = find(matter) if find else None
        return record.matter.organ if record else None

    rows, parts = list[tuple[str, Row]](), list[Part]()
    for item in reviewed:
        rows.extend(item.rows)
        parts.append(part_of(seen, item.judged, year, owner))
    return joined((*parts, part_of_findings(of_county(seen, rows), year)))


def _order(reported: Reported) -> tuple[int, date, str]:
    finding = reported.finding
    return -finding.gravity.weight, finding.since, finding.key


def _reported(seen: Snapshot, finding: Finding, charges: tuple[Charge, ...]) -> Reported:
    organ = seen.roster.organs.get(finding.organ)
    procedure = seen.procedure(finding.procedure)
    return Reported(finding, charges, organ.name if organ else finding.organ, procedure.title if procedure else "")


@frozen
class FallingDue:
    """Hold an open obligation that falls due soon, and who holds the matter."""

    timeline: Timeline
    obligation: Obligation
    day: date


def falling_due(seen: Snapshot, reviewed: Iterable[Reviewed], *, through: date) -> Iterator[FallingDue]:
    """List open obligations whose day to act by comes soon.

    The day is that of the earliest reading, from the day judged to ``through``, both included.
    """
    for item in reviewed:
        for obligation in item.judged.obligations:
            day = first_reading(obligation.due)
            if obligation.open and day is not None and seen.on <= day <= through:
                yield FallingDue(item.judged.timeline, obligation, day)


@frozen
class Reminders:
    """Hold the notices that are due on a day, and what is wrong with where some rungs lead."""

    notices: tuple[Notice, ...] = ()
    faults: tuple[LawAdminError, ...] = ()


def remind(seen: Snapshot, reviewed: Iterable[Reviewed], say: Messages, *, channel: str) -> Reminders:
    """Turn what a review shows into notices, by the ladders of the rules.

    Obligations that are open, and those that lapsed and are a finding. Each rung that has come gives a notice to each
    of its recipients, under a key that holds obligation, day, rung, recipient and channel: asked again it is the same
    notice. ``say`` words them, ``channel`` is that of the rungs that name none.
    """
    come = fired(seen, (item.judged for item in reviewed))
    return Reminders(tuple(notice_of(firing, say, channel) for firing in come.firings), come.faults)


def accepted(findings: Iterable[Finding], keys: Mapping[str, date | None], on: date) -> Iterator[Finding]:
    """Leave out findings that the county accepted with a reason, until the last day of the acceptance."""
    for finding in findings:
        until = keys.get(finding.key, date.min)
        if until is not None and until < on:
            yield finding


__all__ = [
    "FallingDue",
    "Reminders",
    "Reviewed",
    "accepted",
    "dossier",
    "falling_due",
    "of_county",
    "read",
    "remind",
    "report",
    "review",
    "year_of",
    "yearly",
]
