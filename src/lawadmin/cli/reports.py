"""The commands ``plan`` and ``report``: how the plan stands, and the review as a document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
from attrs import evolve

from lawadmin.app import report as gather
from lawadmin.assessment.plan import NOTHING, ClauseState, assess
from lawadmin.assessment.report import Report
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.output_file import write
from lawadmin.cli.reviewing import reviewed
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.world import World, world
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json
from lawadmin.converters.review_output import partial_shape, plan_shape
from lawadmin.plugins import attempt

RENDERING = 300.0
"""Seconds that a report may take."""

COLUMNS = ("clause", "title", "procedures", "limit-count", "open", "late", "findings")


def report_of(here: World) -> Report:
    """Review the store and gather what was found."""
    asked = here.asked
    with here.store() as source:
        seen = here.snapshot(source)
        made = gather(seen, reviewed(here, source, seen), county=here.config.county)
    failures = tuple(asked.say.error(failure) for failure in asked.failures)
    return evolve(made, as_of=asked.as_of or asked.today, failures=failures)


# -- plan


def plan(asked: Asked) -> int:
    """List the clauses of the plan: what serves each, and how it stands."""
    here = world(asked)
    counted = here.has_store()
    states = report_of(here).plan if counted else assess(here.snapshot(), NOTHING)
    shapes: list[Json] = [plan_shape(state, counted=counted) for state in states]
    if asked.failures:
        shapes.append(partial_shape(asked.say.error(failure) for failure in asked.failures))
    asked.show(shapes, _grid(asked.say, states, counted=counted))
    if not counted:
        asked.screen.note(asked.say.say("records.without-store"))
    return 0


def _grid(say: Messages, states: tuple[ClauseState, ...], *, counted: bool) -> Grid:
    right = {"limit-count", "open", "late", "findings"}
    columns = tuple(Column(say.say(f"column.{name}"), name in right, name == "clause") for name in COLUMNS)
    return Grid(columns, (tuple(_cells(say, state, counted=counted)) for state in states))


def _cells(say: Messages, state: ClauseState, *, counted: bool) -> Iterator[str]:
    yield state.clause
    yield say.title(state.title, state.title_en)
    yield say.shown(state.procedures)
    yield str(len(state.limits) or "")
    yield from (str(count) if counted else "" for count in (state.open, state.late, state.findings))


# -- report


def report(asked: Asked, *, output: str | None) -> int:
    """Write the review as a document."""
    here = world(asked)
    document = rendered(here, report_of(here), _format(here, output))
    if document is None:
        return 0
    if output is None:
        asked.screen.document(document)
    else:
        write(Path(output), document)
        asked.screen.note(asked.say.say("report.written", file=output))
    return 0


def _format(here: World, output: str | None) -> str:
    """Take the format asked for, else the one of the file's ending, else Markdown."""
    known = here.plugins.renderers
    if here.asked.format is not None:
        wanted = here.asked.format
    else:
        ending = Path(output).suffix.lower() if output else ".md"
        wanted = next((name for name, renderer in known.items() if renderer.suffix == ending), ending)
    if wanted in known:
        return wanted
    hint = here.asked.say.say("report.html") if wanted in ("html", ".html") else ""
    what = here.asked.say.say("usage.format", known=tuple(sorted(known))) + hint
    raise click.BadParameter(what, click.get_current_context(), param_hint="--format")


def rendered(here: World, made: Report, name: str) -> bytes | None:
    """Make a document of a report; None where its renderer failed, which is noted."""
    renderer = here.plugins.renderers[name]
    render = partial(renderer.render, made, lang=here.asked.say.lang)
    answer = attempt(name, "render", render, deadline=RENDERING)
    if answer.failure is not None:
        here.asked.failures.append(answer.failure)
    return answer.value


PLAN = Verb("plan", plan)
REPORT = Verb("report", report, (Param("--output", metavar="FILE", short="-o"),), ())
