"""The command ``import``: ledgers into the store, all of them or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeGuard

from attrs import frozen

from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.cli.output_file import write
from lawadmin.cli.world import World, world
from lawadmin.converters.exports import csv_header, csv_row, json_line
from lawadmin.converters.layouts import find_layout
from lawadmin.converters.ledger import Ledger, Refused, read_ledgers, read_some
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json, Shape
from lawadmin.converters.records import dump
from lawadmin.errors import NoStore, Problems, Unsupported
from lawadmin.hookspecs import Appended, Command, Entries, Source, Store
from lawadmin.procedure.layout import Layout
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record

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

    source: Source | None = None

    def roster(self) -> Roster | None:
        """Give the roster; None where none is stored, so that organs and posts are not checked."""
        roster = self.source.roster() if self.source else None
        return roster if roster is not None and (roster.organs or roster.posts) else None

    def matter(self, matter: str) -> Record | None:
        """Give what is stored of a matter."""
        return self.source.matter(matter) if self.source else None


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
    """Read ledgers against what is stored, and store them in one transaction; Problems where anything is wrong."""
    try:
        with here.store() as source:
            ledger = _read(here, paths, layout, Stored(source))
            commands = tuple(commands_of(ledger, Stored(source)))
    except NoStore:
        ledger = _read(here, paths, layout, Stored())
        commands = tuple(commands_of(ledger, Stored()))
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


def _read(here: World, paths: Sequence[Path], layout: Layout | None, stored: Stored) -> Ledger:
    return read_ledgers(
        paths,
        here.rules,
        layout=layout,
        roster=stored.roster(),
        today=here.asked.today,
        known=stored.matter,
    )


def commands_of(ledger: Ledger, stored: Stored) -> Iterator[Command | Entries]:
    """Turn a ledger into commands, named by their content, so that an import may be repeated."""
    if ledger.organs or ledger.posts or ledger.tenures or ledger.entries:
        parts = (*ledger.organs, *ledger.posts, *ledger.tenures, *ledger.entries)
        yield Entries(_name(parts), ledger.organs, ledger.posts, ledger.tenures, ledger.entries)
    for record in ledger.records:
        known = stored.matter(record.matter.id)
        expected = len(known.events) if known else 0
        if record.events or known is None:
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
    try:
        with here.store() as source:
            return _some(here, paths, layout, Stored(source))
    except NoStore:
        return _some(here, paths, layout, Stored())


def _some(here: World, paths: Sequence[Path], layout: Layout | None, stored: Stored) -> tuple[Refused, ...]:
    return read_some(
        paths,
        here.rules,
        layout=layout,
        roster=stored.roster(),
        today=here.asked.today,
        known=stored.matter,
    )[1]


def _refused_shape(say: Messages, row: Refused) -> Mapping[str, Json]:
    file, _, number = row.where.rpartition(":")
    whole = not number.isdecimal()
    place: Shape = {"file": row.where if whole else file, "row": "" if whole else number}
    faults = say.texts["list.semicolon"].join(map(say.error, row.faults))
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
