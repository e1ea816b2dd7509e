"""The commands ``year`` and ``duties``: the report of a year, and the duty calendar of one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import click
from attrs import evolve

from lawadmin.app import year_of, yearly
from lawadmin.assessment.duties import Duty, DutyCalendar, Sort, order, unkept
from lawadmin.assessment.year import Part, Year
from lawadmin.cli.feeds import feed_of, write_feed
from lawadmin.cli.names import Names
from lawadmin.cli.options import TABLE, Asked, Param, Verb
from lawadmin.cli.rendering import chosen, made, put
from lawadmin.cli.review import short_article
from lawadmin.cli.reviewing import reviewed
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.values import days
from lawadmin.cli.values import year as a_year
from lawadmin.cli.world import World, world
from lawadmin.converters.output import Json
from lawadmin.converters.review_output import partial_shape
from lawadmin.converters.year_output import duty_shape, figure_name, plain
from lawadmin.errors import InputError
from lawadmin.hookspecs import RenderYear
from lawadmin.rules.snapshot import Snapshot

#: How figures are named that count steps, kinds of findings and the like.
FORMS = ("step:…", "finding:…", "gravity:…", "linked:…:…", "sum:…:…")

COLUMNS = ("day", "organ", "duty", "article", "sort", "status", "matter", "who")


def _gathered(here: World, year: int, organ: str | None) -> tuple[Snapshot, Part]:
    """Look at every matter of the store once; InputError where an organ is named that there is none of."""
    with here.store() as source:
        seen = here.snapshot(source)
        if organ and organ not in seen.roster.organs:
            reason = here.asked.say.say("year.no-organ", organ=organ)
            raise InputError("--organ", reason=reason, remedy="Use an id of the roster")
        return seen, year_of(seen, reviewed(here, source, seen), year, here.finder(source))


# -- year


def year(asked: Asked, *, number: int | None, organ: str | None, trace: str | None, output: str | None) -> int:
    """Write the report of a year, or list what is behind one of its figures."""
    here = world(asked)
    wanted = number or asked.day.year
    renderer = _renderer(here, output) if trace is None else None
    seen, part = _gathered(here, wanted, organ)
    failures = tuple(asked.say.error(failure) for failure in asked.failures)
    whole = yearly(seen, part, wanted, county=here.config.county, organ=organ or "", failures=failures)
    whole = evolve(whole, as_of=asked.as_of or asked.today)
    if renderer is None:
        return _traced(asked, whole, trace or "")
    return _written(here, whole, renderer, output)


def _renderer(here: World, output: str | None) -> tuple[str, RenderYear]:
    """Choose what writes the report; a fault of usage where the format has no report of a year."""
    known = {name: (one.suffix, one.year) for name, one in here.plugins.renderers.items() if one.year is not None}
    return chosen(here.asked, output, known)


def _written(here: World, whole: Year, renderer: tuple[str, RenderYear], output: str | None) -> int:
    name, render = renderer
    put(here.asked, made(here, name, partial(render, whole, lang=here.asked.say.lang)), output)
    return 0


def _traced(asked: Asked, whole: Year, figure: str) -> int:
    """List what is behind a figure; a fault of usage where there is none of its name."""
    number, things = whole.figures.measure(figure), sorted(whole.figures.traced(figure))
    if not things and not set(figure.replace("@", "+").split("+")) & set(whole.figures.kinds()):
        plain_ones = (kind for kind in whole.figures.kinds() if ":" not in kind)
        what = asked.say.say("year.unknown", figure=figure, known=(*plain_ones, *FORMS))
        raise click.BadParameter(what, click.get_current_context(), param_hint="--trace")
    if asked.format == "json":
        asked.screen.json({"figure": figure, "number": plain(number), "things": list(things)})
    else:
        asked.screen.line(
            asked.say.say("year.traced", figure=figure_name(figure, asked.say), number=str(plain(number)))
        )
        asked.screen.lines(f"  {thing}" for thing in things)
    return 0


# -- duties


def duties(
    asked: Asked,
    *,
    number: int | None,
    organ: str | None,
    person: str | None,
    alarm: int | None,
    earlier: str | None,
    output: str | None,
) -> int:
    """List what falls due in a year, what returns in it, and what has no standing matter to keep it."""
    here = world(asked)
    wanted = number or asked.day.year
    feed = feed_of(here, output, earlier)
    seen, part = _gathered(here, wanted, organ)
    listed = _listed(seen, part, wanted, organ=organ, person=person)
    if feed is None:
        _show(here, seen, listed, wanted)
    else:
        names = {one.id: one.name for one in seen.roster.organs.values()}
        county = here.config.county
        write_feed(here, feed, DutyCalendar(county, wanted, organ or "", seen.on, tuple(listed), names, alarm))
    return 0


def _show(here: World, seen: Snapshot, listed: list[Duty], year: int) -> None:
    asked = here.asked
    shapes: list[Json] = [duty_shape(duty) for duty in listed]
    if asked.failures:
        shapes.append(partial_shape(asked.say.error(failure) for failure in asked.failures))
    if not listed and asked.format != "json":
        asked.screen.line(asked.say.say("duties.none", year=year))
    else:
        asked.show(shapes, _grid(Names(seen.roster, asked.say, here.config.county), listed))


def _listed(seen: Snapshot, part: Part, year: int, *, organ: str | None, person: str | None) -> list[Duty]:
    """Choose the duties of an organ or officer; what nobody keeps is no officer's, and may be any organ's."""
    own = (duty for duty in part.duties if organ in (None, duty.organ) and person in (None, duty.person))
    nobodys = unkept(seen, part.kept, year) if person is None else ()
    return sorted((*own, *(duty for duty in nobodys if duty.organ in ("", organ or duty.organ))), key=order)


def _grid(names: Names, listed: Iterable[Duty]) -> Grid:
    columns = tuple(Column(names.say.say(f"column.{name}"), False, name == "day") for name in COLUMNS)
    return Grid(columns, (_row(names, duty) for duty in listed))


def _row(names: Names, duty: Duty) -> tuple[str, ...]:
    say = names.say
    stands = say.word("status", duty.status) if duty.status else say.say("duties.ahead")
    return (
        say.shown(duty.day) or say.say("duties.undated"),
        names.local(duty.organ) or duty.by,
        say.title(duty.title, duty.title_en),
        short_article(duty.citation.title, duty.citation.article),
        say.word("sort", duty.sort),
        "" if duty.sort is Sort.UNKEPT else stands,
        duty.matter,
        duty.person,
    )


_ORGAN = Param("--organ", metavar="ID")

YEAR = Verb(
    "year",
    year,
    (
        Param("YEAR", a_year, to="number"),
        _ORGAN,
        Param("--trace", metavar="FIGURE"),
        Param("--output", metavar="FILE", short="-o"),
    ),
    (),
)
DUTIES = Verb(
    "duties",
    duties,
    (
        Param("YEAR", a_year, to="number"),
        _ORGAN,
        Param("--person", metavar="NAME"),
        Param("--alarm", days, metavar="DAYS"),
        Param("--earlier", metavar="FILE.ics"),
        Param("--output", metavar="FILE.ics", short="-o"),
    ),
    (*TABLE, "ics"),
)
