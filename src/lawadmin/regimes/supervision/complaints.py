"""群众投诉、检举和媒体反映; 政府督查结论的复核: what people say about enforcement is looked into and answered."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.regimes.shared.lapsed_rights import honoured_late
from lawadmin.regimes.shared.wrong import Wrong, claimed, unstated, wrongs


class Step(StrEnum):
    """What can happen to a complaint or report about an organ, in the words of the Decision of 2008."""

    RECEIVED = "收到反映"
    LOOKED_INTO = "调查核实"
    HANDLED = "处理反映问题"
    ANSWERED = "答复投诉人"
    PUBLISHED = "公布处理结果"


@frozen
class Looking:
    """State whether the one complained of looked into it, and whether the complainant was named to them."""

    by_accused: bool | None = None
    disclosed: bool | None = None


@frozen
class Handling:
    """State what came of it, and whether society takes notice of it."""

    outcome: str | None = None
    weighty: bool | None = None


COMPLAINT = Procedure(
    name="enforcement-complaint",
    title="执法投诉举报和媒体反映",
    title_en="Complaints about enforcement",
    clause="2.6.4",
    act="state-council-2008-17",
    steps=Step,
    starts={Step.RECEIVED},
    facts={Step.LOOKED_INTO: Looking, Step.HANDLED: Handling},
    traits={"社会影响较大": Trait({Step.HANDLED}, "weighty")},
    may={
        Step.LOOKED_INTO: (Needs({Step.RECEIVED}, article="第二十一条"),),
        Step.HANDLED: (Needs({Step.LOOKED_INTO}, article="第二十一条"),),
        Step.ANSWERED: (Needs({Step.HANDLED}, article="第二十一条"),),
        Step.PUBLISHED: (Needs({Step.HANDLED}, article="第二十一条"),),
    },
    must=("handle_exposure", "publish_outcome", "state-council-2004-10/handle_exposure"),
    links={"supervision": "enforcement-supervision"},
)


class Conclusion(StrEnum):
    """What can happen once a government has told an organ what its inspection concludes."""

    CONCLUDED = "收到督查结论"
    RECHECK_ASKED = "申请复核"
    RECHECK_RECEIVED = "收到复核申请"
    RECHECKED = "复核决定"


@frozen
class Recheck:
    """State whether somebody who took part in the inspection also rechecked it (第十七条)."""

    same_people: bool | None = None
    reason: str | None = None


INSPECTION_RECHECK = Procedure(
    name="inspection-recheck",
    title="督查结论复核",
    title_en="Rechecks of inspections",
    clause="2.6.4",
    act="government-inspection-regulation",
    steps=Conclusion,
    starts={Conclusion.CONCLUDED},
    facts={Conclusion.RECHECKED: Recheck},
    may={
        Conclusion.RECHECK_ASKED: (Needs({Conclusion.CONCLUDED}, article="第十七条"),),
        Conclusion.RECHECK_RECEIVED: (Needs({Conclusion.RECHECK_ASKED}, article="第十七条"),),
        Conclusion.RECHECKED: (Needs({Conclusion.RECHECK_RECEIVED}, article="第十七条"),),
    },
    must=("ask_recheck", "recheck"),
)


CHECKS = (
    wrongs(
        "complaints-solved",
        COMPLAINT,
        Wrong(Step.LOOKED_INTO, "not-recused", claimed("by_accused"), "第二十一条"),
        Wrong(Step.LOOKED_INTO, "informer-betrayed", claimed("disclosed"), "第二十一条"),
        Wrong(Step.HANDLED, "no-outcome", unstated("outcome"), "第二十一条"),
        citation="国发〔2008〕17号 第二十一条",
    ),
    wrongs(
        "inspection-rechecked-by-others",
        INSPECTION_RECHECK,
        Wrong(Conclusion.RECHECKED, "not-recused", claimed("same_people"), "第十七条"),
    ),
    honoured_late(
        "inspection-recheck-in-time",
        INSPECTION_RECHECK,
        {"ask_recheck": ""},
        Conclusion.RECHECK_RECEIVED,
        citation="政府督查工作条例 第十七条",
    ),
)
