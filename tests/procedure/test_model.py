"""Procedures: their shape, their traits, and how they meet the law."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest
from attrs import evolve

from lawadmin.errors import BadShape, Problems, UnboundStep
from lawadmin.law.edition import FromCalendar, FromDate, FromLapse, FromStep
from lawadmin.procedure.model import More, Needs, Procedure, Span, Trait, facts_of
from lawadmin.procedure.program import words
from lawadmin.records.timeline import timeline
from lawadmin.regimes.functions.licensing import LICENSING
from lawadmin.rules.bind import LoadedPack, bind
from made_up import EXAMPLE, Step, Term, Turn, edition, limit, rules
from telling import national, record, step


class Two(StrEnum):
    A = "a"
    B = "b"


def test_every_fault_of_a_shape_is_told_at_once() -> None:
    with pytest.raises(Problems) as caught:
        Procedure(
            name="bad",
            title="坏",
            clause="1",
            act="x",
            steps=Two,
            starts={"z"},
            may={"a": (Needs({"y"}, when="trait", link="link"), Needs({"x"}, since={"w"}))},
            must=(),
            spans=(Span("s", {"v"}, {"a"}),),
            traits={"t": Trait({"u"})},
        )
    faults = list(caught.value)
    assert all(isinstance(fault, BadShape) for fault in faults)
    named = [fault.fields["names"] for fault in faults]
    assert {name for names in named if isinstance(names, tuple) for name in names} == {
        "z",
        "x",
        "w",
        "v",
        "u",
        "trait",
        "link",
        "b",
    }


def test_spans_are_found_by_name() -> None:
    asking = EXAMPLE.span("asking")
    assert asking is not None
    assert asking.by == "当事人"
    assert EXAMPLE.span("none") is None


def test_a_trait_follows_the_latest_word() -> None:
    told = (
        step("turned", "2026-01-01", facts=Turn(simple=True)),
        step("turned", "2026-01-02"),
        step("over", "2026-01-03"),
    )
    assert EXAMPLE.traits_at(told[:1]) == {"simple"}
    assert EXAMPLE.traits_at(told[:2]) == {"simple"}
    assert EXAMPLE.traits_at(told) == frozenset()
    bare = Trait({"begun"})
    assert bare.holds(step("begun", "2026-01-01")) is True
    assert bare.holds(step("done", "2026-01-01")) is None


def test_facts_of_a_step() -> None:
    told = timeline(record("example", step("begun", "2026-01-01", facts=Term(term=1)), step("done", "2026-01-02")))
    assert facts_of(told, "begun") == (Term(term=1),)


def test_a_province_amends_a_procedure() -> None:
    more: dict[str, tuple[Needs, ...]] = {Step.DONE: (Needs({Step.BEGUN}),), Step.APPLIED: (Needs({Step.SERVED}),)}
    changed = evolve(EXAMPLE, must=("a", "b")).amend(
        name="example-sd", replaces="example", must=("c",), without=("a",), may=more
    )
    assert (changed.name, changed.replaces, changed.must) == ("example-sd", "example", ("b", "c"))
    assert len(changed.may[Step.APPLIED]) == len(EXAMPLE.may[Step.APPLIED]) + 1
    assert evolve(EXAMPLE, must=("a",)).amend(name="x", replaces="example").may == EXAMPLE.may


class Own(StrEnum):
    NUMBERED = "numbered"
    REFUSED = "refused"


def test_a_province_adds_words_to_a_procedure() -> None:
    more = More(
        steps=Own,
        starts={Own.NUMBERED},
        facts={Own.NUMBERED: Term},
        spans=(Span("numbering", {Own.NUMBERED}, {Step.DONE}),),
        traits={"numbered": Trait({Own.NUMBERED})},
        ends={Own.REFUSED},
        outside={Own.REFUSED},
        party={Own.NUMBERED},
    )
    needs: dict[str, tuple[Needs, ...]] = {Own.REFUSED: (Needs({Own.NUMBERED}),)}
    changed = EXAMPLE.amend(name="example-sd", replaces="example", may=needs, more=more)
    assert changed.vocabulary == EXAMPLE.vocabulary | {"numbered", "refused"}
    assert (changed.starts, changed.ends) == (EXAMPLE.starts | {"numbered"}, EXAMPLE.ends | {"refused"})
    assert (changed.party, changed.outside) == (EXAMPLE.party | {"numbered"}, EXAMPLE.outside | {"refused"})
    assert changed.facts == {**EXAMPLE.facts, "numbered": Term}
    assert changed.span("numbering") is not None
    assert "numbered" in changed.traits


def test_a_step_that_is_added_must_be_reachable() -> None:
    with pytest.raises(Problems) as caught:
        EXAMPLE.amend(name="example-sd", replaces="example", more=More(steps=Own))
    assert [fault.fields["names"] for fault in caught.value] == [("numbered", "refused")]


def test_law_and_procedure_must_use_the_same_words() -> None:
    strange = limit("odd", 5, "unheard", "begun", exclude=("nothing",), when=("never",))
    with pytest.raises(Problems) as caught:
        rules(edition(strange))
    assert [fault.fields["names"] for fault in caught.value] == [("never", "nothing", "unheard")]


def test_a_limit_that_exists_nowhere_is_told() -> None:
    calendar = national().calendar
    pack = LoadedPack(
        "x", notices=calendar.notices, procedures=(evolve(EXAMPLE, must=("nowhere", "other-act/nothing")),)
    )
    with pytest.raises(Problems) as caught:
        bind([pack])
    assert [(type(fault), fault.fields["limit"]) for fault in caught.value] == [
        (UnboundStep, "nowhere"),
        (UnboundStep, "nothing"),
    ]


def test_words_of_each_kind_of_anchor() -> None:
    steps = frozenset({"begun"})
    assert words(limit("a", 1, FromStep(steps), "done")) == {"begun", "done"}
    assert words(limit("a", 1, FromStep(steps, link="origin"), "done")) == {"done"}
    assert words(limit("a", 1, FromDate("until", steps), "done")) == {"begun", "done"}
    assert words(limit("a", 1, FromDate("until", steps, link="origin"), "done")) == {"done"}
    assert words(limit("a", 1, FromLapse("b"), "done")) == {"done"}
    assert words(limit("a", 1, FromCalendar("03-01", steps, frozenset({"over"})), "done")) == {"begun", "over", "done"}


def test_a_program_finds_its_lines_by_either_name() -> None:
    program = national().at(date(2026, 1, 1)).program(LICENSING, "o1")
    assert program.line("decide") is program.line("administrative-licensing-act/decide")
    assert program.line("nothing") is None
