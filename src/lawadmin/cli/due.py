"""The command ``due``: what falls due, and who holds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lawadmin.app import FallingDue, falling_due
from lawadmin.cli import values
from lawadmin.cli.names import Names
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.review import short_article
from lawadmin.cli.reviewing import reviewed
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.values import Within
from lawadmin.cli.world import world
from lawadmin.converters.output import Json
from lawadmin.converters.review_output import Held, due_shape, partial_shape
from lawadmin.days.span import Unit
from lawadmin.reminders.firing import holder_of
from lawadmin.rules.snapshot import Snapshot

COLUMNS = ("day", "days-left", "matter", "organ", "limit-title", "article", "holder")


def due(asked: Asked, *, within: Within, by: str | None) -> int:
    """List what falls due from the day judged on, and who holds it at its end."""
    here = world(asked)
    with here.store() as source:
        seen = here.snapshot(source)
        through = last_day_of(seen, within)
        names = Names(seen.roster, asked.say, here.config.county)
        falling = falling_due(seen, reviewed(here, source, seen), through=through)
        held = sorted((_held(seen, one) for one in falling), key=lambda one: _order(names, one, by))
    shapes: list[Json] = [due_shape(one, seen.on) for one in held]
    failures = [asked.say.error(failure) for failure in asked.failures]
    if not held and asked.format != "json":
        asked.screen.line(asked.say.say("records.nothing-due", through=through))
    else:
        asked.show([*shapes, *([partial_shape(failures)] if failures else [])], _grid(names, held, seen.on))
    return 0


def last_day_of(seen: Snapshot, within: Within) -> date:
    """Give the last day to look at."""
    if within.unit is Unit.WORKING_DAY:
        return seen.calendar.nth_working_day_after(seen.on, within.amount)
    return seen.on + timedelta(days=within.amount)


def _held(seen: Snapshot, one: FallingDue) -> Held:
    return Held(one.timeline.matter, one.obligation, one.day, holder_of(seen, one.timeline, one.obligation))


def _order(names: Names, one: Held, by: str | None) -> tuple[str, date, str]:
    group = {"holder": names.holder(one.holder), "organ": names.organ(one.matter.organ)}
    return group.get(by or "", ""), one.day, one.matter.id


def _grid(names: Names, held: list[Held], on: date) -> Grid:
    columns = tuple(Column(names.say.say(f"column.{name}"), name == "days-left", name == "day") for name in COLUMNS)
    return Grid(columns, _rows(names, held, on))


def _rows(names: Names, held: list[Held], on: date) -> Iterator[tuple[str, ...]]:
    for one in held:
        limit, edition = one.obligation.limit, one.obligation.edition
        yield (
            str(one.day),
            str((one.day - on).days),
            one.matter.id,
            names.local(one.matter.organ),
            names.say.title(limit.title, limit.title_en),
            short_article(edition.title, limit.article),
            names.holder(one.holder),
        )


DUE = Verb(
    "due",
    due,
    (
        Param("--within", values.within, "7d|7wd", default="7d"),
        Param("--by", ("holder", "organ")),
    ),
)
