"""Review the store: streamed, matter by matter, with what fails on the way noted and left out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from lawadmin.accountability import Charge
from lawadmin.app import Reviewed, accepted, of_county, review
from lawadmin.cli.options import Asked
from lawadmin.cli.world import World
from lawadmin.errors import LawAdminError, Problems
from lawadmin.hookspecs import Source
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Row

EACH = 50
"""After how many matters progress is shown again."""


@frozen
class Found:
    """Hold a finding, and who answers for it."""

    finding: Finding
    charges: tuple[Charge, ...] = ()


def reviewed(world: World, source: Source, seen: Snapshot) -> Iterator[Reviewed]:
    """Review every matter of a store, findings that the county accepted left out.

    A matter that cannot be judged is noted and left out; a store that fails ends the review, and is noted.
    """
    keys = {key: one.until for key, one in world.config.accept.items()}
    for one in review(seen, _records(world, source), world.finder(source)):
        if one.failure is None:
            yield _standing(one, keys, seen.on)
        else:
            world.asked.failures.extend(_placed(one.failure, one.judged.timeline.matter.id))


def _records(world: World, source: Source) -> Iterator[Record]:
    try:
        yield from _shown(world.asked, (record for _, record in source.matters(as_of=world.as_of)))
    except LawAdminError as failure:
        world.asked.failures.append(failure)


def _placed(failure: LawAdminError, matter: str) -> Iterator[LawAdminError]:
    """Say of a failure in which matter it happened, unless it says so itself."""
    for one in failure if isinstance(failure, Problems) else (failure,):
        where = one.where or ""
        yield one if matter in where else type(one)(f"{matter} {where}".strip(), **one.fields)


def _standing(one: Reviewed, keys: Mapping[str, date | None], on: date) -> Reviewed:
    if not keys:
        return one
    return evolve(one, judged=evolve(one.judged, findings=tuple(accepted(one.judged.findings, keys, on))))


def _shown(asked: Asked, records: Iterable[Record]) -> Iterator[Record]:
    """Show on standard error, where it is a terminal, how many matters were reviewed."""
    terminal, matters = sys.stderr.isatty(), 0
    for matters, record in enumerate(records, start=1):
        if terminal and matters % EACH == 0:
            sys.stderr.write(f"\r{asked.say.say('records.progress', matters=matters)}")
            sys.stderr.flush()
        yield record
    if terminal and matters >= EACH:
        sys.stderr.write("\r\x1b[K")


def found(world: World, seen: Snapshot, items: Iterable[Reviewed]) -> Iterator[Found]:
    """List findings as they come, those of the whole county last."""
    rows = list[tuple[str, Row]]()
    for one in items:
        rows.extend(one.rows)
        yield from (Found(finding, one.charges[finding.key]) for finding in one.judged.findings)
    keys = {key: one.until for key, one in world.config.accept.items()}
    yield from (Found(finding) for finding in accepted(of_county(seen, rows), keys, seen.on))
