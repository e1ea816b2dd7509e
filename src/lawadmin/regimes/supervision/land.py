"""土地使用权专项监督: land taken, land-use rights granted, temporary land, and what the land office does by itself."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.regimes.shared.wrong import Wrong, claimed, exceeds, other_than, wrongs

_ACT = "land-administration-implementation-regulation"


class Taking(StrEnum):
    """What can happen when collective land is taken, in the words of the Regulation."""

    NOTICE = "征收土地预公告"
    NOTICE_OVER = "预公告结束"
    SURVEYED = "开展现状调查"
    RISK = "社会稳定风险评估"
    PLAN = "公告补偿安置方案"
    PLAN_OVER = "方案公告结束"
    OBJECTED = "多数成员不同意方案"
    HEARING = "举行听证"
    AGREED = "签订补偿安置协议"
    APPLIED = "申请征收土地"
    FUNDED = "费用到位"
    APPROVED = "收到批准文件"
    ANNOUNCED = "征收土地公告"


@frozen
class Funds:
    """State, in yuan, what compensation and insurance cost and what is paid in."""

    owed: int | None = None
    received: int | None = None


LAND_TAKING = Procedure(
    name="land-taking",
    title="土地征收监督",
    title_en="Land taken",
    clause="2.6.3",
    act=_ACT,
    steps=Taking,
    starts={Taking.NOTICE},
    facts={Taking.FUNDED: Funds},
    traits={"多数不同意": Trait({Taking.OBJECTED})},
    may={
        Taking.NOTICE_OVER: (Needs({Taking.NOTICE}, article="第二十六条第二款"),),
        Taking.SURVEYED: (Needs({Taking.NOTICE}, article="第二十六条第一款"),),
        Taking.RISK: (Needs({Taking.NOTICE}, article="第二十六条第一款"),),
        Taking.PLAN: (
            Needs({Taking.SURVEYED}, article="第二十七条"),
            Needs({Taking.RISK}, article="第二十七条"),
        ),
        Taking.PLAN_OVER: (Needs({Taking.PLAN}, article="第二十八条第一款"),),
        Taking.OBJECTED: (Needs({Taking.PLAN}, article="第二十八条第三款"),),
        Taking.HEARING: (Needs({Taking.OBJECTED}, article="第二十八条第三款"),),
        Taking.AGREED: (
            Needs({Taking.PLAN_OVER}, article="第二十九条"),
            Needs({Taking.HEARING}, when="多数不同意", article="第二十八条第三款"),
        ),
        Taking.APPLIED: (Needs({Taking.AGREED}, article="第三十条"),),
        Taking.FUNDED: (Needs({Taking.APPLIED}, article="第三十二条第四款"),),
        Taking.APPROVED: (Needs({Taking.APPLIED}, article="第三十条"),),
        Taking.ANNOUNCED: (Needs({Taking.APPROVED}, article="第三十一条"),),
    },
    must=("notice_time", "plan_time", "announce", "secure_funds"),
    outside={Taking.APPROVED},
)


class Grant(StrEnum):
    """What can happen to a land-use right that is granted, in the words of the Regulation."""

    PUBLISHED = "发布出让公告"
    CONTRACT = "签订出让合同"
    PAID = "付清出让金"
    HANDED_OVER = "提供土地"
    CONTRACT_ENDED = "解除合同"
    ACQUIRED = "取得土地使用权"
    RENEWED = "续期"
    TAKEN_BACK = "提前收回"
    ENDED = "土地使用权终止"


class Use(StrEnum):
    """The five uses by which the longest term goes (第十二条)."""

    HOUSING = "居住用地"
    INDUSTRY = "工业用地"
    PUBLIC = "教育科技文化卫生体育用地"
    TRADE = "商业旅游娱乐用地"
    OTHER = "综合或者其他用地"


#: The ways in which land can be granted (第十三条).
WAYS = ("协议", "招标", "拍卖")


@frozen
class Contract:
    """State how the right was granted, and within how many days the land is to be handed over."""

    method: str | None = None
    term: int | None = None


@frozen
class Right:
    """State the use of the land, and for how many years the right is granted."""

    use: Use | None = None
    term: int | None = None


LAND_GRANT = Procedure(
    name="land-grant",
    title="国有土地使用权出让监督",
    title_en="Land-use rights granted",
    clause="2.6.3",
    act="urban-land-use-right-regulation",
    steps=Grant,
    starts={Grant.PUBLISHED, Grant.CONTRACT},
    facts={Grant.CONTRACT: Contract, Grant.ACQUIRED: Right},
    traits={use.value: Trait({Grant.ACQUIRED}, "use", frozenset({use})) for use in Use},
    may={
        Grant.PAID: (Needs({Grant.CONTRACT}, unless={Grant.CONTRACT_ENDED}, article="第十四条"),),
        Grant.HANDED_OVER: (Needs({Grant.CONTRACT}, article="第十五条"),),
        Grant.CONTRACT_ENDED: (Needs({Grant.CONTRACT}, article="第十四条"),),
        Grant.ACQUIRED: (Needs({Grant.PAID}, article="第十六条"),),
        Grant.RENEWED: (Needs({Grant.ACQUIRED}),),
        Grant.TAKEN_BACK: (Needs({Grant.ACQUIRED}),),
        Grant.ENDED: (Needs({Grant.ACQUIRED}),),
    },
    must=("pay", "hand_over", "grant_term"),
    ends={Grant.CONTRACT_ENDED},
)


class Temporary(StrEnum):
    """What can happen to land used for a time, or used in an emergency."""

    APPROVED = "批准临时用地"
    RETURNED = "交还土地"
    RECLAIMED = "完成复垦"
    TO_MEND = "责令改正"
    DONE_FOR = "代为复垦"
    EMERGENCY_OVER = "应急处置结束"
    APPLIED = "申请补办用地审批"


@frozen
class Approval:
    """State the last day of the use, whether it serves long works, whether it is for permanent buildings."""

    valid_to: date | None = None
    infrastructure: bool | None = None
    permanent: bool | None = None


@frozen
class Emergency:
    """State whether the land is kept as permanent building land."""

    permanent: bool | None = None


TEMPORARY_LAND = Procedure(
    name="temporary-land",
    title="临时用地监督",
    title_en="Temporary land",
    clause="2.6.3",
    act=_ACT,
    steps=Temporary,
    starts={Temporary.APPROVED, Temporary.EMERGENCY_OVER},
    facts={Temporary.APPROVED: Approval, Temporary.EMERGENCY_OVER: Emergency},
    traits={
        "建设周期较长的基础设施": Trait({Temporary.APPROVED}, "infrastructure"),
        "永久性建设用地": Trait({Temporary.EMERGENCY_OVER}, "permanent"),
    },
    may={
        Temporary.RETURNED: (Needs({Temporary.APPROVED}, article="第二十条第二款"),),
        Temporary.RECLAIMED: (Needs({Temporary.APPROVED}, article="第二十条第三款"),),
        Temporary.TO_MEND: (Needs({Temporary.APPROVED}),),
        Temporary.DONE_FOR: (Needs({Temporary.TO_MEND}),),
        Temporary.APPLIED: (Needs({Temporary.EMERGENCY_OVER}, article="第二十一条"),),
    },
    must=("temporary_use", "reclaim", "apply_afterwards"),
    party={Temporary.RETURNED, Temporary.RECLAIMED, Temporary.APPLIED},
)


class Duty(StrEnum):
    """What happens in the standing matter of land administration."""

    ESTABLISHED = "成立"
    GRADED = "评定土地等级"
    UNUSED = "设施农业用地不再使用"
    RESTORED = "恢复种植条件"
    OPINION = "收到督察意见书"
    MENDING_REPORTED = "报告整改情况"
    PLAN_RECEIVED = "收到出让出租方案"
    PLAN_ANSWERED = "提出修改意见"
    CONFISCATED = "没收"
    HANDED_OVER = "移交没收财物"
    HOMESTEAD = "责令限期改正侵犯宅基地权益"
    MENDED = "改正"
    TO_RETURN = "责令限期退还"
    RETURNED = "退还违法所得"
    DISSOLVED = "撤销"


@frozen
class Plan:
    """State whether a collective's plan to grant or let its land fails what planning and industry ask."""

    faulty: bool | None = None


@frozen
class Mending:
    """State how many items an inspection found, and how many are mended."""

    items: int | None = None
    mended: int | None = None


LAND_DUTY = Procedure(
    name="land-duty",
    title="土地管理和督察整改",
    title_en="Land administration",
    clause="2.6.3",
    act=_ACT,
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={
        Duty.PLAN_RECEIVED: Plan,
        Duty.MENDING_REPORTED: Mending,
        Duty.HOMESTEAD: Term,
        Duty.TO_RETURN: Term,
    },
    traits={"方案不符合要求": Trait({Duty.PLAN_RECEIVED}, "faulty")},
    may={
        Duty.GRADED: (Needs({Duty.ESTABLISHED}, article="第五条第三款"),),
        Duty.UNUSED: (Needs({Duty.ESTABLISHED}, article="第十一条第三款"),),
        Duty.RESTORED: (Needs({Duty.UNUSED}, article="第十一条第三款"),),
        Duty.OPINION: (Needs({Duty.ESTABLISHED}, article="第四十六条"),),
        Duty.MENDING_REPORTED: (Needs({Duty.OPINION}, article="第四十六条"),),
        Duty.PLAN_RECEIVED: (Needs({Duty.ESTABLISHED}, article="第四十条第一款"),),
        Duty.PLAN_ANSWERED: (Needs({Duty.PLAN_RECEIVED}, article="第四十条第一款"),),
        Duty.CONFISCATED: (Needs({Duty.ESTABLISHED}, article="第五十八条"),),
        Duty.HANDED_OVER: (Needs({Duty.CONFISCATED}, article="第五十八条"),),
        Duty.HOMESTEAD: (Needs({Duty.ESTABLISHED}, article="第六十三条"),),
        Duty.MENDED: (Needs({Duty.HOMESTEAD}, article="第六十三条"),),
        Duty.TO_RETURN: (Needs({Duty.ESTABLISHED}, article="第六十四条"),),
        Duty.RETURNED: (Needs({Duty.TO_RETURN}, article="第六十四条"),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=(
        "grade_land",
        "restore_farmland",
        "report_rectification",
        "answer_plan",
        "hand_over_confiscated",
        "mend_homestead",
        "return_land_gains",
    ),
    ends={Duty.DISSOLVED},
)


CHECKS = (
    wrongs(
        "land-taken-funded",
        LAND_TAKING,
        Wrong(Taking.FUNDED, "funds-short", exceeds("owed", "received"), "第三十二条第四款"),
        citation="土地管理法实施条例 第三十二条",
    ),
    wrongs(
        "land-granted-lawfully",
        LAND_GRANT,
        Wrong(Grant.CONTRACT, "unlawful-way", other_than("method", *WAYS), "第十三条"),
        citation="城镇国有土地使用权出让和转让暂行条例 第十三条",
    ),
    wrongs(
        "temporary-land-temporary",
        TEMPORARY_LAND,
        Wrong(Temporary.APPROVED, "permanent-on-temporary", claimed("permanent"), "第五十二条"),
    ),
    wrongs(
        "land-inspection-mended",
        LAND_DUTY,
        Wrong(Duty.MENDING_REPORTED, "mended-in-part", exceeds("items", "mended"), "第四十六条"),
    ),
)
