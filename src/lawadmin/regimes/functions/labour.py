"""劳动保障监察和劳动争议仲裁: labour inspection, and the arbitration of labour disputes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Prolonged, Term
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, fewer, wrongs


class Step(StrEnum):
    """What can happen to a case of labour inspection, in the words of the Regulation."""

    BREACH = "违法行为发生"
    BREACH_OVER = "违法行为终了"
    REPORTED = "举报"
    COMPLAINED = "投诉"
    FOUND = "发现违法行为"
    BELIEVED = "认为有违法行为"
    FILED = "立案"
    INSPECTED = "调查检查"
    EXTENDED = "延长"
    INVESTIGATED = "调查终结"
    HEARD = "听取陈述申辩"
    ORDERED = "责令限期支付"
    PAID = "支付"
    SURCHARGED = "责令加付赔偿金"
    MENDING = "责令改正"
    PENALISED = "处罚决定"
    HANDLED = "行政处理决定"
    DROPPED = "撤销立案"
    FOREIGN = "发现不属于监察事项"
    TRANSFERRED = "移送"
    UNLICENSED = "发现无照用工"
    REGISTRY_TOLD = "通报工商部门"
    MASS_INCIDENT = "群体性事件发生"
    INCIDENT_HANDLED = "处理群体性事件"


@frozen
class Inspection:
    """State how many inspectors there were, whether certificates were shown, and whether one had a stake."""

    officers: int | None = None
    certificate_shown: bool | None = None
    interested: bool | None = None


_DECISION = frozenset({Step.PENALISED, Step.HANDLED, Step.DROPPED, Step.TRANSFERRED})
_DECIDED = (
    Needs({Step.INVESTIGATED}, unless={Step.DROPPED, Step.TRANSFERRED}, article="第十八条第一款"),
    Needs({Step.HEARD}, article="第十九条"),
)

INSPECTION = Procedure(
    name="labour-inspection",
    title="劳动保障监察",
    title_en="Labour inspection",
    clause="2.1.5",
    act="labour-security-supervision-regulation",
    steps=Step,
    starts={
        Step.BREACH,
        Step.BREACH_OVER,
        Step.REPORTED,
        Step.COMPLAINED,
        Step.FOUND,
        Step.BELIEVED,
        Step.MASS_INCIDENT,
    },
    facts={Step.INSPECTED: Inspection, Step.ORDERED: Term, Step.EXTENDED: Prolonged},
    may={
        Step.FILED: (Needs({Step.REPORTED, Step.COMPLAINED, Step.FOUND, Step.BELIEVED}, article="第十四条第二款"),),
        Step.INSPECTED: (Needs({Step.FILED}, article="第十六条第一款"),),
        Step.EXTENDED: (Needs({Step.FILED}, unless={Step.INVESTIGATED}, article="第十七条"),),
        Step.INVESTIGATED: (Needs({Step.INSPECTED}, article="第十七条"),),
        Step.HEARD: (Needs({Step.INVESTIGATED}, article="第十九条"),),
        Step.ORDERED: (Needs({Step.INVESTIGATED}, article="第二十六条"),),
        Step.PAID: (Needs({Step.ORDERED}, article="第二十六条"),),
        Step.SURCHARGED: (Needs({Step.ORDERED}, unless={Step.PAID}, waits={"pay_wages"}, article="第二十六条"),),
        Step.MENDING: (Needs({Step.FILED}, article="第十八条第一款第二项"),),
        Step.PENALISED: _DECIDED,
        Step.HANDLED: _DECIDED,
        Step.DROPPED: (
            Needs({Step.INVESTIGATED}, unless={Step.PENALISED, Step.HANDLED}, article="第十八条第一款第三项"),
        ),
        Step.FOREIGN: (Needs({Step.REPORTED, Step.COMPLAINED, Step.FILED}, article="第十八条第二款"),),
        Step.TRANSFERRED: (Needs({Step.FOREIGN}, article="第十八条第二款"),),
        Step.UNLICENSED: (Needs({Step.FILED}, article="第三十三条"),),
        Step.REGISTRY_TOLD: (Needs({Step.UNLICENSED}, article="第三十三条"),),
        Step.INCIDENT_HANDLED: (Needs({Step.MASS_INCIDENT}, article="第十四条第四款"),),
    },
    must=(
        "limitation",
        "file_case",
        "investigate",
        "transfer",
        "pay_wages",
        "tell_registry",
        "handle_mass_incident",
    ),
    ends=_DECISION,
    party={Step.REPORTED, Step.COMPLAINED, Step.PAID, Step.BREACH, Step.BREACH_OVER},
)


class Dispute(StrEnum):
    """What can happen to a labour dispute, in the words of the Law."""

    KNOWN = "知道权利被侵害"
    EMPLOYMENT_OVER = "劳动关系终止"
    INTERRUPTED = "时效中断"
    BARRED = "时效中止"
    BARRED_OVER = "中止原因消除"
    MEDIATION_ASKED = "收到调解申请"
    MEDIATED = "调解协议"
    APPLIED = "申请仲裁"
    RECEIVED = "收到仲裁申请"
    ACCEPTED = "受理"
    REFUSED = "不予受理"
    COPY_SENT = "送达申请书副本"
    COPY_RECEIVED = "收到申请书副本"
    DEFENDED = "收到答辩书"
    DEFENCE_SENT = "送达答辩书副本"
    PANEL = "组成仲裁庭"
    PANEL_TOLD = "通知仲裁庭组成"
    RECUSAL = "申请回避"
    RECUSAL_DECIDED = "决定回避"
    HEARING_NOTICE = "开庭通知"
    POSTPONEMENT = "请求延期开庭"
    EVIDENCE_ASKED = "要求提供证据"
    EVIDENCE = "提供证据"
    HEARD = "开庭"
    MEDIATION_TRIED = "先行调解"
    MEDIATION_FAILED = "调解不成"
    EXTENDED = "延长"
    AWARD = "裁决"
    SETTLEMENT = "调解书"
    SETTLEMENT_EFFECTIVE = "调解书生效"
    WITHDRAWN = "撤回申请"
    AWARD_RECEIVED = "收到裁决书"
    AWARD_EFFECTIVE = "裁决书生效"
    SUED = "起诉"
    ANNULMENT = "申请撤销裁决"
    ANNULLED = "收到撤销裁定"
    PERFORMED = "履行"


@frozen
class Application:
    """State whether the claim is for wages owed."""

    wages: bool | None = None


@frozen
class Panel:
    """State how many arbitrators there are, and whether the case is simple (第三十一条)."""

    arbitrators: int | None = None
    simple: bool | None = None
    interested: bool | None = None


@frozen
class HearingNotice:
    """State the day of the hearing that is announced."""

    hearing_on: date | None = None


@frozen
class Award:
    """State whether the award is final (第四十七条), and whether a minority's opinion was recorded."""

    final: bool | None = None
    minority_recorded: bool | None = None


_CLOSED = frozenset({Dispute.AWARD, Dispute.SETTLEMENT, Dispute.WITHDRAWN, Dispute.REFUSED})
_OPEN = frozenset({Dispute.ACCEPTED})

ARBITRATION = Procedure(
    name="labour-arbitration",
    title="劳动争议仲裁",
    title_en="Labour arbitration",
    clause="2.1.5",
    act="labour-dispute-mediation-and-arbitration-act",
    steps=Dispute,
    starts={Dispute.KNOWN, Dispute.EMPLOYMENT_OVER, Dispute.MEDIATION_ASKED, Dispute.APPLIED, Dispute.RECEIVED},
    facts={
        Dispute.EMPLOYMENT_OVER: Application,
        Dispute.PANEL: Panel,
        Dispute.HEARING_NOTICE: HearingNotice,
        Dispute.EVIDENCE_ASKED: Term,
        Dispute.EXTENDED: Prolonged,
        Dispute.AWARD: Award,
        Dispute.AWARD_RECEIVED: Award,
        Dispute.SETTLEMENT_EFFECTIVE: Term,
    },
    spans=(Span("时效中止", {Dispute.BARRED}, {Dispute.BARRED_OVER}, by="当事人"),),
    traits={
        "拖欠劳动报酬": Trait({Dispute.EMPLOYMENT_OVER}, "wages"),
        "终局裁决": Trait({Dispute.AWARD, Dispute.AWARD_RECEIVED}, "final"),
    },
    may={
        Dispute.INTERRUPTED: (Needs({Dispute.KNOWN}, article="第二十七条第二款"),),
        Dispute.BARRED: (Needs({Dispute.KNOWN}, article="第二十七条第三款"),),
        Dispute.BARRED_OVER: (Needs({Dispute.BARRED}, article="第二十七条第三款"),),
        Dispute.MEDIATED: (Needs({Dispute.MEDIATION_ASKED}, article="第十四条第一款"),),
        Dispute.ACCEPTED: (Needs({Dispute.RECEIVED}, unless={Dispute.REFUSED}, article="第二十九条"),),
        Dispute.REFUSED: (Needs({Dispute.RECEIVED}, unless={Dispute.ACCEPTED}, article="第二十九条"),),
        Dispute.COPY_SENT: (Needs(_OPEN, article="第三十条第一款"),),
        Dispute.COPY_RECEIVED: (Needs({Dispute.COPY_SENT}, article="第三十条第二款"),),
        Dispute.DEFENDED: (Needs({Dispute.COPY_SENT}, article="第三十条第二款"),),
        Dispute.DEFENCE_SENT: (Needs({Dispute.DEFENDED}, article="第三十条第二款"),),
        Dispute.PANEL: (Needs(_OPEN, article="第三十一条"),),
        Dispute.PANEL_TOLD: (Needs({Dispute.PANEL}, article="第三十二条"),),
        Dispute.RECUSAL: (Needs({Dispute.PANEL_TOLD}, article="第三十三条第一款"),),
        Dispute.RECUSAL_DECIDED: (Needs({Dispute.RECUSAL}, article="第三十三条第二款"),),
        Dispute.HEARING_NOTICE: (Needs({Dispute.PANEL_TOLD}, article="第三十五条"),),
        Dispute.POSTPONEMENT: (Needs({Dispute.HEARING_NOTICE}, article="第三十五条"),),
        Dispute.EVIDENCE_ASKED: (Needs(_OPEN, article="第三十九条第二款"),),
        Dispute.EVIDENCE: (Needs(_OPEN, article="第三十九条第一款"),),
        Dispute.HEARD: (Needs({Dispute.HEARING_NOTICE}, article="第三十五条"),),
        Dispute.MEDIATION_TRIED: (Needs(_OPEN, article="第四十二条第一款"),),
        Dispute.MEDIATION_FAILED: (Needs({Dispute.MEDIATION_TRIED}, article="第四十二条第四款"),),
        Dispute.EXTENDED: (Needs(_OPEN, unless=_CLOSED, article="第四十三条第一款"),),
        Dispute.AWARD: (
            Needs({Dispute.HEARD}, unless=_CLOSED, article="第三十五条"),
            Needs({Dispute.MEDIATION_FAILED}, article="第四十二条第一款"),
        ),
        Dispute.SETTLEMENT: (Needs({Dispute.MEDIATION_TRIED}, unless=_CLOSED, article="第四十二条第二款"),),
        Dispute.SETTLEMENT_EFFECTIVE: (Needs({Dispute.SETTLEMENT}, article="第四十二条第三款"),),
        Dispute.WITHDRAWN: (Needs({Dispute.RECEIVED}, unless=_CLOSED),),
        Dispute.AWARD_RECEIVED: (Needs({Dispute.AWARD}, article="第五十条"),),
        Dispute.AWARD_EFFECTIVE: (Needs({Dispute.AWARD}, article="第五十条"),),
        Dispute.SUED: (Needs({Dispute.AWARD_RECEIVED, Dispute.REFUSED, Dispute.RECEIVED, Dispute.ANNULLED}),),
        Dispute.ANNULMENT: (Needs({Dispute.AWARD_RECEIVED}, article="第四十九条第一款"),),
        Dispute.ANNULLED: (Needs({Dispute.ANNULMENT}, article="第四十九条第三款"),),
        Dispute.PERFORMED: (
            Needs({Dispute.SETTLEMENT_EFFECTIVE, Dispute.AWARD_EFFECTIVE, Dispute.AWARD}, article="第五十一条"),
        ),
    },
    must=(
        "mediate",
        "limitation",
        "accept",
        "send_copy",
        "defend",
        "send_defence",
        "tell_panel",
        "decide_recusal",
        "hearing_notice",
        "ask_postponement",
        "produce_evidence",
        "award_after_failure",
        "award",
        "sue_final",
        "annul",
        "sue_after_annulment",
        "sue",
        "perform",
    ),
    ends=_CLOSED,
    party={
        Dispute.KNOWN,
        Dispute.EMPLOYMENT_OVER,
        Dispute.INTERRUPTED,
        Dispute.APPLIED,
        Dispute.RECUSAL,
        Dispute.POSTPONEMENT,
        Dispute.EVIDENCE,
        Dispute.WITHDRAWN,
        Dispute.SUED,
        Dispute.ANNULMENT,
        Dispute.PERFORMED,
    },
    outside={Dispute.MEDIATED, Dispute.ANNULLED},
)


def _panel(event: Event) -> bool:
    """Tell whether a panel is neither of three, nor of one in a simple case (第三十一条)."""
    number = event.fact("arbitrators")
    return number is not None and number != 3 and not (number == 1 and event.fact("simple") is True)


CHECKS = (
    wrongs(
        "labour-inspection",
        INSPECTION,
        Wrong(Step.INSPECTED, "too-few-officers", fewer("officers", 2), "第十六条第一款"),
        Wrong(Step.INSPECTED, "certificate-not-shown", denied("certificate_shown"), "第十六条第一款"),
        Wrong(Step.INSPECTED, "not-recused", claimed("interested"), "第十六条第二款"),
        citation="劳动保障监察条例 第十六条",
    ),
    wrongs(
        "labour-arbitration",
        ARBITRATION,
        Wrong(Dispute.PANEL, "bad-panel", _panel, "第三十一条"),
        Wrong(Dispute.PANEL, "not-recused", claimed("interested"), "第三十三条第一款"),
        Wrong(Dispute.AWARD, "dissent-unrecorded", denied("minority_recorded"), "第四十五条"),
        citation="劳动争议调解仲裁法 第三十一条、第四十五条",
    ),
)
