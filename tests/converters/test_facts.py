"""Facts: typed from text by the classes of the procedure, strictly; and written as text."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

import pytest
from attrs import field, frozen, validators

from lawadmin.converters.facts import facts_as_text, facts_from_text, typed, typed_entries
from lawadmin.days.span import Span, Unit
from lawadmin.errors import Problems
from lawadmin.records.events import CHINA, Event, Opaque
from lawadmin.records.matters import Matter
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.timeline import Record
from lawadmin.regimes import PROCEDURES
from lawadmin.regimes.functions.licensing import LICENSING, Licence, Step
from lawadmin.rules.values import Register


class Colour(StrEnum):
    RED = "红"
    BLUE = "蓝"


@frozen
class Inner:
    name: str


@frozen
class Wide:
    text: str
    number: int | None = None
    truth: bool | None = None
    money: Decimal | None = None
    day: date | None = None
    at: time | None = None
    moment: datetime | None = None
    span: Span | None = None
    colour: Colour | None = None
    names: tuple[str, ...] = ()
    days: frozenset[date] = frozenset()
    inner: Inner | None = None


@frozen
class Checked:
    number: int = field(validator=validators.ge(1))
    weight: float | None = None


WIDE = Wide(
    text="5",
    number=-7,
    truth=False,
    money=Decimal("120.50"),
    day=date(2024, 2, 29),
    at=time(9, 30),
    moment=datetime(2026, 3, 2, 12, tzinfo=CHINA),
    span=Span(20, Unit.WORKING_DAY),
    colour=Colour.BLUE,
    names=("张甲", "李乙"),
    days=frozenset({date(2024, 2, 29), date(2024, 2, 28)}),
    inner=Inner("王丙"),
)
PROCEDURES_BY_NAME = {procedure.name: procedure for procedure in PROCEDURES}


def test_facts_come_back_from_text() -> None:
    pairs = dict(facts_as_text(WIDE))
    assert list(pairs) == sorted(pairs)
    assert (pairs["text"], pairs["number"], pairs["span"]) == ("5", "-7", "20 working_day")
    assert pairs["days"] == '["2024-02-28","2024-02-29"]'
    found = facts_from_text(Wide, pairs)
    assert found == WIDE
    assert isinstance(found, Wide)
    assert found.colour is Colour.BLUE


def test_what_is_not_stated_is_left_out() -> None:
    assert dict(facts_as_text(Wide("x"))) == {"text": "x", "names": "[]", "days": "[]"}
    assert list(facts_as_text(None)) == []
    assert list(facts_as_text(Opaque((("b", "2"), ("a", "1"))))) == [("a", "1"), ("b", "2")]


@pytest.mark.parametrize(
    ("name", "cell", "reason"),
    [
        ("number", "1_000", "is not a whole number"),
        ("number", "３", "is not a whole number"),
        ("number", "010", "is not a whole number"),
        ("number", "3.9", "is not a whole number"),
        ("number", " 3", "is not a whole number"),
        ("truth", "yes", "is neither true nor false"),
        ("truth", "False", "is neither true nor false"),
        ("truth", "1", "is neither true nor false"),
        ("money", "nan", "is not a number"),
        ("money", "1e5", "is not a number"),
        ("money", "１", "is not a number"),
        ("day", "2026-02-30", "is not a day that exists"),
        ("span", "twenty days", "is not a span of time"),
        ("colour", "绿", "is not a word that is known here"),
        ("names", "张甲", "is not JSON (line 1, column 1)"),
        ("names", '{"a": 1}', "is not a list"),
        ("inner", "[]", "is not an object with named fields"),
        ("inner", '{"name": "a", "name": "b"}', "names a key twice"),
        ("inner", '{"name": NaN}', "holds NaN or an infinity"),
        ("names", "[" * 100_000, "is nested too deeply or holds an enormous number"),
        ("colur", "红", "is not known here"),
    ],
)
def test_a_bad_fact_is_refused_without_its_value(name: str, cell: str, reason: str) -> None:
    with pytest.raises(Problems) as refused:
        facts_from_text(Wide, {"text": "x", name: cell}, where="m1 e1")
    (fault,) = refused.value
    assert (fault.where, fault.fields["field"], fault.fields["reason"]) == ("m1 e1", name, reason)


@pytest.mark.parametrize(("cell", "truth"), [("true", True), ("是", True), ("false", False), ("否", False)])
def test_truth_has_four_words(cell: str, truth: bool) -> None:
    assert facts_from_text(Wide, {"text": "x", "truth": cell}) == Wide("x", truth=truth)


def test_a_class_that_refuses_is_reported_without_its_words() -> None:
    with pytest.raises(Problems) as refused:
        facts_from_text(Checked, {"number": "0"})
    assert [fault.fields["reason"] for fault in refused.value] == ["is refused"]
    with pytest.raises(Problems) as refused:
        facts_from_text(Checked, {"number": "1", "weight": "0.5"})
    assert "weight: is a binary fraction" in str(refused.value)


def record(*facts: object, procedure: str = "licensing", step: str = Step.GRANTED) -> Record:
    events = tuple(Event(f"e{n}", step, date(2026, 3, 2), facts=one) for n, one in enumerate(facts))
    return Record(Matter("m1", procedure, "market"), events)


def test_a_record_gets_the_types_of_its_procedure() -> None:
    found = typed(record(Opaque((("number", "1"), ("valid_to", "2031-03-08"))), None), PROCEDURES_BY_NAME)
    assert [event.facts for event in found.events] == [Licence("1", None, date(2031, 3, 8)), None]
    assert typed(found, PROCEDURES_BY_NAME) == found


@pytest.mark.parametrize(
    "untyped",
    [record(Opaque((("a", "b"),)), procedure="gone"), record(Opaque((("a", "b"),)), step=Step.WITHDRAWN), record()],
)
def test_facts_of_what_is_not_declared_stay_readable(untyped: Record) -> None:
    assert typed(untyped, {"licensing": LICENSING}) == untyped


def test_every_bad_fact_of_a_record_is_told() -> None:
    bad = Opaque((("valid_to", "2031-02-30"), ("nmber", "1")))
    with pytest.raises(Problems) as refused:
        typed(record(bad, bad), PROCEDURES_BY_NAME)
    assert [fault.where for fault in refused.value] == ["m1 e0", "m1 e0", "m1 e1", "m1 e1"]
    assert refused.value.where == "m1"


@frozen
class Staffing:
    quota: int | None = None


STAFFING = Register("staffing", "编制", "2.1.2", Staffing)


def test_register_entries_get_the_class_that_their_register_declares() -> None:
    told = Registers(
        (
            Entry("1", "staffing", "o1", facts=Opaque((("quota", "12"),))),
            Entry("2", "other", "o1", facts=Opaque((("quota", "12"),))),
            Entry("3", "staffing", "o2"),
        )
    )
    read = {entry.id: entry.facts for entry in typed_entries(told, {"staffing": STAFFING})}
    assert read == {"1": Staffing(12), "2": Opaque((("quota", "12"),)), "3": None}


def test_every_fault_of_register_entries_is_told() -> None:
    told = Registers(Entry(str(i), "staffing", "o1", facts=Opaque((("quota", "zwölf"),))) for i in range(2))
    with pytest.raises(Problems) as caught:
        typed_entries(told, {"staffing": STAFFING})
    assert len(list(caught.value)) == 2
