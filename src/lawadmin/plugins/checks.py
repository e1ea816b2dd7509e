"""Stand before the checks of a pack, so that one that breaks is told with its plugin and stops nothing else.

Checks are called a hundred thousand times in a review and get no deadline; they are pure, and what they are given is
frozen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from time import monotonic
from typing import TypeVar

from attrs import evolve, frozen

from lawadmin.errors import LawAdminError
from lawadmin.hookspecs import Pack
from lawadmin.plugins.calls import WrongType, failed, reason_of
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import AnyCheck, Check, Finding, RosterCheck, Row

Value = TypeVar("Value")

#: How many findings one check may bring at once.
MOST = 100_000

HOUSE = "lawadmin.defaults."


def guarded(plugin: str, pack: Pack) -> Pack:
    """Give a pack whose checks raise no error but the house's own; the house's pack is taken as it is."""
    if plugin.startswith(HOUSE) or not pack.checks:
        return pack
    return evolve(pack, checks=tuple(_guarded(plugin, check) for check in pack.checks))


@frozen
class _Guard:
    """Hold whose check it is."""

    plugin: str
    check: str

    def call(self, function: Callable[[], Value]) -> Value:
        began = monotonic()
        try:
            return function()
        except LawAdminError:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 a check may raise anything
            raise failed(self.plugin, f"check {self.check}", reason_of(error), monotonic() - began) from None

    def findings(self, found: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        return self.call(lambda: _listed(found()))


def _guarded(plugin: str, check: AnyCheck) -> AnyCheck:
    guard = _Guard(plugin, check.id)
    if isinstance(check, Check):
        run = check.run
        return evolve(check, run=lambda seen, timeline: guard.findings(lambda: run(seen, timeline)))
    if isinstance(check, RosterCheck):
        look = check.run
        return evolve(check, run=lambda seen: guard.findings(lambda: look(seen)))
    gather, settle = check.gather, check.settle

    def gathered(seen: Snapshot, timeline: Timeline) -> Row | None:
        return guard.call(lambda: gather(seen, timeline))

    return evolve(check, gather=gathered, settle=lambda seen, rows: guard.findings(lambda: settle(seen, rows)))


def _listed(found: object) -> tuple[Finding, ...]:
    if not isinstance(found, Iterable):
        raise WrongType("it gives no findings")
    listed = tuple(islice(found, MOST + 1))
    if len(listed) > MOST:
        raise WrongType(f"more than {MOST} findings at once")
    if not all(isinstance(one, Finding) for one in listed):
        raise WrongType("it gives something else than findings")
    return listed
