"""网上办事与数据共享: services online with their steps and state open to the applicant; data shared between organs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, claimed, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register, RosterCheck


class Step(StrEnum):
    """What can happen to a request for data of another organ, in the words of the Regulation."""

    RECEIVED = "收到共享申请"
    EXTENDED = "延长"
    ANSWERED = "答复共享申请"
    AGREED = "同意共享"
    SHARED = "共享数据"
    USED = "形成使用记录"
    DESTROYED = "销毁使用记录"
    WRONG = "发现数据不准确"
    CHECK_ASKED = "校核申请"
    CHECK_RECEIVED = "收到校核申请"
    CHECKED = "反馈校核结果"


class Openness(StrEnum):
    """The three kinds of data (第十八条), of which the last is not shared."""

    FREE = "无条件共享"
    CONDITIONAL = "有条件共享"
    CLOSED = "不予共享"


@frozen
class Wish:
    """State the kind of the data asked for."""

    kind: Openness | None = None


@frozen
class Reply:
    """State the reasons of a refusal."""

    refused: bool | None = None
    reason: str | None = None


@frozen
class Use:
    """State whether the data were used beyond what was agreed (第二十五条第一款)."""

    beyond_purpose: bool | None = None


SHARING = Procedure(
    name="data-sharing",
    title="政务数据共享",
    title_en="Data shared between organs",
    clause="2.2.3",
    act="government-data-sharing-regulation",
    steps=Step,
    starts={Step.RECEIVED, Step.WRONG, Step.CHECK_RECEIVED},
    facts={Step.RECEIVED: Wish, Step.ANSWERED: Reply, Step.USED: Use},
    traits={
        "无条件共享": Trait({Step.RECEIVED}, "kind", frozenset({Openness.FREE})),
        "有条件共享": Trait({Step.RECEIVED}, "kind", frozenset({Openness.CONDITIONAL})),
    },
    may={
        Step.EXTENDED: (Needs({Step.RECEIVED}, article="第二十一条第一款"),),
        Step.ANSWERED: (Needs({Step.RECEIVED}, article="第二十一条第一款"),),
        Step.AGREED: (Needs({Step.RECEIVED}, article="第二十二条第一款"),),
        Step.SHARED: (Needs({Step.AGREED}, article="第二十二条第一款"),),
        Step.USED: (Needs({Step.SHARED}, article="第二十九条第二款"),),
        Step.DESTROYED: (Needs({Step.USED}, article="第二十九条第二款"),),
        Step.CHECK_ASKED: (Needs({Step.WRONG}, article="第二十六条第二款"),),
        Step.CHECKED: (Needs({Step.CHECK_RECEIVED}, article="第二十六条第二款"),),
    },
    must=("answer", "share", "keep_records", "ask_check", "check_data"),
)


@frozen
class Service:
    """State whether a service is online, whether its steps are shown, and whether the applicant sees the state."""

    online: bool | None = None
    steps_shown: bool | None = None
    state_open: bool | None = None


SERVICES = Register("online-services", "网上办事事项", "2.2.3", Service, "Services online")


def closed(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find refusals of data that is shared without condition."""
    base = Base(seen, SHARING, timeline)
    free = any(event.fact("kind") is Openness.FREE for event in timeline)
    for event in timeline.of(frozenset({Step.ANSWERED})):
        if free and event.fact("refused") is not False and not timeline.of(frozenset({Step.AGREED})):
            finding = base.finding("free-data-refused", event.day, event.step, step=event.step)
            citation = base.cite("第二十一条第一款", event.day)
            yield evolve(finding, anchor=event.id, citation=citation, events=(event.id,))


def hidden(seen: Snapshot) -> Iterator[Finding]:
    """Find services online whose steps or state the applicant cannot see."""
    for entry in seen.registers.entries.get(SERVICES.name, ()):
        service = entry.facts
        if isinstance(service, Service) and service.online and False in (service.steps_shown, service.state_open):
            yield of_county(seen, "state-hidden", "2.2.3", entry.subject, subject=entry.id)


def _unreasoned(event: Event) -> bool:
    return event.fact("refused") is True and not event.fact("reason")


CHECKS = (
    Check("free-data-shared", "2.2.3", closed, frozenset({SHARING.name}), "政务数据共享条例 第二十一条"),
    wrongs(
        "data-used-within-bounds",
        SHARING,
        Wrong(Step.ANSWERED, "no-grounds", _unreasoned, "第二十一条第二款"),
        Wrong(Step.USED, "used-beyond-purpose", claimed("beyond_purpose"), "第二十五条第一款"),
        citation="政务数据共享条例 第二十一条、第二十五条",
    ),
    RosterCheck("services-open", "2.2.3", hidden),
)
