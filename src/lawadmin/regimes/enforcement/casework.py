"""Beside the penalty case: who has jurisdiction, inquiries for another department, the goods of a case.

Departmental rules set the limits, each for the organs of its line.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.regimes.shared.wrong import Wrong, claimed, unstated, wrongs


class Jurisdiction(StrEnum):
    """What can happen where two departments dispute a case, or the wrong one found it."""

    DISPUTED = "管辖争议发生"
    SETTLED = "协商解决"
    REFERRED = "报请指定管辖"
    RECEIVED = "收到管辖报请"
    ASSIGNED = "确定管辖"
    ANOTHERS = "发现属其他部门管辖"
    PASSED_ON = "移送其他部门"


@frozen
class Assignment:
    """State which department gets the case."""

    department: str | None = None


JURISDICTION = Procedure(
    name="penalty-jurisdiction",
    title="行政处罚管辖",
    title_en="Jurisdiction over penalties",
    clause="2.4.2",
    act="administrative-penalty-act",
    steps=Jurisdiction,
    starts={Jurisdiction.DISPUTED, Jurisdiction.RECEIVED, Jurisdiction.ANOTHERS},
    facts={Jurisdiction.SETTLED: Assignment, Jurisdiction.ASSIGNED: Assignment},
    may={
        Jurisdiction.SETTLED: (Needs({Jurisdiction.DISPUTED}, article="第二十五条第二款"),),
        Jurisdiction.REFERRED: (Needs({Jurisdiction.DISPUTED}, article="第二十五条第二款"),),
        Jurisdiction.ASSIGNED: (Needs({Jurisdiction.RECEIVED, Jurisdiction.REFERRED}, article="第二十五条第二款"),),
        Jurisdiction.PASSED_ON: (Needs({Jurisdiction.ANOTHERS}),),
    },
    must=("settle_jurisdiction", "assign_jurisdiction", "transfer_other"),
    links={"penalty": "penalty"},
)


class Assistance(StrEnum):
    """What can happen to an inquiry that another department asks for."""

    RECEIVED = "接到协助调查函"
    LETTER = "收到协查函"
    POSTPONED = "告知延期"
    DONE = "完成协查"
    TOLD = "告知协查结果"
    REFUSED = "不予协查"


@frozen
class Refusal:
    """State why no help is given."""

    reason: str | None = None


ASSISTANCE = Procedure(
    name="penalty-assistance",
    title="行政处罚协查",
    title_en="Inquiries for another department",
    clause="2.4.2",
    act="administrative-penalty-act",
    steps=Assistance,
    starts={Assistance.RECEIVED, Assistance.LETTER},
    facts={Assistance.REFUSED: Refusal},
    may={
        Assistance.POSTPONED: (Needs({Assistance.RECEIVED}),),
        Assistance.DONE: (Needs({Assistance.RECEIVED, Assistance.LETTER}),),
        Assistance.TOLD: (Needs({Assistance.LETTER, Assistance.RECEIVED}),),
        Assistance.REFUSED: (Needs({Assistance.RECEIVED, Assistance.LETTER}, article="第二十六条"),),
    },
    must=("assist", "answer_inquiry"),
    ends={Assistance.REFUSED},
)


class Goods(StrEnum):
    """What can happen to the goods of a case, from registration to the treasury."""

    SEALED = "查封"
    DETAINED = "扣押"
    HELD = "先行登记保存"
    TAKEN = "提取涉案财物"
    REGISTERED = "登记涉案财物"
    BACK = "返回单位"
    APPRAISED = "鉴定结束"
    HANDED_OVER = "移交涉案财物"
    EFFECTIVE = "处罚决定生效"
    DISPOSAL_PLANNED = "报处置方案"
    TO_TREASURY = "移交财政部门"


@frozen
class Appraisal:
    """State whether the goods were appraised in a hurry, before they were handed over."""

    urgent: bool | None = None


@frozen
class Handing:
    """State whether goods were used, swapped or lost before they were handed over."""

    impaired: bool | None = None


GOODS = Procedure(
    name="case-goods",
    title="涉案财物管理",
    title_en="Goods of a case",
    clause="2.4.2",
    act="administrative-penalty-act",
    steps=Goods,
    starts={Goods.SEALED, Goods.DETAINED, Goods.HELD, Goods.TAKEN, Goods.BACK, Goods.EFFECTIVE},
    facts={Goods.APPRAISED: Appraisal, Goods.HANDED_OVER: Handing},
    traits={"紧急鉴定": Trait({Goods.APPRAISED}, "urgent")},
    may={
        Goods.REGISTERED: (Needs({Goods.SEALED, Goods.DETAINED, Goods.HELD}),),
        Goods.APPRAISED: (Needs({Goods.TAKEN, Goods.SEALED, Goods.DETAINED, Goods.HELD}),),
        Goods.HANDED_OVER: (Needs({Goods.TAKEN, Goods.BACK, Goods.APPRAISED}),),
        Goods.DISPOSAL_PLANNED: (Needs({Goods.EFFECTIVE}),),
        Goods.TO_TREASURY: (Needs({Goods.EFFECTIVE}),),
    },
    must=(
        "register_goods",
        "hand_over_goods",
        "hand_over_goods_from_afar",
        "hand_over_goods_appraised",
        "hand_over_confiscated",
    ),
    links={"penalty": "penalty"},
)

CHECKS = (
    wrongs(
        "jurisdiction-named",
        JURISDICTION,
        Wrong(Jurisdiction.SETTLED, "no-department", unstated("department")),
        Wrong(Jurisdiction.ASSIGNED, "no-department", unstated("department")),
    ),
    wrongs("assistance-refused-with-reason", ASSISTANCE, Wrong(Assistance.REFUSED, "no-grounds", unstated("reason"))),
    wrongs("goods-kept-whole", GOODS, Wrong(Goods.HANDED_OVER, "goods-impaired", claimed("impaired"))),
)
