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
from lawadmin.law.edition import FromLapse
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
        yield from (_limit(asked, seen, ruled) for ruled in line.wordings if ruled.edition.stands_on(seen.on))


def _limit(asked: Asked, seen: Snapshot, ruled: Ruled) -> str:
    limit = ruled.limit
    same_day = limit.amount is not None and limit.amount.number == 0
    return asked.say.say(
        "diagram.limit",
        title=asked.say.title(limit.title, limit.title_en),
        span=asked.say.say("diagram.same-day") if same_day else span_text(asked, limit),
        start=_start(asked, seen, ruled),
        until=tuple(sorted(limit.until)),
        cited=str(ruled.edition.cite(limit)),
    )


def _start(asked: Asked, seen: Snapshot, ruled: Ruled) -> str:
    """Say what starts a clock; where it is the expiry of another limit, by the title of that limit."""
    match ruled.limit.anchor:
        case FromLapse(name):
            act, _, named = name.rpartition("/")
            lapsed = next(seen.rules.lawbook.variants(act or ruled.edition.act, named), None)
            titles = (lapsed.limit.title, lapsed.limit.title_en) if lapsed else (name, name)
            return asked.say.say("diagram.lapsed", title=asked.say.title(*titles))
        case anchor:
            return start_text(anchor)


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
