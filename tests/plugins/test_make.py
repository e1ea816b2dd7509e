"""Plugins: each called by itself; what fails is told and stops nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic
from types import MappingProxyType

import pytest

from lawadmin.errors import ConfigError, Failed, Incompatible, NameClash, NoStore, NotInstalled, Unsupported
from lawadmin.hookspecs import LawadminSpec, Pack, Renderer
from lawadmin.plugins import HOOKS, Plugins, make_plugins
from plugins import samples
from plugins.samples import (
    Empty,
    Exits,
    Good,
    Hangs,
    Interrupts,
    Misspelt,
    Raises,
    SaysNothing,
    WantsMore,
    installed,
    open_mail,
    plain,
    returning,
)


@pytest.fixture(autouse=True)
def _release() -> Iterator[None]:
    samples.RELEASE.clear()
    yield
    samples.RELEASE.set()


def made(**plugins: object) -> Plugins:
    return make_plugins(also=plugins, deadline=1.0)


def test_the_house_brings_its_own() -> None:
    plugins = make_plugins()
    assert plugins.failures == ()
    assert [pack.name for pack in plugins.packs] == ["national"]
    assert "sqlite" in plugins.stores
    assert "console" in plugins.notifiers
    house = [one for one in plugins.installed if one.enabled]
    assert {one.distribution for one in house} == {"lawadmin"}
    assert all(one.name.startswith("lawadmin.defaults.") and one.hooks for one in house)


def test_a_plugin_may_bring_everything() -> None:
    plugins = made(good=Good())
    assert plugins.failures == ()
    assert [pack.name for pack in plugins.packs] == ["national", "good"]
    assert "nothing" in plugins.stores
    assert plugins.notifiers["mail"] is open_mail
    assert plugins.renderers["plain"] == Renderer(plain, "text/plain", ".txt")
    assert [(offer.plugin, offer.name) for offer in plugins.observers] == [("good", "good 1")]
    (good,) = (one for one in plugins.installed if one.name == "good")
    assert good.hooks == tuple(sorted(HOOKS))


def test_every_hook_is_documented() -> None:
    assert len(HOOKS) == 5
    assert all(getattr(LawadminSpec, hook).__doc__ for hook in HOOKS)


def test_registries_are_frozen() -> None:
    plugins = made(good=Good())
    registries = (plugins.stores, plugins.notifiers, plugins.renderers)
    assert all(isinstance(registry, MappingProxyType) for registry in registries)


def test_two_sets_share_nothing() -> None:
    assert "plain" in made(good=Good()).renderers
    assert "plain" not in made().renderers


@pytest.mark.parametrize(
    ("plugin", "hook", "reason"),
    [
        (Raises(), "lawadmin_pack", "ZeroDivisionError"),
        (Exits(), "lawadmin_pack", "SystemExit"),
        (Hangs(), "lawadmin_stores", "TimeoutError"),
        (returning("lawadmin_pack", {"name": "x"}), "lawadmin_pack", "WrongType"),
        (returning("lawadmin_stores", [open_mail]), "lawadmin_stores", "WrongType"),
        (returning("lawadmin_stores", {"x": 5}), "lawadmin_stores", "WrongType"),
        (returning("lawadmin_notifiers", {5: open_mail}), "lawadmin_notifiers", "WrongType"),
        (returning("lawadmin_notifiers", {"": open_mail}), "lawadmin_notifiers", "WrongType"),
        (returning("lawadmin_renderers", {"x": plain}), "lawadmin_renderers", "WrongType"),
        (returning("lawadmin_observers", "x"), "lawadmin_observers", "WrongType"),
        (returning("lawadmin_observers", [5]), "lawadmin_observers", "WrongType"),
        (returning("lawadmin_observers", 5), "lawadmin_observers", "WrongType"),
    ],
)
def test_one_failing_hook_is_told_and_stops_nothing(plugin: object, hook: str, reason: str) -> None:
    began = monotonic()
    plugins = made(bad=plugin, good=Good())
    assert monotonic() - began < 5
    (failure,) = plugins.failures
    assert isinstance(failure, Failed)
    said = failure.fields
    assert (said["plugin"], said["hook"], said["reason"]) == ("bad", hook, reason)
    assert "hunter2" not in str(failure)
    assert "plain" in plugins.renderers
    assert "good" in [pack.name for pack in plugins.packs]


def test_the_other_hooks_of_a_failing_plugin_are_called() -> None:
    assert "other" in made(bad=Raises()).renderers


def test_the_user_may_interrupt() -> None:
    with pytest.raises(KeyboardInterrupt):
        made(bad=Interrupts())


def test_a_hook_may_return_nothing() -> None:
    plugins = made(silent=SaysNothing(), none=returning("lawadmin_stores", None))
    assert plugins.failures == ()


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        (Misspelt(), "Did you mean 'lawadmin_pack'?"),
        (WantsMore(), "region"),
        (Empty(), "it implements no hook"),
    ],
)
def test_a_plugin_that_does_not_fit_is_left_out(plugin: object, said: str) -> None:
    plugins = made(bad=plugin, good=Good())
    (failure,) = plugins.failures
    assert isinstance(failure, Incompatible)
    assert failure.fields["plugin"] == "bad"
    assert said in str(failure)
    assert "plain" in plugins.renderers


@pytest.mark.parametrize(
    ("rival", "name"),
    [
        (returning("lawadmin_pack", Pack("good")), "pack good"),
        (returning("lawadmin_pack", Pack("national")), "pack national"),
        (returning("lawadmin_stores", {"sqlite": samples.open_nothing}), "scheme sqlite"),
        (returning("lawadmin_notifiers", {"mail": open_mail}), "channel mail"),
        (returning("lawadmin_renderers", {"plain": Renderer(plain, "text/plain", ".txt")}), "format plain"),
    ],
)
def test_two_that_claim_one_name_are_both_named(rival: object, name: str) -> None:
    plugins = made(good=Good(), rival=rival)
    (fault,) = plugins.failures
    assert isinstance(fault, NameClash)
    assert fault.fields["name"] == name
    assert fault.fields["second"] == "rival"


def test_what_two_claim_is_neither_ones_and_the_rest_stays(tmp_path: Path) -> None:
    plugins = made(good=Good(), rival=returning("lawadmin_notifiers", {"mail": open_mail, "sms": open_mail}))
    assert set(plugins.notifiers) == {"console", "sms"}
    with pytest.raises(NameClash, match="'good' and 'rival' both claim 'channel mail'"):
        plugins.open_notifier("mail", {})


def test_what_the_house_claims_stays_with_it(tmp_path: Path) -> None:
    plugins = made(rival=returning("lawadmin_stores", {"sqlite": samples.open_nothing}))
    with closing(plugins.open_store(f"sqlite:{tmp_path / 'a.db'}", create=True)) as store:
        assert "append" in store.can
    assert plugins.brought["scheme sqlite"] == "lawadmin.defaults.sqlite"


def test_a_plugin_may_not_bear_the_name_of_another() -> None:
    plugins = made(**{"lawadmin.defaults.sqlite": Good()})
    (fault,) = plugins.failures
    assert isinstance(fault, NameClash)
    assert fault.fields["name"] == "plugin lawadmin.defaults.sqlite"
    assert "sqlite" in plugins.stores
    assert "plain" not in plugins.renderers


def test_a_store_is_opened_by_its_scheme(tmp_path: Path) -> None:
    plugins = made(good=Good())
    with closing(plugins.open_store(f"sqlite:{tmp_path / 'a.db'}", create=True)) as store:
        assert "append" in store.can
    with pytest.raises(NoStore):
        plugins.open_store(f"sqlite:{tmp_path / 'b.db'}")
    with pytest.raises(ConfigError, match=r"Did you mean 'sqlite'\?"):
        plugins.open_store("sqlit:a.db")
    with pytest.raises(Failed, match="ZeroDivisionError") as failed:
        plugins.open_store("nothing:hunter2")
    assert "hunter2" not in str(failed.value)


def test_a_store_that_is_only_read_is_not_opened_to_append(tmp_path: Path) -> None:
    plugins = made(good=Good())
    with closing(plugins.open_writable(f"sqlite:{tmp_path / 'a.db'}", create=True)) as store:
        assert store.outcome("c1") is None
    with pytest.raises(Unsupported, match="append"):
        plugins.open_writable("ledger:")
    assert samples.LEDGER.closed
    assert plugins.open_store("ledger:").can == frozenset()


# -- plugins as distributions


COUNTY = """
from lawadmin.hookspecs import Pack, hookimpl

@hookimpl
def lawadmin_pack():
    return Pack("county")
"""


def test_an_installed_plugin_works_only_when_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, "county", COUNTY)
    installed(tmp_path, "broken", "import no_such_driver")
    monkeypatch.syspath_prepend(tmp_path)
    unnamed = make_plugins()
    assert [pack.name for pack in unnamed.packs] == ["national"]
    (known,) = (one for one in unnamed.installed if one.name == "county")
    assert (known.distribution, known.version, known.enabled, known.hooks) == ("county", "2.1", False, ())
    assert "county_module" not in sys.modules
    named = make_plugins(["county", "broken", "county"])
    assert [pack.name for pack in named.packs] == ["national", "county"]
    (failure,) = named.failures
    assert (failure.fields["plugin"], failure.fields["hook"]) == ("broken", "load")
    assert failure.fields["reason"] == "ModuleNotFoundError: no_such_driver"


def test_a_plugin_that_is_not_installed_is_told() -> None:
    (failure,) = make_plugins(["no-such-county"]).failures
    assert isinstance(failure, NotInstalled)
    assert failure.fields["plugin"] == "no-such-county"


def test_two_distributions_may_not_claim_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, "county", COUNTY, "first")
    installed(tmp_path, "county", COUNTY, "second")
    monkeypatch.syspath_prepend(tmp_path)
    unnamed = make_plugins()
    assert unnamed.failures == ()
    assert [(one.fields["first"], one.fields["second"]) for one in unnamed.claims] == [("first 2.1", "second 2.1")]
    assert [one.distribution for one in unnamed.installed if one.name == "county"] == ["first", "second"]
    named = make_plugins(["county"])
    assert list(map(str, named.failures)) == list(map(str, named.claims))
    assert [pack.name for pack in named.packs] == ["national"]
    assert not any(one.enabled for one in named.installed if one.name == "county")
