"""The facts of a step as cells: which there are, how each is read, and how the whole is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields, frozen

from lawadmin.days.span import Span
from lawadmin.errors import LawAdminError
from lawadmin.procedure import cells
from lawadmin.procedure.cells import ISO, Read
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.reasons import Bad
from lawadmin.records.events import Facts

Readers = Mapping[object, Read[object]]


@frozen
class FactField:
    """Hold how one fact is read, what its class calls it when made, and whether it must be given."""

    read: Read[object]
    alias: str
    needed: bool


@frozen
class FactForm:
    """Hold how the facts of one step are read; ``made`` is their class, None where the step has none."""

    step: str
    made: type | None
    fields: Mapping[str, FactField]

    def read(self, given: Mapping[str, object]) -> tuple[Facts, dict[str, Bad]]:
        """Read the facts from cells that are not empty, by name.

        What is wrong comes by name too, "" for the whole.
        """
        values: dict[str, object] = {}
        wrong = {name: Bad("missing") for name, fact in self.fields.items() if fact.needed and name not in given}
        for name, cell in given.items():
            fact = self.fields.get(name)
            if fact is None:
                wrong[name] = self._no_such_fact()
                continue
            value = fact.read(cell)
            if isinstance(value, Bad):
                wrong[name] = value
            else:
                values[fact.alias] = value
        return self._make(values, wrong)

    def _make(self, values: dict[str, object], wrong: dict[str, Bad]) -> tuple[Facts, dict[str, Bad]]:
        if wrong or self.made is None:
            return None, wrong
        try:
            return self.made(**values), wrong
        except (LawAdminError, ValueError, TypeError):  # what a class's own validators raise
            return None, {"": Bad("facts", {"step": self.step})}

    def _no_such_fact(self) -> Bad:
        return Bad("no-such-fact", {"step": self.step, "choices": tuple(self.fields) or ("none",)})


def fact_forms(procedure: Procedure, days: tuple[str, ...] = (ISO,)) -> dict[str, FactForm]:
    """Make the forms of every step of a procedure, for days written in some forms."""
    readers = {**_SIMPLE, date: cells.day_in(days)}
    return {step: _form(step, procedure.facts.get(step), readers) for step in sorted(procedure.vocabulary)}


def _form(step: str, made: type | None, readers: Readers) -> FactForm:
    if made is None:
        return FactForm(step, None, {})
    hints = get_type_hints(made)
    known = {
        attribute.name: FactField(
            reader_of(hints[attribute.name], readers), attribute.alias, attribute.default is NOTHING
        )
        for attribute in fields(made)
        if attribute.init
    }
    return FactForm(step, made, known)


_SIMPLE: Readers = {
    str: cells.free,
    int: cells.whole,
    bool: cells.flag,
    date: cells.day,
    time: cells.hour,
    datetime: cells.moment,
    Decimal: cells.number,
    Span: cells.span,
    object: cells.free,
}


def reader_of(kind: object, readers: Readers) -> Read[object]:
    """Make the reader of a type that a fact may have, from those of simple types."""
    simple = readers.get(kind)
    if simple is not None:
        return simple
    if isinstance(kind, type) and issubclass(kind, Enum):
        return cells.one_of({str(word.value): word for word in kind})
    origin, within = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _any_of([reader_of(one, readers) for one in within if one is not NoneType])
    if origin is Literal:
        return cells.one_of({str(word): word for word in within})
    if origin is frozenset or (origin is tuple and within[1:] == (...,)):
        return _gathered(origin, cells.many(reader_of(within[0], readers)))
    return _as_it_is(kind)


def _any_of(readers: list[Read[object]]) -> Read[object]:
    def read(cell: object) -> object:
        values = (reader(cell) for reader in readers)
        return next((value for value in values if not isinstance(value, Bad)), readers[0](cell))

    return readers[0] if len(readers) == 1 else read


def _gathered(make: type, read: Read[tuple[object, ...]]) -> Read[object]:
    def read_all(cell: object) -> object:
        values = read(cell)
        return values if isinstance(values, Bad) else make(values)

    return read_all


def _as_it_is(kind: object) -> Read[object]:
    def read(cell: object) -> object:
        is_one = isinstance(kind, type) and isinstance(cell, kind)
        return cell if is_one else Bad("not-simple")

    return read
