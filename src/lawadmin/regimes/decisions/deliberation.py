"""重大行政决策: from the yearly list to the decision.

Consultation of the public with its floor, hearing, expert argument, risk assessment, legality review with its time,
collective
discussion in which the head speaks last, publication and filing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
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
    """State what the decision calls for: experts, a risk assessment, the public's participation."""

    technical: bool | None = None
    risky: bool | None = None
    public: bool | None = None


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
class Discussion:
    """State in which order members spoke, whether the head spoke last, and whether dissent was recorded."""

    head_spoke_last: bool | None = None
    dissent_recorded: bool | None = None


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


def _discussion(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find discussions in which the head did not speak last, or dissent was not recorded (第三十条第二款、第三款)."""
    base = Base(seen, DELIBERATION, timeline)
    for event in timeline.of(frozenset({Step.DISCUSSED})):
        yield from _unlike(base, event, "head_spoke_last", "head-not-last", article="第三十条第二款")
        yield from _unlike(base, event, "dissent_recorded", "dissent-unrecorded", article="第三十条第三款")


def _unlike(base: Base, event: Event, fact: str, code: str, *, article: str) -> Iterator[Finding]:
    if event.fact(fact) is False:
        finding = base.finding(code, event.day, event.step, step=event.step)
        yield evolve(finding, anchor=event.id, citation=base.cite(article, event.day), events=(event.id,))


def _shortened(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find consultations cut short without saying why (第十五条第一款)."""
    base = Base(seen, DELIBERATION, timeline)
    for event in timeline.of(frozenset({Step.CONSULTED})):
        if event.fact("urgent") and not event.fact("reason"):
            finding = base.finding("no-reason", event.day, event.step, step=event.step)
            citation = base.cite("第十五条第一款", event.day)
            yield evolve(finding, anchor=event.id, citation=citation, events=(event.id,))


_HERE = frozenset({DELIBERATION.name})
CHECKS = (
    Check("discussion-order", "2.2.1", _discussion, _HERE, "重大行政决策程序暂行条例 第三十条"),
    Check("consultation-reason", "2.2.1", _shortened, _HERE, "重大行政决策程序暂行条例 第十五条"),
)
