"""规范性文件清理: the legal office's standing duty, one clean-up of all documents every two years, into three lists."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding


class Step(StrEnum):
    """What can happen in the standing matter of the clean-up."""

    ESTABLISHED = "成立"
    STARTED = "启动清理"
    PROPOSED = "提出清理意见"
    FINISHED = "清理完成"
    LISTED = "公布目录"
    COMPILED = "汇编"


@frozen
class Lists:
    """State how many documents there are, and of them stay in force, are to be amended, are repealed or expired."""

    kept: int | None = None
    to_amend: int | None = None
    repealed: int | None = None
    in_all: int | None = None


@frozen
class Published:
    """State how many documents a published list or a compilation holds."""

    in_all: int | None = None


CLEANUP = Procedure(
    name="document-cleanup",
    title="规范性文件清理",
    title_en="Clean-up of documents",
    clause="2.3.2",
    act="state-council-2008-17",
    steps=Step,
    starts={Step.ESTABLISHED, Step.STARTED},
    facts={Step.FINISHED: Lists, Step.LISTED: Published, Step.COMPILED: Published},
    may={
        Step.PROPOSED: (Needs({Step.STARTED}, article="第十五条"),),
        Step.FINISHED: (Needs({Step.PROPOSED}, since=frozenset({Step.STARTED}), article="第十五条"),),
        Step.LISTED: (Needs({Step.FINISHED}, article="第十五条"),),
        Step.COMPILED: (Needs({Step.LISTED}),),
    },
    must=("clean_up", "county-plan/compile"),
)


def _uneven(event: Event) -> bool:
    """Tell whether the three lists together hold more or fewer documents than there are."""
    lists = event.facts
    if not isinstance(lists, Lists) or lists.in_all is None:
        return False
    stated = [part for part in (lists.kept, lists.to_amend, lists.repealed) if part is not None]
    return sum(stated) > lists.in_all or (len(stated) == 3 and sum(stated) != lists.in_all)


def short(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find compilations with fewer or more documents than the clean-up before kept in force."""
    base = Base(seen, CLEANUP, timeline)
    kept: int | None = None
    for event in timeline:
        match event.facts:
            case Lists(kept=kept):
                pass
            case Published(in_all=int(held)) if event.step == Step.COMPILED and kept not in (None, held):
                yield at_step(base, event, "lists-mismatch", "county-plan/二（三）2", held=held, kept=kept)
            case _:
                pass


CHECKS = (
    wrongs(
        "three-lists",
        CLEANUP,
        Wrong(Step.FINISHED, "lists-incomplete", unstated("kept"), "第十五条"),
        Wrong(Step.FINISHED, "lists-incomplete", unstated("repealed"), "第十五条"),
        Wrong(Step.FINISHED, "lists-uneven", _uneven, "第十五条"),
    ),
    Check("compilation-whole", "2.3.2", short, frozenset({CLEANUP.name})),
)
