"""Give the facts of steps their types, and write them as text for a store that knows no procedure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from lawadmin.converters.json_text import canonical
from lawadmin.converters.strict import JSON, TEXT, structured
from lawadmin.errors import LawAdminError, Problems
from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Event, Facts, Opaque, facts_as_mapping
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.timeline import Record
from lawadmin.rules.values import Register


def typed(record: Record, procedures: Mapping[str, Procedure]) -> Record:
    """Give the facts of a record the classes that its procedure declares.

    Facts stay Opaque where the procedure is not installed or the step declares none. Raises Problems with every fault
    of the record.
    """
    procedure = procedures.get(record.matter.procedure)
    if procedure is None or all(event.facts is None for event in record.events):
        return record
    faults: list[LawAdminError] = []
    events = tuple(_typed(event, procedure, record.matter.id, faults) for event in record.events)
    if faults:
        raise Problems(faults, record.matter.id)
    return evolve(record, events=events)


def typed_entries(registers: Registers, declared: Mapping[str, Register]) -> Registers:
    """Give the facts of register entries the classes that their registers declare; raises Problems with every fault."""
    faults: list[LawAdminError] = []
    entries = tuple(_typed_entry(entry, declared, faults) for entry in registers)
    if faults:
        raise Problems(faults)
    return Registers(entries)


def _typed_entry(entry: Entry, declared: Mapping[str, Register], faults: list[LawAdminError]) -> Entry:
    register = declared.get(entry.register)
    if register is None or not isinstance(entry.facts, Opaque):
        return entry
    try:
        where = f"{entry.register} {entry.id}"
        return evolve(entry, facts=facts_from_text(register.facts, dict(entry.facts.items), where=where))
    except Problems as problems:
        faults.extend(problems)
        return entry


def _typed(event: Event, procedure: Procedure, matter: str, faults: list[LawAdminError]) -> Event:
    kind = procedure.facts.get(event.step)
    if kind is None or not isinstance(event.facts, Opaque):
        return event
    try:
        return evolve(event, facts=facts_from_text(kind, dict(event.facts.items), where=f"{matter} {event.id}"))
    except Problems as problems:
        faults.extend(problems)
        return event


def facts_from_text(kind: type, cells: Mapping[str, str], *, where: str | None = None) -> Facts:
    """Read facts whose values are all text, as in the cells of a ledger; raises Problems."""
    return structured(TEXT, kind, cells, where=where)


def facts_as_text(facts: Facts) -> Iterator[tuple[str, str]]:
    """Write facts as pairs of name and text, in the order of names; what is not stated is left out."""
    values = facts_as_mapping(facts)
    yield from ((name, as_text(values[name])) for name in sorted(values) if values[name] is not None)


def as_text(value: object) -> str:
    """Write one value as text: a text and a day as they are, everything else as JSON."""
    plain = JSON.unstructure(value)
    return plain if isinstance(plain, str) else canonical(plain).decode()
