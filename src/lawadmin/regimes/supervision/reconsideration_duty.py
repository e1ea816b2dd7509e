"""行政复议机构和人员: the standing duties of the body and of its government, and the register of its people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.registers import Entry
from lawadmin.regimes.shared.wrong import Wrong, exceeds, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Register, RosterCheck

#: Whoever first worked in reconsideration since this day must hold the legal qualification (2017: 第三条第二款).
_QUALIFIED_SINCE = date(2018, 1, 1)
#: And since this day they take the joint training before their first case (2023: 第六条第二款).
_TRAINED_SINCE = date(2024, 1, 1)


class Step(StrEnum):
    """What happens in the standing matter of a reconsideration body."""

    ESTABLISHED = "成立"
    INSPECTED = "检查复议工作"
    FED_BACK = "反馈检查结果"
    REPORTED = "提交复议工作报告"
    TRAINED = "培训复议人员"
    SUMMED_UP = "总结复议工作"
    PROBLEM = "发现复议工作问题"
    PROPOSED = "提出改进建议"
    PROBLEM_REPORTED = "报告重大问题"
    WEIGHTY = "发现重大事项"
    WEIGHTY_REPORTED = "请示报告"
    DISSOLVED = "撤销"


@frozen
class Findings:
    """State what came of an inspection."""

    outcome: str | None = None


@frozen
class Training:
    """State how many people were to be trained, and how many were."""

    expected: int | None = None
    present: int | None = None


RECONSIDERATION_DUTY = Procedure(
    name="reconsideration-duty",
    title="行政复议机构建设",
    title_en="The reconsideration body's duties",
    clause="2.6.5",
    act="administrative-reconsideration-act",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.FED_BACK: Findings, Step.TRAINED: Training},
    may={
        Step.INSPECTED: (Needs({Step.ESTABLISHED}),),
        Step.FED_BACK: (Needs({Step.INSPECTED}),),
        Step.REPORTED: (Needs({Step.ESTABLISHED}),),
        Step.TRAINED: (Needs({Step.ESTABLISHED}),),
        Step.SUMMED_UP: (Needs({Step.ESTABLISHED}),),
        Step.PROBLEM: (Needs({Step.ESTABLISHED}),),
        Step.PROPOSED: (Needs({Step.PROBLEM}),),
        Step.PROBLEM_REPORTED: (Needs({Step.PROBLEM}),),
        Step.WEIGHTY: (Needs({Step.ESTABLISHED}),),
        Step.WEIGHTY_REPORTED: (Needs({Step.WEIGHTY}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=(
        "inspect",
        "feed_back_inspection",
        "report_work",
        "report_problem",
        "report_weighty",
        "train",
        "sum_up",
    ),
    ends={Step.DISSOLVED},
)


@frozen
class Reviewer:
    """State whether somebody in reconsideration holds the legal qualification, since when they do this work.

    ``pretrained`` says whether they took the joint training before their first case (since 2024).
    """

    qualified: bool | None = None
    first_on: date | None = None
    pretrained: bool | None = None


REVIEWERS = Register("reconsideration-staff", "行政复议人员", "2.6.5", Reviewer, "Reconsideration staff")


def unqualified(seen: Snapshot) -> Iterator[Finding]:
    """Find people who began this work without the qualification, and bodies with fewer than two people."""
    entries = [e for e in seen.registers.entries.get(REVIEWERS.name, ()) if e.until is None or e.until >= seen.on]
    for entry in sorted(entries, key=lambda e: e.id):
        if _bars(entry):
            yield of_county(seen, "reviewer-unqualified", "2.6.5", _organ(seen, entry), subject=entry.id)
    if len(entries) == 1:
        finding = of_county(seen, "too-few-reviewers", "2.6.5", _organ(seen, entries[0]), subject=REVIEWERS.name)
        yield evolve(finding, fields=(("count", "1"),))


def _bars(entry: Entry) -> bool:
    facts = entry.facts
    if not isinstance(facts, Reviewer) or facts.first_on is None or facts.first_on < _QUALIFIED_SINCE:
        return False
    untrained = facts.pretrained is False and facts.first_on >= _TRAINED_SINCE
    return facts.qualified is False or untrained


def _organ(seen: Snapshot, entry: Entry) -> str:
    posts = seen.roster.posts_of(entry.subject, seen.on)
    return posts[0].organ if posts else ""


CHECKS = (
    wrongs(
        "reconsideration-body-works",
        RECONSIDERATION_DUTY,
        Wrong(Step.FED_BACK, "no-outcome", unstated("outcome")),
        Wrong(Step.TRAINED, "training-incomplete", exceeds("expected", "present")),
    ),
    RosterCheck("reconsideration-staff-qualified", "2.6.5", unqualified, "行政复议法 第六条"),
)
