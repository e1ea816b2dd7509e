"""The matters of the county: those told by hand, and the lawful rest made by recipes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from attrs import evolve, frozen

from lawadmin.demo.county import County
from lawadmin.demo.recipes import lawful, recipes
from lawadmin.demo.tables import shaped, sources
from lawadmin.demo.telling import record, told
from lawadmin.records.matters import Link, Matter
from lawadmin.records.timeline import Record


@frozen
class Case:
    """Hold a matter with its title and the ledger in which it is kept."""

    title: str
    ledger: str
    record: Record


@frozen
class Story:
    """Hold a matter told by hand, as its file says it; a link is written ``name=matter``."""

    id: str
    title: str
    organ: str
    lines: str
    ledger: str = ""
    procedure: str = ""
    links: tuple[str, ...] = ()


@frozen
class Stories:
    """Hold the matters of one file, with the procedure and the ledger of those that do not say their own."""

    matter: tuple[Story, ...]
    procedure: str
    ledger: str


def cases(county: County, on: date) -> tuple[Case, ...]:
    """List every matter of the county, as it stands at the end of a day, in the order in which they came."""
    made = (*_told(county), *_numbered(_made(county, on)))
    return tuple(sorted(made, key=lambda case: (case.record.events[0].day, case.record.matter.id)))


def stories() -> Iterator[Story]:
    """Read the matters told by hand, each with its procedure and its ledger."""
    for text in sources("stories"):
        file = shaped(text, Stories)
        for story in file.matter:
            yield evolve(story, procedure=story.procedure or file.procedure, ledger=story.ledger or file.ledger)


def _told(county: County) -> Iterator[Case]:
    for story in stories():
        lines = [told(line) for line in story.lines.splitlines() if line]
        matter = Matter(story.id, story.procedure, story.organ, tuple(map(_link, story.links)))
        yield Case(story.title, story.ledger, record(matter, lines, county))


def _link(written: str) -> Link:
    name, _, matter = written.partition("=")
    return Link(name, matter)


def _made(county: County, on: date) -> Iterator[Case]:
    """Make the lawful matters, each under the prefix of its number."""
    for made in lawful(recipes(), county, on):
        matter = Matter(made.recipe.prefix, made.recipe.procedure, made.organ)
        yield Case(made.recipe.title, made.recipe.ledger, record(matter, list(made.lines), county))


def _numbered(made: Iterable[Case]) -> Iterator[Case]:
    """Give the matters of a year and a prefix their numbers, in the order in which they came."""

    def year(case: Case) -> tuple[str, int]:
        return case.record.matter.id, case.record.events[0].day.year

    in_order = sorted(made, key=lambda case: (*year(case), case.record.events[0].day))
    for (prefix, number), group in groupby(in_order, key=year):
        for place, case in enumerate(group, start=1):
            yield _named(case, f"{prefix}-{number}-{place:03}")


def _named(case: Case, name: str) -> Case:
    events = tuple(evolve(event, id=f"{name}-{event.seq:02}") for event in case.record.events)
    return evolve(case, record=Record(evolve(case.record.matter, id=name), events))
