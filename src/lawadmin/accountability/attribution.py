"""The draft of a decision on a fault: who answers in which way, what is still to be ruled on, and how to appeal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from lawadmin.accountability.charge import Charge
from lawadmin.accountability.rulings import attribute, rulings_on
from lawadmin.accountability.saving import Saving, mending
from lawadmin.findings import Judged
from lawadmin.law.lawbook import Ruled
from lawadmin.rules.attribution import Circumstance
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding


@frozen
class Draft:
    """Hold the draft of a decision on a fault: never a verdict.

    ``charges`` are those laid, after the rulings known. ``questions`` are circumstances on which nobody ruled and that
    would change who answers. ``saving`` is the smallest change that would have made it timely. ``appeal`` are the
    limits of recheck and appeal for those who are charged.
    """

    finding: Finding
    charges: tuple[Charge, ...]
    questions: tuple[Circumstance, ...] = ()
    grade: str = ""
    measures: tuple[str, ...] = ()
    saving: Saving | None = None
    appeal: tuple[Ruled, ...] = ()


def draft(seen: Snapshot, judged: Judged, finding: Finding) -> Draft:
    """Draft who answers for a finding, with the facts, what is missing, and the way to appeal."""
    table, rulings = seen.rules.attribution, rulings_on(seen, finding)
    grade = next((one.grade for one in rulings if one.grade), table.grades.get(finding.gravity.value, ""))
    ruled = {one.circumstance for one in rulings}
    charges = attribute(seen, judged, finding)
    return Draft(
        finding=finding,
        charges=charges,
        questions=tuple(one for one in table.circumstances if one.code not in ruled) if charges else (),
        grade=grade,
        measures=table.measures.get(grade, ()),
        saving=next(iter(mending(seen, judged, finding)), None),
        appeal=tuple(_appeal(seen, finding.organ)),
    )


def aggravated(drafts: Iterable[Draft], again: int, year: int) -> frozenset[str]:
    """Name the people who are charged so often with faults of one year that the county's table aggravates it."""
    counted = Counter[str]()
    for one in drafts:
        if one.finding.since.year == year:
            counted.update({laid.person for laid in one.charges if laid.person is not None})
    return frozenset(person for person, times in counted.items() if 0 < again <= times)


def _appeal(seen: Snapshot, organ: str) -> Iterator[Ruled]:
    for ref in seen.rules.attribution.appeal:
        act, _, name = ref.rpartition("/")
        variants = seen.lawbook.variants(act, name, seen.place(organ))
        yield from (one for one in variants if one.edition.stands_on(seen.on))
