from __future__ import annotations

import pytest

from cli.conftest import Run

ZH = """\
20 个工作日，自 2026-09-21（周一）起：2026-10-26（周一）

  2026-09-21（周一）                      起算，当日不计入
  2026-09-25（周五）至2026-09-27（周日）  休息 3 天：中秋节（通知 2026）
  2026-10-01（周四）至2026-10-07（周三）  休息 7 天：国庆节（通知 2026）
  2026-10-10（周六）                      调休上班 1 天：国庆节（通知 2026）
  2026-10-11（周日）                      周末，休息 1 天
  2026-10-17（周六）至2026-10-18（周日）  周末，休息 2 天
  2026-10-24（周六）至2026-10-25（周日）  周末，休息 2 天
  2026-10-26（周一）                      最后一日

  通知 2026：国务院办公厅关于2026年部分节假日安排的通知（2025-11-04 公布）
"""

EN = """\
60 days from 2026-08-03 (Mon): between 2026-10-02 (Fri) and 2026-10-08 (Thu)
to be safe: 2026-10-02 (Fri)
depends on: whether a last day off moves

  2026-08-03 (Mon)                      starts; the day itself does not count
  2026-10-02 (Fri)                      last day
  2026-10-02 (Fri) to 2026-10-07 (Wed)  off, 6 d: 国庆节 (notice 2026)
  2026-10-08 (Thu)                      2026-10-02 (Fri) is a day off; moves
  2026-10-08 (Thu)                      last day off: moves to the next working day
  2026-10-02 (Fri)                      last day off: stays

  notice 2026: 国务院办公厅关于2026年部分节假日安排的通知 (published 2025-11-04)
"""

KEYS = ["earliest", "latest", "safe", "certain", "nominal", "first_lawful", "because", "depends_on"]

# Case by case from the articles and the notices of 2024 to 2026: what is asked, earliest, latest.
CASES = [
    (("20 工作日", "--from", "2026-09-21"), "2026-10-26", "2026-10-26"),
    (("20", "工作日", "--from", "2026-09-21", "--extend", "10工作日@2026-10-12"), "2026-11-09", "2026-11-09"),
    (("5 working_day", "--from", "2026-02-12"), "2026-02-26", "2026-02-26"),
    (("10wd", "--from", "2024-02-05"), "2024-02-23", "2024-02-23"),
    (("10 日", "--from", "2024-02-05", "--last-day-off", "forward"), "2024-02-18", "2024-02-18"),
    (("60 日", "--from", "2026-08-03", "--last-day-off", "stays"), "2026-10-02", "2026-10-02"),
    (("15 day", "--from", "2026-09-18", "--last-day-off", "forward"), "2026-10-08", "2026-10-08"),
    (("6 月", "--from", "2025-08-31"), "2026-02-28", "2026-02-28"),
    (("90 日", "--from", "2026-07-03"), "2026-10-01", "2026-10-08"),
    (("7 工作日", "--from", "2026-10-15", "--before", "inclusive"), "2026-09-30", "2026-09-30"),
    (("7 工作日", "--from", "2026-10-15", "--before", "clear"), "2026-09-29", "2026-09-29"),
    (("7 工作日", "--from", "2026-10-15", "--before", "open"), "2026-09-29", "2026-09-30"),
    (("5 工作日", "--from", "2026-04-30"), "2026-05-11", "2026-05-11"),
    (("5 日", "--from", "2026-03-02", "--pause", "2026-03-04..2026-03-05"), "2026-03-09", "2026-03-09"),
    (("5 日", "--from", "2026-03-02", "--pause", "2026-03-04..2026-03-04", "--pause", "2026-03-06..2026-03-06"),
     "2026-03-09", "2026-03-09"),
    (("1 年", "--from", "2024-02-29", "--month-end", "clamp"), "2025-02-28", "2025-02-28"),
    (("1 月", "--from", "2026-02-28", "--month-end", "sticky"), "2026-03-31", "2026-03-31"),
    (("1 月", "--from", "2026-03-11", "--month-end", "day-before"), "2026-04-10", "2026-04-10"),
    (("10 日", "--from", "2026-03-02", "--first-day", "included"), "2026-03-11", "2026-03-11"),
    (("5 日", "--from", "2026-03-02T23:30:00+08:00"), "2026-03-07", "2026-03-09"),
]  # fmt: skip


def test_a_count_is_told_day_by_day(run: Run) -> None:
    assert run("count", "20 工作日", "--from", "2026-09-21").out == ZH


def test_a_count_that_is_open_says_on_what_it_depends(run: Run) -> None:
    assert run("--lang", "en", "count", "60日", "--from", "2026-08-03").out == EN


@pytest.mark.parametrize(("asked", "earliest", "latest"), CASES, ids=lambda case: " ".join(case) if case else "")
def test_a_span_is_counted(run: Run, asked: tuple[str, ...], earliest: str, latest: str) -> None:
    said = run("count", *asked, "--format", "json")
    answer = said.json
    assert isinstance(answer, dict)
    assert (said.code, said.err) == (0, "")
    assert (answer["earliest"], answer["latest"], answer["safe"]) == (earliest, latest, earliest)
    assert answer["certain"] is (earliest == latest)
    assert list(answer) == KEYS
    assert all("code" in step for step in answer["because"])


def test_a_floor_has_a_first_lawful_day_and_is_safe_at_its_latest(run: Run) -> None:
    answer = run("count", "10 日", "--from", "2026-09-24", "--floor", "--format", "json").json
    assert isinstance(answer, dict)
    assert (answer["earliest"], answer["latest"], answer["safe"]) == ("2026-10-04", "2026-10-08", "2026-10-08")
    assert answer["first_lawful"] == "2026-10-09"
    assert "最早可为之日：2026-10-09（周五）" in run("count", "10 日", "--from", "2026-09-24", "--floor").out


@pytest.mark.parametrize(
    ("options", "end"),
    [
        ((), "2026-09-22T10:20:00+08:00"),
        (("--hours-from", "next-hour"), "2026-09-22T11:00:00+08:00"),
        (("--pause", "2026-09-22..2026-09-22"), "2026-09-23T10:20:00+08:00"),
    ],
)
@pytest.mark.parametrize("start", ["2026-09-21T10:20", "2026-09-21 02:20Z", "2026-09-21T10:20:00+08:00"])
def test_hours_give_moments_of_china(run: Run, start: str, options: tuple[str, ...], end: str) -> None:
    answer = run("count", "24 小时", "--from", start, *options, "--format", "json").json
    assert isinstance(answer, dict)
    assert list(answer) == KEYS
    assert (answer["earliest"], answer["latest"], answer["certain"], answer["first_lawful"]) == (end, end, True, None)


def test_hours_are_told(run: Run) -> None:
    said = run("count", "24 小时", "--from", "2026-09-21T10:20", "--hours-from", "next-hour").out
    assert said == (
        "24 小时，自 2026-09-21（周一）10:20起：2026-09-22（周二）11:00\n\n"
        "  2026-09-21（周一）10:20  自下一整点起算\n"
        "  2026-09-22（周二）11:00  届满\n"
    )


def test_a_pause_without_end_stops_the_clock(run: Run) -> None:
    asked = ("count", "5 日", "--from", "2026-01-01", "--pause", "2026-01-03..")
    answer = run(*asked, "--format", "json").json
    assert isinstance(answer, dict)
    assert list(answer) == [*KEYS, "left", "unit", "since"]
    assert [answer[key] for key in ("earliest", "certain", "left", "unit", "since")] == [
        None, False, 4, "day", "2026-01-03"
    ]  # fmt: skip
    assert run(*asked).out.startswith("5 日，自 2026-01-01（周四）起：自 2026-01-03 起停止，还剩 4 日\n")


def test_a_year_without_notice_gives_a_range_and_names_the_notice(run: Run) -> None:
    asked = ("count", "20 工作日", "--from", "2026-12-20")
    answer = run(*asked, "--as-of", "2026-06-30", "--format", "json").json
    assert isinstance(answer, dict)
    assert answer["depends_on"] == ["notice:2027"]
    assert answer["earliest"] < answer["latest"]
    assert "取决于：2027 年放假安排的通知（尚未公布）" in run(*asked, "--as-of", "2026-06-30").out


def test_an_earlier_day_of_knowledge_knows_fewer_notices(run: Run) -> None:
    asked = ("count", "5 工作日", "--from", "2026-02-12", "--format", "json")
    known, unknown = run(*asked).json, run(*asked, "--as-of", "2025-06-30").json
    assert isinstance(known, dict)
    assert isinstance(unknown, dict)
    assert (known["certain"], unknown["certain"]) == (True, False)
    assert unknown["depends_on"] == ["notice:2026"]


def test_extensions_without_effect_are_told(run: Run) -> None:
    said = run("count", "5 日", "--from", "2026-03-02", "--extend", "5日@2026-05-06").out
    assert "准予延长 5 日，不发生效力：准予延长时期限已经届满" in said


WRONG = [
    ((), "缺少参数 SPAN"),
    (("20 工作日",), "缺少选项 --from"),
    (("20 星期", "--from", "2026-09-21"), "没有这样的时间单位"),
    (("很久", "--from", "2026-09-21"), "不是期间"),
    (("99999 日", "--from", "2026-09-21"), "没有法律规定长于 36600 的期间（单位 day）"),
    (("5 日", "--from", "昨天"), "--from 的值不对：不是日期。请写作 2026-09-21"),
    (("5 日", "--from", "2026-02-30"), "--from 的值不对：没有这一天"),
    (("5 日", "--from", "2026-02-28T25:00"), "--from 的值不对：没有这一时刻"),
    (("5 日", "--from", "2026-02-28", "--pause", "2026-03-01"), "--pause 的值不对：不是起止日期"),
    (("5 日", "--from", "2026-02-28", "--pause", "2026-03-05..2026-03-01"), "--pause 的值不对：中止的结束早于开始"),
    (("5 日", "--from", "2026-02-28", "--extend", "5日"), "--extend 的值不对：不是延长"),
    (("5 日", "--from", "2026-02-28", "--extend", "5@2026-03-01"), "--extend 的值不对：不是期间"),
    (("5 日", "--from", "2026-02-28", "--extend", "5日@3月1日"), "--extend 的值不对：不是日期"),
    (("5 日", "--from", "2026-02-28", "--extend", "5小时@2026-03-01"), "小时自时刻起算，不自日期起算"),
    (("5 日", "--from", "2026-02-28", "--first-day", "maybe"), "--first-day 的值不对"),
    (("5 日", "--from", "2026-02-28", "--last-day-off", "maybe"), "--last-day-off 的值不对"),
    (("5 日", "--from", "2026-02-28", "--month-end", "maybe"), "--month-end 的值不对"),
    (("5 日", "--from", "2026-02-28", "--before", "maybe"), "--before 的值不对"),
    (("5 日", "--from", "2026-02-28", "--hours-from", "maybe"), "--hours-from 的值不对"),
    (("5 日", "--from", "2026-02-28", "--format", "csv"), "--format 的值不对"),
    (("5 日", "--from", "2026-02-28", "--before", "clear", "--floor"), "--before 与 --floor 不能同时使用"),
    (("5 日", "--from", "2026-02-28", "--before", "clear", "--pause", "2026-02-25..2026-02-26"), "没有中止和延长"),
    (("24 小时", "--from", "2026-02-28"), "小时自时刻起算，不自日期起算。请将 --from 写作 2026-09-21T10:20"),
    (("24 小时", "--from", "2026-02-28T10:00", "--floor"), "小时在此不能延长、往前数或者等候期满"),
    (("100 年", "--from", "9950-01-01"), "期间超出公元 1 至 9999 年"),
    (("5 日", "--from", "2026-02-28", "--flor"), "没有选项 --flor；是否指 "),
    (("5 日", "--from", "2026-02-28", "--on", "2026-2-3"), "--on 的值不对：不是日期"),
    (("5 日", "--from", "2026-02-28", "--as-of", "now"), "--as-of 的值不对：不是日期"),
    (("5 日", "--from"), "选项 --from 需要一个值"),
    (("5 日", "--floor=yes"), "选项 --floor 不带值"),
]


@pytest.mark.parametrize(("asked", "said"), WRONG, ids=lambda case: " ".join(case) if isinstance(case, tuple) else case)
def test_what_cannot_be_counted_is_a_fault_of_usage_and_says_what_to_write(
    run: Run, asked: tuple[str, ...], said: str
) -> None:
    answer = run("count", *asked)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("用法错误：")
    assert said in answer.err
    assert answer.err.endswith("--help 查看用法\n")


def test_a_year_without_a_calendar_is_bad_input(run: Run) -> None:
    answer = run("count", "5 日", "--from", "1990-01-01", "--format", "json")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "1990-01-06 没有日历；现有日历自 2004-01-01 至 2030-12-31。请加载该年国务院办公厅放假安排的通知，或者核对日期\n"
    )
