"""最低生活保障与特困人员救助供养: from the claim through inquiry, publicity and decision to review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import of_county
from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, fewer, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import CountyCheck, Finding, Row

_RULES, _ACT = "social-assistance-rules", "social-assistance-act"


class Step(StrEnum):
    """What can happen to a claim to the subsistence allowance."""

    APPLIED = "申请"
    ASKED = "告知补正"
    SUPPLEMENTED = "补正"
    PASSED_ON = "转办"
    ACCEPTED = "受理"
    RELATIVES = "近亲属登记备案"
    INQUIRY = "启动调查"
    CHECK_ASKED = "收到核对提请"
    CHECK = "启动信息核对"
    UNQUALIFIED = "核对不符合条件"
    APPLICANT_TOLD = "告知申请人"
    INQUIRED = "调查核实"
    ASSESSED = "民主评议"
    OPINION = "初审意见"
    PUBLICISED = "公示"
    OBJECTED = "公示异议"
    PUBLICITY_OVER = "公示结束"
    SENT_UP = "报送县级民政部门"
    RECEIVED = "收到上报材料"
    COUNTY_VISIT = "县级入户调查"
    EXTENDED = "延长"
    CONFIRMED = "确认同意"
    REFUSED = "不予确认"
    TOLD = "书面告知"
    PAID = "发放保障金"
    CHANGED = "家庭状况变化"
    CHANGE_TOLD = "告知变化"
    REVIEWED = "核查"
    REVIEW_EXTENDED = "延长核查期限"
    REPORTED = "报县级民政部门办理"
    RAISED = "决定增发"
    CUT = "决定减发"
    STOPPED = "决定停发"
    REPORT = "收到实名举报"
    ANSWERED = "反馈核查结果"
    ENDED = "终止救助"
    WITHDRAWN = "撤回申请"


@frozen
class Claim:
    """State whether a near relative of the applicant handles claims or sits on the committee (第十一条)."""

    relatives: bool | None = None


@frozen
class Inquiry:
    """State how many inquired into the household together."""

    officers: int | None = None


@frozen
class Decision:
    """State the allowance granted, in yuan a month, and how the household stands: steady, or changing income."""

    amount: int | None = None
    stable: bool | None = None
    changing: bool | None = None


@frozen
class Refusal:
    """State why a claim is refused, or an allowance cut or stopped."""

    reason: str | None = None


_DECISION = frozenset({Step.CONFIRMED, Step.REFUSED})
_STANDING = frozenset({Step.CONFIRMED, Step.REVIEWED})

SUBSISTENCE = Procedure(
    name="subsistence-allowance",
    title="最低生活保障",
    title_en="Subsistence allowance",
    clause="2.1.5",
    act="subsistence-allowance-review-rules",
    steps=Step,
    starts={Step.APPLIED},
    facts={
        Step.ACCEPTED: Claim,
        Step.INQUIRED: Inquiry,
        Step.CONFIRMED: Decision,
        Step.REVIEWED: Decision,
        Step.REFUSED: Refusal,
        Step.CUT: Refusal,
        Step.STOPPED: Refusal,
        Step.EXTENDED: Prolonged,
        Step.REVIEW_EXTENDED: Prolonged,
    },
    spans=(Span("补正", {Step.ASKED}, {Step.SUPPLEMENTED}, by="当事人"),),
    traits={
        "近亲属": Trait({Step.ACCEPTED}, "relatives"),
        "经济状况变化不大": Trait(_STANDING, "stable"),
        "收入来源不固定": Trait(_STANDING, "changing"),
    },
    may={
        Step.ASKED: (Needs({Step.APPLIED}, unless={Step.ACCEPTED}, article="第十条"),),
        Step.SUPPLEMENTED: (Needs({Step.ASKED}, article="第十条"),),
        Step.PASSED_ON: (Needs({Step.APPLIED}, unless={Step.ACCEPTED}),),
        Step.ACCEPTED: (Needs({Step.APPLIED}, article="第十条"),),
        Step.RELATIVES: (Needs({Step.ACCEPTED}, article="第十一条"),),
        Step.INQUIRY: (Needs({Step.ACCEPTED}, article="第十五条第一款"),),
        Step.CHECK_ASKED: (Needs({Step.ACCEPTED}, article="第十七条第一款"),),
        Step.CHECK: (Needs({Step.CHECK_ASKED}, article="第十七条第一款"),),
        Step.UNQUALIFIED: (Needs({Step.CHECK}, article="第十八条第一款"),),
        Step.APPLICANT_TOLD: (Needs({Step.UNQUALIFIED}, article="第十八条第一款"),),
        Step.INQUIRED: (Needs({Step.INQUIRY}, article="第十六条"),),
        Step.ASSESSED: (Needs({Step.INQUIRED}),),
        Step.OPINION: (Needs({Step.INQUIRED}, article="第十九条第一款"),),
        Step.PUBLICISED: (Needs({Step.OPINION}, article="第十九条第一款"),),
        Step.OBJECTED: (Needs({Step.PUBLICISED}, unless={Step.PUBLICITY_OVER}, article="第十九条第二款"),),
        Step.PUBLICITY_OVER: (Needs({Step.PUBLICISED}, article="第十九条第一款"),),
        Step.SENT_UP: (Needs({Step.PUBLICITY_OVER}, article="第十九条第一款"),),
        Step.RECEIVED: (Needs({Step.SENT_UP}, article="第二十条第一款"),),
        Step.COUNTY_VISIT: (Needs({Step.RECEIVED}, article="第二十条第二款"),),
        Step.EXTENDED: (Needs({Step.ACCEPTED}, unless=_DECISION, article="第二十二条"),),
        Step.CONFIRMED: (
            Needs({Step.RECEIVED}, unless={Step.REFUSED}, article="第二十条第一款"),
            Needs({Step.RELATIVES}, when="近亲属", article="第十一条"),
            Needs({Step.COUNTY_VISIT}, when="近亲属", article="第二十条第二款"),
        ),
        Step.REFUSED: (Needs({Step.RECEIVED}, unless={Step.CONFIRMED}, article="第二十条第一款"),),
        Step.TOLD: (Needs({Step.REFUSED}, article="第二十一条"),),
        Step.PAID: (Needs({Step.CONFIRMED}, unless={Step.ENDED}, article="第二十五条"),),
        Step.CHANGED: (Needs({Step.CONFIRMED}, article="第三十条"),),
        Step.CHANGE_TOLD: (Needs({Step.CHANGED}, article="第三十条"),),
        Step.REVIEWED: (Needs({Step.CONFIRMED}, unless={Step.ENDED}, article="第三十一条第一款"),),
        Step.REVIEW_EXTENDED: (Needs({Step.CONFIRMED}, article="第三十一条第三款"),),
        Step.REPORTED: (Needs({Step.REVIEWED}, article="第三十一条第一款"),),
        **{
            step: (Needs({Step.REVIEWED, Step.CHANGED, Step.REPORTED}, article="第三十二条"),)
            for step in (Step.RAISED, Step.CUT, Step.STOPPED)
        },
        Step.REPORT: (Needs({Step.CONFIRMED}, article="第三十七条"),),
        Step.ANSWERED: (Needs({Step.REPORT}, article="第三十七条"),),
        Step.ENDED: (Needs({Step.STOPPED}, article="第三十二条"),),
        Step.WITHDRAWN: (Needs({Step.APPLIED}, unless=_DECISION),),
    },
    must=(
        f"{_RULES}/accept",
        f"{_ACT}/accept",
        "start_inquiry",
        "start_check",
        "tell_unqualified",
        "publicity_time",
        "send_up",
        "review",
        "tell_refusal",
        "finish",
        "pay_monthly",
        "tell_change",
        "check",
        "report_adjustment",
        "check_year",
        "check_half_year",
        f"{_RULES}/adjust",
        "answer_informer",
    ),
    ends={Step.PASSED_ON, Step.APPLICANT_TOLD, Step.REFUSED, Step.ENDED, Step.WITHDRAWN},
    party={Step.APPLIED, Step.SUPPLEMENTED, Step.CHANGE_TOLD, Step.WITHDRAWN},
)


class Support(StrEnum):
    """What can happen to the support of a person in extreme difficulty."""

    APPLIED = "申请"
    ASKED = "告知补正"
    SUPPLEMENTED = "补正"
    PASSED_ON = "转办"
    ACCEPTED = "受理"
    INQUIRED = "调查核实"
    ASSESSED = "民主评议"
    OPINION = "初审意见"
    PUBLICISED = "公示"
    OBJECTED = "公示异议"
    PUBLICITY_OVER = "公示结束"
    SENT_UP = "报送县级民政部门"
    RECEIVED = "收到上报材料"
    SPOT_CHECKED = "抽查核实"
    QUALIFIED = "符合供养条件"
    CONFIRMED = "确认同意"
    REFUSED = "不予同意"
    TOLD = "书面告知"
    PUBLISHED = "公布"
    CARE_ASSESSED = "自理能力评估"
    ABILITY_CHANGED = "自理能力变化"
    ABILITY_REPORTED = "报告自理能力变化"
    ABILITY_RECEIVED = "接到自理能力变化报告"
    REASSESSED = "复核评估"
    ADJUSTED = "调整类别"
    CEASED = "不再符合条件"
    CEASED_TOLD = "告知乡镇"
    FOUND = "发现不符合条件"
    OCCURRED = "出现终止情形"
    END_PUBLICISED = "终止公示"
    END_OBJECTED = "终止公示异议"
    END_PUBLICITY_OVER = "终止公示结束"
    KEPT = "不予终止"
    ENDED = "终止供养"
    OTHER_HELP = "纳入其他救助"
    WITHDRAWN = "撤回申请"


_CAUSES = frozenset({Support.CEASED, Support.FOUND, Support.OCCURRED})
_DECIDED = frozenset({Support.CONFIRMED, Support.REFUSED})

DESTITUTE = Procedure(
    name="destitute-support",
    title="特困人员救助供养",
    title_en="Support of persons in extreme difficulty",
    clause="2.1.5",
    act="destitute-support-recognition-rules",
    steps=Support,
    starts={Support.APPLIED},
    facts={Support.INQUIRED: Inquiry, Support.REFUSED: Refusal},
    spans=(Span("补正", {Support.ASKED}, {Support.SUPPLEMENTED}, by="当事人"),),
    traits={"有公示异议": Trait({Support.OBJECTED}, lost={Support.OPINION})},
    may={
        Support.ASKED: (Needs({Support.APPLIED}, unless={Support.ACCEPTED}, article="第十二条"),),
        Support.SUPPLEMENTED: (Needs({Support.ASKED}, article="第十二条"),),
        Support.PASSED_ON: (Needs({Support.APPLIED}, unless={Support.ACCEPTED}),),
        Support.ACCEPTED: (Needs({Support.APPLIED}, article="第十二条"),),
        Support.INQUIRED: (Needs({Support.ACCEPTED}, article="第十三条第一款"),),
        Support.ASSESSED: (Needs({Support.ACCEPTED}, article="第十四条"),),
        Support.OPINION: (Needs({Support.INQUIRED}, article="第十三条第一款"),),
        Support.PUBLICISED: (Needs({Support.OPINION}, article="第十五条第一款"),),
        Support.OBJECTED: (Needs({Support.PUBLICISED}, unless={Support.SENT_UP}, article="第十五条第二款"),),
        Support.PUBLICITY_OVER: (Needs({Support.PUBLICISED}, article="第十五条第一款"),),
        Support.SENT_UP: (
            Needs({Support.PUBLICITY_OVER}, since=frozenset({Support.PUBLICISED}), article="第十五条第二款"),
            Needs({Support.OPINION}, when="有公示异议", since=frozenset({Support.OBJECTED}), article="第十五条第二款"),
        ),
        Support.RECEIVED: (Needs({Support.SENT_UP}, article="第十六条"),),
        Support.SPOT_CHECKED: (Needs({Support.RECEIVED}, article="第十六条"),),
        Support.QUALIFIED: (Needs({Support.RECEIVED}, article="第十七条"),),
        Support.CONFIRMED: (Needs({Support.RECEIVED}, unless={Support.REFUSED}, article="第十六条"),),
        Support.REFUSED: (Needs({Support.RECEIVED}, unless={Support.CONFIRMED}, article="第十六条"),),
        Support.TOLD: (Needs({Support.REFUSED}, article="第十八条"),),
        Support.PUBLISHED: (Needs({Support.CONFIRMED}, article="第十七条"),),
        Support.CARE_ASSESSED: (Needs({Support.CONFIRMED}, article="第二十条第一款"),),
        Support.ABILITY_CHANGED: (Needs({Support.CONFIRMED}, article="第二十三条"),),
        Support.ABILITY_REPORTED: (Needs({Support.ABILITY_CHANGED}, article="第二十三条"),),
        Support.ABILITY_RECEIVED: (Needs({Support.CONFIRMED}, article="第二十三条"),),
        Support.REASSESSED: (Needs({Support.ABILITY_RECEIVED}, article="第二十三条"),),
        Support.ADJUSTED: (Needs({Support.REASSESSED}, article="第二十三条"),),
        Support.CEASED: (Needs({Support.CONFIRMED}, article="第二十五条第一款"),),
        Support.CEASED_TOLD: (Needs({Support.CEASED}, article="第二十五条第一款"),),
        Support.FOUND: (Needs({Support.CONFIRMED}, article="第二十五条第二款"),),
        Support.OCCURRED: (Needs({Support.CONFIRMED}, article="第二十四条第一款"),),
        Support.END_PUBLICISED: (Needs(_CAUSES, article="第二十六条第一款"),),
        Support.END_OBJECTED: (Needs({Support.END_PUBLICISED}, article="第二十六条第二款"),),
        Support.END_PUBLICITY_OVER: (Needs({Support.END_PUBLICISED}, article="第二十六条第一款"),),
        Support.KEPT: (Needs({Support.END_OBJECTED}, article="第二十六条第二款"),),
        Support.ENDED: (Needs({Support.END_PUBLICITY_OVER}, article="第二十六条第二款"),),
        Support.OTHER_HELP: (Needs({Support.ENDED}, article="第二十七条"),),
        Support.WITHDRAWN: (Needs({Support.APPLIED}, unless=_DECIDED),),
    },
    must=(
        f"{_RULES}/accept",
        f"{_ACT}/accept",
        "inquire",
        "publicise",
        "publicity_time",
        "inquire_again",
        "confirm",
        "confirm_at_once",
        "tell_refusal",
        "report_ability",
        "reassess",
        "adjust",
        "end",
        "tell_end",
        "end_when_found",
        "end_publicity_time",
        "decide_end",
        "other_help",
    ),
    ends={Support.PASSED_ON, Support.REFUSED, Support.ENDED, Support.WITHDRAWN},
    party={Support.APPLIED, Support.SUPPLEMENTED, Support.WITHDRAWN, Support.ABILITY_REPORTED, Support.CEASED_TOLD},
)

#: The least part of the files sent up that is checked again, in percent (第十六条).
SPOT_CHECKS = 30


def gather(seen: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a claim decided this year its organ, and whether it was among those checked again."""
    if timeline.matter.procedure != DESTITUTE.name:
        return None
    if not any(event.day.year == seen.on.year for event in timeline.of(_DECIDED)):
        return None
    return timeline.matter.organ, int(bool(timeline.of(frozenset({Support.SPOT_CHECKED}))))


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find organs that checked again too few of the files decided this year."""
    found: dict[str, list[int]] = {}
    for organ, checked in rows:
        found.setdefault(str(organ), []).append(int(str(checked)))
    for organ, checks in sorted(found.items()):
        if sum(checks) * 100 < len(checks) * SPOT_CHECKS:
            finding = of_county(seen, "too-few-spot-checks", "2.1.5", organ, subject=organ)
            yield evolve(finding, fields=(("done", sum(checks)), ("of", len(checks))))


CHECKS = (
    wrongs(
        "subsistence-allowance",
        SUBSISTENCE,
        Wrong(Step.INQUIRED, "too-few-officers", fewer("officers", 2), "第十六条第一款"),
        Wrong(Step.REFUSED, "no-grounds", unstated("reason"), "第二十一条"),
        Wrong(Step.CUT, "no-grounds", unstated("reason"), "第三十二条"),
        Wrong(Step.STOPPED, "no-grounds", unstated("reason"), "第三十二条"),
        citation="最低生活保障审核确认办法 第十六条、第二十一条、第三十二条",
    ),
    wrongs(
        "destitute-support",
        DESTITUTE,
        Wrong(Support.REFUSED, "no-grounds", unstated("reason"), "第十八条"),
        citation="特困人员认定办法 第十八条",
    ),
    CountyCheck("destitute-spot-checks", "2.1.5", gather, settle, "特困人员认定办法 第十六条"),
)
