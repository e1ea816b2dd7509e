"""政府采购: a procurement from the choice of its way to the contract announced, filed and paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.functions.tenders import BID_DEPOSIT, CONTRACT_DEPOSIT, above
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, denied, exceeds, fewer, more, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen to a procurement, in the words of the Law and its Regulation."""

    INFORMATION = "形成采购信息"
    PUBLISHED = "公开发布"
    METHOD = "确定采购方式"
    METHOD_APPROVED = "批准采购方式"
    SINGLE_SOURCE = "单一来源公示"
    PUBLICITY_OVER = "公示结束"
    PREQUALIFYING = "资格预审公告"
    PREQUALIFICATION_CLOSED = "资格预审截止"
    ISSUED = "发出招标文件"
    ISSUE_OVER = "停止提供招标文件"
    CLARIFIED = "澄清修改"
    PUT_OFF = "顺延投标截止"
    INQUIRY = "收到询问"
    INQUIRY_ANSWERED = "答复询问"
    CLOSED = "投标截止"
    EXPERTS = "抽取评审专家"
    RECUSAL = "申请回避"
    RECUSAL_ASKED = "询问被申请回避人员"
    EVALUATED = "评审结束"
    REPORT_SENT = "送交评审报告"
    REPORT = "收到评审报告"
    CHOSEN = "确定中标人"
    AWARD_PUBLISHED = "公告中标结果"
    AWARDED = "发出中标通知书"
    LOSERS_REFUNDED = "退还未中标保证金"
    SIGNED = "签订合同"
    WINNER_REFUNDED = "退还中标保证金"
    FILED = "合同备案"
    CONTRACT_PUBLISHED = "公告合同"
    ACCEPTED = "履约验收"
    PAYABLE = "付款条件成就"
    PAID = "支付采购资金"
    EXPERTS_RECORDED = "记录评审专家履职"
    EXPERTS_REPORTED = "报告财政部门"
    OVER = "采购结束"
    DESTROYED = "销毁采购文件"
    SCRAPPED = "废标"
    REASONS_TOLD = "通知废标理由"


class Way(StrEnum):
    """The ways of procurement (第二十六条)."""

    PUBLIC = "公开招标"
    INVITED = "邀请招标"
    NEGOTIATED = "竞争性谈判"
    SINGLE_SOURCE = "单一来源"
    INQUIRY = "询价"
    OTHER = "其他"


@frozen
class Method:
    """State the way of procurement, its budget and the threshold of public tenders, in yuan.

    ``single_source_above`` where a single source is used above the threshold (实施条例第三十八条).
    """

    method: Way | None = None
    budget: int | None = None
    threshold: int | None = None
    single_source_above: bool | None = None


@frozen
class Documents:
    """State the last day for bids; the deposit asked for and the budget, in yuan."""

    bids_until: date | None = None
    deposit: int | None = None
    budget: int | None = None


@frozen
class Clarification:
    """State whether the change may bear on the making of the bids."""

    affects: bool | None = None


@frozen
class Panel:
    """State whether the experts were drawn by lot from the pool, and whether one of them has a stake."""

    drawn: bool | None = None
    interested: bool | None = None


@frozen
class Evaluation:
    """State how many suppliers answered the documents in substance."""

    suppliers: int | None = None


@frozen
class Award:
    """Name the winner, and state its place among the candidates and its price, with the budget, in yuan."""

    winner: str | None = None
    place: int | None = None
    price: int | None = None
    budget: int | None = None


@frozen
class Contract:
    """State whether the contract keeps to the documents; its price and its deposit, in yuan."""

    as_bid: bool | None = None
    price: int | None = None
    deposit: int | None = None


_LAW = "government-procurement-act"
_BY_TENDER = "招标方式"
_OPEN = frozenset({Step.SIGNED, Step.SCRAPPED})

PROCUREMENT = Procedure(
    name="procurement",
    title="政府采购",
    title_en="Government procurement",
    clause="2.1.3",
    act="government-procurement-implementation-regulation",
    steps=Step,
    starts={Step.INFORMATION, Step.METHOD, Step.PREQUALIFYING},
    facts={
        Step.METHOD: Method,
        Step.ISSUED: Documents,
        Step.PUT_OFF: Documents,
        Step.CLARIFIED: Clarification,
        Step.EXPERTS: Panel,
        Step.EVALUATED: Evaluation,
        Step.CHOSEN: Award,
        Step.SIGNED: Contract,
    },
    traits={
        "影响投标文件编制": Trait({Step.CLARIFIED}, "affects"),
        _BY_TENDER: Trait({Step.METHOD}, "method", frozenset({Way.PUBLIC, Way.INVITED})),
        "单一来源且达到公开招标数额标准": Trait({Step.METHOD}, "single_source_above"),
    },
    may={
        Step.PUBLISHED: (Needs({Step.INFORMATION}),),
        Step.METHOD_APPROVED: (Needs({Step.METHOD}),),
        Step.SINGLE_SOURCE: (Needs({Step.METHOD}, article="第三十八条"),),
        Step.PUBLICITY_OVER: (Needs({Step.SINGLE_SOURCE}, article="第三十八条"),),
        Step.PREQUALIFICATION_CLOSED: (Needs({Step.PREQUALIFYING}, article="第二十一条第二款"),),
        Step.ISSUED: (Needs({Step.METHOD, Step.PREQUALIFICATION_CLOSED}, unless=_OPEN),),
        Step.ISSUE_OVER: (Needs({Step.ISSUED}, article="第三十一条第一款"),),
        Step.CLARIFIED: (Needs({Step.ISSUED}, article="第三十一条第二款"),),
        Step.PUT_OFF: (Needs({Step.ISSUED}, article="第三十一条第二款"),),
        Step.INQUIRY: (Needs({Step.INFORMATION, Step.METHOD, Step.PREQUALIFYING}, article="第五十二条第一款"),),
        Step.INQUIRY_ANSWERED: (Needs({Step.INQUIRY}, article="第五十二条第一款"),),
        Step.CLOSED: (Needs({Step.ISSUED}),),
        Step.EXPERTS: (Needs({Step.METHOD, Step.ISSUED}, article="第三十九条"),),
        Step.RECUSAL: (Needs({Step.EXPERTS}, article="第九条第二款"),),
        Step.RECUSAL_ASKED: (Needs({Step.RECUSAL}, article="第九条第二款"),),
        Step.EVALUATED: (Needs({Step.EXPERTS}, article="第三十九条"),),
        Step.REPORT_SENT: (Needs({Step.EVALUATED}, article="第四十三条第一款"),),
        Step.REPORT: (Needs({Step.EVALUATED}, article="第四十三条第一款"),),
        Step.CHOSEN: (
            Needs({Step.REPORT}, unless={Step.SCRAPPED}, article="第四十三条第一款"),
            Needs({Step.PUBLICITY_OVER}, when="单一来源且达到公开招标数额标准", article="第三十八条"),
        ),
        Step.AWARD_PUBLISHED: (Needs({Step.CHOSEN}, article="第四十三条第二款"),),
        Step.AWARDED: (Needs({Step.CHOSEN}, article="第四十三条第二款"),),
        Step.LOSERS_REFUNDED: (Needs({Step.AWARDED}, article="第三十三条第二款"),),
        Step.SIGNED: (Needs({Step.AWARDED}, unless={Step.SCRAPPED}),),
        Step.WINNER_REFUNDED: (Needs({Step.SIGNED}, article="第三十三条第二款"),),
        Step.FILED: (Needs({Step.SIGNED}),),
        Step.CONTRACT_PUBLISHED: (Needs({Step.SIGNED}, article="第五十条"),),
        Step.ACCEPTED: (Needs({Step.SIGNED}, article="第四十五条第一款"),),
        Step.PAYABLE: (Needs({Step.SIGNED}, article="第五十一条第一款"),),
        Step.PAID: (Needs({Step.PAYABLE}, article="第五十一条第一款"),),
        Step.EXPERTS_RECORDED: (Needs({Step.EVALUATED}, article="第六十二条第二款"),),
        Step.EXPERTS_REPORTED: (Needs({Step.EXPERTS_RECORDED}, article="第六十二条第二款"),),
        Step.OVER: (Needs(_OPEN),),
        Step.DESTROYED: (Needs({Step.OVER}),),
        Step.SCRAPPED: (Needs({Step.METHOD, Step.PREQUALIFYING, Step.ISSUED}, unless={Step.SIGNED}),),
        Step.REASONS_TOLD: (Needs({Step.SCRAPPED}),),
    },
    must=(
        "ask_about_recusal",
        "prequalify_time",
        "documents_time",
        "clarify",
        "postpone",
        "return_deposit",
        "return_winner_deposit",
        "single_source_notice",
        "send_report",
        "choose",
        "notify_award",
        "publish_award",
        "publish_contract",
        "pay",
        "answer_inquiry",
        "report_experts",
        f"{_LAW}/publish_info",
        f"{_LAW}/tender_time",
        f"{_LAW}/keep_file",
        f"{_LAW}/sign",
        f"{_LAW}/file_contract",
        f"{_LAW}/answer_inquiry",
    ),
    ends=_OPEN,
    party={Step.INQUIRY, Step.RECUSAL},
)


def unapproved(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find another way than a public tender, never approved although the budget reaches its threshold (第二十七条)."""
    if timeline.of(frozenset({Step.METHOD_APPROVED})):
        return
    for event in timeline.of(frozenset({Step.METHOD})):
        if event.fact("method") not in (None, Way.PUBLIC) and _reaches(event):
            yield at_step(Base(seen, PROCUREMENT, timeline), event, "method-unapproved", f"{_LAW}/第二十七条")


def _reaches(event: Event) -> bool:
    budget, threshold = event.fact("budget"), event.fact("threshold")
    return isinstance(budget, int) and isinstance(threshold, int) and budget >= threshold


def _over_deposit(event: Event) -> bool:
    return above(event, "deposit", "price", CONTRACT_DEPOSIT)


CHECKS = (
    wrongs(
        "procurement",
        PROCUREMENT,
        Wrong(
            Step.ISSUED, "deposit-too-high", lambda e: above(e, "deposit", "budget", BID_DEPOSIT), "第三十三条第一款"
        ),
        Wrong(Step.EXPERTS, "not-drawn", denied("drawn"), "第三十九条"),
        Wrong(Step.EXPERTS, "interested-expert", claimed("interested"), "第九条第一款"),
        Wrong(Step.EVALUATED, "too-few-bids", fewer("suppliers", 3), f"{_LAW}/第三十六条第一款第一项", _BY_TENDER),
        Wrong(Step.CHOSEN, "not-first", more("place", 1), "第四十三条第一款"),
        Wrong(Step.CHOSEN, "over-budget", exceeds("price", "budget"), f"{_LAW}/第三十六条第一款第三项"),
        Wrong(Step.SIGNED, "contract-deviates", denied("as_bid"), f"{_LAW}/第四十六条第一款"),
        Wrong(Step.SIGNED, "deposit-too-high", _over_deposit, "第四十八条"),
        citation="政府采购法 第二十七条、第三十六条、第四十六条；实施条例 第三十九条、第四十三条",
    ),
    Check("procurement-method", "2.1.3", unapproved, frozenset({PROCUREMENT.name}), "政府采购法 第二十七条"),
)
