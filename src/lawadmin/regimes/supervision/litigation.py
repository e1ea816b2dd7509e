"""行政应诉: suits answered, evidence in time, the head's attendance and reasons, judgments performed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, wrongs
from lawadmin.regimes.supervision import litigation_words as words
from lawadmin.regimes.supervision.litigation_words import Court
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Gravity


class Step(StrEnum):
    """What can happen in a suit against an organ, in the words of the Act."""

    COPY_RECEIVED = "收到起诉状副本"
    ASSIGNED = "确定承办"
    ANSWERED = "提交答辩"
    SUMMONED = "开庭通知"
    HEAD_SUMMONED = "出庭通知书"
    IDENTITY = "提交身份证明"
    HEARD = "开庭"
    MEDIATED = "调解"
    CHANGED = "改变行政行为"
    JUDGED = "一审判决"
    JUDGMENT_SERVED = "判决书送达"
    RULING_SERVED = "裁定书送达"
    APPEALED = "上诉"
    FINAL = "终审判决"
    EFFECTIVE = "裁判生效"
    PERFORMED = "履行裁判"
    ADVICE = "收到司法建议"
    ADVICE_ANSWERED = "答复司法建议"
    REDONE = "重新作出行政行为"
    WITHDRAWN = "撤诉"


@frozen
class Hearing:
    """State the day of the hearing, and whether the head must appear in person (weighty cases)."""

    hearing_on: date | None = None
    weighty: bool | None = None


@frozen
class Attendance:
    """State whether the head appeared, who did in the head's place, and the reason given where nobody of rank did."""

    head: bool | None = None
    official: bool | None = None
    reason: str | None = None


@frozen
class Judgment:
    """State whether the organ lost, whether it must perform a duty, and by which day or in how many days."""

    lost: bool | None = None
    perform_by: date | None = None
    duty: bool | None = None
    term: int | None = None


@frozen
class Redone:
    """State whether the act done anew rests on the same facts and reasons as the one that was revoked (第七十一条)."""

    same: bool | None = None


@frozen
class Reply:
    """State whether the reply is in writing."""

    written: bool | None = None


LITIGATION = Procedure(
    name="litigation",
    title="行政应诉",
    title_en="Suits against organs",
    clause="2.6.2",
    act="administrative-litigation-act",
    steps=(*Step, *Court),
    starts={Step.COPY_RECEIVED, *words.STARTS},
    facts={
        **words.FACTS,
        Step.ADVICE_ANSWERED: Reply,
        Step.REDONE: Redone,
        Step.SUMMONED: Hearing,
        Step.HEAD_SUMMONED: Hearing,
        Step.HEARD: Attendance,
        Step.EFFECTIVE: Judgment,
    },
    spans=words.SPANS,
    traits={**words.TRAITS, "判令履行": Trait({Step.EFFECTIVE}, "duty")},
    may={
        Step.ASSIGNED: (Needs({Step.COPY_RECEIVED}),),
        Step.ANSWERED: (Needs({Step.COPY_RECEIVED}, article="第六十七条第一款"),),
        Step.SUMMONED: (Needs({Step.COPY_RECEIVED}),),
        Step.HEAD_SUMMONED: (Needs({Step.COPY_RECEIVED}),),
        Step.IDENTITY: (Needs({Step.SUMMONED, Step.HEAD_SUMMONED}),),
        Step.HEARD: (Needs({Step.SUMMONED, Step.HEAD_SUMMONED}),),
        Step.MEDIATED: (Needs({Step.COPY_RECEIVED}),),
        Step.CHANGED: (Needs({Step.COPY_RECEIVED}),),
        Step.JUDGED: (Needs({Step.COPY_RECEIVED}),),
        Step.JUDGMENT_SERVED: (Needs({Step.JUDGED}),),
        Step.RULING_SERVED: (Needs({Step.COPY_RECEIVED}),),
        Step.APPEALED: (Needs({Step.JUDGMENT_SERVED, Step.RULING_SERVED}, article="第八十五条"),),
        Step.FINAL: (Needs({Step.APPEALED}),),
        Step.EFFECTIVE: (Needs({Step.JUDGED, Step.FINAL, Step.MEDIATED}),),
        Step.PERFORMED: (Needs({Step.EFFECTIVE}),),
        Step.ADVICE: (Needs({Step.COPY_RECEIVED}),),
        Step.ADVICE_ANSWERED: (Needs({Step.ADVICE}),),
        Step.REDONE: (Needs({Step.EFFECTIVE}, article="第七十条"),),
        Step.WITHDRAWN: (Needs({Step.COPY_RECEIVED}),),
        **words.may(
            copy=Step.COPY_RECEIVED,
            answered=Step.ANSWERED,
            judged=Step.JUDGED,
            served=frozenset({Step.JUDGMENT_SERVED, Step.RULING_SERVED}),
            effective=Step.EFFECTIVE,
        ),
    },
    must=(
        "answer",
        "prove_identity",
        "appeal",
        "appeal_ruling",
        "answer_advice",
        "perform_duty",
        "county-plan/perform_judgment",
        *words.MUST,
    ),
    ends={Step.WITHDRAWN, Court.NOT_FILED},
    outside={
        *words.OUTSIDE,
        Step.SUMMONED,
        Step.HEAD_SUMMONED,
        Step.JUDGED,
        Step.JUDGMENT_SERVED,
        Step.FINAL,
        Step.EFFECTIVE,
    },
)


def attendance(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find hearings to which nobody of rank came, and weighty ones from which the head stayed away unexplained.

    行政诉讼法 第三条第三款: the head appears, or else commissions an official of the organ. Where only the reason is
    not recorded it is a note.
    """
    base, weighty = Base(seen, LITIGATION, timeline), False
    for event in timeline:
        match event.facts:
            case Hearing(weighty=stated):
                weighty = weighty or bool(stated)
            case Attendance() as came if _wrong(came, weighty):
                finding = base.finding("head-absent", event.day, event.step, step=event.step)
                citation = base.cite("第三条第三款", event.day)
                gravity = finding.gravity if came.official is False else Gravity.NOTE
                yield evolve(finding, anchor=event.id, citation=citation, events=(event.id,), gravity=gravity)
            case _:
                continue


def _wrong(came: Attendance, weighty: bool) -> bool:
    if came.head is None or came.head:
        return False
    return came.official is False or (weighty and not came.reason)


def unperformed(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find judgments lost that no day of performance is known for, so that nobody can watch them."""
    base = Base(seen, LITIGATION, timeline)
    for event in timeline.of(frozenset({Step.EFFECTIVE})):
        undated = event.fact("perform_by") is None and event.fact("term") is None
        if event.fact("lost") and undated and not timeline.of(frozenset({Step.PERFORMED})):
            finding = base.finding("no-day-to-perform", event.day, event.step, step=event.step)
            yield evolve(finding, anchor=event.id, events=(event.id,))


_HERE = frozenset({LITIGATION.name})
CHECKS = (
    Check("head-attends", "2.6.2", attendance, _HERE, "行政诉讼法 第三条第三款"),
    Check("judgments-watched", "2.6.2", unperformed, _HERE),
    wrongs(
        "suits-conducted",
        LITIGATION,
        Wrong(Court.EVIDENCE, "gathered-in-suit", claimed("gathered_in_suit"), "第三十五条"),
        Wrong(Court.HEAD_FINED, "judgment-refused", lambda _: True, "第九十六条"),
        Wrong(Step.REDONE, "same-act-again", claimed("same"), "第七十一条"),
        Wrong(Step.ADVICE_ANSWERED, "not-written", denied("written")),
        citation="行政诉讼法 第三十五条、第七十一条、第九十六条",
    ),
)
