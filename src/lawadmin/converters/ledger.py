"""Read ledgers: CSV, JSON and JSONL files of matters, roster and registers, all of them or nothing.

The kind of each file is seen from its columns, which ``tables/ledgers.toml`` lists with their Chinese names:

==========  =====================================================  ====================================================
kind        needs                                                  may have
==========  =====================================================  ====================================================
event       matter, step, day                                      procedure and organ (in the first row of a matter),
                                                                   event (id), time, seq, person, post, actor, to,
                                                                   about, recorded, replaces, links, and any fact
wide        what its layout names                                  anything else, which is not read
organ       id, name                                               kind, region, line, parent, since, until, successor,
                                                                   functions
post        id, organ, title                                       role, above
tenure      person, post, since                                    until, acting
entry       id, register, subject                                  since, until, recorded, replaces, and any fact
==========  =====================================================  ====================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from sys import maxsize

from attrs import frozen

from lawadmin.converters.event_rows import EventRows, Known
from lawadmin.converters.ledger_checks import Faults, Readings, check_roster, good, organ_directory, post_directory
from lawadmin.converters.ledger_rows import LedgerRows, Tally, found_in
from lawadmin.converters.matter_checks import Context, MatterRows, check_matter
from lawadmin.converters.named import Names, record_of
from lawadmin.converters.raw_rows import Limits, Raw
from lawadmin.errors import LawAdminError, Problems
from lawadmin.procedure.cells import key
from lawadmin.procedure.layout import Layout
from lawadmin.procedure.model import Procedure
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Rules

#: Of more faults than these only the number is given.
LISTED = 100


@frozen
class Ledger:
    """Hold what some files say; of matters that are stored already only the events that are new."""

    records: tuple[Record, ...] = ()
    organs: tuple[Organ, ...] = ()
    posts: tuple[Post, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    entries: tuple[Entry, ...] = ()


@frozen
class Refused:
    """Hold a row that was not taken, with every fault of it; a whole file has no cells."""

    where: str
    cells: Mapping[str, object]
    faults: tuple[LawAdminError, ...]


def nothing(_: str) -> Record | None:
    """Know of no matter."""


def read_ledgers(
    paths: Iterable[Path],
    rules: Rules,
    *,
    layout: Layout | None = None,
    roster: Roster | None = None,
    today: date | None = None,
    known: Known = nothing,
    limits: Limits | None = None,
) -> Ledger:
    """Read ledgers: everything in them, or Problems with every fault and nothing taken.

    ``roster`` is what is stored of organs and posts; without it, and without rows of them, organs and posts are not
    checked. Nothing may have happened after ``today``. ``known`` gives what is stored of a matter: events that are
    there already and say the same are left out.
    """
    against = _Against(rules.procedures, roster, lru_cache(4096)(known), today)
    files = tuple(paths)
    rows = against.read(files, layout, limits or Limits(), keep=LISTED)
    rows.tally.add(against.check(rows.readings))
    if rows.tally.listed:
        raise Problems(_in_order(rows.tally.listed, files), unlisted=rows.tally.unlisted)
    return against.ledger(rows.readings)


def read_some(
    paths: Iterable[Path],
    rules: Rules,
    *,
    layout: Layout | None = None,
    roster: Roster | None = None,
    today: date | None = None,
    known: Known = nothing,
    limits: Limits | None = None,
) -> tuple[Ledger, tuple[Refused, ...]]:
    """Read what can be taken of ledgers, and list the rows that cannot.

    A matter is taken whole or not at all, and nothing is taken that names what was refused.
    """
    against, files = _Against(rules.procedures, roster, lru_cache(4096)(known), today), tuple(paths)
    rows = against.read(files, layout, limits or Limits(), keep=maxsize)
    faults, refused = [*rows.tally.listed, *against.check(rows.readings)], list[LawAdminError]()
    while faults:
        rows, dropped = rows.without({fault.where or "" for fault in faults})
        refused += [*faults, *dropped]
        faults = list(against.check(rows.readings))
    found = (one for path in files for one in found_in(path, layout, limits or Limits()))
    raw = {row.where: row for row in found if isinstance(row, Raw)}
    return against.ledger(rows.readings), _refused(_in_order(refused, files), raw)


def _in_order(faults: list[LawAdminError], files: tuple[Path, ...]) -> list[LawAdminError]:
    """Sort faults by file, as the files came, and row."""
    order = {str(file): number for number, file in enumerate(files)}
    return sorted(faults, key=lambda fault: (order.get(_place(fault)[0], -1), _place(fault)[1]))


def _place(fault: LawAdminError) -> tuple[str, int]:
    file, _, row = (fault.where or "").rpartition(":")
    return (file, int(row)) if file and row.isdecimal() else (fault.where or "", 0)


def _refused(faults: list[LawAdminError], rows: Mapping[str, Raw]) -> tuple[Refused, ...]:
    grouped: dict[str, list[LawAdminError]] = {}
    for fault in faults:
        grouped.setdefault(fault.where or "", []).append(fault)
    return tuple(
        Refused(where, rows[where].cells if where in rows else {}, tuple(group)) for where, group in grouped.items()
    )


@frozen
class _Against:
    """Hold what ledgers are read against."""

    procedures: Mapping[str, Procedure]
    roster: Roster | None
    known: Known
    today: date | None

    def read(self, paths: Iterable[Path], layout: Layout | None, limits: Limits, *, keep: int) -> LedgerRows:
        """Read all rows, each for itself."""
        rows = LedgerRows(EventRows(self.procedures, self.known, self.today), layout, Tally(keep))
        for path in paths:
            rows.read(path, limits)
        return rows

    def check(self, read: Readings) -> Faults:
        """Find what the rows cannot say together."""
        organs, posts = organ_directory(read.organs, self.roster), post_directory(read.posts, self.roster)
        yield from check_roster(read, organs, posts)
        matters = self._matters(read, Names(organs, posts))
        context = Context(self.procedures, organs, posts, lambda name: self._procedure_of(name, matters))
        for matter in matters.values():
            yield from check_matter(matter, context)

    def _matters(self, read: Readings, names: Names) -> dict[str, MatterRows]:
        return {
            name: MatterRows(tuple(map(names.row, rows)), self.known(rows[0].id))
            for name, rows in read.matters().items()
        }

    def _procedure_of(self, name: str, matters: Mapping[str, MatterRows]) -> str | None:
        if key(name) in matters:
            return matters[key(name)].procedure()
        stored = self.known(name)
        return None if stored is None else stored.matter.procedure

    def ledger(self, read: Readings) -> Ledger:
        """Make the ledger of rows that are all in order."""
        names = Names(organ_directory(read.organs, self.roster), post_directory(read.posts, self.roster))
        records = map(record_of, self._matters(read, names).values())
        return Ledger(
            records=tuple(record for record in records if record is not None),
            organs=tuple(names.organ(organ) for _, organ in good(read.organs)),
            posts=tuple(names.post(post) for _, post in good(read.posts)),
            tenures=tuple(names.tenure(tenure) for _, tenure in good(read.tenures)),
            entries=tuple(entry for _, entry in good(read.entries)),
        )
