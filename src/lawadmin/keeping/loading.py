"""Records, roster and registers from the rows of a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from lawadmin.converters.records import load
from lawadmin.keeping.rows import name_of
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.records.timeline import Record

_Held = TypeVar("_Held", Organ, Post, Tenure)


def record_of(matter: bytes, events: Iterable[bytes]) -> Record:
    """Read a matter and its events, in the order of their versions."""
    return Record(load(Matter, matter), tuple(load(Event, body) for body in events))


def roster_of(rows: Sequence[tuple[str, bytes]]) -> Roster:
    """Read organs, posts and tenures from kinds and bodies in order; of two with one name the later stands."""
    return Roster(_held(rows, Organ, "organ"), _held(rows, Post, "post"), _held(rows, Tenure, "tenure"))


def _held(rows: Sequence[tuple[str, bytes]], kind: type[_Held], name: str) -> tuple[_Held, ...]:
    values = (load(kind, body) for found, body in rows if found == name)
    return tuple({name_of(value): value for value in values}.values())


def registers_of(bodies: Iterable[bytes]) -> Registers:
    """Read the register entries that no other of them replaces."""
    entries = tuple(load(Entry, body) for body in bodies)
    replaced = {entry.replaces for entry in entries if entry.replaces is not None}
    return Registers(entry for entry in entries if entry.id not in replaced)
