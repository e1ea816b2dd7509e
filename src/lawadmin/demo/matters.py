"""The matters of the county: those told by hand, and the lawful rest made by recipes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from attrs import evolve, frozen

from lawadmin.demo.county import County
from lawadmin.demo.recipes import Recipes, lawful
from lawadmin.demo.tables import shaped, source
from lawadmin.demo.telling import record, told
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record

_PREFIX = {"licensing": "XK", "petition": "XF"}


@frozen
class Case:
    """Hold a matter with its title and the ledger in which it is kept."""

    title: str
    ledger: str
    record: Record


@frozen
class Story:
    """Hold a matter told by hand, as its file says it."""

    id: str
    title: str
    organ: str
    lines: str
    ledger: str = "steps"


@frozen
class Stories:
    """Hold the matters of one file."""

    matter: tuple[Story, ...]


def cases(county: County, on: date) -> tuple[Case, ...]:
    """List every matter of the county, as it stands at the end of a day, in the order in which they came."""
    made = (*_told(county), *_numbered(_made(county, on)))
    return tuple(sorted(made, key=lambda case: (case.record.events[0].day, case.record.matter.id)))


def _told(county: County) -> Iterator[Case]:
    for file, procedure, ledger in (
        ("licences.toml", "licensing", "steps"),
        ("petitions.toml", "petition", "petitions"),
    ):
        for story in shaped(source(file), Stories).matter:
            lines = [told(line) for line in story.lines.splitlines() if line]
            kept = ledger if story.ledger == "steps" else story.ledger
            yield Case(story.title, kept, record(Matter(story.id, procedure, story.organ), lines, county))


def _made(county: County, on: date) -> Iterator[Case]:
    for made in lawful(shaped(source("recipes.toml"), Recipes), county, on):
        ledger = made.recipe.ledger
        kept = "petitions" if made.recipe.procedure == "petition" and ledger == "steps" else ledger
        matter = Matter("", made.recipe.procedure, made.organ)
        yield Case(made.recipe.title, kept, record(matter, list(made.lines), county))


def _numbered(made: Iterable[Case]) -> Iterator[Case]:
    """Give the matters of a year and a procedure their numbers, in the order in which they came."""

    def year(case: Case) -> tuple[str, int]:
        return case.record.matter.procedure, case.record.events[0].day.year

    in_order = sorted(made, key=lambda case: (*year(case), case.record.events[0].day))
    for (procedure, number), group in groupby(in_order, key=year):
        for place, case in enumerate(group, start=1):
            yield _named(case, f"{_PREFIX[procedure]}-{number}-{place:03}")


def _named(case: Case, name: str) -> Case:
    events = tuple(evolve(event, id=f"{name}{event.id}") for event in case.record.events)
    return evolve(case, record=Record(evolve(case.record.matter, id=name), events))
