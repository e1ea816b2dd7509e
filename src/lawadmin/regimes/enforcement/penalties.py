"""行政处罚: from the offence to the file that is closed.

Simple and ordinary procedure, hearing, legal review, collective discussion, service, publicity, payment, enforcement.
The term of the ordinary procedure begins in 2021; before that the Act has none. What counts as the decision is the
decision on paper: an opinion within the organ or a word on the telephone is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.enforcement import lines
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen in a penalty case, in the words of the Act."""

    OFFENCE = "违法行为发生"
    OFFENCE_ENDED = "违法行为终了"
    DISCOVERED = "发现违法行为"
    LEAD = "发现线索"
    MATERIAL = "收到材料"
    ACCEPTED = "受理"
    GROUNDS = "符合立案标准"
    NOT_FILED = "不予立案"
    FILED = "立案"
    TOLD_ON_SPOT = "当场告知"
    RECORDED = "电子监控记录"
    RECORD_TOLD = "告知违法事实"
    EVIDENCE_HELD = "先行登记保存"
    EVIDENCE_DECIDED = "保存处理"
    SUSPENDED = "中止"
    RESUMED = "恢复"
    APPRAISAL = "鉴定"
    APPRAISED = "鉴定结束"
    TESTING = "检测"
    TESTED = "检测结束"
    INSPECTION = "检验"
    INSPECTED = "检验结束"
    QUARANTINE = "检疫"
    QUARANTINED = "检疫结束"
    MONITORING = "监测"
    MONITORED = "监测结束"
    IDENTIFICATION = "权利人辨认"
    IDENTIFIED = "权利人辨认结束"
    REFUND = "责令退款"
    REFUNDED = "责令退款结束"
    INVESTIGATED = "调查终结"
    INTERNAL_OPINION = "内部意见"
    TOLD = "告知"
    HEARD_OUT = "陈述申辩"
    HEARING_RIGHT = "告知听证权"
    HEARING_ASKED = "要求听证"
    HEARING_NOTICE = "听证通知"
    HEARING = "举行听证"
    HEARING_OVER = "听证结束"
    FOR_REVIEW = "收到审核材料"
    LEGAL_REVIEW = "法制审核"
    DISCUSSED = "集体讨论"
    EXTENDED = "延长"
    CRIME_FOUND = "发现涉嫌犯罪"
    TRANSFERRED = "移送司法机关"
    DECIDED = "处罚决定"
    NOT_PENALISED = "不予处罚"
    ANNOUNCED = "公告送达"
    SERVED = "送达"
    PUBLISHED = "公开"
    TAKEN_DOWN = "撤下公示"
    DEFERRED = "批准延期分期"
    COLLECTED = "当场收缴罚款"
    ASHORE = "抵岸"
    HANDED_IN = "上交罚款"
    PAID_IN = "缴付银行"
    PAID = "缴清"
    SURCHARGED = "加处罚款"
    DEMANDED = "催告送达"
    SUED = "起诉"
    RECONSIDERATION = "申请复议"
    COURT_ASKED = "申请法院执行"
    ENFORCED = "执行完毕"
    CLOSED = "结案"
    DROPPED = "撤销立案"
    WITHDRAWN = "撤销案件"
    PASSED_ON = "移送其他部门"
    ENDED = "终止调查"
    ENFORCEMENT_ENDED = "终结执行"


@frozen
class Filing:
    """State what the case calls for: a legal review (第五十八条), a collective discussion (第五十七条第二款)."""

    legal_review: bool | None = None
    weighty: bool | None = None
    harmful: bool | None = None
    supervised: bool | None = None


@frozen
class Decision:
    """State the offence by its code, the band of the discretion standard, and the fine, in yuan.

    ``pay_by`` is the last day for paying, ``public_interest`` whether the decision is to be published for it, and
    ``licensor_revokes`` whether another organ, which gave the licence, is to revoke it.
    """

    offence: str | None = None
    band: str | None = None
    fine: int | None = None
    pay_by: date | None = None
    public_interest: bool | None = None
    licensor_revokes: bool | None = None


@frozen
class Investigation:
    """State how many officers investigated, and whether they showed their certificates."""

    officers: int | None = None
    certificate_shown: bool | None = None
    legal_review: bool | None = None
    weighty: bool | None = None
    harmful: bool | None = None


@frozen
class HearingNotice:
    """State the day of the hearing that is announced."""

    hearing_on: date | None = None


@frozen
class Deferral:
    """State until when a fine may be paid, in one or several parts; ``days`` is what that adds to the term."""

    pay_until: date | None = None
    days: int | None = None


_DECISION = frozenset({Step.DECIDED, Step.NOT_PENALISED, Step.TRANSFERRED})
_EXCLUDED = (
    (Step.APPRAISAL, Step.APPRAISED),
    (Step.TESTING, Step.TESTED),
    (Step.INSPECTION, Step.INSPECTED),
    (Step.QUARANTINE, Step.QUARANTINED),
    (Step.MONITORING, Step.MONITORED),
    (Step.IDENTIFICATION, Step.IDENTIFIED),
    (Step.REFUND, Step.REFUNDED),
)

PENALTY = Procedure(
    name="penalty",
    title="行政处罚",
    title_en="Penalties",
    clause="2.4.1",
    act="administrative-penalty-act",
    steps=(*Step, *lines.Line),
    starts={
        *lines.STARTS,
        Step.OFFENCE,
        Step.OFFENCE_ENDED,
        Step.DISCOVERED,
        Step.LEAD,
        Step.MATERIAL,
        Step.GROUNDS,
        Step.FILED,
        Step.TOLD_ON_SPOT,
        Step.RECORDED,
        Step.ASHORE,
    },
    facts={
        Step.FILED: Filing,
        Step.INVESTIGATED: Investigation,
        Step.DECIDED: Decision,
        Step.HEARING_NOTICE: HearingNotice,
        Step.DEFERRED: Deferral,
        Step.EXTENDED: Prolonged,
    },
    spans=(
        Span("听证", {Step.HEARING}, {Step.HEARING_OVER, *_DECISION}),
        Span("中止", {Step.SUSPENDED}, {Step.RESUMED, *_DECISION}),
        Span("送达", {Step.DECIDED}, {Step.SERVED}, per=True),
        *(Span(begin.value, {begin}, {end, *_DECISION}) for begin, end in _EXCLUDED),
        Span("公告", {Step.ANNOUNCED}, {Step.SERVED}, per=True),
    ),
    traits={
        "普通程序": Trait({Step.FILED}),
        "简易程序": Trait({Step.TOLD_ON_SPOT}, lost=frozenset({Step.FILED})),
        "须法制审核": Trait({Step.FILED, Step.INVESTIGATED}, "legal_review"),
        "重大复杂": Trait({Step.FILED, Step.INVESTIGATED}, "weighty"),
        "危害生命健康或者金融安全": Trait({Step.FILED, Step.INVESTIGATED}, "harmful"),
        "要求听证": Trait({Step.HEARING_ASKED}),
        "受到处罚": Trait({Step.DECIDED}),
        "应当履行决定": Trait({Step.DECIDED}, lost=frozenset({Step.COLLECTED})),
        "上级督办": Trait({Step.FILED}, "supervised"),
        "具有一定社会影响": Trait({Step.DECIDED}, "public_interest"),
        "应由原许可部门吊销": Trait({Step.DECIDED}, "licensor_revokes"),
    },
    may={
        **lines.may(filed=Step.FILED, decided=Step.DECIDED, served=Step.SERVED, heard=Step.HEARING_OVER),
        Step.RECORD_TOLD: (Needs({Step.RECORDED}, article="第四十一条第三款"),),
        Step.EVIDENCE_HELD: (Needs({Step.DISCOVERED, Step.FILED}, article="第五十六条"),),
        Step.EVIDENCE_DECIDED: (Needs({Step.EVIDENCE_HELD}, article="第五十六条"),),
        Step.SUSPENDED: (Needs({Step.FILED}),),
        Step.RESUMED: (Needs({Step.SUSPENDED}),),
        **{begin: (Needs({Step.LEAD, Step.MATERIAL, Step.DISCOVERED, Step.FILED}),) for begin, _ in _EXCLUDED},
        **{end: (Needs({begin}),) for begin, end in _EXCLUDED},
        Step.NOT_FILED: (Needs({Step.LEAD, Step.MATERIAL, Step.DISCOVERED}),),
        Step.FOR_REVIEW: (Needs({Step.FILED}, article="第五十八条第一款"),),
        Step.INVESTIGATED: (Needs({Step.FILED}, article="第五十七条第一款"),),
        Step.INTERNAL_OPINION: (Needs({Step.FILED}),),
        Step.TOLD: (Needs({Step.FILED}, article="第四十四条"),),
        Step.HEARD_OUT: (Needs({Step.TOLD, Step.TOLD_ON_SPOT}, article="第四十五条第一款"),),
        Step.HEARING_RIGHT: (Needs({Step.FILED}, unless=_DECISION, article="第六十三条第一款"),),
        Step.HEARING_ASKED: (Needs({Step.HEARING_RIGHT}, article="第六十四条第一项"),),
        Step.HEARING_NOTICE: (Needs({Step.HEARING_ASKED}, article="第六十四条第二项"),),
        Step.HEARING: (Needs({Step.HEARING_NOTICE}, unless=_DECISION, article="第六十四条第二项"),),
        Step.HEARING_OVER: (Needs({Step.HEARING}, article="第六十四条第八项"),),
        Step.LEGAL_REVIEW: (Needs({Step.FILED}, article="第五十八条第一款"),),
        Step.DISCUSSED: (Needs({Step.FILED}, article="第五十七条第二款"),),
        Step.EXTENDED: (Needs({Step.FILED}, unless=_DECISION),),
        Step.CRIME_FOUND: (Needs({Step.DISCOVERED, Step.FILED}, article="第二十七条第一款"),),
        Step.TRANSFERRED: (Needs({Step.DISCOVERED, Step.FILED}, article="第二十七条第一款"),),
        Step.DECIDED: (
            Needs({Step.FILED, Step.TOLD_ON_SPOT}, article="第五十七条第一款"),
            Needs({Step.TOLD}, when="普通程序", article="第六十二条"),
            Needs({Step.HEARING_OVER}, when="要求听证", article="第六十五条"),
            Needs(waits={"ask_hearing"}, article="第六十四条第一项"),
            Needs({Step.LEGAL_REVIEW}, when="须法制审核", article="第五十八条第一款"),
            Needs({Step.DISCUSSED}, when="重大复杂", article="第五十七条第二款"),
        ),
        Step.NOT_PENALISED: (Needs({Step.FILED}, article="第五十七条第一款"),),
        Step.ANNOUNCED: (Needs({Step.DECIDED}, article="第六十一条第一款"),),
        Step.SERVED: (Needs({Step.DECIDED, Step.NOT_PENALISED}, article="第六十一条第一款"),),
        Step.PUBLISHED: (Needs({Step.DECIDED}, article="第四十八条第一款"),),
        Step.TAKEN_DOWN: (Needs({Step.PUBLISHED}, article="第四十八条第二款"),),
        Step.DEFERRED: (Needs({Step.SERVED}, article="第六十六条第二款"),),
        Step.COLLECTED: (Needs({Step.DECIDED}, article="第六十八条"),),
        Step.HANDED_IN: (Needs({Step.COLLECTED, Step.ASHORE}, article="第七十一条"),),
        Step.PAID_IN: (Needs({Step.HANDED_IN}, article="第七十一条"),),
        Step.PAID: (Needs({Step.DECIDED}, article="第六十七条第三款"),),
        Step.SURCHARGED: (Needs({Step.SERVED}, waits={"pay"}, article="第七十二条第一款第一项"),),
        Step.DEMANDED: (Needs({Step.SERVED}, article="第七十二条第一款第四项"),),
        Step.SUED: (Needs({Step.DECIDED, Step.NOT_PENALISED}),),
        Step.RECONSIDERATION: (Needs({Step.DECIDED, Step.NOT_PENALISED}),),
        Step.COURT_ASKED: (
            Needs(
                {Step.DEMANDED},
                unless={Step.SUED, Step.RECONSIDERATION, Step.PAID},
                waits={"demand"},
                within={"apply_court", "apply_court_deferred"},
                article="第七十二条第一款第四项",
            ),
        ),
        Step.ENFORCED: (Needs({Step.DECIDED}),),
        Step.CLOSED: (Needs({Step.PAID, Step.ENFORCED, Step.NOT_PENALISED, Step.TRANSFERRED, Step.DECIDED}),),
        Step.ACCEPTED: (Needs({Step.LEAD, Step.MATERIAL}),),
        Step.DROPPED: (Needs({Step.FILED}, unless=_DECISION),),
        Step.WITHDRAWN: (Needs({Step.FILED}, unless=_DECISION),),
        Step.PASSED_ON: (Needs({Step.FILED, Step.LEAD, Step.MATERIAL}, unless=_DECISION),),
        Step.ENDED: (Needs({Step.FILED}, unless=_DECISION),),
        Step.ENFORCEMENT_ENDED: (Needs({Step.DECIDED}),),
    },
    must=(
        "limitation",
        "transfer_crime",
        "tell_recorded",
        "file_case",
        "check_lead",
        "file_days",
        "legal_review",
        "state_defence",
        "close",
        "hold_evidence",
        "decide",
        "serve",
        "take_down",
        "ask_hearing",
        "hearing_notice",
        "pay",
        "hand_in",
        "hand_in_ashore",
        "pay_in",
        "apply_court_deferred",
        "civil-procedure-act/announced_service",
        "administrative-litigation-act/sue",
        "administrative-coercion-act/demand",
        "administrative-coercion-act/apply_court",
        *lines.MUST,
    ),
    ends=_DECISION | {Step.DROPPED, Step.WITHDRAWN, Step.PASSED_ON, Step.ENDED},
    links={"review": "reconsideration"},
    party=lines.PARTY | {Step.HEARING_ASKED, Step.HEARD_OUT, Step.PAID, Step.SUED, Step.RECONSIDERATION},
)


def investigation(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find investigations by fewer than two officers, or by officers who did not show their certificates."""
    base = Base(seen, PENALTY, timeline)
    for event in timeline.of(frozenset({Step.INVESTIGATED})):
        officers = event.fact("officers")
        few = isinstance(officers, int) and officers < 2
        unseen = event.fact("certificate_shown") is False
        for code, article, wrong in (
            ("too-few-officers", "第四十二条第一款", few),
            ("certificate-not-shown", "第五十五条第一款", unseen),
        ):
            if wrong:
                finding = base.finding(code, event.day, event.step, step=event.step)
                citation = base.cite(article, event.day)
                yield evolve(finding, clause="2.4.2", anchor=event.id, citation=citation, events=(event.id,))


CHECKS = (Check("investigation", "2.4.2", investigation, frozenset({PENALTY.name})),)
