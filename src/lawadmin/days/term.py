"""Run one clock by one reading on one table of days: the base, its extensions, the cap, the roll-over."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, field, frozen

from lawadmin.days.clock import Clock, Leg
from lawadmin.days.months import corresponding, to_day
from lawadmin.days.readings import Reading, reread
from lawadmin.days.span import Span, Unit
from lawadmin.days.table import EVERY_DAY, Days, WorkTable
from lawadmin.days.walk import OPEN, Halt, Interval, resume, roll, union, walk

LATE = "late"
OVER_CAP = "over-cap"


@frozen
class Segment:
    """Hold a stretch of the term counted in one unit from one day; the first may count that day itself."""

    span: Span
    origin: int
    first: bool = False

    @property
    def in_working_days(self) -> bool:
        """Tell whether the stretch is counted in working days."""
        return self.span.unit is Unit.WORKING_DAY


@frozen
class Verdict:
    """Hold what became of an extension: what was taken of it, and the reason where that is less than was granted."""

    leg: Leg
    taken: int
    reason: str | None = None


@frozen
class Outcome:
    """Hold a clock as run: its stretches, its nominal last day and its due day, or the pause that stops it."""

    segments: tuple[Segment, ...]
    nominal: int | Halt
    due: int | Halt
    verdicts: tuple[Verdict, ...] = ()
    pauses: tuple[Interval, ...] = ()

    def ranges(self) -> Iterator[tuple[Segment, int, int | Halt]]:
        """Give each stretch with the day after which it runs and its last day."""
        ends = [*(segment.origin for segment in self.segments[1:]), self.nominal]
        for segment, end in zip(self.segments, ends, strict=True):
            yield segment, segment.origin, end


@frozen(eq=False)
class Ground:
    """Hold what a run stands on: the clock, one reading of it, one table of working days, the pauses united."""

    clock: Clock
    reading: Reading
    table: WorkTable
    pauses: tuple[Interval, ...] = field(init=False)

    @pauses.default
    def _united(self) -> tuple[Interval, ...]:
        return union(self.clock.pauses, self.reading.borders)

    def base(self, span: Span) -> Segment:
        """Make the stretch that begins with the clock."""
        return Segment(reread(span, self.clock, self.reading), self.clock.start.toordinal(), first=True)

    def days(self, segment: Segment) -> Days:
        """Give the days in which a stretch is counted."""
        return self.table if segment.in_working_days else EVERY_DAY

    def before(self, segment: Segment) -> int:
        """Give the day after which a stretch begins to count."""
        return segment.origin - int(self._counts_first(segment))

    def budget(self, segment: Segment) -> int:
        """Give the countable days of a stretch; for months, all days up to the corresponding day."""
        if segment.span.unit is not Unit.MONTH or segment.span.amount == 0:
            return segment.span.amount
        whole, choice = self._counts_first(segment), self.clock.choices.month_end
        last = corresponding(to_day(segment.origin), segment.span.amount, choice, whole=whole)
        return last.toordinal() - self.before(segment)

    def end(self, segment: Segment) -> int | Halt:
        """Give the nominal last day of a stretch."""
        if segment.span.amount == 0:
            return resume(segment.origin, self.pauses)
        return walk(self.days(segment), self.before(segment), self.budget(segment), self.pauses)

    def due(self, nominal: int | Halt) -> int | Halt:
        """Give the due day that follows from a nominal last day."""
        if isinstance(nominal, Halt) or not self.reading.forward:
            return nominal
        return roll(self.table, nominal, self.pauses)

    def _counts_first(self, segment: Segment) -> bool:
        return segment.first and self.clock.choices.first_day == "included"


def run(clock: Clock, reading: Reading, table: WorkTable) -> Outcome:
    """Run a clock forward, one extension after the other in the order in which they were granted."""
    ground = Ground(clock, reading, table)
    base = ground.base(clock.span)
    nominal = ground.end(base)
    outcome = Outcome((base,), nominal, ground.due(nominal), pauses=ground.pauses)
    for leg in sorted(clock.legs, key=lambda leg: leg.granted):
        outcome = _extend(ground, outcome, leg)
    return outcome


def run_back(clock: Clock, reading: Reading, table: WorkTable) -> Outcome:
    """Run a clock backward from the event; a clear day more leaves that many days between."""
    ground = Ground(clock, reading, table)
    base = ground.base(clock.span)
    event = base.origin + int(clock.choices.first_day == "included")
    if base.span.unit is Unit.MONTH and base.span.amount:
        choice, whole = clock.choices.month_end, event > base.origin
        last = corresponding(clock.start, -base.span.amount, choice, whole=whole).toordinal() - int(reading.clear)
    else:
        back = base.span.amount + int(reading.clear)
        last = ground.days(base).before(event, back) if back else base.origin
    return Outcome((base,), last, last)


def _extend(ground: Ground, outcome: Outcome, leg: Leg) -> Outcome:
    if isinstance(outcome.due, int) and leg.granted.toordinal() > outcome.due:
        return _note(outcome, Verdict(leg, 0, LATE))
    asked = reread(leg.span, ground.clock, ground.reading)
    caps = [ground.base(cap) for cap in (leg.cap, ground.clock.cap) if cap is not None]
    taken = max(0, min([asked.amount, *(_room(outcome, cap.span) for cap in caps if _alike(outcome, asked, cap.span))]))
    segments = _lengthen(outcome, Span(taken, asked.unit))
    nominal = ground.end(segments[-1]) if taken else outcome.nominal
    wall = _wall(ground, [cap for cap in caps if not _alike(outcome, asked, cap.span)])
    if _later(nominal, wall):
        if outcome.nominal == wall or _later(outcome.nominal, wall):
            return _note(outcome, Verdict(leg, 0, OVER_CAP))
        stopped = evolve(outcome, segments=segments, nominal=wall, due=ground.due(wall))
        return _note(stopped, Verdict(leg, taken, OVER_CAP))
    longer = evolve(outcome, segments=segments, nominal=nominal, due=ground.due(nominal))
    return _note(longer, Verdict(leg, taken, OVER_CAP if taken < asked.amount else None))


def _note(outcome: Outcome, verdict: Verdict) -> Outcome:
    return evolve(outcome, verdicts=(*outcome.verdicts, verdict))


def _alike(outcome: Outcome, asked: Span, cap: Span) -> bool:
    return all(unit is cap.unit for unit in (asked.unit, *(segment.span.unit for segment in outcome.segments)))


def _room(outcome: Outcome, cap: Span) -> int:
    return cap.amount - sum(segment.span.amount for segment in outcome.segments)


def _wall(ground: Ground, caps: list[Segment]) -> int:
    ends = (ground.end(cap) for cap in caps)
    return min((end for end in ends if isinstance(end, int)), default=OPEN)


def _later(nominal: int | Halt, wall: int) -> bool:
    return isinstance(nominal, int) and nominal > wall


def _lengthen(outcome: Outcome, more: Span) -> tuple[Segment, ...]:
    *before, last = outcome.segments
    if last.span.unit is more.unit:
        return (*before, evolve(last, span=Span(last.span.amount + more.amount, more.unit)))
    if isinstance(outcome.nominal, Halt) or not more.amount:
        return outcome.segments
    return (*outcome.segments, Segment(more, outcome.nominal))
