"""A layout: how the columns of a wide table say the steps of a matter, one row a matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import Factory, field, frozen

from lawadmin.errors import BadShape, InputError, LawAdminError, Problems, ProcedureError
from lawadmin.procedure.cells import DAY_FORMS, ISO, many, name, when_in
from lawadmin.procedure.fact_forms import fact_forms
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.wide import Column, Row, check_facts, check_pairs, event, maker
from lawadmin.records.events import Actor, Event, Officer, Outside, Party, Unknown
from lawadmin.records.matters import Link, Matter
from lawadmin.records.timeline import Record

Names = Mapping[str, str]

#: The encodings that a layout may name.
ENCODINGS = frozenset({"utf-8", "gb18030"})

_NONE: Names = MappingProxyType({})
_read_names = many(name)


def _forms(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


@frozen
class Layout:
    """Say which columns of a wide table hold the steps of a matter, one row a matter; checked when made.

    ``id``, ``organ``, ``person`` and ``post`` name columns; the person is whoever takes the steps of the matter's own
    organ. ``steps`` names the column with the day of each step, ``pairs`` the columns with the first and last day of a
    span. ``facts`` names the column of a fact; it goes to every step here that has such a fact, or to one alone,
    written "step.fact". ``links`` names the column with the ids of linked matters. Steps of one day stand in the order
    in which the procedure declares them. ``days`` names one or more of DAY_FORMS, ``encoding`` that of a CSV file.
    Raises Problems with every ProcedureError at once.
    """

    procedure: Procedure
    id: str = field(kw_only=True)
    organ: str = field(kw_only=True)
    steps: Names = field(default=_NONE, kw_only=True)
    pairs: Mapping[str, tuple[str, str]] = field(factory=dict, kw_only=True)
    facts: Names = field(default=_NONE, kw_only=True)
    links: Names = field(default=_NONE, kw_only=True)
    person: str | None = field(default=None, kw_only=True)
    post: str | None = field(default=None, kw_only=True)
    days: tuple[str, ...] = field(default=(ISO,), converter=_forms, kw_only=True)
    encoding: str = field(default="utf-8", kw_only=True)
    title: str = field(default="", kw_only=True)
    _columns: tuple[Column, ...] = field(
        init=False, eq=False, repr=False, default=Factory(lambda layout: tuple(_columns(layout)), takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise Problems(faults, self.procedure.name)

    @property
    def columns(self) -> tuple[str, ...]:
        """List the columns that the layout reads."""
        who = (column for column in (self.person, self.post) if column is not None)
        ends = (column for pair in self.pairs.values() for column in pair)
        named = (self.id, self.organ, *who, *self.steps.values(), *ends, *self.facts.values(), *self.links.values())
        return tuple(dict.fromkeys(named))

    def column_of(self, step: str) -> str:
        """Name the column with the day of a step; "" where the layout has none."""
        return next((column.name for column in self._columns if column.step == step), "")

    def row(self, cells: Mapping[str, object]) -> Record:
        """Read one row, by column: the matter with its events.

        Cells may be texts, or the dates, moments with a zone, numbers, booleans and enumerations of a case system; an
        empty one says that the step has not happened. Raises Problems with a FieldError for every bad field.
        """
        record, faults = self.read(cells)
        if faults:
            raise Problems(faults)
        return record

    def read(self, cells: Mapping[str, object], where: str | None = None) -> tuple[Record, list[InputError]]:
        """Read one row, at a place, and list what is wrong with it; with faults the record is worth nothing."""
        row = Row(cells, where)
        matter, organ = row.needed(self.id), row.needed(self.organ)
        events = tuple(self._events(row, matter))
        happened = {event.step: event for event in events}
        check_pairs(row, self._pairs(), happened)
        check_facts(row, self._columns, self.facts.values())
        return Record(Matter(matter, self.procedure.name, organ, tuple(self._links(row))), events), row.faults

    def _events(self, row: Row, matter: str) -> Iterator[Event]:
        read, make = when_in(self.days), maker(matter, self._officer(row))
        for column in self._columns:
            found = event(row, column, read, make)
            if found is not None:
                yield found

    def _officer(self, row: Row) -> Actor:
        person = row.read(self.person, name) if self.person is not None else None
        post = row.read(self.post, name) if self.post is not None else None
        return Unknown() if person is None else Officer(person, post)

    def _links(self, row: Row) -> Iterator[Link]:
        for link, column in self.links.items():
            yield from (Link(link, matter) for matter in row.read(column, _read_names) or ())

    def _pairs(self) -> Iterator[tuple[Column, Column]]:
        columns = {column.step: column for column in self._columns}
        for first, last in (_borders(self.procedure, pair) for pair in self.pairs):
            yield columns[first], columns[last]


def _borders(procedure: Procedure, name: str) -> tuple[str, ...]:
    """Name the first and the last step of a span, none where there is no such span.

    Where a decision ends the span too, its own end is the step that the procedure declares first.
    """
    span = procedure.span(name)
    steps = [str(step) for step in procedure.steps]
    return (min(span.begins, key=steps.index), min(span.ends, key=steps.index)) if span is not None else ()


def _places(layout: Layout) -> Iterator[tuple[str, str]]:
    """List the steps of a layout with their columns, in order."""
    yield from ((str(step), column) for step, column in layout.steps.items())
    for span, columns in layout.pairs.items():
        yield from zip(_borders(layout.procedure, span), columns, strict=False)


def _columns(layout: Layout) -> Iterator[Column]:
    known = frozenset(layout.days) <= frozenset(DAY_FORMS)
    forms = fact_forms(layout.procedure, layout.days if known else (ISO,))
    columns = dict(_places(layout))
    for seq, step in enumerate(map(str, layout.procedure.steps), start=1):
        if step not in columns:
            continue
        named = {fact: layout.facts.get(f"{step}.{fact}", layout.facts.get(fact)) for fact in forms[step].fields}
        facts = {fact: name for fact, name in named.items() if name is not None}
        yield Column(step, columns[step], seq, actor_of(layout.procedure, step), forms[step], facts)


def actor_of(procedure: Procedure, step: str) -> Party | Outside | None:
    """Say who takes a step where the record does not: the party, an organ outside, or (None) an officer of our own."""
    if step in procedure.party:
        return Party()
    return Outside("") if step in procedure.outside else None


def _faults(layout: Layout) -> Iterator[LawAdminError]:
    procedure = layout.procedure
    named = [(column.step, fact) for column in layout._columns for fact in column.form.fields]
    known = {
        "steps": (layout.steps, procedure.vocabulary),
        "pairs": (layout.pairs, frozenset(span.name for span in procedure.spans)),
        "facts": (layout.facts, frozenset(name for step, fact in named for name in (fact, f"{step}.{fact}"))),
        "links": (layout.links, frozenset(procedure.links)),
        "days": (layout.days, frozenset(DAY_FORMS)),
        "encoding": ((layout.encoding,), ENCODINGS),
    }
    for what, (names, declared) in known.items():
        strange = frozenset(map(str, names)) - declared
        if strange:
            yield BadShape(procedure=procedure.name, what=f"layout.{what}", names=tuple(sorted(strange)))
    yield from _doubles(procedure.name, _places(layout))


def _doubles(procedure: str, places: Iterable[tuple[str, str]]) -> Iterator[LawAdminError]:
    columns: dict[str, str] = {}
    for step, column in places:
        if columns.setdefault(step, column) != column:
            yield ProcedureError(procedure=procedure, reason=f"the layout gives {step} two columns")
