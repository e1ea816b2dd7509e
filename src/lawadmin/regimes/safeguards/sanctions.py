"""处分的执行: what follows a sanction of an official, until it is lifted or found to be wrong."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, wrongs


class Step(StrEnum):
    """What can happen to a sanction, from the proposal to its end, in the words of the Act."""

    NEGLECT_FOUND = "发现应处分而未处分"
    PROPOSED = "监察建议"
    DECIDED = "政务处分决定"
    SERVED = "送达"
    EFFECTIVE = "处分决定生效"
    PAY_CHANGED = "办理变更手续"
    PAY_CHANGE_EXTENDED = "延长"
    LIFTED = "解除处分"
    FOUND_WRONG = "发现处分确有错误"
    CORRECTED = "纠正"
    FALSE_REPORT = "发现不实检举"
    CLEARED = "澄清事实"


class Sanction(StrEnum):
    """The sanctions by which the period goes (第八条)."""

    WARNING = "警告"
    DEMERIT = "记过"
    GREAT_DEMERIT = "记大过"
    REDUCED = "降级或者撤职"


@frozen
class Decision:
    """State the sanction, whether it reaches grade or post, and whether the person was heard before (第四十三条)."""

    sanction: Sanction | None = None
    grade: bool | None = None
    heard: bool | None = None


@frozen
class Effect:
    """State the sanction, or several joined: then for how many months."""

    sanction: Sanction | None = None
    several_alike: bool | None = None
    several: bool | None = None
    term: int | None = None


@frozen
class Lifting:
    """State whether it was lifted for somebody who did wrong anew meanwhile."""

    anew: bool | None = None


SANCTION = Procedure(
    name="sanction",
    title="公职人员处分的执行",
    title_en="Sanctions carried out",
    clause="3.2",
    act="public-officials-sanctions-act",
    steps=Step,
    starts={Step.NEGLECT_FOUND, Step.DECIDED, Step.FALSE_REPORT},
    facts={
        Step.DECIDED: Decision,
        Step.EFFECTIVE: Effect,
        Step.PAY_CHANGE_EXTENDED: Prolonged,
        Step.LIFTED: Lifting,
    },
    traits={
        **{one.value: Trait({Step.EFFECTIVE}, "sanction", frozenset({one})) for one in Sanction},
        "多个相同政务处分": Trait({Step.EFFECTIVE}, "several_alike"),
        "多个处分": Trait({Step.EFFECTIVE}, "several"),
        "降级以上处分": Trait({Step.DECIDED}, "grade"),
    },
    may={
        Step.PROPOSED: (Needs({Step.NEGLECT_FOUND}, article="第三条第三款"),),
        Step.SERVED: (Needs({Step.DECIDED}, article="第四十六条第一款"),),
        Step.EFFECTIVE: (Needs({Step.DECIDED}),),
        Step.PAY_CHANGED: (Needs({Step.DECIDED}, article="第五十四条"),),
        Step.PAY_CHANGE_EXTENDED: (Needs({Step.DECIDED}, article="第五十四条"),),
        Step.LIFTED: (Needs({Step.EFFECTIVE}),),
        Step.FOUND_WRONG: (Needs({Step.DECIDED}, article="第五十五条第二款"),),
        Step.CORRECTED: (Needs({Step.FOUND_WRONG}, article="第五十五条第二款"),),
        Step.CLEARED: (Needs({Step.FALSE_REPORT}, article="第五十三条"),),
    },
    must=(
        "propose_sanction",
        "serve",
        "sanction_period",
        "sanction_periods_joined",
        "change_pay",
        "correct",
        "clear_name",
        "civil-servants-sanctions-regulation/sanction_period",
        "civil-servants-sanctions-regulation/sanction_periods_joined",
    ),
)


CHECKS = (
    wrongs(
        "sanction-heard-first",
        SANCTION,
        Wrong(Step.DECIDED, "not-heard", denied("heard"), "第四十三条"),
        Wrong(Step.LIFTED, "lifted-anew", claimed("anew"), "第二十六条第一款"),
        citation="公职人员政务处分法 第四十三条",
    ),
)
