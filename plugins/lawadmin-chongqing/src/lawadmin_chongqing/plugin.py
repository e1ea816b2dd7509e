"""The plugin: what lawadmin finds under the name ``chongqing``."""

from __future__ import annotations

from importlib.resources import files

from lawadmin.hookspecs import Pack, hookimpl
from lawadmin_chongqing import congress, discretion, emergencies, relief, responsibility, supervision

#: The procedures of the city; those that take the place of a national one only where the configuration agrees.
PROCEDURES = (
    supervision.SUPERVISION,
    supervision.SUPERVISION_DUTY,
    responsibility.RESPONSIBILITY,
    responsibility.RESPONSIBILITY_DUTY,
    emergencies.WARNING_CHONGQING,
    emergencies.RESPONSE_CHONGQING,
    emergencies.PLAN_CHONGQING,
    emergencies.PREPAREDNESS_CHONGQING,
    relief.SUBSISTENCE_CHONGQING,
    relief.SUBSISTENCE_DUTY,
    congress.PROPOSAL,
    congress.PROMISES,
    congress.PROPOSAL_YEAR,
    discretion.DISCRETION_STANDARD,
)
CHECKS = (
    *supervision.CHECKS,
    *responsibility.CHECKS,
    *emergencies.CHECKS,
    *relief.CHECKS,
    *congress.CHECKS,
    *discretion.CHECKS,
)

_HERE = files(__package__)
PACK = Pack(
    name="lawadmin-chongqing",
    region="50",
    statutes=_HERE / "statutes",
    tables=_HERE / "tables",
    templates=_HERE / "templates",
    procedures=PROCEDURES,
    checks=CHECKS,
)


@hookimpl
def lawadmin_pack() -> Pack:
    """Bring the statutes of Chongqing that bind a county, with their procedures, checks, tables and templates."""
    return PACK
