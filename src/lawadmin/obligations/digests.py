"""Digest what a certificate rests on: SHA-256 over one canonical text of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import Enum
from hashlib import sha256

from attrs import evolve, fields, has

from lawadmin.law.edition import Edition, Limit
from lawadmin.records.events import Event, facts_as_mapping


def canonical(value: object) -> str:
    """Write a value in one way, whatever the order of its sets and mappings; what is None in a mapping is left out."""
    match value:
        case Enum():
            return canonical(value.value)
        case date() | time():
            return value.isoformat()
        case frozenset():
            return f"{{{','.join(sorted(map(canonical, value)))}}}"
        case tuple():
            return f"[{','.join(map(canonical, value))}]"
        case Mapping():
            return canonical(tuple((name, value[name]) for name in sorted(value) if value[name] is not None))
    kind = type(value)
    if has(kind):
        return f"{kind.__name__}{canonical(tuple(getattr(value, one.name) for one in fields(kind)))}"
    return repr(value)


def digest(*values: object) -> str:
    """Give the SHA-256 of values in order."""
    return sha256(canonical(values).encode()).hexdigest()


def digest_of_words(edition: Edition, limit: Limit) -> str:
    """Digest what binds in a limit: its words and its edition's counting clause, not titles and notes."""
    bare = evolve(limit, title="", title_en="", note="", clause="")
    return digest(edition.act, edition.amends, edition.in_force, edition.daycount, bare)


def digest_of_events(matter: str, events: Iterable[Event]) -> str:
    """Digest events of a matter, each once, whatever their order."""
    told = (digest(e.id, e.step, e.day, e.at, e.about, e.actor, facts_as_mapping(e.facts)) for e in events)
    return digest(matter, frozenset(told))
