"""The rules of a county with this plugin enabled, and its limits looked up by region and counted."""

from __future__ import annotations

from datetime import date
from functools import cache

from lawadmin.converters.config import Config
from lawadmin.days.clock import Clock
from lawadmin.days.counting import count
from lawadmin.days.due import Due
from lawadmin.days.span import Span
from lawadmin.law.edition import Edition, Kind, Limit
from lawadmin.law.lawbook import NoLimit, Place, Ruled
from lawadmin.plugins import make_plugins, rules_of
from lawadmin.records.organs import regions_of
from lawadmin.rules.snapshot import Rules
from lawadmin_shandong.plugin import PROCEDURES

NAME, REGION = "shandong", "37"
HERE, ELSEWHERE = "370101", "500101"


#: What a county writes under [replace]: each procedure of the nation, and the one that takes its place.
REPLACE = {p.replaces: p.name for p in PROCEDURES if p.replaces is not None}


@cache
def rules() -> Rules:
    plugins = make_plugins((NAME,))
    assert plugins.failures == ()
    return rules_of(plugins, Config(region=HERE, replace=REPLACE))


@cache
def editions() -> tuple[Edition, ...]:
    return tuple(edition for edition in rules().lawbook if edition.region == REGION)


def limit(act: str, name: str, on: str, *traits: str, region: str = HERE) -> Ruled | NoLimit:
    place = Place(regions_of(region))
    return rules().lawbook.limit(act, name, date.fromisoformat(on), place=place, traits=frozenset(traits))


def ruled(act: str, name: str, on: str, *traits: str, region: str = HERE) -> Ruled:
    found = limit(act, name, on, *traits, region=region)
    assert isinstance(found, Ruled), found
    return found


def due(limit: Limit, start: str) -> tuple[str, str]:
    """Count a limit from a day, and give its earliest and latest last day."""
    assert limit.amount is not None
    assert limit.amount.number is not None
    clock = Clock(
        date.fromisoformat(start),
        Span(limit.amount.number, limit.amount.units[0]),
        choices=limit.choices,
        kind="backward" if limit.kind is Kind.BEFORE else "forward",
    )
    found = count(clock, rules().calendar)
    assert isinstance(found, Due), found
    return found.earliest.isoformat(), found.latest.isoformat()
