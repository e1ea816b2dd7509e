"""Findings from obligations: late, never done, too early, decided by silence, extended in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from lawadmin.findings.base import Base
from lawadmin.law.edition import Effect, Kind
from lawadmin.obligations.values import NotYetAnchored, Obligation, RefusedLeg, Status, first_reading, last_day
from lawadmin.rules.values import Finding, Gravity

_CODES = {
    (Kind.BEFORE, Status.LATE): "short-notice",
    (Kind.BEFORE, Status.LAPSED): "no-notice",
    (Kind.CAP, Status.LATE): "held-too-long",
    (Kind.CAP, Status.LAPSED): "held-too-long",
    (Kind.LIMITATION, Status.LATE): "barred-by-time",
    (Kind.VALIDITY, Status.LATE): "out-of-validity",
}
_PLAIN = {Status.LATE: "late", Status.LAPSED: "overdue", Status.EARLY: "early"}


def code_of(obligation: Obligation) -> str | None:
    """Name the shortfall of an obligation; None where there is none, or where it is not an organ that falls short."""
    limit, status = obligation.limit, obligation.status
    if not obligation.fell_short:
        return None
    if limit.lapse.effect is Effect.DEEMED and not limit.kind.passes:
        return "silence"
    return _CODES.get((limit.kind, status), _PLAIN[status])


def of_obligation(base: Base, obligation: Obligation, taken: frozenset[str]) -> Iterator[Finding]:
    """List what fell short in one obligation: the limit itself, and extensions that had no effect.

    ``taken`` are the extensions that had their whole effect on some limit of the matter.
    """
    yield from (_of_refused(base, obligation, leg) for leg in _vain(obligation) if leg.event.id not in taken)
    code = code_of(obligation)
    if code is not None:
        yield _of_limit(base, code, obligation)
    elif (obligation.open_reading or _untold(obligation)) and obligation.limit.answerable:
        yield evolve(_of_limit(base, "open-reading", obligation), gravity=Gravity.NOTE)


def _untold(obligation: Obligation) -> bool:
    """Say whether nobody can tell if a term was kept, because it was extended and nothing says by how much."""
    passed = obligation.status in (Status.SUPERSEDED, Status.ENDED)
    return obligation.due == NotYetAnchored("days") and not passed


def extended(obligations: Iterable[Obligation]) -> frozenset[str]:
    """List the extensions that had their whole effect on one of some obligations."""
    legs = ((o, leg.id) for o in obligations if o.clock is not None for leg in o.clock.legs)
    return frozenset(name for o, name in legs if name and all(one.event.id != name for one in o.refused))


def _vain(obligation: Obligation) -> Iterator[RefusedLeg]:
    """List the extensions without effect on a term of an organ's that ran: what comes after its answer is not of it."""
    if obligation.limit.bearer.public and obligation.status is not Status.SUPERSEDED:
        over = obligation.met_by.day if obligation.met_by else obligation.ended
        yield from (leg for leg in obligation.refused if over is None or leg.event.day <= over)


def _of_limit(base: Base, code: str, obligation: Obligation) -> Finding:
    due, done, deemed = last_day(obligation.due), obligation.met_by, obligation.deemed
    finding = base.finding(
        code,
        _since(obligation, due),
        obligation.ref,
        title=obligation.limit.title,
        done=done.day if done else None,
        deemed=deemed.step if deemed else None,
    )
    return evolve(
        finding,
        clause=obligation.limit.clause or finding.clause,
        anchor=obligation.trigger.source,
        about=obligation.trigger.about,
        limit=obligation.ref,
        citation=obligation.edition.cite(obligation.limit),
        due=due,
        due_earliest=first_reading(obligation.due),
        days_late=_days_late(obligation, due, done.day if done else obligation.ended or base.seen.on),
        events=tuple(event.id for event in (obligation.trigger.event, done) if event is not None),
    )


def _since(obligation: Obligation, due: date | None) -> date:
    """Say when it went wrong: what is done too early on the day it is done, all else on its last day."""
    done = obligation.met_by
    if done is not None and obligation.status is Status.EARLY:
        return done.day
    return due or obligation.trigger.day


def _days_late(obligation: Obligation, due: date | None, until: date) -> int | None:
    if due is None or obligation.status not in (Status.LATE, Status.LAPSED):
        return None
    return max((until - due).days, 0)


def _of_refused(base: Base, obligation: Obligation, leg: RefusedLeg) -> Finding:
    finding = _of_limit(base, "extension-refused", obligation)
    return evolve(
        finding,
        since=leg.event.day,
        anchor=leg.event.id,
        days_late=None,
        fields=(("title", obligation.limit.title), ("reason", leg.reason.value), ("granted", leg.event.day)),
        events=(leg.event.id,),
    )
