"""专项救助 (medical, education, housing, employment, justice, temporary), and two earlier regimes of relief.

五保供养 of 2006 and 城市低保 of 1999 stay, for what was begun under them.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure, Span
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

_ACT = "social-assistance-act"


class Step(StrEnum):
    """What can happen to a claim to special aid."""

    ASKED_HELP = "接到求助"
    HELPED = "办理求助"
    HELP_PASSED_ON = "转交求助"
    APPLIED = "申请"
    ASKED = "告知补正"
    SUPPLEMENTED = "补正"
    ACCEPTED = "受理"
    PASSED_ON = "转办"
    URGENT = "发生紧急情况"
    GIVEN = "给予救助"
    INQUIRED = "调查核实"
    OPINION = "审核意见"
    PUBLICISED = "公示"
    APPROVED = "批准"
    REFUSED = "不予批准"
    TOLD = "书面告知"
    PUBLISHED = "公布"
    REPORTED = "收到举报投诉"
    HANDLED = "处理举报投诉"
    RETURN_ORDERED = "责令退回"
    RETURNED = "退回财物"
    WITHDRAWN = "撤回申请"


class Kind(StrEnum):
    """The kinds of special aid that the plan names."""

    EDUCATION = "教育救助"
    MEDICAL = "医疗救助"
    HOUSING = "住房救助"
    EMPLOYMENT = "就业救助"
    JUSTICE = "司法救助"
    TEMPORARY = "临时救助"


@frozen
class Claim:
    """State which aid is claimed."""

    kind: Kind | None = None


@frozen
class Refusal:
    """State why a claim is refused."""

    reason: str | None = None


_DECISION = frozenset({Step.APPROVED, Step.REFUSED})

AID = Procedure(
    name="special-aid",
    title="专项救助",
    title_en="Special aid",
    clause="2.1.5",
    act="social-assistance-rules",
    steps=Step,
    starts={Step.ASKED_HELP, Step.APPLIED, Step.URGENT, Step.REPORTED},
    facts={Step.APPROVED: Claim, Step.REFUSED: Refusal, Step.RETURN_ORDERED: Term},
    spans=(Span("补正", {Step.ASKED}, {Step.SUPPLEMENTED}, by="当事人"),),
    may={
        Step.HELPED: (Needs({Step.ASKED_HELP}, article="第六十条第一款"),),
        Step.HELP_PASSED_ON: (Needs({Step.ASKED_HELP}, article="第六十条第一款"),),
        Step.ASKED: (Needs({Step.APPLIED}, unless={Step.ACCEPTED}, article="第六十条第二款"),),
        Step.SUPPLEMENTED: (Needs({Step.ASKED}, article="第六十条第二款"),),
        Step.ACCEPTED: (Needs({Step.APPLIED}, article="第六十条第二款"),),
        Step.PASSED_ON: (Needs({Step.APPLIED}, unless={Step.ACCEPTED}, article="第六十条第二款"),),
        Step.GIVEN: (Needs({Step.APPROVED, Step.URGENT}),),
        Step.INQUIRED: (Needs({Step.ACCEPTED}, article="第五十八条第二款"),),
        Step.OPINION: (Needs({Step.ACCEPTED}),),
        Step.PUBLICISED: (Needs({Step.OPINION}),),
        Step.APPROVED: (
            Needs({Step.OPINION, Step.URGENT}, unless={Step.REFUSED}),
            Needs({Step.PUBLICISED, Step.URGENT}),
        ),
        Step.REFUSED: (Needs({Step.ACCEPTED}, unless={Step.APPROVED}),),
        Step.TOLD: (Needs(_DECISION),),
        Step.PUBLISHED: (Needs({Step.APPROVED}),),
        Step.HANDLED: (Needs({Step.REPORTED}, article="第六十三条第二款"),),
        Step.RETURN_ORDERED: (Needs({Step.APPROVED}, article="第六十八条"),),
        Step.RETURNED: (Needs({Step.RETURN_ORDERED}, article="第六十八条"),),
        Step.WITHDRAWN: (Needs({Step.APPLIED}, unless=_DECISION),),
    },
    must=(
        "pass_on",
        "accept",
        "handle_complaint",
        f"{_ACT}/accept",
        f"{_ACT}/help_urgently",
        f"{_ACT}/handle_complaint",
        f"{_ACT}/give_back",
        "county-plan/decide_aid",
    ),
    ends={Step.PASSED_ON, Step.REFUSED, Step.WITHDRAWN},
    party={Step.APPLIED, Step.SUPPLEMENTED, Step.RETURNED, Step.WITHDRAWN},
)

#: Which line of administration decides on which aid, and the article that says so; the others are left to the county.
LINES = {
    Kind.MEDICAL: ("医疗保障", "第三十条"),
    Kind.HOUSING: ("住房保障", "第四十条"),
    Kind.TEMPORARY: ("民政", "第四十八条"),
}


def decider(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find aid granted by a department of another line than the one that decides on it."""
    organ = seen.roster.organs.get(timeline.matter.organ)
    for event in timeline.of(frozenset({Step.APPROVED})):
        claim = event.facts
        if not isinstance(claim, Claim) or claim.kind not in LINES or organ is None or not organ.line:
            continue
        line, article = LINES[claim.kind]
        if organ.line != line:
            yield at_step(Base(seen, AID, timeline), event, "wrong-body", article)


class Service(StrEnum):
    """What happens in the standing matter of the relief service: those in need found and told, funds made public."""

    ESTABLISHED = "成立"
    FOUND = "发现需要救助的人员"
    REPORTED = "报告乡镇"
    TOWNSHIP_FOUND = "乡镇发现需要救助的人员"
    POLICY_TOLD = "告知救助政策"
    PRICES = "物价上涨达到规定"
    SUBSIDY = "发放价格补贴"
    TAKEN_ILL = "发现突发急病人员"
    AMBULANCE = "通知急救机构"
    CHANGED = "信息变化"
    PUBLISHED = "公开救助信息"


@frozen
class Publication:
    """State whether policy, standards and the use of funds were published whole."""

    whole: bool | None = None


SERVICE = Procedure(
    name="relief-service",
    title="社会救助服务",
    title_en="Relief service",
    clause="2.1.5",
    act=_ACT,
    steps=Service,
    starts={Service.ESTABLISHED},
    facts={Service.PUBLISHED: Publication},
    may={
        **{
            step: (Needs({Service.ESTABLISHED}),)
            for step in (Service.FOUND, Service.TOWNSHIP_FOUND, Service.PRICES, Service.TAKEN_ILL, Service.CHANGED)
        },
        Service.REPORTED: (Needs({Service.FOUND}, article="第三十九条第一款"),),
        Service.POLICY_TOLD: (Needs({Service.TOWNSHIP_FOUND}, article="第三十九条第二款"),),
        Service.SUBSIDY: (Needs({Service.PRICES}, article="第三十二条"),),
        Service.AMBULANCE: (Needs({Service.TAKEN_ILL}),),
        Service.PUBLISHED: (Needs({Service.CHANGED}, article="第六十七条"),),
    },
    must=(
        "report_need",
        "tell_policy",
        "price_subsidy",
        "disclose",
        "social-assistance-rules/call_ambulance",
        "social-assistance-rules/disclose",
    ),
    outside={Service.FOUND, Service.REPORTED},
)


class Five(StrEnum):
    """What can happen to a claim to the five guarantees."""

    APPLIED = "申请"
    ASSESSED = "民主评议"
    ANNOUNCED = "公告"
    RECEIVED = "收到评议意见"
    INQUIRED = "调查核实"
    OPINION = "审核意见"
    OPINION_RECEIVED = "收到审核意见"
    APPROVED = "批准"
    REFUSED = "不予批准"
    TOLD = "书面说明理由"
    CERTIFIED = "发给供养证书"
    FUNDS_ASKED = "申请拨付"
    FUNDED = "拨付资金"
    ORDERED = "责令改正"
    MENDED = "改正"
    ENDED = "停止供养"


FIVE = Procedure(
    name="five-guarantees",
    title="农村五保供养",
    title_en="Rural five-guarantee support",
    clause="2.1.5",
    act="rural-five-guarantees-regulation",
    steps=Five,
    starts={Five.APPLIED},
    facts={Five.REFUSED: Refusal, Five.ORDERED: Term},
    may={
        Five.ASSESSED: (Needs({Five.APPLIED}, article="第七条第一款"),),
        Five.ANNOUNCED: (Needs({Five.ASSESSED}, article="第七条第一款"),),
        Five.RECEIVED: (Needs({Five.ANNOUNCED}, article="第七条第一款"),),
        Five.INQUIRED: (Needs({Five.RECEIVED}, article="第七条第三款"),),
        Five.OPINION: (
            Needs({Five.RECEIVED}, article="第七条第二款"),
            Needs({Five.INQUIRED}, article="第七条第三款"),
        ),
        Five.OPINION_RECEIVED: (Needs({Five.OPINION}, article="第七条第二款"),),
        Five.APPROVED: (Needs({Five.OPINION_RECEIVED}, unless={Five.REFUSED}, article="第七条第二款"),),
        Five.REFUSED: (Needs({Five.OPINION_RECEIVED}, unless={Five.APPROVED}, article="第七条第二款"),),
        Five.TOLD: (Needs({Five.REFUSED}, article="第七条第二款"),),
        Five.CERTIFIED: (Needs({Five.APPROVED}, article="第七条第二款"),),
        Five.FUNDS_ASKED: (Needs({Five.APPROVED}, article="第十九条第一款"),),
        Five.FUNDED: (Needs({Five.FUNDS_ASKED}, article="第十九条第一款"),),
        Five.ORDERED: (Needs({Five.APPROVED}, article="第二十四条"),),
        Five.MENDED: (Needs({Five.ORDERED}, article="第二十四条"),),
        Five.ENDED: (Needs({Five.APPROVED}, article="第八条"),),
    },
    must=("review", "decide", "fund", "mend_service"),
    ends={Five.REFUSED, Five.ENDED},
    party={Five.APPLIED},
    outside={Five.ASSESSED, Five.ANNOUNCED},
)


class Urban(StrEnum):
    """What can happen to a claim to the urban allowance of 1999."""

    APPLIED = "申请"
    INQUIRED = "调查核实"
    APPROVED = "批准"
    REFUSED = "不予批准"
    TOLD = "书面通知"
    ANNOUNCED = "公布名单"
    PAID = "发放保障金"
    CHANGED = "家庭状况变化"
    CHANGE_TOLD = "告知变化"
    REVIEWED = "核查"
    ENDED = "终止救助"


URBAN = Procedure(
    name="urban-subsistence-allowance",
    title="城市居民最低生活保障",
    title_en="Urban subsistence allowance",
    clause="2.1.5",
    act="urban-subsistence-allowance-regulation",
    steps=Urban,
    starts={Urban.APPLIED},
    facts={Urban.REFUSED: Refusal},
    may={
        Urban.INQUIRED: (Needs({Urban.APPLIED}, article="第七条第二款"),),
        Urban.APPROVED: (Needs({Urban.INQUIRED}, unless={Urban.REFUSED}, article="第八条第一款"),),
        Urban.REFUSED: (Needs({Urban.INQUIRED}, unless={Urban.APPROVED}, article="第八条第二款"),),
        Urban.TOLD: (Needs({Urban.REFUSED}, article="第八条第二款"),),
        Urban.ANNOUNCED: (Needs({Urban.APPROVED}, article="第九条"),),
        Urban.PAID: (Needs({Urban.APPROVED}, unless={Urban.ENDED}, article="第八条第四款"),),
        Urban.CHANGED: (Needs({Urban.APPROVED}, article="第十条第一款"),),
        Urban.CHANGE_TOLD: (Needs({Urban.CHANGED}, article="第十条第一款"),),
        Urban.REVIEWED: (Needs({Urban.APPROVED}, unless={Urban.ENDED}, article="第十条第二款"),),
        Urban.ENDED: (Needs({Urban.APPROVED}, article="第十条第一款"),),
    },
    must=("decide", "pay_monthly", "tell_change", "check"),
    ends={Urban.REFUSED, Urban.ENDED},
    party={Urban.APPLIED, Urban.CHANGE_TOLD},
)

CHECKS = (
    wrongs(
        "relief-service",
        SERVICE,
        Wrong(Service.PUBLISHED, "published-in-part", denied("whole"), "第六十七条"),
        citation="社会救助法 第六十七条",
    ),
    wrongs("special-aid", AID, Wrong(Step.REFUSED, "no-grounds", unstated("reason"))),
    Check("aid-decider", "2.1.5", decider, frozenset({AID.name}), "社会救助暂行办法 第三十条、第四十条、第四十八条"),
    wrongs(
        "five-guarantees",
        FIVE,
        Wrong(Five.REFUSED, "no-grounds", unstated("reason"), "第七条第二款"),
        citation="农村五保供养工作条例 第七条",
    ),
    wrongs(
        "urban-subsistence-allowance",
        URBAN,
        Wrong(Urban.REFUSED, "no-grounds", unstated("reason"), "第八条第二款"),
        citation="城市居民最低生活保障条例 第八条",
    ),
)
