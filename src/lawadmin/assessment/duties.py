"""The duty calendar of a year: what falls due, what returns, and what has nobody to keep it yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from attrs import evolve, field, frozen

from lawadmin.findings.judge import Judged
from lawadmin.findings.limits import code_of
from lawadmin.law.citation import Citation
from lawadmin.law.edition import FromCalendar, Kind, Limit
from lawadmin.law.lawbook import Ruled
from lawadmin.law.stated import UNSTATED
from lawadmin.obligations.clocks import run
from lawadmin.obligations.oblige import settled
from lawadmin.obligations.values import Obligation, Status, Trigger, Unnumbered, first_reading
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.program import Line, Program
from lawadmin.records.events import Officer
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ, lasts
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot

#: The kinds of limit that ask for something by a day; the others say when something may be done.
_ASKING = frozenset({Kind.DEADLINE, Kind.BEFORE, Kind.CAP})


class Sort(StrEnum):
    """Say whether a duty falls due once, returns by the calendar, or returns and has no standing matter to keep it."""

    ONCE = "once"
    RECURRING = "recurring"
    UNKEPT = "unkept"


@frozen
class Duty:
    """Hold one duty of a year.

    ``day`` is the day to act by, the last one by the earliest reading; None where the law gives no number ("定期").
    ``status`` is how it stands on the day judged; None where it has not begun, or where no ``matter`` keeps it.
    ``person`` is who holds the matter; ``organ`` is "" for what no organ of the county keeps. ``lasting`` names the
    duty as ``key`` does, but by the first record of what began it, so that a correction keeps the name.
    """

    sort: Sort
    organ: str
    procedure: str
    clause: str
    ref: str
    title: str
    title_en: str
    citation: Citation
    by: str
    day: date | None = None
    matter: str = ""
    status: Status | None = None
    person: str = ""
    key: str = ""
    lasting: str = ""

    @property
    def open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.status in (None, Status.OPEN, Status.STOPPED, Status.LAPSED)


@frozen
class DutyCalendar:
    """Hold the duties of a year of a county, or of one ``organ``, as judged on a day; ``organs`` names organs by id.

    ``alarm`` is how many days before its day a duty is to be called to mind; None: not at all.
    """

    county: str
    year: int
    organ: str
    on: date
    duties: tuple[Duty, ...]
    organs: Mapping[str, str] = field(factory=dict)
    alarm: int | None = None


def order(duty: Duty) -> tuple[date, str, str, str]:
    """Order duties by day, those without one last."""
    return duty.day or date.max, duty.organ, duty.ref, duty.key


# -- duties of matters


def duties(seen: Snapshot, judged: Judged, year: int) -> Iterator[Duty]:
    """List what falls due in one matter in a year: what was asked for already, and what will return by the calendar."""
    procedure = seen.procedure(judged.timeline.matter.procedure)
    if procedure is None:
        return
    known = {obligation.key for obligation in judged.obligations}
    ahead = (obligation for obligation in _ahead(seen, procedure, judged.timeline, year) if obligation.key not in known)
    person = _holder(seen, judged.timeline)
    for obligation in judged.obligations:
        if _falls(obligation, year, seen.on):
            yield _duty(seen, judged, obligation, person)
    for obligation in ahead:
        if _falls(obligation, year, seen.on):
            yield evolve(_duty(seen, judged, obligation, person), status=None)


def _falls(obligation: Obligation, year: int, on: date) -> bool:
    """Tell whether a duty of ours is to be done by a day of a year, or returns without one and is still to be done.

    A term that merely passed, because nothing follows from it, is none.
    """
    passed = obligation.status is Status.LAPSED and code_of(obligation) is None
    if passed or not _asks(obligation.limit) or obligation.status in (Status.SUPERSEDED, Status.ENDED):
        return False
    end = first_reading(obligation.due)
    if end is None:
        return isinstance(obligation.due, Unnumbered) and _recurs(obligation) and obligation.open and year >= on.year
    return end.year == year


def _asks(limit: Limit) -> bool:
    return limit.bearer.public and limit.kind in _ASKING


def _recurs(obligation: Obligation) -> bool:
    return isinstance(obligation.limit.anchor, FromCalendar)


def _ahead(seen: Snapshot, procedure: Procedure, timeline: Timeline, year: int) -> tuple[Obligation, ...]:
    """Look ahead to the end of a year for what returns by the calendar; nothing else can be known to come."""
    end = date(year, 12, 31)
    if end <= seen.on:
        return ()
    program = seen.program(procedure, timeline.matter.organ)
    lines = tuple(line for line in program.lines if _returning(line))
    if not lines:
        return ()
    told = evolve(timeline, events=tuple(event for event in timeline if not event.derived))
    return settled(evolve(seen, on=end), Program(procedure, lines), told)[0]


def _returning(line: Line) -> bool:
    return any(isinstance(ruled.limit.anchor, FromCalendar) for ruled in line.wordings)


def _duty(seen: Snapshot, judged: Judged, obligation: Obligation, person: str) -> Duty:
    matter = judged.timeline.matter
    made = _of_law(seen, matter.procedure, obligation.ref, obligation.ruled)
    return evolve(
        made,
        sort=Sort.RECURRING if _recurs(obligation) else Sort.ONCE,
        organ=matter.organ,
        day=first_reading(obligation.due),
        matter=matter.id,
        status=obligation.status,
        person=person,
        key=obligation.key,
        lasting=_lasting(judged.timeline, obligation),
    )


def _lasting(timeline: Timeline, obligation: Obligation) -> str:
    """Name an obligation by the record that its trigger corrects, or by the first of several corrections."""
    trigger = obligation.trigger
    corrects = {event.id: event.replaces for event in timeline.recorded if event.replaces is not None}
    source = trigger.source
    while source in corrects:
        source = corrects.pop(source)
    return "/".join(filter(None, (obligation.matter, obligation.ref, source, trigger.about)))


def _holder(seen: Snapshot, timeline: Timeline) -> str:
    """Name who holds a matter on the day judged: whoever has the post to which it passed, or took the last step."""
    for event in reversed(timeline.events):
        post = event.to or (event.actor.post if isinstance(event.actor, Officer) else None)
        holders = seen.roster.holders(post, seen.on) if post else ()
        if holders:
            return holders[0].person
        if isinstance(event.actor, Officer) and not post:
            return event.actor.person
    return ""


def _of_law(seen: Snapshot, procedure: str, ref: str, ruled: Ruled) -> Duty:
    limit = ruled.limit
    declared = seen.procedure(procedure)
    clause = limit.clause or (declared.clause if declared else "")
    return Duty(
        Sort.UNKEPT,
        organ="",
        procedure=procedure,
        clause=seen.rules.clause(clause),
        ref=ref,
        title=limit.title,
        title_en=limit.title_en,
        citation=ruled.edition.cite(limit),
        by=limit.by,
    )


# -- duties that nobody keeps


@frozen
class Kept:
    """Hold which organs keep a matter of which procedure; parts are joined by ``|``."""

    pairs: frozenset[tuple[str, str]] = frozenset()

    def __or__(self, other: Kept) -> Kept:
        return Kept(self.pairs | other.pairs)

    def by(self, procedure: str) -> frozenset[str]:
        """List the organs that keep a matter of a procedure."""
        return frozenset(organ for organ, name in self.pairs if name == procedure)


def kept(judged: Judged) -> Kept:
    """Say which organ keeps a matter of which procedure."""
    matter = judged.timeline.matter
    return Kept(frozenset({(matter.organ, matter.procedure)}))


def unkept(seen: Snapshot, keeping: Kept, year: int) -> Iterator[Duty]:
    """List the recurring duties of a year that have no standing matter.

    These are, without an organ, those that nobody in the county keeps, and those of an organ most of whose kind keep
    theirs. Whose a duty is, its text says; no record can.
    """
    for name, procedure in sorted(seen.rules.procedures.items()):
        if name != procedure.name:
            continue
        keepers = keeping.by(name)
        missing = tuple(_laggards(seen, keepers, year)) if keepers else ("",)
        for duty in _recurring(seen, procedure, year) if missing else ():
            yield from (evolve(duty, organ=organ) for organ in missing)


def _laggards(seen: Snapshot, keepers: frozenset[str], year: int) -> Iterator[str]:
    standing = [organ for organ in seen.roster.organs.values() if lasts(organ.since, organ.until, date(year, 12, 31))]
    for organ in sorted(standing, key=lambda organ: organ.id):
        if organ.id not in keepers and _most(organ, standing, keepers):
            yield organ.id


def _most(organ: Organ, standing: Iterable[Organ], keepers: frozenset[str]) -> bool:
    alike = [other for other in standing if other.kind == organ.kind]
    return sum(other.id in keepers for other in alike) * 2 > len(alike)


def _recurring(seen: Snapshot, procedure: Procedure, year: int) -> Iterator[Duty]:
    for line in seen.program(procedure, "").lines:
        for ruled in line.wordings:
            if _asks(ruled.limit) and _stands(ruled, year):
                yield evolve(_of_law(seen, procedure.name, line.ref, ruled), day=_fixed(seen, procedure, ruled, year))


def _stands(ruled: Ruled, year: int) -> bool:
    edition = ruled.edition
    in_force = edition.in_force != UNSTATED and edition.stands_on(date(year, 12, 31))
    return isinstance(ruled.limit.anchor, FromCalendar) and in_force


def _fixed(seen: Snapshot, procedure: Procedure, ruled: Ruled, year: int) -> date | None:
    """Give the day of the year by which a duty is to be done; None where its day hangs on a matter."""
    anchor = ruled.limit.anchor
    if not isinstance(anchor, FromCalendar) or anchor.every == "amount":
        return None
    empty = Timeline(Matter("", procedure.name, ""), ())
    for start in (date.fromisoformat(f"{since}-{anchor.every}") for since in (year, year - 1)):
        trigger = Trigger(start, start, start.isoformat(), -1)
        day = first_reading(run(ruled.limit, trigger, empty, procedure=procedure, calendar=seen.calendar).due)
        if day is not None and day.year == year:
            return day
    return None
