"""重大行政决策: from the start to the decision.

Consultation of the public with its floor, hearing, expert argument, risk assessment, legality review with its time,
collective discussion in which the head speaks last, publication and filing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, denied, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to a major decision, in the words of the Regulation."""

    LISTED = "列入目录"
    STARTED = "启动"
    DRAFTED = "拟订草案"
    CONSULTED = "公开征求意见"
    CONSULTATION_OVER = "征求结束"
    OPINIONS = "听取意见"
    HEARING_ANNOUNCED = "听证公告"
    PAPERS = "送达听证材料"
    HEARING = "举行听证"
    EXPERTS = "专家论证"
    RISK = "风险评估"
    SUBMITTED = "送审"
    RETURNED = "退回"
    REVIEWED = "合法性审查"
    TABLED = "提交讨论"
    DISCUSSED = "集体讨论"
    DECIDED = "决定"
    PUBLISHED = "公布"
    ARCHIVED = "归档"
    PROBLEM = "发现问题"
    REPORTED = "报告决策机关"
    STOPPED = "终止"


@frozen
class Matter:
    """State what the decision calls for, experts, a risk assessment, the public, and its item of the catalogue."""

    technical: bool | None = None
    risky: bool | None = None
    public: bool | None = None
    item: str | None = None


@frozen
class Consultation:
    """State why less than thirty days are left to comment, and how many."""

    urgent: bool | None = None
    reason: str | None = None
    term: int | None = None


@frozen
class HearingNotice:
    """State the day of the hearing that is announced."""

    hearing_on: date | None = None


@frozen
class Argument:
    """State whether the experts signed their opinion, and whether one has a direct stake (第十九条、第二十条)."""

    signed: bool | None = None
    interested: bool | None = None


@frozen
class Risk:
    """State whether the assessment found the risk controllable."""

    controllable: bool | None = None


@frozen
class Review:
    """State whether the review found the draft lawful, and whether it is a reform not yet regulated (第二十五条)."""

    lawful: bool | None = None
    pioneering: bool | None = None


@frozen
class Papers:
    """State whether the papers tell what became of the public's comments and of the experts' (第二十九条)."""

    comments_answered: bool | None = None
    experts_answered: bool | None = None


@frozen
class Discussion:
    """State whether the head spoke last, dissent was recorded, and how the head stood to the majority."""

    head_spoke_last: bool | None = None
    dissent_recorded: bool | None = None
    against_majority: bool | None = None
    reason: str | None = None


_REVIEWED = Needs({Step.REVIEWED}, article="第二十五条")

DELIBERATION = Procedure(
    name="major-decision",
    title="重大行政决策",
    title_en="Major decisions",
    clause="2.2.1",
    act="major-decision-procedure-regulation",
    steps=Step,
    starts={Step.LISTED, Step.STARTED},
    facts={
        Step.STARTED: Matter,
        Step.CONSULTED: Consultation,
        Step.HEARING_ANNOUNCED: HearingNotice,
        Step.EXPERTS: Argument,
        Step.RISK: Risk,
        Step.REVIEWED: Review,
        Step.TABLED: Papers,
        Step.DISCUSSED: Discussion,
    },
    traits={
        "情况紧急": Trait({Step.CONSULTED}, "urgent"),
        "专业性较强": Trait({Step.STARTED}, "technical"),
        "可能有风险": Trait({Step.STARTED}, "risky"),
        "公众参与": Trait({Step.STARTED}, "public"),
    },
    may={
        Step.DRAFTED: (Needs({Step.STARTED}, article="第十二条第一款"),),
        Step.CONSULTED: (Needs({Step.DRAFTED}, article="第十五条第一款"),),
        Step.CONSULTATION_OVER: (Needs({Step.CONSULTED}, article="第十五条第一款"),),
        Step.OPINIONS: (Needs({Step.DRAFTED}, article="第十四条第一款"),),
        Step.HEARING_ANNOUNCED: (Needs({Step.DRAFTED}, article="第十六条第二款"),),
        Step.PAPERS: (Needs({Step.HEARING_ANNOUNCED}, article="第十六条第三款"),),
        Step.HEARING: (Needs({Step.HEARING_ANNOUNCED}, article="第十六条第二款"),),
        Step.EXPERTS: (Needs({Step.DRAFTED}, article="第十九条第一款"),),
        Step.RISK: (Needs({Step.DRAFTED}, article="第二十二条第一款"),),
        Step.SUBMITTED: (Needs({Step.DRAFTED}, article="第二十六条第一款"),),
        Step.RETURNED: (Needs({Step.SUBMITTED}, article="第二十六条第一款"),),
        Step.REVIEWED: (Needs({Step.SUBMITTED}, article="第二十五条第一款"),),
        Step.TABLED: (
            evolve(_REVIEWED, article="第二十五条第二款"),
            Needs({Step.CONSULTATION_OVER, Step.OPINIONS, Step.HEARING}, when="公众参与", article="第十四条第一款"),
            Needs({Step.EXPERTS}, when="专业性较强", article="第十九条第一款"),
            Needs({Step.RISK}, when="可能有风险", article="第二十二条第一款"),
        ),
        Step.DISCUSSED: (Needs({Step.TABLED}, article="第三十条第一款"),),
        Step.DECIDED: (Needs({Step.DISCUSSED}, article="第三十条第一款"),),
        Step.PUBLISHED: (Needs({Step.DECIDED}, article="第三十二条"),),
        Step.ARCHIVED: (Needs({Step.DECIDED}, article="第三十三条"),),
        Step.PROBLEM: (Needs({Step.DECIDED}, article="第三十五条第一款"),),
        Step.REPORTED: (Needs({Step.PROBLEM}, article="第三十五条第一款"),),
        Step.STOPPED: (Needs({Step.STARTED}, unless={Step.DECIDED}),),
    },
    must=("comment", "hearing_papers", "review_time", "review", "publish", "archive", "report_problem"),
    ends={Step.DECIDED, Step.STOPPED},
)


def _cut_short(event: Event) -> bool:
    return bool(event.fact("urgent")) and not event.fact("reason")


def _unexplained(event: Event) -> bool:
    return bool(event.fact("against_majority")) and not event.fact("reason")


def in_spite(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find drafts tabled though the latest review found them unlawful, and decisions though the risk was not in hand.

    A reform that the nation does not regulate yet may be tabled with its legal risk told (第二十五条第二款).
    """
    base = Base(seen, DELIBERATION, timeline)
    lawful, controllable = True, True
    for event in timeline:
        match event.facts:
            case Review(lawful=bool(found), pioneering=pioneering):
                lawful = found or bool(pioneering)
            case Risk(controllable=bool(found)):
                controllable = found
            case _:
                pass
        if event.step == Step.TABLED and not lawful:
            yield at_step(base, event, "unlawful-draft-tabled", "第二十五条第二款")
        if event.step == Step.DECIDED and not controllable:
            yield at_step(base, event, "risk-not-controlled", "第二十四条")


CHECKS = (
    wrongs(
        "discussion-order",
        DELIBERATION,
        Wrong(Step.DISCUSSED, "head-not-last", denied("head_spoke_last"), "第三十条第二款"),
        Wrong(Step.DISCUSSED, "dissent-unrecorded", denied("dissent_recorded"), "第三十条第三款"),
        Wrong(Step.DISCUSSED, "no-grounds", _unexplained, "第三十条第二款"),
        citation="重大行政决策程序暂行条例 第三十条",
    ),
    wrongs(
        "consultation-reason",
        DELIBERATION,
        Wrong(Step.CONSULTED, "no-reason", _cut_short, "第十五条第一款"),
        citation="重大行政决策程序暂行条例 第十五条",
    ),
    wrongs(
        "expert-argument",
        DELIBERATION,
        Wrong(Step.EXPERTS, "unsigned-opinion", denied("signed"), "第十九条第二款"),
        Wrong(Step.EXPERTS, "interested-expert", claimed("interested"), "第二十条"),
        citation="重大行政决策程序暂行条例 第十九条、第二十条",
    ),
    wrongs(
        "comments-answered",
        DELIBERATION,
        Wrong(Step.TABLED, "comments-unanswered", denied("comments_answered"), "第二十九条第二项"),
        Wrong(Step.TABLED, "comments-unanswered", denied("experts_answered"), "第二十九条第三项"),
        citation="重大行政决策程序暂行条例 第二十九条",
    ),
    Check(
        "decided-in-spite",
        "2.2.1",
        in_spite,
        frozenset({DELIBERATION.name}),
        "重大行政决策程序暂行条例 第二十四条、第二十五条",
    ),
)
