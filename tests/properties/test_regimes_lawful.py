"""Hold every regime to its own words: what is lawful by its declaration and its limits brings no finding."""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawadmin.findings import judge
from lawadmin.obligations.oblige import oblige
from lawadmin.procedure.model import Procedure
from lawadmin.regimes import LICENSING, PETITION, PROCEDURES
from lawadmin.rules.snapshot import Rules
from lawadmin.testing import invariants
from lawadmin.testing.case import Case, keys, tell
from lawadmin.testing.history import histories
from telling import national


@cache
def engine() -> Rules:
    """Leave out the checks of the house, which look at facts that no history states by itself."""
    return evolve(national(), checks=())


def lawful(procedure: Procedure) -> st.SearchStrategy[Case]:
    return histories(procedure, rules=engine())


ANY = st.sampled_from(PROCEDURES).flatmap(lawful)
PATIENT = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
FEW = settings(PATIENT, max_examples=max(settings().max_examples // 5, 10))


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.name)
def test_a_lawful_history_brings_no_finding(procedure: Procedure) -> None:
    @FEW
    @given(lawful(procedure))
    def test(case: Case) -> None:
        found = keys(judge(case.snapshot, case.timeline))
        assert found == frozenset()

    test()


test_the_order_of_arrival_is_nothing = PATIENT(invariants.order_of_arrival(judge, ANY))
test_what_is_known_later_is_not_seen = PATIENT(invariants.blindness(judge, ANY))
test_a_record_replayed_finds_what_was_found_live = FEW(invariants.replay(judge, ANY))


@PATIENT
@given(ANY)
def test_a_lawful_history_is_lawful_on_each_of_its_days(case: Case) -> None:
    for event in case.record.events:
        seen = case.snapshot.rules.at(event.day, roster=case.snapshot.roster)
        found = judge(seen, seen.timeline(case.record))
        assert found == ()


@pytest.mark.parametrize("procedure", [LICENSING, PETITION], ids=lambda procedure: procedure.name)
def test_histories_use_days_to_the_last(procedure: Procedure) -> None:
    last: set[bool] = set()

    @PATIENT
    @given(lawful(procedure))
    def look(case: Case) -> None:
        for obligation in oblige(case.snapshot, case.timeline):
            if obligation.met_by is not None and getattr(obligation.due, "earliest", None) is not None:
                last.add(obligation.met_by.day == getattr(obligation.due, "earliest", None))

    look()
    assert last == {True, False}


@PATIENT
@given(ANY)
def test_a_story_is_told_as_one_line_a_step(case: Case) -> None:
    assert tell(case) == repr(case)
    assert len(tell(case).splitlines()) == len(case.record.events) + 1
