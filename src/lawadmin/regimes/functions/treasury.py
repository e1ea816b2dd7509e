"""国库集中收付、收支两条线: revenue paid in whole into the treasury, payments by the budget, accounts reconciled.

Non-tax revenue is collected by an item with its basis; what organs collected and what the treasury received are
reconciled, organ by organ, fines included.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Register, RosterCheck, Row

_DETAIL = "budget-implementation-regulation"


class Step(StrEnum):
    """What happens in the standing matter of the treasury."""

    ESTABLISHED = "成立"
    DRAFT_CALLED = "部署编制预算"
    REPORTED = "报告预算执行"
    DEPARTMENT_REPORTED = "部门报告预算执行"
    HEARD = "听取汇报"
    REPORTED_UP = "报送上一级财政部门"
    GOVERNMENT_REPORTED_UP = "报告上一级政府"
    CONGRESS = "报告人大常委会"
    YEARLY = "按年对账"
    STATEMENT = "综合财务报告备案"
    TRANSFERS = "评估专项转移支付"
    FINES = "对账"
    TROUBLE = "发现执行问题"
    PROPOSED = "建议采取措施"
    DEALT_WITH = "采取处理措施"
    ORDERED_ABOVE = "执行上级决定"
    OUTCOME_REPORTED = "上报执行结果"
    ASKED_ABOVE = "上级政府要求提供资料"
    SUPPLIED = "提供资料"


@frozen
class Reconciliation:
    """State what the organs say that they paid in and what the treasury received in a month or a year, in yuan."""

    collected: int | None = None
    received: int | None = None


TREASURY = Procedure(
    name="treasury",
    title="国库与预算执行",
    title_en="Treasury and execution of the budget",
    clause="2.1.4",
    act="budget-act",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.YEARLY: Reconciliation, Step.FINES: Reconciliation},
    may={
        **{step: (Needs({Step.ESTABLISHED}),) for step in Step if step is not Step.ESTABLISHED},
        Step.DEALT_WITH: (Needs({Step.TROUBLE}),),
        Step.OUTCOME_REPORTED: (Needs({Step.ORDERED_ABOVE}),),
        Step.SUPPLIED: (Needs({Step.ASKED_ABOVE}),),
    },
    must=(
        f"{_DETAIL}/start_drafting",
        "finance_report",
        "department_report",
        f"{_DETAIL}/finance_report",
        f"{_DETAIL}/department_report",
        f"{_DETAIL}/hear_report",
        f"{_DETAIL}/report_up",
        f"{_DETAIL}/reconcile_year",
        f"{_DETAIL}/review_transfers",
        "report_up",
        "midyear_report",
        "financial_statement",
        "propose_measures",
        f"{_DETAIL}/deal_with_problems",
        f"{_DETAIL}/report_outcome",
        f"{_DETAIL}/supply_information",
        "fine-collection-separation-rules/reconcile",
    ),
)


class Month(StrEnum):
    """What happens every month in the hands of the finance department."""

    ESTABLISHED = "成立"
    RECONCILED = "按月对账"
    REPORTED = "每月报告"
    STOPPED = "停止"


MONTHLY = Procedure(
    name="revenue-reconciliation",
    title="预算收入对账",
    title_en="Reconciliation of revenue",
    clause="2.1.4",
    act=_DETAIL,
    steps=Month,
    starts={Month.ESTABLISHED},
    facts={Month.RECONCILED: Reconciliation},
    may={
        Month.RECONCILED: (Needs({Month.ESTABLISHED}, article="第六十七条"),),
        Month.REPORTED: (Needs({Month.ESTABLISHED}, article="第七十四条"),),
        Month.STOPPED: (Needs({Month.ESTABLISHED}),),
    },
    must=("reconcile_month", "monthly_report"),
    ends={Month.STOPPED},
)


class Payment(StrEnum):
    """What happens to one payment out of the treasury, or one refund."""

    ASKED = "申请拨付"
    ISSUED = "签发拨款凭证"
    ORDERED = "签发支付清算指令"
    PAID = "拨付资金"
    REFUND_ASKED = "申请退付"
    REFUNDED = "办理退付"
    REFUSED = "不予拨付"


@frozen
class Request:
    """State whether the spending is in the budget (第十三条)."""

    budgeted: bool | None = None


PAYMENT = Procedure(
    name="treasury-payment",
    title="国库支付",
    title_en="Payments out of the treasury",
    clause="2.1.4",
    act="budget-act",
    steps=Payment,
    starts={Payment.ASKED, Payment.REFUND_ASKED},
    facts={Payment.ISSUED: Request, Payment.ORDERED: Request},
    may={
        Payment.ISSUED: (Needs({Payment.ASKED}, unless={Payment.REFUSED}, article="第五十七条第一款"),),
        Payment.ORDERED: (Needs({Payment.ASKED}, unless={Payment.REFUSED}, article="第五十七条第一款"),),
        Payment.PAID: (Needs({Payment.ISSUED, Payment.ORDERED}, article="第五十九条第三款"),),
        Payment.REFUNDED: (Needs({Payment.REFUND_ASKED}, article="第六十条"),),
        Payment.REFUSED: (Needs({Payment.ASKED}, unless={Payment.PAID}),),
    },
    must=("disburse", "refund", f"{_DETAIL}/treasury_pays"),
    ends={Payment.REFUSED},
)


class Revenue(StrEnum):
    """What happens to revenue that an organ collects."""

    COLLECTED = "征收预算收入"
    PAID_IN = "缴入国库"
    TERM_SET = "财政部门规定期限"
    REPORTED = "报送征收情况"
    RETURNED = "退还多收款项"


@frozen
class Collected:
    """State the item under which revenue was collected, the sum in yuan, and whether a receipt was given."""

    item: str | None = None
    amount: int | None = None
    receipt: bool | None = None


@frozen
class PaidIn:
    """State the sum paid in, in yuan, and whether it went into the treasury or an account set up by law."""

    amount: int | None = None
    lawful_account: bool | None = None


REVENUE = Procedure(
    name="non-tax-revenue",
    title="非税收入收缴",
    title_en="Non-tax revenue",
    clause="2.1.4",
    act=_DETAIL,
    steps=Revenue,
    starts={Revenue.COLLECTED, Revenue.TERM_SET},
    facts={Revenue.COLLECTED: Collected, Revenue.PAID_IN: PaidIn, Revenue.TERM_SET: Term},
    may={
        Revenue.PAID_IN: (Needs({Revenue.COLLECTED}, article="第五十六条"),),
        Revenue.REPORTED: (Needs({Revenue.TERM_SET}, article="第七十六条第一款"),),
        Revenue.RETURNED: (Needs({Revenue.COLLECTED}),),
    },
    must=("pay_in", "revenue_report"),
)


class Agreement(StrEnum):
    """What happens to an agreement with a bank that collects fines."""

    SIGNED = "签订代收协议"
    FILED = "行政机关备案协议"
    BANK_FILED = "代收机构备案协议"
    COLLECTED = "代收罚款"
    TOLD = "告知代收情况"
    ENDED = "终止协议"


@frozen
class Collection:
    """State the term in days to tell the organ of the payment, the sum in yuan, and whether a receipt was given."""

    term: int | None = None
    amount: int | None = None
    receipt: bool | None = None


AGREEMENT = Procedure(
    name="fine-collection",
    title="罚款代收",
    title_en="Collection of fines by banks",
    clause="2.1.4",
    act="fine-collection-separation-rules",
    steps=Agreement,
    starts={Agreement.SIGNED},
    facts={Agreement.COLLECTED: Collection},
    may={
        Agreement.FILED: (Needs({Agreement.SIGNED}, article="第六条第三款"),),
        Agreement.BANK_FILED: (Needs({Agreement.SIGNED}, article="第六条第三款"),),
        Agreement.COLLECTED: (Needs({Agreement.SIGNED}, unless={Agreement.ENDED}, article="第六条第一款"),),
        Agreement.TOLD: (Needs({Agreement.COLLECTED}, article="第十条"),),
        Agreement.ENDED: (Needs({Agreement.SIGNED}),),
    },
    must=("file_agreement", "file_agreement_bank", "tell_payment"),
    outside={Agreement.BANK_FILED, Agreement.COLLECTED, Agreement.TOLD},
)


@frozen
class FeeItem:
    """State what is charged for: its kind, basis and the basis's rank, and the most that may be charged, in yuan."""

    kind: str | None = None
    basis: str | None = None
    rank: str | None = None
    most: int | None = None


FEES = Register("fee-items", "非税收入项目", "2.1.4", FeeItem, "Items of non-tax revenue")


def baseless(seen: Snapshot) -> Iterator[Finding]:
    """Find items of non-tax revenue in force that name no basis."""
    for entry in seen.registers.entries.get(FEES.name, ()):
        item = entry.facts
        standing = seen.registers.of(FEES.name, entry.subject, seen.on)
        if isinstance(item, FeeItem) and not item.basis and entry in standing:
            yield of_county(seen, "fee-without-basis", "2.1.4", "", subject=entry.subject)


def charges(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find revenue collected under no item in force, or above what the item allows."""
    base = Base(seen, REVENUE, timeline)
    for event in timeline.of(frozenset({Revenue.COLLECTED})):
        code = charged(seen, event)
        if code is not None:
            yield at_step(base, event, code, "第五十五条")


def charged(seen: Snapshot, event: Event) -> str | None:
    """Say what is wrong with a charge by the register of items; None where nothing is, or no register is kept."""
    item, amount = event.fact("item"), event.fact("amount")
    if FEES.name not in seen.registers.entries or not isinstance(item, str):
        return None
    listed = [entry.facts for entry in seen.registers.of(FEES.name, item, event.day)]
    if not listed:
        return "fee-unlisted"
    most = [facts.most for facts in listed if isinstance(facts, FeeItem) and facts.most is not None]
    return "fee-too-high" if most and isinstance(amount, int) and amount > max(most) else None


def gather(seen: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a matter its organ, what was collected before the month judged, and what was paid in.

    Charges stand with what the organ paid in; fines paid stand with what the bank collected for the organ.
    """
    first, organ = seen.on.replace(day=1), timeline.matter.organ
    match timeline.matter.procedure:
        case REVENUE.name:
            return "charges", organ, _sum(timeline, Revenue.COLLECTED, first), _sum(timeline, Revenue.PAID_IN)
        case AGREEMENT.name:
            return "bank", organ, 0, _sum(timeline, Agreement.COLLECTED)
        case "penalty":
            paid = any(event.day < first for event in timeline.of(_FINE_PAID))
            return ("fines", organ, _sum(timeline, _DECIDED, fact="fine"), 0) if paid else None
    return None


#: The steps of a penalty by which its fine is paid, and the one that states it; the regime of penalties declares them.
_FINE_PAID = frozenset({"缴清", "缴付银行"})
_DECIDED = "处罚决定"


def _sum(timeline: Timeline, step: str, before: date = date.max, *, fact: str = "amount") -> int:
    amounts = (event.fact(fact) for event in timeline.of(frozenset({step})) if event.day < before)
    return sum(amount for amount in amounts if isinstance(amount, int))


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find organs of which less was paid in than had been collected by the end of the month before.

    Fines are compared only where the bank's line of the organ is kept.
    """
    kept = [(str(kind), str(organ), int(str(collected)) - int(str(paid))) for kind, organ, collected, paid in rows]
    banked = {organ for kind, organ, _ in kept if kind == "bank"}
    owed: Counter[tuple[str, str]] = Counter()
    for kind, organ, rest in kept:
        if kind == "charges" or organ in banked:
            owed[organ, "收费" if kind == "charges" else "罚款"] += rest
    for (organ, what), rest in sorted(owed.items()):
        if rest > 0:
            finding = of_county(seen, "not-paid-in", "2.1.4", organ, subject=f"{organ}/{what}")
            yield evolve(finding, fields=(("what", what), ("rest", rest)))


def unreconciled(event: Event) -> bool:
    """Tell whether the two sums of a reconciliation differ."""
    collected, received = event.fact("collected"), event.fact("received")
    return None not in (collected, received) and collected != received


CHECKS = (
    wrongs(
        "year-reconciled",
        TREASURY,
        Wrong(Step.YEARLY, "not-reconciled", unreconciled, f"{_DETAIL}/第六十七条"),
        Wrong(Step.FINES, "not-reconciled", unreconciled),
        citation="预算法实施条例 第六十七条",
    ),
    wrongs(
        "reconciliation",
        MONTHLY,
        Wrong(Month.RECONCILED, "not-reconciled", unreconciled, "第六十七条"),
        citation="预算法实施条例 第六十七条",
    ),
    wrongs(
        "treasury-payment",
        PAYMENT,
        Wrong(Payment.ISSUED, "unbudgeted", denied("budgeted"), "第十三条"),
        Wrong(Payment.ORDERED, "unbudgeted", denied("budgeted"), "第十三条"),
        citation="预算法 第十三条",
    ),
    wrongs(
        "non-tax-revenue",
        REVENUE,
        Wrong(Revenue.COLLECTED, "no-receipt", denied("receipt")),
        Wrong(Revenue.PAID_IN, "kept-outside", denied("lawful_account"), "第五十六条"),
        citation="预算法实施条例 第五十六条",
    ),
    wrongs(
        "fine-collection",
        AGREEMENT,
        Wrong(Agreement.COLLECTED, "no-receipt", denied("receipt"), "第八条第一款"),
        citation="罚款决定与罚款收缴分离实施办法 第八条",
    ),
    Check("fee-items", "2.1.4", charges, frozenset({REVENUE.name}), "预算法实施条例 第五十五条"),
    RosterCheck("fee-bases", "2.1.4", baseless),
    CountyCheck("two-lines", "2.1.4", gather, settle, "预算法 第五十六条"),
)
