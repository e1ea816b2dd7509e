"""Ladders: who is reminded of a last day, how long before it, and who is told when it has passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import field, frozen

from lawadmin.days.span import Unit
from lawadmin.errors import BadEdition, LawAdminError
from lawadmin.law.edition import FromLapse, FromStep, Kind, Limit
from lawadmin.law.lawbook import Lawbook
from lawadmin.procedure.model import Procedure
from lawadmin.records.roster import CHAIN

#: Whoever has the matter in hand, at the end of the day judged.
HOLDER = "经手人"

#: The organ whose matter it is, or its successor.
ORGAN = "机关"

#: The organ above it.
ABOVE = "上级机关"

#: The recipients that a rung can name beside functions; a role of the chain is its post in the organ.
RECIPIENTS = (HOLDER, *CHAIN, ORGAN, ABOVE)

#: The kinds of limits by whose last day something has to be done.
KINDS = frozenset({Kind.DEADLINE, Kind.BEFORE, Kind.CAP})

_OWN = frozenset(RECIPIENTS) - {ABOVE}
_LONGEST = {Unit.DAY: 1, Unit.MONTH: 31, Unit.YEAR: 366}


class Side(StrEnum):
    """Say on which side of the last day a rung stands; its own day counts as before."""

    BEFORE = "before"
    AFTER = "after"


@frozen
class Rung:
    """Hold one rung: so many days or working days from the last day, who is told, over which channel.

    ``to`` are words of RECIPIENTS, ``functions`` those of organs by day (法制机构). Without a channel it takes the
    county's usual one. ``where`` is its place, ``file:line``.
    """

    name: str
    title: str
    side: Side
    amount: int
    unit: Unit = Unit.WORKING_DAY
    to: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    channel: str = ""
    title_en: str = ""
    where: str = field(default="", eq=False)

    @property
    def told(self) -> frozenset[tuple[str, str]]:
        """List whom it tells, functions included, each with the channel."""
        return frozenset((name, self.channel) for name in (*self.to, *self.functions))

    @property
    def tells_own(self) -> bool:
        """Tell whether it reaches anyone of the organ whose matter it is."""
        return any(name in _OWN for name in self.to)


@frozen
class Ladder:
    """Hold a ladder and the limits (act/limit), procedures and clauses that it is for; all others where it names none.

    Of several the one that names the limit goes first, then the procedure, then the clause.
    """

    name: str
    title: str
    rungs: tuple[Rung, ...]
    limits: frozenset[str] = frozenset()
    procedures: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    title_en: str = ""
    where: str = field(default="", eq=False)

    @property
    def claims(self) -> frozenset[tuple[str, str]]:
        """List what it is for, by kind and name."""
        kinds = (("limit", self.limits), ("procedure", self.procedures), ("clause", self.clauses))
        named = frozenset((kind, name) for kind, names in kinds for name in names)
        return named or frozenset({("", "")})


def ladder_of(ladders: Iterable[Ladder], *, limit: str, procedure: str, clause: str) -> Ladder | None:
    """Choose the ladder of a limit (act/limit) in a matter; None where none is for it."""
    claimed = {claim: ladder for ladder in ladders for claim in ladder.claims}
    wanted = (("limit", limit), ("procedure", procedure), ("clause", clause), ("", ""))
    return next((claimed[claim] for claim in wanted if claim in claimed), None)


def is_reminded(limit: Limit) -> bool:
    """Tell whether a limit asks one of our organs to do something by a day."""
    return limit.kind in KINDS and limit.bearer.public


# -- what is wrong with ladders


@frozen
class Law:
    """Hold what ladders are held against: law, procedures, and the clauses of the plan."""

    lawbook: Lawbook
    procedures: Iterable[Procedure]
    clauses: frozenset[str]

    def wordings(self, ref: str) -> tuple[Limit, ...]:
        """List every wording of a limit, act/limit."""
        act, _, name = ref.partition("/")
        return tuple(ruled.limit for ruled in self.lawbook.variants(act, name, None))


def ladder_faults(ladders: Iterable[Ladder], law: Law) -> Iterator[LawAdminError]:
    """Find every fault of ladders: unknown names, duplicates, gaps, rungs that are never reached, double claims."""
    claimed: dict[tuple[str, str], str] = {}
    for ladder in ladders:
        yield from _of_rungs(ladder)
        yield from _gaps(ladder)
        yield from _unknown(ladder, law)
        yield from _unreached(ladder, law)
        for claim in sorted(ladder.claims):
            if claim in claimed:
                other = f"ladders {claimed[claim]!r} and {ladder.name!r} are both for {claim[1] or 'all limits'!r}"
                yield _fault(ladder.where, other, "Leave it to one of them")
            claimed.setdefault(claim, ladder.name)


def _of_rungs(ladder: Ladder) -> Iterator[LawAdminError]:
    seen: list[Rung] = []
    for rung in ladder.rungs:
        unknown = [name for name in rung.to if name not in RECIPIENTS]
        if unknown:
            known = f"Known here: {', '.join(RECIPIENTS)}; functions of organs go into functions"
            yield _fault(rung.where, f"nobody is called {', '.join(unknown)}", known)
        if not rung.told:
            yield _fault(rung.where, "the rung tells nobody", 'Write to = ["经手人"], or functions = ["法制机构"]')
        if any(rung.name == other.name for other in seen):
            yield _fault(rung.where, f"two rungs are called {rung.name!r}", "Rename one of them")
        if any(_place(rung) == _place(other) and rung.told & other.told for other in seen):
            yield _fault(rung.where, "an earlier rung tells the same on the same day", "Leave one of them out")
        if any(_not_after(rung, other) for other in seen):
            yield _fault(rung.where, "the rung comes before the one above it", "Put the rungs in the order of time")
        seen.append(rung)


def _place(rung: Rung) -> tuple[str, int, str]:
    return (rung.side, rung.amount, rung.unit) if rung.amount else (Side.BEFORE, 0, "")


def _not_after(rung: Rung, earlier: Rung) -> bool:
    """Tell whether a rung that stands below another comes before it in time, as far as their units can be compared."""
    if rung.side is not earlier.side:
        return rung.side is Side.BEFORE
    if rung.unit is not earlier.unit:
        return False
    return rung.amount > earlier.amount if rung.side is Side.BEFORE else rung.amount < earlier.amount


def _gaps(ladder: Ladder) -> Iterator[LawAdminError]:
    after = [rung for rung in ladder.rungs if rung.side is Side.AFTER]
    if len(after) == len(ladder.rungs):
        yield _fault(ladder.where, "there is a gap: nobody is reminded before the last day", "Add a rung with before")
    if not after:
        yield _fault(ladder.where, "there is a gap: nobody is told when the last day has passed", "Add one with after")
    if after and not after[0].tells_own:
        reason = "there is a gap: others are told of a lapse before anyone of the organ is"
        yield _fault(after[0].where, reason, f"Let an earlier rung, or this one, tell {HOLDER} or {ORGAN}")


def _unknown(ladder: Ladder, law: Law) -> Iterator[LawAdminError]:
    procedures = {name for one in law.procedures for name in (one.name, one.replaces)}
    for kind, names, known in (
        ("limit", ladder.limits, {name for name in ladder.limits if law.wordings(name)}),
        ("procedure", ladder.procedures, procedures),
        ("clause", ladder.clauses, law.clauses),
    ):
        for name in sorted(names - known):
            yield _fault(ladder.where, f"there is no {kind} {name!r}", "Mend its name, or load its pack")


def _unreached(ladder: Ladder, law: Law) -> Iterator[LawAdminError]:
    for ref in sorted(ladder.limits):
        wordings = law.wordings(ref)
        if wordings and not any(map(is_reminded, wordings)):
            yield _fault(ladder.where, f"{ref} asks no organ to do anything by a day", "Leave it out")
            continue
        for rung in ladder.rungs if wordings else ():
            if not any(_reached(rung, limit) for limit in wordings if is_reminded(limit)):
                yield _fault(rung.where, f"the rung is never reached by {ref}", "Leave it out, or bring it nearer")


def _reached(rung: Rung, limit: Limit) -> bool:
    """Tell whether a rung can come after a limit began to run, or after a lapse that is a fault."""
    if rung.side is Side.AFTER:
        return limit.lapse.effect.blames
    amount = limit.amount
    forward = limit.kind is not Kind.BEFORE and isinstance(limit.anchor, FromStep | FromLapse)
    if amount is None or amount.number is None or limit.extend or not forward:
        return True
    return any(rung.amount < _length(amount.number, unit, rung.unit) for unit in amount.units)


def _length(number: int, unit: Unit, measure: Unit) -> float:
    """Give how long a term can be at most, in a unit; without end where it cannot be said."""
    if unit is measure:
        return number
    return number * _LONGEST.get(unit, float("inf"))


def _fault(where: str, reason: str, remedy: str) -> LawAdminError:
    return BadEdition(where, reason=reason, remedy=remedy)
