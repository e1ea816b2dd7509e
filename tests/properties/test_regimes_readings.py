"""Hold two readings of the law against each other on histories of any kind, mostly unlawful ones."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawadmin.findings import judge
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Event, Facts, Officer
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from lawadmin.regimes import PROCEDURES
from lawadmin.regimes.enforcement.execution import Suspension
from lawadmin.rules.snapshot import Rules
from lawadmin.testing.case import Case, keys
from lawadmin.testing.rosters import PEOPLE, organ, rosters
from lawadmin.testing.shortfalls import shortfalls
from lawadmin.testing.turns import ABOUTS, Turn, types_of, values
from lawadmin.testing.world import World
from telling import national

PATIENT = settings(suppress_health_check=[HealthCheck.too_slow])
START = date(2025, 1, 6)


@cache
def engine() -> Rules:
    return evolve(national(), checks=())


@st.composite
def events(draw: st.DrawFn, procedure: Procedure, number: int, day: date) -> Event:
    step = draw(st.sampled_from(list(procedure.steps)))
    kind = procedure.facts.get(step)
    stated = {name: draw(values(members, longest=90)) for name, members in types_of(kind).items()} if kind else {}
    turn = Turn(number, str(step), draw(st.sampled_from([None, None, *ABOUTS])), tuple(stated.items()))
    actor = Officer(draw(st.sampled_from(PEOPLE)), draw(st.sampled_from([None, "o1-承办"])))
    return Event(turn.id, turn.step, day, seq=number, actor=actor, about=turn.about, facts=turn.facts(procedure, day))


@st.composite
def anything(draw: st.DrawFn) -> Case:
    """Draw steps in any order, on any days, by anyone."""
    procedure = draw(st.sampled_from(PROCEDURES))
    day, told = START, []
    for number in range(1, draw(st.integers(1, 10)) + 1):
        day += timedelta(days=draw(st.integers(0, 25)))
        told.append(draw(events(procedure, number, day)))
    on = day + timedelta(days=draw(st.integers(0, 120)))
    snapshot = engine().at(on, roster=draw(rosters(organ(), START)))
    return Case(Record(Matter("m1", procedure.name, "o1"), tuple(told)), snapshot)


@PATIENT
@given(anything())
def test_what_judge_finds_is_what_the_second_reading_finds(case: Case) -> None:
    procedure = case.snapshot.rules.procedures[case.record.matter.procedure]
    world = World(case.snapshot, procedure, case.record.matter)
    found = keys(judge(case.snapshot, case.timeline))
    read = frozenset(place.key("m1") for place in shortfalls(world, world.standing(case.record.events)))
    assert found == read


def story(procedure: str, *told: tuple[str, str, Facts]) -> frozenset[str]:
    """Judge steps told as step, day and facts on 2026-06-30."""
    listed = (
        Event(f"e{number}", step, date.fromisoformat(day), seq=number, facts=facts)
        for number, (step, day, facts) in enumerate(told, 1)
    )
    seen = engine().at(date(2026, 6, 30))
    return keys(judge(seen, seen.timeline(Record(Matter("m1", procedure, "o1"), tuple(listed)))))


def test_a_yearly_duty_does_not_return_after_the_end_whatever_is_recorded_later() -> None:
    ended = (("成立", "2024-01-02", None), ("撤销", "2024-03-01", None))
    assert story("leadership", *ended) == frozenset()
    assert story("leadership", *ended, ("成立领导小组", "2024-03-04", None)) == frozenset()


def test_acting_after_a_validity_has_run_out_is_not_silence() -> None:
    hopeless = (
        ("送达", "2021-12-01", None),
        ("催告送达", "2022-01-10", None),
        ("强制执行决定", "2022-03-01", None),
        ("中止执行", "2022-03-10", Suspension(hopeless=True)),
    )
    assert story("enforcement", *hopeless) == frozenset()
    assert story("enforcement", *hopeless, ("恢复执行", "2026-01-05", None)) == {
        "out-of-validity:m1:administrative-coercion-act/give_up:e4",
        "barred:m1:恢复执行:e5",
    }
