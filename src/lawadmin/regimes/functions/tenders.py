"""招标投标: a tender from its notice to its contract.

Floors for documents and bids, changes told in time backward, objections answered before it goes on, a committee of
experts, candidates publicised, deposits returned.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, fewer, more, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register


class Step(StrEnum):
    """What can happen to a tender, in the words of the Law and its Regulation."""

    APPROVED = "审批核准招标内容"
    SCOPE_TOLD = "通报行政监督部门"
    NOTICE = "招标公告"
    INVITED = "投标邀请"
    PREQUALIFYING = "资格预审公告"
    ON_SALE = "开始发售"
    OFF_SALE = "停止发售"
    PREQUALIFICATION_CLARIFIED = "澄清修改资格预审文件"
    PREQUALIFICATION_PUT_OFF = "顺延资格预审截止"
    PREQUALIFICATION_OBJECTED = "资格预审文件异议"
    PREQUALIFICATION_CLOSED = "资格预审截止"
    PREQUALIFIED = "资格预审结束"
    PREQUALIFIED_TOLD = "资格预审结果通知"
    ISSUED = "发出招标文件"
    CLARIFIED = "澄清修改"
    PUT_OFF = "顺延投标截止"
    DOCUMENTS_OBJECTED = "招标文件异议"
    OBJECTION_ANSWERED = "答复异议"
    BID = "投标"
    WITHDRAWN = "收到撤回通知"
    DEPOSIT_RETURNED = "退还保证金"
    CLOSED = "投标截止"
    OPENED = "开标"
    OPENING_OBJECTED = "开标异议"
    OPENING_ANSWERED = "答复开标异议"
    COMMITTEE = "组建评标委员会"
    UNABLE = "评标委员会成员不能评标"
    REPLACED = "更换评标委员会成员"
    REPORT = "收到评标报告"
    CANDIDATES = "公示中标候选人"
    PUBLICITY_OVER = "公示结束"
    RESULT_OBJECTED = "评标结果异议"
    RESULT_ANSWERED = "答复评标结果异议"
    CHOSEN = "确定中标人"
    AWARDED = "发出中标通知书"
    LOSERS_TOLD = "通知未中标人"
    REPORTED = "提交书面报告"
    SIGNED = "签订合同"
    DEPOSITS_RETURNED = "退还投标保证金"
    CALLED_OFF = "终止招标"
    CALLED_OFF_TOLD = "公告终止招标"
    REFUNDED = "退还费用和保证金"


@frozen
class Tender:
    """State whether a tender is required by law (第三条)."""

    mandatory: bool | None = None


@frozen
class Prequalification:
    """State the last day to apply for prequalification."""

    prequalify_until: date | None = None


@frozen
class Documents:
    """State the last day for bids; the deposit asked for and the estimated price, in yuan."""

    bids_until: date | None = None
    deposit: int | None = None
    estimate: int | None = None


@frozen
class Clarification:
    """State whether the change may bear on the making of the papers (第二十一条)."""

    affects: bool | None = None


@frozen
class Opening:
    """State how many bids there are."""

    bids: int | None = None


@frozen
class Committee:
    """State how many members the committee has, how many are experts, and whether they were drawn by lot."""

    members: int | None = None
    experts: int | None = None
    drawn: bool | None = None


@frozen
class Award:
    """Name the winner, and state its place among the candidates; whether the price was negotiated before."""

    winner: str | None = None
    place: int | None = None


@frozen
class Contract:
    """State whether the contract keeps to the tender documents and the bid; its price and its deposit, in yuan."""

    as_bid: bool | None = None
    price: int | None = None
    deposit: int | None = None


_MANDATORY = "依法必须招标"
_ANSWERED = Needs({Step.OBJECTION_ANSWERED}, when="有未答复的文件异议", article="第二十二条")
_ON = Needs({Step.NOTICE, Step.INVITED, Step.PREQUALIFYING}, unless={Step.AWARDED}, article="第三十一条")

TENDER = Procedure(
    name="tender",
    title="招标投标",
    title_en="Tenders",
    clause="2.1.3",
    act="tendering-and-bidding-implementation-regulation",
    steps=Step,
    starts={Step.APPROVED, Step.NOTICE, Step.INVITED, Step.PREQUALIFYING},
    facts={
        Step.APPROVED: Tender,
        Step.NOTICE: Tender,
        Step.PREQUALIFYING: Prequalification,
        Step.PREQUALIFICATION_PUT_OFF: Prequalification,
        Step.ISSUED: Documents,
        Step.PUT_OFF: Documents,
        Step.CLARIFIED: Clarification,
        Step.PREQUALIFICATION_CLARIFIED: Clarification,
        Step.OPENED: Opening,
        Step.COMMITTEE: Committee,
        Step.CHOSEN: Award,
        Step.SIGNED: Contract,
    },
    traits={
        _MANDATORY: Trait({Step.APPROVED, Step.NOTICE}, "mandatory"),
        "影响文件编制": Trait({Step.CLARIFIED, Step.PREQUALIFICATION_CLARIFIED}, "affects"),
        "有澄清修改": Trait({Step.CLARIFIED}),
        "有未答复的文件异议": Trait(
            {Step.PREQUALIFICATION_OBJECTED, Step.DOCUMENTS_OBJECTED}, lost={Step.OBJECTION_ANSWERED}
        ),
        "有未答复的结果异议": Trait({Step.RESULT_OBJECTED}, lost={Step.RESULT_ANSWERED}),
    },
    may={
        Step.SCOPE_TOLD: (Needs({Step.APPROVED}, article="第七条"),),
        Step.ON_SALE: (Needs({Step.NOTICE, Step.PREQUALIFYING}, article="第十六条第一款"),),
        Step.OFF_SALE: (Needs({Step.ON_SALE}, article="第十六条第一款"),),
        Step.PREQUALIFICATION_CLARIFIED: (Needs({Step.PREQUALIFYING}, article="第二十一条"),),
        Step.PREQUALIFICATION_PUT_OFF: (Needs({Step.PREQUALIFYING}, article="第二十一条"),),
        Step.PREQUALIFICATION_OBJECTED: (Needs({Step.PREQUALIFYING}, article="第二十二条"),),
        Step.PREQUALIFICATION_CLOSED: (Needs({Step.PREQUALIFYING}, article="第十七条"), _ANSWERED),
        Step.PREQUALIFIED: (Needs({Step.PREQUALIFICATION_CLOSED}, article="第十八条第一款"),),
        Step.PREQUALIFIED_TOLD: (Needs({Step.PREQUALIFIED}, article="第十九条第一款"),),
        Step.ISSUED: (Needs({Step.NOTICE, Step.INVITED, Step.PREQUALIFIED_TOLD}, article="第十五条第一款"),),
        Step.CLARIFIED: (Needs({Step.ISSUED}, article="第二十一条"),),
        Step.PUT_OFF: (Needs({Step.ISSUED}, article="第二十一条"),),
        Step.DOCUMENTS_OBJECTED: (Needs({Step.ISSUED}, article="第二十二条"),),
        Step.OBJECTION_ANSWERED: (
            Needs({Step.PREQUALIFICATION_OBJECTED, Step.DOCUMENTS_OBJECTED}, article="第二十二条"),
        ),
        Step.BID: (Needs({Step.ISSUED}, unless={Step.CLOSED}, article="第三十六条第一款"),),
        Step.WITHDRAWN: (Needs({Step.BID}, article="第三十五条第一款"),),
        Step.DEPOSIT_RETURNED: (Needs({Step.WITHDRAWN}, article="第三十五条第一款"),),
        Step.CLOSED: (Needs({Step.ISSUED}), _ANSWERED),
        Step.OPENED: (Needs({Step.CLOSED}, article="第四十四条第一款"), _ANSWERED),
        Step.OPENING_OBJECTED: (Needs({Step.OPENED}, article="第四十四条第三款"),),
        Step.OPENING_ANSWERED: (Needs({Step.OPENING_OBJECTED}, article="第四十四条第三款"),),
        Step.COMMITTEE: (Needs({Step.ISSUED}, article="第四十六条第一款"),),
        Step.UNABLE: (Needs({Step.COMMITTEE}, article="第四十八条第三款"),),
        Step.REPLACED: (Needs({Step.UNABLE}, article="第四十八条第三款"),),
        Step.REPORT: (
            Needs({Step.OPENED}, article="第五十三条第一款"),
            Needs({Step.COMMITTEE}, article="第五十三条第一款"),
        ),
        Step.CANDIDATES: (Needs({Step.REPORT}, article="第五十四条第一款"),),
        Step.PUBLICITY_OVER: (Needs({Step.CANDIDATES}, article="第五十四条第一款"),),
        Step.RESULT_OBJECTED: (Needs({Step.CANDIDATES}, unless={Step.PUBLICITY_OVER}, article="第五十四条第二款"),),
        Step.RESULT_ANSWERED: (Needs({Step.RESULT_OBJECTED}, article="第五十四条第二款"),),
        Step.CHOSEN: (
            Needs({Step.REPORT}, article="第五十五条"),
            Needs({Step.PUBLICITY_OVER}, when=_MANDATORY, article="第五十四条第一款"),
            Needs({Step.RESULT_ANSWERED}, when="有未答复的结果异议", article="第五十四条第二款"),
        ),
        Step.AWARDED: (Needs({Step.CHOSEN}, unless={Step.CALLED_OFF}),),
        Step.LOSERS_TOLD: (Needs({Step.AWARDED}),),
        Step.REPORTED: (Needs({Step.CHOSEN}),),
        Step.SIGNED: (Needs({Step.AWARDED}, article="第五十七条第一款"),),
        Step.DEPOSITS_RETURNED: (Needs({Step.SIGNED, Step.CALLED_OFF}, article="第五十七条第二款"),),
        Step.CALLED_OFF: (_ON,),
        Step.CALLED_OFF_TOLD: (Needs({Step.CALLED_OFF}, article="第三十一条"),),
        Step.REFUNDED: (Needs({Step.CALLED_OFF}, article="第三十一条"),),
    },
    must=(
        "tell_scope",
        "documents_time",
        "prequalify_time",
        "tell_prequalified",
        "clarify_prequalification",
        "postpone_prequalification",
        "clarify",
        "postpone",
        "object_prequalification",
        "object_documents",
        "answer_objection",
        "tell_termination",
        "refund_termination",
        "return_withdrawn_deposit",
        "answer_at_opening",
        "replace_member",
        "publicise",
        "publicity_time",
        "object_result",
        "answer_result_objection",
        "return_deposits",
        "tendering-and-bidding-act/clarify",
        "tendering-and-bidding-act/tender_time",
        "tendering-and-bidding-act/bid",
        "tendering-and-bidding-act/open_bids",
        "tendering-and-bidding-act/tell_losers",
        "tendering-and-bidding-act/sign",
        "tendering-and-bidding-act/report_award",
    ),
    ends={Step.SIGNED, Step.CALLED_OFF},
    party={
        Step.PREQUALIFICATION_OBJECTED,
        Step.DOCUMENTS_OBJECTED,
        Step.BID,
        Step.OPENING_OBJECTED,
        Step.RESULT_OBJECTED,
    },
)


@frozen
class Barred:
    """State why, and by whom, a bidder is barred from tenders and procurement, from the entry's first to last day."""

    reason: str | None = None
    decided_by: str | None = None


BARRED = Register("barred-bidders", "禁止参加招标采购的主体", "2.1.3", Barred, "Barred bidders")

#: The deposits allowed, in percent: of the estimate (第二十六条第一款), and of the contract's price (第五十八条).
BID_DEPOSIT, CONTRACT_DEPOSIT = 2, 10


def above(event: Event, fact: str, whole: str, percent: int) -> bool:
    """Tell whether one stated sum is more than a share of another, in percent."""
    part, base = event.fact(fact), event.fact(whole)
    return isinstance(part, int) and isinstance(base, int) and part * 100 > base * percent


def _committee(event: Event) -> bool:
    """Tell whether a committee is not of five or more, an odd number, two thirds of them experts."""
    members, experts = event.fact("members"), event.fact("experts")
    if not isinstance(members, int):
        return False
    return members < 5 or members % 2 == 0 or (isinstance(experts, int) and experts * 3 < members * 2)


def barred(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find awards to someone who was barred on that day."""
    procedure = seen.procedure(timeline.matter.procedure) or TENDER
    for event in timeline.of(frozenset({Step.CHOSEN})):
        if seen.registers.of(BARRED.name, str(event.fact("winner")), event.day):
            yield at_step(Base(seen, procedure, timeline), event, "barred-bidder")


CHECKS = (
    wrongs(
        "tender",
        TENDER,
        Wrong(
            Step.ISSUED, "deposit-too-high", lambda e: above(e, "deposit", "estimate", BID_DEPOSIT), "第二十六条第一款"
        ),
        Wrong(Step.OPENED, "too-few-bids", fewer("bids", 3), "第四十四条第二款"),
        Wrong(Step.COMMITTEE, "bad-committee", _committee, "tendering-and-bidding-act/第三十七条第二款", _MANDATORY),
        Wrong(Step.COMMITTEE, "not-drawn", denied("drawn"), "第四十六条第一款", _MANDATORY),
        Wrong(Step.CHOSEN, "not-first", more("place", 1), "第五十五条", _MANDATORY),
        Wrong(Step.SIGNED, "contract-deviates", denied("as_bid"), "第五十七条第一款"),
        Wrong(Step.SIGNED, "deposit-too-high", lambda e: above(e, "deposit", "price", CONTRACT_DEPOSIT), "第五十八条"),
        citation="招标投标法 第三十七条；招标投标法实施条例 第二十六条、第五十五条",
    ),
    Check("barred-bidder", "2.1.3", barred, frozenset({"tender", "procurement"})),
)
