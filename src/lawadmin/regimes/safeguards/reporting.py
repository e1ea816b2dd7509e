"""报告与考核: yearly reports upward and to the congress, public appraisal, yearly inspection and rectification."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.rules.indicators import SCORES, Scored
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding, Register


class Step(StrEnum):
    """What happens every year in the standing matter of reports and assessment."""

    ESTABLISHED = "成立"
    REPORTED_CONGRESS = "报告人大常委会"
    REPORTED_UP = "报告上一级政府"
    REPORTED_GOVERNMENT = "报告本级政府"
    APPRAISED = "群众评议"
    INSPECTED = "年度考核"
    TOLD_TO_MEND = "下达整改"
    MENDED = "整改完成"
    DISSOLVED = "撤销"


@frozen
class Mending:
    """State how many items are to be mended, and by which day."""

    items: int | None = None
    mend_by: date | None = None


REPORTING = Procedure(
    name="reporting",
    title="报告与考核",
    title_en="Reports and assessment",
    clause="3.2",
    act="state-council-2008-17",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.TOLD_TO_MEND: Mending, Step.MENDED: Mending},
    may={
        Step.REPORTED_CONGRESS: (Needs({Step.ESTABLISHED}, article="第三十条"),),
        Step.REPORTED_UP: (Needs({Step.ESTABLISHED}, article="第三十条"),),
        Step.REPORTED_GOVERNMENT: (Needs({Step.ESTABLISHED}),),
        Step.APPRAISED: (Needs({Step.ESTABLISHED}),),
        Step.INSPECTED: (Needs({Step.ESTABLISHED}),),
        Step.TOLD_TO_MEND: (Needs({Step.INSPECTED}),),
        Step.MENDED: (Needs({Step.TOLD_TO_MEND}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=(
        "report_congress",
        "report_up",
        "state-council-2004-10/report_congress",
        "state-council-2004-10/report_up",
        "state-council-2004-10/report_home",
        "county-plan/report_government",
        "county-plan/appraise",
        "county-plan/inspect",
        "county-plan/mend",
    ),
    ends={Step.DISSOLVED},
)


ASSESSMENT_SCORES = Register(SCORES, "考核得分", "3.2", Scored, "Scores of assessment")


def unmended(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find rectifications declared finished with fewer items than were to be mended."""
    base = Base(seen, REPORTING, timeline)
    told: int | None = None
    for event in timeline.of(frozenset({Step.TOLD_TO_MEND, Step.MENDED})):
        items = event.fact("items")
        if event.step == Step.TOLD_TO_MEND:
            told = items if isinstance(items, int) else None
        elif isinstance(items, int) and told is not None and items < told:
            finding = base.finding(
                "half-mended", event.day, event.step, step=event.step, done=str(items), due=str(told)
            )
            yield evolve(finding, anchor=event.id, events=(event.id,))


CHECKS = (Check("rectification-whole", "3.2", unmended, frozenset({REPORTING.name})),)
