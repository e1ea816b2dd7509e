"""Read the cells of one row by the names of our columns, and keep what was read with its place."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

from attrs import frozen

from lawadmin.converters.headers import Header
from lawadmin.errors import FieldError
from lawadmin.procedure.cells import Read, Value, name
from lawadmin.procedure.reasons import Bad, field_error
from lawadmin.procedure.wide import Row

Kept = TypeVar("Kept")


@frozen
class Cells:
    """Hold the cells of one row with the meaning of its header."""

    row: Row
    header: Header

    def read(self, column: str, read: Read[Value]) -> Value | None:
        """Read a cell; None where it is empty or wrong, or where there is no such column."""
        written = self.header.names.get(column)
        return None if written is None else self.row.read(written, read)

    def need(self, column: str, read: Read[Value], default: Value) -> Value:
        """Read a cell that may not be empty; the default where it is wrong."""
        written = self.header.names[column]
        if self.row.cell(written) is None:
            self.row.fault(written, Bad("missing"))
            return default
        value = self.row.read(written, read)
        return default if value is None else value

    def name(self, column: str) -> str:
        """Read an id or name that may not be empty; "" where it is wrong."""
        return self.need(column, name, "")

    def is_empty(self, column: str) -> bool:
        """Tell whether a cell says nothing, or there is no such column."""
        written = self.header.names.get(column)
        return written is None or self.row.cell(written) is None

    def fault(self, column: str, bad: Bad) -> None:
        """Add a fault of one column."""
        self.row.fault(self.header.names.get(column, column), bad)

    def facts(self) -> dict[str, object]:
        """Give the cells of facts that are not empty, by fact."""
        cells = ((fact, self.row.cell(written)) for fact, written in self.header.facts.items())
        return {fact: cell for fact, cell in cells if cell is not None}

    def check_since(self, since: date | None, until: date | None) -> None:
        """Find a last day before the first."""
        if since is not None and until is not None and until < since:
            self.fault("until", Bad("since-after-until"))


@frozen
class Taken(Generic[Kept]):
    """Hold what was read from one row with its place; what is at fault in a row that is not ``sound`` is left empty."""

    where: str
    id: str
    value: Kept
    header: Header
    sound: bool = True

    def fault(self, column: str, bad: Bad) -> FieldError:
        """Make the error for one column of the row, as its file names it."""
        return field_error(self.where, self.header.names.get(column, column), bad)
