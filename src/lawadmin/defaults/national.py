"""National law: the statutes, holiday notices, tables and regimes that come with the house."""

from __future__ import annotations

from importlib.resources import files

from lawadmin.hookspecs import Pack, hookimpl
from lawadmin.regimes import CHECKS, PROCEDURES, REGISTERS


@hookimpl
def lawadmin_pack() -> Pack:
    """Bring the national law and every regime."""
    house = files("lawadmin")
    return Pack(
        name="national",
        statutes=house / "statutes",
        calendars=house / "calendars",
        tables=house / "tables",
        procedures=PROCEDURES,
        checks=CHECKS,
        registers=REGISTERS,
        templates=house / "templates",
    )
