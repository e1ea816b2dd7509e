"""普法责任: leaders account for what they learnt and used of the law; prompts sent, answered, and orders to mend."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, denied, unstated, wrongs


class Step(StrEnum):
    """What happens in an organ that is to make the law known, in the words of the Act."""

    ESTABLISHED = "成立"
    ACCOUNTED = "年度述职"
    TRAINED = "领导干部培训"
    NEGLECT = "发现未履行普法职责"
    PROMPTED = "普法提示"
    PROMPT_RECEIVED = "收到普法提示"
    ANSWERED = "反馈改进情况"
    TO_MEND = "责令限期改正"
    FUNDS_TO_MEND = "责令限期改正经费管理"
    MENDED = "改正"
    DISSOLVED = "撤销"


@frozen
class Account:
    """State whether the leaders' accounts tell what they learnt and used of the law (第三十八条)."""

    told: bool | None = None


@frozen
class Answer:
    """State what was improved."""

    outcome: str | None = None


LAW_PUBLICITY = Procedure(
    name="law-publicity",
    title="普法责任制",
    title_en="Making the law known",
    clause="2.7.1",
    act="law-publicity-act",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.ACCOUNTED: Account, Step.ANSWERED: Answer, Step.TO_MEND: Term, Step.FUNDS_TO_MEND: Term},
    may={
        Step.ACCOUNTED: (Needs({Step.ESTABLISHED}, article="第三十八条"),),
        Step.TRAINED: (Needs({Step.ESTABLISHED}),),
        Step.NEGLECT: (Needs({Step.ESTABLISHED}, article="第五十七条"),),
        Step.PROMPTED: (Needs({Step.NEGLECT}, article="第五十七条"),),
        Step.PROMPT_RECEIVED: (Needs({Step.ESTABLISHED}, article="第五十七条"),),
        Step.ANSWERED: (Needs({Step.PROMPT_RECEIVED}, article="第五十七条"),),
        Step.TO_MEND: (Needs({Step.ESTABLISHED}, article="第五十九条第一款"),),
        Step.FUNDS_TO_MEND: (Needs({Step.ESTABLISHED}, article="第六十条"),),
        Step.MENDED: (Needs({Step.TO_MEND, Step.FUNDS_TO_MEND}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=(
        "report_study",
        "prompt",
        "answer_prompt",
        "mend_own_duty",
        "mend_funds",
        "state-council-2004-10/train_leaders",
    ),
    ends={Step.DISSOLVED},
)


CHECKS = (
    wrongs(
        "law-made-known",
        LAW_PUBLICITY,
        Wrong(Step.ACCOUNTED, "study-untold", denied("told"), "第三十八条"),
        Wrong(Step.ANSWERED, "no-outcome", unstated("outcome"), "第五十七条"),
        citation="法治宣传教育法 第三十八条、第五十七条",
    ),
)
