from __future__ import annotations

import pytest

from lawadmin.days.span import Unit
from lawadmin.law.edition import Bearer, Certainty, DayCount, WorkingDays
from lawadmin.law.units import WRITTEN, Reading, derive

LISTED = DayCount(frozenset({3, 5, 7, 10}), "第八十八条第二款")
ALL = DayCount(WorkingDays.ALL, "第八十二条", organs_only=True, reason="只讲行政机关")
UP_TO_10 = DayCount(WorkingDays.UP_TO_10, "第六十九条")
SILENT = DayCount(WorkingDays.AS_WRITTEN, reason="按字面")


def unit(number: int | None, daycount: DayCount, bearer: Bearer = Bearer.ORGAN) -> Unit:
    reading = derive(number, "日", bearer, daycount)
    assert reading is not None
    return reading.units[0]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("工作日", Unit.WORKING_DAY),
        ("个工作日", Unit.WORKING_DAY),
        ("月", Unit.MONTH),
        ("个月", Unit.MONTH),
        ("年", Unit.YEAR),
        ("小时", Unit.HOUR),
    ],
)
def test_other_units_mean_what_they_say_with_or_without_a_clause(written: str, found: Unit) -> None:
    for daycount in (None, ALL, SILENT):
        assert derive(5, written, Bearer.PARTY, daycount) == Reading((found,), Certainty.TEXT, "")


def test_closed_list() -> None:
    assert [unit(number, LISTED) for number in (3, 5, 7, 10)] == [Unit.WORKING_DAY] * 4
    assert [unit(number, LISTED) for number in (2, 15, 30, 60)] == [Unit.DAY] * 4
    assert unit(None, LISTED) is Unit.DAY


def test_ten_days_included() -> None:
    assert unit(10, UP_TO_10) is Unit.WORKING_DAY
    assert unit(11, UP_TO_10) is Unit.DAY
    assert unit(None, UP_TO_10) is Unit.DAY


def test_clause_of_the_organs_leaves_a_partys_term_contested() -> None:
    assert derive(20, "日", Bearer.ORGAN, ALL) == Reading((Unit.WORKING_DAY,), Certainty.TEXT, "第八十二条")
    both = (Unit.DAY, Unit.WORKING_DAY)
    assert derive(5, "天", Bearer.PARTY, ALL) == Reading(both, Certainty.CONTESTED, "只讲行政机关")
    assert derive(5, "日", Bearer.COURT, DayCount(WorkingDays.ALL, "第一条", True)) == Reading(
        both, Certainty.CONTESTED, "第一条"
    )


def test_silent_act() -> None:
    assert derive(20, "日", Bearer.ORGAN, SILENT) == Reading((Unit.DAY,), Certainty.INFERRED, "按字面")
    assert derive(20, "日", Bearer.ORGAN, None) is None


def test_no_days_are_a_day_even_where_all_days_are_worked() -> None:
    assert derive(0, "日", Bearer.ORGAN, ALL) == Reading((Unit.DAY,), Certainty.TEXT, "")


def test_unknown_unit_is_none() -> None:
    assert derive(5, "旬", Bearer.ORGAN, ALL) is None
    assert "旬" not in WRITTEN
