"""规范性文件备案: every document filed, every filing reviewed, every fault corrected."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, claimed, wrongs


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
    facts={Step.REVIEWED: Outcome, Step.FILED: Outcome},
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

CHECKS = (wrongs("faults-corrected", FILING, Wrong(Step.FILED, "filed-with-fault", claimed("faulty"))),)
