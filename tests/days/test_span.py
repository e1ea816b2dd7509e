from typing import cast

import pytest

from lawadmin.days.span import WRITTEN, Span, Unit, most, parse_span, unit_of
from lawadmin.errors import BadSpan


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("20 工作日", 20, Unit.WORKING_DAY),
        ("20工作日", 20, Unit.WORKING_DAY),
        ("20个工作日", 20, Unit.WORKING_DAY),
        ("15日", 15, Unit.DAY),
        ("15 天", 15, Unit.DAY),
        ("3个月", 3, Unit.MONTH),
        ("6月", 6, Unit.MONTH),
        ("2年", 2, Unit.YEAR),
        ("24小时", 24, Unit.HOUR),
        ("24 个小时", 24, Unit.HOUR),
        ("20 working_day", 20, Unit.WORKING_DAY),
        ("20 working_days", 20, Unit.WORKING_DAY),
        ("20 working days", 20, Unit.WORKING_DAY),
        ("1 working day", 1, Unit.WORKING_DAY),
        ("7wd", 7, Unit.WORKING_DAY),
        ("7d", 7, Unit.DAY),
        ("1 day", 1, Unit.DAY),
        ("3 months", 3, Unit.MONTH),
        ("1 year", 1, Unit.YEAR),
        ("48 hours", 48, Unit.HOUR),
        ("0日", 0, Unit.DAY),
        ("  7d ", 7, Unit.DAY),
        ("36600 d", 36600, Unit.DAY),
    ],
)
def test_reads_spans(text: str, amount: int, unit: Unit) -> None:
    assert parse_span(text) == Span(amount, unit)


@pytest.mark.parametrize(
    "text",
    [
        "", "日", "20", "-20日", "+20日", "２０日", "020日", "20.5日", "2e1日", "1_0日", "0x1日", "二十日", "20 星期",
        "20 Days", "20日日", "20\n日", "20  日", "20日, 3日", "36601日", "999999日", "9999999日", "1201月", "101年",
        "36601小时", "nan日", "20日" + " " * 40, "²日", "٣日", "20\x00日",
    ],
)  # fmt: skip
def test_refuses_what_is_no_span(text: str) -> None:
    with pytest.raises(BadSpan) as refused:
        parse_span(text)
    assert refused.value.fields["reason"]
    assert refused.value.fields["remedy"]


def test_refusal_does_not_echo_what_it_refuses() -> None:
    with pytest.raises(BadSpan) as refused:
        parse_span("张甲 20日")
    assert "张甲" not in str(refused.value)


@pytest.mark.parametrize("amount", [-1, 1.0, True, "3", None, 36_601])
def test_a_span_is_checked_however_it_is_made(amount: object) -> None:
    with pytest.raises(BadSpan):
        Span(cast("int", amount), Unit.DAY)


def test_a_span_wants_a_unit_of_the_house() -> None:
    with pytest.raises(BadSpan):
        Span(3, cast("Unit", "day"))


def test_every_unit_has_a_largest_amount() -> None:
    assert {unit: most(unit) for unit in Unit} == {
        Unit.WORKING_DAY: 36_600,
        Unit.DAY: 36_600,
        Unit.HOUR: 36_600,
        Unit.MONTH: 1_200,
        Unit.YEAR: 100,
    }


def test_every_unit_can_be_written() -> None:
    assert set(WRITTEN.values()) == set(Unit)
    assert {unit_of(unit) for unit in Unit} == set(Unit)


def test_an_unknown_unit_is_refused_with_a_remedy() -> None:
    with pytest.raises(BadSpan, match="工作日"):
        unit_of("旬")
