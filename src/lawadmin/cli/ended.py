"""The command ``acts --ended``: editions that have ended, and what still cites each."""

from __future__ import annotations

from collections.abc import Iterator

from lawadmin.cli.options import Asked
from lawadmin.cli.pack import zombie_line
from lawadmin.cli.reviewing import reviewed
from lawadmin.cli.world import World, world
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import act_shape, editions_of
from lawadmin.converters.pack_output import zombie_shape
from lawadmin.findings.zombies import Endings, Zombie
from lawadmin.hookspecs import Source
from lawadmin.law.edition import Edition
from lawadmin.rules.snapshot import Snapshot


def ended(asked: Asked, act: str) -> int:
    """List editions that have ended by the day judged, and what cites them: packs, and the store where there is one."""
    here = world(asked)
    seen = here.snapshot()
    endings = Endings(seen.lawbook, seen.on)
    cited = [*endings.in_packs(), *endings.in_procedures(seen.rules.procedures.values()), *_stored(here)]
    known = frozenset((edition.act, edition.in_force) for edition in editions_of(seen.lawbook, act))
    over = [edition for edition in endings.editions if (edition.act, edition.in_force) in known]
    citing = {(e.act, e.in_force): [one for one in cited if one.edition is e or one.edition == e] for e in over}
    if asked.format == "json":
        shapes = ((act_shape(e), citing[e.act, e.in_force]) for e in over)
        asked.screen.json([{**shape, "cited_by": [zombie_shape(one) for one in by]} for shape, by in shapes])
        return 0
    for edition in over:
        asked.screen.line(_line(asked.say, edition))
        asked.screen.lines(f"  {zombie_line(asked.say, one)}" for one in citing[edition.act, edition.in_force])
    return 0


def _line(say: Messages, edition: Edition) -> str:
    return say.say(
        "ended.edition",
        act=edition.act,
        title=edition.title,
        edition=edition.in_force,
        until=edition.until,
        successor=edition.successor or say.say("ended.next"),
    )


def _stored(here: World) -> Iterator[Zombie]:
    if here.has_store():
        with here.store() as source:
            yield from _of_store(here, source, here.snapshot(source))


def _of_store(here: World, source: Source, seen: Snapshot) -> Iterator[Zombie]:
    endings = Endings(seen.lawbook, seen.on)
    yield from endings.in_registers(seen.registers)
    for one in reviewed(here, source, seen):
        timeline, procedure = one.judged.timeline, seen.procedure(one.judged.timeline.matter.procedure)
        yield from endings.in_obligations(one.judged.obligations)
        if procedure is not None:
            yield from endings.in_matter(procedure, timeline)
