"""Every procedure of the pack: each planted fault is found alone; the contract of packs holds the lawful histories."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import strategies as st
from shandong_law import SHANDONG

from lawadmin.findings import judge
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.testing import Planted, keys
from lawadmin.testing.shortfalls import shortfalls
from lawadmin.testing.world import World
from lawadmin_shandong.documents import Draft
from lawadmin_shandong.settlement import BENEFITS, Benefit, Change

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


@pytest.mark.parametrize("procedure", SHANDONG.procedures, ids=lambda procedure: procedure.name)
def test_a_planted_fault_is_found_alone(procedure: Procedure) -> None:
    rare = {kind for name, kind in RARE if name == procedure.name}
    SHANDONG.finds_alone(procedure, but=rare, facts=FACTS.get(procedure.name, {}))


def test_the_kit_takes_no_notice_that_comes_after_the_step() -> None:
    """Change a benefit on 2 March 2026, and tell it on the 3rd for the 30th of April."""
    world = World(SHANDONG.unchecked.at(date(2026, 5, 6)), BENEFITS, Matter("m1", BENEFITS.name, "o1"))
    events = (
        Event("e1", Benefit.ESTABLISHED, date(2026, 1, 12)),
        Event("e2", Benefit.CHANGED, date(2026, 3, 2)),
        Event("e3", Benefit.CHANGE_TOLD, date(2026, 3, 3), facts=Change(date(2026, 4, 30))),
    )
    standing = world.standing(events)
    found = {place.key("m1") for place in shortfalls(world, standing)}
    assert found == {"missing-step:m1:变更给付:e2", "no-notice:m1:变更给付:e2"}
    assert found == keys(judge(world.seen, standing.timeline))
