"""许可收费、监督检查和责任追究: what stands beside the licence itself."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.regimes.functions.licensing import Step as Licence
from lawadmin.regimes.functions.treasury import FEES, FeeItem, charged
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, denied, other_than, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

#: Only these ranks may let a licence cost something (第五十八条第一款).
_MAY_CHARGE = ("法律", "行政法规")


def fees(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find charges for a licence under no item, above the item, or under one that no law or regulation allows."""
    base = Base(seen, LICENSING, timeline)
    for event in timeline.of(frozenset({Licence.CHARGED})):
        code = charged(seen, event) or _rank(seen, event)
        if code is not None:
            yield at_step(base, event, code, "第五十九条" if code == "fee-too-high" else "第五十八条第一款")


def _rank(seen: Snapshot, event: Event) -> str | None:
    items = (entry.facts for entry in seen.registers.of(FEES.name, str(event.fact("item")), event.day))
    ranks = [item.rank for item in items if isinstance(item, FeeItem) and item.rank is not None]
    return "fee-unlawful-rank" if ranks and not set(ranks) & set(_MAY_CHARGE) else None


class Step(StrEnum):
    """What can happen to a licence granted, under supervision."""

    INSPECTED = "监督检查"
    RECORDED = "记录归档"
    REPORT = "收到举报"
    HANDLED = "核实处理"
    LOWER_WRONG = "发现下级违法"
    LOWER_CORRECTED = "纠正下级"
    ORDERED = "责令限期改正"
    HEARD = "听取陈述申辩"
    REVOKED = "撤销许可"
    WITHDRAWN = "撤回许可"
    COMPENSATED = "补偿"
    CANCELLED = "注销许可"
    SERVICE_ORDERED = "责令限期改正普遍服务"
    MENDED = "改正"
    CONCEALED = "认定隐瞒或者虚假"
    CHEATED = "认定骗取"
    ACCEPTED_AGAIN = "受理再次申请"


@frozen
class Inspection:
    """State whether a fee was taken for the inspection."""

    charged: bool | None = None


@frozen
class Order:
    """State in how many days what is wrong is to be mended, and whether the wrong endangers people (第七十八条)."""

    term: int | None = None
    safety: bool | None = None


@frozen
class Ending:
    """State on what the ending of a licence rests."""

    basis: str | None = None


SUPERVISION = Procedure(
    name="licence-supervision",
    title="许可事项监督检查",
    title_en="Supervision of licences",
    clause="2.1.1",
    act="administrative-licensing-act",
    steps=Step,
    starts={Step.INSPECTED, Step.REPORT, Step.LOWER_WRONG, Step.CONCEALED},
    facts={
        Step.INSPECTED: Inspection,
        Step.ORDERED: Order,
        Step.SERVICE_ORDERED: Order,
        Step.CONCEALED: Order,
        Step.CHEATED: Order,
        Step.REVOKED: Ending,
        Step.WITHDRAWN: Ending,
        Step.CANCELLED: Ending,
    },
    traits={"直接关系安全": Trait({Step.CONCEALED, Step.CHEATED}, "safety")},
    may={
        Step.RECORDED: (Needs({Step.INSPECTED}, article="第六十一条第二款"),),
        Step.HANDLED: (Needs({Step.REPORT}, article="第六十五条"),),
        Step.LOWER_CORRECTED: (Needs({Step.LOWER_WRONG}, article="第六十条"),),
        Step.ORDERED: (Needs({Step.INSPECTED, Step.HANDLED}, article="第六十六条"),),
        Step.SERVICE_ORDERED: (Needs({Step.INSPECTED, Step.HANDLED}, article="第六十七条第二款"),),
        Step.MENDED: (Needs({Step.ORDERED, Step.SERVICE_ORDERED}, article="第六十六条"),),
        Step.CHEATED: (Needs({Step.INSPECTED, Step.HANDLED}, article="第七十九条"),),
        Step.ACCEPTED_AGAIN: (
            Needs(
                {Step.CONCEALED, Step.CHEATED},
                waits={"reapply_after_concealment", "reapply_after_fraud"},
                article="第七十八条",
            ),
        ),
        Step.HEARD: (Needs({Step.INSPECTED, Step.HANDLED, Step.LOWER_WRONG}),),
        Step.REVOKED: (Needs({Step.HEARD}, article="第七条"),),
        Step.WITHDRAWN: (Needs({Step.INSPECTED, Step.HANDLED}, article="第八条第二款"),),
        Step.COMPENSATED: (Needs({Step.WITHDRAWN, Step.REVOKED}, article="第八条第二款"),),
        Step.CANCELLED: (Needs({Step.INSPECTED, Step.HANDLED, Step.REVOKED, Step.WITHDRAWN}, article="第七十条"),),
    },
    must=(
        "correct_below",
        "handle_report",
        "mend_use",
        "mend_service",
        "reapply_after_concealment",
        "reapply_after_fraud",
    ),
    party={Step.MENDED},
)


class Liability(StrEnum):
    """What can happen from a fault in licensing to the decision on who answers."""

    FOUND = "发现过错"
    FILED = "立案调查"
    HEARD = "听取陈述申辩"
    ASSESSED = "认定过错"
    DECIDED = "处理决定"
    DISMISSED = "不予追究"
    SERVED = "送达"
    APPEALED = "申诉"
    APPEAL_DECIDED = "申诉决定"
    REFUNDED = "退还费用"
    PERFORMED = "执行处理决定"


class Grade(StrEnum):
    """The grades of faults."""

    ORDINARY = "一般"
    SERIOUS = "严重"
    GRAVE = "特别严重"


@frozen
class Fault:
    """State how grave a fault is, and whether it was a charge without basis."""

    grade: Grade | None = None
    unlawful_charge: bool | None = None


@frozen
class Decision:
    """State by whom the fault is decided on (第七十二条、第七十四条)."""

    decided_by: str | None = None


LIABILITY = Procedure(
    name="licensing-liability",
    title="行政许可责任追究",
    title_en="Liability in licensing",
    clause="2.1.1",
    act="administrative-licensing-act",
    steps=Liability,
    starts={Liability.FOUND},
    facts={Liability.ASSESSED: Fault, Liability.DECIDED: Decision},
    may={
        Liability.FILED: (Needs({Liability.FOUND}),),
        Liability.HEARD: (Needs({Liability.FILED}),),
        Liability.ASSESSED: (Needs({Liability.FILED}),),
        Liability.DECIDED: (
            Needs({Liability.ASSESSED}, unless={Liability.DISMISSED}),
            Needs({Liability.HEARD}),
        ),
        Liability.DISMISSED: (Needs({Liability.FILED}, unless={Liability.DECIDED}),),
        Liability.SERVED: (Needs({Liability.DECIDED, Liability.DISMISSED}),),
        Liability.APPEALED: (Needs({Liability.SERVED}),),
        Liability.APPEAL_DECIDED: (Needs({Liability.APPEALED}),),
        Liability.REFUNDED: (Needs({Liability.DECIDED}, article="第七十五条第一款"),),
        Liability.PERFORMED: (Needs({Liability.DECIDED}),),
    },
    must=("county-plan/decide_licensing_fault",),
    ends={Liability.DISMISSED},
)


CHECKS = (
    Check("licence-fees", "2.1.1", fees, frozenset({LICENSING.name}), "行政许可法 第五十八条、第五十九条"),
    wrongs(
        "licence-receipt",
        LICENSING,
        Wrong(Licence.CHARGED, "no-receipt", denied("receipt"), "第五十九条"),
        citation="行政许可法 第五十九条",
    ),
    wrongs(
        "licence-supervision",
        SUPERVISION,
        Wrong(Step.INSPECTED, "fee-unlisted", claimed("charged"), "第五十八条第一款"),
        Wrong(Step.REVOKED, "no-basis", unstated("basis"), "第六十九条"),
        Wrong(Step.WITHDRAWN, "no-basis", unstated("basis"), "第八条第二款"),
        Wrong(Step.CANCELLED, "no-basis", unstated("basis"), "第七十条"),
        citation="行政许可法 第五十八条、第六十九条、第七十条",
    ),
    wrongs(
        "licensing-liability",
        LIABILITY,
        Wrong(Liability.ASSESSED, "no-grade", unstated("grade")),
        Wrong(Liability.DECIDED, "wrong-body", other_than("decided_by", "上级行政机关", "监察机关"), "第七十四条"),
        citation="行政许可法 第七十二条、第七十四条",
    ),
)
