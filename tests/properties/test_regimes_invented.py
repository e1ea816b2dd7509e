"""Draw the law itself: under any act, what is lawful brings nothing and a planted fault what its kind says."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lawadmin.errors import InputError
from lawadmin.findings import judge
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.testing.case import keys
from lawadmin.testing.history import histories
from lawadmin.testing.law import AROUND, packs
from lawadmin.testing.planting import planted
from lawadmin.testing.plants import Planted

PATIENT = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
)

#: Soon after the days off that a drawn calendar has, so that stories run through them.
ON = AROUND.replace(month=12)


@PATIENT
@given(packs(), st.data())
def test_what_is_lawful_under_any_act_brings_nothing(pack: LoadedPack, data: st.DataObject) -> None:
    case = data.draw(histories(pack.procedures[0], rules=bind([pack]), on=ON))
    found = keys(judge(case.snapshot, case.timeline))
    assert found == frozenset()


@PATIENT
@given(packs(), st.sampled_from(Planted), st.data())
def test_a_fault_under_any_act_brings_what_its_kind_says(pack: LoadedPack, kind: Planted, data: st.DataObject) -> None:
    try:
        faults = planted(pack.procedures[0], kind, rules=bind([pack]), on=ON)
    except InputError:
        assume(False)
        raise
    case = data.draw(faults)
    assert case.expected
    found = keys(judge(case.snapshot, case.timeline))
    assert found == case.expected
