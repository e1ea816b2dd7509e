"""行政执法公示: decisions published in time and taken down when undone, and yearly figures."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, claimed, wrongs


class Step(StrEnum):
    """What can happen to the publication of a decision, and in the standing matter of an organ."""

    ESTABLISHED = "成立"
    CHANGED = "法律或者职能变化"
    UPDATED = "更新公开信息"
    GRANTED = "准予"
    DENIED = "不予"
    PENALISED = "处罚决定"
    DECIDED = "执法决定"
    PUBLISHED = "公开"
    TAKEN_DOWN = "撤下公示"
    FIGURES = "公开执法年报"
    DISSOLVED = "撤销"


@frozen
class Publication:
    """State whether what was published holds a personal datum that must not be shown."""

    personal: bool | None = None


_DECISIONS = frozenset({Step.GRANTED, Step.DENIED, Step.PENALISED, Step.DECIDED})

PUBLICITY = Procedure(
    name="enforcement-publicity",
    title="行政执法公示",
    title_en="Publicity of enforcement",
    clause="2.4.2",
    act="state-council-office-2018-118",
    steps=Step,
    starts={Step.ESTABLISHED, *_DECISIONS},
    facts={Step.PUBLISHED: Publication},
    may={
        Step.CHANGED: (Needs({Step.ESTABLISHED}),),
        Step.UPDATED: (Needs({Step.CHANGED}),),
        Step.PUBLISHED: (Needs(_DECISIONS, article="第六条"),),
        Step.TAKEN_DOWN: (Needs({Step.PUBLISHED}, article="第六条"),),
        Step.FIGURES: (Needs({Step.ESTABLISHED}, article="第六条"),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=("publish_licence_or_penalty", "publish_decision", "take_down", "update_basics", "yearly_figures"),
    ends={Step.DISSOLVED},
    links={"review": "reconsideration"},
)


CHECKS = (wrongs("no-personal-data", PUBLICITY, Wrong(Step.PUBLISHED, "personal-data-shown", claimed("personal"))),)
