"""许可项目目录: items with their bases by rank, clean-up campaigns as versions with a diff, evaluation of items.

What a rank may create is checked; so is whether a licence is handled under an item in force, by the body that runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.days.months import corresponding
from lawadmin.findings.base import Base, of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.events import Event
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.regimes.functions.licensing import Step as Licence
from lawadmin.regimes.shared.wrong import at_step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register, RosterCheck


class Kind(StrEnum):
    """The classes of powers in a list of powers; coercion has two, created by different ranks."""

    LICENCE = "许可"
    PENALTY = "处罚"
    MEASURE = "强制措施"
    ENFORCEMENT = "强制执行"
    LEVY = "征收"
    GRANT = "给付"
    RULING = "裁决"
    CONFIRMATION = "确认"
    REWARD = "奖励"
    INSPECTION = "检查"
    OTHER = "其他"


class Basis(StrEnum):
    """The ranks of texts on which an item may rest, as the laws that say what each may create name them."""

    LAW = "法律"
    STATE_COUNCIL = "行政法规"
    DECISION = "国务院决定"
    PROVINCIAL = "地方性法规"
    DEPARTMENT = "部门规章"
    PROVINCIAL_RULE = "省政府规章"
    CITY_RULE = "市政府规章"
    NORMATIVE = "规范性文件"


@frozen
class Item:
    """State an item's class, its basis and the basis's rank, the organ that runs it, and how many steps it takes.

    The entry's ``subject`` is the item. ``merges`` names the items that this one took up.
    """

    kind: Kind | None = None
    basis: str | None = None
    rank: Basis | None = None
    body: str | None = None
    steps: int | None = None
    merges: tuple[str, ...] = ()


ITEMS = Register("power-items", "行政权力事项目录", "2.1.1", Item, "Items of power")

_RULES = frozenset({Basis.DEPARTMENT, Basis.PROVINCIAL_RULE, Basis.CITY_RULE})
_ACTS = frozenset({Basis.LAW, Basis.STATE_COUNCIL, Basis.PROVINCIAL})
#: Which ranks may create which class: 行政许可法 第十四条、第十五条、第十七条; 行政处罚法 第十条至第十六条;
#: 行政强制法 第十条、第十三条.
MAY_CREATE = {
    Kind.LICENCE: _ACTS | {Basis.DECISION, Basis.PROVINCIAL_RULE},
    Kind.PENALTY: _ACTS | _RULES,
    Kind.MEASURE: _ACTS,
    Kind.ENFORCEMENT: frozenset({Basis.LAW}),
}


def _standing(seen: Snapshot) -> Iterator[tuple[Entry, Item]]:
    for entry in seen.registers.entries.get(ITEMS.name, ()):
        if isinstance(entry.facts, Item) and entry in seen.registers.of(ITEMS.name, entry.subject, seen.on):
            yield entry, entry.facts


def unlawful(seen: Snapshot) -> Iterator[Finding]:
    """Find items in force without a basis, with a basis that may not create them, or whose basis is no longer law."""
    for entry, item in _standing(seen):
        code = _fault(seen, entry, item)
        if code is not None:
            finding = of_county(seen, code, ITEMS.clause, item.body or "", subject=entry.subject)
            yield evolve(finding, fields=(("basis", item.basis or ""), ("rank", item.rank or "")))


def _fault(seen: Snapshot, entry: Entry, item: Item) -> str | None:
    if not item.basis:
        return "item-without-basis"
    if item.kind in MAY_CREATE and item.rank is not None and item.rank not in MAY_CREATE[item.kind]:
        return "unlawful-item"
    if item.kind is Kind.LICENCE and item.rank is Basis.PROVINCIAL_RULE and _over_a_year(entry.since, seen.on):
        return "temporary-item-over"
    return "dead-basis" if _dead(seen, item.basis) else None


def _over_a_year(since: date | None, on: date) -> bool:
    """Tell whether a temporary licence has been run for a year (行政许可法第十五条第一款)."""
    return since is not None and corresponding(since, 12) < on


def _dead(seen: Snapshot, basis: str) -> bool:
    """Tell whether the basis is a text that the law book knows by its title and that is not in force on the day."""
    known = [edition for edition in seen.lawbook if edition.title == basis and edition.in_force <= seen.on]
    return bool(known) and not any(edition.stands_on(seen.on) for edition in known)


def handled(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find licences handled under no item in force on the day, or by an organ that does not run the item."""
    base = Base(seen, LICENSING, timeline)
    for event in timeline.of(frozenset({Licence.ACCEPTED})):
        code = _handled(seen, timeline.matter.organ, event)
        if code is not None:
            yield at_step(base, event, code, "第二十二条")


def _handled(seen: Snapshot, organ: str, event: Event) -> str | None:
    item = event.fact("item")
    if not isinstance(item, str) or ITEMS.name not in seen.registers.entries:
        return None
    entries = (entry.facts for entry in seen.registers.of(ITEMS.name, item, event.day))
    listed = [facts for facts in entries if isinstance(facts, Item) and facts.kind in (None, Kind.LICENCE)]
    if not listed:
        return "item-unlisted"
    return None if any(facts.body in (None, organ) for facts in listed) else "wrong-body"


@frozen
class Diff:
    """Hold what a campaign did to the catalogue: item by item, and how many steps were cut from those that stay."""

    kept: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()
    delegated: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    steps_cut: int = 0


def diff(registers: Registers, before: date, after: date) -> Diff:
    """Compare the catalogue as in force on two days.

    An item that another one took up is merged; one that another organ runs now is delegated.
    """
    old, new = _version(registers, before), _version(registers, after)
    taken_up = {name for item in new.values() for name in item.merges}
    both = sorted(old.keys() & new.keys())
    gone = sorted(old.keys() - new.keys())
    return Diff(
        kept=tuple(name for name in both if old[name].body == new[name].body),
        delegated=tuple(name for name in both if old[name].body != new[name].body),
        merged=tuple(name for name in gone if name in taken_up),
        cancelled=tuple(name for name in gone if name not in taken_up),
        added=tuple(sorted(new.keys() - old.keys())),
        steps_cut=sum((old[name].steps or 0) - (new[name].steps or 0) for name in both),
    )


def _version(registers: Registers, day: date) -> dict[str, Item]:
    subjects = {entry.subject for entry in registers.entries.get(ITEMS.name, ())}
    found = ((name, registers.of(ITEMS.name, name, day)) for name in subjects)
    return {name: entries[-1].facts for name, entries in found if entries and isinstance(entries[-1].facts, Item)}


class Step(StrEnum):
    """What can happen in a campaign to clean up the items."""

    STARTED = "启动清理"
    PROPOSED = "提出清理意见"
    HEARD = "听取意见"
    EXAMINED = "审核"
    DECIDED = "政府决定"
    PUBLISHED = "公布目录"
    TAKEN_OVER = "承接下放项目"
    CLOSED = "清理结束"


@frozen
class Version:
    """State the first day of the new catalogue, and how many items were kept, cancelled, delegated and merged."""

    effective: date | None = None
    kept: int | None = None
    cancelled: int | None = None
    delegated: int | None = None
    merged: int | None = None


CAMPAIGN = Procedure(
    name="item-cleanup",
    title="行政许可项目清理",
    title_en="Clean-up of licensing items",
    clause="2.1.1",
    act="county-plan",
    steps=Step,
    starts={Step.STARTED},
    facts={Step.DECIDED: Version},
    may={
        Step.PROPOSED: (Needs({Step.STARTED}),),
        Step.HEARD: (Needs({Step.PROPOSED}),),
        Step.EXAMINED: (Needs({Step.PROPOSED}),),
        Step.DECIDED: (Needs({Step.EXAMINED}), Needs({Step.HEARD})),
        Step.PUBLISHED: (Needs({Step.DECIDED}),),
        Step.TAKEN_OVER: (Needs({Step.DECIDED}),),
        Step.CLOSED: (Needs({Step.PUBLISHED}),),
    },
    must=("publish_catalogue",),
)


def mismatch(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find campaigns whose figures are not those of the catalogue before and after."""
    base = Base(seen, CAMPAIGN, timeline)
    for event in timeline.of(frozenset({Step.DECIDED})):
        version = event.facts
        if isinstance(version, Version) and _differs(seen, version):
            yield at_step(base, event, "catalogue-mismatch", "二（一）1")


def _differs(seen: Snapshot, version: Version) -> bool:
    if version.effective is None or ITEMS.name not in seen.registers.entries:
        return False
    made = diff(seen.registers, version.effective - timedelta(days=1), version.effective)
    stated = (version.kept, version.cancelled, version.delegated, version.merged)
    counted = (len(made.kept), len(made.cancelled), len(made.delegated), len(made.merged))
    return any(told is not None and told != real for told, real in zip(stated, counted, strict=True))


class Evaluating(StrEnum):
    """What can happen to the evaluation of an item by the organ that runs it."""

    RUN = "实施许可项目"
    EVALUATED = "评价许可项目"
    REPORTED = "报告设定机关"
    STOPPED = "停止实施"


@frozen
class Evaluation:
    """State whether the item is still needed, and the term to the next evaluation, in years."""

    needed: bool | None = None
    term: int | None = None


EVALUATION = Procedure(
    name="item-evaluation",
    title="行政许可项目评价",
    title_en="Evaluation of licensing items",
    clause="2.1.1",
    act="administrative-licensing-act",
    steps=Evaluating,
    starts={Evaluating.RUN},
    facts={Evaluating.EVALUATED: Evaluation, Evaluating.RUN: Evaluation},
    may={
        Evaluating.EVALUATED: (Needs({Evaluating.RUN}, article="第二十条第二款"),),
        Evaluating.REPORTED: (Needs({Evaluating.EVALUATED}, article="第二十条第二款"),),
        Evaluating.STOPPED: (Needs({Evaluating.RUN}),),
    },
    must=("county-plan/evaluate_item",),
    ends={Evaluating.STOPPED},
)


def unreported(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find evaluations that an item is needed no longer, never reported to who created it (第二十条第二款)."""
    reports = timeline.of(frozenset({Evaluating.REPORTED}))
    for event in timeline.of(frozenset({Evaluating.EVALUATED})):
        if event.fact("needed") is False and not any(report.day >= event.day for report in reports):
            yield at_step(Base(seen, EVALUATION, timeline), event, "evaluation-unreported", "第二十条第二款")


CHECKS = (
    RosterCheck(
        "item-bases",
        "2.1.1",
        unlawful,
        "行政许可法 第十四条至第十七条；行政处罚法 第十条至第十六条；行政强制法 第十条、第十三条",
    ),
    Check("licence-item", "2.1.1", handled, frozenset({LICENSING.name}), "行政许可法 第二十二条"),
    Check("catalogue-diff", "2.1.1", mismatch, frozenset({CAMPAIGN.name})),
    Check("item-evaluated", "2.1.1", unreported, frozenset({EVALUATION.name}), "行政许可法 第二十条"),
)
