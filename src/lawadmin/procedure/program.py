"""A program: a procedure and its limits compiled to the tables that the engine runs."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from lawadmin.errors import LawAdminError, UnboundStep
from lawadmin.law.edition import FromDate, FromLapse, FromStep, Limit
from lawadmin.law.lawbook import NATION, Lawbook, Place, Ruled
from lawadmin.procedure.model import Procedure


@frozen
class Line:
    """Hold everything the law says about one limit of a procedure: each wording in each edition, in order of time."""

    act: str
    name: str
    wordings: tuple[Ruled, ...]

    @property
    def ref(self) -> str:
        """Name the limit across acts: act/limit."""
        return f"{self.act}/{self.name}"


@frozen
class Program:
    """Hold a procedure with its lines, those first that start others by their lapse."""

    procedure: Procedure
    lines: tuple[Line, ...]

    def line(self, name: str) -> Line | None:
        """Find a line by the name of its limit, alone or as act/limit."""
        return next((line for line in self.lines if name in (line.name, line.ref)), None)


def compile_program(procedure: Procedure, lawbook: Lawbook, place: Place | None = NATION) -> Program:
    """Compile a procedure and the law of a place to one program; of every place where it is None."""
    return Program(procedure, tuple(_line(procedure, ref, lawbook, place) for ref in procedure.must))


def _line(procedure: Procedure, ref: str, lawbook: Lawbook, place: Place | None) -> Line:
    act, _, name = ref.rpartition("/")
    act = act or procedure.act
    return Line(act, name, tuple(lawbook.variants(act, name, place)))


def unbound(program: Program) -> Iterator[LawAdminError]:
    """Find every limit that exists nowhere and every word of a limit that the procedure does not use.

    A limit of another text speaks of many procedures: one of the steps that start it, and one that meets it, must be
    known.
    """
    procedure = program.procedure
    known = procedure.vocabulary | {span.name for span in procedure.spans} | frozenset(procedure.traits)
    for line in program.lines:
        if not line.wordings:
            yield UnboundStep(procedure=procedure.name, limit=line.name, act=line.act, names=("(no such limit)",))
        for ruled in line.wordings:
            own = line.act == procedure.act and ruled.edition.amends is None
            strange = _strange(ruled.limit, known, own=own)
            if strange:
                yield UnboundStep(procedure=procedure.name, limit=line.name, act=line.act, names=tuple(sorted(strange)))


def _strange(limit: Limit, known: frozenset[str], *, own: bool) -> frozenset[str]:
    if own:
        return words(limit) - known
    groups = (_trigger_words(limit), limit.until)
    return frozenset[str]().union(*(group for group in groups if group and not group & known))


def words(limit: Limit) -> frozenset[str]:
    """List the steps, spans and traits that a limit speaks of in its own matter."""
    return _trigger_words(limit) | limit.until | limit.exclude | limit.when


def _trigger_words(limit: Limit) -> frozenset[str]:
    match limit.anchor:
        case FromStep(steps, _, None) | FromDate(_, steps, None):
            return steps
        case FromLapse() | FromStep() | FromDate():
            return frozenset()
        case calendar:
            return calendar.since | calendar.till
