"""重大行政决策: what 行政程序规定 chapter III asks beyond the State Council's regulation.

No decision without risk assessment, experts and the public, whatever it is about; a hearing announced fifteen days
before; a postponed decision leaves the procedure after a year; evaluations are published.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import More, Needs
from lawadmin.regimes.decisions.deliberation import DELIBERATION
from lawadmin.regimes.decisions.deliberation import Step as National
from lawadmin.regimes.decisions.tracking import TRACKING
from lawadmin.regimes.decisions.tracking import Step as Followed
from lawadmin.regimes.shared.wrong import Wrong, denied, wrongs

ACT = "shandong-administrative-procedure-rules-on-decisions"


class Step(StrEnum):
    """What else can happen to a major decision in Shandong."""

    POSTPONED = "暂缓决定"
    DISCUSSED_AGAIN = "再次讨论"
    LEFT = "退出决策程序"


@frozen
class Discussion:
    """State who spoke last, whether dissent was recorded, and whether unit and legal office explained (第三十七条)."""

    head_spoke_last: bool | None = None
    dissent_recorded: bool | None = None
    unit_explained: bool | None = None
    legality_explained: bool | None = None


DECISION = DELIBERATION.amend(
    name="major-decision-shandong",
    replaces="major-decision",
    must=("announce_hearing", "leave_postponed"),
    may={
        National.HEARING: (Needs(notice="announce_hearing", article=f"{ACT}/第三十三条"),),
        Step.POSTPONED: (Needs({National.DISCUSSED}, unless={National.DECIDED}, article=f"{ACT}/第三十八条第一款"),),
        Step.DISCUSSED_AGAIN: (
            Needs({Step.POSTPONED}, unless={Step.LEFT, National.DECIDED}, article=f"{ACT}/第三十八条第一款"),
        ),
        Step.LEFT: (Needs({Step.POSTPONED}, article=f"{ACT}/第三十八条第二款"),),
        National.DECIDED: (
            Needs({National.RISK}, article=f"{ACT}/第二十九条第一款"),
            Needs({National.EXPERTS}, article=f"{ACT}/第三十条"),
            Needs({National.CONSULTATION_OVER, National.OPINIONS, National.HEARING}, article=f"{ACT}/第三十一条"),
            Needs(unless={Step.LEFT}, article=f"{ACT}/第三十八条第二款"),
        ),
    },
    more=More(steps=Step, facts={National.DISCUSSED: Discussion}, ends={Step.LEFT}),
)


class Tracked(StrEnum):
    """What else can happen to a decision once it is made, in Shandong."""

    EVALUATED = "决策评估"


@frozen
class Evaluation:
    """State whether the outcome of an evaluation was published (第四十二条)."""

    published: bool | None = None


DECISION_TRACKING = TRACKING.amend(
    name="decision-tracking-shandong",
    replaces="decision-tracking",
    must=("evaluate_regularly",),
    may={Tracked.EVALUATED: (Needs({Followed.DECIDED}, article=f"{ACT}/第四十二条"),)},
    more=More(steps=Tracked, facts={Tracked.EVALUATED: Evaluation}),
)

CHECKS = (
    wrongs(
        "decision-explained-shandong",
        DECISION,
        Wrong(National.DISCUSSED, "not-explained", denied("unit_explained"), f"{ACT}/第三十七条"),
        Wrong(National.DISCUSSED, "not-explained", denied("legality_explained"), f"{ACT}/第三十七条"),
        citation="山东省行政程序规定 第三十七条",
    ),
    wrongs(
        "decision-evaluation-published-shandong",
        DECISION_TRACKING,
        Wrong(Tracked.EVALUATED, "published-in-part", denied("published"), f"{ACT}/第四十二条"),
        citation="山东省行政程序规定 第四十二条",
    ),
)
