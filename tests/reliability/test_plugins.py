"""Twelve faults of plugins, in each of three kinds of hooks: the others go on, and who, why and how long is told.

Prints a table of what was told.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from time import monotonic
from types import SimpleNamespace

import pytest
from _pytest._io import TerminalWriter
from attrs import frozen

from lawadmin.errors import Incompatible, LawAdminError, NameClash
from lawadmin.hookspecs import Notice, Outcome, Receipt, Report, Reviewed, hookimpl
from lawadmin.plugins import Plugins, make_plugins
from plugins.samples import LEDGER, Good, installed
from reliability import faulty_plugins as faulty
from reliability.faulty_plugins import HOOK, LATER, RELEASE, Endless, answering, brought, later

DEADLINE = 1.0
AMPLE = 20.0
"""Seconds that show that a call ends."""

KINDS = tuple(HOOK)
NOTICE = Notice("k1", "bad", "o1", "M-1", "M-1 2026-04-01")
REPORT = Report("云溪县", date(2026, 6, 30), date(2026, 6, 30), "digest", 0, (), ())

Bad = tuple[Plugins, str]


@frozen
class Told:
    """Hold what was told of a fault."""

    plugin: str
    hook: str
    reason: str
    seconds: str


ROWS: dict[tuple[str, str], Told] = {}


@pytest.fixture(autouse=True)
def _release() -> Iterator[None]:
    RELEASE.clear()
    yield
    RELEASE.set()


@pytest.fixture(scope="module", autouse=True)
def _table(request: pytest.FixtureRequest) -> Iterator[None]:
    make_plugins()  # imports the house, which takes longer than a deadline that shows a hang
    yield
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        _print(request.config.get_terminal_writer())


def _print(writer: TerminalWriter) -> None:
    writer.line(f"\n{'fault':26}{'hooks':11}{'plugin':16}{'hook':20}{'seconds':9}reason")
    for (fault, kind), told in sorted(ROWS.items()):
        writer.line(f"{fault:26}{kind:11}{told.plugin:16}{told.hook:20}{told.seconds:9}{told.reason[:60]}")
    writer.line(f"{len({fault.removesuffix(', later') for fault, _ in ROWS})} faults, {len(ROWS)} cases")


def told(failure: LawAdminError) -> Told:
    said = {name: str(value) for name, value in failure.fields.items()}
    reason = said.get("reason") or f"{type(failure).__name__}: {said['name']}"
    who = said.get("plugin") or said["second"]
    return Told(who, said.get("hook", ""), reason, said.get("seconds", ""))


def made(bad: object) -> Plugins:
    began = monotonic()
    plugins = make_plugins(also={"bad": bad, "good": Good()}, deadline=DEADLINE)
    assert monotonic() - began < AMPLE
    others_run(plugins)
    return plugins


def others_run(plugins: Plugins) -> None:
    """Show that what the good one brought is there and works, and the house's own as well."""
    assert plugins.open_store("ledger:").can == frozenset()
    assert plugins.open_notifier("mail", {}).send(NOTICE, timeout=1).outcome is Outcome.SENT
    assert plugins.render("plain", REPORT, lang="zh").value == "云溪县 zh".encode()
    assert plugins.render("json", REPORT, lang="en").value
    assert [pack.name for pack in plugins.packs] == ["national", "good"]


def at_start(plugins: Plugins, kind: str) -> Told:
    (failure,) = plugins.failures
    assert "bad" not in getattr(plugins, kind)
    return told(failure)


def at_call(plugins: Plugins, kind: str) -> Told:
    """Call what the bad one brought; the failure is raised, or in the receipt."""
    assert plugins.failures == ()
    began = monotonic()
    failed = called(plugins, kind)
    assert monotonic() - began < AMPLE
    others_run(plugins)
    return failed


def called(plugins: Plugins, kind: str) -> Told:
    if kind == "renderers":
        failure = plugins.render("bad", REPORT, lang="zh", deadline=DEADLINE).failure
        assert failure is not None
        return told(failure)
    if kind == "stores":
        with pytest.raises(LawAdminError) as raised:
            plugins.open_store("bad:hunter2", deadline=DEADLINE)
        return told(raised.value)
    began = monotonic()
    receipt = plugins.open_notifier("bad", {}).send(NOTICE, timeout=DEADLINE)
    assert receipt.outcome is Outcome.UNKNOWN
    return Told("bad", "send", receipt.reason, f"{monotonic() - began:.2f}")


# -- at the call of the hook, and at the call of what it brought


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("fault", "body", "reason"),
    [
        ("raises", faulty.raises, "ZeroDivisionError"),
        ("SystemExit", faulty.exits, "SystemExit"),
        ("hangs", faulty.hangs, "TimeoutError"),
        ("wrong type", faulty.gives_text, "WrongType"),
        ("missing dependency", faulty.misses_a_driver, "ModuleNotFoundError: no_such_driver"),
    ],
)
def test_a_fault_at_start_and_at_a_call(kind: str, fault: str, body: faulty.Body, reason: str) -> None:
    start = at_start(made(answering(kind, body)), kind)
    call = at_call(made(later(kind, body)), kind)
    assert (start.plugin, start.hook, start.reason) == ("bad", HOOK[kind], reason)
    assert (call.plugin, call.hook, call.reason[: len(reason)]) == ("bad", LATER[kind], reason)
    assert float(start.seconds) < AMPLE
    assert "hunter2" not in start.reason + call.reason
    ROWS[fault, kind] = start
    ROWS[f"{fault}, later", kind] = call


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_may_be_brought_and_what_gives_nothing_is_told(kind: str) -> None:
    silent = made(answering(kind, faulty.gives_none))
    assert silent.failures == ()
    call = at_call(made(later(kind, faulty.gives_none)), kind)
    assert call.reason.startswith("WrongType: ")
    ROWS["None", kind] = call


@pytest.mark.parametrize("kind", KINDS)
def test_a_huge_answer_is_bounded(kind: str) -> None:
    start = at_start(made(answering(kind, lambda: Endless(next(iter(brought(kind, faulty.raises).values()))))), kind)
    assert start.reason == "WrongType: more than 1000 things at once"
    ROWS["huge", kind] = start


def test_a_huge_document_is_not_taken() -> None:
    call = at_call(made(later("renderers", faulty.writes_much)), "renderers")
    assert call.reason == "WrongType: the document has more than 512 MiB"
    ROWS["huge, later", "renderers"] = call


def test_of_a_huge_receipt_little_is_kept() -> None:
    receipt = made(later("notifiers", faulty.says_much)).open_notifier("bad", {}).send(NOTICE, timeout=AMPLE)
    assert (receipt.outcome, len(receipt.reference), len(receipt.reason)) == (Outcome.SENT, 200, 200)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_handed_over_is_changed_by_nobody(kind: str) -> None:
    changing = faulty.Changing(kind, dict(brought(kind, faulty.raises)))
    plugins = made(changing.plugin())
    before = getattr(plugins, kind)["bad"]
    changing.kept.clear()
    assert getattr(plugins, kind)["bad"] is before
    call = at_call(made(later(kind, faulty.mutates)), kind)
    assert call.reason in ("FrozenInstanceError", "AttributeError", "TypeError")
    assert Notice("k1", "bad", "o1", "M-1", "M-1 2026-04-01") == NOTICE
    ROWS["mutates", kind] = call


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_imported_is_told(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"broken{kind}"
    installed(tmp_path, name, f"from lawadmin.hookspecs import no_such_{kind}\n")
    monkeypatch.syspath_prepend(tmp_path)
    plugins = make_plugins([name], also={"good": Good()}, deadline=AMPLE)
    (failure,) = plugins.failures
    others_run(plugins)
    said = told(failure)
    assert (said.plugin, said.hook, said.reason) == (name, "load", "ImportError")
    ROWS["import error", kind] = said


@pytest.mark.parametrize("kind", KINDS)
def test_two_that_claim_a_name_leave_the_others_running(kind: str) -> None:
    rivals = {name: later(kind, faulty.gives_text) for name in ("bad", "worse")}
    plugins = make_plugins(also={**rivals, "good": Good()})
    (failure,) = plugins.failures
    assert isinstance(failure, NameClash)
    assert (failure.fields["first"], failure.fields["second"]) == ("bad", "worse")
    assert "bad" not in getattr(plugins, kind)
    others_run(plugins)
    ROWS["name clash", kind] = told(failure)


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_answers_twice_is_left_out(kind: str) -> None:
    plugins = made(faulty.twice(kind))
    (failure,) = plugins.failures
    assert isinstance(failure, Incompatible)
    said = at_start(plugins, kind)
    assert said.reason == f"it implements {HOOK[kind]} more than once"
    ROWS["duplicate answer", kind] = said


# -- older specifications


def test_a_hook_that_asks_for_more_is_left_out() -> None:
    class WantsARegion:
        @hookimpl
        def lawadmin_stores(self, region: str) -> Mapping[str, object]:
            return {}

    said = at_start(made(WantsARegion()), "stores")
    assert "region" in said.reason


OLDER: Mapping[str, Callable[..., object]] = {
    "stores": lambda url: LEDGER,
    "notifiers": lambda settings: SimpleNamespace(send=lambda notice: Receipt(Outcome.SENT)),
}


def test_an_older_store_is_opened_with_what_it_knows() -> None:
    plugins = made(answering("stores", lambda: {"bad": OLDER["stores"]}))
    assert plugins.open_store("bad:").can == frozenset()
    (remark,) = plugins.remarks
    assert (remark.plugin, remark.what, remark.lacks) == ("bad", "bad", ("secret", "create"))
    with pytest.raises(Incompatible, match="knows no create"):
        plugins.open_store("bad:", create=True)
    ROWS["older spec", "stores"] = Told(remark.plugin, HOOK["stores"], f"works without {', '.join(remark.lacks)}", "")


def test_an_older_notifier_sends_without_a_time_of_its_own() -> None:
    plugins = made(answering("notifiers", lambda: {"bad": OLDER["notifiers"]}))
    assert plugins.open_notifier("bad", {}).send(NOTICE, timeout=1).outcome is Outcome.SENT
    (remark,) = plugins.remarks
    assert remark.lacks == ("secret",)
    ROWS["older spec", "notifiers"] = Told("bad", HOOK["notifiers"], "works without secret, timeout", "")


def test_an_older_renderer_that_knows_no_language_is_refused() -> None:
    plugins = made(later("renderers", lambda report: b"x"))
    said = at_start(plugins, "renderers")
    assert said.reason == "WrongType: render of bad does not take lang"
    ROWS["older spec", "renderers"] = said


def test_a_store_that_lacks_a_method_is_refused() -> None:
    call = at_call(made(later("stores", faulty.opens_half_a_store)), "stores")
    assert call.reason.startswith("WrongType: the store has no matters, roster")


# -- after three failures in a row


def test_a_notifier_that_keeps_failing_is_let_be() -> None:
    sender = made(later("notifiers", faulty.raises)).open_notifier("bad", {})
    outcomes = [sender.send(NOTICE, timeout=1) for _ in range(5)]
    assert [one.outcome for one in outcomes] == [Outcome.UNKNOWN] * 3 + [Outcome.LATER] * 2
    assert [one.reason for one in outcomes] == ["ZeroDivisionError"] * 3 + ["let-be"] * 2


class Deaf:
    """Count how often it is told something, and fail."""

    def __init__(self) -> None:
        self.heard = 0

    def after_review(self, reviewed: object) -> None:
        self.heard += 1
        raise ZeroDivisionError("hunter2")

    def after_append(self, command: object) -> None:
        self.heard += 1


REVIEWED = Reviewed(REPORT.on, REPORT.as_of, "digest", 0, 0)


def test_an_observer_that_keeps_failing_is_let_be() -> None:
    deaf = Deaf()
    plugins = make_plugins(also={"deaf": SimpleNamespace(lawadmin_observers=hookimpl(lambda: [deaf])), "good": Good()})
    told_to = [plugins.tell("after_review", lambda one: one.after_review(REVIEWED)) for _ in range(5)]
    failures = [failure for failed in told_to for failure in failed]
    assert (deaf.heard, len(failures)) == (3, 3)
    assert {(told(one).plugin, told(one).hook, told(one).reason) for one in failures} == {
        ("deaf", "after_review", "ZeroDivisionError")
    }


# -- the end of the process

HANGS = """
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from lawadmin.hookspecs import hookimpl

@hookimpl
def lawadmin_observers():
    return ThreadPoolExecutor(1).submit(Event().wait).result()
"""

RUN = "from lawadmin.cli import script; script()"


@pytest.mark.slow
def test_a_call_that_hangs_does_not_hold_the_end_of_the_command_line(tmp_path: Path) -> None:
    """The pool that the plugin started waits for its thread when the interpreter ends, which would be never."""
    installed(tmp_path, "hanging", HANGS)
    config = tmp_path / "lawadmin.toml"
    config.write_text('plugins = ["hanging"]\nlang = "en"\n', encoding="utf-8")
    command = [sys.executable, "-c", RUN, "--config", str(config), "count", "20 工作日", "--from", "2026-03-04"]
    ran = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=AMPLE * 6,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert ran.returncode == 4, ran.stderr
    assert "2026-04-01" in ran.stdout
    assert "hanging" in ran.stderr
    assert "TimeoutError" in ran.stderr
