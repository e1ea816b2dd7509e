"""最低生活保障: thirty days without assessment and publicity, a second publicity, checks by circumstance."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import More, Needs, Procedure, Span, Trait
from lawadmin.records.events import Event
from lawadmin.regimes.functions.relief import SUBSISTENCE
from lawadmin.regimes.functions.relief import Step as National
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, unstated, wrongs

ACT = "chongqing-subsistence-allowance-regulation"
RULES = "subsistence-allowance-review-rules"


class Step(StrEnum):
    """What else can happen to a claim in Chongqing."""

    ASSESSMENT = "群众评议"
    ASSESSED = "群众评议结束"
    INQUIRED_AGAIN = "重新调查核实"
    OBJECTOR_TOLD = "告知异议人"
    PUBLICISED_AGAIN = "重新公示"
    PUBLICITY_AGAIN_OVER = "重新公示结束"
    LISTED = "长期公示"


@frozen
class Decision:
    """State the allowance in yuan a month, and how the household stands, for how often it is checked (第二十六条)."""

    amount: int | None = None
    stable: bool | None = None
    changing: bool | None = None
    gravely_ill: bool | None = None
    steady: bool | None = None
    able_unemployed: bool | None = None
    urban: bool | None = None


@frozen
class Assessment:
    """State whether opinions were far apart, so that the inquiry is made again (第十八条第二项)."""

    disputed: bool | None = None


@frozen
class Listing:
    """State whether the list shows what has nothing to do with the allowance (第十八条第五项)."""

    unrelated: bool | None = None


@frozen
class Inquiry:
    """State how many inquired into the household together, and by how many ways (第十八条第一项)."""

    officers: int | None = None
    ways: tuple[str, ...] | None = None


_STANDING = frozenset({National.CONFIRMED, National.REVIEWED})

SUBSISTENCE_CHONGQING = SUBSISTENCE.amend(
    name="subsistence-allowance-chongqing",
    replaces="subsistence-allowance",
    must=(
        "accept",
        "publicity_again",
        "approve",
        "adjust",
        "check_month",
        "check_quarter",
    ),
    may={
        Step.ASSESSMENT: (Needs({National.INQUIRED}, article=f"{ACT}/第十八条第二项"),),
        Step.ASSESSED: (Needs({Step.ASSESSMENT}, article=f"{ACT}/第十八条第二项"),),
        National.OPINION: (
            Needs({Step.ASSESSED}, article=f"{ACT}/第十八条第二项"),
            Needs({Step.INQUIRED_AGAIN}, when="群众评议争议较大", article=f"{ACT}/第十八条第二项"),
        ),
        Step.INQUIRED_AGAIN: (Needs({Step.ASSESSED, National.OBJECTED}, article=f"{ACT}/第十八条"),),
        Step.OBJECTOR_TOLD: (Needs({National.OBJECTED}, article=f"{ACT}/第十八条第三项"),),
        Step.PUBLICISED_AGAIN: (Needs({National.OBJECTED}, article=f"{ACT}/第十八条第三项"),),
        Step.PUBLICITY_AGAIN_OVER: (Needs({Step.PUBLICISED_AGAIN}, article=f"{ACT}/第十八条第三项"),),
        National.SENT_UP: (
            Needs({Step.PUBLICITY_AGAIN_OVER}, when="公示有异议", article=f"{ACT}/第十八条第三项"),
            Needs({Step.OBJECTOR_TOLD}, when="公示有异议", article=f"{ACT}/第十八条第三项"),
        ),
        Step.LISTED: (Needs({National.CONFIRMED}, article=f"{ACT}/第十八条第五项"),),
    },
    more=More(
        steps=Step,
        facts={
            National.CONFIRMED: Decision,
            National.REVIEWED: Decision,
            National.INQUIRED: Inquiry,
            Step.ASSESSED: Assessment,
            Step.LISTED: Listing,
        },
        spans=(
            Span("群众评议", {Step.ASSESSMENT}, {Step.ASSESSED}),
            Span(
                "公示",
                {National.PUBLICISED, Step.PUBLICISED_AGAIN},
                {National.PUBLICITY_OVER, Step.PUBLICITY_AGAIN_OVER},
            ),
        ),
        traits={
            "群众评议争议较大": Trait({Step.ASSESSED}, "disputed"),
            "公示有异议": Trait({National.OBJECTED}),
            "重病重残且收入基本无变化": Trait(_STANDING, "gravely_ill"),
            "家庭成员和收入相对稳定": Trait(_STANDING, "steady"),
            "有劳动能力未就业": Trait(_STANDING, "able_unemployed"),
            "城市": Trait(_STANDING, "urban"),
            "农村": Trait(_STANDING, "urban", frozenset({False})),
        },
    ),
)


class Duty(StrEnum):
    """What the offices do for the allowance as a whole."""

    ESTABLISHED = "成立"
    STANDARD_SET = "调整保障标准"
    PUBLISHED = "公布保障情况"
    INFORMED = "收到举报"
    DEALT_WITH = "查处"
    DISSOLVED = "撤销"


@frozen
class Publication:
    """State what is published every year: the standard, how many receive the allowance, and what was paid, in yuan."""

    standard: int | None = None
    persons: int | None = None
    paid: int | None = None


@frozen
class Handling:
    """State whether the informer's name was kept (第三十四条第三款)."""

    name_kept: bool | None = None


SUBSISTENCE_DUTY = Procedure(
    name="subsistence-duty-chongqing",
    title="最低生活保障公布和举报查处",
    title_en="Standing duties on the subsistence allowance",
    clause="2.1.5",
    act=RULES,
    steps=Duty,
    starts={Duty.ESTABLISHED},
    facts={Duty.PUBLISHED: Publication, Duty.DEALT_WITH: Handling},
    may={
        Duty.STANDARD_SET: (Needs({Duty.ESTABLISHED}, article=f"{ACT}/第九条第一款"),),
        Duty.PUBLISHED: (Needs({Duty.ESTABLISHED}, article=f"{ACT}/第三十条第二款"),),
        Duty.INFORMED: (Needs({Duty.ESTABLISHED}),),
        Duty.DEALT_WITH: (Needs({Duty.INFORMED}, article=f"{ACT}/第三十四条第二款"),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=("adjust_standard", "publish_yearly", "handle_informer"),
    ends={Duty.DISSOLVED},
)


def _one_way(event: Event) -> bool:
    ways = event.fact("ways")
    return isinstance(ways, tuple) and not ways


CHECKS = (
    wrongs(
        "subsistence-chongqing",
        SUBSISTENCE_CHONGQING,
        Wrong(National.INQUIRED, "no-grounds", _one_way, f"{ACT}/第十八条第一项"),
        Wrong(Step.LISTED, "personal-data-shown", claimed("unrelated"), f"{ACT}/第十八条第五项"),
        citation="重庆市城乡居民最低生活保障条例 第十八条",
    ),
    wrongs(
        "subsistence-duty-chongqing",
        SUBSISTENCE_DUTY,
        *(
            Wrong(Duty.PUBLISHED, "published-in-part", unstated(part), f"{ACT}/第三十条第二款")
            for part in ("standard", "persons", "paid")
        ),
        Wrong(Duty.DEALT_WITH, "informer-betrayed", denied("name_kept"), f"{ACT}/第三十四条第三款"),
        citation="重庆市城乡居民最低生活保障条例 第三十条、第三十四条",
    ),
)
