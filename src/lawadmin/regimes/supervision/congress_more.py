"""人大监督的其他方式: money matters, inspections of enforcement, questions put to an organ, contact with deputies."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.regimes.shared.wrong import Wrong, denied, exceeds, fewer, unstated, wrongs

_ORGANISATION = "local-organisation-act"


class Finance(StrEnum):
    """What goes before the standing committee about budget, plan and audit."""

    CALLED = "常委会会议通知"
    ADJUSTMENT_SENT = "送交预算调整初步方案"
    RESOLVED = "决议"
    EXECUTION = "报告执行决议"


@frozen
class Call:
    """State the day of the meeting."""

    meeting_on: date | None = None


@frozen
class Resolution:
    """State within how many days its execution is to be reported, and how many items it has."""

    term: int | None = None
    items: int | None = None


@frozen
class Execution:
    """State how many items there were, and how many are carried out."""

    items: int | None = None
    mended: int | None = None


FINANCE = Procedure(
    name="congress-finance",
    title="人大财政经济监督",
    title_en="The congress on finance",
    clause="2.6.1",
    act="standing-committee-supervision-act",
    steps=Finance,
    starts={Finance.CALLED, Finance.RESOLVED},
    facts={Finance.CALLED: Call, Finance.RESOLVED: Resolution, Finance.EXECUTION: Execution},
    may={
        Finance.ADJUSTMENT_SENT: (Needs({Finance.CALLED}),),
        Finance.EXECUTION: (Needs({Finance.RESOLVED}),),
    },
    must=("budget_adjustment", "report_audit_resolution", "report_finance_resolution"),
    outside={Finance.CALLED, Finance.RESOLVED},
)


class Inspection(StrEnum):
    """What can happen when the standing committee inspects how a law is carried out."""

    INSPECTED = "执法检查结束"
    REPORTED = "执法检查报告"
    RESOLVED = "决议"
    EXECUTION = "报告执行决议"


INSPECTION = Procedure(
    name="congress-inspection",
    title="人大执法检查",
    title_en="The congress on enforcement",
    clause="2.6.1",
    act="standing-committee-supervision-act",
    steps=Inspection,
    starts={Inspection.INSPECTED},
    facts={Inspection.RESOLVED: Resolution, Inspection.EXECUTION: Execution},
    may={
        Inspection.REPORTED: (Needs({Inspection.INSPECTED}),),
        Inspection.RESOLVED: (Needs({Inspection.REPORTED}),),
        Inspection.EXECUTION: (Needs({Inspection.RESOLVED}),),
    },
    must=("inspection_report", "report_inspection_resolution"),
    outside={Inspection.INSPECTED, Inspection.REPORTED, Inspection.RESOLVED},
)


class Question(StrEnum):
    """What can happen to a question that members put to an organ (质询案)."""

    PUT = "提出质询案"
    ASSIGNED = "决定交由答复"
    ORAL = "口头答复"
    WRITTEN = "书面答复"
    DISCONTENT = "过半数不满意"
    AGAIN = "再作答复"
    CLOSED = "质询结束"


@frozen
class Put:
    """State how many members put the question; in a county three of the committee are enough (第五十三条)."""

    members: int | None = None


@frozen
class Reply:
    """State whether the head of the organ came to answer, or signed the answer (第五十三条第三款)."""

    head: bool | None = None


QUESTION = Procedure(
    name="congress-question",
    title="质询案答复",
    title_en="Questions put by the congress",
    clause="2.6.1",
    act=_ORGANISATION,
    steps=Question,
    starts={Question.PUT},
    facts={Question.PUT: Put, Question.ORAL: Reply, Question.WRITTEN: Reply, Question.AGAIN: Reply},
    may={
        Question.ASSIGNED: (Needs({Question.PUT}, article="第五十三条第二款"),),
        Question.ORAL: (Needs({Question.ASSIGNED}, article="第五十三条第二款"),),
        Question.WRITTEN: (Needs({Question.ASSIGNED}, article="第五十三条第二款"),),
        Question.DISCONTENT: (Needs({Question.ORAL, Question.WRITTEN}),),
        Question.AGAIN: (Needs({Question.DISCONTENT}),),
        Question.CLOSED: (
            Needs({Question.ORAL, Question.WRITTEN}, article="第五十三条第二款"),
            Needs({Question.AGAIN}, when="不满意", article="standing-committee-supervision-act/第五十三条"),
        ),
    },
    traits={"不满意": Trait({Question.DISCONTENT})},
    must=(),
    ends={Question.CLOSED},
    outside={Question.PUT, Question.ASSIGNED, Question.DISCONTENT, Question.CLOSED},
)


class Contact(StrEnum):
    """What happens between the government and the congress all the year round."""

    ESTABLISHED = "成立"
    INFORMED = "通报代表"
    REPORT_RECEIVED = "收到代表视察调研报告"
    FED_BACK = "反馈代表"
    OPINION_RECEIVED = "收到常委会意见建议"
    HANDLED = "报告办理情况"
    ELECTED = "政府领导人员选举产生"
    PROPOSED = "提请任命"
    DETAINED = "拘留代表"
    CONGRESS_TOLD = "报告人大"
    TOWNSHIP_DEPUTY_HELD = "对乡镇代表采取强制措施"
    TOWNSHIP_TOLD = "报告乡镇人大"
    CONSULTED = "听取政协意见"
    CONSULTATION_ANSWERED = "答复政协意见"
    DISSOLVED = "撤销"


@frozen
class Opinions:
    """State how many opinions there were, and how many were taken up or answered with reasons."""

    items: int | None = None
    mended: int | None = None


@frozen
class Outcome:
    """State what was done about it."""

    outcome: str | None = None


CONTACT = Procedure(
    name="congress-contact",
    title="联系人大代表和政协",
    title_en="Contact with deputies",
    clause="2.6.1",
    act="deputies-act",
    steps=Contact,
    starts={Contact.ESTABLISHED, Contact.REPORT_RECEIVED, Contact.OPINION_RECEIVED, Contact.ELECTED, Contact.DETAINED},
    facts={
        Contact.FED_BACK: Outcome,
        Contact.HANDLED: Outcome,
        Contact.CONSULTATION_ANSWERED: Opinions,
    },
    may={
        Contact.INFORMED: (Needs({Contact.ESTABLISHED}),),
        Contact.FED_BACK: (Needs({Contact.REPORT_RECEIVED}, article="第三十一条第一款"),),
        Contact.HANDLED: (Needs({Contact.OPINION_RECEIVED}, article=f"{_ORGANISATION}/第五十条第二款"),),
        Contact.PROPOSED: (Needs({Contact.ELECTED}, article=f"{_ORGANISATION}/第七十一条"),),
        Contact.CONGRESS_TOLD: (Needs({Contact.DETAINED}),),
        Contact.TOWNSHIP_DEPUTY_HELD: (Needs({Contact.ESTABLISHED}),),
        Contact.TOWNSHIP_TOLD: (Needs({Contact.TOWNSHIP_DEPUTY_HELD}, article="第三十九条第四款"),),
        Contact.CONSULTED: (Needs({Contact.ESTABLISHED}),),
        Contact.CONSULTATION_ANSWERED: (Needs({Contact.CONSULTED}),),
        Contact.DISSOLVED: (Needs({Contact.ESTABLISHED}),),
    },
    must=(
        "inform",
        "feed_back",
        "report_detention",
        "report_arrest",
        f"{_ORGANISATION}/report_handling",
        f"{_ORGANISATION}/propose_appointments",
    ),
    ends={Contact.DISSOLVED},
)


CHECKS = (
    wrongs("resolution-whole", FINANCE, Wrong(Finance.EXECUTION, "resolution-open", exceeds("items", "mended"))),
    wrongs("inspection-mended", INSPECTION, Wrong(Inspection.EXECUTION, "resolution-open", exceeds("items", "mended"))),
    wrongs(
        "question-answered-by-head",
        QUESTION,
        Wrong(Question.PUT, "too-few-members", fewer("members", 3), "第五十三条第一款"),
        Wrong(Question.ORAL, "head-not-answering", denied("head"), "第五十三条第三款"),
        Wrong(Question.WRITTEN, "head-not-answering", denied("head"), "第五十三条第三款"),
        citation="地方各级人民代表大会和地方各级人民政府组织法 第五十三条",
    ),
    wrongs(
        "congress-answered",
        CONTACT,
        Wrong(Contact.FED_BACK, "no-outcome", unstated("outcome"), "第三十一条第一款"),
        Wrong(Contact.HANDLED, "no-outcome", unstated("outcome"), f"{_ORGANISATION}/第五十条第二款"),
        Wrong(Contact.CONSULTATION_ANSWERED, "opinions-unanswered", exceeds("items", "mended")),
    ),
)
