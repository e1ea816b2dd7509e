"""What happens in court around a suit: filing, service, instances, evidence, retrial and execution.

The court's own terms bind no organ of the county, but say by when it can expect a judgment.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Prolonged, Term
from lawadmin.procedure.model import May, Needs, Span, Trait


class Court(StrEnum):
    """What can happen in the course of a suit beside the organ's own steps, in the words of the Act."""

    COMPLAINT = "接到起诉状"
    FILED = "法院立案"
    NOT_FILED = "不予立案"
    COMPLAINT_SENT = "发送起诉状副本"
    ANSWER_RECEIVED = "收到答辩状"
    ANSWER_SENT = "发送答辩状副本"
    OBJECTED = "提出管辖异议"
    OBJECTION_RULED = "管辖异议裁定"
    DISPUTED = "管辖权争议"
    DISPUTE_SETTLED = "管辖权确定"
    MORE_TIME_ASKED = "申请延期提供证据"
    MORE_TIME_GIVEN = "准许延期"
    CAUSE_GONE = "正当事由消除"
    TIME_SET = "法院确定举证期限"
    EVIDENCE = "提供证据"
    SUMMONS = "传票"
    NOTICE = "公告送达"
    NOTICE_OVER = "公告期满"
    APPRAISAL = "委托鉴定"
    APPRAISED = "鉴定结束"
    MEDIATING = "开始调解"
    MEDIATION_OVER = "调解结束"
    STAYED = "中止诉讼裁定"
    RESUMED = "恢复诉讼"
    PROLONGED = "延长"
    PRONOUNCED = "当庭宣判"
    APPEAL_RECEIVED = "收到上诉状"
    APPEAL_COPY = "收到上诉状副本"
    REASON_KNOWN = "知道再审事由"
    RIGHT_KNOWN = "知道权益受损"
    RETRIAL_ASKED = "申请再审"
    RETRIAL_WITHDRAWN = "撤回再审"
    RETRIAL_AGAIN = "再次申请再审"
    RETRIAL_COPY = "收到再审申请书副本"
    OPINION_SENT = "提交书面意见"
    TERM_OVER = "履行期间届满"
    EXECUTION_ASKED = "申请执行"
    HEAD_FINED = "对负责人罚款"


class Course(StrEnum):
    """The course in which the court hears a suit."""

    ORDINARY = "普通程序"
    SUMMARY = "简易程序"


@frozen
class Filing:
    """State the course in which the suit is heard."""

    course: Course | None = None


@frozen
class Summons:
    """State the day of the hearing."""

    hearing_on: date | None = None


@frozen
class Evidence:
    """State whether the organ gathered any of it from the plaintiff, a third party or witnesses during the suit."""

    gathered_in_suit: bool | None = None


FACTS: dict[str, type] = {
    Court.FILED: Filing,
    Court.TIME_SET: Term,
    Court.PROLONGED: Prolonged,
    Court.SUMMONS: Summons,
    Court.EVIDENCE: Evidence,
}

SPANS = (
    Span("公告", {Court.NOTICE}, {Court.NOTICE_OVER}, by="法院"),
    Span("鉴定", {Court.APPRAISAL}, {Court.APPRAISED}, by="法院"),
    Span("调解", {Court.MEDIATING}, {Court.MEDIATION_OVER}, by="法院"),
    Span("中止诉讼", {Court.STAYED}, {Court.RESUMED}, by="法院"),
    Span("管辖异议", {Court.OBJECTED}, {Court.OBJECTION_RULED}, by="法院"),
    Span("管辖争议", {Court.DISPUTED}, {Court.DISPUTE_SETTLED}, by="法院"),
)

TRAITS = {
    "普通程序": Trait({Court.FILED}, "course", frozenset({Course.ORDINARY})),
    "简易程序": Trait({Court.FILED}, "course", frozenset({Course.SUMMARY})),
    "准许延期提供证据": Trait({Court.MORE_TIME_GIVEN}),
    "撤回再审申请": Trait({Court.RETRIAL_WITHDRAWN}),
}

STARTS = frozenset({Court.COMPLAINT, Court.RIGHT_KNOWN})

#: Steps of the court or of another party; the organ's own are the rest.
OUTSIDE = frozenset(Court) - {
    Court.OBJECTED,
    Court.MORE_TIME_ASKED,
    Court.EVIDENCE,
    Court.OPINION_SENT,
    Court.RETRIAL_ASKED,
    Court.RETRIAL_WITHDRAWN,
    Court.RETRIAL_AGAIN,
}

MUST = (
    "court_file",
    "send_complaint",
    "send_answer",
    "object_jurisdiction",
    "ask_more_time",
    "give_delayed_evidence",
    "evidence_summary",
    "summons",
    "summons_head",
    "first_instance",
    "send_judgment",
    "answer_appeal",
    "second_instance",
    "ask_retrial",
    "ask_retrial_new_facts",
    "ask_retrial_again",
    "third_party_retrial",
    "answer_retrial",
    "enforce_judgment",
)


def may(*, copy: str, answered: str, judged: str, served: frozenset[str], effective: str) -> May:
    """Say what must have happened before each step, by the organ's own words for the suit."""
    sued = frozenset({copy, Court.FILED})
    open_ = (Needs(sued),)
    return {
        Court.FILED: (Needs({Court.COMPLAINT, copy}),),
        Court.NOT_FILED: (Needs({Court.COMPLAINT}, unless={Court.FILED}),),
        Court.COMPLAINT_SENT: (Needs({Court.FILED}),),
        Court.ANSWER_RECEIVED: (Needs({answered}),),
        Court.ANSWER_SENT: (Needs({Court.ANSWER_RECEIVED}),),
        Court.OBJECTED: (Needs({copy}),),
        Court.OBJECTION_RULED: (Needs({Court.OBJECTED}),),
        Court.DISPUTED: open_,
        Court.DISPUTE_SETTLED: (Needs({Court.DISPUTED}),),
        Court.MORE_TIME_ASKED: (Needs({copy}),),
        Court.MORE_TIME_GIVEN: (Needs({Court.MORE_TIME_ASKED}),),
        Court.CAUSE_GONE: (Needs({Court.MORE_TIME_GIVEN}),),
        Court.TIME_SET: open_,
        Court.EVIDENCE: open_,
        Court.SUMMONS: open_,
        Court.NOTICE: open_,
        Court.NOTICE_OVER: (Needs({Court.NOTICE}),),
        Court.APPRAISAL: open_,
        Court.APPRAISED: (Needs({Court.APPRAISAL}),),
        Court.MEDIATING: open_,
        Court.MEDIATION_OVER: (Needs({Court.MEDIATING}),),
        Court.STAYED: open_,
        Court.RESUMED: (Needs({Court.STAYED}),),
        Court.PROLONGED: open_,
        Court.PRONOUNCED: (Needs({judged}),),
        Court.APPEAL_RECEIVED: (Needs(served),),
        Court.APPEAL_COPY: (Needs({Court.APPEAL_RECEIVED} | served),),
        Court.REASON_KNOWN: (Needs({effective}),),
        Court.RETRIAL_ASKED: (Needs({effective, Court.RIGHT_KNOWN}),),
        Court.RETRIAL_WITHDRAWN: (Needs({Court.RETRIAL_ASKED}),),
        Court.RETRIAL_AGAIN: (Needs({Court.RETRIAL_WITHDRAWN}),),
        Court.RETRIAL_COPY: (Needs({effective}),),
        Court.OPINION_SENT: (Needs({Court.RETRIAL_COPY}),),
        Court.TERM_OVER: (Needs({effective}),),
        Court.EXECUTION_ASKED: (Needs({effective}),),
        Court.HEAD_FINED: (Needs({effective}, article="第九十六条"),),
    }
