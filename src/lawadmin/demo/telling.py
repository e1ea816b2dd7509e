"""Read matters told line by line, as in ``2026-02-12 受理 @花戊 to=市监局-审核``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from attrs import field, frozen

from lawadmin.demo.county import County
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Actor, Event, Officer, Opaque, Party, Unknown
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from lawadmin.regimes import PROCEDURES

#: The procedures told of here, by name.
KNOWN: dict[str, Procedure] = {procedure.name: procedure for procedure in PROCEDURES}


@frozen
class Told:
    """Hold one line told: a day, a step, who took it, and what else is said of it as ``name=value``."""

    day: date
    step: str
    who: str = ""
    said: dict[str, str] = field(factory=dict)


def told(line: str) -> Told:
    """Read one line."""
    day, step, *words = line.split()
    who = "".join(word[1:] for word in words if word.startswith("@"))
    said = dict(word.split("=", 1) for word in words if not word.startswith("@"))
    return Told(date.fromisoformat(day), step, who, said)


def record(matter: Matter, lines: list[Told], county: County) -> Record:
    """Make the record of a matter from its lines, in their order."""
    return Record(matter, tuple(_events(matter, lines, county)))


def _events(matter: Matter, lines: list[Told], county: County) -> Iterator[Event]:
    for number, line in enumerate(lines, start=1):
        said = dict(line.said)
        recorded, replaces, at = said.pop("recorded", None), said.pop("replaces", None), said.pop("at", None)
        yield Event(
            id=f"{matter.id}-{number:02}",
            step=line.step,
            day=line.day,
            at=time.fromisoformat(at) if at else None,
            seq=number,
            actor=_actor(line, matter, county),
            to=said.pop("to", None),
            about=said.pop("about", None),
            facts=Opaque(tuple(said.items())) if said else None,
            recorded=datetime.fromisoformat(f"{recorded}T17:00:00+08:00") if recorded else None,
            replaces=f"{matter.id}-{int(replaces):02}" if replaces else None,
        )


def _actor(line: Told, matter: Matter, county: County) -> Actor:
    """Say who took a step; a name without a post stands for the post held on that day."""
    if line.step in KNOWN[matter.procedure].party:
        return Party()
    person, _, post = line.who.partition("/")
    if not person:
        return Unknown()
    held = [post.id for post in county.roster.posts_of(person, line.day)]
    return Officer(person, post or (held[0] if held else None))
