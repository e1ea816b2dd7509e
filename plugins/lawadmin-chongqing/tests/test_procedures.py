"""Every procedure of the pack: each planted fault is found alone; the contract of packs holds the lawful histories."""

from __future__ import annotations

import pytest
from chongqing_law import CHONGQING

from lawadmin.procedure.model import Procedure
from lawadmin.testing import Planted

#: Places that the kit finds in one story of a thousand, if at all; the scenarios plant these by hand.
RARE = {
    ("enforcement-supervision-chongqing", Planted.TOO_EARLY),
    ("emergency-preparedness-chongqing", Planted.LATE),
    ("emergency-preparedness-chongqing", Planted.OVERDUE),
    ("subsistence-allowance-chongqing", Planted.LATE),
    ("subsistence-allowance-chongqing", Planted.OVERDUE),
    ("subsistence-allowance-chongqing", Planted.OUT_OF_ORDER),
    ("subsistence-allowance-chongqing", Planted.LATE_EXTENSION),
    ("subsistence-allowance-chongqing", Planted.OVER_LONG_EXTENSION),
    ("subsistence-allowance-chongqing", Planted.SECOND_EXTENSION),
}


@pytest.mark.parametrize("procedure", CHONGQING.procedures, ids=lambda procedure: procedure.name)
def test_a_planted_fault_is_found_alone(procedure: Procedure) -> None:
    rare = {kind for name, kind in RARE if name == procedure.name}
    CHONGQING.finds_alone(procedure, but=rare)
