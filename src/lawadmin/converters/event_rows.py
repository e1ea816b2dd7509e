"""Read rows of matters: one row an event, or one row a matter by a layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches

from attrs import field, frozen

from lawadmin.converters.rows import Cells
from lawadmin.procedure.cells import FIRST, day, hour, key, many, moment, name, whole
from lawadmin.procedure.fact_forms import FactForm, fact_forms
from lawadmin.procedure.layout import Layout, actor_of
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.reasons import Bad
from lawadmin.procedure.wide import Row
from lawadmin.records.events import CHINA, Actor, Event, Facts, Officer, Outside, Party, Unknown
from lawadmin.records.matters import Link
from lawadmin.records.timeline import Record

Known = Callable[[str], Record | None]

_PLAIN: Mapping[str, Party | Unknown] = {"party": Party(), "当事人": Party(), "unknown": Unknown(), "不明": Unknown()}
_LIKE = 0.5
_OUTSIDE = frozenset({"outside", "外部", "外部机关"})


@frozen
class Case:
    """Hold what one row says of a matter; procedure and organ are None where it leaves them to another row."""

    matter: str
    procedure: str | None
    organ: str | None
    links: tuple[Link, ...]
    events: tuple[Event, ...]
    wide: bool = False


@frozen
class EventRows:
    """Read the rows of matters under the procedures installed; ``known`` gives what is already stored of a matter."""

    procedures: Mapping[str, Procedure]
    known: Known
    today: date | None
    _names: dict[str, str] = field(init=False, repr=False)
    _forms: dict[str, Mapping[str, FactForm]] = field(factory=dict, init=False, repr=False)
    _first: dict[str, str | None] = field(factory=dict, init=False, repr=False)

    @_names.default
    def _name_procedures(self) -> dict[str, str]:
        titles = {key(procedure.title): name for name, procedure in self.procedures.items()}
        return titles | {key(name): name for name in self.procedures}

    def read(self, cells: Cells) -> Case:
        """Read one event with its matter."""
        matter = cells.name("matter")
        given = cells.read("procedure", self._read_procedure)
        procedure = self._procedure(cells, matter, given)
        event = self._event(cells, matter, procedure)
        links = cells.read("links", many(link)) or ()
        return Case(matter, given, cells.read("organ", name), links, (event,))

    def read_wide(self, row: Row, layout: Layout) -> Case:
        """Read one matter with all its events."""
        record, faults = layout.read(row.cells, row.where)
        row.faults.extend(faults)
        for event in record.events:
            if self._is_future(event.day):
                row.fault(layout.column_of(event.step), self._future())
        matter = record.matter
        self._first.setdefault(key(matter.id), matter.procedure)
        return Case(matter.id, matter.procedure, matter.organ, matter.links, record.events, wide=True)

    def _read_procedure(self, cell: object) -> str | Bad:
        read = name(cell)
        if isinstance(read, Bad):
            return read
        return self._names.get(key(read)) or Bad("unknown-procedure", {"choices": tuple(sorted(self.procedures))})

    def _procedure(self, cells: Cells, matter: str, given: str | None) -> Procedure | None:
        """Find the procedure of a matter: as given, or as an earlier row or the store says."""
        if key(matter) not in self._first and matter:
            self._first[key(matter)] = self._opening(cells, matter, given)
        found = given or self._first.get(key(matter))
        return self.procedures.get(found) if found is not None else None

    def _opening(self, cells: Cells, matter: str, given: str | None) -> str | None:
        """Read the first row of a matter: procedure and organ stand in it, unless the store knows them."""
        stored = self.known(matter)
        if stored is not None:
            return stored.matter.procedure
        for column in ("procedure", "organ"):
            if cells.is_empty(column):
                cells.fault(column, Bad("missing"))
        return given

    def _event(self, cells: Cells, matter: str, procedure: Procedure | None) -> Event:
        forms = self._forms_of(procedure)
        step = _step(cells, procedure, forms)
        on, about = cells.need("day", day, FIRST), cells.read("about", name)
        event = Event(
            id=cells.read("event", name) or ":".join(filter(None, (matter, step, on.isoformat(), about))),
            step=step,
            day=on,
            at=cells.read("time", hour),
            seq=cells.read("seq", whole) or 0,
            actor=_actor(cells, procedure, step),
            to=cells.read("to", name),
            about=about,
            facts=_facts(cells, forms.get(step, FactForm(step, None, {}))) if procedure is not None else None,
            recorded=cells.read("recorded", moment),
            replaces=cells.read("replaces", name),
        )
        self._check_days(cells, event)
        return event

    def _forms_of(self, procedure: Procedure | None) -> Mapping[str, FactForm]:
        if procedure is None:
            return {}
        if procedure.name not in self._forms:
            self._forms[procedure.name] = fact_forms(procedure)
        return self._forms[procedure.name]

    def _check_days(self, cells: Cells, event: Event) -> None:
        if self._is_future(event.day):
            cells.fault("day", self._future())
        if event.recorded is None:
            return
        recorded = event.recorded.astimezone(CHINA).date()
        if self._is_future(recorded):
            cells.fault("recorded", self._future())
        elif recorded < event.day:
            cells.fault("recorded", Bad("recorded-early"))

    def _is_future(self, on: date) -> bool:
        return self.today is not None and on > self.today

    def _future(self) -> Bad:
        return Bad("future", {"today": str(self.today)})


def _facts(cells: Cells, form: FactForm) -> Facts:
    facts, wrong = form.read(cells.facts())
    for fact, bad in wrong.items():
        cells.row.fault(cells.header.facts.get(fact, fact or cells.header.names["step"]), bad)
    return facts


def _step(cells: Cells, procedure: Procedure | None, forms: Mapping[str, FactForm]) -> str:
    """Read the step; only an event that retracts another one has none."""
    if cells.is_empty("step"):
        if cells.is_empty("replaces"):
            cells.fault("step", Bad("missing"))
        return ""

    def read(cell: object) -> str | Bad:
        step = name(cell)
        if isinstance(step, Bad) or procedure is None or step in forms:
            return step
        steps = [str(known) for known in procedure.steps]
        nearest = tuple(get_close_matches(step, steps, 3, _LIKE)) or tuple(steps)
        return Bad("unknown-step", {"procedure": procedure.name, "choices": nearest})

    return cells.read("step", read) or ""


def link(cell: object) -> Link | Bad:
    """Read a link, written name=matter."""
    read = name(cell)
    if isinstance(read, Bad):
        return read
    joined, _, matter = (part.strip() for part in read.replace("＝", "=", 1).partition("="))
    return Link(joined, matter) if joined and matter else Bad("not-a-link")


def _actor(cells: Cells, procedure: Procedure | None, step: str) -> Actor:
    """Read who acted; where the row does not say, the party or an outside organ takes its own steps."""
    person, post = cells.read("person", name), cells.read("post", name)
    given = _named_actor(cells)
    if person is not None:
        if given is not None:
            cells.fault("actor", Bad("two-actors"))
        return Officer(person, post)
    if post is not None and cells.is_empty("person"):
        cells.fault("post", Bad("half-officer"))
    if given is not None:
        return given
    usual = actor_of(procedure, step) if procedure is not None else None
    if usual is None:
        return Unknown()
    return usual


def _named_actor(cells: Cells) -> Actor | None:
    """Read an actor who is no officer of ours."""
    written = cells.read("actor", name)
    if written is None:
        return None
    kind, colon, organ = (part.strip() for part in written.replace("：", ":", 1).partition(":"))
    if key(kind) in _OUTSIDE:
        return Outside(organ)
    plain = None if colon else _PLAIN.get(key(kind))
    if plain is None:
        cells.fault("actor", Bad("not-an-actor"))
    return plain
