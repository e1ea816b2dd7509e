"""法治政府建设: the yearly round of a government and of a department, and the inspection that checks on both.

The rules of 2019 set the days (1 March, 1 April); the outline of 2021 adds what is to be done "regularly".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, claimed, exceeds, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

_OUTLINE = "law-based-government-outline-2021"


class Step(StrEnum):
    """What happens every year in a government that is to be law-based."""

    ESTABLISHED = "成立"
    PLANNED = "制订年度计划"
    DEPLOYED = "部署法治政府建设"
    LECTURE = "法治讲座"
    PROBLEM = "发现法治政府建设重大问题"
    PROBLEM_REPORTED = "请示汇报"
    SLACK = "发现工作不力"
    TALKED_TO = "约谈"
    TOLD_TO_MEND = "责令整改"
    CRITICISED = "通报批评"
    REPORTED_CONGRESS = "报告人大常委会"
    REPORTED_UP = "报告上一级"
    PUBLISHED = "公开年度报告"
    DRILLED = "应急演练"
    BARRIER = "发现妨碍统一市场的规定"
    CLEARED = "清理废除"
    FIVE_YEARS = "制定五年规划"
    INSPECTION_PLANNED = "制订督察年度计划"
    DISSOLVED = "撤销"


@frozen
class Report:
    """State whether the yearly report tells what fell short as well."""

    shortfalls: str | None = None


@frozen
class Lecture:
    """State how many leaders were to attend a lecture, and how many did."""

    expected: int | None = None
    present: int | None = None


LAW_GOVERNMENT = Procedure(
    name="law-based-government",
    title="法治政府建设",
    title_en="Law-based government",
    clause="3.2",
    act="law-based-government-inspection-rules",
    steps=Step,
    starts={Step.ESTABLISHED},
    facts={Step.LECTURE: Lecture, Step.PUBLISHED: Report},
    may={
        Step.PLANNED: (Needs({Step.ESTABLISHED}),),
        Step.DEPLOYED: (Needs({Step.ESTABLISHED}),),
        Step.LECTURE: (Needs({Step.ESTABLISHED}),),
        Step.PROBLEM: (Needs({Step.ESTABLISHED}),),
        Step.PROBLEM_REPORTED: (Needs({Step.PROBLEM}),),
        Step.SLACK: (Needs({Step.ESTABLISHED}),),
        Step.TALKED_TO: (Needs({Step.SLACK}),),
        Step.TOLD_TO_MEND: (Needs({Step.SLACK}),),
        Step.CRITICISED: (Needs({Step.SLACK}),),
        Step.REPORTED_CONGRESS: (Needs({Step.ESTABLISHED}, article="第二十三条第二款"),),
        Step.REPORTED_UP: (Needs({Step.ESTABLISHED}, article="第二十三条第二款"),),
        Step.PUBLISHED: (Needs({Step.REPORTED_UP}, article="第二十四条"),),
        Step.DRILLED: (Needs({Step.ESTABLISHED}),),
        Step.BARRIER: (Needs({Step.ESTABLISHED}),),
        Step.CLEARED: (Needs({Step.BARRIER}),),
        Step.FIVE_YEARS: (Needs({Step.ESTABLISHED}),),
        Step.INSPECTION_PLANNED: (Needs({Step.ESTABLISHED}),),
        Step.DISSOLVED: (Needs({Step.ESTABLISHED}),),
    },
    must=(
        "yearly_plan",
        "law_lectures",
        "report_problems",
        "talk_to_slack",
        "report_congress",
        "report_up",
        "publish_report",
        "inspection_plan",
        f"{_OUTLINE}/deploy",
        f"{_OUTLINE}/drill",
        f"{_OUTLINE}/clean_up_barriers",
        "state-council-2004-10/five_year_plan",
    ),
    ends={Step.DISSOLVED},
)


class Department(StrEnum):
    """What happens every year in a department that is to be law-based."""

    ESTABLISHED = "成立"
    PLANNED = "制订部门年度计划"
    LECTURE = "部门法治讲座"
    PROBLEM = "发现法治政府建设重大问题"
    PROBLEM_REPORTED = "请示汇报"
    SLACK = "发现工作不力"
    TALKED_TO = "约谈"
    TOLD_TO_MEND = "责令整改"
    CRITICISED = "通报批评"
    REPORTED = "部门年度报告"
    PUBLISHED = "公开年度报告"
    DISSOLVED = "撤销"


LAW_DEPARTMENT = Procedure(
    name="law-based-department",
    title="部门法治建设",
    title_en="Law-based departments",
    clause="3.2",
    act="law-based-government-inspection-rules",
    steps=Department,
    starts={Department.ESTABLISHED},
    facts={Department.LECTURE: Lecture, Department.PUBLISHED: Report},
    may={
        Department.PLANNED: (Needs({Department.ESTABLISHED}),),
        Department.LECTURE: (Needs({Department.ESTABLISHED}),),
        Department.PROBLEM: (Needs({Department.ESTABLISHED}),),
        Department.PROBLEM_REPORTED: (Needs({Department.PROBLEM}),),
        Department.SLACK: (Needs({Department.ESTABLISHED}),),
        Department.TALKED_TO: (Needs({Department.SLACK}),),
        Department.TOLD_TO_MEND: (Needs({Department.SLACK}),),
        Department.CRITICISED: (Needs({Department.SLACK}),),
        Department.REPORTED: (Needs({Department.ESTABLISHED}, article="第二十三条第二款"),),
        Department.PUBLISHED: (Needs({Department.REPORTED}, article="第二十四条"),),
        Department.DISSOLVED: (Needs({Department.ESTABLISHED}),),
    },
    must=(
        "yearly_plan_department",
        "law_lectures_department",
        "report_problems_department",
        "talk_to_slack_department",
        "report_department",
        "publish_report",
    ),
    ends={Department.DISSOLVED},
)


class Inspection(StrEnum):
    """What can happen to a unit that is inspected on its law-based conduct."""

    NOTICE = "书面督察通知"
    SELF_CHECKED = "书面报告自查"
    INSPECTED = "实地督察"
    RESULT = "反馈督察结果"
    MENDED = "整改"
    REPORTED = "报告整改情况"
    WATCHED = "挂牌督办"
    FINISHED = "完成整改任务"


@frozen
class Demand:
    """State within how many days it is due, and how many items there are."""

    term: int | None = None
    items: int | None = None


@frozen
class Mending:
    """State how many items were to be mended, how many are, and whether any of it is made up."""

    items: int | None = None
    mended: int | None = None
    false: bool | None = None


LAW_INSPECTION = Procedure(
    name="law-based-inspection",
    title="法治督察整改",
    title_en="Inspected on law-based conduct",
    clause="3.2",
    act="law-based-government-inspection-rules",
    steps=Inspection,
    starts={Inspection.NOTICE, Inspection.WATCHED},
    facts={
        Inspection.NOTICE: Demand,
        Inspection.RESULT: Demand,
        Inspection.WATCHED: Demand,
        Inspection.MENDED: Mending,
        Inspection.FINISHED: Mending,
    },
    may={
        Inspection.SELF_CHECKED: (Needs({Inspection.NOTICE}, article="第十二条第二款"),),
        Inspection.INSPECTED: (Needs({Inspection.NOTICE}, article="第十二条"),),
        Inspection.RESULT: (Needs({Inspection.INSPECTED, Inspection.SELF_CHECKED}, article="第十八条"),),
        Inspection.MENDED: (Needs({Inspection.RESULT}, article="第十八条"),),
        Inspection.REPORTED: (Needs({Inspection.MENDED}, article="第十八条"),),
        Inspection.FINISHED: (Needs({Inspection.WATCHED}, article="第三十条"),),
    },
    must=("self_check", "rectify", "report_rectified", "finish_ordered"),
    outside={Inspection.NOTICE, Inspection.INSPECTED, Inspection.RESULT, Inspection.WATCHED},
)


#: A government and a department hold at least this many lectures a year (第八条第一款第七项、第九条第一款第九项).
LECTURES_A_YEAR = 2
_ITEM = {LAW_GOVERNMENT.name: "第八条第一款第七项", LAW_DEPARTMENT.name: "第九条第一款第九项"}


def too_few_lectures(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find years that are over in which one lecture was held, but not two; a year without any is overdue anyway."""
    procedure = LAW_GOVERNMENT if timeline.matter.procedure == LAW_GOVERNMENT.name else LAW_DEPARTMENT
    base = Base(seen, procedure, timeline)
    held = timeline.of(frozenset({Step.LECTURE, Department.LECTURE}))
    years = Counter(event.day.year for event in held)
    for year, count in sorted(years.items()):
        if year < seen.on.year and count < LECTURES_A_YEAR:
            last = [event for event in held if event.day.year == year][-1]
            finding = base.finding("too-few-lectures", last.day, last.step, step=last.step, count=str(count))
            citation = base.cite(_ITEM[procedure.name], last.day)
            yield evolve(finding, anchor=last.id, citation=citation, events=(last.id,))


CHECKS = (
    Check(
        "two-lectures-a-year",
        "3.2",
        too_few_lectures,
        frozenset(_ITEM),
        "法治政府建设与责任落实督察工作规定 第八条、第九条",
    ),
    wrongs(
        "government-report-honest",
        LAW_GOVERNMENT,
        Wrong(Step.PUBLISHED, "report-incomplete", unstated("shortfalls"), "第二十五条"),
    ),
    wrongs(
        "department-report-honest",
        LAW_DEPARTMENT,
        Wrong(Department.PUBLISHED, "report-incomplete", unstated("shortfalls"), "第二十五条"),
    ),
    wrongs(
        "inspection-mended-whole",
        LAW_INSPECTION,
        Wrong(Inspection.MENDED, "mended-in-part", exceeds("items", "mended"), "第十八条"),
        Wrong(Inspection.MENDED, "false-report", claimed("false"), "第十八条"),
        Wrong(Inspection.FINISHED, "mended-in-part", exceeds("items", "mended"), "第三十条"),
    ),
)
