"""What happened, and what the law of the province makes of it; days worked out by hand from article and notice."""

from __future__ import annotations

from pathlib import Path

from chongqing_law import CHONGQING

from lawadmin.testing import Scenario, differences, scenarios

FOLDER = Path(__file__).parent / "scenarios"


@scenarios(FOLDER)
def test_scenario(scenario: Scenario) -> None:
    assert differences(scenario, CHONGQING.rules) == ()
