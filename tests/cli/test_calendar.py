from __future__ import annotations

from cli.conftest import Run

EN = """\
2026: 248 working days

  2026-01-01 (Thu) to 2026-01-03 (Sat)  off, 3 d: 元旦 (notice 2026)
"""


def test_a_year_has_its_days_and_its_notices(run: Run) -> None:
    year = run("days", "2026", "--format", "json").json
    assert isinstance(year, dict)
    assert [year[key] for key in ("year", "settled", "working_days")] == [2026, True, 248]
    assert [notice["id"] for notice in year["notices"]] == ["2026"]
    assert len(year["days"]) == 365
    days = {day["day"]: day for day in year["days"]}
    assert days["2026-10-10"] == {
        "day": "2026-10-10", "weekday": 6, "worked": True, "name": "国庆节", "notice": "2026", "provisional": False
    }  # fmt: skip
    assert [days[day]["worked"] for day in ("2026-02-15", "2026-02-14", "2026-02-23", "2026-02-24")] == [
        False, True, False, True
    ]  # fmt: skip


def test_a_year_is_told(run: Run) -> None:
    said = run("days", "2026", "--lang", "en").out
    assert said.startswith(EN)
    assert said.endswith("notice 2026: 国务院办公厅关于2026年部分节假日安排的通知 (published 2025-11-04)\n")


def test_a_year_without_notice_says_so(run: Run) -> None:
    said = run("days", "2027", "--as-of", "2026-01-01").out
    assert said.startswith("2027 年：放假安排的通知尚未公布；")
    assert "法定假日，休息 3 天：元旦（通知尚未公布）" in said


def test_the_year_of_the_day_judged_is_the_usual_one(run: Run) -> None:
    assert run("--on", "2015-06-01", "days").out.startswith("2015 年：")


def test_a_year_without_a_calendar_is_bad_input(run: Run) -> None:
    answer = run("days", "1999")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("1999-01-01 没有日历；")


def test_the_last_year_there_is_has_no_calendar_either(run: Run) -> None:
    assert run("days", "9999").code == 3


def test_what_is_no_year_is_a_fault_of_usage(run: Run) -> None:
    answer = run("days", "二〇二六")
    assert answer.code == 2
    assert "不是年份。请写四位数字，如 2026" in answer.err
