"""The command ``demo``: a made-up county built, imported, reviewed, explained and written up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from lawadmin.app import Reviewed
from lawadmin.assessment.report import Report
from lawadmin.cli.imports import Taken, bring, told
from lawadmin.cli.matters import explained_lines, reviewed_matter
from lawadmin.cli.names import Names
from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.output_file import write
from lawadmin.cli.rendering import made
from lawadmin.cli.reports import in_full, report_of
from lawadmin.cli.review import grid
from lawadmin.cli.reviewing import Found
from lawadmin.cli.world import World, world
from lawadmin.converters.layouts import find_layout
from lawadmin.converters.output import Shape
from lawadmin.converters.review_output import report_shape
from lawadmin.demo import Demo, build
from lawadmin.hookspecs import Render, Source
from lawadmin.obligations.values import Obligation
from lawadmin.rules.snapshot import Snapshot

FOLDER = "lawadmin-demo"

FORMATS = ("md", "html", "json")

#: Of more findings than these the screen shows the gravest; the documents hold them all.
GRAVEST = 40


@frozen
class Shown:
    """Hold the demonstration as it went: what was built, taken and found, and the documents written."""

    demo: Demo
    taken: Taken
    report: Report
    documents: tuple[Path, ...]


def demo(asked: Asked, *, dir: str) -> int:  # noqa: A002
    """Build a made-up county in a folder, import and review it."""
    built = build(Path(dir))
    here = world(evolve(asked, config=str(built.folder / "lawadmin.toml"), store=None, on=built.on))
    taken = imported(here, built)
    report = report_of(here)
    shown = Shown(built, taken, report, tuple(_written(here, built.folder, report)))
    if asked.format == "json":
        asked.screen.json(_shape(asked, shown))
    else:
        _print(here, shown)
    return 0


def imported(here: World, built: Demo) -> Taken:
    """Import the ledgers of the demonstration, one after the other, as a user would."""
    taken = Taken()
    for path, layout in built.ledgers:
        read = None if layout is None else find_layout(str(layout), here.rules.procedures)
        taken += bring(here, (path,), read)
    return taken


def _written(here: World, folder: Path, report: Report) -> Iterator[Path]:
    for name in FORMATS:
        renderer = here.plugins.renderers.get(name)
        document = _document(here, name, renderer.render, report) if renderer and renderer.render else None
        if document is not None:
            path = folder / f"review{renderer.suffix if renderer else ''}"
            write(path, document)
            yield path


def _document(here: World, name: str, render: Render, report: Report) -> bytes | None:
    whole = in_full(here, report)
    return made(here, name, lambda: render(whole, lang=here.asked.say.lang))


def _shape(asked: Asked, shown: Shown) -> Shape:
    return {
        "folder": str(shown.demo.folder),
        "on": shown.demo.on.isoformat(),
        "key": str(shown.demo.key),
        "taken": shown.taken.shape(),
        "documents": [str(path) for path in shown.documents],
        "report": report_shape(shown.report, asked.say),
    }


def _print(here: World, shown: Shown) -> None:
    say, screen, report = here.asked.say, here.asked.screen, shown.report
    screen.line(say.say("demo.built", folder=str(shown.demo.folder)))
    screen.line(told(say, shown.taken))
    screen.line(say.say("demo.reviewed", on=report.on, matters=report.matters, findings=len(report.findings)))
    with here.store() as source:
        seen = here.snapshot(source)
        names = Names(seen.roster, say, here.config.county)
        gravest = report.findings[:GRAVEST]
        screen.table(grid(names, (Found(one.finding, one.charges) for one in gravest)))
        if len(report.findings) > len(gravest):
            screen.line(say.say("demo.more", count=len(report.findings) - len(gravest)))
            screen.line()
        _explain(here, source, seen, shown.demo)
    _next(here, shown)


def _explain(here: World, source: Source, seen: Snapshot, built: Demo) -> None:
    matter, limit = built.explain
    here.asked.screen.line(here.asked.say.say("demo.why", matter=matter))
    here.asked.screen.line()
    for obligation in _explained(reviewed_matter(here, source, seen, matter), limit):
        here.asked.screen.lines(explained_lines(here.asked, seen, obligation))


def _explained(one: Reviewed, limit: str) -> Iterator[Obligation]:
    return (obligation for obligation in one.judged.obligations if limit in (obligation.ref, obligation.limit.name))


def _next(here: World, shown: Shown) -> None:
    """Say where the documents are, and what to type next."""
    say, screen = here.asked.say, here.asked.screen
    matter = shown.demo.explain[0]
    screen.line()
    screen.lines(say.say("demo.written", file=str(path)) for path in shown.documents)
    screen.line(say.say("demo.key", file=str(shown.demo.key)))
    screen.line()
    screen.line(say.say("demo.next"))
    asked = ("review", "due --within 7wd", f"why {matter}", f"chain {matter}", "plan")
    screen.line(f"  cd {shown.demo.folder}")
    screen.lines(f"  lawadmin --on {shown.demo.on} {command}" for command in asked)


DEMO = Verb("demo", demo, (Param("DIR", default=FOLDER),), TEXT)
