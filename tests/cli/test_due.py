from __future__ import annotations

import pytest

from cli.conftest import County

KEYS = [
    "matter", "procedure", "organ", "limit", "title", "citation", "day", "due", "days_left", "by", "holder"
]  # fmt: skip


def test_what_falls_due_is_one_object_a_limit(county: County) -> None:
    rows = county.ask("due", "--within", "10d", "--format", "json").rows
    assert all(list(row) == KEYS for row in rows)
    assert [str(row["day"]) for row in rows] == sorted(str(row["day"]) for row in rows)
    soon = next(row for row in rows if row["matter"] == "XK-2026-939")
    assert (soon["day"], soon["days_left"]) == ("2026-07-02", 2)
    assert soon["holder"] == {"post": "住建局-承办一", "person": "吕乙", "other": None}


@pytest.mark.parametrize(("within", "last"), [("2d", "2026-07-02"), ("2wd", "2026-07-02"), ("7wd", "2026-07-09")])
def test_days_ahead_are_calendar_days_or_working_days(county: County, within: str, last: str) -> None:
    rows = county.ask("due", "--within", within, "--format", "json").rows
    assert max(str(row["day"]) for row in rows) == last


def test_seven_calendar_days_are_usual(county: County) -> None:
    assert county.ask("due").out == county.ask("due", "--within", "7d").out


@pytest.mark.parametrize("by", ["holder", "organ"])
def test_rows_are_put_together_by_holder_or_organ(county: County, by: str) -> None:
    rows = county.ask("due", "--within", "10d", "--by", by, "--format", "json").rows
    groups = [str(row["organ"] if by == "organ" else row["holder"]) for row in rows]
    together = [group for before, group in zip(["", *groups], groups, strict=False) if group != before]
    assert len(together) == len(set(together))


def test_what_falls_due_is_shown_with_who_holds_it(county: County) -> None:
    lines = county.ask("due", "--within", "7wd").out.splitlines()
    assert lines[0].split() == ["最迟", "还剩天数", "事项", "机关", "内容", "条文", "在谁手上"]
    assert any(line.startswith("2026-07-02") and line.endswith("吕乙 审批股科员") for line in lines)
    assert "吕乙" in county.ask("due", "--format", "table").out


def test_where_nothing_falls_due_an_empty_list_or_a_sentence_says_so(county: County) -> None:
    early = ("--on", "2020-01-01", "due")
    assert county.ask(*early, "--format", "json").out == "[]\n"
    assert county.ask(*early).out == "2020-01-08 之前没有到期的期限\n"


@pytest.mark.parametrize("within", ["7", "7w", "0d", "d", "-1d", "1.5d", "七d"])
def test_other_ways_to_write_days_ahead_are_faults_of_usage(county: County, within: str) -> None:
    said = county.ask("due", f"--within={within}")
    assert (said.code, said.out) == (2, "")
    assert "--within 的值不对：不是天数。自然日写作 7d，工作日写作 7wd" in said.err


def test_other_groups_are_faults_of_usage(county: County) -> None:
    assert county.ask("due", "--by", "moon").code == 2
