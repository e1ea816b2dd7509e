"""规范性文件解释: an objection to a document, answered by whoever may interpret it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to an objection."""

    OBJECTED = "提出异议"
    PASSED_ON = "转送有解释权机关"
    REFUSED = "不予受理"
    INTERPRETED = "解释"
    ANSWERED = "答复"
    SENT_TO_CHANGE = "移送修改或者废止"
    WITHDRAWN = "撤回"


@frozen
class Interpretation:
    """State whether the maker or the one it empowers interpreted, and what was found against superior law.

    ``within_text``: the interpretation adds nothing to the document; ``conflicts``: the document is against superior
    law, so that it is to be changed and not interpreted.
    """

    by_maker: bool | None = None
    within_text: bool | None = None
    conflicts: bool | None = None


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
        Step.SENT_TO_CHANGE: (Needs({Step.INTERPRETED}),),
        Step.WITHDRAWN: (Needs({Step.OBJECTED}),),
    },
    must=("interpret", "state-council-2004-10/answer_objection"),
    ends={Step.REFUSED, Step.WITHDRAWN},
    party={Step.OBJECTED, Step.WITHDRAWN},
)


def unchanged(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find documents found against superior law when interpreted, and not sent to be changed by the answer."""
    base, pending = Base(seen, INTERPRETATION, timeline), False
    for event in timeline:
        if isinstance(event.facts, Interpretation):
            pending = bool(event.facts.conflicts)
        if event.step == Step.SENT_TO_CHANGE:
            pending = False
        if event.step == Step.ANSWERED and pending:
            yield at_step(base, event, "conflict-left", "state-council-2008-17/第十四条")


CHECKS = (
    wrongs(
        "interpreted-by-its-maker",
        INTERPRETATION,
        Wrong(Step.INTERPRETED, "wrong-interpreter", denied("by_maker")),
        Wrong(Step.INTERPRETED, "beyond-the-text", denied("within_text")),
    ),
    Check("conflict-passed-on", "2.3.3", unchanged, frozenset({INTERPRETATION.name}), "国发〔2008〕17号 第十四条"),
)
