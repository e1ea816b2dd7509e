"""The commands ``plan`` and ``report``: how the plan stands, and the review as a document."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

from attrs import evolve

from lawadmin.app import dossier
from lawadmin.app import report as gather
from lawadmin.assessment.plan import NOTHING, ClauseState, Trend, assess, trends
from lawadmin.assessment.report import Report
from lawadmin.cli.matters import reviewed_matter
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.rendering import chosen, made, put
from lawadmin.cli.reviewing import reviewed
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.world import World, world
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json, Shape
from lawadmin.converters.review_output import partial_shape, plan_shape

COLUMNS = ("clause", "title", "procedures", "limit-count", "open", "late", "findings")


#: What is said of a clause beside how it stood a year before.
TREND = ("before", "new", "mended")


def report_of(here: World) -> Report:
    """Review the store and gather what was found."""
    asked = here.asked
    with here.store() as source:
        seen = here.snapshot(source)
        made = gather(seen, reviewed(here, source, seen), county=here.config.county)
    failures = tuple(asked.say.error(failure) for failure in asked.failures)
    return evolve(made, as_of=asked.as_of or asked.today, failures=failures)


# -- plan


def plan(asked: Asked, *, trend: bool) -> int:
    """List the clauses of the plan: what serves each, how it stands, and how that changed in a year."""
    here = world(asked)
    counted = here.has_store()
    made = report_of(here) if counted else None
    states = made.plan if made else assess(here.snapshot(), NOTHING)
    changed = _trends(here, made) if made and trend else None
    shapes: list[Json] = [{**plan_shape(state, counted=counted), **_changed_shape(state, changed)} for state in states]
    if asked.failures:
        shapes.append(partial_shape(asked.say.error(failure) for failure in asked.failures))
    asked.show(shapes, _grid(asked.say, states, changed, counted=counted))
    if not counted:
        asked.screen.note(asked.say.say("records.without-store"))
    return 0


Changed = Mapping[str, Trend] | None


def _trends(here: World, now: Report) -> Mapping[str, Trend]:
    """Review the store once more, for the same day a year before, by what is known now."""
    before = report_of(evolve(here, asked=evolve(here.asked, on=a_year_before(here.asked.day))))
    return trends(*((one.finding for one in report.findings) for report in (before, now)))


def a_year_before(day: date) -> date:
    """Give the same day of the year before; the last day of February for its twenty-ninth."""
    last = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))


def _changed_shape(state: ClauseState, changed: Changed) -> Shape:
    return {} if changed is None else dict(zip(TREND, _changes(state, changed), strict=True))


def _changes(state: ClauseState, changed: Mapping[str, Trend]) -> tuple[int, int, int]:
    trend = changed.get(state.clause, Trend())
    return trend.before, trend.new, trend.mended


def _grid(say: Messages, states: tuple[ClauseState, ...], changed: Changed, *, counted: bool) -> Grid:
    right = {"limit-count", "open", "late", "findings", *TREND}
    names = COLUMNS if changed is None else (*COLUMNS, *TREND)
    columns = tuple(Column(say.say(f"column.{name}"), name in right, name == "clause") for name in names)
    return Grid(columns, ((*_cells(say, state, counted=counted), *_change_cells(state, changed)) for state in states))


def _change_cells(state: ClauseState, changed: Changed) -> tuple[str, ...]:
    return () if changed is None else tuple(map(str, _changes(state, changed)))


def _cells(say: Messages, state: ClauseState, *, counted: bool) -> Iterator[str]:
    yield state.clause
    yield say.title(state.title, state.title_en)
    yield say.shown(state.procedures)
    yield str(len(state.limits) or "")
    yield from (str(count) if counted else "" for count in (state.open, state.late, state.findings))


# -- report

#: How many matters a report tells in full where none are named: those of its gravest findings.
IN_FULL = 6


def report(asked: Asked, *, matter: tuple[str, ...], output: str | None) -> int:
    """Write the review as a document."""
    here = world(asked)
    known = {name: (one.suffix, one.render) for name, one in here.plugins.renderers.items() if one.render is not None}
    name, render = chosen(asked, output, known)
    whole = in_full(here, report_of(here), matter)
    put(asked, made(here, name, partial(render, whole, lang=asked.say.lang)), output)
    return 0


def in_full(here: World, made: Report, matters: Sequence[str] = ()) -> Report:
    """Tell some matters of a report in full: those named, else those of the gravest findings."""
    gravest = dict.fromkeys(one.finding.matter for one in made.findings if one.finding.matter)
    with here.store() as source:
        seen = here.snapshot(source)
        told = (reviewed_matter(here, source, seen, matter) for matter in matters or islice(gravest, IN_FULL))
        return evolve(made, dossiers=tuple(dossier(seen, one) for one in told))


PLAN = Verb("plan", plan, (Param("--trend", flag=True),))
REPORT = Verb(
    "report",
    report,
    (Param("--matter", metavar="ID", many=True), Param("--output", metavar="FILE", short="-o")),
    (),
)
