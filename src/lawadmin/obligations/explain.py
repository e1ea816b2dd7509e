"""Explain an obligation: one sentence, the law, the days, and what came of it, as codes and fields without words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from lawadmin.days.due import Because, Due, DueMoment, Stopped, because
from lawadmin.law.edition import Certainty, Kind
from lawadmin.law.lawbook import Ruled
from lawadmin.law.transition import Crossing
from lawadmin.obligations.values import (
    DueDay,
    NotYetAnchored,
    Obligation,
    RefusedLeg,
    Status,
    Unnumbered,
    first_reading,
    last_day,
)

#: What a status is called where nobody has to act by the last day, or answers for not doing so: a party's time, a
#: wait, a window.
_NO_DUTY = {Status.OPEN: "running", Status.LAPSED: "passed", Status.LATE: "after", Status.EARLY: "before"}

#: The kinds that say before which day something may not be done.
_KEPT = frozenset({Kind.FLOOR, Kind.WAIT})


@frozen
class Explanation:
    """Hold why a day is what it is.

    ``summary`` is the whole in one line; ``law`` what sets the limit and in what unit; ``steps`` the count, in order of
    time; ``after`` what met it, what has no effect, what the law makes of its lapse. ``depends_on`` names what is open.
    """

    summary: Because
    law: tuple[Because, ...]
    steps: tuple[Because, ...]
    after: tuple[Because, ...]
    depends_on: tuple[str, ...] = ()


def explain(obligation: Obligation, on: date) -> Explanation:
    """Explain an obligation as it stands on the day ``on``."""
    due = obligation.due
    return Explanation(
        summary=_summary(obligation, on),
        law=tuple(_law(obligation)),
        steps=due.because if isinstance(due, Due | DueMoment | Stopped) else (),
        after=tuple(_after(obligation)),
        depends_on=due.depends_on if isinstance(due, Due | DueMoment | Stopped) else (),
    )


def _summary(obligation: Obligation, on: date) -> Because:
    due, met = last_day(obligation.due), obligation.met_by
    until = met.day if met else on
    late = obligation.status in (Status.LATE, Status.LAPSED) and due is not None
    return because(
        f"summary-{_kind(obligation, on)}",
        title=obligation.limit.title,
        title_en=obligation.limit.title_en or obligation.limit.title,
        cited=str(obligation.edition.cite(obligation.limit)),
        start=obligation.trigger.day,
        due=due,
        earliest=first_reading(obligation.due),
        done=met.day if met else None,
        late=(until - due).days if due is not None and late else None,
        word=obligation.due.word if isinstance(obligation.due, Unnumbered) else None,
        missing=obligation.due.missing if isinstance(obligation.due, NotYetAnchored) else None,
    )


def _kind(obligation: Obligation, on: date) -> str:
    """Name the kind of sentence: that of the status, or that of a clock without a day."""
    kinds: dict[type[DueDay], str] = {Unnumbered: "unnumbered", NotYetAnchored: "not-anchored", Stopped: "stopped"}
    return kinds.get(type(obligation.due), standing(obligation, on))


def standing(obligation: Obligation, on: date) -> str:
    """Name how an obligation stands: by its status, in the words of a duty, of what only passes, or of what is kept."""
    limit, status = obligation.limit, obligation.status
    if limit.kind in _KEPT and status in (Status.OPEN, Status.MET):
        return _kept(obligation, on)
    is_duty = obligation.fell_short or (limit.answerable and not limit.kind.passes)
    return status.value if is_duty else _NO_DUTY.get(status, status.value)


def _kept(obligation: Obligation, on: date) -> str:
    """Name how a time stands that has to be over first; of a wait, also what was waited for came before its end."""
    due, met = last_day(obligation.due), obligation.met_by
    if met is not None and due is not None and obligation.limit.kind is Kind.WAIT and met.day < due:
        return "before"
    return "running" if met is None and (due is None or on <= due) else "kept"


def _law(obligation: Obligation) -> Iterator[Because]:
    edition, limit = obligation.edition, obligation.limit
    yield because(
        "law",
        cited=str(edition.cite(limit)),
        edition=edition.in_force,
        rank=edition.rank.value,
    )
    yield from (because("law-over", cited=str(over.title)) for over in obligation.ruled.over)
    if obligation.crossing is not None and _ran_on(obligation, obligation.crossing.later.edition.in_force):
        yield _crossed(obligation.crossing)
    yield from _term(obligation.ruled)
    event = obligation.trigger.event
    yield because("trigger", day=obligation.trigger.day, step=event.step if event else obligation.trigger.source)
    for other in obligation.alternatives:
        yield because("alternative", cited=other.title, edition=other.in_force)


def _ran_on(obligation: Obligation, day: date) -> bool:
    """Tell whether a clock had been answered by nobody before a day."""
    return obligation.met_by is None or obligation.met_by.day >= day


def _crossed(crossing: Crossing) -> Because:
    """Say why the clock kept the term with which it began, or went over to that of the new edition."""
    other = crossing.old if crossing.over else crossing.later
    return because(
        f"crossing-{'over' if crossing.over else 'kept'}-{crossing.ground.value}",
        cited=str(other.edition.cite(other.limit)),
        edition=crossing.later.edition.in_force,
        clause=crossing.article,
    )


def _term(ruled: Ruled) -> Iterator[Because]:
    amount, counting = ruled.limit.amount, ruled.edition.daycount
    if amount is None:
        yield because("term-word", word=ruled.limit.word)
        return
    article = counting.article if counting else ""
    settled = amount.certainty is Certainty.TEXT
    yield because(
        f"term-{amount.certainty.value}",
        number="" if amount.number is None else str(amount.number),
        written=amount.written,
        units=tuple(unit.value for unit in amount.units),
        article=article if settled and amount.reason else "",
        reason="" if settled else amount.reason,
    )


def _after(obligation: Obligation) -> Iterator[Because]:
    yield from (_refused(leg) for leg in obligation.refused)
    if obligation.met_by is not None:
        yield because("met-by", day=obligation.met_by.day, step=obligation.met_by.step)
    if obligation.open_reading:
        yield because("open-reading", first=first_reading(obligation.due), last=last_day(obligation.due))
    if obligation.deemed is not None:
        yield because("deemed", day=obligation.deemed.day, step=obligation.deemed.step)
    if obligation.status in (Status.LATE, Status.LAPSED):
        opens = "opens" if obligation.limit.bearer.public else "opens-organ"
        yield from (because(opens, right=right) for right in obligation.limit.lapse.opens)


def _refused(leg: RefusedLeg) -> Because:
    return because("refused", granted=leg.event.day, reason=leg.reason.value)
