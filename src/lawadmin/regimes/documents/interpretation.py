"""规范性文件解释: an objection to a document, answered by whoever may interpret it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs


class Step(StrEnum):
    """What can happen to an objection."""

    OBJECTED = "提出异议"
    PASSED_ON = "转送有解释权机关"
    REFUSED = "不予受理"
    INTERPRETED = "解释"
    ANSWERED = "答复"
    WITHDRAWN = "撤回"


@frozen
class Interpretation:
    """State whether the organ that made the document, or the one it empowers, interpreted it."""

    by_maker: bool | None = None


INTERPRETATION = Procedure(
    name="document-interpretation",
    title="规范性文件解释",
    title_en="Interpretation of documents",
    clause="2.3.3",
    act="county-plan",
    steps=Step,
    starts={Step.OBJECTED},
    facts={Step.INTERPRETED: Interpretation},
    may={
        Step.PASSED_ON: (Needs({Step.OBJECTED}),),
        Step.REFUSED: (Needs({Step.OBJECTED}, unless={Step.INTERPRETED}),),
        Step.INTERPRETED: (Needs({Step.OBJECTED}, unless={Step.REFUSED}),),
        Step.ANSWERED: (Needs({Step.INTERPRETED, Step.REFUSED}),),
        Step.WITHDRAWN: (Needs({Step.OBJECTED}),),
    },
    must=("interpret",),
    ends={Step.REFUSED, Step.WITHDRAWN},
    party={Step.OBJECTED, Step.WITHDRAWN},
)

CHECKS = (
    wrongs(
        "interpreted-by-its-maker", INTERPRETATION, Wrong(Step.INTERPRETED, "wrong-interpreter", denied("by_maker"))
    ),
)
