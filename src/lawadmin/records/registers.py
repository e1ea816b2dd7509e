"""Registers: facts that hold from a day to a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from attrs import field, frozen

from lawadmin.records.events import Facts
from lawadmin.records.organs import lasts


@frozen
class Entry:
    """Hold a fact of a register: a certificate, a power item, a fee item, staffing.

    It is valid from ``since`` to ``until``, both included. ``subject`` is the officer, organ or thing of which it
    speaks.
    """

    id: str
    register: str
    subject: str
    since: date | None = None
    until: date | None = None
    facts: Facts = None
    recorded: datetime | None = None
    replaces: str | None = None


Entries = Mapping[str, tuple[Entry, ...]]


def _by_register(entries: Iterable[Entry] | Entries) -> Entries:
    if isinstance(entries, Mapping):
        return entries
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.register, []).append(entry)
    return {name: tuple(group) for name, group in grouped.items()}


@frozen
class Registers:
    """Hold all register entries, by register."""

    entries: Entries = field(factory=dict, converter=_by_register)

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over all entries."""
        for group in self.entries.values():
            yield from group

    def of(self, register: str, subject: str, day: date) -> tuple[Entry, ...]:
        """List the entries of a register that speak of a subject on a day."""
        group = self.entries.get(register, ())
        return tuple(e for e in group if e.subject == subject and lasts(e.since, e.until, day))
