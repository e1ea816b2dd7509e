"""规范性文件清理: the legal office's standing duty, one clean-up of all documents every two years, into three lists."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.wrong import Wrong, unstated, wrongs


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
    """State how many documents stay in force, are to be amended, and are repealed or expired."""

    kept: int | None = None
    to_amend: int | None = None
    repealed: int | None = None


CLEANUP = Procedure(
    name="document-cleanup",
    title="规范性文件清理",
    title_en="Clean-up of documents",
    clause="2.3.2",
    act="state-council-2008-17",
    steps=Step,
    starts={Step.ESTABLISHED, Step.STARTED},
    facts={Step.FINISHED: Lists},
    may={
        Step.PROPOSED: (Needs({Step.STARTED}, article="第十五条"),),
        Step.FINISHED: (Needs({Step.PROPOSED}, since=frozenset({Step.STARTED}), article="第十五条"),),
        Step.LISTED: (Needs({Step.FINISHED}, article="第十五条"),),
        Step.COMPILED: (Needs({Step.LISTED}),),
    },
    must=("clean_up", "county-plan/compile"),
)

CHECKS = (
    wrongs(
        "three-lists",
        CLEANUP,
        Wrong(Step.FINISHED, "lists-incomplete", unstated("kept"), "第十五条"),
        Wrong(Step.FINISHED, "lists-incomplete", unstated("repealed"), "第十五条"),
    ),
)
