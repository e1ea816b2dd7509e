"""A plugin to try failures with: stores that break, a renderer and observers that fail; installed by ``install``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from lawadmin.converters.secret import Secret
from lawadmin.errors import StoreError
from lawadmin.hookspecs import (
    ALL,
    Appended,
    Capability,
    Command,
    Cursor,
    Entries,
    Observer,
    OpenStore,
    Query,
    Renderer,
    Report,
    Reviewed,
    Source,
    hookimpl,
)
from lawadmin.records.events import Event, Opaque
from lawadmin.records.matters import Matter
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record

DAY = datetime(2026, 3, 2).date()  # noqa: DTZ001 a day has no time zone

LATE = Record(Matter("m1", "licensing", "=o1"), (Event("e0", "申请", DAY), Event("e1", "受理", DAY, seq=1)))
"""A matter accepted and never decided; its organ would be a formula in a spreadsheet."""

UNREADABLE = Record(Matter("m2", "licensing", "o1"), (Event("e1", "延长", DAY, facts=Opaque((("days", "many"),))),))
"""A matter whose facts are not what they should be."""

UNHEARD = Record(Matter("m3", "unheard", "o1"), (Event("e1", "受理", DAY),))
"""A matter of a procedure that is not installed."""


class Shelf:
    """Hold some records for reading, and break after them where told to."""

    can: frozenset[Capability] = frozenset({"as_of"})

    def __init__(self, *records: Record, breaks: bool = False) -> None:
        self._records, self._breaks = records, breaks

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        return next((record for record in self._records if record.matter.id == id), None)

    def matters(
        self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None
    ) -> Iterator[tuple[Cursor, Record]]:
        for record in self._records:
            yield Cursor(record.matter.id), record
        if self._breaks:
            raise StoreError(reason="the store cannot be read (disk)")

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        return Roster()

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        return Registers()

    def close(self) -> None:
        pass


class Interrupted(Shelf):
    """Be interrupted while it is read."""

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        raise KeyboardInterrupt


SHELVES = {
    "empty": Shelf(),
    "late": Shelf(LATE),
    "breaks": Shelf(LATE, breaks=True),
    "unreadable": Shelf(UNREADABLE, LATE),
    "unheard": Shelf(UNHEARD),
    "interrupted": Interrupted(),
}


def open_shelf(url: str, *, secret: Secret | None = None, create: bool = False) -> Source:
    return SHELVES[url.partition(":")[2]]


@hookimpl
def lawadmin_stores() -> Mapping[str, OpenStore]:
    return {"shelf": open_shelf}


def render(report: Report, *, lang: str) -> bytes:
    raise RuntimeError("the text of this error may hold anything")


@hookimpl
def lawadmin_renderers() -> Mapping[str, Renderer]:
    return {"txt": Renderer(render, "text/plain", ".txt")}


class Deaf:
    """Fail to hear."""

    def after_review(self, reviewed: Reviewed) -> None:
        if reviewed.matters == 0:
            raise RuntimeError("nothing")

    def after_append(self, command: Command | Entries, appended: Appended) -> None:
        raise RuntimeError("nothing")


@hookimpl
def lawadmin_observers() -> Sequence[Observer]:
    return (Deaf(),)


def install(folder: Path) -> str:
    """Make the files by which Python finds this plugin under the name ``strange``; give a configuration with it."""
    info = folder / "strange-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: strange\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[lawadmin]\nstrange = cli.strange\n", encoding="utf-8")
    config = folder / "lawadmin.toml"
    config.write_text('plugins = ["strange"]\n', encoding="utf-8")
    return str(config)
