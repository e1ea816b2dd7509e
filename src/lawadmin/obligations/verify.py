"""Check a certificate: find everything that it says once more, from events, law and notices, and compare.

No code is shared with what counts. As the whole is compared, one day alone is accepted under the choices that a
certificate names, and nothing in it can be changed. ``verify_start`` finds what started the clock, ``verify_term`` its
number, pauses and extensions, and ``verify_days`` walks the days one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from attrs import evolve, fields

from lawadmin.days.notice import Forecast, Notice
from lawadmin.days.span import Unit
from lawadmin.errors import Stale
from lawadmin.law.edition import Certainty
from lawadmin.obligations.certificate import Certificate, Digests, Taken, Terms
from lawadmin.obligations.digests import digest, digest_of_events, digest_of_words
from lawadmin.obligations.verify_days import NEVER, Working
from lawadmin.obligations.verify_start import Case, Given, alternatives, case_of, deemed_by, forged, rivals, started
from lawadmin.obligations.verify_term import Run, last_moment, number_of, run, units_of
from lawadmin.records.events import Event

_NONE: Mapping[str, Sequence[Event]] = MappingProxyType({})


def verify(
    certificate: Certificate,
    events: Iterable[Event],
    terms: Terms,
    notices: Iterable[Notice],
    *,
    linked: Mapping[str, Sequence[Event]] = _NONE,
    forecast: Forecast | None = None,
) -> None:
    """Accept a certificate that follows from what is given, and refuse every other.

    ``events`` are the matter's as they stand, in order, corrections made; steps that the law deems taken are not
    believed from there but from the certificates of the lapses alone. ``terms`` are the editions that reach the
    matter's organ, and the spans and ends of its procedure; ``notices`` those of its region. Raises Stale where events,
    words of the law or notices differ from those digested, Forged for everything else.
    """
    ordered = tuple(sorted(notices, key=lambda notice: notice.rank_in_time))
    recorded = tuple(event for event in events if not event.derived)
    try:
        _check(certificate, certificate.matter, Given(recorded, terms, Working(ordered, forecast), linked))
    except (OverflowError, RecursionError, ValueError):
        raise forged(certificate, "a day") from None


def _check(claim: Certificate, matter: str, given: Given) -> None:
    for nested in (*claim.deemed, claim.anchor.lapsed, claim.carried):
        if nested is not None:
            _check(nested, matter, given)
    found = _found(case_of(claim, given))
    if claim.digests != found.digests:
        raise Stale(claim.key, reason="an event or notice on which the certificate rests is new, changed or taken back")
    wrong = tuple(one.name for one in fields(Certificate) if getattr(claim, one.name) != getattr(found, one.name))
    if wrong or claim.matter != matter:
        raise forged(claim, ", ".join(wrong) or "matter")


def _found(case: Case) -> Certificate:
    """Find once more everything that a certificate says, by the choices that it names."""
    claim, edition, limit, working = case.claim, case.edition, case.limit, case.given.working
    anchor, start = started(case)
    ran, number = run(case, start, claim.choices), number_of(case, start)
    if ran.last == NEVER:
        raise forged(claim, "last")
    used = {event.id: event for event in (*start, *ran.events)}
    rests = working.rests(ran.read, claim.choices.unannounced)
    awaited = tuple(sorted({year for day in ran.read for year in working.awaited(day)}))
    named, years = {rest.notice for rest in rests}, {year for day in ran.read for year in working.years(day)}
    notices = tuple(one for one in working.notices if one.id in named or one.settles in years)
    return Certificate(
        matter=claim.matter,
        ref=f"{edition.amends or edition.act}/{limit.name}",
        act=edition.act,
        edition=edition.in_force,
        article=limit.article,
        limit=limit.name,
        kind=limit.kind,
        anchor=anchor,
        choices=_choices(case, start, ran),
        amount=number,
        certainty=limit.amount.certainty if limit.amount else Certainty.TEXT,
        why=limit.amount.reason if limit.amount else "",
        nominal=ran.nominal,
        last=ran.last,
        digests=Digests(
            words=digest_of_words(edition, limit),
            notices=digest(notices, working.forecast if awaited else None),
            events=digest_of_events(claim.matter, used.values()),
        ),
        moment=last_moment(case, number) if claim.choices.unit is Unit.HOUR else None,
        extensions=ran.extensions,
        pauses=ran.pauses,
        rests=rests,
        awaited=awaited,
        alternatives=alternatives(case),
        deemed=tuple(sorted({one for one in claim.deemed if deemed_by(one, case.given).id in used}, key=_key)),
        carried=claim.carried if edition.in_force > anchor.day else None,
    )


def _key(certificate: Certificate) -> str:
    return certificate.key


def _choices(case: Case, start: Sequence[Event], ran: Run) -> Taken:
    """Make the choices as the law does; one that it leaves open is the usual one unless another moves the day."""
    said, taken = case.limit.choices, case.claim.choices
    units = units_of(case, case.limit.amount)
    usual = Taken(
        first_day=said.first_day,
        last_day_off="forward" if said.last_day_off == "open" else said.last_day_off,
        month_end=said.month_end,
        before="inclusive" if said.before == "open" else said.before,
        pause_ends="paused" if said.pause_ends == "open" else said.pause_ends,
        hours_from=said.hours_from,
        unit=units[0],
        transition=_transition(case, ran),
    )
    free = {name for name in ("last_day_off", "before", "pause_ends") if getattr(said, name) == "open"}
    free |= {"unannounced", "unit"} if taken.unit in units else {"unannounced"}
    for name in free:
        word, first = getattr(taken, name), getattr(usual, name)
        if word != first and run(case, start, evolve(taken, **{name: first})).last != ran.last:
            usual = evolve(usual, **{name: word})
    return usual


def _transition(case: Case, ran: Run) -> Literal["none", "clause", "chosen", "kept"]:
    """Say by what a clock that ran at a change of editions went over to the new one, or did not."""
    limit, anchor = case.limit, case.claim.anchor
    if case.claim.carried is not None:
        return "clause" if any(limit.name in one.limits for one in case.edition.transitions) else "chosen"
    newer = (edition for edition, other in rivals(case) if other.when == limit.when)
    over = (edition for edition in newer if anchor.day < edition.in_force <= ran.last)
    return "kept" if any(limit.name in one.limits for edition in over for one in edition.transitions) else "none"
