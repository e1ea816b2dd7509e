"""Read the rows of ledgers one by one, and keep what they say with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

from attrs import define, evolve, field, frozen

from lawadmin.converters.csv_rows import csv_rows
from lawadmin.converters.event_rows import Case, EventRows
from lawadmin.converters.headers import EVENT, WIDE, Header, Vocabulary, header_of, vocabulary
from lawadmin.converters.json_rows import json_rows, jsonl_rows
from lawadmin.converters.ledger_checks import Readings
from lawadmin.converters.raw_rows import Found, Head, Limits, Raw, sized, text_of
from lawadmin.converters.roster_rows import entry_row, organ_row, post_row, tenure_row
from lawadmin.converters.rows import Cells, Kept, Taken
from lawadmin.errors import LawAdminError
from lawadmin.procedure.layout import Layout
from lawadmin.procedure.reasons import Bad, input_error, row_error
from lawadmin.procedure.wide import Row

_SUFFIXES = (".csv", ".json", ".jsonl", ".ndjson")


def seeming(cell: object) -> str:
    """Give what can be seen of an id."""
    return "".join(filter(str.isprintable, cell)).strip() if isinstance(cell, str) else ""


@define
class Tally:
    """Count faults, and keep the first of them."""

    keep: int
    listed: list[LawAdminError] = field(factory=list)
    unlisted: int = 0

    def add(self, faults: Iterable[LawAdminError]) -> None:
        """Add faults."""
        for fault in faults:
            if len(self.listed) < self.keep:
                self.listed.append(fault)
            else:
                self.unlisted += 1


def found_in(path: Path, layout: Layout | None, limits: Limits) -> Iterator[Found]:
    """Find the rows of a file, its kind seen from its suffix."""
    suffix, file = path.suffix.lower(), str(path)
    if suffix not in _SUFFIXES:
        yield input_error(file, Bad("kind-of-file"))
        return
    is_csv = suffix == ".csv"
    text = text_of(path, layout.encoding if layout is not None and is_csv else "utf-8", limits)
    if isinstance(text, LawAdminError):
        yield text
    elif is_csv:
        yield from sized(csv_rows(text, file), limits, file)
    else:
        found = json_rows if suffix == ".json" else jsonl_rows
        yield from sized(found(text, file, limits.depth), limits, file)


@frozen
class LedgerRows:
    """Read rows into ``readings`` and faults into ``tally``; ``spoilt`` names the header that spoils a file."""

    events: EventRows
    layout: Layout | None
    tally: Tally
    readings: Readings = field(factory=Readings)
    spoilt: dict[str, str] = field(factory=dict)
    _headers: dict[tuple[bool, tuple[str, ...]], Header] = field(factory=dict, init=False, repr=False)
    _words: Vocabulary = field(init=False, repr=False)

    @_words.default
    def _gather_words(self) -> Vocabulary:
        kinds = (kind for procedure in self.events.procedures.values() for kind in procedure.facts.values())
        return vocabulary(attribute.name for kind in kinds for attribute in getattr(kind, "__attrs_attrs__", ()))

    def read(self, path: Path, limits: Limits) -> None:
        """Read a file."""
        for found in found_in(path, self.layout, limits):
            match found:
                case Raw():
                    self._read_row(found)
                case Head():
                    self._read_head(found, str(path))
                case fault:
                    self.tally.add([fault])
                    self.spoilt.setdefault(str(path), fault.where or "")

    def _header(self, names: tuple[str, ...], *, own: bool) -> Header:
        if (own, names) not in self._headers:
            self._headers[own, names] = header_of(names, self._words, self.layout, own=own)
        return self._headers[own, names]

    def _read_head(self, head: Head, file: str) -> None:
        header = self._header(head.names, own=False)
        if header.faults:
            self.tally.add(header.errors(head.where))
            self.spoilt[file] = head.where

    def _read_row(self, raw: Raw) -> None:
        header = self._header(raw.names, own=raw.own)
        if raw.faults:
            self.tally.add(raw.faults)
            self._claim(Cells(Row(raw.cells, raw.where), header))
            return
        if raw.own and not header.kind:
            self.tally.add(header.errors(raw.where))
        if not header.kind:
            return
        cells = {**dict.fromkeys(header.names.values()), **raw.cells} if raw.own else raw.cells
        row = Row(cells, raw.where, header.errors(raw.where) if raw.own else [])
        self._keep(Cells(row, header))
        self.tally.add(row.faults)

    def _keep(self, cells: Cells) -> None:
        read = self.readings
        match cells.header.kind:
            case "organ":
                organ = organ_row(cells)
                _take(cells, organ.id, organ, read.organs)
            case "post":
                post = post_row(cells)
                _take(cells, post.id, post, read.posts)
            case "tenure":
                tenure = tenure_row(cells)
                _take(cells, f"{tenure.person} {tenure.post} {tenure.since}", tenure, read.tenures)
            case "entry":
                entry = entry_row(cells)
                _take(cells, entry.id, entry, read.entries)
            case _:
                case = self._case(cells)
                name = case.matter or seeming(cells.row.cell(cells.header.names["matter"]))
                _take(cells, name, case, read.cases)

    def _claim(self, cells: Cells) -> None:
        """Keep of a row that cannot be read which matter it seems to be of; that matter is not taken without it."""
        if cells.header.kind in (EVENT, WIDE):
            name = seeming(cells.row.cell(cells.header.names["matter"]))
            case = Case(name, None, None, (), ())
            self.readings.cases.append(Taken(cells.row.where or "", name, case, cells.header, sound=False))

    def _case(self, cells: Cells) -> Case:
        if cells.header.kind == WIDE and self.layout is not None:
            given = {**dict.fromkeys(self.layout.columns), **cells.row.cells}
            return self.events.read_wide(evolve(cells.row, cells=given), self.layout)
        return self.events.read(cells)

    def without(self, bad: Set[str]) -> tuple[LedgerRows, list[LawAdminError]]:
        """Leave out the rows at some places, those of spoilt files, and all of a matter of which one is left out.

        Those left out for the sake of others come with an error that names one of these.
        """
        leaving = Leaving(bad, self.spoilt)
        kept = Readings(
            organs=leaving.kept(self.readings.organs),
            posts=leaving.kept(self.readings.posts),
            tenures=leaving.kept(self.readings.tenures),
            entries=leaving.kept(self.readings.entries),
            cases=[row for rows in self.readings.matters().values() for row in leaving.kept_whole(rows)],
        )
        return evolve(self, readings=kept), leaving.dropped


def _take(cells: Cells, name: str, value: Kept, into: list[Taken[Kept]]) -> None:
    into.append(Taken(cells.row.where or "", name, value, cells.header, not cells.row.faults))


@frozen
class Leaving:
    """Say which rows are left out, and why those that are not at fault themselves."""

    bad: Set[str]
    spoilt: Mapping[str, str]
    dropped: list[LawAdminError] = field(factory=list)

    def kept(self, rows: Iterable[Taken[Kept]]) -> list[Taken[Kept]]:
        """Give the rows that stay."""
        return [row for row in rows if self._cause(row) is None]

    def kept_whole(self, rows: list[Taken[Kept]]) -> list[Taken[Kept]]:
        """Give all rows of a matter, or none."""
        causes = [cause for row in rows if (cause := self._cause(row)) is not None]
        if not causes:
            return rows
        for row in rows:
            if row.where not in self.bad and self._file(row) not in self.spoilt:
                self._drop(row, causes[0])
        return []

    def _cause(self, row: Taken[Kept]) -> str | None:
        """Name the place for whose sake a row is left out; None where it stays."""
        if row.where in self.bad:
            return row.where
        head = self.spoilt.get(self._file(row))
        if head is not None:
            self._drop(row, head)
        return head

    def _drop(self, row: Taken[Kept], other: str) -> None:
        self.dropped.append(row_error(row.where, Bad("refused-with", {"other": other})))

    @staticmethod
    def _file(row: Taken[Kept]) -> str:
        return row.where.rpartition(":")[0]
