"""Case files: which documents the branch taken requires, what is missing, and what that costs before archiving."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from lawadmin.assessment.rubric import Score, mark
from lawadmin.records.timeline import Timeline
from lawadmin.rules.case_files import Document, FileStandard, Rubric


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
