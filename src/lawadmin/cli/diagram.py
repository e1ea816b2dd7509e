"""The command ``diagram``: a procedure drawn from its declaration, with the limits that bind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lawadmin.cli.lawbook import span_text, start_text
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.output_file import write
from lawadmin.cli.world import world
from lawadmin.converters.output import Shape
from lawadmin.errors import InputError
from lawadmin.law.lawbook import Ruled
from lawadmin.procedure.diagram import Legend, draw
from lawadmin.procedure.layering import edges
from lawadmin.procedure.model import Procedure
from lawadmin.rules.snapshot import Snapshot

MARKS = ("start", "end", "party", "outside", "alternative", "conditional", "span")


def diagram(asked: Asked, *, procedure: str, output: str | None) -> int:
    """Draw a procedure."""
    seen = world(asked).snapshot()
    chosen = seen.procedure(procedure)
    if chosen is None:
        known = ", ".join(sorted(seen.rules.procedures))
        raise InputError(reason=f"there is no procedure {procedure!r}", remedy=f"Use one of {known}")
    if asked.format == "json":
        asked.screen.json(_shape(chosen))
        return 0
    picture = draw(chosen, legend(asked, seen, chosen))
    if output is None:
        asked.screen.line(picture.rstrip("\n"))
    else:
        write(Path(output), picture)
        asked.screen.note(asked.say.say("report.written", file=output))
    return 0


def legend(asked: Asked, seen: Snapshot, procedure: Procedure) -> Legend:
    """Say beside a picture what its marks mean, and which limits bind the procedure on the day judged."""
    say = asked.say
    present = {"outside": procedure.outside, "party": procedure.party, "span": procedure.spans}
    return Legend(
        title=f"{say.title(procedure.title, procedure.title_en)}  {procedure.name}",
        marks={mark: say.say(f"diagram.{mark}") for mark in MARKS if present.get(mark, True)},
        notes=(say.say("diagram.limits", on=seen.on), *_limits(asked, seen, procedure)),
    )


def _limits(asked: Asked, seen: Snapshot, procedure: Procedure) -> Iterator[str]:
    """Say each limit in force on the day judged on one line."""
    for line in seen.program(procedure, "").lines:
        yield from (_limit(asked, ruled) for ruled in line.wordings if ruled.edition.stands_on(seen.on))


def _limit(asked: Asked, ruled: Ruled) -> str:
    limit = ruled.limit
    return asked.say.say(
        "diagram.limit",
        title=asked.say.title(limit.title, limit.title_en),
        span=span_text(asked, limit),
        start=start_text(limit.anchor),
        until=tuple(sorted(limit.until)),
        cited=str(ruled.edition.cite(limit)),
    )


def _shape(procedure: Procedure) -> Shape:
    return {
        "procedure": procedure.name,
        "title": procedure.title,
        "clause": procedure.clause,
        "act": procedure.act,
        "steps": [str(step) for step in procedure.steps],
        "starts": sorted(procedure.starts),
        "ends": sorted(procedure.ends),
        "party": sorted(procedure.party),
        "spans": [{"name": s.name, "begins": sorted(s.begins), "ends": sorted(s.ends)} for s in procedure.spans],
        "edges": [
            {"before": e.before, "after": e.after, "alternative": e.alternative, "conditional": e.conditional}
            for e in edges(procedure)
        ],
        "limits": list(procedure.must),
    }


DIAGRAM = Verb(
    "diagram",
    diagram,
    (Param("PROCEDURE", need=True), Param("--output", metavar="FILE.svg", short="-o")),
    ("svg", "json"),
)
