"""A case to test with: a matter's record, the snapshot that judges it, and what is to be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Protocol

from attrs import frozen

from lawadmin.records.events import Event, Officer, Outside, Party, facts_as_mapping
from lawadmin.records.timeline import Record, Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding


class Printer(Protocol):
    """Print a value where a test failed; Hypothesis brings one."""

    def text(self, text: str) -> None:
        """Print some text."""

    def break_(self) -> None:
        """Begin a new line."""


@frozen(repr=False)
class Case:
    """Hold a story with the keys of the findings that it must bring, and no others.

    ``fault`` says which fault was planted, in a few words; empty for a lawful story.
    """

    record: Record
    snapshot: Snapshot
    expected: frozenset[str] = frozenset()
    fault: str = ""

    @property
    def timeline(self) -> Timeline:
        """The matter's events in order, as the snapshot sees them."""
        return self.snapshot.timeline(self.record)

    @property
    def on(self) -> date:
        """The day judged."""
        return self.snapshot.on

    def __repr__(self) -> str:
        return tell(self)

    def _repr_pretty_(self, printer: Printer, _cycle: bool) -> None:
        """Tell the story line by line where a test fails on it."""
        for told in _lines(self):
            printer.break_()
            printer.text(told)


def keys(findings: Iterable[Finding]) -> frozenset[str]:
    """List the keys of findings, to be held against those that a case expects."""
    return frozenset(finding.key for finding in findings)


def tell(case: Case) -> str:
    """Tell a case as one line a step, with what is expected of it."""
    return "\n".join(_lines(case))


def _lines(case: Case) -> Iterator[str]:
    matter = case.record.matter
    yield f"{matter.procedure} {matter.id} of {matter.organ}, judged on {case.on}"
    yield from (f"  {line(event)}" for event in case.record.events)
    if case.fault:
        yield f"  planted: {case.fault}"
    yield from (f"  expects {key}" for key in sorted(case.expected))


def line(event: Event) -> str:
    """Tell a step as a line: its id, day, step, whom it is about, who took it, and its facts."""
    about = f" ({event.about})" if event.about else ""
    stated = ((name, value) for name, value in facts_as_mapping(event.facts).items() if value is not None)
    facts = "".join(f" {name}={_plain(value)}" for name, value in stated)
    return f"{event.id} {event.day} {event.step}{about}{_by(event)}{facts}"


def _by(event: Event) -> str:
    match event.actor:
        case Officer(person, _):
            return f" @{person}"
        case Party():
            return " @当事人"
        case Outside(organ):
            return f" @{organ}"
        case _:
            return ""


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
