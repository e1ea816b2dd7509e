"""From a configuration to rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawadmin.converters.config import Config
from lawadmin.errors import NotInstalled, Problems
from lawadmin.hookspecs import Pack
from lawadmin.plugins import load_rules, make_plugins, rules_of
from lawadmin.regimes.functions.licensing import LICENSING
from plugins.samples import Raises, returning

LICENSING_SD = LICENSING.amend(name="licensing-sd", replaces="licensing", without=("renew",))
PROVINCE = Pack("province", "37", procedures=(LICENSING_SD,))


def test_rules_are_loaded_from_the_house_alone() -> None:
    rules = load_rules()
    assert "licensing" in rules.procedures
    assert len(rules.clauses) == 30


def test_rules_are_those_of_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "lawadmin.toml"
    path.write_text('region = "37"', encoding="utf-8")
    assert load_rules(path).region == "37"
    assert load_rules(None, {"LAWADMIN_CONFIG": str(path)}).region == "37"


def test_rules_are_not_loaded_without_a_plugin_that_may_hold_law(tmp_path: Path) -> None:
    path = tmp_path / "lawadmin.toml"
    path.write_text('plugins = ["no-such-county"]', encoding="utf-8")
    with pytest.raises(Problems) as lost:
        load_rules(path)
    assert [type(fault) for fault in lost.value] == [NotInstalled]
    assert lost.value.where == str(path)


def test_what_the_other_plugins_brought_binds() -> None:
    assert "licensing" in rules_of(make_plugins(also={"bad": Raises()}), Config()).procedures


def test_a_procedure_is_replaced_only_with_the_word_of_the_configuration() -> None:
    plugins = make_plugins(also={"province": returning("lawadmin_pack", PROVINCE)})
    with pytest.raises(Problems) as unasked:
        rules_of(plugins, Config(file="lawadmin.toml"))
    assert 'Write [replace] licensing = "licensing-sd"' in str(unasked.value)
    rules = rules_of(plugins, Config(replace={"licensing": "licensing-sd"}))
    assert rules.procedures["licensing"].name == "licensing-sd"
    with pytest.raises(Problems, match="faults") as nothing:
        rules_of(make_plugins(), Config(replace={"licensing": "licensing-sd"}))
    assert "no plugin brings a procedure licensing-sd" in str(nothing.value)


def test_every_fault_of_every_pack_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text("clause = 5", encoding="utf-8")
    bad = {name: returning("lawadmin_pack", Pack(name, tables=tmp_path)) for name in ("first", "second")}
    with pytest.raises(Problems) as refused:
        rules_of(make_plugins(also=bad), Config())
    assert len(list(refused.value)) == 2


def test_the_county_states_its_own_plan(tmp_path: Path) -> None:
    file = tmp_path / "lawadmin.toml"
    file.write_text("[plan]\nsince = 2024-01-01\nterms = {evaluate = 45}\n", encoding="utf-8")
    plan = next(edition for edition in load_rules(file).lawbook if edition.act == "county-plan")
    evaluate = next(limit for limit in plan.limits if limit.name == "evaluate")
    assert plan.in_force == date(2024, 1, 1)
    assert evaluate.amount is not None
    assert evaluate.amount.number == 45
    unstated = next(edition for edition in load_rules().lawbook if edition.act == "county-plan")
    assert unstated.in_force == date.max


def test_a_plan_without_its_first_day_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lawadmin.toml"
    file.write_text("[plan]\nterms = {evaluate = 45}\n", encoding="utf-8")
    with pytest.raises(Problems) as caught:
        load_rules(file)
    assert [fault.fields["reason"] for fault in caught.value] == ["since is missing"]
