"""The command ``what-if``: change an event, a number, an edition or a presence, and see what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from attrs import frozen

from lawadmin.accountability import Verdict, figures
from lawadmin.accountability.counterfactual import (
    Absent,
    ByEdition,
    Change,
    Move,
    Number,
    WhatIf,
    Without,
    snapshot_if,
    timeline_if,
    what_if,
)
from lawadmin.accountability.verdicts import verdict
from lawadmin.cli import values
from lawadmin.cli.compare import differences, figure_line
from lawadmin.cli.matters import reviewed_matter
from lawadmin.cli.names import Names
from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.reviewing import reviewed
from lawadmin.cli.world import World, world
from lawadmin.converters.verdict_output import compared_shape
from lawadmin.errors import BadSpan, InputError
from lawadmin.hookspecs import Source
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding

_PAIR = re.compile(r"(?P<name>[^=]+)=(?P<value>.+)")


def pair(text: str) -> tuple[str, str]:
    """Read a name and a value, written name=value."""
    found = _PAIR.fullmatch(text)
    if found is None:
        raise BadSpan(reason="this is not a name and a value", remedy="Write it as name=value")
    return found["name"], found["value"]


def moved(text: str) -> tuple[str, date]:
    """Read an event or step and a day, written EVENT=2026-03-02."""
    name, value = pair(text)
    return name, values.day(value)


def numbered(text: str) -> Number:
    """Read a limit and a number, written act/limit=15."""
    name, value = pair(text)
    if "/" not in name or not re.fullmatch(r"[1-9]\d{0,4}", value, re.ASCII):
        raise BadSpan(reason="this is not a limit and a number", remedy="Write it as act/limit=15")
    return Number(name, int(value))


def edition(text: str) -> ByEdition:
    """Read an act and the first day in force of an edition, written act=2019-04-23."""
    return ByEdition(*moved(text))


def absence(text: str) -> Absent:
    """Read a post and days, written post=2026-03-02..2026-03-13."""
    post, days = pair(text)
    first, _, last = days.partition("..")
    return Absent(post, values.day(first), values.day(last))


@frozen
class Wanted:
    """Hold the changes asked for; events are named by id or by step."""

    moves: tuple[tuple[str, date], ...]
    without: tuple[str, ...]
    others: tuple[Change, ...]

    def changes(self, asked: Asked, timeline: Timeline) -> tuple[Change, ...]:
        """Give the changes of one matter; InputError where it has no such event."""
        event = partial(_event, asked, timeline)
        moves = (Move(event(name), day) for name, day in self.moves)
        return (*moves, *(Without(event(name)) for name in self.without), *self.others)


def _event(asked: Asked, timeline: Timeline, name: str) -> str:
    """Find an event by its id, else the last one of that step."""
    found = [event.id for event in timeline if name in (event.id, event.step) and not event.derived]
    if not found:
        known = tuple(dict.fromkeys(event.step for event in timeline if not event.derived))
        matter = timeline.matter.id
        raise InputError(
            reason=asked.say.say("what-if.unknown-event", matter=matter, event=name),
            remedy=asked.say.say("what-if.unknown-event-remedy", known=known),
        )
    return name if name in found else found[-1]


def whatif(
    asked: Asked,
    *,
    matter: str | None,
    move: tuple[tuple[str, date], ...],
    without: tuple[str, ...],
    **others: tuple[Change, ...],
) -> int:
    """Say what would follow for one matter, or for the county."""
    wanted = Wanted(move, without, tuple(change for group in others.values() for change in group))
    if not (move or without or wanted.others):
        raise InputError(reason="nothing is changed", remedy="Give --move, --without, --limit, --edition or --absent")
    if matter is None and (move or without):
        raise InputError(reason="events are those of a matter", remedy="Name the matter")
    here = world(asked)
    with here.store() as source:
        seen = here.snapshot(source)
        _check(seen, wanted.others)
        if matter is None:
            _of_county(here, source, seen, wanted)
        else:
            timeline = reviewed_matter(here, source, seen, matter).judged.timeline
            _of_matter(asked, seen, what_if(seen, timeline, *wanted.changes(asked, timeline)))
    return 0


def _check(seen: Snapshot, changes: tuple[Change, ...]) -> None:
    """Refuse changes of what is not there; InputError."""
    for change in changes:
        match change:
            case Number(limit):
                act, _, name = limit.rpartition("/")
                if not any(seen.lawbook.variants(act, name, None)):
                    raise InputError(reason="there is no such limit", remedy="Find it with: lawadmin limits")
            case ByEdition(act, in_force):
                if all((one.act, one.in_force) != (act, in_force) for one in seen.lawbook):
                    raise InputError(reason="there is no such edition", remedy="Find it with: lawadmin acts")
            case Absent(post) if post not in seen.roster.posts:
                raise InputError(reason="there is no such post", remedy="Find it with: lawadmin chain")


def _of_matter(asked: Asked, seen: Snapshot, found: WhatIf) -> None:
    one = found.restated
    if asked.format == "json":
        counted = figures(found.before.judged.findings, found.after.judged.findings)
        asked.screen.json(compared_shape((one,), counted, asked.say))
        return
    asked.screen.line(one.matter)
    asked.screen.lines(differences(asked.say, Names(seen.roster, asked.say), one))
    if not one:
        asked.screen.line(asked.say.say("what-if.same"))


def _of_county(here: World, source: Source, seen: Snapshot, wanted: Wanted) -> None:
    """Count findings of the whole county before and after."""
    asked, other = here.asked, snapshot_if(seen, *wanted.others)
    before, after, matters = list[Finding](), list[Finding](), 0
    for one in reviewed(here, source, seen):
        matters += 1
        before.extend(one.judged.findings)
        after.extend(_after(other, one.judged.timeline, wanted).judged.findings)
    counted = figures(before, after)
    if asked.format == "json":
        asked.screen.json({"matters": matters, **compared_shape((), counted, asked.say)})
    else:
        asked.screen.lines(_county_lines(asked, seen, matters, [figure_line(asked.say, seen, one) for one in counted]))


def _after(other: Snapshot, timeline: Timeline, wanted: Wanted) -> Verdict:
    recorded = timeline_if(other, timeline, *wanted.others)
    return verdict(other, recorded)


def _county_lines(asked: Asked, seen: Snapshot, matters: int, lines: list[str]) -> Iterator[str]:
    yield asked.say.say("what-if.head", matters=matters, on=seen.on)
    yield from lines or [asked.say.say("what-if.same")]


WHATIF = Verb(
    "what-if",
    whatif,
    (
        Param("MATTER"),
        Param("--move", moved, metavar="EVENT=DATE", many=True),
        Param("--without", metavar="EVENT", many=True),
        Param("--limit", numbered, metavar="ACT/NAME=N", many=True),
        Param("--edition", edition, metavar="ACT=DATE", many=True),
        Param("--absent", absence, metavar="POST=DAYS", many=True),
    ),
    TEXT,
)
