"""A golden history: the rows of a small store as a release wrote them, and the state that every later one reads.

``python histories.py FILE`` writes the history of the version at hand; it is done once, for a release, and not again.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import MetaData, Table, insert, select

from lawadmin.converters.json_text import canonical
from lawadmin.converters.records import as_json
from lawadmin.converters.strict import JSON
from lawadmin.hookspecs import Outcome, Receipt, Standing
from lawadmin.testing.conformance.samples import NOON, command, county, event, matter, notice
from lawadmin_sqlalchemy import schema as schemas
from lawadmin_sqlalchemy.addresses import Address
from lawadmin_sqlalchemy.engines import engine_of
from lawadmin_sqlalchemy.store import SqlStore, open_store
from lawadmin_sqlalchemy.tables import METADATA
from lawadmin_sqlalchemy.versions import FOLDER, MIGRATIONS, Migrations

GOLDEN = Path(__file__).parent / "golden"

Row = Mapping[str, object]


def state(store: SqlStore) -> str:
    """Digest all that a store says: matters now and as known, roster, registers, notices."""
    said = [
        *(_said(store, moment) for moment in (None, NOON, NOON + timedelta(days=1))),
        *([standing, [JSON.unstructure(kept) for kept in store.outbox().kept(standing)]] for standing in Standing),
    ]
    return sha256(canonical(said)).hexdigest()


def _said(store: SqlStore, as_of: datetime | None) -> object:
    """Write records, roster and registers as they were known at a moment."""
    read = (record for _, record in store.matters(as_of=as_of))
    records = [[as_json(record.matter), [as_json(one) for one in record.events]] for record in read]
    roster = store.roster(as_of=as_of)
    held = [as_json(one) for one in (*roster.organs.values(), *roster.posts.values(), *roster.tenures)]
    return [records, held, [as_json(entry) for entry in store.registers(as_of=as_of)]]


def history() -> SqlStore:
    """Make the small store whose rows are kept: everything that a store can hold."""
    folder = Path(tempfile.mkdtemp())
    store = open_store(f"sqlalchemy+sqlite:{folder / 'golden.db'}", create=True)
    store.append_all(county())
    notices = [notice(number) for number in range(5)]
    store.append(command(901, event(1, recorded=NOON), matter=matter("许〔2026〕901号"), notices=notices))
    outbox, lease = store.outbox(), timedelta(minutes=5)
    outbox.claim(4, lease, now=NOON)
    outbox.done("n0", Receipt(Outcome.SENT, "回执1"))
    outbox.done("n1", Receipt(Outcome.REFUSED, reason="no-such-address"))
    outbox.done("n2", Receipt(Outcome.LATER), again=NOON + lease)
    outbox.done("n3", Receipt(Outcome.UNKNOWN))
    return store


def write(path: Path) -> None:
    """Write the history as lines of JSON: first what is to be found, then the rows of each table."""
    with closing(history()) as store, path.open("x", encoding="utf-8") as file, store._engines.reading() as connection:
        last = store.last()
        head = last.link.hex() if last else ""
        lines: list[Row] = [{"version": MIGRATIONS.versions[0], "head": head, "state": state(store)}]
        for table in METADATA.sorted_tables:
            rows = connection.execute(select(table).order_by(*table.primary_key)).mappings()
            lines += [{"table": table.name} | {name: _plain(value) for name, value in row.items()} for row in rows]
        file.writelines(f"{canonical(line).decode()}\n" for line in lines)


def _plain(value: object) -> object:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _stored(value: object) -> object:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value


def put_back(address: Address, version: str, lines: Iterable[Row]) -> None:
    """Make the tables as they were in a version, and put the rows of a history into them."""
    then = Migrations((FOLDER / "versions",), target=version)
    schemas.create(address, then)
    engine = engine_of(address, writing=True)
    tables = MetaData()
    with engine.begin() as connection:
        tables.reflect(connection)
        for line in sorted(lines, key=lambda one: one["table"] != "matters"):
            row = {name: _stored(value) for name, value in line.items()}
            table: Table = tables.tables[str(row.pop("table"))]
            connection.execute(insert(table), row)
    engine.dispose()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
