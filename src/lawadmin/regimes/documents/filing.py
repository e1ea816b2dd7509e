"""规范性文件备案: every document filed, every filing reviewed, every fault corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import of_county
from lawadmin.obligations.oblige import oblige
from lawadmin.obligations.values import Status
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.documents.drafting import DOCUMENT
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import CountyCheck, Finding, Row


class Step(StrEnum):
    """What can happen to a filing at the organ that receives it."""

    RECEIVED = "收到备案"
    ASKED = "要求补正"
    CORRECTED = "补正"
    REVIEWED = "审查"
    FILED = "准予备案"
    FAULTED = "提出纠正"
    MENDED = "自行纠正"
    REVOKED = "撤销"
    ANSWERED = "反馈"


@frozen
class Packet:
    """State the number of the document filed, and whether the packet is whole: report, text, note and bases."""

    number: str | None = None
    papers_complete: bool | None = None


@frozen
class Outcome:
    """State whether the review found a fault."""

    faulty: bool | None = None


FILING = Procedure(
    name="document-filing",
    title="规范性文件备案审查",
    title_en="Review of filings",
    clause="2.3.1",
    act="county-plan",
    steps=Step,
    starts={Step.RECEIVED},
    facts={Step.RECEIVED: Packet, Step.REVIEWED: Outcome, Step.FILED: Outcome},
    may={
        Step.ASKED: (Needs({Step.RECEIVED}),),
        Step.CORRECTED: (Needs({Step.ASKED}),),
        Step.REVIEWED: (Needs({Step.RECEIVED}),),
        Step.FILED: (Needs({Step.REVIEWED}, unless={Step.REVOKED}),),
        Step.FAULTED: (Needs({Step.REVIEWED}),),
        Step.MENDED: (Needs({Step.FAULTED}),),
        Step.REVOKED: (Needs({Step.FAULTED}),),
        Step.ANSWERED: (Needs({Step.FILED, Step.FAULTED}),),
    },
    must=("review_filing", "correct"),
)

#: The steps that end a filing, reviewed or not.
_ANSWERED = frozenset({Step.FILED, Step.FAULTED})
#: The limits whose lapse shows that a document is not filed, and a fault not corrected.
_RULES = {"state-council-2008-17/file_up": "filed", "county-plan/correct": "corrected"}
_SETTLED = frozenset({Status.MET, Status.LATE, Status.LAPSED})


def gather(seen: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a document or a filing which of the rules it keeps; what is still open counts for none.

    A row names the matter, then each rule with 1 where it is kept.
    """
    if timeline.matter.procedure not in (DOCUMENT.name, FILING.name):
        return None
    told: list[str | int | date | None] = [timeline.matter.id]
    for obligation in oblige(seen, timeline):
        if obligation.ref in _RULES and obligation.status in _SETTLED:
            told += [_RULES[obligation.ref], int(obligation.status is not Status.LAPSED)]
    if timeline.of(_ANSWERED):
        told += ["reviewed", int(bool(timeline.of(frozenset({Step.REVIEWED}))))]
    return tuple(told)


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Say which of the three rules the county does not keep whole, with the rate and the matters left out."""
    kept: dict[str, dict[str, bool]] = {}
    for matter, *told in rows:
        for rule, done in zip(told[::2], told[1::2], strict=True):
            kept.setdefault(str(rule), {})[str(matter)] = bool(done)
    for rule, matters in sorted(kept.items()):
        left = tuple(sorted(matter for matter, done in matters.items() if not done))
        if left:
            finding = of_county(seen, f"not-all-{rule}", FILING.clause, "", subject=FILING.name)
            counts = (("done", len(matters) - len(left)), ("of", len(matters)), ("matters", left))
            yield evolve(finding, fields=counts)


CHECKS = (
    wrongs(
        "faults-corrected",
        FILING,
        Wrong(Step.RECEIVED, "papers-missing", denied("papers_complete")),
        Wrong(Step.FILED, "filed-with-fault", claimed("faulty")),
    ),
    CountyCheck("filings-whole", "2.3.1", gather, settle),
)
