"""Hold the days that the articles give in cases worked out by hand, on the calendars of 2024 and 2026."""

import pytest

from asking import FORWARD, OPEN, STAYS, d, day, due, leg
from lawadmin.days.clock import Choices


@pytest.mark.parametrize(
    ("span", "start", "choices", "last"),
    [
        pytest.param("20工作日", "2026-09-21", OPEN, "2026-10-26", id="许可法第四十二条"),
        pytest.param("5工作日", "2026-02-12", OPEN, "2026-02-26", id="复议法第三十条"),
        pytest.param("10工作日", "2024-02-05", OPEN, "2024-02-23", id="复议法第四十八条"),
        pytest.param(
            "10日", "2024-02-05", FORWARD, "2024-02-18", id="复议法1999: last day a holiday, next a working Sunday"
        ),
        pytest.param("60日", "2026-08-03", FORWARD, "2026-10-08", id="复议法第六十二条"),
        pytest.param("15日", "2026-09-18", FORWARD, "2026-10-08", id="诉讼法第六十七条"),
        pytest.param(
            "6个月", "2025-08-31", FORWARD, "2026-02-28", id="诉讼法第四十六条: month's end, a working Saturday"
        ),
        pytest.param("90日", "2026-07-03", FORWARD, "2026-10-08", id="处罚法第六十条 by analogy"),
        pytest.param("90日", "2026-07-03", STAYS, "2026-10-01", id="处罚法第六十条 strictly"),
        pytest.param("30日", "2026-01-16", STAYS, "2026-02-15", id="强制法第二十五条: a cap does not roll"),
        pytest.param("5工作日", "2026-04-30", OPEN, "2026-05-11", id="处罚法第六十四条: over a working Saturday"),
    ],
)
def test_last_day(span: str, start: str, choices: Choices, last: str) -> None:
    assert day(span, start, choices=choices) == last


def test_the_nominal_day_is_the_one_before_rolling() -> None:
    assert due("60日", "2026-08-03", choices=FORWARD).nominal == d("2026-10-02")


def test_licence_extended_by_ten_working_days() -> None:
    assert day("20工作日", "2026-09-21", legs=(leg("10工作日", "2026-10-26"),)) == "2026-11-09"


def test_penalty_hearing_notice_by_both_readings() -> None:
    found = due("7工作日", "2026-10-15", kind="backward")
    assert (found.earliest, found.latest) == (d("2026-09-29"), d("2026-09-30"))
    assert found.safe == found.earliest
    assert day("7工作日", "2026-10-15", kind="backward", choices=Choices(before="inclusive")) == "2026-09-30"
    assert day("7工作日", "2026-10-15", kind="backward", choices=Choices(before="clear")) == "2026-09-29"
