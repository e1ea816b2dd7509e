"""What the checker finds about the start of a clock: the words that govern, the event or lapse, and what follows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from lawadmin.days.span import Unit
from lawadmin.errors import Forged, Stale
from lawadmin.law.edition import Dated, Edition, FromCalendar, FromDate, FromStep, Kind, Limit, Which
from lawadmin.obligations.certificate import Anchor, Certificate, Terms
from lawadmin.obligations.digests import digest_of_words
from lawadmin.obligations.verify_days import ONE, Working
from lawadmin.records.events import Event, TheLaw

Started = tuple[Anchor, tuple[Event, ...]]
"""An anchor, with the events on which it rests; the first of them is what started the clock."""


@frozen
class Given:
    """Hold what a certificate is checked against."""

    events: tuple[Event, ...]
    terms: Terms
    working: Working
    linked: Mapping[str, Sequence[Event]]


@frozen
class Case:
    """Hold a claim, the words of the law that it names, and all events: those recorded, and those deemed."""

    claim: Certificate
    edition: Edition
    limit: Limit
    events: tuple[Event, ...]
    given: Given


def forged(claim: Certificate, what: str) -> Forged:
    """Make the error that says what does not follow."""
    return Forged(claim.key, reason=f"{what} in the certificate does not follow from events, law and notices")


def case_of(claim: Certificate, given: Given) -> Case:
    """Find the words of the law that a certificate names; Stale where no edition given holds them."""
    for edition in given.terms.editions:
        for limit in edition.limits if (edition.act, edition.in_force) == (claim.act, claim.edition) else ():
            if limit.name == claim.limit and digest_of_words(edition, limit) == claim.digests.words:
                deemed = (deemed_by(one, given) for one in claim.deemed)
                events = tuple(sorted((*given.events, *deemed), key=lambda event: (event.day, event.derived)))
                return Case(claim, edition, limit, events, given)
    raise Stale(claim.key, reason="no edition given holds the limit in the words on which the certificate rests")


# -- what starts the clock


def started(case: Case) -> Started:
    """Find the anchor once more; Forged where the words know of no such start, or another one comes before it."""
    claimed, limit, carried = case.claim.anchor, case.limit, case.claim.carried
    able = _able(case, case.edition, limit)
    if carried is not None and (carried.anchor, carried.ref) == (claimed, case.claim.ref):
        able = [one for one in _starts(case, limit) if claimed.day < case.edition.in_force <= carried.last]
    found = next((one for one in able if one[0] == claimed), None)
    later = found is not None and _first(limit) and found[0].source != able[0][0].source
    if found is None or (carried is None and _preceded(case, first=later)):
        raise forged(case.claim, "anchor")
    return found[0], (*found[1], *_notice(case, limit, found[0]))


def alternatives(case: Case) -> tuple[date, ...]:
    """List the other editions, by first day in force, by whose words the clock could have started too."""
    if not _first(case.limit):
        return ()
    others = {edition.in_force for edition, limit in rivals(case) if _able(case, edition, limit)}
    return tuple(sorted(others - {case.claim.edition}))


def _first(limit: Limit) -> bool:
    return isinstance(limit.anchor, FromStep) and limit.anchor.which is Which.FIRST


def _preceded(case: Case, *, first: bool) -> bool:
    """Tell whether the clock began otherwise: by the other words of an edition whose start came earlier, or before."""
    found = ((limit, one[0].day) for edition, limit in rivals(case) for one in _able(case, edition, limit))
    starts = sorted(found, key=lambda one: one[1])
    if case.limit.anchor not in {limit.anchor for limit, day in starts if day == starts[0][1]}:
        return True
    earlier = (limit for limit, day in starts if day < case.claim.anchor.day and limit.when <= case.limit.when)
    return first or (_first(case.limit) and any(limit.anchor == case.limit.anchor for limit in earlier))


def rivals(case: Case) -> Iterator[tuple[Edition, Limit]]:
    """List the words in which any edition given sets the same limit."""
    act = case.edition.amends or case.edition.act
    for edition in case.given.terms.editions:
        if (edition.amends or edition.act) == act:
            yield from ((edition, limit) for limit in edition.limits if limit.name == case.limit.name)


def _able(case: Case, edition: Edition, limit: Limit) -> list[Started]:
    """List what may start a clock by the words of a limit while their edition governs."""
    return [one for one in _starts(case, limit) if edition.stands_on(_governing_day(case, limit, one))]


def _starts(case: Case, limit: Limit) -> Iterator[Started]:
    """List what may start a clock by the words of a limit, for the party or thing that the certificate is about."""
    claimed = case.claim.anchor
    match limit.anchor:
        case FromStep(steps, _, link):
            yield from _by_events(case, limit, steps, link=link)
        case FromDate(fact, steps, link):
            yield from _by_events(case, limit, steps, fact=fact, link=link)
        case FromCalendar("amount", since):
            yield from _by_events(case, limit, since)
        case FromCalendar(every, since, till):
            begun, over = (tuple(e for e in case.events if e.step in steps)[:1] for steps in (since, till))
            standing = all(event.day <= claimed.day for event in begun) and all(claimed.day <= e.day for e in over)
            if begun and standing and f"{claimed.day:%m-%d}" == every:
                yield Anchor(claimed.day.isoformat(), claimed.day), (*begun, *over)
        case expiry:
            lapsed = claimed.lapsed
            if lapsed and expiry.limit in (lapsed.limit, lapsed.ref) and expired(case_of(lapsed, case.given)):
                about = lapsed.anchor.about if limit.per else None
                yield Anchor(lapsed.key, lapsed.last, about=about, lapsed=lapsed), ()


def _by_events(
    case: Case, limit: Limit, steps: frozenset[str], *, fact: str | None = None, link: str | None = None
) -> Iterator[Started]:
    for event in case.events if link is None else case.given.linked.get(link, ()):
        day, about = event.fact(fact) if fact else event.day, event.about if limit.per else None
        if event.step in steps and isinstance(day, date) and about == case.claim.anchor.about:
            moments = dict.fromkeys(event.moments) if case.claim.choices.unit is Unit.HOUR else (None,)
            yield from ((Anchor(event.id, day, event.step, about, fact, link, at), (event,)) for at in moments)


def _governing_day(case: Case, limit: Limit, one: Started) -> date:
    """Name the day whose edition governs: of the start, or where days count back, of the notice."""
    anchor, events = one
    given = (*_notice(case, limit, anchor), *(events if anchor.step else ()))
    return given[0].day if limit.kind is Kind.BEFORE and given else anchor.day


def _notice(case: Case, limit: Limit, anchor: Anchor) -> tuple[Event, ...]:
    given = (event for event in case.events if event.step in limit.until and event.day <= anchor.day)
    return tuple(given)[:1] if limit.kind is Kind.BEFORE else ()


# -- what follows it


def after(case: Case, anchor: Anchor) -> tuple[Event, ...]:
    """List the events that can answer or lengthen a clock: after the event that started it, or from its day on.

    The event that states a date may itself answer. A duty of each year is answered from the same day of the year before
    on, and never by what answered an earlier year.
    """
    match case.limit.anchor:
        case FromCalendar(every, since) if every != "amount":
            begun = next(event.day for event in case.events if event.step in since)
            return _returned(case, begun, anchor.day)
    if anchor.step is not None and anchor.link is None:
        place = [event.id for event in case.events].index(anchor.source)
        return case.events[place + (anchor.fact is None) :]
    return _from(case.events, anchor.day)


def _returned(case: Case, begun: date, day: date) -> tuple[Event, ...]:
    left = case.events
    for year in range(begun.year, day.year):
        returns = day.replace(year=year)
        current = _from(left, max(begun, returns.replace(year=year - 1)))
        answers = [place for place, event in enumerate(current) if event.step in case.limit.until]
        left = current[answers[0] + 1 :] if answers and returns >= begun else left
    return _from(left, max(begun, day.replace(year=day.year - 1)))


def _from(events: Sequence[Event], day: date) -> tuple[Event, ...]:
    return tuple(event for event in events if event.day >= day)


def expired(case: Case) -> bool:
    """Tell whether a limit certified passed unmet: nothing answered it, ended its matter or began it anew in time.

    What has to be waited out expires whatever is done meanwhile.
    """
    limit, claim, anchor = case.limit, case.claim, case.claim.anchor
    if limit.kind in (Kind.FLOOR, Kind.WAIT):
        return True
    over = frozenset[str]() if limit.survives else case.given.terms.ends
    if isinstance(limit.anchor, FromDate) or (
        isinstance(limit.anchor, FromStep) and limit.anchor.which is Which.LATEST
    ):
        over |= limit.anchor.steps
    ended = (event for event in after(case, anchor) if event.step in over and event.id != anchor.source)
    answers = (event for event in _answering(case, anchor) if event.step in limit.until)
    answered = (event for event in answers if event.concerns(anchor.about))
    return not any(
        event.moment <= claim.moment if claim.moment and event.at else event.day <= claim.last
        for event in (*ended, *answered)
    )


def _answering(case: Case, anchor: Anchor) -> tuple[Event, ...]:
    """List the events that can answer a clock; one that began with a lapse, also those since what lapsed began."""
    if anchor.lapsed is None:
        return after(case, anchor)
    return after(case_of(anchor.lapsed, case.given), anchor.lapsed.anchor)


def deemed_by(claim: Certificate, given: Given) -> Event:
    """Give the step that the law deems taken by a lapse certified; Forged where it deems none, or nothing lapsed."""
    case = case_of(claim, given)
    lapse = case.limit.lapse
    if lapse.step is None or not expired(case):
        raise forged(claim, "lapse")
    day = {Dated.FROM: claim.anchor.day, Dated.LAST: claim.last, Dated.NEXT: claim.last + ONE}[lapse.dated]
    name = f"{claim.matter}/{claim.ref}/{claim.anchor.source}"
    return Event(name, lapse.step, day, actor=TheLaw(claim.ref), about=claim.anchor.about)
