"""人大监督: documents reviewed by the standing committee, and deputies' proposals handled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import More, Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, missing, wrongs
from lawadmin.regimes.supervision.congress import SUGGESTION, Suggestion
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

FILING = "shandong-normative-document-filing-rules"
PROPOSALS = "shandong-deputies-proposals-regulation"


class Step(StrEnum):
    """What can happen when a standing committee reviews a document, in the words of the rules."""

    ASKED = "收到审查要求"
    REGISTERED = "登记审查要求"
    SUGGESTED = "收到审查建议"
    REVIEWED = "审查完毕"
    OPINION = "收到审查意见"
    ANSWERED = "提出处理意见"
    PASSED_ON = "反馈处理意见"
    AMENDED = "修改"
    REPEALED = "废止"
    REPUBLISHED = "重新公布"
    OVER = "审查工作结束"
    FED_BACK = "反馈审查情况"
    ORDERED = "限期报送通知"
    FILED = "报送人大"
    SUPPLEMENTED = "补充报送"
    MOTION = "提出撤销议案"
    REVOKED = "撤销"
    KEPT = "不予撤销"


@frozen
class Answer:
    """State whether the maker will amend or repeal, its reason where not, and whether it told so in writing."""

    needs_change: bool | None = None
    reason: str | None = None
    in_writing: bool | None = None


_ASKED = frozenset({Step.ASKED, Step.SUGGESTED})

CONGRESS_FILING = Procedure(
    name="congress-document-review-shandong",
    title="人大常委会备案审查",
    title_en="Review of documents by the standing committee",
    clause="2.3.1",
    act=FILING,
    steps=Step,
    starts={*_ASKED, Step.OPINION, Step.ORDERED},
    facts={Step.ANSWERED: Answer, Step.ORDERED: Term},
    traits={"需要修改或者废止": Trait({Step.ANSWERED}, "needs_change")},
    may={
        Step.REGISTERED: (Needs({Step.ASKED}, article="第十二条"),),
        Step.REVIEWED: (Needs(_ASKED, article="第十七条"),),
        Step.ANSWERED: (Needs({Step.OPINION}, article="第十九条第一款"),),
        Step.PASSED_ON: (Needs({Step.ANSWERED}, article="第十九条第一款"),),
        Step.AMENDED: (Needs({Step.OPINION}, unless={Step.REPEALED, Step.REVOKED}, article="第十九条第二款"),),
        Step.REPEALED: (Needs({Step.OPINION}, unless={Step.REVOKED}, article="第十九条第二款"),),
        Step.REPUBLISHED: (Needs({Step.AMENDED}, article="第十九条第二款"),),
        Step.OVER: (Needs({Step.REVIEWED, Step.AMENDED, Step.REPEALED, Step.REVOKED, Step.KEPT}),),
        Step.FED_BACK: (Needs({Step.OVER}, article="第二十二条"),),
        Step.FILED: (Needs({Step.ORDERED, Step.REPUBLISHED}, article="第二十三条"),),
        Step.SUPPLEMENTED: (Needs({Step.ORDERED}, article="第二十三条"),),
        Step.MOTION: (Needs({Step.OPINION}, unless={Step.AMENDED, Step.REPEALED}, article="第二十条"),),
        Step.REVOKED: (Needs({Step.MOTION}, article="第二十一条"),),
        Step.KEPT: (Needs({Step.MOTION}, article="第二十一条"),),
    },
    must=(
        "register_request",
        "review_document",
        "answer_opinion",
        "pass_answer",
        "amend_document",
        "tell_outcome",
        "file_late",
    ),
    outside={
        Step.REGISTERED,
        Step.REVIEWED,
        Step.PASSED_ON,
        Step.OVER,
        Step.FED_BACK,
        Step.MOTION,
        Step.REVOKED,
        Step.KEPT,
    },
)


class Proposal(StrEnum):
    """What else can happen to a deputy's proposal in Shandong."""

    RECEIVED = "收到代表建议"
    MEMBER_RECEIVED = "组成人员收到建议"
    HANDED_ON = "转交"
    TAKEN = "收到交办"
    STUDIED = "研究"
    NOT_OURS = "说明不属职责"
    MAIN_UNIT_TOLD = "告知主办单位"
    IMPORTANT = "发现建议重要事项"
    PRESIDIUM_TOLD = "报告主席团"
    CHAIRMEN_TOLD = "报告主任会议"
    FAILED = "原答复不能落实"
    EXPLAINED = "说明原因"
    UNCONTENT = "代表不满意"
    ANSWERED_AGAIN = "再次答复"
    TO_MEND = "责成限期改正"
    MENDED = "报告处理结果"


@frozen
class Received:
    """State whether a proposal came between sessions."""

    between_sessions: bool | None = None


@frozen
class Taken:
    """State whether what was assigned is the unit's, whether it helps the main unit, and whether it came in session."""

    ours: bool | None = None
    helping: bool | None = None
    in_session: bool | None = None


@frozen
class Assigned:
    """State whether the proposal reaches far or is hard to carry out, and whether it can be answered in session."""

    wide: bool | None = None
    in_session: bool | None = None
    ready: bool | None = None


@frozen
class Reply:
    """State whether the head signed, and whether every deputy who joined was answered (第二十条、第二十二条)."""

    signed_by_head: bool | None = None
    to_each: bool | None = None


@frozen
class Again:
    """State whether the deputy was heard before the second answer (第二十四条)."""

    deputy_heard: bool | None = None


_TAKEN = frozenset({Proposal.TAKEN})
_NO = frozenset({False})

PROPOSAL = SUGGESTION.amend(
    name="deputies-proposal-shandong",
    replaces="deputies-suggestion",
    must=(
        f"{PROPOSALS}/assign",
        f"{PROPOSALS}/hand_on",
        f"{PROPOSALS}/study",
        f"{PROPOSALS}/say_not_ours",
        f"{PROPOSALS}/explain_change",
        f"{PROPOSALS}/answer_in_session",
        f"{PROPOSALS}/tell_main_unit",
        f"{PROPOSALS}/answer_again",
        f"{PROPOSALS}/mend",
        f"{PROPOSALS}/report_important_in_session",
        f"{PROPOSALS}/report_important",
    ),
    may={
        Proposal.HANDED_ON: (Needs({Proposal.MEMBER_RECEIVED}, article=f"{PROPOSALS}/第十条第二款"),),
        Proposal.TAKEN: (Needs({Suggestion.ASSIGNED}, article=f"{PROPOSALS}/第十条第一款"),),
        Proposal.STUDIED: (Needs({Proposal.TAKEN}, article=f"{PROPOSALS}/第十二条"),),
        Proposal.NOT_OURS: (Needs({Proposal.TAKEN}, unless={Suggestion.ANSWERED}, article=f"{PROPOSALS}/第十二条"),),
        Proposal.MAIN_UNIT_TOLD: (Needs({Proposal.TAKEN}, article=f"{PROPOSALS}/第二十一条"),),
        Proposal.IMPORTANT: (Needs({Proposal.RECEIVED, Suggestion.ASSIGNED}),),
        Proposal.PRESIDIUM_TOLD: (Needs({Proposal.IMPORTANT}, article=f"{PROPOSALS}/第十三条第一款"),),
        Proposal.CHAIRMEN_TOLD: (Needs({Proposal.IMPORTANT}, article=f"{PROPOSALS}/第十三条第二款"),),
        Proposal.FAILED: (Needs({Suggestion.ANSWERED}, article=f"{PROPOSALS}/第十八条第二款"),),
        Proposal.EXPLAINED: (Needs({Proposal.FAILED}, article=f"{PROPOSALS}/第十八条第二款"),),
        Proposal.UNCONTENT: (Needs({Suggestion.ANSWERED}, article=f"{PROPOSALS}/第二十四条"),),
        Proposal.ANSWERED_AGAIN: (Needs({Proposal.UNCONTENT}, article=f"{PROPOSALS}/第二十四条"),),
        Proposal.TO_MEND: (Needs({Suggestion.ASSIGNED}, article=f"{PROPOSALS}/第三十条"),),
        Proposal.MENDED: (Needs({Proposal.TO_MEND}, article=f"{PROPOSALS}/第三十条"),),
    },
    more=More(
        steps=Proposal,
        starts={Proposal.RECEIVED, Proposal.MEMBER_RECEIVED},
        facts={
            Proposal.RECEIVED: Received,
            Proposal.TAKEN: Taken,
            Suggestion.ASSIGNED: Assigned,
            Suggestion.ANSWERED: Reply,
            Proposal.ANSWERED_AGAIN: Again,
            Proposal.TO_MEND: Term,
        },
        traits={
            "闭会期间提出": Trait({Proposal.RECEIVED}, "between_sessions"),
            "不属于本单位职责": Trait(_TAKEN, "ours", _NO),
            "协办": Trait(_TAKEN, "helping"),
            "会议期间交办": Trait({Proposal.TAKEN, Suggestion.ASSIGNED}, "in_session"),
            "闭会期间交办": Trait(_TAKEN, "in_session", _NO),
            "有条件办理": Trait({Suggestion.ASSIGNED}, "ready"),
        },
        outside={Proposal.HANDED_ON, Proposal.IMPORTANT, Proposal.PRESIDIUM_TOLD, Proposal.CHAIRMEN_TOLD},
    ),
)


class Year(StrEnum):
    """What an answering unit and a government report on all proposals of a year."""

    ALL_DONE = "全部办结"
    REPORTED = "综合报告"
    SESSION = "会议通知"
    REPORTED_TO_CONGRESS = "报告人大常委会"


@frozen
class Session:
    """State the day of the next session."""

    session_on: date | None = None


@frozen
class Account:
    """State how many proposals were assigned, and how many answered."""

    assigned: int | None = None
    answered: int | None = None


PROPOSAL_YEAR = Procedure(
    name="deputies-proposal-year-shandong",
    title="代表建议办理情况报告",
    title_en="Reports on deputies' proposals",
    clause="2.6.1",
    act=PROPOSALS,
    steps=Year,
    starts={Year.ALL_DONE, Year.SESSION},
    facts={Year.SESSION: Session, Year.REPORTED: Account, Year.REPORTED_TO_CONGRESS: Account},
    may={
        Year.REPORTED: (Needs({Year.ALL_DONE}, article="第二十二条第三款"),),
        Year.REPORTED_TO_CONGRESS: (Needs({Year.SESSION}, article="第二十七条第一款"),),
    },
    must=("report_all", "report_before_session"),
)


def unanswered(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find reports that call all proposals done, of which some have no answer (第二十条第一款)."""
    base = Base(seen, PROPOSAL_YEAR, timeline)
    for event in timeline.of(frozenset({Year.REPORTED})):
        assigned, answered = event.fact("assigned"), event.fact("answered")
        if isinstance(assigned, int) and isinstance(answered, int) and answered < assigned:
            yield at_step(base, event, "half-mended", "第二十条第一款", due=assigned, done=answered)


def _kept_without_reason(event: Event) -> bool:
    return event.fact("needs_change") is False and not event.fact("reason")


CHECKS = (
    wrongs(
        "congress-document-review-shandong",
        CONGRESS_FILING,
        Wrong(Step.ANSWERED, "no-grounds", _kept_without_reason, "第十九条第一款"),
        Wrong(Step.ANSWERED, "not-written", denied("in_writing"), "第十九条第一款"),
        citation="山东省各级人民代表大会常务委员会规范性文件备案审查规定 第十九条",
    ),
    wrongs(
        "deputies-proposal-shandong",
        PROPOSAL,
        Wrong(Suggestion.ANSWERED, "unsigned-opinion", denied("signed_by_head"), f"{PROPOSALS}/第二十二条第一款"),
        Wrong(Suggestion.ANSWERED, "not-told", denied("to_each"), f"{PROPOSALS}/第二十条第二款"),
        Wrong(Proposal.ANSWERED_AGAIN, "deputy-not-heard", denied("deputy_heard"), f"{PROPOSALS}/第二十四条"),
        Wrong(Proposal.TO_MEND, "no-term", missing("term"), f"{PROPOSALS}/第三十条"),
        citation="山东省人民代表大会代表建议、批评和意见办理工作条例 第二十条、第二十二条、第二十四条、第三十条",
    ),
    Check(
        "deputies-proposals-all-answered-shandong",
        "2.6.1",
        unanswered,
        frozenset({PROPOSAL_YEAR.name}),
        "山东省人民代表大会代表建议、批评和意见办理工作条例 第二十条第一款",
    ),
)
