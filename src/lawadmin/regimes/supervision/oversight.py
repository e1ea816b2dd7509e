"""行政执法监督: the yearly plan with its focuses, letter, opinion and decision, and people's complaints.

The Regulation of 2026 sets no days: the term is the one in the letter or opinion (a fact of its receipt).
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, missing, unstated, wrongs


class Step(StrEnum):
    """What can happen in a case of supervision, in the words of the Regulation."""

    LEAD = "收到问题线索"
    JUDGED = "研判线索"
    ON_SPOT = "发现能够当场纠正的问题"
    MENDED_ON_SPOT = "当场纠正"
    LETTER = "收到督办函"
    PERFORMED = "履行职责"
    OPINION = "收到意见书"
    MENDED = "纠正"
    REPORTED = "报送纠正情况"
    OBJECTED = "提出异议"
    OBJECTION_HANDLED = "处理异议"
    DECISION = "监督决定"
    CLOSED = "办结"


OVERSIGHT = Procedure(
    name="enforcement-supervision",
    title="行政执法监督",
    title_en="Supervision of enforcement",
    clause="2.6.4",
    act="enforcement-supervision-regulation",
    steps=Step,
    starts={Step.LEAD, Step.ON_SPOT, Step.LETTER, Step.OPINION},
    facts={Step.LETTER: Term, Step.OPINION: Term},
    may={
        Step.JUDGED: (Needs({Step.LEAD}, article="第二十条第二款"),),
        Step.MENDED_ON_SPOT: (Needs({Step.ON_SPOT}, article="第二十六条第二款"),),
        Step.PERFORMED: (Needs({Step.LETTER}, article="第二十七条第二款"),),
        Step.MENDED: (Needs({Step.OPINION}, article="第二十八条第二款"),),
        Step.REPORTED: (Needs({Step.LETTER, Step.OPINION}, article="第二十七条第二款"),),
        Step.OBJECTED: (Needs({Step.LETTER, Step.OPINION, Step.DECISION}, article="第三十条"),),
        Step.OBJECTION_HANDLED: (Needs({Step.OBJECTED}, article="第三十条"),),
        Step.DECISION: (Needs({Step.OPINION}),),
        Step.CLOSED: (Needs({Step.REPORTED, Step.MENDED_ON_SPOT, Step.JUDGED, Step.DECISION}),),
    },
    must=(
        "judge_leads",
        "correct_on_spot",
        "perform_duty",
        "report_performance",
        "correct",
        "report_correction",
        "handle_objection",
    ),
    ends={Step.CLOSED},
)


class Duty(StrEnum):
    """What the supervising body does every year."""

    ESTABLISHED = "成立"
    PLANNED = "制定年度监督计划"
    REPORTED = "报告执法监督工作"
    REVIEWED = "案卷评查"
    VERTICAL_FOUND = "发现垂直管理机关的问题"
    SUPERIOR_TOLD = "告知上一级主管部门"
    TO_MEND = "责令限期改正"
    MENDED = "改正"
    DISSOLVED = "撤销"


@frozen
class Focus:
    """State the focuses of the year's plan."""

    focuses: str | None = None


OVERSIGHT_DUTY = Procedure(
    name="enforcement-supervision-duty",
    title="行政执法监督年度工作",
    title_en="The year's supervision of enforcement",
    clause="2.6.4",
    act="enforcement-supervision-regulation",
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={Duty.PLANNED: Focus, Duty.TO_MEND: Term},
    may={
        Duty.PLANNED: (Needs({Duty.ESTABLISHED}),),
        Duty.REPORTED: (Needs({Duty.ESTABLISHED}, article="第六条第一款"),),
        Duty.REVIEWED: (Needs({Duty.ESTABLISHED}),),
        Duty.VERTICAL_FOUND: (Needs({Duty.ESTABLISHED}),),
        Duty.SUPERIOR_TOLD: (Needs({Duty.VERTICAL_FOUND}, article="第四十二条第二款"),),
        Duty.TO_MEND: (Needs({Duty.ESTABLISHED}, article="第三十九条"),),
        Duty.MENDED: (Needs({Duty.TO_MEND}, article="第三十九条"),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=("report_work", "mend_own_duty", "tell_superior", "county-plan/supervision_plan"),
    ends={Duty.DISSOLVED},
)


CHECKS = (
    wrongs("plan-has-focus", OVERSIGHT_DUTY, Wrong(Duty.PLANNED, "no-focus", unstated("focuses"))),
    wrongs(
        "term-stated",
        OVERSIGHT,
        Wrong(Step.LETTER, "no-term", missing("term"), "第二十七条第二款"),
        Wrong(Step.OPINION, "no-term", missing("term"), "第二十八条第二款"),
        citation="行政执法监督条例 第二十七条、第二十八条",
    ),
)
