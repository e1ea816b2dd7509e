"""Clocks over two editions of an act, and editions that nobody could know."""

from __future__ import annotations

from datetime import date

import pytest

from lawadmin.law.edition import (
    Transition,
)
from lawadmin.law.transition import Carry
from made_up import edition, judge, limit
from telling import dues, step


def test_two_editions_give_one_clock_and_the_earliest_trigger_wins() -> None:
    old = edition(limit("decide", 60, "asked", "done"), until=date(2023, 12, 31))
    new = edition(limit("decide", 30, "begun", "done"), in_force=date(2024, 1, 1))
    told = (step("asked", "2023-12-20"), step("begun", "2024-01-03"), step("done", "2024-02-18"))
    result = judge(old, new, events=told)
    assert dues(result) == {"decide@e1": "2024-02-18 met"}
    assert [e.in_force for e in result.obligations[0].alternatives] == [date(2024, 1, 1)]
    assert dues(judge(old, new, events=told[1:])) == {"decide@e1": "2024-02-02 late"}


@pytest.mark.parametrize(
    ("clause", "choice", "due"),
    [
        (False, {}, "2024-02-18"),
        (True, {}, "2024-01-19"),
        (True, {"example-act/decide": Carry.OLD}, "2024-02-18"),
        (False, {"example-act/decide": Carry.NEW}, "2024-01-19"),
    ],
)
def test_a_running_clock_at_a_change_over(clause: bool, choice: dict[str, Carry], due: str) -> None:
    old = edition(limit("decide", 60, "begun", "done"), until=date(2023, 12, 31))
    clauses = (Transition(frozenset({"decide"}), "第九条"),) if clause else ()
    new = edition(limit("decide", 30, "begun", "done"), in_force=date(2024, 1, 1), transitions=clauses)
    result = judge(old, new, events=(step("begun", "2023-12-20"),), transition=choice)
    assert dues(result) == {"decide@e1": f"{due} lapsed"}


def test_a_clock_that_ended_before_the_change_over_keeps_its_term() -> None:
    old = edition(limit("decide", 5, "begun", "done"), until=date(2023, 12, 31))
    new = edition(limit("decide", 30, "begun", "done"), in_force=date(2024, 1, 1))
    result = judge(old, new, events=(step("begun", "2023-12-20"),), transition={"example-act/decide": Carry.NEW})
    assert dues(result) == {"decide@e1": "2023-12-25 lapsed"}


def test_law_published_later_is_not_known() -> None:
    old = edition(limit("decide", 60, "begun", "done"), until=date(2023, 12, 31))
    new = edition(limit("decide", 30, "begun", "done"), in_force=date(2024, 1, 1), known=date(2023, 9, 1))
    told = (step("begun", "2024-01-03"),)
    assert not judge(old, new, events=told, as_of=date(2023, 8, 31)).obligations
    assert dues(judge(old, new, events=told, as_of=date(2023, 9, 1))) == {"decide@e1": "2024-02-02 lapsed"}
