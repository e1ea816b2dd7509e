"""行政机关之间: delegation and its end, assistance, breaches of procedure set right, standards of discretion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, denied, missing, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

ACT = "shandong-administrative-procedure-rules"
DISCRETION = "shandong-penalty-discretion-rules"


class Delegating(StrEnum):
    """What can happen to a delegation (第十五条、第十六条)."""

    AGREED = "签订委托协议"
    FILED = "委托协议备案"
    ANNOUNCED = "公告委托"
    DELEGATE_ACTED = "受委托实施"
    TO_END = "应当解除委托"
    ENDED = "解除委托协议"
    END_PUBLISHED = "公布解除委托"


@frozen
class Agreement:
    """State what a delegation rests on, its last day, and whether it is in writing."""

    basis: str | None = None
    until: date | None = None
    in_writing: bool | None = None


@frozen
class Delegated:
    """State whether the delegate handed the power on to someone else, which it may not (第十五条第一款)."""

    handed_on: bool | None = None


DELEGATION = Procedure(
    name="delegation-shandong",
    title="行政委托",
    title_en="Delegation",
    clause="2.4.3",
    act=ACT,
    steps=Delegating,
    starts={Delegating.AGREED},
    facts={Delegating.AGREED: Agreement, Delegating.DELEGATE_ACTED: Delegated},
    may={
        Delegating.FILED: (Needs({Delegating.AGREED}, article="第十六条第一款"),),
        Delegating.ANNOUNCED: (Needs({Delegating.AGREED}, article="第十五条第二款"),),
        Delegating.DELEGATE_ACTED: (
            Needs({Delegating.FILED}, unless={Delegating.ENDED}, article="第十六条第一款"),
            Needs({Delegating.ANNOUNCED}, article="第十五条第二款"),
        ),
        Delegating.TO_END: (Needs({Delegating.AGREED}, article="第十六条第二款"),),
        Delegating.ENDED: (Needs({Delegating.TO_END}, article="第十六条第二款"),),
        Delegating.END_PUBLISHED: (Needs({Delegating.ENDED}, article="第十六条第二款"),),
    },
    must=("end_delegation",),
    ends={Delegating.END_PUBLISHED},
)


class Helping(StrEnum):
    """What can happen when another organ asks for help, or something cannot wait for the competent one."""

    ASKED = "收到协助请求"
    HELPED = "提供协助"
    REFUSED = "告知不能协助"
    URGENT = "紧急处理"
    COMPETENT_TOLD = "通知有管辖权机关"


@frozen
class Refusal:
    """State why help is refused, and whether that was told in writing."""

    reason: str | None = None
    in_writing: bool | None = None


ASSISTANCE = Procedure(
    name="assistance-shandong",
    title="行政协助",
    title_en="Assistance between organs",
    clause="2.4.1",
    act=ACT,
    steps=Helping,
    starts={Helping.ASKED, Helping.URGENT},
    facts={Helping.REFUSED: Refusal},
    may={
        Helping.HELPED: (Needs({Helping.ASKED}, article="第十七条第二款"),),
        Helping.REFUSED: (Needs({Helping.ASKED}, unless={Helping.HELPED}, article="第十七条第二款"),),
        Helping.COMPETENT_TOLD: (Needs({Helping.URGENT}, article="第二十条"),),
    },
    must=("assist", "tell_competent"),
)


class Mending(StrEnum):
    """What can happen when a breach of procedure is found (第一百二十六条至第一百三十条)."""

    FOUND = "发现程序违法"
    CORRECTED = "纠正"
    NOTICE = "收到监督通知书"
    REPORTED = "报告处理结果"
    TO_PERFORM = "责令履行法定职责"
    REVOKED = "撤销"
    UNLAWFUL = "确认违法"
    VOID = "确认无效"
    REMEDIED = "采取补救措施"


@frozen
class Outcome:
    """State whether what was reported was in fact corrected."""

    corrected: bool | None = None


_NOTICE = frozenset({Mending.NOTICE})

PROCEDURE_SUPERVISION = Procedure(
    name="procedure-supervision-shandong",
    title="行政程序违法纠正",
    title_en="Breaches of procedure set right",
    clause="2.6.4",
    act=ACT,
    steps=Mending,
    starts={Mending.FOUND, Mending.NOTICE},
    facts={Mending.REPORTED: Outcome},
    may={
        Mending.CORRECTED: (Needs({Mending.FOUND, Mending.NOTICE}, article="第一百二十八条第一款"),),
        Mending.REPORTED: (Needs(_NOTICE, article="第一百二十八条第二款"),),
        **{
            step: (
                Needs(_NOTICE, unless={Mending.CORRECTED}, article="第一百二十八条第三款"),
                Needs(waits={"report_correction"}, article="第一百二十八条第三款"),
            )
            for step in (Mending.TO_PERFORM, Mending.REVOKED, Mending.UNLAWFUL, Mending.VOID)
        },
        Mending.REMEDIED: (Needs({Mending.UNLAWFUL}, article="第一百三十三条第二款"),),
    },
    must=("correct_procedure", "report_correction"),
)


class Standard(StrEnum):
    """What can happen to an organ's standard of discretion in penalties."""

    RULES = "办法公布"
    DISCUSSED = "集体讨论"
    PUBLISHED = "公布裁量基准"
    BASIS_CHANGED = "依据变化"
    PRACTICE_CHANGED = "执法实际变化"
    REVISED = "修订裁量基准"
    REPUBLISHED = "重新公布裁量基准"
    ABUSED = "发现裁量违法或者不当"
    TO_CORRECT = "责令限期纠正"
    CORRECTED = "自行纠正"
    REVOKED = "撤销"
    TO_MEND = "责令限期改正"
    MENDED = "改正"


@frozen
class Rules:
    """State by which day an organ without a standard has to make one (第二十九条第二款)."""

    make_by: date | None = None


@frozen
class Bands:
    """State whether a standard names what is unlawful, its basis, grades, conditions and measures (第八条)."""

    offence: bool | None = None
    basis: bool | None = None
    grades: bool | None = None
    conditions: bool | None = None
    measures: bool | None = None


_CHANGED = frozenset({Standard.BASIS_CHANGED, Standard.PRACTICE_CHANGED})

DISCRETION_STANDARD = Procedure(
    name="discretion-standard-shandong",
    title="行政处罚裁量基准",
    title_en="Standards of discretion in penalties",
    clause="2.4.2",
    act=DISCRETION,
    steps=Standard,
    starts={Standard.RULES, Standard.DISCUSSED, Standard.ABUSED},
    facts={Standard.RULES: Rules, Standard.PUBLISHED: Bands, Standard.TO_CORRECT: Term, Standard.TO_MEND: Term},
    may={
        Standard.PUBLISHED: (Needs({Standard.DISCUSSED}, article="第十条第四项"),),
        Standard.BASIS_CHANGED: (Needs({Standard.PUBLISHED}),),
        Standard.PRACTICE_CHANGED: (Needs({Standard.PUBLISHED}),),
        Standard.REVISED: (Needs(_CHANGED, article="第十一条第一款"),),
        Standard.REPUBLISHED: (Needs({Standard.REVISED}, article="第十一条第二款"),),
        Standard.TO_CORRECT: (Needs({Standard.ABUSED}, unless={Standard.CORRECTED}, article="第二十四条"),),
        Standard.CORRECTED: (Needs({Standard.ABUSED}, article="第二十四条"),),
        Standard.REVOKED: (Needs({Standard.ABUSED}, unless={Standard.CORRECTED}, article="第二十四条"),),
        Standard.TO_MEND: (Needs({Standard.RULES, Standard.ABUSED}, article="第二十六条"),),
        Standard.MENDED: (Needs({Standard.TO_MEND}, article="第二十六条"),),
    },
    must=("update_standard", "correct", "correct_ordered", "mend", "make_standard"),
    outside={Standard.TO_CORRECT, Standard.REVOKED, Standard.TO_MEND},
)


def expired(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find what a delegate did after the last day of the delegation."""
    base = Base(seen, DELEGATION, timeline)
    last: object = None
    for event in timeline:
        last = event.fact("until") if event.step == Delegating.AGREED else last
        if event.step == Delegating.DELEGATE_ACTED and isinstance(last, date) and event.day > last:
            yield at_step(base, event, "delegation-over", "第十六条第二款第一项")


CHECKS = (
    wrongs(
        "delegation-shandong",
        DELEGATION,
        Wrong(Delegating.AGREED, "no-basis", unstated("basis"), "第十五条第一款"),
        Wrong(Delegating.AGREED, "not-written", denied("in_writing"), "第十六条第一款"),
        Wrong(Delegating.DELEGATE_ACTED, "delegated-on", claimed("handed_on"), "第十五条第一款"),
        citation="山东省行政程序规定 第十五条、第十六条",
    ),
    Check(
        "delegation-in-force-shandong", "2.4.3", expired, frozenset({DELEGATION.name}), "山东省行政程序规定 第十六条"
    ),
    wrongs(
        "assistance-refused-shandong",
        ASSISTANCE,
        Wrong(Helping.REFUSED, "no-grounds", unstated("reason"), "第十七条第二款"),
        Wrong(Helping.REFUSED, "not-written", denied("in_writing"), "第十七条第二款"),
        citation="山东省行政程序规定 第十七条",
    ),
    wrongs(
        "breach-corrected-shandong",
        PROCEDURE_SUPERVISION,
        Wrong(Mending.REPORTED, "filed-with-fault", denied("corrected"), "第一百二十八条第二款"),
        citation="山东省行政程序规定 第一百二十八条",
    ),
    wrongs(
        "discretion-standard-shandong",
        DISCRETION_STANDARD,
        *(
            Wrong(Standard.PUBLISHED, "report-incomplete", denied(part), "第八条")
            for part in ("offence", "basis", "grades", "conditions", "measures")
        ),
        Wrong(Standard.TO_CORRECT, "no-term", missing("term"), "第二十四条"),
        Wrong(Standard.TO_MEND, "no-term", missing("term"), "第二十六条"),
        citation="山东省规范行政处罚裁量权办法 第八条、第二十四条、第二十六条",
    ),
)
