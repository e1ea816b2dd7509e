"""移送涉嫌犯罪案件: a case that may be a crime goes to the police, in hours and days, and what they refuse is reviewed.

A penalty does not stand in the place of the transfer (第十一条第一款).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.enforcement.penalties import PENALTY
from lawadmin.regimes.enforcement.penalties import Step as Penalty
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, fewer, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to a case that may be a crime, in the words of the Regulation."""

    FOUND = "发现涉嫌犯罪"
    TEAM = "指定专案组"
    REPORT = "移送报告"
    APPROVED = "批准移送"
    NOT_APPROVED = "不批准移送"
    ORDERED = "责令限期移送"
    TRANSFERRED = "移送公安机关"
    POLICE_ACCEPTED = "公安机关接受移送"
    PASSED_ON = "转送有管辖权机关"
    POLICE_FILED = "公安立案"
    POLICE_REFUSED = "公安不予立案"
    TOLD_FILED = "收到立案通知"
    TOLD_REFUSED = "收到不予立案通知"
    REVIEW_ASKED = "提请公安复议"
    REVIEW_RECEIVED = "公安收到复议文件"
    REVIEWED = "公安复议决定"
    TOLD_REVIEWED = "收到公安复议决定"
    SUPERVISION_ASKED = "建议立案监督"
    HANDED_OVER = "移交涉案物品"
    NO_CRIME = "公安审查不追究刑事责任"
    SENT_BACK = "移送行政执法机关"
    OFFICIAL_FOUND = "发现职务犯罪线索"
    TO_SUPERVISION = "移送监察机关"
    TO_PROCURATORATE = "移送检察院"


@frozen
class Team:
    """State how many officers the team for the case has."""

    officers: int | None = None


@frozen
class Refusal:
    """State the reason for not handing the case over."""

    reason: str | None = None


@frozen
class Transfer:
    """State whether the five papers go with the case (第六条)."""

    papers_complete: bool | None = None


@frozen
class Acceptance:
    """State whether the case belongs to another police organ."""

    elsewhere: bool | None = None


@frozen
class Review:
    """State whether the organ still objects to what the police decided on review."""

    objected: bool | None = None


CRIME_TRANSFER = Procedure(
    name="crime-transfer",
    title="移送涉嫌犯罪案件",
    title_en="Handing suspected crimes to the police",
    clause="2.4.1",
    act="crime-transfer-regulation",
    steps=Step,
    starts={Step.FOUND, Step.OFFICIAL_FOUND},
    facts={
        Step.TEAM: Team,
        Step.NOT_APPROVED: Refusal,
        Step.ORDERED: Term,
        Step.TRANSFERRED: Transfer,
        Step.POLICE_ACCEPTED: Acceptance,
        Step.TOLD_REVIEWED: Review,
    },
    traits={
        "不属于本机关管辖": Trait({Step.POLICE_ACCEPTED}, "elsewhere"),
        "对复议决定有异议": Trait({Step.TOLD_REVIEWED}, "objected"),
    },
    may={
        Step.TEAM: (Needs({Step.FOUND}, article="第五条第一款"),),
        Step.REPORT: (Needs({Step.TEAM}, article="第五条第一款"),),
        Step.APPROVED: (Needs({Step.REPORT}, article="第五条第二款"),),
        Step.NOT_APPROVED: (Needs({Step.REPORT}, article="第五条第二款"),),
        Step.ORDERED: (Needs({Step.FOUND}, unless={Step.TRANSFERRED}, article="第十六条第一款"),),
        Step.TRANSFERRED: (Needs({Step.APPROVED, Step.ORDERED}, article="第五条第二款"),),
        Step.POLICE_ACCEPTED: (Needs({Step.TRANSFERRED}, article="第七条"),),
        Step.PASSED_ON: (Needs({Step.POLICE_ACCEPTED}, article="第七条"),),
        Step.POLICE_FILED: (Needs({Step.POLICE_ACCEPTED}, article="第八条"),),
        Step.POLICE_REFUSED: (Needs({Step.POLICE_ACCEPTED}, article="第八条"),),
        Step.TOLD_FILED: (Needs({Step.POLICE_FILED, Step.REVIEWED}, article="第八条"),),
        Step.TOLD_REFUSED: (Needs({Step.POLICE_REFUSED}, article="第八条"),),
        Step.REVIEW_ASKED: (Needs({Step.TOLD_REFUSED}, article="第九条第一款"),),
        Step.REVIEW_RECEIVED: (Needs({Step.REVIEW_ASKED}, article="第九条第二款"),),
        Step.REVIEWED: (Needs({Step.REVIEW_RECEIVED}, article="第九条第二款"),),
        Step.TOLD_REVIEWED: (Needs({Step.REVIEWED}, article="第九条第二款"),),
        Step.SUPERVISION_ASKED: (Needs({Step.TOLD_REFUSED, Step.TOLD_REVIEWED}, article="第九条"),),
        Step.HANDED_OVER: (Needs({Step.TOLD_FILED}, article="第十二条"),),
        Step.NO_CRIME: (Needs({Step.POLICE_ACCEPTED}, article="第十三条"),),
        Step.SENT_BACK: (Needs({Step.NO_CRIME}, article="第十三条"),),
        Step.TO_SUPERVISION: (Needs({Step.OFFICIAL_FOUND}, article="第十九条"),),
        Step.TO_PROCURATORATE: (Needs({Step.OFFICIAL_FOUND}, article="第十九条"),),
    },
    must=(
        "set_up_team",
        "approve_transfer",
        "transfer",
        "transfer_as_ordered",
        "pass_on",
        "police_decide",
        "ask_police_review",
        "police_review",
        "propose_supervision",
        "hand_over",
        "send_back",
        "transfer_official",
    ),
    ends={Step.NOT_APPROVED, Step.SENT_BACK},
    links={"penalty": "penalty"},
    outside={
        Step.POLICE_ACCEPTED,
        Step.PASSED_ON,
        Step.POLICE_FILED,
        Step.POLICE_REFUSED,
        Step.REVIEW_RECEIVED,
        Step.REVIEWED,
        Step.NO_CRIME,
        Step.SENT_BACK,
    },
)


def penalised_instead(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find penalties decided after a crime was suspected, in a case that was not handed over (第十一条第一款).

    What comes back from the police is rightly penalised (第十条、第十三条).
    """
    base, suspected = Base(seen, PENALTY, timeline), False
    for event in timeline:
        suspected = event.step != Penalty.TRANSFERRED and (suspected or event.step == Penalty.CRIME_FOUND)
        if event.step == Penalty.DECIDED and suspected:
            finding = at_step(base, event, "penalised-instead", "crime-transfer-regulation/第十一条第一款")
            yield evolve(finding, clause=CRIME_TRANSFER.clause)


CHECKS = (
    wrongs(
        "crime-transfer-sound",
        CRIME_TRANSFER,
        Wrong(Step.TEAM, "too-few-officers", fewer("officers", 2), "第五条第一款"),
        Wrong(Step.NOT_APPROVED, "no-grounds", unstated("reason"), "第五条第二款"),
        Wrong(Step.TRANSFERRED, "papers-missing", denied("papers_complete"), "第六条"),
        citation="行政执法机关移送涉嫌犯罪案件的规定 第五条、第六条",
    ),
    Check(
        "crime-not-penalised-away",
        "2.4.1",
        penalised_instead,
        frozenset({PENALTY.name}),
        "行政执法机关移送涉嫌犯罪案件的规定 第十一条",
    ),
)
