"""What the law of a province has to keep to, beside that of the nation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import ClassVar, TypeVar, cast

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from lawadmin.converters.coverage import load_coverage
from lawadmin.converters.messages import LANGS, load_messages
from lawadmin.converters.pack_check import Against, Checked, check_pack
from lawadmin.converters.packs import load
from lawadmin.defaults.national import lawadmin_pack
from lawadmin.findings import judge
from lawadmin.hookspecs import Pack
from lawadmin.law.edition import Edition, Limit
from lawadmin.law.lawbook import Place, Ruled
from lawadmin.law.stated import UNSTATED
from lawadmin.procedure.model import Procedure
from lawadmin.records.organs import regions_of
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.snapshot import Rules
from lawadmin.testing.case import Case
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.gear import gear
from lawadmin.testing.history import histories
from lawadmin.testing.province import elsewhere, within
from lawadmin.testing.routes import OwnFacts

Value = TypeVar("Value")


class Stated(Conformance):
    """Hold a pack to loading, to what superior law allows, and to saying everything in both languages."""

    part = "law"

    #: The day on which the law is looked at.
    on: ClassVar[date] = date(2026, 6, 30)

    #: The limits in force, as ``act/limit``, that no procedure uses, each to be known to its author.
    unused: ClassVar[frozenset[str]] = frozenset()

    #: The folder that says what was left out of each text, ``<act>.toml``, where there is one.
    coverage: ClassVar[Path | None] = None

    def test_it_brings_law_for_its_region(self, pack: Pack, loaded: LoadedPack) -> None:
        assert pack.region
        assert loaded.editions or loaded.procedures or loaded.notices
        elsewhere = [edition.act for edition in loaded.editions if not edition.region.startswith(pack.region)]
        assert elsewhere == []

    def test_it_is_sound_beside_the_law_of_the_nation(self, checked: Checked) -> None:
        assert [str(fault) for fault in checked.faults] == []
        assert checked.conflicts == ()
        assert checked.ties == ()

    def test_it_cites_nothing_that_has_ended(self, checked: Checked) -> None:
        assert [(zombie.where, zombie.cited) for zombie in checked.zombies] == []

    def test_what_it_overrides_it_has_the_right_to(self, checked: Checked) -> None:
        assert [one.limit for one in checked.overrides if one.right is None] == []

    def test_each_limit_is_used_or_known_not_to_be(self, checked: Checked) -> None:
        assert frozenset(checked.unused.limits) == self.unused

    def test_each_procedure_is_served_by_a_limit(self, checked: Checked) -> None:
        assert checked.unused.procedures == ()

    def test_acts_and_limits_are_named_in_both_languages(self, loaded: LoadedPack) -> None:
        unnamed = [edition.act for edition in loaded.editions if not (edition.title and edition.title_en)]
        assert unnamed == []
        assert [name for edition in loaded.editions for name in _untitled(edition)] == []

    def test_titles_of_limits_read_as_titles(self, loaded: LoadedPack) -> None:
        small = [limit.name for _, limit in _limits(loaded.editions) if not limit.title_en[:1].isupper()]
        assert small == []
        assert [limit.name for _, limit in _limits(loaded.editions) if limit.title.endswith(tuple("。，；"))] == []

    def test_each_edition_sets_limits_and_says_how_it_counts(self, loaded: LoadedPack) -> None:
        assert [edition.act for edition in loaded.editions if not edition.limits] == []
        assert [edition.act for edition in loaded.editions if edition.daycount is None] == []

    def test_each_edition_was_known_before_it_was_in_force(self, loaded: LoadedPack) -> None:
        dated = [edition for edition in loaded.editions if edition.in_force != UNSTATED]
        assert [one.act for one in dated if one.known is None or one.known > one.in_force] == []

    def test_each_edition_has_a_note(self, loaded: LoadedPack) -> None:
        assert [edition.act for edition in loaded.editions if not edition.note] == []

    def test_each_limit_is_of_a_clause_of_the_plan(self, loaded: LoadedPack, rules: Rules) -> None:
        clauses = {clause.id for clause in rules.clauses}
        assert [limit.name for _, limit in _limits(loaded.editions) if limit.clause not in clauses] == []

    def test_each_fault_says_how_grave_it_is(self, loaded: LoadedPack, rules: Rules) -> None:
        assert {fault.code for fault in loaded.faults} - set(rules.gravities) == set()

    def test_what_was_left_out_of_each_text_is_told(self, loaded: LoadedPack) -> None:
        self.about["claimed"] = "yes" if self.coverage else ""
        if self.coverage:
            texts = _left_out(self.coverage)
            told = [edition for edition in loaded.editions if texts.get(edition.act, "").startswith(edition.title)]
            assert set(texts) - {edition.act for edition in told} == set()
            assert {edition.title for edition in loaded.editions} - {edition.title for edition in told} == set()

    def test_procedures_and_registers_are_named_in_both_languages(self, pack: Pack) -> None:
        assert [one.name for one in pack.procedures if not (one.title and one.title_en)] == []
        assert [one.name for one in pack.registers if not (one.title and one.title_en)] == []

    def test_its_faults_can_be_said_in_both_languages(self, checked: Checked) -> None:
        said = [load_messages(lang).error(fault) for lang in LANGS for fault in checked.faults]
        assert all(said)


class Placed(Stated):
    """Hold each limit of a pack to binding in its region, and nowhere else."""

    part = "place"

    def test_each_limit_binds_in_its_region_and_below(self, loaded: LoadedPack, rules: Rules) -> None:
        places = [(*one, code) for one in _limits(_standing(loaded, rules)) for code in within(one[0].region)]
        ruled = [(*one, _ruled(rules, *one, on=self.on)) for one in places]
        assert [f"{limit.name} in {code}" for edition, limit, code, found in ruled if not _speaks(edition, found)] == []

    def test_no_limit_binds_elsewhere(self, pack: Pack, loaded: LoadedPack, rules: Rules) -> None:
        own, code = _standing(loaded, rules), elsewhere(pack.region)
        ruled = [(limit.name, _ruled(rules, edition, limit, code, on=self.on)) for edition, limit in _limits(own)]
        assert [name for name, found in ruled if found is not None and found.edition in own] == []


class Lived(Conformance):
    """Hold the procedures of a pack to finding nothing where everything was done in time and in order."""

    part = "procedures"

    #: Facts of steps that hang together, by procedure, in place of those drawn by their types.
    facts: ClassVar[Mapping[str, OwnFacts]] = {}

    def test_lawful_histories_bring_no_finding(self, pack: Pack, rules: Rules) -> None:
        self.about["claimed"] = "yes" if pack.procedures else ""
        for procedure in pack.procedures:
            lawful(procedure, evolve(rules, checks=pack.checks), self.facts.get(procedure.name, {}))

    def test_each_procedure_can_be_described(self, pack: Pack, rules: Rules) -> None:
        self.about["claimed"] = "yes" if pack.procedures else ""
        seen = rules.at(rules.calendar.settled_through)
        assert [one.name for one in pack.procedures if seen.procedure(one.name) is None] == []


def lawful(procedure: Procedure, rules: Rules, facts: OwnFacts) -> None:
    """Draw histories in which everything was done in time and in order, and judge them under the pack's own checks."""

    @settings(
        max_examples=gear(5, 25, 100),
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(histories(procedure, rules=rules, facts=facts))
    def clean(case: Case) -> None:
        assert [finding.key for finding in judge(case.snapshot, case.timeline)] == []

    clean()


class ProvinceConformance(Placed, Lived):
    """Hold the law of a province, or of a county, to its contract.

    Write the fixture ``pack``: the Pack, as the plugin offers it. Where limits stand in its acts for which no procedure
    asks, name them in ``unused``; where the periods of its texts are counted, name the folder of what was left out in
    ``coverage``.
    """

    kind = "province"

    @pytest.fixture
    def pack(self) -> Pack:
        """Give the pack; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: pack")

    @pytest.fixture
    def loaded(self, pack: Pack) -> LoadedPack:
        """Read what the pack brings."""
        return load(pack)

    @pytest.fixture
    def checked(self, pack: Pack) -> Checked:
        """Check the pack as ``lawadmin pack check`` does."""
        return _once(pack, f"checked {self.on}", lambda: check_pack(pack, Against(lambda: (nation(),), self.on)))

    @pytest.fixture
    def rules(self, pack: Pack) -> Rules:
        """Bind the pack beside the law of the nation."""
        return _once(pack, "rules", lambda: bind((nation(), load(pack)), region=pack.region))


@cache
def nation() -> LoadedPack:
    """Read the law of the nation, once a run."""
    return load(lawadmin_pack())


_made: dict[tuple[int, str], tuple[Pack, object]] = {}


def _once(pack: Pack, what: str, make: Callable[[], Value]) -> Value:
    """Make what takes seconds once for a pack, as long as its fixture gives the same one each time."""
    kept, value = _made.get((id(pack), what), (None, None))
    if kept is not pack:
        value = make()
        _made[id(pack), what] = pack, value
    return cast(Value, value)


def _limits(editions: Iterable[Edition]) -> list[tuple[Edition, Limit]]:
    return [(edition, limit) for edition in editions for limit in edition.limits]


def _untitled(edition: Edition) -> list[str]:
    limits = [f"{edition.act}/{limit.name}" for limit in edition.limits if not (limit.title and limit.title_en)]
    return sorted(set(limits))


def _left_out(folder: Path) -> dict[str, str]:
    """Name, by act, the text of which a file says what was left out; each line of each file is read."""
    names = sorted(path.name for path in folder.glob("*.toml"))
    return {name.removesuffix(".toml"): one.text for name, one in zip(names, load_coverage(folder), strict=True)}


def _standing(loaded: LoadedPack, rules: Rules) -> list[Edition]:
    """List the editions of a pack, each until the next one of its act."""
    own = {(edition.act, edition.in_force, edition.region) for edition in loaded.editions}
    return [edition for edition in rules.lawbook if (edition.act, edition.in_force, edition.region) in own]


def _ruled(rules: Rules, edition: Edition, limit: Limit, code: str, *, on: date) -> Ruled | None:
    """Look up in a region what binds in the place of a limit, in matters of its traits and organs of its line.

    The day is ``on``, or the nearest on which the edition is in force.
    """
    day = min(max(edition.in_force, on), edition.until or date.max)
    place = Place(regions_of(code), min(edition.lines, default=""))
    found = rules.lawbook.limit(edition.amends or edition.act, limit.name, day, place=place, traits=limit.when)
    return found if isinstance(found, Ruled) else None


def _speaks(edition: Edition, found: Ruled | None) -> bool:
    """Tell whether an edition was found, or one that speaks for a part of its region."""
    return found is not None and (found.edition == edition or len(found.edition.region) > len(edition.region))
