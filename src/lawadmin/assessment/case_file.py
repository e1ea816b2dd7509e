"""Case files: which documents the branch taken requires, what is missing, and what that costs before archiving."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from lawadmin.assessment.rubric import Score, mark
from lawadmin.records.timeline import Timeline
from lawadmin.rules.case_files import Document, FileStandard, Item, Rubric


@frozen
class Completeness:
    """Hold what a file lacks, and the score that it would have."""

    missing: tuple[Document, ...]
    score: Score


def required(standard: FileStandard, timeline: Timeline) -> tuple[Document, ...]:
    """List the documents that a matter's own course requires, in the order of the file."""
    taken = frozenset(event.step for event in timeline)
    return tuple(document for document in standard.documents if not document.steps or document.steps & taken)


def complete(standard: FileStandard, rubric: Rubric, timeline: Timeline, present: Iterable[str]) -> Completeness:
    """Say what a file lacks of what its course requires, and project its score."""
    held = frozenset(present)
    missing = tuple(document for document in required(standard, timeline) if document.name not in held)
    return Completeness(missing, mark(rubric, (document.item for document in missing)))


@frozen
class Lack:
    """Hold what one missing document costs: the item, and how many of its points."""

    document: Document
    item: Item
    costs: Decimal


def lacks(standard: FileStandard, rubric: Rubric, timeline: Timeline, present: Iterable[str]) -> Iterator[Lack]:
    """Say of each document that a file lacks which item it costs, and how many points, in the order of the file.

    An item costs no more than its points, so a later lack may cost nothing; together they cost what the score lost.
    """
    left = {item.id: item.points for item in rubric.items}
    for document in complete(standard, rubric, timeline, present).missing:
        item = rubric.item(document.item)
        if item is not None:
            costs = min(item.each, left[item.id])
            left[item.id] -= costs
            yield Lack(document, item, costs)


@frozen
class Marked:
    """Hold the score of one file in the yearly review: of the second round, else of the first."""

    file: str
    organ: str
    score: Decimal


@frozen
class Ranked:
    """Hold the place of an organ: the mean of its files, exact, and their total."""

    place: int
    organ: str
    files: int
    mean: Decimal
    total: Decimal


def ranking(marked: Iterable[Marked]) -> tuple[Ranked, ...]:
    """Rank organs by the mean score of their files, those of one mean by the total; equal ones share a place."""
    scores: dict[str, list[Decimal]] = {}
    for one in marked:
        scores.setdefault(one.organ, []).append(one.score)
    rows = sorted(
        ((sum(own, Decimal(0)) / len(own), sum(own, Decimal(0)), organ) for organ, own in scores.items()),
        key=lambda row: (-row[0], -row[1], row[2]),
    )
    before = [row[:2] for row in rows]
    return tuple(
        Ranked(before.index((mean, total)) + 1, organ, len(scores[organ]), mean, total) for mean, total, organ in rows
    )
