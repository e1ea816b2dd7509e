"""违法用地责令改正: orders to restore farmland and to pull down; only the court enforces what is not obeyed."""

from __future__ import annotations

from enum import StrEnum

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, wrongs


class Order(StrEnum):
    """What can happen once somebody is ordered to undo what was built or used against the law."""

    FARMLAND = "责令限期改正"
    TEMPORARY = "责令限期拆除永久性建筑物"
    EXTENSION = "责令限期拆除重建扩建"
    MENDED = "改正"
    DEMOLISHED = "拆除"
    PENALISED = "处罚"
    COURT_ASKED = "申请法院强制执行"
    PULLED_DOWN = "自行强制拆除"


LAND_ORDER = Procedure(
    name="land-order",
    title="违法用地责令改正",
    title_en="Orders against unlawful use of land",
    clause="2.6.3",
    act="land-administration-implementation-regulation",
    steps=Order,
    starts={Order.FARMLAND, Order.TEMPORARY, Order.EXTENSION},
    facts={
        Order.FARMLAND: Term,
        Order.TEMPORARY: Term,
        Order.EXTENSION: Term,
    },
    may={
        Order.MENDED: (Needs({Order.FARMLAND}, article="第五十一条"),),
        Order.DEMOLISHED: (Needs({Order.TEMPORARY, Order.EXTENSION}),),
        Order.PENALISED: (Needs({Order.FARMLAND}, unless={Order.MENDED}, article="第五十一条"),),
        Order.COURT_ASKED: (Needs({Order.TEMPORARY, Order.EXTENSION}, unless={Order.DEMOLISHED}),),
        Order.PULLED_DOWN: (Needs({Order.TEMPORARY, Order.EXTENSION}),),
    },
    must=("restore_ordered", "demolish_temporary", "demolish_extension"),
    party={Order.MENDED, Order.DEMOLISHED},
)


CHECKS = (
    wrongs(
        "only-the-court-pulls-down",
        LAND_ORDER,
        Wrong(Order.PULLED_DOWN, "wrong-body", lambda _: True, "第五十二条"),
        citation="土地管理法实施条例 第五十二条、第五十三条",
    ),
)
