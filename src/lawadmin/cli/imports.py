"""The command ``import``: ledgers into the store, all of them or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TypeGuard

from attrs import field, frozen

from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.output_file import write
from lawadmin.cli.world import World, world
from lawadmin.converters.event_rows import Known
from lawadmin.converters.exports import csv_header, csv_row, json_line
from lawadmin.converters.layouts import find_layout
from lawadmin.converters.ledger import Ledger, Refused, nothing, read_ledgers, read_some
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json, Shape
from lawadmin.converters.records import dump
from lawadmin.errors import Problems, Unsupported
from lawadmin.hookspecs import Appended, Command, Entries, Source, Store
from lawadmin.procedure.layout import Layout
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster

PLACE = ("file", "row", "fault")
"""The columns that stand before those of the ledger in the file of refused rows."""


@frozen
class Taken:
    """Hold how much was taken."""

    matters: int = 0
    events: int = 0
    organs: int = 0
    posts: int = 0
    tenures: int = 0
    entries: int = 0

    def __add__(self, other: Taken) -> Taken:
        """Add up two imports."""
        return Taken(*(one + two for one, two in zip(self._counts(), other._counts(), strict=True)))

    def _counts(self) -> tuple[int, ...]:
        return self.matters, self.events, self.organs, self.posts, self.tenures, self.entries

    def shape(self) -> Shape:
        """Give the counts by name."""
        names = ("matters", "events", "organs", "posts", "tenures", "entries")
        return dict(zip(names, self._counts(), strict=True))


@frozen
class Stored:
    """Hold what is in the store already; nothing where there is none."""

    roster: Roster = field(factory=Roster)
    registers: Registers = field(factory=Registers)
    matter: Known = nothing

    @property
    def known_roster(self) -> Roster | None:
        """Give the roster; None where none is stored, so that organs and posts are not checked."""
        return self.roster if self.roster.organs or self.roster.posts else None

    def new(self, ledger: Ledger) -> Ledger:
        """Leave out of a ledger what is stored in the same words."""
        return Ledger(
            records=tuple(one for one in ledger.records if one.events or self.matter(one.matter.id) is None),
            organs=tuple(one for one in ledger.organs if self.roster.organs.get(one.id) != one),
            posts=tuple(one for one in ledger.posts if self.roster.posts.get(one.id) != one),
            tenures=tuple(one for one in ledger.tenures if one not in self.roster.tenures),
            entries=tuple(one for one in ledger.entries if one not in self.registers.entries.get(one.register, ())),
        )

    def parts(self) -> Iterator[object]:
        """List what is stored of roster and registers."""
        yield from (*self.roster.organs.values(), *self.roster.posts.values(), *self.roster.tenures, *self.registers)


@contextmanager
def stored(here: World) -> Iterator[Stored]:
    """Open what is in the store already."""
    if here.has_store(needed=False):
        with here.store() as source:
            yield Stored(source.roster(), source.registers(), source.matter)
    else:
        yield Stored()


def import_(asked: Asked, *, file: Sequence[str], layout: str | None, dry_run: bool, refused: str | None) -> int:
    """Import ledgers; with ``refused``, rows that cannot be taken are written to a file of their own."""
    here, paths = world(asked), tuple(map(Path, file))
    chosen = _layout(here, layout)
    try:
        taken = bring(here, paths, chosen, store=not dry_run)
    except Problems:
        if refused is not None:
            write(Path(refused), _refused(here, paths, chosen, Path(refused)))
            asked.screen.note(asked.say.say("import.refused", file=refused))
        raise
    if asked.format == "json":
        asked.screen.json({"stored": not dry_run, **taken.shape()})
    else:
        asked.screen.line(told(asked.say, taken, stored=not dry_run))
    return 0


def told(say: Messages, taken: Taken, *, stored: bool = True) -> str:
    """Say how much was taken."""
    counts = {name: str(count) for name, count in taken.shape().items()}
    return say.say("import.stored" if stored else "import.checked", **counts)


def _layout(here: World, name: str | None) -> Layout | None:
    if name is None:
        return None
    folders = [pack.layouts for pack in here.plugins.packs if pack.layouts is not None]
    return find_layout(name, here.rules.procedures, folders=folders)


def bring(here: World, paths: Sequence[Path], layout: Layout | None, *, store: bool = True) -> Taken:
    """Read ledgers against what is stored, and store what is new in one transaction; Problems with every fault."""
    with stored(here) as known:
        read = read_ledgers(
            paths,
            here.rules,
            layout=layout,
            roster=known.known_roster,
            today=here.asked.today,
            known=known.matter,
        )
        ledger = known.new(read)
        commands = tuple(commands_of(ledger, known))
    if store and commands:
        _append(here, commands)
    return Taken(
        matters=len(ledger.records),
        events=sum(len(record.events) for record in ledger.records),
        organs=len(ledger.organs),
        posts=len(ledger.posts),
        tenures=len(ledger.tenures),
        entries=len(ledger.entries),
    )


def commands_of(ledger: Ledger, known: Stored) -> Iterator[Command | Entries]:
    """Turn a ledger into commands, named by their content and by what it is added to, so that it may be repeated."""
    parts = (*ledger.organs, *ledger.posts, *ledger.tenures, *ledger.entries)
    if parts:
        name = _name((*known.parts(), *parts))
        yield Entries(name, ledger.organs, ledger.posts, ledger.tenures, ledger.entries)
    for record in ledger.records:
        before = known.matter(record.matter.id)
        expected = len(before.events) if before else 0
        yield Command(_name((record.matter, *record.events)), record.matter, record.events, expected)


def _name(parts: Iterable[object]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(dump(part) + b"\n")
    return f"import-{digest.hexdigest()[:32]}"


def _append(here: World, commands: Sequence[Command | Entries]) -> None:
    with here.store(create=True) as source:
        if not _can_append(source):
            raise Unsupported(capability="append")
        answers = source.append_all(commands)
    for command, appended in zip(commands, answers, strict=True):
        _tell(here, command, appended)


def _can_append(source: Source) -> TypeGuard[Store]:
    return "append" in source.can


def _tell(here: World, command: Command | Entries, appended: Appended) -> None:
    here.told("after_append", lambda observer: observer.after_append(command, appended))


# -- refused rows


def _refused(here: World, paths: Sequence[Path], layout: Layout | None, target: Path) -> str:
    """Write the rows refused, each with its place and faults: CSV, or JSON Lines where the file is named so."""
    rows = _refused_rows(here, paths, layout)
    shapes = [_refused_shape(here.asked.say, row) for row in rows]
    if target.suffix.lower() == ".jsonl":
        return "".join(f"{json_line(shape)}\n" for shape in shapes)
    columns = tuple(dict.fromkeys((*PLACE, *(name for shape in shapes for name in shape))))
    return "".join(f"{line}\n" for line in (csv_header(columns), *(csv_row(shape, columns) for shape in shapes)))


def _refused_rows(here: World, paths: Sequence[Path], layout: Layout | None) -> tuple[Refused, ...]:
    with stored(here) as known:
        return read_some(
            paths,
            here.rules,
            layout=layout,
            roster=known.known_roster,
            today=here.asked.today,
            known=known.matter,
        )[1]


def _refused_shape(say: Messages, row: Refused) -> Mapping[str, Json]:
    file, _, number = row.where.rpartition(":")
    place: Shape = {"file": file, "row": number} if number.isdecimal() else {"file": row.where, "row": ""}
    faults = say.texts["list.semicolon"].join(say.error(type(fault)(None, **fault.fields)) for fault in row.faults)
    return {**place, "fault": faults, **{name: str(cell) for name, cell in row.cells.items() if cell is not None}}


IMPORT = Verb(
    "import",
    import_,
    (
        Param("FILE", need=True, many=True, metavar="FILE..."),
        Param("--layout", metavar="NAME|FILE.toml"),
        Param("--dry-run", flag=True),
        Param("--refused", metavar="FILE"),
    ),
    TEXT,
)
