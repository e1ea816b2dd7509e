"""What is wrong with a step by its own facts: a table of steps, tests and codes makes a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve, frozen

from lawadmin.errors import Field
from lawadmin.findings.base import Base
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

Test = Callable[[Event], bool]


@frozen
class Wrong:
    """Say when a step is wrong: what is then found, by which test of its facts, and the article that says so.

    An article of another act than the procedure's is "act/article". ``when`` names the trait that the matter must have.
    """

    step: str
    code: str
    test: Test
    article: str = ""
    when: str | None = None


def denied(fact: str) -> Test:
    """Make the test that a fact is stated to be false; what is not stated is not wrong."""
    return lambda event: event.fact(fact) is False


def claimed(fact: str) -> Test:
    """Make the test that a fact is stated to be true."""
    return lambda event: event.fact(fact) is True


def unstated(fact: str) -> Test:
    """Make the test that the step states something, but not this fact."""
    return lambda event: event.facts is not None and event.fact(fact) in (None, "")


def missing(fact: str) -> Test:
    """Make the test that a fact is not stated, whether the step states anything else or not."""
    return lambda event: event.fact(fact) in (None, "")


def fewer(fact: str, least: int) -> Test:
    """Make the test that a stated number is smaller than the least allowed."""
    return lambda event: _number(event.fact(fact), least) < least


def more(fact: str, most: int) -> Test:
    """Make the test that a stated number is greater than the most allowed."""
    return lambda event: _number(event.fact(fact), most) > most


def exceeds(fact: str, other: str) -> Test:
    """Make the test that one stated number is greater than another of the same step."""

    def test(event: Event) -> bool:
        value, bound = event.fact(fact), event.fact(other)
        return isinstance(value, int) and isinstance(bound, int) and value > bound

    return test


def other_than(fact: str, *words: str) -> Test:
    """Make the test that a stated word is none of those allowed."""
    return lambda event: event.fact(fact) is not None and event.fact(fact) not in words


def _number(value: object, default: int) -> int:
    return value if isinstance(value, int) else default


def at_step(base: Base, event: Event, code: str, article: str = "", **fields: Field) -> Finding:
    """Make a finding of one step, cited from the procedure's act, or from another one as "act/article"."""
    finding = base.finding(code, event.day, event.step, step=event.step, **fields)
    citation = base.cite(article, event.day)
    return evolve(finding, anchor=event.id, about=event.about, citation=citation, events=(event.id,))


def wrongs(check_id: str, procedure: Procedure, *rows: Wrong, citation: str = "") -> Check:
    """Make the check of a procedure that finds every step that is wrong by one of the rows."""

    def run(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
        base = Base(seen, procedure, timeline)
        for index, event in enumerate(timeline.events):
            for row in rows:
                if row.step == event.step and row.test(event) and _holds(row.when, base, index):
                    yield at_step(base, event, row.code, row.article)

    return Check(check_id, procedure.clause, run, frozenset({procedure.name}), citation)


def _holds(trait: str | None, base: Base, index: int) -> bool:
    return trait is None or trait in base.procedure.traits_at(base.timeline.events[: index + 1])
