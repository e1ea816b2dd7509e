"""What departmental rules ask beside the Act, of the organs of their line alone: records in and findings out."""

from __future__ import annotations

from datetime import time

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.procedure.facts import Prolonged
from lawadmin.records.events import Event
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.regimes.enforcement.casework import Appraisal, Assignment, Handing, Refusal
from lawadmin.regimes.enforcement.penalties import Filing
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.4.2", "2.4.4")


def told(procedure: str, line: str, *events: Event) -> Judged:
    roster = Roster([Organ("o1", "云溪县某局", line=line)])
    return story(national().at(day("2026-06-30"), roster=roster), record(procedure, *events))


def due(result: Judged, limit: str) -> str | None:
    return next((said for name, said in dues(result).items() if name.startswith(f"{limit}@")), None)


# 2026-03-02 is a Monday, and March has no holiday.


@pytest.mark.parametrize(
    ("line", "last"),
    [("市场监管", "2026-03-11"), ("农业农村", "2026-03-11"), ("住房城乡建设", "2026-03-11"), ("交通运输", None)],
)
def test_a_dispute_over_jurisdiction_is_settled_in_seven_working_days(line: str, last: str | None) -> None:
    """市场监管 第十三条, 农业 第十六条, 住建 第六条第二款; the rules of transport have no such term."""
    settled = step("协商解决", "2026-03-06", facts=Assignment("云溪县某局"))
    result = told("penalty-jurisdiction", line, step("管辖争议发生", "2026-03-02"), settled)
    assert due(result, "settle_jurisdiction") == (f"{last} met" if last else None)
    assert not result.findings


def test_the_upper_health_department_decides_in_ten_calendar_days() -> None:
    """卫生 第十条."""
    late = step("确定管辖", "2026-03-13", facts=Assignment())
    result = told("penalty-jurisdiction", "卫生健康", step("收到管辖报请", "2026-03-02"), late)
    assert faults(result) == {
        ("late", "assign_jurisdiction", "2026-03-12", 1),
        ("no-department", "确定管辖", None, None),
    }


def test_an_inquiry_for_another_department_takes_fifteen_working_days() -> None:
    """市场监管 第四十五条第二款."""
    asked = step("接到协助调查函", "2026-03-02")
    assert faults(told("penalty-assistance", "市场监管", asked, step("完成协查", "2026-03-24"))) == {
        ("late", "assist", "2026-03-23", 1)
    }
    assert not told("penalty-assistance", "市场监管", asked, step("告知延期", "2026-03-23")).findings
    refused = told("penalty-assistance", "市场监管", asked, step("不予协查", "2026-03-09", facts=Refusal()))
    assert [f.code for f in refused.findings] == ["no-grounds"]


SIMPLE = (
    step("当场告知", "2026-03-04"),
    step("处罚决定", "2026-03-04"),
    step("送达", "2026-03-04"),
    step("缴清", "2026-03-04"),
    step("结案", "2026-03-05"),
)


@pytest.mark.parametrize(
    ("line", "filed", "limit", "last"),
    [
        ("交通运输", "报所属机关备案", "record_simple", "2026-03-09"),  # five calendar days
        ("住房城乡建设", "报所属机关备案", "record_simple", "2026-03-09"),  # three working days
        ("卫生健康", "报所属机关备案", "record_simple", "2026-03-11"),  # seven calendar days
        ("农业农村", "交回归档", "file_simple", "2026-03-06"),  # two working days
        ("市场监管", "交回归档", "file_simple", "2026-03-13"),  # seven working days
    ],
)
def test_a_decision_on_the_spot_is_filed_as_the_line_says(line: str, filed: str, limit: str, last: str) -> None:
    never = told("penalty", line, *SIMPLE)
    assert [(f.code, f.limit, str(f.due)) for f in never.findings] == [
        ("overdue", f"administrative-penalty-act/{limit}", last)
    ]
    assert not told("penalty", line, *SIMPLE, step(filed, last)).findings


def test_an_organ_of_no_line_has_the_act_alone() -> None:
    assert not told("penalty", "", *SIMPLE).findings


def test_an_ordinary_case_has_no_papers_of_a_simple_one() -> None:
    ordinary = (step("立案", "2026-03-02", facts=Filing()), step("告知", "2026-03-03"), *SIMPLE[1:])
    assert due(told("penalty", "市场监管", *ordinary), "file_simple") is None


def test_goods_are_registered_and_handed_over_within_a_day_of_hours() -> None:
    """交通运输 第十七条、第一百二十七条: 24 hours from 9:00 end at 10:00, the hour of the event uncounted."""
    taken = (evolve(step("扣押", "2026-03-02"), at=time(9)), evolve(step("登记涉案财物", "2026-03-03"), at=time(10)))
    assert not told("case-goods", "交通运输", *taken).findings
    slow = (taken[0], evolve(taken[1], at=time(10, 1)))
    assert faults(told("case-goods", "交通运输", *slow)) == {("late", "register_goods", "2026-03-03", 0)}
    appraised = evolve(step("鉴定结束", "2026-03-09", facts=Appraisal(urgent=True)), at=time(12))
    handed = evolve(step("移交涉案财物", "2026-03-10", facts=Handing(impaired=True)), at=time(12))
    result = told("case-goods", "交通运输", *taken, appraised, handed)
    assert due(result, "hand_over_goods_appraised") == "2026-03-10 met"
    assert [f.code for f in result.findings] == ["goods-impaired"]


def test_what_was_confiscated_is_handed_over_in_ninety_days() -> None:
    """自然资源 第三十五条, in force until 2024-04-30: 90 days from 2024-01-02 end on Monday 2024-04-01."""
    result = told("case-goods", "自然资源", step("处罚决定生效", "2024-01-02"), step("移交财政部门", "2024-04-02"))
    assert faults(result) == {("late", "hand_over_confiscated", "2024-04-01", 1)}


def test_an_extension_of_the_decision_is_not_one_of_the_terms_met_before() -> None:
    """市场监管 第十八条, 第五十五条, 第六十四条: the lead was checked on 12 January and the review done on 6 March.

    Ninety days from 12 January end on Sunday, 12 April; extended by thirty on the 10th.
    """
    events = (
        step("发现线索", "2026-01-05"),
        step("立案", "2026-01-12", facts=Filing()),
        step("收到审核材料", "2026-03-02"),
        step("法制审核", "2026-03-06"),
        step("告知", "2026-03-09"),
    )
    decided = told("penalty", "市场监管", *events, step("延长", "2026-04-10"), step("处罚决定", "2026-05-12"))
    assert due(decided, "decide") == "2026-05-12 met"
    assert not {finding.code for finding in decided.findings} & {"extension-refused", "late"}
    too_late = told("penalty", "市场监管", *events, step("延长", "2026-04-14"), step("处罚决定", "2026-05-12"))
    refused = [finding.limit for finding in too_late.findings if finding.code == "extension-refused"]
    assert refused == ["administrative-penalty-act/decide"]


def test_an_extension_of_unknown_length_leaves_open_whether_a_case_was_decided_in_time() -> None:
    """市场监管 第六十四条第一款: thirty days more to 12 May, then a reasonable term that the decision to extend sets.

    Where the record does not state that term, nobody can say that 1 June was late, nor that it was in time.
    """
    events = (step("立案", "2026-01-12", facts=Filing()), step("告知", "2026-03-09"), step("延长", "2026-04-10"))
    decided = (step("延长", "2026-05-08"), step("处罚决定", "2026-06-01"))
    found = {(f.code, f.due) for f in told("penalty", "市场监管", *events, *decided).findings}
    assert ("open-reading", None) in found
    assert "late" not in {code for code, _ in found}
    by_ten = (step("延长", "2026-05-08", facts=Prolonged(10)), step("处罚决定", "2026-06-01"))
    known = told("penalty", "市场监管", *events, *by_ten)
    assert due(known, "decide") == "2026-05-22 late"
    ended = told("penalty", "市场监管", *events, step("延长", "2026-05-08"), step("终止调查", "2026-06-01"))
    assert "open-reading" not in {finding.code for finding in ended.findings}
