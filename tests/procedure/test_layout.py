"""A layout reads one row of a wide table as a matter with its events, and lists every bad field at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from lawadmin.days.span import Span, Unit
from lawadmin.errors import FieldError, Problems
from lawadmin.procedure.layout import Layout
from lawadmin.records.events import Officer, Outside, Party, Unknown
from lawadmin.records.matters import Link, Matter
from lawadmin.records.timeline import Record, timeline
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.regimes.functions.licensing import Step as Licence
from orchard import ORCHARD, Fruit, Grade, Permit, Request, Slope, Step

CASES = Layout(
    ORCHARD,
    id="sqbh",
    organ="bmdm",
    steps={Step.ASKED: "sqrq", Step.TAKEN: "slrq", Step.GIVEN: "jdrq"},
    pairs={"踏勘": ("tkks", "tkjs")},
    facts={"fruit": "pz", "trees": "ks", "准予.number": "xkzh", "valid_to": "yxqz"},
    links={"appeal": "fyah"},
    person="cbr",
    post="gw",
)
ROW = {
    "sqbh": "甲1",
    "bmdm": "Y01",
    "cbr": "张甲",
    "gw": "Y01-1",
    "sqrq": "2024-03-01",
    "slrq": date(2024, 3, 4),
    "jdrq": datetime(2024, 3, 11, 1, 30, tzinfo=UTC),
    "tkks": "2024-03-05",
    "tkjs": "2024-03-06 16:00",
    "pz": "梨",
    "ks": 40,
    "xkzh": "云许1",
    "yxqz": "2029-03-10",
    "fyah": "乙1;乙2",
    "bz": "not read",
}


def faults(layout: Layout, row: Mapping[str, object]) -> dict[str, object]:
    with pytest.raises(Problems) as caught:
        layout.row(row)
    found = [fault for fault in caught.value if isinstance(fault, FieldError)]
    assert len(found) == len(list(caught.value))
    return {str(fault.fields["field"]): fault.fields["why"] for fault in found}


def test_a_row_is_a_matter_with_its_events() -> None:
    record = CASES.row(ROW)
    assert record.matter == Matter("甲1", "orchard", "Y01", (Link("appeal", "乙1"), Link("appeal", "乙2")))
    assert [(event.id, event.day, event.at) for event in record.events] == [
        ("甲1:申请", date(2024, 3, 1), None),
        ("甲1:受理", date(2024, 3, 4), None),
        ("甲1:踏勘", date(2024, 3, 5), None),
        ("甲1:踏勘结束", date(2024, 3, 6), time(16)),
        ("甲1:准予", date(2024, 3, 11), time(9, 30)),
    ]
    officer = Officer("张甲", "Y01-1")
    assert [event.actor for event in record.events] == [Party(), officer, officer, officer, officer]
    assert record.events[0].facts == Request(Fruit.PEAR, 40)
    assert record.events[4].facts == Permit("云许1", date(2029, 3, 10))


def test_empty_columns_say_that_a_step_has_not_happened() -> None:
    record = CASES.row({**dict.fromkeys(ROW), "sqbh": 17, "bmdm": "Y01", "slrq": "2024-03-01"})
    assert record.matter == Matter("17", "orchard", "Y01")
    [event] = record.events
    assert (event.step, event.actor, event.facts) == ("受理", Unknown(), None)


def test_the_steps_of_one_day_keep_the_order_of_the_procedure() -> None:
    layout = Layout(ORCHARD, id="i", organ="o", steps={Step.GIVEN: "c", Step.SUED: "d"}, pairs={"踏勘": ("a", "b")})
    record = layout.row({"i": "1", "o": "Y01", **dict.fromkeys("abcd", "2024-03-01")})
    assert [event.step for event in timeline(record)] == ["踏勘", "踏勘结束", "起诉", "准予"]
    assert record.events[2].actor == Outside("")


def test_every_bad_field_is_named_at_once() -> None:
    row = {
        "sqbh": "\u202e1", "bmdm": " ", "cbr": "张\ue000甲", "sqrq": "2024-02-30", "slrq": "20240304",
        "jdrq": "2024-03-11", "tkks": "2024-03-05", "tkjs": "2024-03-04", "ks": "四十", "pz": "桃",
        "xkzh": None, "yxqz": "２０２９-03-10", "fyah": 3.5,
    }  # fmt: skip
    assert faults(CASES, row) == {
        "gw": "no-column",
        "sqbh": "character",
        "bmdm": "missing",
        "cbr": "private-use",
        "sqrq": "no-such-day",
        "slrq": "not-a-day",
        "tkjs": "end-before-begin",
        "pz": "not-one-of",
        "ks": "not-whole",
        "yxqz": "full-width",
        "fyah": "not-a-list",
    }


def test_errors_never_show_a_value() -> None:
    row = dict.fromkeys(ROW, "张甲于某日") | {"sqrq": "2024-03-01"}
    _, errors = CASES.read(row, "cases.csv:2")
    assert len(errors) >= 6
    assert [str(error) for error in errors if "张甲" in str(error) or not str(error).startswith("cases.csv:2: ")] == []


def test_facts_are_read_with_their_step() -> None:
    row = {**ROW, "pz": None, "ks": 0, "jdrq": None}
    assert faults(CASES, row) == {"pz": "missing", "xkzh": "no-step", "yxqz": "no-step"}
    assert faults(CASES, {**ROW, "ks": 0}) == {"sqrq": "facts"}
    plain = Layout(ORCHARD, id="sqbh", organ="bmdm", steps={Step.ASKED: "sqrq"})
    assert faults(plain, ROW) == {"申请.fruit": "missing"}


def test_a_span_cannot_end_before_it_begins() -> None:
    assert faults(CASES, {**ROW, "tkks": ""}) == {"tkjs": "no-begin"}
    assert faults(CASES, {**ROW, "tkks": "x"}) == {"tkks": "not-a-day"}


def test_another_form_of_day() -> None:
    layout = Layout(ORCHARD, id="i", organ="o", steps={Step.TAKEN: "d"}, days="2024年2月29日")
    assert layout.row({"i": "1", "o": "Y01", "d": "2024年3月1日"}).events[0].day == date(2024, 3, 1)
    forms = ("2024/2/29", "2024-02-29")
    layout = Layout(ORCHARD, id="i", organ="o", steps={Step.GIVEN: "d"}, facts={"valid_to": "v"}, days=forms)
    record = layout.row({"i": "1", "o": "Y01", "d": "2024-03-01", "v": "2029/3/1"})
    assert record.events[0].facts == Permit(valid_to=date(2029, 3, 1))
    assert faults(layout, {"i": "1", "o": "Y01", "d": "2024-03-01", "v": "2029年3月1日"}) == {"v": "not-a-day"}


def test_every_type_of_fact() -> None:
    names = (
        "number", "valid_to", "visit_at", "signed", "fee", "term", "side", "grade", "share", "anything", "slope", "pair"
    )  # fmt: skip
    layout = Layout(ORCHARD, id="i", organ="o", steps={Step.GIVEN: "d"}, facts={name: name for name in names})
    slope = Slope()
    row: dict[str, object] = {
        "i": "1", "o": "Y01", "d": "2024-03-01", "number": "1", "valid_to": "2029-03-01",
        "visit_at": "09:30", "signed": "2024-03-01", "fee": "12.50",
        "term": "3个月", "side": "东", "grade": Grade.SECOND, "share": "是", "anything": "x",
        "slope": slope, "pair": None,
    }  # fmt: skip
    permit = layout.row(row).events[0].facts
    assert isinstance(permit, Permit)
    assert (permit.visit_at, permit.fee, permit.term, permit.side) == (
        time(9, 30),
        Decimal("12.50"),
        Span(3, Unit.MONTH),
        "东",
    )
    assert (permit.grade, permit.share, permit.anything, permit.slope) == (Grade.SECOND, True, "x", slope)
    assert faults(layout, {**row, "share": "x", "slope": "steep", "pair": "1;2"}) == {
        "share": "not-whole",
        "slope": "not-simple",
        "pair": "not-simple",
    }


def test_lists_of_words() -> None:
    layout = Layout(
        ORCHARD, id="i", organ="o", steps={Step.ASKED: "d"}, facts={"fruit": "f", "tags": "t", "mixed": "m"}
    )
    row = {"i": "1", "o": "Y01", "d": "2024-03-01", "f": Fruit.APPLE, "t": "早熟；晚熟", "m": "梨;苹果"}
    assert layout.row(row).events[0].facts == Request(
        Fruit.APPLE, tags=("早熟", "晚熟"), mixed=frozenset({Fruit.PEAR, Fruit.APPLE})
    )
    assert faults(layout, {**row, "m": "桃"}) == {"m": "not-one-of"}


def test_a_layout_is_checked_when_made() -> None:
    with pytest.raises(Problems) as caught:
        Layout(
            ORCHARD,
            id="i",
            organ="o",
            steps={"收件": "a", Step.VISIT: "b"},
            pairs={"听证": ("b", "c"), "踏勘": ("x", "y")},
            facts={"colour": "d", "number": "e"},
            links={"parent": "f"},
            days="d.m.Y",
            encoding="latin-1",
        )
    said = [str(fault) for fault in caught.value]
    for what in (
        "steps names 收件",
        "pairs names 听证",
        "facts names colour, number",
        "links names parent",
        "days names",
    ):
        assert sum(what in line for line in said) == 1
    assert "the layout gives 踏勘 two columns" in said[-1]
    assert len(said) == 7


def test_it_lists_the_columns_that_it_reads() -> None:
    assert CASES.columns == tuple(name for name in (
        "sqbh", "bmdm", "cbr", "gw", "sqrq", "slrq", "jdrq", "tkks", "tkjs", "pz", "ks", "xkzh", "yxqz", "fyah"
    ))  # fmt: skip


def test_licensing_lays_out_a_review_by_experts() -> None:
    layout = Layout(LICENSING, id="i", organ="o", steps={Licence.APPLIED: "a"}, pairs={"专家评审": ("b", "c")})
    record = layout.row({"i": "1", "o": "Y01", "a": "2024-03-01", "b": "2024-03-04", "c": "2024-03-08"})
    assert isinstance(record, Record)
    assert [event.step for event in record.events] == ["申请", "专家评审", "专家评审结束"]


def test_it_names_the_column_of_a_step() -> None:
    assert [CASES.column_of(step) for step in ("受理", "踏勘结束", "起诉")] == ["slrq", "tkjs", ""]
