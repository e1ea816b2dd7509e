"""审计机关的日常职责和财政违法行为: yearly report, risks told, reports handled; orders after a fiscal breach."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, exceeds, fewer, unstated, wrongs


class Duty(StrEnum):
    """What happens in the standing matter of an audit office."""

    ESTABLISHED = "成立"
    REPORTED = "审计工作报告"
    RISK_FOUND = "发现风险隐患"
    RISK_REPORTED = "报告风险"
    RISK_TOLD = "通报风险"
    ACCUSED = "收到举报"
    HANDLED = "处理举报"
    PLANNED = "确定审计计划"
    UNIT_TOLD = "告知被审计企业"
    LISTED_TOLD = "告知上市公司"
    TO_REDO = "责成重新决定"
    TO_DECIDE = "责成作出决定"
    DECIDED = "审计决定"
    DISSOLVED = "撤销"


@frozen
class Report:
    """State how many problems the year's audits found, and of how many the report tells the mending."""

    items: int | None = None
    mended: int | None = None


@frozen
class Handling:
    """State what came of a report, and whether the reporter was named to the unit."""

    outcome: str | None = None
    disclosed: bool | None = None


@frozen
class Publication:
    """State on which day the result is to be published."""

    publish_on: date | None = None


_RULES = "audit-implementation-regulation"

AUDIT_DUTY = Procedure(
    name="audit-duty",
    title="审计工作",
    title_en="The audit office's duties",
    clause="2.6.3",
    act="audit-act",
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={
        Duty.REPORTED: Report,
        Duty.HANDLED: Handling,
        Duty.LISTED_TOLD: Publication,
        Duty.TO_REDO: Term,
        Duty.TO_DECIDE: Term,
    },
    may={
        Duty.REPORTED: (Needs({Duty.ESTABLISHED}, article="第四条第一款"),),
        Duty.RISK_FOUND: (Needs({Duty.ESTABLISHED}, article="第三十条"),),
        Duty.RISK_REPORTED: (Needs({Duty.RISK_FOUND}, article="第三十条"),),
        Duty.RISK_TOLD: (Needs({Duty.RISK_FOUND}, article="第三十条"),),
        Duty.ACCUSED: (Needs({Duty.ESTABLISHED}, article=f"{_RULES}/第六条"),),
        Duty.HANDLED: (Needs({Duty.ACCUSED}, article=f"{_RULES}/第六条"),),
        Duty.PLANNED: (Needs({Duty.ESTABLISHED}, article=f"{_RULES}/第三十四条"),),
        Duty.UNIT_TOLD: (Needs({Duty.PLANNED}, article=f"{_RULES}/第三十四条第二款"),),
        Duty.LISTED_TOLD: (Needs({Duty.ESTABLISHED}, article=f"{_RULES}/第三十三条第三款"),),
        Duty.TO_REDO: (Needs({Duty.ESTABLISHED}, article=f"{_RULES}/第四十三条第二款"),),
        Duty.TO_DECIDE: (Needs({Duty.ESTABLISHED}, article=f"{_RULES}/第四十三条第三款"),),
        Duty.DECIDED: (Needs({Duty.TO_REDO, Duty.TO_DECIDE}),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=("report_audit", "report_risk", "handle_report", "tell_planned", "tell_listed", "redo", "make_up"),
    ends={Duty.DISSOLVED},
)


class Breach(StrEnum):
    """What can happen once a fiscal breach is looked into, in the words of the Regulation."""

    STARTED = "开始调查"
    HELD = "先行登记保存"
    HELD_DECIDED = "保存处理"
    TO_COOPERATE = "责令限期改正"
    COOPERATED = "改正"
    TO_ADJUST = "责令限期调整"
    ADJUSTED = "调整预算科目"
    TO_RETURN = "责令限期退还"
    RETURNED = "退还"
    TRANSFER_RECEIVED = "收到移送"
    TRANSFER_HANDLED = "处理移送事项"


@frozen
class Team:
    """State how many officers look into it, and whether they showed their certificates (第二十一条 前后)."""

    officers: int | None = None
    certificate_shown: bool | None = None


@frozen
class Order:
    """State within how many days the order is to be carried out, and the sum to be returned, in yuan."""

    term: int | None = None
    amount: int | None = None


@frozen
class Returned:
    """State the sum owed and the sum returned, in yuan."""

    owed: int | None = None
    returned: int | None = None


@frozen
class Outcome:
    """State what was done about a matter passed on."""

    outcome: str | None = None


FISCAL_BREACH = Procedure(
    name="fiscal-breach",
    title="财政违法行为处理",
    title_en="Fiscal breaches",
    clause="2.6.3",
    act="fiscal-breaches-regulation",
    steps=Breach,
    starts={Breach.STARTED, Breach.TRANSFER_RECEIVED},
    facts={
        Breach.STARTED: Team,
        Breach.TO_COOPERATE: Order,
        Breach.TO_ADJUST: Order,
        Breach.TO_RETURN: Order,
        Breach.RETURNED: Returned,
        Breach.TRANSFER_HANDLED: Outcome,
    },
    may={
        Breach.HELD: (Needs({Breach.STARTED}, article="第二十三条"),),
        Breach.HELD_DECIDED: (Needs({Breach.HELD}, article="第二十三条"),),
        Breach.TO_COOPERATE: (Needs({Breach.STARTED}, article="第二十一条第二款"),),
        Breach.COOPERATED: (Needs({Breach.TO_COOPERATE}),),
        Breach.TO_ADJUST: (Needs({Breach.STARTED}, article="第七条"),),
        Breach.ADJUSTED: (Needs({Breach.TO_ADJUST}),),
        Breach.TO_RETURN: (Needs({Breach.STARTED}),),
        Breach.RETURNED: (Needs({Breach.TO_RETURN}),),
        Breach.TRANSFER_HANDLED: (Needs({Breach.TRANSFER_RECEIVED}, article="第三十条"),),
    },
    must=("hold_evidence", "cooperate", "adjust_accounts", "return_gains", "handle_transferred"),
)


CHECKS = (
    wrongs(
        "audit-work-whole",
        AUDIT_DUTY,
        Wrong(Duty.REPORTED, "report-incomplete", exceeds("items", "mended"), "第五十二条"),
        Wrong(Duty.HANDLED, "no-outcome", unstated("outcome"), f"{_RULES}/第六条"),
        Wrong(Duty.HANDLED, "informer-betrayed", claimed("disclosed"), f"{_RULES}/第六条"),
    ),
    wrongs(
        "fiscal-breach-by-rule",
        FISCAL_BREACH,
        Wrong(Breach.STARTED, "too-few-officers", fewer("officers", 2)),
        Wrong(Breach.STARTED, "certificate-not-shown", denied("certificate_shown")),
        Wrong(Breach.RETURNED, "returned-in-part", exceeds("owed", "returned")),
        Wrong(Breach.TRANSFER_HANDLED, "no-outcome", unstated("outcome"), "第三十条"),
    ),
)
