"""Two verdicts: how a matter stood as known then, how it stands as known now, and what is to be restated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, field, frozen

from lawadmin.accountability.charge import Charge
from lawadmin.accountability.rulings import attribute
from lawadmin.findings import Judged, diff, judged
from lawadmin.obligations.values import Obligation, first_reading, last_day
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding


@frozen
class Verdict:
    """Hold a matter judged by one state of knowledge, with the charges by the key of their finding."""

    judged: Judged
    charges: Mapping[str, tuple[Charge, ...]] = field(factory=dict)


@frozen
class Moved:
    """Hold an obligation whose day or standing differs; None where one verdict does not know of it.

    ``obligation`` is the one known now, else the one known then.
    """

    obligation: Obligation
    then: Obligation | None
    now: Obligation | None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Give the last day by the latest reading, then and now."""
        return last_day(self.then.due) if self.then else None, last_day(self.now.due) if self.now else None

    @property
    def reminds(self) -> bool:
        """Tell whether it was reminded of by another day than it is now: open by one verdict, and moved."""
        days = tuple(first_reading(one.due) if one and one.open else None for one in (self.then, self.now))
        return days[0] != days[1]


@frozen
class Restated:
    """Hold what two verdicts on one matter differ in.

    ``changed`` are findings that stand by both, with other days. ``withdrawn`` are charges that were laid as known then
    and are not now: people who were wrongly blamed. ``raised`` are laid only now.
    """

    matter: str
    new: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()
    changed: tuple[tuple[Finding, Finding], ...] = ()
    moved: tuple[Moved, ...] = ()
    withdrawn: tuple[Charge, ...] = ()
    raised: tuple[Charge, ...] = ()

    @property
    def reminders(self) -> tuple[Moved, ...]:
        """List the obligations of which the reminders were wrong, or are."""
        return tuple(moved for moved in self.moved if moved.reminds)

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return any((self.new, self.mended, self.changed, self.moved, self.withdrawn, self.raised))


@frozen
class Figure:
    """Hold one statistic of an organ: how many findings of a kind were counted then, and are now."""

    organ: str
    code: str
    then: int
    now: int


def verdict(seen: Snapshot, timeline: Timeline) -> Verdict:
    """Judge a matter by what is known, and lay its findings to those who answer."""
    result = judged(seen, timeline)
    return Verdict(result, {finding.key: attribute(seen, result, finding) for finding in result.findings})


def restate(then: Verdict, now: Verdict) -> Restated:
    """Compare two verdicts on one matter; an event and its correction are one and the same."""
    roots = _roots(then, now)
    old, new = _findings(then, roots), _findings(now, roots)
    difference = diff(old.values(), new.values())
    before, after = _charges(then, roots), _charges(now, roots)
    return Restated(
        matter=now.judged.timeline.matter.id,
        new=difference.new,
        mended=difference.mended,
        changed=tuple((old[f.key], f) for f in difference.standing if _days(old[f.key]) != _days(f)),
        moved=tuple(_moved(then, now, roots)),
        withdrawn=tuple(one for key, one in before.items() if key not in after),
        raised=tuple(one for key, one in after.items() if key not in before),
    )


def figures(then: Iterable[Finding], now: Iterable[Finding]) -> tuple[Figure, ...]:
    """Count findings by organ and kind as known then and now, and list the numbers that differ."""
    before, after = (Counter((finding.organ, finding.code) for finding in group) for group in (then, now))
    keys = sorted(before.keys() | after.keys())
    return tuple(Figure(*key, before[key], after[key]) for key in keys if before[key] != after[key])


def _roots(then: Verdict, now: Verdict) -> dict[str, str]:
    """Name, for each correction, the event that was first recorded."""
    replaced = {e.id: e.replaces for v in (then, now) for e in v.judged.timeline.recorded if e.replaces is not None}
    return {event: _root(event, replaced) for event in replaced}


def _root(event: str, replaced: Mapping[str, str]) -> str:
    passed = {event}
    while event in replaced and replaced[event] not in passed:
        event = replaced[event]
        passed.add(event)
    return event


def _findings(verdict: Verdict, roots: Mapping[str, str]) -> dict[str, Finding]:
    anchored = (evolve(f, anchor=roots.get(f.anchor, f.anchor)) for f in verdict.judged.findings)
    return {finding.key: finding for finding in anchored}


def _days(finding: Finding) -> tuple[object, ...]:
    return finding.since, finding.due, finding.due_earliest, finding.days_late, finding.gravity


def _charges(verdict: Verdict, roots: Mapping[str, str]) -> dict[tuple[object, ...], Charge]:
    """Key charges by what is said of whom, whatever the facts are."""
    keys = {f.key: evolve(f, anchor=roots.get(f.anchor, f.anchor)).key for f in verdict.judged.findings}
    laid = ((key, one) for key, charges in verdict.charges.items() if key in keys for one in charges)
    return {(keys[key], one.person, one.post, one.responsibility): one for key, one in laid}


def _moved(then: Verdict, now: Verdict, roots: Mapping[str, str]) -> Iterator[Moved]:
    before, after = _obligations(then, roots), _obligations(now, roots)
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if _standing(old) != _standing(new):
            yield Moved(new or before[key], old, new)


def _obligations(verdict: Verdict, roots: Mapping[str, str]) -> dict[tuple[object, ...], Obligation]:
    triggers = ((one, one.trigger) for one in verdict.judged.obligations)
    return {(one.ref, roots.get(by.source, by.source), by.about): one for one, by in triggers}


def _standing(obligation: Obligation | None) -> tuple[object, ...] | None:
    if obligation is None:
        return None
    return first_reading(obligation.due), last_day(obligation.due), obligation.status, obligation.open_reading
