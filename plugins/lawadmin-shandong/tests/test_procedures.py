"""Every procedure of the pack: each planted fault is found alone; the contract of packs holds the lawful histories."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shandong_law import HERE, rules

from lawadmin.errors import InputError
from lawadmin.findings import judge
from lawadmin.procedure.model import Procedure
from lawadmin.records.organs import Organ
from lawadmin.rules.snapshot import Rules
from lawadmin.testing import Case, Planted, keys, planted
from lawadmin_shandong.documents import Draft
from lawadmin_shandong.plugin import PROCEDURES

ORGAN = Organ("o1", "云溪县示例局", region=HERE)
FEW = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)

#: Facts whose values hang together: a provisional document may hold for fewer years than drawn ones do.
FACTS: Mapping[str, Mapping[str, st.SearchStrategy[object]]] = {
    "document-shandong": {
        "起草": st.builds(Draft, by_department=st.booleans(), by_government=st.booleans(), much_noticed=st.booleans()),
    },
}

#: Places that the kit finds in one story of a thousand, if at all; the scenarios plant these by hand.
RARE = {
    ("enforcement-supervision-shandong", Planted.TOO_EARLY),
    ("procedure-supervision-shandong", Planted.TOO_EARLY),
    ("document-shandong", Planted.LATE),
    ("document-shandong", Planted.MISSING),
    ("document-shandong", Planted.OUT_OF_ORDER),
    ("document-shandong", Planted.UNLAWFUL_STEP),
    ("document-shandong", Planted.SHORT_NOTICE),
    ("major-decision-shandong", Planted.SHORT_NOTICE),
    ("delegation-shandong", Planted.UNLAWFUL_STEP),
}

EACH = pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.name)


@cache
def engine() -> Rules:
    """Leave out the checks, which look at facts that a planted step does not state."""
    return evolve(rules(), checks=())


def faulty(procedure: Procedure) -> st.SearchStrategy[Case]:
    """Plant a fault of any kind that has a place in the procedure."""
    kinds = (kind for kind in Planted if (procedure.name, kind) not in RARE)
    return st.one_of([one for kind in kinds if (one := _planted(procedure, kind)) is not None])


def _planted(procedure: Procedure, kind: Planted) -> st.SearchStrategy[Case] | None:
    try:
        return planted(procedure, kind, rules=engine(), of=ORGAN, facts=FACTS.get(procedure.name, {}))
    except InputError:
        return None


@EACH
def test_a_planted_fault_is_found_alone(procedure: Procedure) -> None:
    @FEW
    @given(faulty(procedure))
    def test(case: Case) -> None:
        assert case.expected
        found = keys(judge(case.snapshot, case.timeline))
        assert found == case.expected

    test()
