"""信访工作: the standing duties of the petition office and of the leaders, and urgent matters reported at once."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, claimed, fewer, unstated, wrongs


class Step(StrEnum):
    """What happens in the standing matter of petition work, in the words of the regulations."""

    ESTABLISHED = "成立"
    TOLD_BELOW = "通报转送情况"
    REPORTED_ABOVE = "报告办理情况"
    URGENT = "接到重大紧急报告"
    URGENT_REPORTED = "报告上级"
    URGENT_FOUND = "发现重大紧急信访事项"
    CONTAINED = "采取措施"
    NEGLECT_FOUND = "发现未按规定办理"
    SUPERVISED = "督办"
    POLICY_FOUND = "发现政策性问题"
    POLICY_REPORTED_2005 = "报告本级政府"
    POLICY_REPORTED = "报告本级党委政府"
    ANALYSED = "信访分析报告"
    HEARD = "听取信访汇报"
    RECEIVED = "接访下访"
    ASSESSED = "考核信访工作"
    REPORTED = "信访年度报告"
    DISSOLVED = "撤销"


@frozen
class UrgentReport:
    """State whether anything was held back, reported late or made up (2022: 第二十五条第二款)."""

    false: bool | None = None


@frozen
class Supervision:
    """State what was proposed to whoever did not handle a petition by rule."""

    outcome: str | None = None


@frozen
class Receiving:
    """State how many petitioners the leader received in person."""

    received: int | None = None


PETITION_DUTY = Procedure(
    name="petition-duty",
    title="信访工作",
    title_en="Petition work",
    clause="2.5.2",
    act="petition-regulation",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.URGENT_REPORTED: UrgentReport, Step.SUPERVISED: Supervision, Step.RECEIVED: Receiving},
    may={
        Step.TOLD_BELOW: (Needs({Step.ESTABLISHED}),),
        Step.REPORTED_ABOVE: (Needs({Step.ESTABLISHED}),),
        Step.URGENT: (Needs({Step.ESTABLISHED}),),
        Step.URGENT_REPORTED: (Needs({Step.URGENT}),),
        Step.URGENT_FOUND: (Needs({Step.ESTABLISHED}),),
        Step.CONTAINED: (Needs({Step.URGENT_FOUND}),),
        Step.NEGLECT_FOUND: (Needs({Step.ESTABLISHED}),),
        Step.SUPERVISED: (Needs({Step.NEGLECT_FOUND}),),
        Step.POLICY_FOUND: (Needs({Step.ESTABLISHED}),),
        Step.POLICY_REPORTED_2005: (Needs({Step.POLICY_FOUND}),),
        Step.POLICY_REPORTED: (Needs({Step.POLICY_FOUND}),),
        Step.ANALYSED: (Needs({Step.ESTABLISHED}),),
        Step.HEARD: (Needs({Step.ESTABLISHED}),),
        Step.RECEIVED: (Needs({Step.ESTABLISHED}),),
        Step.ASSESSED: (Needs({Step.ESTABLISHED}),),
        Step.REPORTED: (Needs({Step.ESTABLISHED}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=(
        "tell_forwarded_below",
        "report_handling_above",
        "report_urgent",
        "contain",
        "supervise",
        "report_policy",
        "analysis",
        "hear_reports",
        "receive",
        "assess",
        "yearly_report",
    ),
    ends={Step.DISSOLVED},
)


CHECKS = (
    wrongs(
        "petition-work-done",
        PETITION_DUTY,
        Wrong(Step.URGENT_REPORTED, "false-report", claimed("false"), "第二十五条第二款"),
        Wrong(Step.SUPERVISED, "no-outcome", unstated("outcome"), "第四十条第一款"),
        Wrong(Step.RECEIVED, "nobody-received", fewer("received", 1), "第十八条第二款"),
        citation="信访工作条例 第十八条、第二十五条、第四十条",
    ),
)
