"""信访: review and recheck accepted within three working days, urgent matters, accusations, standing duties.

The national regulation of 2022 stands above; what the regulation of the province repeats is held by the national terms
alone. Its own terms are added, those that a refusal of review ends, and two that the nation no longer sets: whether to
accept what was forwarded, and the answer to a proposal of improvement.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import More, Needs, Procedure, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.disputes.petitions import PETITION
from lawadmin.regimes.disputes.petitions import Step as National
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, denied, missing, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

ACT = "shandong-petition-regulation"


class Step(StrEnum):
    """What else can happen to a petition in Shandong."""

    URGENT = "收到紧急报告"
    ACTED = "采取措施"
    REPORTED_UP = "报告上一级机关"
    ASSIGNED = "收到交办"
    REPORT = "提交办结报告"
    MEDIATED = "达成调解协议"
    URGED = "督促执行"
    EXECUTED = "执行完毕"
    REVIEW_TAKEN = "受理复查"
    REVIEW_REFUSED = "不予受理复查"
    RECHECK_TAKEN = "受理复核"
    RECHECK_REFUSED = "不予受理复核"
    TO_REDO = "责令重新办理"
    REDONE = "重新作出意见"


class Kind(StrEnum):
    """The three kinds of petitions (第三十六条、第四十八条、第五十三条)."""

    COMPLAINT = "申诉求决"
    PROPOSAL = "建议意见"
    ACCUSATION = "检举控告"


@frozen
class Taking:
    """State the kind of a petition that is accepted or assigned, and the term in days that the assigning organ sets."""

    kind: Kind | None = None
    term: int | None = None


@frozen
class Opinion:
    """State what an opinion holds: the facts found, its basis, and how to seek relief by when (第四十一条第二款)."""

    facts_found: bool | None = None
    basis: bool | None = None
    remedies: bool | None = None


@frozen
class Refusal:
    """State why a review or recheck is refused."""

    reason: str | None = None


@frozen
class Redoing:
    """State the term in days set for doing it again; and of what was done again, whether it says the same as before."""

    term: int | None = None
    same_as_before: bool | None = None


PETITION_SHANDONG = PETITION.amend(
    name="petition-shandong",
    replaces="petition",
    without=("accept_decision", "review", "recheck", "feedback"),
    must=(
        f"{ACT}/accept_decision",
        f"{ACT}/review",
        f"{ACT}/recheck",
        f"{ACT}/accept_review",
        f"{ACT}/accept_recheck",
        f"{ACT}/report_assigned",
        f"{ACT}/redo",
        f"{ACT}/act_on_urgent",
        f"{ACT}/report_urgent",
        f"{ACT}/feedback",
        f"{ACT}/execute",
    ),
    may={
        Step.ACTED: (Needs({Step.URGENT}, article=f"{ACT}/第三十五条"),),
        Step.REPORTED_UP: (Needs({Step.URGENT}, article=f"{ACT}/第三十五条"),),
        Step.REPORT: (Needs({Step.ASSIGNED}, article=f"{ACT}/第四十二条第二款"),),
        Step.MEDIATED: (Needs({National.ACCEPTED}, article=f"{ACT}/第四十条第一款"),),
        Step.URGED: (Needs({National.OPINION}, article=f"{ACT}/第四十一条第三款"),),
        Step.EXECUTED: (Needs({Step.URGED}, article=f"{ACT}/第四十一条第三款"),),
        Step.REVIEW_TAKEN: (
            Needs({National.REVIEW_ASKED}, unless={Step.REVIEW_REFUSED}, article=f"{ACT}/第四十三条第一款"),
        ),
        Step.REVIEW_REFUSED: (
            Needs({National.REVIEW_ASKED}, unless={Step.REVIEW_TAKEN}, article=f"{ACT}/第四十三条第一款"),
        ),
        National.REVIEWED: (Needs(unless={Step.REVIEW_REFUSED}, article=f"{ACT}/第四十三条第一款"),),
        Step.RECHECK_TAKEN: (
            Needs({National.RECHECK_ASKED}, unless={Step.RECHECK_REFUSED}, article=f"{ACT}/第四十四条第一款"),
        ),
        Step.RECHECK_REFUSED: (
            Needs({National.RECHECK_ASKED}, unless={Step.RECHECK_TAKEN}, article=f"{ACT}/第四十四条第一款"),
        ),
        National.RECHECKED: (Needs(unless={Step.RECHECK_REFUSED}, article=f"{ACT}/第四十四条第一款"),),
        Step.TO_REDO: (Needs({National.REVIEWED, National.RECHECKED}, article=f"{ACT}/第四十五条第一款第二项"),),
        Step.REDONE: (Needs({Step.TO_REDO}, article=f"{ACT}/第四十五条第一款第二项"),),
    },
    more=More(
        steps=Step,
        starts={Step.URGENT, Step.ASSIGNED},
        facts={
            National.ACCEPTED: Taking,
            Step.ASSIGNED: Taking,
            National.OPINION: Opinion,
            Step.REVIEW_REFUSED: Refusal,
            Step.RECHECK_REFUSED: Refusal,
            Step.TO_REDO: Redoing,
            Step.URGED: Term,
            Step.REDONE: Redoing,
        },
        traits={"申诉求决类": Trait({National.ACCEPTED, Step.ASSIGNED}, "kind", frozenset({Kind.COMPLAINT}))},
        ends={Step.MEDIATED},
        outside={Step.TO_REDO},
    ),
)


class Accusing(StrEnum):
    """What can happen to an accusation of officials (第五十三条至第五十六条)."""

    RECEIVED = "收到检举控告"
    HANDLED = "检举控告处理"
    FED_BACK = "反馈处理结果"


@frozen
class Accusation:
    """State whether who accuses gave a name, and whether the accused were shown what was said (第五十六条)."""

    named: bool | None = None
    shown_to_accused: bool | None = None


ACCUSATION = Procedure(
    name="petition-accusation-shandong",
    title="检举控告类信访",
    title_en="Accusations by petition",
    clause="2.5.2",
    act=ACT,
    steps=Accusing,
    starts={Accusing.RECEIVED},
    facts={Accusing.RECEIVED: Accusation, Accusing.HANDLED: Accusation},
    may={
        Accusing.HANDLED: (Needs({Accusing.RECEIVED}, article="第五十四条"),),
        Accusing.FED_BACK: (Needs({Accusing.HANDLED}, article="第五十五条"),),
    },
    must=("handle_accusation",),
)


class Duty(StrEnum):
    """What offices for petitions and other organs do year after year."""

    ESTABLISHED = "成立"
    HEARD = "听取信访汇报"
    CONFLICT = "发现矛盾纠纷"
    CONFLICT_SETTLED = "化解矛盾纠纷"
    WEIGHED = "综合分析信访情况"
    SITUATION_REPORTED = "报告信访信息"
    FALLS_SHORT = "发现督办情形"
    PRESSED = "督办"
    POLICY_FAULT = "发现政策问题"
    POLICY_REPORTED = "报告政策问题"
    SANCTION_PROPOSED = "收到处分建议"
    SANCTION_HANDLED = "处分建议处理"
    ANALYSED = "提交分析报告"
    DEPARTMENT_ANALYSED = "部门提交分析报告"
    DISSOLVED = "撤销"


class Part(StrEnum):
    """What an analysis of petitions holds (第六十二条第一款)."""

    NUMBERS = "数据统计"
    SUPERVISION = "转送交办督办情况"
    POLICY = "完善政策建议"
    SANCTIONS = "处分建议"


@frozen
class Analysis:
    """State which parts an analysis has, by their names."""

    parts: tuple[str, ...] | None = None


@frozen
class Pressing:
    """State what an organ is pressed for, and which improvement is proposed to it (第五十九条第一款)."""

    proposal: str | None = None


PETITION_DUTY = Procedure(
    name="petition-duty-shandong",
    title="信访工作督查和分析",
    title_en="Standing duties on petitions",
    clause="2.5.2",
    act=ACT,
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={Duty.ANALYSED: Analysis, Duty.PRESSED: Pressing},
    may={
        Duty.HEARD: (Needs({Duty.ESTABLISHED}, article="第六条第二款"),),
        Duty.CONFLICT: (Needs({Duty.ESTABLISHED}),),
        Duty.CONFLICT_SETTLED: (Needs({Duty.CONFLICT}, article="第五条第二款"),),
        Duty.WEIGHED: (Needs({Duty.ESTABLISHED}),),
        Duty.SITUATION_REPORTED: (Needs({Duty.WEIGHED}, article="第十五条第五项"),),
        Duty.FALLS_SHORT: (Needs({Duty.ESTABLISHED}),),
        Duty.PRESSED: (Needs({Duty.FALLS_SHORT}, article="第五十九条第一款"),),
        Duty.POLICY_FAULT: (Needs({Duty.ESTABLISHED}),),
        Duty.POLICY_REPORTED: (Needs({Duty.POLICY_FAULT}, article="第六十条"),),
        Duty.SANCTION_PROPOSED: (Needs({Duty.ESTABLISHED}),),
        Duty.SANCTION_HANDLED: (Needs({Duty.SANCTION_PROPOSED}, article="第六十一条第一款"),),
        Duty.ANALYSED: (Needs({Duty.ESTABLISHED}, article="第六十二条第一款"),),
        Duty.DEPARTMENT_ANALYSED: (Needs({Duty.ESTABLISHED}, article="第六十二条第二款"),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=(
        "hear_reports",
        "settle_conflicts",
        "report_situation",
        "supervise",
        "report_policy",
        "handle_sanction_proposal",
        "analyse",
        "analyse_department",
    ),
    ends={Duty.DISSOLVED},
)


def incomplete(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find analyses that leave out what the regulation names."""
    base = Base(seen, PETITION_DUTY, timeline)
    for event in timeline.of(frozenset({Duty.ANALYSED})):
        parts = event.fact("parts")
        missing = tuple(part.value for part in Part if isinstance(parts, tuple) and part not in parts)
        if missing:
            yield at_step(base, event, "report-incomplete", "第六十二条第一款", names=missing)


CHECKS = (
    wrongs(
        "petition-shandong",
        PETITION_SHANDONG,
        *(
            Wrong(National.OPINION, "report-incomplete", denied(part), f"{ACT}/第四十一条第二款")
            for part in ("facts_found", "basis", "remedies")
        ),
        Wrong(Step.REVIEW_REFUSED, "no-grounds", missing("reason"), f"{ACT}/第四十三条第一款"),
        Wrong(Step.RECHECK_REFUSED, "no-grounds", missing("reason"), f"{ACT}/第四十四条第一款"),
        Wrong(Step.REDONE, "same-opinion", claimed("same_as_before"), f"{ACT}/第四十五条第二款"),
        citation="山东省信访条例 第四十一条、第四十三条、第四十四条、第四十五条",
    ),
    wrongs(
        "petition-accusation-shandong",
        ACCUSATION,
        Wrong(Accusing.HANDLED, "accuser-betrayed", claimed("shown_to_accused"), "第五十六条"),
        citation="山东省信访条例 第五十六条",
    ),
    wrongs(
        "petition-pressed-shandong",
        PETITION_DUTY,
        Wrong(Duty.PRESSED, "no-focus", missing("proposal"), "第五十九条第一款"),
        citation="山东省信访条例 第五十九条",
    ),
    Check(
        "petition-analysis-shandong",
        "2.5.2",
        incomplete,
        frozenset({PETITION_DUTY.name}),
        "山东省信访条例 第六十二条第一款",
    ),
)
