"""The commands ``file`` and ``files``: one case file held against its standard, and the files reviewed in a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from lawadmin.app import read
from lawadmin.assessment.case_file import Lack, Marked, Ranked, complete, lacks, ranking, required
from lawadmin.assessment.rubric import Score
from lawadmin.cli.matters import reviewed_matter
from lawadmin.cli.names import Names
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.values import year as a_year
from lawadmin.cli.world import World, world
from lawadmin.converters.output import Shape
from lawadmin.converters.year_output import plain
from lawadmin.errors import InputError
from lawadmin.hookspecs import Query, Source
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.enforcement.case_files import REVIEW, held_in, marks
from lawadmin.rules.case_files import Document, FileStandard, Rubric
from lawadmin.rules.snapshot import Snapshot

DOCUMENTS = ("number", "document", "held", "item", "points")
RANKS = ("place", "organ", "files", "mean", "total")


@frozen
class Held:
    """Hold a case file beside its standard: the documents called for, what is lacking by name, and the score."""

    rubric: Rubric
    documents: tuple[Document, ...]
    lacking: Mapping[str, Lack]
    score: Score


def file(asked: Asked, *, matter: str) -> int:
    """Hold the file of a matter against the standard of its procedure: what it lacks, and what that costs."""
    here = world(asked)
    with here.store() as source:
        seen = here.snapshot(source)
        timeline = reviewed_matter(here, source, seen, matter).judged.timeline
    held = _held(asked, seen, timeline)
    if asked.format == "json":
        asked.screen.json(_shape(matter, held))
    else:
        asked.show_grid(_grid(asked, held))
        asked.screen.lines(_told(asked, held))
    return 0


def _held(asked: Asked, seen: Snapshot, timeline: Timeline) -> Held:
    standard, rubric = _standard(asked, seen, timeline.matter.procedure)
    present = held_in(seen, timeline.matter.id)
    return Held(
        rubric,
        required(standard, timeline),
        {lack.document.name: lack for lack in lacks(standard, rubric, timeline, present)},
        complete(standard, rubric, timeline, present).score,
    )


def _standard(asked: Asked, seen: Snapshot, procedure: str) -> tuple[FileStandard, Rubric]:
    standard = seen.rules.standards.get(procedure)
    rubric = seen.rules.rubrics.get(standard.rubric) if standard else None
    if standard is None or rubric is None:
        known = ", ".join(sorted(seen.rules.standards))
        raise InputError(
            reason=asked.say.say("file.no-standard", procedure=procedure),
            remedy=asked.say.say("file.no-standard-remedy", known=known),
        )
    return standard, rubric


def _shape(matter: str, held: Held) -> Shape:
    return {
        "matter": matter,
        "rubric": held.rubric.id,
        "documents": [_document_shape(held, n, each) for n, each in enumerate(held.documents, start=1)],
        "lost": {name: plain(points) for name, points in held.score.lost},
        "vetoes": list(held.score.vetoes),
        "full": plain(held.rubric.full),
        "score": plain(held.score.points),
    }


def _document_shape(held: Held, number: int, document: Document) -> Shape:
    lack = held.lacking.get(document.name)
    return {
        "number": number,
        "document": document.name,
        "held": lack is None,
        "item": document.item,
        "points": plain(lack.costs) if lack else 0,
    }


def _grid(asked: Asked, held: Held) -> Grid:
    columns = tuple(Column(asked.say.say(f"column.{name}"), name in ("number", "points")) for name in DOCUMENTS)
    return Grid(columns, (_row(asked, held, n, each) for n, each in enumerate(held.documents, start=1)))


def _row(asked: Asked, held: Held, number: int, document: Document) -> tuple[str, ...]:
    lack, item = held.lacking.get(document.name), held.rubric.item(document.item)
    stands = asked.say.say("file.held" if lack is None else "file.missing")
    points = "" if lack is None else f"-{plain(lack.costs)}"
    return str(number), document.name, stands, item.title if item else "", points


def _told(asked: Asked, held: Held) -> Iterator[str]:
    say, score = asked.say, held.score
    points, full = plain(score.points), plain(held.rubric.full)
    yield say.say("file.score", score=str(points), full=str(full), count=len(held.lacking))
    if score.vetoes:
        titles = {item.id: item.title for item in held.rubric.items}
        yield say.say("file.vetoes", names=tuple(titles[name] for name in score.vetoes))


# -- the files of a year


def files(asked: Asked, *, number: int | None) -> int:
    """Rank organs by the files that the review of a year scored."""
    here = world(asked)
    wanted = number or asked.day.year
    with here.store() as source:
        seen = here.snapshot(source)
        marked = tuple(_marked(here, source, seen, wanted))
        names = Names(seen.roster, asked.say, here.config.county)
    ranked = ranking(marked)
    if not ranked and asked.format != "json":
        asked.screen.line(asked.say.say("file.none", year=wanted))
        return 0
    columns = tuple(Column(asked.say.say(f"column.{name}"), name != "organ") for name in RANKS)
    asked.show([_ranked_shape(one) for one in ranked], Grid(columns, (_ranked_row(names, one) for one in ranked)))
    return 0


def _marked(here: World, source: Source, seen: Snapshot, year: int) -> Iterator[Marked]:
    """List the files scored in a year, each under the organ that has its matter."""
    reviews = source.matters(Query(procedures=frozenset({REVIEW.name})), as_of=here.as_of)
    for _, record in reviews:
        timeline = read(seen, record)
        of_year = Timeline(timeline.matter, tuple(event for event in timeline if event.day.year == year))
        for name, score in marks(of_year).items():
            owner = source.matter(name, as_of=here.as_of)
            yield Marked(name, owner.matter.organ if owner else record.matter.organ, score)


def _ranked_shape(one: Ranked) -> Shape:
    return {
        "place": one.place,
        "organ": one.organ,
        "files": one.files,
        "mean": plain(one.mean),
        "total": plain(one.total),
    }


def _ranked_row(names: Names, one: Ranked) -> tuple[str, ...]:
    return str(one.place), names.local(one.organ), str(one.files), str(plain(one.mean)), str(plain(one.total))


FILE = Verb("file", file, (Param("MATTER", need=True),))
FILES = Verb("files", files, (Param("YEAR", a_year, to="number"),))
