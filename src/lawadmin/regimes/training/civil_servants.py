"""公务员的培训、考核和任免: recruits tried and trained; resignations, complaints and corrections in time."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.regimes.shared.wrong import Wrong, denied, other_than, unstated, wrongs


class Step(StrEnum):
    """What happens in a civil servant's career, in the words of the Act."""

    PUBLICISED = "公示拟录用人员"
    PUBLICITY_OVER = "公示期满"
    RECRUITED = "录用"
    TRAINED_NEW = "初任培训"
    APPOINTED = "任职"
    NOT_APPOINTED = "取消录用"
    LEADER = "任领导职务"
    TRAINED_LEADER = "任职培训"
    RESIGNING = "收到辞职申请"
    RELEASED = "批准辞职"
    NOT_RELEASED = "不予批准辞职"
    ACCUSATION = "受理控告"
    ACCUSATION_HANDLED = "处理控告"
    FOUND_WRONG = "认定人事处理有错误"
    CORRECTED = "纠正"
    LEFT = "离职"


@frozen
class Recruit:
    """State whether the recruit passed the probation, where it is over."""

    qualified: bool | None = None


@frozen
class Resigning:
    """State whether somebody of the leadership asks to resign."""

    leader: bool | None = None


@frozen
class Outcome:
    """State what was decided, with its reasons."""

    reason: str | None = None


@frozen
class Handling:
    """State what came of an accusation."""

    outcome: str | None = None


CIVIL_SERVANT = Procedure(
    name="civil-servant",
    title="公务员管理",
    title_en="Civil servants",
    clause="2.7.2",
    act="civil-servants-act",
    steps=Step,
    starts={Step.PUBLICISED, Step.RECRUITED, Step.LEADER, Step.RESIGNING, Step.ACCUSATION, Step.FOUND_WRONG},
    facts={
        Step.APPOINTED: Recruit,
        Step.RESIGNING: Resigning,
        Step.NOT_RELEASED: Outcome,
        Step.ACCUSATION_HANDLED: Handling,
    },
    traits={"领导成员": Trait({Step.RESIGNING}, "leader")},
    may={
        Step.PUBLICITY_OVER: (Needs({Step.PUBLICISED}, article="第三十二条第一款"),),
        Step.TRAINED_NEW: (Needs({Step.RECRUITED}, article="第六十七条第一款"),),
        Step.APPOINTED: (Needs({Step.RECRUITED}, unless={Step.NOT_APPOINTED}, article="第三十四条"),),
        Step.NOT_APPOINTED: (Needs({Step.RECRUITED}, unless={Step.APPOINTED}, article="第三十四条"),),
        Step.TRAINED_LEADER: (Needs({Step.LEADER}, article="第六十七条第一款"),),
        Step.RELEASED: (Needs({Step.RESIGNING}, article="第八十五条"),),
        Step.NOT_RELEASED: (Needs({Step.RESIGNING}, article="第八十五条"),),
        Step.ACCUSATION_HANDLED: (Needs({Step.ACCUSATION}, article="第九十八条"),),
        Step.CORRECTED: (Needs({Step.FOUND_WRONG}, article="第九十七条"),),
        Step.LEFT: (Needs({Step.RECRUITED, Step.RELEASED}),),
    },
    must=(
        "publicise_recruits",
        "train_new",
        "train_leader",
        "approve_resignation",
        "handle_accusation",
        "correct",
    ),
    ends={Step.NOT_APPOINTED, Step.LEFT},
)


class Organ(StrEnum):
    """What an organ does every year about its civil servants."""

    ESTABLISHED = "成立"
    ASSESSED = "年度考核"
    SANCTION_DUE = "认为应当处分"
    SANCTIONED = "处分决定"
    DISSOLVED = "撤销"


#: The grades that a yearly assessment gives (第三十八条).
GRADES = ("优秀", "称职", "基本称职", "不称职")


@frozen
class Assessment:
    """State the grade given."""

    grade: str | None = None


@frozen
class Sanction:
    """State the sanction, and whether the person was heard before it (第六十三条第二款)."""

    sanction: str | None = None
    heard: bool | None = None


PERSONNEL = Procedure(
    name="personnel",
    title="公务员考核和处分",
    title_en="Assessment and sanctions",
    clause="2.7.2",
    act="civil-servants-act",
    steps=Organ,
    starts={Organ.ESTABLISHED},
    facts={Organ.ASSESSED: Assessment, Organ.SANCTION_DUE: Term, Organ.SANCTIONED: Sanction},
    may={
        Organ.ASSESSED: (Needs({Organ.ESTABLISHED}, article="第三十七条第一款"),),
        Organ.SANCTION_DUE: (Needs({Organ.ESTABLISHED}, article="第六十三条第三款"),),
        Organ.SANCTIONED: (Needs({Organ.SANCTION_DUE}, article="第六十三条第三款"),),
        Organ.DISSOLVED: (Needs({Organ.ESTABLISHED}),),
    },
    must=("yearly_assessment", "decide_sanction"),
    ends={Organ.DISSOLVED},
)


CHECKS = (
    wrongs(
        "civil-servants-by-law",
        CIVIL_SERVANT,
        Wrong(Step.APPOINTED, "unqualified-recruit", denied("qualified"), "第三十四条"),
        Wrong(Step.NOT_RELEASED, "no-grounds", unstated("reason"), "第八十五条"),
        Wrong(Step.ACCUSATION_HANDLED, "no-outcome", unstated("outcome"), "第九十八条"),
        citation="公务员法 第三十四条、第八十五条、第九十八条",
    ),
    wrongs(
        "assessed-by-law",
        PERSONNEL,
        Wrong(Organ.ASSESSED, "no-such-grade", other_than("grade", *GRADES), "第三十八条第一款"),
        Wrong(Organ.SANCTIONED, "not-heard", denied("heard"), "第六十三条第二款"),
        citation="公务员法 第三十八条、第六十三条",
    ),
)
