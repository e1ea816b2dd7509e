"""Play the scenarios that stand beside this file in TOML, for lawyers to read and to add to."""

from __future__ import annotations

from pathlib import Path

from lawadmin.testing.scenario import Scenario, differences, scenarios
from telling import national


@scenarios(Path(__file__).parent)
def test_the_law_makes_of_it_what_the_scenario_says(scenario: Scenario) -> None:
    assert differences(scenario, national()) == ()
