"""Cells are read strictly, in one form each, and what is refused says why."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.days.span import Span, Unit
from lawadmin.procedure import cells
from lawadmin.procedure.reasons import REASONS, Bad
from lawadmin.records.events import CHINA
from orchard import Fruit

ZIP = {fruit.value: fruit for fruit in Fruit}


def why(value: object) -> str:
    assert isinstance(value, Bad)
    return value.why


@pytest.mark.parametrize("cell", [None, "", " ", "\t\n", "\u3000"])
def test_what_says_nothing_is_empty(cell: object) -> None:
    assert cells.is_empty(cell)


def test_what_says_something_is_not() -> None:
    given: tuple[object, ...] = ("x", 0, False, [])
    assert not any(map(cells.is_empty, given))


@pytest.mark.parametrize(
    "text", ["张甲", "𠮷乡", "葛\U000e0100", "买买提·乙", "（2024）第1号", "a b", "\U000323b0", "甲\u3000乙"]
)
def test_names_keep_every_character_that_can_be_seen(text: str) -> None:
    assert cells.name(f" {text}\u3000") == text


@pytest.mark.parametrize(
    ("text", "code", "character"),
    [
        ("张\u200b甲", "character", "U+200B"),
        ("张\u202e甲", "character", "U+202E"),
        ("张\n甲", "character", "U+000A"),
        ("张\x00甲", "character", "U+0000"),
        ("张\u2028甲", "character", "U+2028"),
        ("张\ufeff甲", "character", "U+FEFF"),
        ("张\ufffe甲", "character", "U+FFFE"),
        ("张\ue000甲", "private-use", "U+E000"),
        ("张\ud800甲", "surrogate", "U+D800"),
    ],
)
def test_names_refuse_what_cannot_be_seen(text: str, code: str, character: str) -> None:
    assert cells.name(text) == Bad(code, {"character": character})


def test_free_text_keeps_its_lines_and_spaces() -> None:
    assert cells.free(" 一\n\t二 ") == " 一\n\t二 "
    assert why(cells.free("一\x00")) == "character"


def test_a_number_may_be_an_id_and_nothing_else_may() -> None:
    assert cells.name(17) == "17"
    assert [why(cells.name(cell)) for cell in (True, 1.5, b"")] == ["not-text"] * 3
    assert why(cells.free(17)) == "not-text"
    assert why(cells.free(Bad("repeated-key"))) == "repeated-key"


@pytest.mark.parametrize("pair", [("A1", "ａ１"), ("（2024）", "(2024)"), ("ABC", "abc"), ("abc", "abc")])
def test_ids_compare_without_width_and_case(pair: tuple[str, str]) -> None:
    assert cells.key(pair[0]) == cells.key(pair[1])


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert cells.key(cells.key(cells.key(text))) == cells.key(cells.key(text))


def test_a_day_has_one_form() -> None:
    assert cells.day(" 2024-02-29 ") == date(2024, 2, 29)
    assert cells.day(date(2024, 2, 29)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2月30日", "not-a-day"),
        ("20240229", "not-a-day"),
        ("2024/02/29", "not-a-day"),
        ("2024-2-29", "not-a-day"),
        ("2024-W01-1", "not-a-day"),
        ("2024-02-29\n2024-03-01", "not-a-day"),
        ("2024-13-01", "no-such-day"),
        ("2023-02-29", "no-such-day"),
        ("0000-01-01", "no-such-day"),
        ("２０２４-02-29", "full-width"),
        ("2024-02-２9", "full-width"),
        ("0204-02-29", "too-early"),
        (20240229, "not-a-day"),
        (2024.5, "not-a-day"),
        (Bad("repeated-key"), "repeated-key"),
    ],
)
def test_what_is_not_a_day_says_why(cell: object, code: str) -> None:
    assert why(cells.day(cell)) == code


def test_a_moment_belongs_to_its_day_in_china() -> None:
    assert cells.day(datetime(2024, 2, 29, 16, 30, tzinfo=UTC)) == date(2024, 3, 1)
    assert cells.when(datetime(2024, 2, 29, 16, 30, tzinfo=UTC)) == (date(2024, 3, 1), time(0, 30))
    assert why(cells.day(datetime(2024, 2, 29, 16, 30))) == "naive"  # noqa: DTZ001
    assert why(cells.when(datetime.max.replace(tzinfo=timezone(-timedelta(hours=9))))) == "not-a-moment"


def test_a_day_may_have_its_time() -> None:
    assert cells.when("2024-02-29 09:30") == (date(2024, 2, 29), time(9, 30))
    assert why(cells.when("2024-02-30 09:30")) == "no-such-day"
    assert why(cells.when("2024-02-29 24:00")) == "not-a-time"


@pytest.mark.parametrize("text", ["2024/2/29", "20240229", "2024年2月29日", "2024-02-29"])
def test_a_layout_may_choose_another_form_of_day(text: str) -> None:
    [form] = [form for form, pattern in cells.DAY_FORMS.items() if pattern.fullmatch(text)]
    assert cells.when_in((form,))(text) == (date(2024, 2, 29), None)
    assert cells.when_in((form,))(date(2024, 2, 29)) == (date(2024, 2, 29), None)
    assert why(cells.when_in((form,))("29.2.2024")) == "not-a-day"


def test_times_of_day() -> None:
    assert cells.hour("09:30") == cells.hour(time(9, 30)) == time(9, 30)
    assert cells.hour("23:59:59") == time(23, 59, 59)
    assert [why(cells.hour(c)) for c in ("24:00", "9:30", "09:60", 930, time(9, tzinfo=UTC))] == ["not-a-time"] * 5
    assert why(cells.hour("０9:30")) == "full-width"
    assert why(cells.hour(Bad("repeated-key"))) == "repeated-key"


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2024-02-29", datetime(2024, 2, 29, tzinfo=CHINA)),
        ("2024-02-29 09:30", datetime(2024, 2, 29, 9, 30, tzinfo=CHINA)),
        ("2024-02-29T09:30:15Z", datetime(2024, 2, 29, 17, 30, 15, tzinfo=CHINA)),
        ("2024-02-29T09:30+09:00", datetime(2024, 2, 29, 8, 30, tzinfo=CHINA)),
        (datetime(2024, 2, 29, 1, 30, tzinfo=UTC), datetime(2024, 2, 29, 9, 30, tzinfo=CHINA)),
    ],
)
def test_moments_are_those_of_china(cell: object, moment: datetime) -> None:
    found = cells.moment(cell)
    assert isinstance(found, datetime)
    assert (found, found.utcoffset()) == (moment, timedelta(hours=8))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("yesterday", "not-a-moment"),
        ("2024-02-30 09:30", "no-such-day"),
        ("2024-02-29 24:00", "not-a-time"),
        ("２024-02-29", "full-width"),
        (5, "not-a-moment"),
        ("9999-12-31T23:00-19:00", "not-a-moment"),
        (Bad("repeated-key"), "repeated-key"),
    ],
)
def test_what_is_not_a_moment_says_why(cell: object, code: str) -> None:
    assert why(cells.moment(cell)) == code


def test_whole_numbers() -> None:
    assert [cells.whole(cell) for cell in ("12", " 0 ", "-3", 7)] == [12, 0, -3, 7]
    bad = ("012", "1_000", "1.0", "1e3", "+1", "9" * 19, 10**18, True, 3.0, None)
    assert [why(cells.whole(cell)) for cell in bad] == ["not-whole"] * len(bad)
    assert why(cells.whole("１２")) == "full-width"


def test_numbers_with_a_point() -> None:
    given = ("1.50", 3, Decimal("2.5"), "-0.000001", Decimal("1E+2"))
    assert [cells.number(cell) for cell in given] == [Decimal(x) for x in ("1.50", "3", "2.5", "-0.000001", "100")]
    bad = ("1,5", ".5", "NaN", Decimal("NaN"), Decimal("1e400"), 1.5, "1.1234567")
    assert [why(cells.number(cell)) for cell in bad] == ["not-a-number"] * len(bad)
    assert why(cells.number(Bad("repeated-key"))) == "repeated-key"


def test_flags() -> None:
    assert [cells.flag(cell) for cell in ("true", "是", "FALSE", "否", True, False)] == [
        True,
        True,
        False,
        False,
        True,
        False,
    ]
    assert [why(cells.flag(cell)) for cell in ("1", 1, "yes")] == ["not-a-flag"] * 3


def test_spans() -> None:
    period = Span(20, Unit.WORKING_DAY)
    assert cells.span("20工作日") == cells.span(period) == period
    assert [why(cells.span(cell)) for cell in ("20", 20)] == ["not-a-span"] * 2


def test_words() -> None:
    read = cells.one_of(ZIP)
    assert read(" 梨 ") is read(Fruit.PEAR) is Fruit.PEAR
    assert read("桃") == Bad("not-one-of", {"choices": ("苹果", "梨")})
    assert why(read(3)) == "not-one-of"
    assert why(read(Bad("repeated-key"))) == "repeated-key"


def test_lists() -> None:
    read = cells.many(cells.whole)
    assert read("1; 2；3;") == read([1, 2, 3]) == read((1, 2, 3)) == (1, 2, 3)
    assert why(read("1;x")) == "not-whole"
    assert why(read(3)) == "not-a-list"
    assert why(read(Bad("repeated-key"))) == "repeated-key"


def test_every_reason_has_its_remedy() -> None:
    assert [code for code, (reason, remedy) in REASONS.items() if not reason or not remedy] == []


@given(
    st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none(), st.dates(), st.datetimes(), st.binary())
)
def test_no_reader_raises(cell: object) -> None:
    readers: tuple[cells.Read[object], ...] = (
        cells.free, cells.name, cells.day, cells.when, cells.hour, cells.moment, cells.whole, cells.number, cells.flag,
        cells.span, cells.one_of(ZIP), cells.many(cells.day), cells.when_in(tuple(cells.DAY_FORMS)),
    )  # fmt: skip
    for read in readers:
        read(cell)
