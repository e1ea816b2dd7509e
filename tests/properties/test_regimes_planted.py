"""Plant one fault in a lawful history of any regime: exactly the findings of its kind come out."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawadmin.errors import InputError
from lawadmin.findings import judge
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.procedure.model import Procedure
from lawadmin.regimes import LICENSING, PETITION, PROCEDURES
from lawadmin.regimes.disputes.petitions import Step as Petition
from lawadmin.regimes.documents.cleanup import CLEANUP
from lawadmin.regimes.documents.drafting import DOCUMENT
from lawadmin.regimes.documents.filing import FILING
from lawadmin.regimes.enforcement.coercion import MEASURE
from lawadmin.regimes.enforcement.penalties import PENALTY
from lawadmin.regimes.enforcement.penalties import Step as Penalty
from lawadmin.regimes.functions.licensing import Step as Licence
from lawadmin.regimes.supervision.reconsideration import RECONSIDERATION
from lawadmin.rules.snapshot import Rules
from lawadmin.testing import invariants
from lawadmin.testing.case import Case, keys
from lawadmin.testing.history import histories
from lawadmin.testing.planting import planted
from lawadmin.testing.plants import Plant, Planted
from telling import national

#: A story takes some hundred times as long to draw as a number, and not every one has a place for a fault.
SOME = settings(
    max_examples=max(settings().max_examples // 3, 10),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)

#: Floors of three years, which no history ends within the years that the calendar settles.
TOO_LONG = {("data-sharing", Planted.EARLY)}


@cache
def engine() -> Rules:
    """Leave out the checks of the house, which look at facts that no history states by itself."""
    return evolve(national(), checks=())


def planted_in(procedure: Procedure, plant: Plant | Planted) -> st.SearchStrategy[Case] | None:
    """Plant a fault; None where the procedure has no place for it."""
    try:
        return planted(procedure, plant, rules=engine())
    except InputError:
        return None


def anywhere(kind: Planted) -> st.SearchStrategy[Case]:
    told = [planted_in(p, kind) for p in PROCEDURES if (p.name, kind) not in TOO_LONG]
    return st.one_of([strategy for strategy in told if strategy is not None])


def check(case: Case) -> None:
    assert case.expected
    found = keys(judge(case.snapshot, case.timeline))
    assert found == case.expected


@pytest.mark.parametrize("kind", Planted, ids=lambda kind: kind.name)
def test_a_fault_of_any_kind_brings_exactly_its_findings(kind: Planted) -> None:
    SOME(given(anywhere(kind))(check))()


AT = {
    "a decision on a licence": (LICENSING, Planted.LATE("decide"), "late"),
    "no answer to an application": (LICENSING, Planted.OVERDUE("notify"), "silence"),
    "a hearing announced too late": (LICENSING, Planted.SHORT_NOTICE("hearing_notice"), "short-notice"),
    "a decision without the hearing asked for": (LICENSING, Planted.MISSING(Licence.HEARD), "missing-step"),
    "a petition finished late": (PETITION, Planted.LATE("finish"), "late"),
    "an opinion without hearing the petitioner": (PETITION, Planted.MISSING(Petition.STATEMENT), "missing-step"),
    "a petition extended when its term was over": (PETITION, Planted.LATE_EXTENSION("finish"), "extension-refused"),
    "a penalty before the time to ask for a hearing": (PENALTY, Planted.TOO_EARLY(Penalty.DECIDED), "too-early"),
    "the court asked outside its window": (PENALTY, Planted.OUTSIDE_WINDOW(Penalty.COURT_ASKED), "outside-window"),
    "evidence held too long": (PENALTY, Planted.OVERDUE("hold_evidence"), "overdue"),
    "a seizure held too long": (MEASURE, Planted.LATE("seize"), "held-too-long"),
    "a seizure extended too long": (MEASURE, Planted.OVER_LONG_EXTENSION("seize"), "extension-refused"),
    "reconsideration decided late": (RECONSIDERATION, Planted.LATE("decide"), "late"),
    "reconsideration extended twice": (RECONSIDERATION, Planted.SECOND_EXTENSION("decide"), "extension-refused"),
}


@pytest.mark.parametrize("name", AT)
def test_a_fault_at_one_place_is_found_there(name: str) -> None:
    procedure, plant, code = AT[name]

    def found(case: Case) -> None:
        check(case)
        assert code in {key.partition(":")[0] for key in case.expected}

    few = settings(SOME, max_examples=10)
    few(given(planted(procedure, plant, rules=engine()))(found))()


@cache
def planned() -> Rules:
    """Put a county's own plan in force, with the terms that it states."""
    plan = Statement(date(2020, 1, 1), {"file_congress": 30, "evaluate": 30, "review_filing": 20, "correct": 15})
    editions = (state(edition, plan) for edition in engine().lawbook.loaded)
    return evolve(engine(), lawbook=Lawbook(editions))


STATED = {
    "a document filed with the congress late": (DOCUMENT, Planted.LATE("file_congress"), "late"),
    "a document evaluated before its year is over": (DOCUMENT, Planted.EARLY("evaluate_from"), "early"),
    "an evaluation that nobody reports": (DOCUMENT, Planted.OVERDUE("evaluate"), "overdue"),
    "a filing that nobody reviews": (FILING, Planted.OVERDUE("review_filing"), "overdue"),
}


@pytest.mark.parametrize("name", STATED)
def test_a_fault_against_what_a_county_states_of_its_own_plan(name: str) -> None:
    procedure, plant, code = STATED[name]

    def found(case: Case) -> None:
        check(case)
        assert code in {key.partition(":")[0] for key in case.expected}

    few = settings(SOME, max_examples=10)
    few(given(planted(procedure, plant, rules=planned()))(found))()


@pytest.mark.parametrize("procedure", [DOCUMENT, FILING, CLEANUP], ids=lambda procedure: procedure.name)
def test_a_lawful_history_under_a_stated_plan_brings_no_finding(procedure: Procedure) -> None:
    def nothing(case: Case) -> None:
        found = keys(judge(case.snapshot, case.timeline))
        assert found == frozenset()

    settings(SOME)(given(histories(procedure, rules=planned()))(nothing))()


test_the_order_of_arrival_is_nothing = SOME(invariants.order_of_arrival(judge, anywhere(Planted.LATE)))
test_a_record_replayed_finds_what_was_found_live = SOME(invariants.replay(judge, anywhere(Planted.OVERDUE)))


def test_a_procedure_without_a_place_for_a_fault_says_so() -> None:
    with pytest.raises(InputError, match="licensing has no place for the fault 'early'"):
        planted(LICENSING, Planted.EARLY, rules=engine())
    assert planted_in(LICENSING, Planted.LATE("no such limit")) is None
