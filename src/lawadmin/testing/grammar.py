"""What a procedure and its limits say of each step: what it states, starts, ends, extends and announces."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from attrs import frozen

from lawadmin.law.edition import Edition, FromCalendar, FromDate, FromLapse, FromStep, Kind, Limit, Which
from lawadmin.law.lawbook import Ruled
from lawadmin.procedure.model import Procedure, Span
from lawadmin.procedure.program import Line, Program
from lawadmin.testing.world import binds


@frozen
class Grammar:
    """Hold a program, and say what each of its steps is for in stories set between two days."""

    program: Program
    first: date
    last: date

    @property
    def procedure(self) -> Procedure:
        """The procedure."""
        return self.program.procedure

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Every wording of every limit, in every edition that stands on some day of the stories."""
        return tuple(ruled.limit for line in self.program.lines for ruled in self.of(line))

    def of(self, line: Line) -> tuple[Ruled, ...]:
        """List the wordings of one line."""
        return tuple(ruled for ruled in line.wordings if self._stands(ruled.edition))

    def _stands(self, edition: Edition) -> bool:
        return edition.in_force <= self.last and (edition.until is None or edition.until >= self.first)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The steps that can be taken, in the order in which the procedure declares them.

        A step that a lapse brings about and that answers nothing is only ever deemed taken.
        """
        answers = frozenset[str]().union(*(limit.until for limit in self.limits))
        deemed = {limit.lapse.step for limit in self.limits} - answers
        return tuple(str(step) for step in self.procedure.steps if step not in deemed)

    def extended(self, step: str) -> tuple[Limit, ...]:
        """List the limits that a step extends."""
        return tuple(limit for limit in self.limits if any(tier.granted == step for tier in limit.extend))

    def announces(self, step: str) -> dict[str, tuple[Limit, ...]]:
        """List the facts by which a step states a day that must lie far enough ahead, with the limits that say so."""
        found: dict[str, tuple[Limit, ...]] = {}
        for fact, limit in self._dated(step):
            if limit.kind is Kind.BEFORE and binds(limit):
                found[fact] = (*found.get(fact, ()), limit)
        return found

    def anchored(self, step: str) -> frozenset[str]:
        """Name the facts of a step that start a clock."""
        return frozenset(fact for fact, _ in self._dated(step))

    def _dated(self, step: str) -> Iterator[tuple[str, Limit]]:
        for limit in self.limits:
            if isinstance(limit.anchor, FromDate) and step in limit.anchor.steps and limit.anchor.link is None:
                yield limit.anchor.fact, limit

    def announced_by(self, step: str) -> dict[str, tuple[str, ...]]:
        """List the steps that announce a step, each with the facts that state its day."""
        named = (other for needs in self.procedure.may.get(step, ()) for other in needs.steps)
        found = {other: self.announces(other) for other in named}
        return {
            other: tuple(fact for fact, limits in facts.items() if not any(step in limit.until for limit in limits))
            for other, facts in found.items()
        }

    def told(self, step: str) -> frozenset[str]:
        """Name the facts of a step that tell until when a span lasts."""
        return frozenset(span.told for span in self.begun(step) if span.told is not None)

    def begun(self, step: str) -> tuple[Span, ...]:
        """List the spans that a step begins."""
        return tuple(span for span in self.procedure.spans if step in span.begins)

    def apart(self, step: str) -> bool:
        """Tell whether a step starts a clock, or begins a span, of its own for each party or thing."""
        clocks = (limit for limit in self.limits if limit.per and step in self._anchors(limit))
        return any(span.per for span in self.begun(step)) or next(clocks, None) is not None

    @staticmethod
    def _anchors(limit: Limit) -> frozenset[str]:
        return limit.anchor.steps if isinstance(limit.anchor, FromStep | FromDate) else frozenset()

    def starting(self, limit: Limit) -> frozenset[str]:
        """List the steps of this matter that start a limit's clock, or that of the limit whose lapse starts it."""
        match limit.anchor:
            case FromStep(steps, _, None) | FromDate(_, steps, None):
                return steps
            case FromStep() | FromDate():
                return frozenset()
            case FromLapse(name, _):
                return self.started_by(name)
            case FromCalendar(_, since, _):
                return since

    def started_by(self, name: str) -> frozenset[str]:
        """List the steps that start the clocks of a limit, named with or without its act."""
        line = self.program.line(name)
        return frozenset[str]().union(*(self.starting(ruled.limit) for ruled in (self.of(line) if line else ())))

    @cached_property
    def returning(self) -> frozenset[str]:
        """The steps that may come again: those that start a clock anew, and those that answer it."""
        again = [limit for limit in self.limits if isinstance(limit.anchor, FromStep) and _anew(limit)]
        once = [limit for limit in self.limits if isinstance(limit.anchor, FromStep) and not _anew(limit)]
        back = frozenset[str]().union(*(self._anchors(limit) | limit.until for limit in again))
        return back - frozenset[str]().union(*(self._anchors(limit) for limit in once)) - self.procedure.ends


def _anew(limit: Limit) -> bool:
    return isinstance(limit.anchor, FromStep) and limit.anchor.which is not Which.FIRST
