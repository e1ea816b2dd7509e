"""规范性文件: a document's life, from drafting to its end.

Review, collective decision, unified registration, numbering and publication, filing upward and with the congress,
evaluation once in force a year, validity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, claimed, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Row


class Step(StrEnum):
    """What can happen to a normative document."""

    DRAFTED = "起草"
    CONSULTED = "听取意见"
    EXPERTS = "专家论证"
    SUBMITTED = "送审"
    REVIEWED = "合法性审查"
    RETURNED = "退回修改"
    DELIBERATED = "集体讨论"
    SIGNED = "签署"
    REGISTERED = "登记"
    PUBLISHED = "公布"
    FILED_UP = "报送上级"
    FILED_HOME = "报送本级政府"
    FILED_CONGRESS = "报送人大"
    EVALUATED = "评估"
    EVALUATION_REPORTED = "评估意见报送"
    CLEANED_UP = "清理决定"
    AMENDED = "修改"
    REPUBLISHED = "重新公布"
    REPEALED = "废止"
    EXPIRED = "失效"


@frozen
class Publication:
    """State the number, the first day in force, and for how many years the document is to hold (``term``)."""

    number: str | None = None
    in_force: date | None = None
    term: int | None = None
    at_once: bool | None = None


@frozen
class Draft:
    """State whether a department makes the document, and whether it touches rights and duties of citizens."""

    by_department: bool | None = None
    touches_rights: bool | None = None


@frozen
class Review:
    """State what the review found of powers, procedure, content and form.

    ``sets_powers``: licences, penalties, coercion or charges that no document may set; ``adds_duties``: duties of
    citizens that no law knows; ``conflicts``: with superior law.
    """

    sets_powers: bool | None = None
    conflicts: bool | None = None
    adds_duties: bool | None = None
    within_powers: bool | None = None
    procedure_kept: bool | None = None
    form_kept: bool | None = None

    @property
    def sound(self) -> bool:
        """Tell whether nothing was found."""
        kept = (self.within_powers, self.procedure_kept, self.form_kept)
        return False not in kept and True not in (self.sets_powers, self.conflicts, self.adds_duties)


_END = frozenset({Step.REPEALED, Step.EXPIRED})

DOCUMENT = Procedure(
    name="document",
    title="规范性文件",
    title_en="Normative documents",
    clause="2.3.1",
    act="state-council-2008-17",
    steps=Step,
    starts={Step.DRAFTED},
    facts={Step.PUBLISHED: Publication, Step.REPUBLISHED: Publication, Step.DRAFTED: Draft, Step.REVIEWED: Review},
    traits={
        "不即时施行": Trait({Step.PUBLISHED}, "at_once", frozenset({False})),
        "部门制定": Trait({Step.DRAFTED}, "by_department"),
        "涉及权利义务": Trait({Step.DRAFTED}, "touches_rights"),
    },
    may={
        Step.CONSULTED: (Needs({Step.DRAFTED}, article="第十三条"),),
        Step.EXPERTS: (Needs({Step.DRAFTED}),),
        Step.SUBMITTED: (Needs({Step.DRAFTED}),),
        Step.REVIEWED: (Needs({Step.SUBMITTED}),),
        Step.RETURNED: (Needs({Step.SUBMITTED}),),
        Step.DELIBERATED: (
            Needs({Step.REVIEWED}, since=frozenset({Step.RETURNED}), article="第十三条"),
            Needs({Step.CONSULTED}, article="第十三条"),
        ),
        Step.SIGNED: (Needs({Step.DELIBERATED}, article="第十三条"),),
        Step.REGISTERED: (Needs({Step.SIGNED}),),
        Step.PUBLISHED: (
            Needs({Step.REVIEWED}, article="第十三条"),
            Needs({Step.DELIBERATED}, article="第十三条"),
            Needs({Step.REGISTERED}),
        ),
        Step.FILED_UP: (Needs({Step.PUBLISHED}, article="第十四条"),),
        Step.FILED_HOME: (Needs({Step.PUBLISHED}, article="第十四条"),),
        Step.FILED_CONGRESS: (Needs({Step.PUBLISHED}),),
        Step.EVALUATED: (Needs({Step.PUBLISHED}),),
        Step.EVALUATION_REPORTED: (Needs({Step.EVALUATED}),),
        Step.CLEANED_UP: (Needs({Step.PUBLISHED}, article="第十五条"),),
        Step.AMENDED: (Needs({Step.PUBLISHED}, unless=_END),),
        Step.REPUBLISHED: (Needs({Step.PUBLISHED}),),
        Step.REPEALED: (Needs({Step.PUBLISHED}),),
        Step.EXPIRED: (Needs({Step.PUBLISHED}),),
    },
    must=(
        "file_up",
        "county-plan/file_congress",
        "county-plan/evaluate_from",
        "county-plan/evaluate",
        "county-plan/repeal",
    ),
    ends=_END,
    links={"filing": "document-filing"},
)

_OUT = frozenset({Step.PUBLISHED, Step.REPUBLISHED})


def in_spite(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find documents published though the latest review of their powers, procedure, content or form found a fault."""
    base, sound = Base(seen, DOCUMENT, timeline), True
    for event in timeline:
        if isinstance(event.facts, Review):
            sound = event.facts.sound
        if event.step in _OUT and not sound:
            yield at_step(base, event, "published-in-spite", "第十三条")


def gather(_: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a document its organ and the numbers under which it was published."""
    if timeline.matter.procedure != DOCUMENT.name:
        return None
    numbers = {str(event.fact("number")) for event in timeline.of(_OUT) if event.fact("number")}
    return (timeline.matter.id, timeline.matter.organ, *sorted(numbers))


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find numbers that two documents bear: each is registered once, under one number (三统一)."""
    bearers: dict[str, dict[str, str]] = {}
    for matter, organ, *numbers in rows:
        for number in numbers:
            bearers.setdefault(str(number), {})[str(matter)] = str(organ)
    for number, of in sorted(bearers.items()):
        for matter, organ in sorted(of.items())[1:]:
            finding = of_county(seen, "number-twice", DOCUMENT.clause, organ, subject=f"{number}/{matter}")
            yield evolve(finding, fields=(("number", number), ("matters", tuple(sorted(of)))))


CHECKS = (
    wrongs(
        "document-lawful",
        DOCUMENT,
        Wrong(Step.REVIEWED, "sets-powers", claimed("sets_powers"), "第十三条"),
        Wrong(Step.REVIEWED, "adds-duties", claimed("adds_duties"), "第十三条"),
        Wrong(Step.REVIEWED, "conflicts-with-superior", claimed("conflicts"), "第十四条"),
    ),
    Check("document-reviewed", "2.3.1", in_spite, frozenset({DOCUMENT.name}), "国发〔2008〕17号 第十三条"),
    CountyCheck("document-numbers", "2.3.1", gather, settle),
)
