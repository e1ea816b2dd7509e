"""What departmental rules add to a penalty case for the organs of their line: words, order and limits.

The rules of market supervision, agriculture, transport, construction, environment, health and natural resources have
steps that the Act does not know. Each binds the organs of its own line alone.
"""

from __future__ import annotations

from enum import StrEnum

from lawadmin.procedure.model import May, Needs


class Line(StrEnum):
    """What can happen in a penalty case by a departmental rule, in its words."""

    CHECKED = "核查"
    OFFENCE_SEEN = "发现正在实施的违法行为"
    ORDERED_TO_STOP = "责令停止"
    INQUIRY = "调查取证"
    RECUSAL_ASKED = "申请回避"
    RECUSAL_DECIDED = "回避决定"
    HELD_ON_SPOT = "当场先行登记保存"
    HOLD_APPROVED = "补办批准"
    HOLD_REPORTED = "报告负责人"
    HOLD_NOT_WARRANTED = "认为不应当登记保存"
    HOLD_LIFTED = "解除登记保存"
    SAMPLED = "采样"
    TEST_RECEIVED = "收到检测结果"
    TEST_TOLD = "告知检测结果"
    CAUSE_GONE = "中止原因消除"
    HEARING_FIXED = "确定听证"
    HEARING_CAUSE_GONE = "听证延期中止情形消失"
    HEARING_RESUMED = "恢复听证"
    EVIDENCE_ADDED = "补交证据"
    DELIBERATED = "合议"
    TO_LICENSOR = "报送原许可部门"
    DISCIPLINE_LEAD = "发现违纪违法线索"
    TO_DISCIPLINE = "移送纪检监察机关"
    ADDRESS_CHANGED = "联系方式变更"
    ADDRESS_TOLD = "告知变更"
    ENTRUSTED_SERVICE = "受托送达"
    RECEIPT_RETURNED = "交回送达回证"
    DEFERRAL_ASKED = "申请延期分期"
    BACK = "返回机关"
    PASSED_CORRECTED = "处理推送信息"
    RECORDED_ON_SPOT = "报所属机关备案"
    PAPERS_RETURNED = "交回归档"
    COURT_ENFORCED = "法院执行完毕"
    FILED_UP = "报送上一级备案"
    ARCHIVED = "归档"


#: Steps with which nothing need have gone before: a word from outside, or a discovery.
STARTS: frozenset[str] = frozenset({Line.OFFENCE_SEEN, Line.CHECKED, Line.HELD_ON_SPOT, Line.BACK})

PARTY: frozenset[str] = frozenset({Line.RECUSAL_ASKED, Line.EVIDENCE_ADDED, Line.DEFERRAL_ASKED, Line.ADDRESS_TOLD})

MUST = (
    "accept",
    "check_suspicion",
    "order_to_stop",
    "start_inquiry",
    "decide_recusal",
    "approve_hold",
    "report_hold",
    "lift_hold",
    "test_sample",
    "tell_test",
    "resume",
    "fix_hearing",
    "resume_hearing",
    "late_evidence",
    "tell_after_review",
    "tell_licensor",
    "refer_discipline",
    "tell_new_address",
    "return_receipt",
    "ask_deferral",
    "hand_in_on_return",
    "publish",
    "correct_passed_on",
    "record_simple",
    "file_simple",
    "file_simple_ashore",
    "archive_after_court",
    "file_up",
    "archive",
)


def may(*, filed: str, decided: str, served: str, heard: str) -> May:
    """Say what must have happened before each step, by the words of the penalty case for filing, decision and so on."""
    return {
        Line.ORDERED_TO_STOP: (Needs({Line.OFFENCE_SEEN}),),
        Line.INQUIRY: (Needs({filed}),),
        Line.RECUSAL_ASKED: (Needs({filed}),),
        Line.RECUSAL_DECIDED: (Needs({Line.RECUSAL_ASKED}),),
        Line.HOLD_APPROVED: (Needs({Line.HELD_ON_SPOT}),),
        Line.HOLD_REPORTED: (Needs({Line.HELD_ON_SPOT}),),
        Line.HOLD_NOT_WARRANTED: (Needs({Line.HELD_ON_SPOT}),),
        Line.HOLD_LIFTED: (Needs({Line.HOLD_NOT_WARRANTED}),),
        Line.SAMPLED: (Needs({filed}),),
        Line.TEST_RECEIVED: (Needs({filed}),),
        Line.TEST_TOLD: (Needs({Line.TEST_RECEIVED}),),
        Line.CAUSE_GONE: (Needs({filed}),),
        Line.HEARING_FIXED: (Needs({filed}),),
        Line.HEARING_CAUSE_GONE: (Needs({filed}),),
        Line.HEARING_RESUMED: (Needs({Line.HEARING_CAUSE_GONE}),),
        Line.EVIDENCE_ADDED: (Needs({heard}),),
        Line.DELIBERATED: (Needs({filed}),),
        Line.TO_LICENSOR: (Needs({decided}),),
        Line.DISCIPLINE_LEAD: (Needs({filed}),),
        Line.TO_DISCIPLINE: (Needs({Line.DISCIPLINE_LEAD}),),
        Line.ADDRESS_CHANGED: (Needs({filed}),),
        Line.ADDRESS_TOLD: (Needs({Line.ADDRESS_CHANGED}),),
        Line.ENTRUSTED_SERVICE: (Needs({decided}),),
        Line.RECEIPT_RETURNED: (Needs({Line.ENTRUSTED_SERVICE}),),
        Line.DEFERRAL_ASKED: (Needs({served}),),
        Line.PASSED_CORRECTED: (Needs({decided}),),
        Line.RECORDED_ON_SPOT: (Needs({decided}),),
        Line.PAPERS_RETURNED: (Needs({decided}),),
        Line.COURT_ENFORCED: (Needs({decided}),),
        Line.FILED_UP: (Needs({decided}),),
        Line.ARCHIVED: (Needs({decided}),),
    }
