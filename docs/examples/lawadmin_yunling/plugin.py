"""The plugin: what lawadmin finds under the name ``yunling``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from attrs import evolve

from lawadmin import Check, Finding, Pack, Snapshot, Timeline, hookimpl
from lawadmin.findings.base import Base
from lawadmin.regimes.functions.licensing import LICENSING, Step

YUNLING_LICENSING = LICENSING.amend(name="licensing-yunling", replaces="licensing", must=("publish",))


def numbered(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find licences that were granted without a number."""
    base = Base(seen, YUNLING_LICENSING, timeline)
    for event in timeline.of(frozenset({Step.GRANTED})):
        if event.fact("number") is None:
            finding = base.finding("unnumbered-licence", event.day, event.step, step=event.step)
            yield evolve(finding, anchor=event.id, events=(event.id,))


HERE = files(__package__)
PACK = Pack(
    name="lawadmin-yunling",
    region="99",
    statutes=HERE / "statutes",
    tables=HERE / "tables",
    procedures=(YUNLING_LICENSING,),
    checks=(Check("unnumbered-licence", "2.1.1", numbered, frozenset({YUNLING_LICENSING.name})),),
)


@hookimpl
def lawadmin_pack() -> Pack:
    """Bring the law of Yunling, its licensing and a check."""
    return PACK
