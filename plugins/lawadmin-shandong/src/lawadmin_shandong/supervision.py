"""行政执法监督: inspection, opinion and decision by the regulation of 2015, and its duties of every year.

The national regulation of 2026 leaves the term to the paper; a paper issued under the regulation of the province has
thirty days by law. A county records its matter by the procedure of the text that the paper cites.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, fewer, missing, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

ACT = "shandong-enforcement-supervision-regulation"


class Step(StrEnum):
    """What can happen in a case of supervision, in the words of the regulation."""

    INSPECTED = "监督检查"
    HELP_ASKED = "收到协助请求"
    HELPED = "提供协助"
    TALKED = "约谈负责人"
    OPINION = "收到监督意见书"
    CORRECTED = "自行纠正"
    DECIDED = "收到监督决定书"
    TO_PERFORM = "责令限期履行"
    PERFORMED = "履行职责"
    REPORTED = "报告执行情况"
    BREACH = "发现违反监督条例"
    SET_RIGHT = "予以纠正"
    TO_MEND = "责令限期改正"
    MENDED = "改正"
    CRITICISED = "通报批评"
    CLOSED = "办结"


class Outcome(StrEnum):
    """What a decision on supervision can say (第二十九条第一款)."""

    PERFORM = "责令限期履行"
    MEND = "责令补正或者改正"
    REVOKED = "撤销"
    UNLAWFUL = "确认违法"
    VOID = "确认无效"


@frozen
class Inspection:
    """State how many supervisors came, and whether they showed their certificates (第二十二条)."""

    officers: int | None = None
    certificate_shown: bool | None = None


@frozen
class Opinion:
    """State which act of enforcement the opinion is about."""

    act: str | None = None


@frozen
class Decision:
    """State what was decided, and whether what is unlawful and stays was remedied (第三十三条第二款)."""

    outcome: Outcome | None = None
    remedied: bool | None = None


SUPERVISION = Procedure(
    name="enforcement-supervision-shandong",
    title="山东省行政执法监督",
    title_en="Supervision of enforcement in Shandong",
    clause="2.6.4",
    act=ACT,
    steps=Step,
    starts={Step.INSPECTED, Step.BREACH},
    facts={
        Step.INSPECTED: Inspection,
        Step.OPINION: Opinion,
        Step.DECIDED: Decision,
        Step.TO_PERFORM: Term,
        Step.TO_MEND: Term,
    },
    may={
        Step.HELP_ASKED: (Needs({Step.INSPECTED}, article="第二十四条"),),
        Step.HELPED: (Needs({Step.HELP_ASKED}, article="第二十四条"),),
        Step.TALKED: (Needs({Step.INSPECTED}, article="第二十六条"),),
        Step.OPINION: (Needs({Step.INSPECTED}, article="第二十八条"),),
        Step.CORRECTED: (Needs({Step.OPINION, Step.DECIDED}, article="第二十八条"),),
        Step.DECIDED: (
            Needs({Step.OPINION}, article="第二十九条第一款"),
            Needs(waits={"correct"}, article="第二十九条第一款"),
        ),
        Step.TO_PERFORM: (Needs({Step.DECIDED}, article="第三十条"),),
        Step.PERFORMED: (Needs({Step.TO_PERFORM}, article="第三十条"),),
        Step.REPORTED: (Needs({Step.DECIDED}, article="第二十九条第二款"),),
        Step.SET_RIGHT: (Needs({Step.BREACH}, article="第三十五条"),),
        Step.TO_MEND: (Needs({Step.INSPECTED, Step.BREACH}, article="第三十七条"),),
        Step.MENDED: (Needs({Step.TO_MEND}, article="第三十七条"),),
        Step.CRITICISED: (
            Needs({Step.TO_MEND}, article="第三十七条"),
            Needs(waits={"mend"}, article="第三十七条"),
        ),
        Step.CLOSED: (Needs({Step.INSPECTED, Step.SET_RIGHT}),),
    },
    must=("assist", "correct", "perform_order", "report_decision", "correct_breach", "mend"),
    ends={Step.CLOSED},
)


class Duty(StrEnum):
    """What a government and its departments do for supervision year after year."""

    ESTABLISHED = "成立"
    PLANNED = "制定监督计划"
    REVIEWED = "案卷评查"
    ASSESSED = "执法评议考核"
    IN_FORCE = "施行"
    REPORTED = "报告实施情况"
    DISSOLVED = "撤销"


class Part(StrEnum):
    """What a report on the application of a law holds (第十七条第二款)."""

    STUDY = "学习宣传"
    MEASURES = "配套措施"
    STAFF = "队伍建设和培训"
    CASES = "案件查处"
    PROBLEMS = "问题和改进措施"
    OPINIONS = "意见和建议"


@frozen
class Law:
    """State which law, regulation or rule came into force."""

    title: str | None = None


@frozen
class Report:
    """State which parts a report has, by their names."""

    parts: tuple[str, ...] | None = None


SUPERVISION_DUTY = Procedure(
    name="enforcement-supervision-duty-shandong",
    title="山东省行政执法监督年度工作",
    title_en="The year's supervision of enforcement in Shandong",
    clause="2.6.4",
    act=ACT,
    steps=Duty,
    starts={Duty.ESTABLISHED, Duty.IN_FORCE},
    facts={Duty.IN_FORCE: Law, Duty.REPORTED: Report},
    may={
        Duty.PLANNED: (Needs({Duty.ESTABLISHED}, article="第二十条"),),
        Duty.REVIEWED: (Needs({Duty.ESTABLISHED}, article="第十四条第三款"),),
        Duty.ASSESSED: (Needs({Duty.ESTABLISHED}, article="第十六条第二款"),),
        Duty.REPORTED: (Needs({Duty.IN_FORCE}, article="第十七条第二款"),),
        Duty.DISSOLVED: (Needs({Duty.ESTABLISHED}),),
    },
    must=("case_file_review", "assess", "first_year", "report_application", "yearly_plan"),
    ends={Duty.DISSOLVED},
)


def _unremedied(event: Event) -> bool:
    return event.fact("outcome") == Outcome.UNLAWFUL and event.fact("remedied") is False


def incomplete(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find reports on the application of a law that leave out parts that the regulation names."""
    base = Base(seen, SUPERVISION_DUTY, timeline)
    for event in timeline.of(frozenset({Duty.REPORTED})):
        parts = event.fact("parts")
        missing = tuple(part.value for part in Part if isinstance(parts, tuple) and part not in parts)
        if missing:
            yield at_step(base, event, "report-incomplete", "第十七条第二款", names=missing)


CHECKS = (
    wrongs(
        "supervision-shandong",
        SUPERVISION,
        Wrong(Step.INSPECTED, "too-few-officers", fewer("officers", 2), "第二十二条"),
        Wrong(Step.INSPECTED, "certificate-not-shown", denied("certificate_shown"), "第二十二条"),
        Wrong(Step.DECIDED, "no-outcome", unstated("outcome"), "第二十九条第一款"),
        Wrong(Step.DECIDED, "not-remedied", _unremedied, "第三十三条第二款"),
        Wrong(Step.TO_PERFORM, "no-term", missing("term"), "第三十条"),
        Wrong(Step.TO_MEND, "no-term", missing("term"), "第三十七条"),
        citation="山东省行政执法监督条例 第二十二条、第二十九条、第三十条、第三十三条、第三十七条",
    ),
    Check(
        "application-report-shandong",
        "2.6.4",
        incomplete,
        frozenset({SUPERVISION_DUTY.name}),
        "山东省行政执法监督条例 第十七条第二款",
    ),
)
