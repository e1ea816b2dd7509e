"""The law of a province as one of its counties sees it: limits looked up and counted, faults planted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawadmin.converters.config import Config
from lawadmin.days.clock import Clock
from lawadmin.days.counting import count
from lawadmin.days.due import Due
from lawadmin.days.span import Span, Unit
from lawadmin.errors import InputError
from lawadmin.findings import judge
from lawadmin.law.edition import Amount, Edition, Kind
from lawadmin.law.lawbook import NoLimit, Place, Ruled
from lawadmin.plugins import make_plugins, rules_of
from lawadmin.procedure.model import Procedure
from lawadmin.records.organs import Organ, regions_of
from lawadmin.rules.snapshot import Rules
from lawadmin.testing.case import Case, keys
from lawadmin.testing.history import NO_FACTS
from lawadmin.testing.planting import planted
from lawadmin.testing.plants import Planted
from lawadmin.testing.rosters import organ
from lawadmin.testing.routes import OwnFacts

_FEW = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def within(region: str) -> tuple[str, ...]:
    """List the codes of a region, of a city in it and of a county in that; noughts that fill a code up are left off."""
    bare = re.sub(r"(00)+$", "", region)
    return tuple(dict.fromkeys((bare + below)[:6] for below in ("", "01", "0101")))


def elsewhere(region: str) -> str:
    """Give the code of a county that lies in another province."""
    return "120101" if region.startswith("11") else "110101"


@frozen
class Province:
    """Hold a plugin of law and a county that names it and agrees to every procedure that it replaces.

    ``plugin`` is the name under which it is installed; ``module`` is the plugin itself where it is not. ``region`` and
    ``county`` are GB/T 2260 codes, of the region whose law it brings and of a county in it. The county is asked unless
    another ``region`` is named. Days are written as in ISO 8601, so that they stand in tables of examples.
    """

    plugin: str
    region: str
    county: str
    procedures: tuple[Procedure, ...] = ()
    module: object | None = field(default=None, repr=False)

    @property
    def elsewhere(self) -> str:
        """Give the code of a county that lies in another province."""
        return elsewhere(self.region)

    @property
    def organ(self) -> Organ:
        """Make an invented organ of the county."""
        return evolve(organ(), region=self.county)

    @property
    def replace(self) -> dict[str, str]:
        """List what the county writes under [replace]: procedures of the nation, and those in their places."""
        return {one.replaces: one.name for one in self.procedures if one.replaces is not None}

    @cached_property
    def rules(self) -> Rules:
        """Bind the rules of the county; AssertionError where something of the plugin was left out."""
        named = () if self.module else (self.plugin,)
        plugins = make_plugins(named, also={self.plugin: self.module} if self.module else None)
        assert not plugins.failures, plugins.failures
        return rules_of(plugins, Config(region=self.county, replace=self.replace))

    @cached_property
    def unchecked(self) -> Rules:
        """Leave the checks out of the rules: they look at facts that a planted step does not state."""
        return evolve(self.rules, checks=())

    @property
    def editions(self) -> tuple[Edition, ...]:
        """List the editions that speak for the region, or for a part of it."""
        return tuple(edition for edition in self.rules.lawbook if edition.region.startswith(self.region))

    def limit(self, act: str, name: str, on: str, *traits: str, region: str | None = None) -> Ruled | NoLimit:
        """Look up what binds an organ in a matter of these traits."""
        place = Place(regions_of(self.county if region is None else region))
        return self.rules.lawbook.limit(act, name, date.fromisoformat(on), place=place, traits=frozenset(traits))

    def ruled(self, act: str, name: str, on: str, *traits: str, region: str | None = None) -> Ruled:
        """Look up the limit that binds; AssertionError where there is none."""
        found = self.limit(act, name, on, *traits, region=region)
        assert isinstance(found, Ruled), found
        return found

    def read(self, act: str, name: str, on: str, *traits: str) -> tuple[str, int | None, tuple[Unit, ...]]:
        """Give article, number and units of a limit, to be held against its text; AssertionError where it has none."""
        found = self.ruled(act, name, on, *traits).limit
        assert found.amount is not None, found
        return found.article, found.amount.number, found.amount.units

    def due(self, act: str, name: str, start: str, *traits: str, region: str | None = None) -> tuple[str, str]:
        """Count the limit in force on the day that starts it; give the earliest and the latest last day."""
        limit = self.ruled(act, name, start, *traits, region=region).limit
        clock = Clock(
            date.fromisoformat(start),
            _span(limit.amount),
            choices=limit.choices,
            kind="backward" if limit.kind is Kind.BEFORE else "forward",
        )
        found = count(clock, self.rules.calendar)
        assert isinstance(found, Due), found
        return found.earliest.isoformat(), found.latest.isoformat()

    def finds_alone(self, procedure: Procedure, *, but: Iterable[Planted] = (), facts: OwnFacts = NO_FACTS) -> None:
        """Plant a fault of each kind that has a place in a procedure; AssertionError where it is not found alone.

        ``but`` names kinds for which stories are too rare to be drawn. ``facts`` are those of steps that hang together.
        """
        rare = frozenset(but)
        kinds = (self._planted(procedure, kind, facts) for kind in Planted if kind not in rare)

        @_FEW
        @given(st.one_of([one for one in kinds if one is not None]))
        def alone(case: Case) -> None:
            found = keys(judge(case.snapshot, case.timeline))
            assert case.expected
            assert found == case.expected, sorted(found)

        alone()

    def _planted(self, procedure: Procedure, kind: Planted, facts: OwnFacts) -> st.SearchStrategy[Case] | None:
        try:
            return planted(procedure, kind, rules=self.unchecked, of=self.organ, facts=facts)
        except InputError:
            return None


def _span(amount: Amount | None) -> Span:
    assert amount is not None
    assert amount.number is not None
    return Span(amount.number, amount.units[0])
