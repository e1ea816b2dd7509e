"""人大与政协: reports, inquiries and deputies' suggestions before the congress; the consultative conference heard."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Suggestion(StrEnum):
    """What can happen to a deputy's suggestion, or to a proposal of the consultative conference."""

    ASSIGNED = "交办代表建议"
    CONTACTED = "沟通代表"
    ANSWERED = "答复代表"
    RATED = "代表评价"
    REDONE = "重新办理"
    PUBLISHED = "公开答复"


@frozen
class Assignment:
    """State whether the suggestion reaches far or is hard to carry out, so that six months apply."""

    wide: bool | None = None


@frozen
class Rating:
    """State whether the deputy was content with the answer."""

    content: bool | None = None


SUGGESTION = Procedure(
    name="deputies-suggestion",
    title="代表建议和政协提案办理",
    title_en="Deputies' suggestions",
    clause="2.6.1",
    act="deputies-act",
    steps=Suggestion,
    starts={Suggestion.ASSIGNED},
    facts={Suggestion.ASSIGNED: Assignment, Suggestion.RATED: Rating},
    traits={"涉及面广或者处理难度大": Trait({Suggestion.ASSIGNED}, "wide")},
    may={
        Suggestion.CONTACTED: (Needs({Suggestion.ASSIGNED}),),
        Suggestion.ANSWERED: (Needs({Suggestion.ASSIGNED}),),
        Suggestion.RATED: (Needs({Suggestion.ANSWERED}),),
        Suggestion.REDONE: (Needs({Suggestion.RATED}),),
        Suggestion.PUBLISHED: (Needs({Suggestion.ANSWERED}),),
    },
    must=("reply",),
)


class Session(StrEnum):
    """What goes before the standing committee of the congress."""

    ESTABLISHED = "成立"
    CALLED = "常委会会议通知"
    SENT_FOR_OPINION = "送征求意见"
    SENT = "送交报告"
    HEARD = "常委会听取报告"
    RESOLVED = "决议"
    EXECUTION = "报告执行决议"
    INQUIRY = "专题询问意见交办"
    INQUIRY_ANSWERED = "提交研究处理报告"
    AUDIT_HEARD = "听取审计工作报告"
    AUDIT_MENDED = "报告审计整改"
    ACCOUNTS = "提请批准决算"
    PROGRESS = "报告计划预算执行"
    ASSETS = "报告国有资产"
    DEBT = "报告政府债务"
    CONSULTED = "听取政协意见"
    DISSOLVED = "撤销"


@frozen
class Call:
    """State the day of the meeting; for a resolution, within how many days its execution is to be reported."""

    meeting_on: date | None = None
    term: int | None = None


CONGRESS = Procedure(
    name="congress-report",
    title="向人大常委会报告工作",
    title_en="Reports to the standing committee",
    clause="2.6.1",
    act="standing-committee-supervision-act",
    steps=Session,
    starts={Session.ESTABLISHED, Session.CALLED},
    facts={Session.CALLED: Call, Session.RESOLVED: Call, Session.INQUIRY: Call},
    may={
        Session.SENT_FOR_OPINION: (Needs({Session.CALLED}),),
        Session.SENT: (Needs({Session.CALLED}),),
        Session.HEARD: (Needs({Session.SENT}),),
        Session.RESOLVED: (Needs({Session.HEARD}),),
        Session.EXECUTION: (Needs({Session.RESOLVED}),),
        Session.INQUIRY: (Needs({Session.HEARD, Session.CALLED}),),
        Session.INQUIRY_ANSWERED: (Needs({Session.INQUIRY}),),
        Session.AUDIT_HEARD: (Needs({Session.CALLED, Session.ESTABLISHED}),),
        Session.AUDIT_MENDED: (Needs({Session.AUDIT_HEARD}),),
        Session.ACCOUNTS: (Needs({Session.ESTABLISHED}),),
        Session.PROGRESS: (Needs({Session.ESTABLISHED}),),
        Session.ASSETS: (Needs({Session.ESTABLISHED}),),
        Session.DEBT: (Needs({Session.ESTABLISHED}),),
        Session.CONSULTED: (Needs({Session.ESTABLISHED, Session.CALLED}),),
        Session.DISSOLVED: (Needs({Session.ESTABLISHED}),),
    },
    must=(
        "send_for_opinion",
        "send_report",
        "report_resolution",
        "final_accounts",
        "report_progress",
        "report_state_assets",
        "report_debt",
        "report_inquiry",
        "report_audit_rectification",
    ),
    ends={Session.DISSOLVED},
)


def discontent(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find answers with which the deputy was not content, and which were not done again."""
    base = Base(seen, SUGGESTION, timeline)
    for event in timeline.of(frozenset({Suggestion.RATED})):
        if event.fact("content") is False and not timeline.of(frozenset({Suggestion.REDONE})):
            finding = base.finding("not-redone", event.day, event.step, step=event.step)
            yield evolve(finding, anchor=event.id, events=(event.id,))


CHECKS = (Check("answers-redone", "2.6.1", discontent, frozenset({SUGGESTION.name})),)
