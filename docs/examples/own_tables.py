"""Read the county's own tables as a store: nothing is copied, and nothing can be written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from lawadmin import Layout, Organ, Roster, Source, hookimpl
from lawadmin.errors import NoStore, StoreError, Unsupported
from lawadmin.hookspecs import ALL, Capability, Cursor, OpenStore, Query, Secret
from lawadmin.records.registers import Registers
from lawadmin.records.timeline import Record
from lawadmin.regimes.functions.licensing import LICENSING, Step

CASES = Layout(
    LICENSING,
    id="sqbh",
    organ="bmdm",
    steps={Step.APPLIED: "sqrq", Step.ACCEPTED: "slrq", Step.GRANTED: "jdrq", Step.DELIVERED: "sdrq"},
    pairs={"专家评审": ("pskssj", "psjssj")},
)
ONE = "SELECT * FROM licence_case WHERE sqbh = ?"
PAGE = "SELECT * FROM licence_case WHERE sqbh > ? ORDER BY sqbh LIMIT 500"


class OwnTables:
    """Read licence cases and departments of the case system."""

    can: frozenset[Capability] = frozenset()  # the tables hold what is known today, and are not ours to write

    def __init__(self, path: Path) -> None:
        # Opened in one thread and used in another, one at a time.
        self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._db.row_factory = sqlite3.Row

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002 the protocol's name
        """Read one case; None where there is none."""
        _refuse(as_of)
        row = self._db.execute(ONE, (id,)).fetchone()
        return None if row is None else CASES.row(dict(row))

    def matters(
        self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None
    ) -> Iterator[tuple[Cursor, Record]]:
        """Stream the cases in the order of their ids; those that cannot be read are told at the end."""
        _refuse(as_of)
        unread = []
        for row in self._rows(after.text if after else ""):
            record, faults = CASES.read(row)
            if faults:
                unread.append(str(row["sqbh"]))
            elif _chosen(query, record):
                yield Cursor(record.matter.id), record
        if unread:
            raise StoreError("licence_case", reason=f"these rows cannot be read: {', '.join(unread)}")

    def _rows(self, after: str) -> Iterator[dict[str, object]]:
        """Read page by page, so that no query stays open while a matter is judged."""
        while page := self._db.execute(PAGE, (after,)).fetchall():
            yield from map(dict, page)
            after = page[-1]["sqbh"]

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        """Read the departments; the case system knows no posts."""
        _refuse(as_of)
        return Roster(Organ(bmdm, name) for bmdm, name in self._db.execute("SELECT bmdm, bmmc FROM department"))

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        """Give no entries: the case system keeps none."""
        _refuse(as_of)
        return Registers()

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()


def _refuse(as_of: datetime | None) -> None:
    if as_of is not None:
        raise Unsupported(capability="as_of")


def _chosen(query: Query, record: Record) -> bool:
    of_procedure = not query.procedures or record.matter.procedure in query.procedures
    return of_procedure and (not query.organs or record.matter.organ in query.organs)


def open_tables(url: str, *, secret: Secret | None = None, create: bool = False) -> Source:  # noqa: ARG001 nothing secret
    """Open the tables at ``own:path``; they are never made here."""
    path = Path(url.partition(":")[2])
    if not path.is_file():
        raise NoStore(url=url)
    return OwnTables(path)


@hookimpl
def lawadmin_stores() -> Mapping[str, OpenStore]:
    """Bring the scheme ``own``."""
    return {"own": open_tables}
