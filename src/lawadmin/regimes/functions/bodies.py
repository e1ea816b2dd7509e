"""主体清理与机构编制: the bodies that license and punish reviewed, organs and posts within their establishment.

The register of enforcement bodies is declared with enforcement; here it is read by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.organs import lasts
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, denied, other_than, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Register, RosterCheck, Row


class Step(StrEnum):
    """What can happen when the bodies that license and punish are reviewed."""

    STARTED = "启动清理"
    DECLARED = "申报主体"
    EXAMINED = "审核主体"
    DECIDED = "政府决定"
    PUBLISHED = "公布名单"
    CHANGED = "调整主体"
    CLOSED = "清理结束"


class Outcome(StrEnum):
    """What a review may decide of a body."""

    CONFIRMED = "确认"
    CANCELLED = "取消"
    CHANGED = "调整"


@frozen
class Declaration:
    """State what a body is, and on what its powers rest; the event's ``about`` names the body."""

    kind: str | None = None
    basis: str | None = None


@frozen
class Verdict:
    """State what was decided of a body, and on which basis."""

    outcome: Outcome | None = None
    basis: str | None = None


REVIEW = Procedure(
    name="body-review",
    title="许可、处罚主体清理",
    title_en="Review of the bodies that license and punish",
    clause="2.1.2",
    act="county-plan",
    steps=Step,
    starts={Step.STARTED},
    facts={Step.DECLARED: Declaration, Step.DECIDED: Verdict},
    may={
        Step.DECLARED: (Needs({Step.STARTED}),),
        Step.EXAMINED: (Needs({Step.DECLARED}),),
        Step.DECIDED: (Needs({Step.EXAMINED}),),
        Step.PUBLISHED: (Needs({Step.DECIDED}),),
        Step.CHANGED: (Needs({Step.PUBLISHED}),),
        Step.CLOSED: (Needs({Step.PUBLISHED}),),
    },
    must=("publish_bodies",),
)

#: What may license or punish; inner offices and bodies set up for a time may not.
_BODIES = ("行政机关", "法律法规授权的组织", "受委托的组织")


@frozen
class Body:
    """State what a licensing body is, on what its powers rest, and which organ delegates to it."""

    kind: str | None = None
    basis: str | None = None
    delegated_by: str | None = None


LICENSING_BODIES = Register("licensing-bodies", "行政许可实施主体", "2.1.2", Body, "Licensing bodies")
#: The register of the bodies that punish, declared with enforcement.
_ENFORCEMENT_BODIES = "enforcement-bodies"


def baseless(seen: Snapshot) -> Iterator[Finding]:
    """Find bodies on either register, in force, whose powers rest on nothing."""
    for name in (LICENSING_BODIES.name, _ENFORCEMENT_BODIES):
        for entry in seen.registers.entries.get(name, ()):
            basis = getattr(entry.facts, "basis", None) or getattr(entry.facts, "delegated_by", None)
            if lasts(entry.since, entry.until, seen.on) and entry.facts is not None and not basis:
                yield of_county(seen, "body-without-basis", "2.1.2", entry.subject, subject=f"{name}/{entry.subject}")


def unlisted(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find licences handled by an organ that was no licensing body on the day of the first step."""
    if LICENSING_BODIES.name not in seen.registers.entries or not timeline.events:
        return
    first = timeline.events[0]
    if not seen.registers.of(LICENSING_BODIES.name, timeline.matter.organ, first.day):
        finding = at_step(Base(seen, LICENSING, timeline), first, "not-a-licensing-body", "第二十二条")
        yield evolve(finding, clause="2.1.2")


def gather(_: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a review the names of the bodies that it cancelled."""
    if timeline.matter.procedure != REVIEW.name:
        return None
    decided = timeline.of(frozenset({Step.DECIDED}))
    return tuple(event.about for event in decided if event.fact("outcome") is Outcome.CANCELLED and event.about)


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find bodies cancelled by a review that a register still keeps on the day judged."""
    cancelled = {str(body) for row in rows for body in row}
    for body in sorted(cancelled):
        for name in (LICENSING_BODIES.name, _ENFORCEMENT_BODIES):
            if seen.registers.of(name, body, seen.on):
                yield of_county(seen, "cancelled-body-kept", "2.1.2", body, subject=f"{name}/{body}")


class Establishment(StrEnum):
    """What happens to organs and posts: changes by leave, statistics and evaluation, bodies set up for a time."""

    ESTABLISHED = "成立"
    PROPOSED = "提出机构编制方案"
    EXAMINED = "上级编制机关审核"
    APPROVED = "上一级政府批准"
    FILED = "报人大常委会备案"
    CHANGED = "调整机构编制"
    STATISTICS = "提交年度统计资料"
    EVALUATED = "评估机构编制"
    COORDINATING = "设立议事协调机构"
    COORDINATING_ENDED = "撤销议事协调机构"
    ORDERED = "责令限期改正"
    MENDED = "改正"
    DISSOLVED = "撤销"


@frozen
class Statistics:
    """State whether the statistics are true (第二十三条)."""

    true: bool | None = None


@frozen
class Coordinating:
    """State for how long a coordinating body is set up, in days, and whether it has an office of its own."""

    term: int | None = None
    own_office: bool | None = None


ESTABLISHMENT = Procedure(
    name="establishment",
    title="机构编制管理",
    title_en="Organs and establishment",
    clause="2.1.2",
    act="local-government-establishment-regulation",
    steps=Establishment,
    starts={Establishment.ESTABLISHED},
    facts={
        Establishment.STATISTICS: Statistics,
        Establishment.COORDINATING: Coordinating,
        Establishment.ORDERED: Term,
    },
    may={
        Establishment.PROPOSED: (Needs({Establishment.ESTABLISHED}, article="第九条"),),
        Establishment.EXAMINED: (Needs({Establishment.PROPOSED}, article="第九条"),),
        Establishment.APPROVED: (Needs({Establishment.EXAMINED}, article="第九条"),),
        Establishment.FILED: (Needs({Establishment.APPROVED}, article="第九条"),),
        Establishment.CHANGED: (Needs({Establishment.APPROVED}, article="第九条"),),
        Establishment.STATISTICS: (Needs({Establishment.ESTABLISHED}, article="第二十三条"),),
        Establishment.EVALUATED: (Needs({Establishment.ESTABLISHED}, article="第二十四条"),),
        Establishment.COORDINATING: (Needs({Establishment.ESTABLISHED}, article="第十一条第二款"),),
        Establishment.COORDINATING_ENDED: (Needs({Establishment.COORDINATING}, article="第十一条第二款"),),
        Establishment.ORDERED: (Needs({Establishment.ESTABLISHED}, article="第二十六条"),),
        Establishment.MENDED: (Needs({Establishment.ORDERED}, article="第二十六条"),),
        Establishment.DISSOLVED: (Needs({Establishment.ESTABLISHED}),),
    },
    must=("coordinating_body", "yearly_statistics", "evaluate", "mend"),
    ends={Establishment.DISSOLVED},
    outside={Establishment.EXAMINED, Establishment.APPROVED},
)


@frozen
class Quota:
    """State how many posts an organ has by its establishment, and how many people hold one; of them, leaders."""

    posts: int | None = None
    staffed: int | None = None
    leaders: int | None = None
    leading: int | None = None


QUOTAS = Register("establishment", "机构编制", "2.1.2", Quota, "Establishment")
#: An organ with fewer than so many percent of its posts filled is understaffed.
UNDERSTAFFED = 80


def staffing(seen: Snapshot) -> Iterator[Finding]:
    """Find organs with more people or leaders than posts (第六条第二款、第二十条), and with far fewer."""
    for entry in seen.registers.entries.get(QUOTAS.name, ()):
        quota = entry.facts
        if isinstance(quota, Quota) and lasts(entry.since, entry.until, seen.on):
            for code in _staffing(quota):
                finding = of_county(seen, code, "2.1.2", entry.subject, subject=entry.subject)
                yield evolve(finding, fields=(("posts", quota.posts), ("staffed", quota.staffed)))


def _staffing(quota: Quota) -> Iterator[str]:
    if quota.posts is not None and quota.staffed is not None:
        if quota.staffed > quota.posts:
            yield "overstaffed"
        elif quota.staffed * 100 < quota.posts * UNDERSTAFFED:
            yield "understaffed"
    if quota.leaders is not None and quota.leading is not None and quota.leading > quota.leaders:
        yield "too-many-leaders"


CHECKS = (
    wrongs(
        "body-review",
        REVIEW,
        Wrong(Step.DECLARED, "not-a-body", other_than("kind", *_BODIES)),
        Wrong(Step.DECIDED, "no-basis", unstated("basis")),
    ),
    RosterCheck("body-bases", "2.1.2", baseless),
    Check("licensing-body", "2.1.2", unlisted, frozenset({LICENSING.name}), "行政许可法 第二十二条"),
    CountyCheck("cancelled-bodies", "2.1.2", gather, settle),
    wrongs(
        "establishment",
        ESTABLISHMENT,
        Wrong(Establishment.STATISTICS, "false-report", denied("true"), "第二十三条"),
        Wrong(Establishment.COORDINATING, "own-office", claimed("own_office"), "第十二条"),
        citation="地方各级人民政府机构设置和编制管理条例 第十二条、第二十三条",
    ),
    RosterCheck("staffing", "2.1.2", staffing, "地方各级人民政府机构设置和编制管理条例 第六条"),
)
