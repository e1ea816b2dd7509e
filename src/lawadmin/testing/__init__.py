"""The kit for tests: strategies, lawful histories, planted faults, invariants, scenarios (extra: lawadmin[testing]).

Import it in tests only; nothing of it registers itself with pytest.
"""

from lawadmin.testing import invariants
from lawadmin.testing.case import Case, keys, tell
from lawadmin.testing.drawing import Asked, calendars, clocks, days_near, pauses, spans
from lawadmin.testing.gap import Gap, gaps
from lawadmin.testing.history import histories
from lawadmin.testing.law import editions, limits, packs
from lawadmin.testing.planting import planted
from lawadmin.testing.plants import Plant, Planted
from lawadmin.testing.province import Province
from lawadmin.testing.rosters import rosters
from lawadmin.testing.scenario import Scenario, differences, load_scenarios, scenarios

__all__ = [
    "Asked",
    "Case",
    "Gap",
    "Plant",
    "Planted",
    "Province",
    "Scenario",
    "calendars",
    "clocks",
    "days_near",
    "differences",
    "editions",
    "gaps",
    "histories",
    "invariants",
    "keys",
    "limits",
    "load_scenarios",
    "packs",
    "pauses",
    "planted",
    "rosters",
    "scenarios",
    "spans",
    "tell",
]
