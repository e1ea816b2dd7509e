"""What is called later: stores, their outboxes and checks raise no error but the house's own, and tell no secret."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Never, cast

import pluggy
import pytest

from lawadmin.converters.config import Config
from lawadmin.errors import ConfigError, Failed, LawAdminError, OutcomeUnknown, StoreError
from lawadmin.hookspecs import Command, Outcome, Pack, Receipt, Secret
from lawadmin.plugins import Plugins, make_plugins, rules_of
from lawadmin.plugins.contract import Retiring, fit
from lawadmin.plugins.make import ageing
from lawadmin.records.events import CHINA
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Timeline
from lawadmin.rules.values import AnyCheck, Check, CountyCheck, Finding, RosterCheck
from lawadmin.testing.conformance.notifiers import Receiver, notice
from lawadmin.testing.memory import MemoryStore
from plugins.samples import returning

SECRET = Secret("hunter2")
DAY = date(2026, 6, 30)
COMMAND = Command("c1", Matter("m1", "licensing", "o1"))


def broken(*_: object, **__: object) -> Never:
    raise sqlite3.OperationalError("张甲 hunter2")


def exits(*_: object, **__: object) -> Never:
    sys.exit(3)


def opened(**methods: Callable[..., object]) -> Plugins:
    """Give plugins whose store breaks in some methods, and is whole in all others."""
    whole = MemoryStore()
    names = [name for name in dir(whole) if not name.startswith("_")]
    store = SimpleNamespace(**{name: getattr(whole, name) for name in names} | methods)
    return make_plugins(
        also={"bad": returning("lawadmin_stores", {"bad": lambda url, *, secret=None, create=False: store})}
    )


def breaks_off(*_: object, **__: object) -> Iterator[object]:
    yield "first"
    broken()


@pytest.mark.parametrize("fault", [broken, exits])
def test_an_error_on_write_leaves_the_outcome_unknown(fault: Callable[..., object]) -> None:
    with closing(opened(append=fault).open_writable("bad:")) as store, pytest.raises(OutcomeUnknown) as told:
        store.append(COMMAND)
    assert "hunter2" not in str(told.value)
    assert told.value.fields["reason"] in ("OperationalError", "SystemExit")


def test_an_error_on_reading_is_laid_to_the_plugin() -> None:
    with closing(opened(roster=broken).open_store("bad:")) as store, pytest.raises(Failed) as told:
        store.roster()
    said = told.value.fields
    assert (said["plugin"], said["hook"], said["reason"]) == ("bad", "store.roster", "OperationalError")


def test_a_stream_that_breaks_off_is_laid_to_the_plugin() -> None:
    with closing(opened(matters=breaks_off).open_store("bad:")) as store:
        stream = store.matters()
        next(stream)
        with pytest.raises(Failed, match=r"store\.matters"):
            next(stream)


def test_an_outbox_is_guarded_like_its_store() -> None:
    with closing(opened(outbox=lambda: SimpleNamespace(put=broken, claim=broken)).open_writable("bad:")) as store:
        with pytest.raises(OutcomeUnknown):
            store.outbox().put([])
        with pytest.raises(OutcomeUnknown):
            store.outbox().claim(1, timedelta(1), now=datetime(2026, 6, 30, tzinfo=CHINA))


def test_what_goes_well_is_not_touched() -> None:
    with closing(opened().open_writable("bad:")) as store:
        assert store.append(COMMAND).version == 0
        assert [record.matter.id for _, record in store.matters()] == ["m1"]
        with pytest.raises(StoreError):
            store.append(Command("c1", Matter("m2", "licensing", "o1")))


# -- secrets


def tells(settings: object, *, secret: Secret | None = None) -> object:
    assert secret is not None
    raise ConfigError(reason=f"the token {secret.reveal()} is refused", remedy="Check it")


def echoes(settings: object, *, secret: Secret | None = None) -> object:
    assert secret is not None
    receipt = Receipt(Outcome.REFUSED, secret.reveal(), f"401 {secret.reveal()}")
    return SimpleNamespace(send=lambda notice, *, timeout: receipt)


def test_an_error_that_tells_the_secret_is_not_passed_on() -> None:
    plugins = make_plugins(also={"bad": returning("lawadmin_notifiers", {"bad": tells})})
    with pytest.raises(LawAdminError) as told:
        plugins.open_notifier("bad", {}, secret=SECRET)
    assert "hunter2" not in str(told.value)
    assert told.value.fields["reason"] == "ConfigError: it told a secret"


def test_a_receipt_that_tells_the_secret_is_masked() -> None:
    plugins = make_plugins(also={"bad": returning("lawadmin_notifiers", {"bad": echoes})})
    notifier = plugins.open_notifier("bad", {}, secret=SECRET)
    receipt = notifier.send(notice(Receiver(lambda: notifier, list)), timeout=5)
    assert receipt == Receipt(Outcome.REFUSED, "masked", "masked")
    assert "hunter2" not in repr(notifier)


# -- checks


def checked(*checks: AnyCheck) -> Pack:
    return make_plugins(also={"bad": returning("lawadmin_pack", Pack("bad", "37", checks=checks))}).packs[-1]


@pytest.mark.parametrize(("fault", "reason"), [(broken, "OperationalError"), (exits, "SystemExit")])
def test_a_check_that_breaks_is_told_with_its_plugin(fault: Callable[..., Never], reason: str) -> None:
    one, roster, county = checked(
        Check("c1", "2.1.1", fault), RosterCheck("c2", "2.1.1", fault), CountyCheck("c3", "2.1.1", fault, fault)
    ).checks
    assert isinstance(one, Check)
    assert isinstance(roster, RosterCheck)
    assert isinstance(county, CountyCheck)
    seen = rules_of(make_plugins(), Config()).at(DAY)
    timeline = Timeline(Matter("m1", "licensing", "o1"), ())
    calls: list[Callable[[], object]] = [
        lambda: one.run(seen, timeline),
        lambda: roster.run(seen),
        lambda: county.gather(seen, timeline),
        lambda: county.settle(seen, ()),
    ]
    for number, call in zip((1, 2, 3, 3), calls, strict=True):
        with pytest.raises(Failed) as told:
            call()
        said = told.value.fields
        assert (said["plugin"], said["hook"], said["reason"]) == ("bad", f"check c{number}", reason)


def test_a_check_that_finds_something_else_is_told() -> None:
    (one,) = checked(RosterCheck("c1", "2.1.1", lambda seen: [cast(Finding, "text")])).checks
    assert isinstance(one, RosterCheck)
    with pytest.raises(Failed, match="something else than findings"):
        one.run(rules_of(make_plugins(), Config()).at(DAY))


# -- other versions


class Spec:
    def send(self, notice: object, *, timeout: float, region: str = "") -> None:
        """Send."""


def test_a_signature_is_held_against_the_specification() -> None:
    assert fit(lambda notice, *, timeout, region: None, Spec.send).older is False
    assert fit(lambda notice, **more: None, Spec.send).older is False
    assert fit(lambda *given, **more: None, Spec.send).older is False
    assert fit(lambda notice: None, Spec.send).lacks == ("timeout", "region")
    assert fit(lambda: None, Spec.send).spare == 1
    assert fit(lambda notice, county, *, timeout, region, town: None, Spec.send).asks == ("county", "town")
    assert fit(print, Spec.send).asks == ()


def test_an_argument_that_will_go_is_remarked_on_who_takes_it() -> None:
    goes = Retiring("Spec.send", "region", "0.2", "0.4", "route")
    assert fit(lambda notice, *, timeout, region: None, Spec.send, (goes,)).retiring == (goes,)
    assert fit(lambda notice, *, timeout: None, Spec.send, (goes,)).retiring == ()


def test_an_argument_of_a_hook_that_will_go_is_remarked() -> None:
    class Hooks:
        @pluggy.HookspecMarker("x")(warn_on_impl_args={"region": DeprecationWarning("use organ")})
        def lawadmin_later(self, region: str, organ: str) -> None:
            """Come later."""

    class Old:
        @pluggy.HookimplMarker("x")
        def lawadmin_later(self, region: str) -> None:
            """Take what will go."""

    manager = pluggy.PluginManager("x")
    manager.add_hookspecs(Hooks)
    with pytest.warns(DeprecationWarning, match="use organ"):
        manager.register(Old(), "old")
    (remark,) = ageing("old", manager)
    assert (remark.what, [(one.argument, one.instead) for one in remark.retiring]) == (
        "lawadmin_later", [("region", "use organ")]
    )  # fmt: skip
