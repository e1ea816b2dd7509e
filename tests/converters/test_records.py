"""Records as JSON and back; what is refused, and that no value is shown."""

from __future__ import annotations

import json
from datetime import date, datetime, time

import pytest
from attrs import evolve

from lawadmin.converters.records import as_json, dump, load, read
from lawadmin.errors import FieldError, Problems
from lawadmin.records.events import CHINA, Actor, Event, Officer, Opaque, Outside, Party, TheLaw, Unknown
from lawadmin.records.matters import Link, Matter
from lawadmin.records.organs import Function, Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Tenure

NOON = datetime(2026, 3, 2, 12, tzinfo=CHINA)
EVENT = Event("e1", "申请", date(2026, 3, 2))
FULL = Event(
    id="e2",
    step="受理",
    day=date(2026, 3, 3),
    at=time(9, 30),
    seq=2,
    actor=Officer("张甲", "window"),
    to="review",
    about="李乙",
    facts=Opaque((("item", "食品经营许可"), ("note", "第一行\n第二行"))),
    recorded=NOON,
    replaces="e1",
)
VALUES = [
    Matter("许〔2026〕1号", "licensing", "market", (Link("review", "m2"),)),
    EVENT,
    FULL,
    *(evolve(EVENT, actor=actor) for actor in (Officer("张甲"), Party(), Outside("court"), Unknown())),
    Organ("market", "云溪县市场监督管理局", line="市场监管", functions=(Function("法制机构", date(2019, 3, 1)),)),
    Post("window", "market", "窗口", above="head"),
    Tenure("张甲", "window", date(2024, 1, 1), acting=True),
    Entry("z1", "certificate", "张甲", facts=Opaque((("number", "3701"),)), recorded=NOON),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_record_comes_back_as_it_was(value: object) -> None:
    body = dump(value)
    assert load(type(value), body) == value
    assert read(type(value), as_json(value)) == value
    assert dump(load(type(value), body)) == body


def test_the_form_is_short_and_always_the_same() -> None:
    assert dump(EVENT).decode() == '{"day":"2026-03-02","id":"e1","step":"申请"}'
    assert json.loads(dump(FULL))["actor"] == {"kind": "officer", "person": "张甲", "post": "window"}


def test_facts_of_json_are_kept_as_text() -> None:
    said = {
        "id": "e1",
        "step": "申请",
        "day": "2026-03-02",
        "facts": {"fee": 5, "joint": True, "none": None, "of": ["a"]},
    }
    assert read(Event, said).facts == Opaque((("fee", "5"), ("joint", "true"), ("of", '["a"]')))
    assert read(Event, {**said, "facts": {}}).facts is None


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("id", "", "is empty or holds invisible characters"),
        ("id", " e1", "is empty or holds invisible characters"),
        ("id", "e\u200b1", "is empty or holds invisible characters"),
        ("id", 5, "is not a text"),
        ("step", None, "is not a text"),
        ("step", "申\x00请", "holds control characters or broken ones"),
        ("about", "\ud800", "holds control characters or broken ones"),
        ("about", "\u202eabc", "holds control characters or broken ones"),
        ("day", "2026-02-30", "is not a day that exists"),
        ("day", "2026-2-3", "is not a day"),
        ("day", "20260203", "is not a day"),
        ("day", "２026-02-03", "is not a day"),
        ("day", "2026-02-03T00:00:00", "is not a day"),
        ("day", 20260203, "is not a day"),
        ("at", "24:00", "is not a time of day that exists"),
        ("at", "9:30", "is not a time of day"),
        ("seq", "3", "is not a whole number"),
        ("seq", 3.0, "is not a whole number"),
        ("seq", True, "is not a whole number"),
        ("seq", 2**63, "is not a whole number"),
        ("recorded", "2026-03-02T12:00:00", "is not a moment with its time zone"),
        ("recorded", "2026-03-02T25:00:00+08:00", "is not a moment with its time zone that exists"),
        ("actor", "张甲", "is not an object with named fields"),
        ("actor", {"kind": "law", "limit": "x"}, "is of no kind that is recorded"),
        ("actor", {}, "is of no kind that is recorded"),
        ("facts", "x", "are not an object with named fields"),
    ],
)
def test_a_bad_field_is_refused_with_its_name_and_without_its_value(field: str, value: object, reason: str) -> None:
    with pytest.raises(Problems) as refused:
        read(Event, {"id": "e1", "step": "申请", "day": "2026-03-02", field: value}, where="events.json:3")
    (fault,) = refused.value
    assert isinstance(fault, FieldError)
    assert (fault.where, fault.fields["field"], fault.fields["reason"]) == ("events.json:3", field, reason)
    assert len(str(value)) < 6 or str(value) not in str(refused.value)


def test_every_fault_is_told_at_once() -> None:
    said = {"id": "", "dya": "2026-03-02", "actor": {"kind": "officer", "persn": "张甲"}, "facts": {"x": "\x00"}}
    with pytest.raises(Problems) as refused:
        read(Event, said)
    told = {(fault.fields["field"], fault.fields["reason"]) for fault in refused.value}
    assert told == {
        ("id", "is empty or holds invisible characters"),
        ("step", "is missing"),
        ("day", "is missing"),
        ("dya", "is not known here"),
        ("actor.person", "is missing"),
        ("actor.persn", "is not known here"),
        ("facts", "holds control characters or broken ones"),
    }
    assert "Did you mean 'day'?" in str(refused.value)
    assert "张甲" not in str(refused.value)


@pytest.mark.parametrize("value", [[], "x", None, 5])
def test_a_record_is_an_object(value: object) -> None:
    with pytest.raises(Problems) as refused:
        read(Event, value)
    assert "is not an object with named fields" in str(refused.value)


def test_lists_are_lists() -> None:
    said: dict[str, object] = {"id": "m1", "procedure": "licensing", "organ": "market", "links": "m2"}
    with pytest.raises(Problems) as refused:
        read(Matter, said)
    assert "links: is not a list" in str(refused.value)
    with pytest.raises(Problems) as refused:
        read(Matter, {**said, "links": [{"name": "review"}]})
    assert "links.matter: is missing" in str(refused.value)


@pytest.mark.parametrize(
    "bad",
    [
        evolve(EVENT, actor=TheLaw("act/limit")),
        evolve(EVENT, recorded=datetime(2026, 3, 2, 12)),  # noqa: DTZ001 that is what is refused
        evolve(EVENT, at=time(9, 30, tzinfo=CHINA)),
        evolve(EVENT, id=""),
    ],
)
def test_what_could_not_be_read_back_is_not_written(bad: Event) -> None:
    with pytest.raises(Problems):
        dump(bad)


def test_every_actor_but_the_law_has_a_kind() -> None:
    kinds = {actor: as_json(evolve(EVENT, actor=actor)) for actor in _actors()}
    assert [dict(said).get("actor") for said in kinds.values() if isinstance(said, dict)] == [
        {"kind": "officer", "person": "张甲"},
        {"kind": "party"},
        {"kind": "outside", "organ": "court"},
        None,
    ]


def _actors() -> tuple[Actor, ...]:
    return Officer("张甲"), Party(), Outside("court"), Unknown()
