"""Read wide rows: cells by column, the events that they say, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time

from attrs import field, frozen

from lawadmin.errors import InputError
from lawadmin.procedure.cells import Read, Value, is_empty, name
from lawadmin.procedure.fact_forms import FactForm
from lawadmin.procedure.reasons import Bad, field_error
from lawadmin.records.events import Actor, Event, Facts, Outside, Party

When = tuple[date, time | None]

_ABSENT = Bad("no-column")


@frozen
class Column:
    """Hold what is known of one step's column: its place in the order, who takes the step, the columns of its facts.

    Without an ``actor`` an officer of the matter's own organ takes it.
    """

    step: str
    name: str
    seq: int
    actor: Party | Outside | None
    form: FactForm
    facts: Mapping[str, str]


@frozen
class Row:
    """Hold the cells of one row, its place, and the list to which its faults go."""

    cells: Mapping[str, object]
    where: str | None = None
    faults: list[InputError] = field(factory=list)

    def fault(self, column: str, bad: Bad) -> None:
        """Add a fault of one column."""
        self.faults.append(field_error(self.where, column, bad))

    def cell(self, column: str) -> object:
        """Give a cell; None where it is empty, a fault where there is no such column."""
        cell = self.cells.get(column, _ABSENT)
        return None if is_empty(cell) else cell

    def read(self, column: str, read: Read[Value]) -> Value | None:
        """Read a cell; None where it is empty or wrong."""
        cell = self.cell(column)
        if cell is None:
            return None
        value = cell if isinstance(cell, Bad) else read(cell)
        if isinstance(value, Bad):
            self.fault(column, value)
            return None
        return value

    def needed(self, column: str, read: Read[str] = name) -> str:
        """Read a cell that may not be empty; "" where it is wrong."""
        if self.cell(column) is None:
            self.fault(column, Bad("missing"))
            return ""
        return self.read(column, read) or ""


def event(row: Row, column: Column, read: Read[When], make: Callable[[Column, When, Facts], Event]) -> Event | None:
    """Read the event of one step; None where it has not happened or is wrong."""
    if row.cell(column.name) is None:
        return None
    found = row.read(column.name, read)
    facts = _facts(row, column) if column.form.made is not None else None
    return None if found is None else make(column, found, facts)


def maker(matter: str, own: Actor) -> Callable[[Column, When, Facts], Event]:
    """Make the events of one matter; ``own`` acts where the step is neither the party's nor an outsider's."""

    def make(column: Column, found: When, facts: Facts) -> Event:
        on, at = found
        actor = own if column.actor is None else column.actor
        return Event(f"{matter}:{column.step}", column.step, on, at, column.seq, actor, facts=facts)

    return make


def _facts(row: Row, column: Column) -> Facts:
    given = {fact: cell for fact, name in column.facts.items() if (cell := row.cell(name)) is not None}
    facts, wrong = column.form.read(given)
    for fact, bad in wrong.items():
        row.fault(column.facts.get(fact, f"{column.step}.{fact}" if fact else column.name), bad)
    return facts


def check_pairs(row: Row, pairs: Iterable[tuple[Column, Column]], happened: Mapping[str, Event]) -> None:
    """Find spans that end without a beginning, or before it."""
    for first, last in pairs:
        begun, ended = happened.get(first.step), happened.get(last.step)
        if ended is not None and row.cell(first.name) is None:
            row.fault(last.name, Bad("no-begin"))
        elif begun is not None and ended is not None and ended.day < begun.day:
            row.fault(last.name, Bad("end-before-begin"))


def check_facts(row: Row, columns: Iterable[Column], facts: Iterable[str]) -> None:
    """Find facts that are given while none of their steps has a day."""
    steps: dict[str, list[Column]] = {}
    for column in columns:
        for fact in column.facts.values():
            steps.setdefault(fact, []).append(column)
    for fact in facts:
        takers = steps.get(fact, [])
        if row.cell(fact) is not None and all(row.cell(column.name) is None for column in takers):
            row.fault(fact, Bad("no-step", {"step": " / ".join(column.step for column in takers)}))
