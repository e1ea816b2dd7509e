"""The commands ``year`` and ``duties``: the report of a year, and the duty calendar of one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from attrs import evolve

from lawadmin.app import year_of, yearly
from lawadmin.assessment.duties import Duty, Sort, order, unkept
from lawadmin.assessment.year import Part, Year
from lawadmin.cli.names import Names
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.output_file import write
from lawadmin.cli.reports import format_of
from lawadmin.cli.review import short_article
from lawadmin.cli.reviewing import reviewed
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.values import year as a_year
from lawadmin.cli.world import World, world
from lawadmin.converters.output import Json
from lawadmin.converters.review_output import partial_shape
from lawadmin.converters.year_output import duty_shape, figure_name, plain
from lawadmin.errors import InputError
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
    name = _format(here, output) if trace is None else None
    seen, part = _gathered(here, wanted, organ)
    failures = tuple(asked.say.error(failure) for failure in asked.failures)
    made = yearly(seen, part, wanted, county=here.config.county, organ=organ or "", failures=failures)
    made = evolve(made, as_of=asked.as_of or asked.today)
    if name is None:
        return _traced(asked, made, trace or "")
    return _written(here, made, name, output)


def _format(here: World, output: str | None) -> str:
    """Choose the format of the report; a fault of usage where it has no report of a year."""
    return format_of(here, output, {n: one for n, one in here.plugins.renderers.items() if one.year is not None})


def _written(here: World, made: Year, name: str, output: str | None) -> int:
    asked = here.asked
    answer = here.plugins.render(name, made, lang=asked.say.lang)
    if answer.failure is not None:
        asked.failures.append(answer.failure)
    if answer.value is None:
        return 0
    if output is None:
        asked.screen.document(answer.value)
    else:
        write(Path(output), answer.value)
        asked.screen.note(asked.say.say("report.written", file=output))
    return 0


def _traced(asked: Asked, made: Year, figure: str) -> int:
    """List what is behind a figure; a fault of usage where there is none of its name."""
    number, things = made.figures.measure(figure), sorted(made.figures.traced(figure))
    if not things and not set(figure.replace("@", "+").split("+")) & set(made.figures.kinds()):
        plain_ones = (kind for kind in made.figures.kinds() if ":" not in kind)
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


def duties(asked: Asked, *, number: int | None, organ: str | None, person: str | None) -> int:
    """List what falls due in a year, what returns in it, and what has no standing matter to keep it."""
    here = world(asked)
    wanted = number or asked.day.year
    seen, part = _gathered(here, wanted, organ)
    listed = _listed(seen, part, wanted, organ=organ, person=person)
    shapes: list[Json] = [duty_shape(duty) for duty in listed]
    if asked.failures:
        shapes.append(partial_shape(asked.say.error(failure) for failure in asked.failures))
    if not listed and asked.format != "json":
        asked.screen.line(asked.say.say("duties.none", year=wanted))
    else:
        asked.show(shapes, _grid(Names(seen.roster, asked.say, here.config.county), listed))
    return 0


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
DUTIES = Verb("duties", duties, (Param("YEAR", a_year, to="number"), _ORGAN, Param("--person", metavar="NAME")))
