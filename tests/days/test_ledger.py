import pytest

from asking import STAYS, clock, d, leg, pause
from lawadmin.days.clock import Clock
from lawadmin.days.counting import Row, ledger
from lawadmin.days.span import Span, Unit
from lawadmin.errors import BadSpan
from oracle import house_calendar


def rows(asked: Clock, *marks: str) -> list[tuple[bool, int, int]]:
    return [(row.running, row.burnt, row.left) for row in ledger(asked, house_calendar(), [d(mark) for mark in marks])]


def test_rows_of_working_days() -> None:
    asked = clock("20工作日", "2026-03-02", pauses=(pause("2026-03-09", "2026-03-11"),))
    marks = (
        "2026-03-01",
        "2026-03-02",
        "2026-03-06",
        "2026-03-08",
        "2026-03-10",
        "2026-03-12",
        "2026-04-02",
        "2026-04-03",
    )
    assert rows(asked, *marks) == [
        (False, 0, 20),
        (True, 0, 20),
        (True, 4, 16),
        (True, 4, 16),
        (False, 4, 16),
        (True, 5, 15),
        (True, 20, 0),
        (False, 20, 0),
    ]


def test_months_are_kept_in_days() -> None:
    [row] = ledger(clock("1个月", "2026-03-02", choices=STAYS), house_calendar(), [d("2026-03-12")])
    assert row == Row(d("2026-03-12"), running=True, burnt=10, left=21, unit=Unit.DAY)


def test_an_extension_shows_from_the_day_on_which_it_is_granted() -> None:
    asked = clock("20工作日", "2026-03-02", legs=(leg("10工作日", "2026-03-20"),))
    assert rows(asked, "2026-03-19", "2026-03-20") == [(True, 13, 7), (True, 14, 16)]


def test_an_extension_in_another_unit_has_rows_of_its_own() -> None:
    asked = clock("20工作日", "2026-03-02", choices=STAYS, legs=(leg("10日", "2026-03-20"),))
    found = ledger(asked, house_calendar(), [d("2026-03-30"), d("2026-04-04"), d("2026-05-01")])
    assert [(row.unit, row.burnt, row.left) for row in found] == [
        (Unit.WORKING_DAY, 20, 0),
        (Unit.DAY, 5, 5),
        (Unit.DAY, 10, 0),
    ]


def test_a_stopped_clock_keeps_what_is_left() -> None:
    asked = clock("20工作日", "2026-03-02", pauses=(pause("2026-03-09"),))
    assert rows(asked, "2026-03-06", "2026-06-01") == [(True, 4, 16), (False, 4, 16)]


def test_a_cap_in_another_unit_bounds_what_is_left() -> None:
    asked = clock(
        "10日", "2026-03-02", choices=STAYS, legs=(leg("10日", "2026-03-03"),), cap=Span(10, Unit.WORKING_DAY)
    )
    assert rows(asked, "2026-03-03") == [(True, 1, 13)]


def test_a_backward_count_has_no_ledger() -> None:
    with pytest.raises(BadSpan, match="ledger"):
        rows(clock("7日", "2026-03-02", kind="backward"), "2026-03-01")
