"""案卷评查: documents and file order by kind of act, completeness before archiving, the yearly review in two rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.assessment.case_file import complete, lacks
from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.enforcement.draw import draw
from lawadmin.regimes.shared.wrong import at_step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register


class Step(StrEnum):
    """What happens every year in the review of case files."""

    ESTABLISHED = "成立"
    STANDARD = "制定案卷评查标准"
    SAMPLED = "抽取案卷"
    FIRST = "初评"
    SECOND = "复评"
    ANSWERED = "反馈意见"
    REVIEWED = "案卷评查"
    RANKED = "通报排名"
    MENDED = "整改"
    DISSOLVED = "撤销"


@frozen
class Sample:
    """State the seed revealed, from which files was drawn, and which files were (numbers of matters)."""

    seed: str | None = None
    candidates: tuple[str, ...] | None = None
    files: tuple[str, ...] | None = None


@frozen
class Round:
    """State the file looked at and the score it was given in this round, of a hundred."""

    file: str | None = None
    score: int | None = None


REVIEW = Procedure(
    name="case-file-review",
    title="案卷评查",
    title_en="Review of case files",
    clause="2.4.4",
    act="state-council-2008-17",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.SAMPLED: Sample, Step.FIRST: Round, Step.SECOND: Round},
    may={
        Step.STANDARD: (Needs({Step.ESTABLISHED}),),
        Step.SAMPLED: (Needs({Step.ESTABLISHED}, article="第十八条"),),
        Step.FIRST: (Needs({Step.SAMPLED}),),
        Step.SECOND: (Needs({Step.FIRST}),),
        Step.ANSWERED: (Needs({Step.FIRST}),),
        Step.REVIEWED: (Needs({Step.SECOND}, article="第十八条"),),
        Step.RANKED: (Needs({Step.REVIEWED}),),
        Step.MENDED: (Needs({Step.REVIEWED}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=("case_file_review", "county-plan/review_standard"),
    ends={Step.DISSOLVED},
)


@frozen
class Held:
    """State the name of a document that a file holds; the entry's subject is the matter."""

    document: str | None = None


DOCUMENTS = Register("case-documents", "案卷文书", "2.4.4", Held, "Documents in case files")

#: How far the two rounds may be apart before somebody must look again, in points.
APART = 10


def incomplete(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find closed files that lack a document which their own course requires, with what each lack costs.

    Says nothing of files whose documents the county does not register.
    """
    procedure = seen.procedure(timeline.matter.procedure)
    standard = seen.rules.standards.get(timeline.matter.procedure)
    rubric = seen.rules.rubrics.get(standard.rubric) if standard else None
    if procedure is None or standard is None or rubric is None:
        return
    held = held_in(seen, timeline.matter.id)
    if not held:
        return
    base, score = Base(seen, procedure, timeline), complete(standard, rubric, timeline, held).score
    for lack in lacks(standard, rubric, timeline, held):
        finding = base.finding(
            "document-missing",
            seen.on,
            lack.document.name,
            document=lack.document.name,
            item=lack.item.title,
            points=str(lack.costs),
            score=str(score.points),
        )
        yield evolve(finding, clause="2.4.4")


def held_in(seen: Snapshot, matter: str) -> frozenset[str]:
    """List the documents that are registered as held in the file of a matter."""
    facts = (entry.facts for entry in seen.registers.of(DOCUMENTS.name, matter, seen.on))
    return frozenset(held.document for held in facts if isinstance(held, Held) and held.document)


def marks(timeline: Timeline) -> dict[str, Decimal]:
    """Give the files that a year's review scored: by the second round, else by the first."""
    found: dict[str, Decimal] = {}
    for event in timeline.of(frozenset({Step.FIRST, Step.SECOND})):
        match event.facts:
            case Round(str(file), int(score)):
                found[file] = Decimal(score)
    return found


def ill_sampled(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find samples that their seed does not give, and files scored that were not drawn."""
    base, drawn = Base(seen, REVIEW, timeline), None
    for event in timeline.of(frozenset({Step.SAMPLED, Step.FIRST})):
        match event.facts:
            case Sample(seed, candidates, files) if files is not None:
                drawn = frozenset(files)
                known = seed is not None and candidates is not None
                if known and draw(seed or "", "files", candidates or (), len(files)) != files:
                    yield at_step(base, event, "forged-draw")
            case Round(str(file)) if drawn is not None and file not in drawn:
                yield evolve(at_step(base, event, "file-not-drawn"), about=file)


def apart(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find files whose two rounds lie further apart than ten points, and that were closed without an answer."""
    base = Base(seen, REVIEW, timeline)
    first: dict[str | None, int] = {}
    for event in timeline.of(frozenset({Step.FIRST, Step.SECOND})):
        match event.facts:
            case Round(file, int(score)) if event.step == Step.FIRST:
                first[file] = score
            case Round(file, int(score)) if file in first and abs(first[file] - score) > APART:
                finding = base.finding("rounds-apart", event.day, event.step, step=event.step)
                yield evolve(finding, anchor=event.id, about=file, events=(event.id,))


CHECKS = (
    Check("file-complete", "2.4.4", incomplete),
    Check("sample-drawn", "2.4.4", ill_sampled, frozenset({REVIEW.name})),
    Check("rounds-agree", "2.4.4", apart, frozenset({REVIEW.name})),
)
