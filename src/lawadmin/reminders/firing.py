"""Which rungs of a ladder have come for an obligation on the day judged, and whom they reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve, field, frozen

from lawadmin.days.calendar import Calendar
from lawadmin.days.span import Unit
from lawadmin.errors import ConfigError, LawAdminError
from lawadmin.findings import Judged
from lawadmin.findings.limits import code_of
from lawadmin.obligations.custody import Holder, custody
from lawadmin.obligations.values import Obligation, Status, first_reading, last_day
from lawadmin.records.timeline import Timeline
from lawadmin.rules.ladders import ABOVE, HOLDER, ORGAN, Ladder, Rung, Side, is_reminded, ladder_of
from lawadmin.rules.snapshot import Snapshot

_DAY = timedelta(days=1)


@frozen
class Firing:
    """Hold that a rung has come for an obligation, whose last day is ``due``, and reaches a post or organ."""

    timeline: Timeline
    obligation: Obligation
    rung: Rung
    due: date
    recipient: str


@frozen
class Fired:
    """Hold the rungs that have come for the obligations of matters, and what is wrong with where some of them lead."""

    firings: tuple[Firing, ...] = ()
    faults: tuple[LawAdminError, ...] = ()


def fired(seen: Snapshot, judged: Iterable[Judged]) -> Fired:
    """Find the rungs that have come on the day judged.

    Before a last day, and on it, the rungs before it count, by the earliest reading; those after it once the obligation
    has lapsed by every reading and that is a finding. A recipient is told by the last rung that has come alone. A
    function that no organ has on the day is a fault, told once.
    """
    found: list[Firing] = []
    nobody: dict[tuple[str, str], LawAdminError] = {}
    for one in judged:
        for obligation in one.obligations:
            case = _case(seen, one, obligation)
            if case is not None:
                found.extend(case.firings())
                nobody.update(case.nobody)
    return Fired(tuple(found), tuple(nobody.values()))


@frozen
class _Case:
    """Hold one obligation with its ladder, the side on which it stands, and its last day."""

    seen: Snapshot
    timeline: Timeline
    obligation: Obligation
    ladder: Ladder
    side: Side
    due: date
    nobody: dict[tuple[str, str], LawAdminError] = field(factory=dict)

    def firings(self) -> Iterator[Firing]:
        last: dict[tuple[str, str], Firing] = {}
        for rung in self.ladder.rungs:
            if rung.side is self.side and rung_day(rung, self.due, self.seen.calendar) <= self.seen.on:
                for recipient in self._recipients(rung):
                    last[recipient, rung.channel] = Firing(self.timeline, self.obligation, rung, self.due, recipient)
        yield from last.values()

    def _recipients(self, rung: Rung) -> Iterator[str]:
        yield from (self._recipient(word) for word in rung.to)
        for function in rung.functions:
            organs = self.seen.roster.holders_of_function(function, self.seen.on)
            yield from (organ.id for organ in organs)
            if not organs:
                self.nobody[rung.where, function] = _nobody(rung, function, self.seen.on)

    def _recipient(self, word: str) -> str:
        """Name the post or organ; the organ where the chain has no such post, or nobody of it holds the matter."""
        roster = self.seen.roster
        organ = roster.heir(self.timeline.matter.organ, self.seen.on)
        if word == HOLDER:
            return holder_of(self.seen, self.timeline, self.obligation).post or organ
        if word == ABOVE:
            known = roster.organs.get(organ)
            return (known.parent if known else None) or organ
        if word == ORGAN:
            return organ
        return next((post.id for post in roster.chain(organ) if post.role == word), organ)


def _case(seen: Snapshot, judged: Judged, obligation: Obligation) -> _Case | None:
    if not is_reminded(obligation.limit):
        return None
    side = _side(judged, obligation)
    due = first_reading(obligation.due) if side is Side.BEFORE else last_day(obligation.due)
    if side is None or due is None or (side is Side.BEFORE and due < seen.on):
        return None
    ladder = _ladder(seen, judged.timeline, obligation)
    return _Case(seen, judged.timeline, obligation, ladder, side, due) if ladder else None


def _side(judged: Judged, obligation: Obligation) -> Side | None:
    if obligation.status is Status.OPEN:
        return Side.BEFORE
    found = obligation.status is Status.LAPSED and _is_found(judged, obligation)
    return Side.AFTER if found else None


def _is_found(judged: Judged, obligation: Obligation) -> bool:
    """Tell whether the lapse stands among the findings; one that the county accepted does not."""
    named = code_of(obligation), obligation.ref, obligation.trigger.source, obligation.trigger.about
    return any((one.code, one.limit, one.anchor, one.about) == named for one in judged.findings)


def _ladder(seen: Snapshot, timeline: Timeline, obligation: Obligation) -> Ladder | None:
    procedure = seen.procedure(timeline.matter.procedure)
    clause = obligation.limit.clause or (procedure.clause if procedure else "")
    rules = seen.rules
    return ladder_of(
        rules.ladders, limit=obligation.ref, procedure=timeline.matter.procedure, clause=rules.clause(clause)
    )


def rung_day(rung: Rung, due: date, calendar: Calendar) -> date:
    """Give the day on which a rung comes, counted from the last day."""
    if rung.unit is Unit.DAY:
        return due + timedelta(days=rung.amount if rung.side is Side.AFTER else -rung.amount)
    count = calendar.nth_working_day_after if rung.side is Side.AFTER else calendar.nth_working_day_before
    return count(due, rung.amount)


def holder_of(seen: Snapshot, timeline: Timeline, obligation: Obligation) -> Holder:
    """Say who holds a matter at the end of the day judged: whoever would hold it when the next day starts."""
    hops = custody(evolve(seen, on=seen.on + _DAY), timeline, obligation).hops
    return hops[-1].holder if hops else Holder()


def _nobody(rung: Rung, function: str, on: date) -> LawAdminError:
    remedy = "Give it to an organ in the roster, or mend the ladder"
    return ConfigError(rung.where or None, reason=f"no organ has the function {function} on {on}", remedy=remedy)
