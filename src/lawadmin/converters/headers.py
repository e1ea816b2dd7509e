"""Recognise what kind of ledger a header belongs to, and which of our columns each of its columns is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from importlib.resources import files

from attrs import field, frozen

from lawadmin.errors import InputError
from lawadmin.procedure.cells import key
from lawadmin.procedure.cells import name as named
from lawadmin.procedure.layout import Layout
from lawadmin.procedure.reasons import Bad, field_error, row_error

WIDE = "wide"
ENTRY = "entry"
EVENT = "event"

#: Columns that a file of refused rows has before its own; they are not read.
IGNORED = frozenset({"file", "row", "fault"})

_HALF = 0.5
_SLIP = 0.8


@frozen
class Kind:
    """Hold one kind of row: what its columns are called, which it cannot do without, and which tell it from others."""

    name: str
    title: str
    columns: Mapping[str, tuple[str, ...]]
    needed: frozenset[str]
    marks: frozenset[str]
    by_key: Mapping[str, str] = field(repr=False)

    def called(self, column: str) -> str:
        """Give our name of a column and what a file may call it."""
        return "/".join((column, *self.columns[column][:1]))

    def count(self, names: Iterable[str], *, marks: bool) -> int:
        """Count the marks, or the columns of any sort, that a header has."""
        found = {self.by_key.get(key(name)) for name in names} - {None}
        return len(found & self.marks) if marks else len(found)


@frozen
class Vocabulary:
    """Hold the kinds of rows, and the facts of all procedures with what a file may call them."""

    kinds: Mapping[str, Kind]
    facts: Mapping[str, str]


@frozen
class Header:
    """Hold what a header means: its kind ("" where unknown), the columns by our names, the facts by theirs, the faults.

    A fault comes with the name or number of its column, "" for the whole. Where the kind is unknown no row can be read.
    """

    kind: str
    names: Mapping[str, str]
    facts: Mapping[str, str]
    faults: tuple[tuple[str, Bad], ...] = ()

    def errors(self, where: str) -> list[InputError]:
        """Make the errors for the place of the header."""
        return [field_error(where, name, bad) if name else row_error(where, bad) for name, bad in self.faults]


def tables() -> dict[str, dict[str, object]]:
    """Read the table of columns."""
    table: dict[str, dict[str, object]] = tomllib.loads(
        (files("lawadmin") / "tables" / "ledgers.toml").read_text(encoding="utf-8")
    )
    return table


def vocabulary(facts: Iterable[str]) -> Vocabulary:
    """Make the vocabulary of ledgers for some facts."""
    known = tables()
    said = {fact: _words(known["facts"].get(fact, [])) for fact in sorted(facts)}
    kinds = {name: _kind(name, table) for name, table in known.items() if name != "facts"}
    return Vocabulary(
        kinds, {key(word): fact for fact, words in said.items() for word in (*words, fact, f"fact.{fact}")}
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _kind(name: str, table: Mapping[str, object]) -> Kind:
    found = table["columns"]
    columns = {column: _words(words) for column, words in found.items()} if isinstance(found, dict) else {}
    by_key = {key(word): column for column, words in columns.items() for word in (column, *words)}
    needed, marks = (frozenset(_words(table[which])) for which in ("needed", "marks"))
    return Kind(name, str(table["title"]), columns, needed, marks, by_key)


def header_of(names: tuple[str, ...], known: Vocabulary, layout: Layout | None, *, own: bool = False) -> Header:
    """Recognise a header; ``own`` where it is the keys of one record, which may leave out what is empty."""
    kind = _nearest_kind(names, known)
    missing = [] if layout is None else [column for column in layout.columns if column not in names]
    if layout is not None and (not missing or (own and {layout.id, layout.organ} <= set(names))):
        return Header(WIDE, _wide_names(layout), {})
    if kind is not None and (layout is None or kind.count(names, marks=True) == len(kind.marks)):
        return _of_kind(names, kind, known, own=own)
    if layout is not None:
        return Header("", {}, {}, tuple((column, Bad("no-column")) for column in missing))
    return Header("", {}, {}, (("", _unknown(names, known)),))


def _wide_names(layout: Layout) -> dict[str, str]:
    """Say how errors call what a wide row says: by its columns."""
    steps = {step: layout.column_of(step) for step in layout.procedure.vocabulary if layout.column_of(step)}
    names = {"matter": layout.id, "organ": layout.organ, "links": ", ".join(layout.links.values()), **steps}
    return names if layout.post is None else {"post": layout.post, **names}


def _nearest_kind(names: tuple[str, ...], known: Vocabulary) -> Kind | None:
    """Find the kind of which a header has most of the marks, more than half of them."""

    def likeness(kind: Kind) -> tuple[float, int]:
        return kind.count(names, marks=True) / len(kind.marks), kind.count(names, marks=False)

    best = max(known.kinds.values(), key=likeness)
    return best if likeness(best)[0] > _HALF else None


def _unknown(names: tuple[str, ...], known: Vocabulary) -> Bad:
    best = max(known.kinds.values(), key=lambda kind: kind.count(names, marks=False))
    return Bad("unknown-ledger", {"kind": best.name, "choices": tuple(map(best.called, sorted(best.needed)))})


def _of_kind(names: tuple[str, ...], kind: Kind, known: Vocabulary, *, own: bool) -> Header:
    columns: dict[str, str] = {}
    facts: dict[str, str] = {}
    faults: dict[str, Bad] = {}
    for place, name in enumerate(names, start=1):
        if name in IGNORED:
            continue
        column, fact = kind.by_key.get(key(name)), _fact(name, kind, known)
        within, meant = (columns, column) if column is not None else (facts, fact)
        if meant is None:
            faults[f"#{place}"] = Bad("unknown-column", {"nearest": _nearest(name, kind, known)})
        elif meant in within:
            other = names.index(within[meant]) + 1
            faults[f"#{place}"] = Bad("same-column", {"column": place, "other": other})
        else:
            within[meant] = name
    absent = sorted(kind.needed - columns.keys())
    if own:
        columns |= {column: column for column in absent}
    missing = {} if own else {column: Bad("no-column") for column in absent}
    return Header("" if missing else kind.name, columns, facts, tuple((missing | faults).items()))


def _fact(name: str, kind: Kind, known: Vocabulary) -> str | None:
    """Say which fact a column holds; in a register every column that is no slip of a known one holds a fact."""
    if kind.name == EVENT:
        return known.facts.get(key(name))
    is_fact = (
        kind.name == ENTRY and isinstance(named(name), str) and not get_close_matches(key(name), kind.by_key, 1, _SLIP)
    )
    return name if is_fact else None


def _nearest(name: str, kind: Kind, known: Vocabulary) -> tuple[str, ...]:
    words = {**kind.by_key, **(known.facts if kind.name == EVENT else {})}
    return tuple(get_close_matches(key(name), words, 1)) or tuple(kind.columns)
