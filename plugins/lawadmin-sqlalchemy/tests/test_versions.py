"""Migrations: forward, whole or not at all, backed up first; and every release is read by every later one."""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from histories import GOLDEN, put_back, state
from serving import Server
from sqlalchemy import inspect, text

from lawadmin.errors import ConfigError, NoStore, SchemaTooNew, SchemaTooOld, StoreError
from lawadmin.testing.conformance.samples import MATTER, command, county, event
from lawadmin_sqlalchemy import schema as schemas
from lawadmin_sqlalchemy.addresses import Address, address_of
from lawadmin_sqlalchemy.engines import engine_of
from lawadmin_sqlalchemy.store import SqlStore, open_store
from lawadmin_sqlalchemy.versions import FOLDER, MIGRATIONS, Migrations

LATER = '''
"""Add a column, and fill it."""
from alembic import op
import sqlalchemy as sa

revision, down_revision, branch_labels, depends_on = "9001", "{0}", None, None

def upgrade():
    op.add_column("outbox", sa.Column("note", sa.Text()))
    op.execute("INSERT INTO outbox (position, key, channel, body, standing, attempts, note)"
               " SELECT 900, 'of 9001', 'console', body, 'sent', 0, 'new' FROM matters WHERE id = '许〔2026〕1号'")
    {1}
'''


@pytest.fixture
def later(tmp_path: Path) -> Callable[[str], Migrations]:
    """Make a next version, which ends with a statement of its own."""

    def make(last: str = "") -> Migrations:
        folder = tmp_path / f"versions {len(last)}"
        folder.mkdir()
        written = LATER.format(MIGRATIONS.versions[0], last)
        (folder / "v9001_note.py").write_text(written, encoding="utf-8")
        return Migrations((FOLDER / "versions", folder))

    return make


def filled(url: str) -> Address:
    with closing(open_store(url, create=True)) as store:
        store.append(command(1, event(1)))
    return address_of(url)


def columns(address: Address) -> set[str]:
    engine = engine_of(address, writing=False)
    with engine.connect() as connection:
        found = {one["name"] for one in inspect(connection).get_columns("outbox")}
    engine.dispose()
    return found


def checked(address: Address, migrations: Migrations) -> bool:
    engine = engine_of(address, writing=False)
    try:
        return schemas.check(engine, address, migrations)
    finally:
        engine.dispose()


def test_a_store_is_migrated_with_what_it_holds(url: str, later: Callable[[str], Migrations]) -> None:
    address, migrations = filled(url), later("")
    with pytest.raises(SchemaTooOld, match="lawadmin-sqlalchemy migrate") as old:
        checked(address, migrations)
    assert (old.value.fields["found"], old.value.fields["known"]) == (MIGRATIONS.versions[0], "9001")
    assert schemas.migrate(address, backup_done=True, migrations=migrations) == (MIGRATIONS.versions[0], "9001")
    assert checked(address, migrations)
    assert "note" in columns(address)
    assert schemas.migrate(address, migrations=migrations) == ("9001", "9001")
    with pytest.raises(SchemaTooNew, match="has schema 9001"):
        open_store(url)
    with pytest.raises(SchemaTooNew):
        schemas.migrate(address)


def test_a_migration_that_fails_changes_nothing(url: str, later: Callable[[str], Migrations]) -> None:
    address = filled(url)
    with pytest.raises(StoreError, match="the store cannot be migrated"):
        schemas.migrate(address, backup_done=True, migrations=later("op.execute('DROP TABLE no_such_table')"))
    assert "note" not in columns(address)
    with closing(open_store(url)) as store:
        assert store.matter(MATTER.id) is not None
        assert store.verify_chain() == ()
        assert store.append(command(2, event(2), expected=1)).version == 2


def test_a_file_is_backed_up_first(tmp_path: Path, later: Callable[[str], Migrations]) -> None:
    url = f"sqlalchemy+sqlite:{tmp_path / 'county.db'}"
    with closing(open_store(url, create=True)) as store:
        store.append(command(1, event(1)))
        # The store is open and its last words lie in the log beside the file, as they would in a running county.
        schemas.migrate(address_of(url), migrations=later(""))
    backup = schemas.backup_of(tmp_path / "county.db", MIGRATIONS.versions[0])
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(open_store(f"sqlalchemy+sqlite:{backup}")) as store:
        assert store.matter(MATTER.id) is not None
        assert store.verify_chain() == ()


def test_a_server_is_not_migrated_before_somebody_says_that_it_is_backed_up(
    server: Server, schema: str, later: Callable[[str], Migrations]
) -> None:
    address = filled(server.url(schema=schema))
    with pytest.raises(ConfigError, match=rf"pg_dump --schema={schema} .*--backup-done"):
        schemas.migrate(address, migrations=later(""))
    assert "note" not in columns(address)


def test_what_is_not_there_is_not_migrated(server: Server, schema: str, tmp_path: Path) -> None:
    for url in (server.url(schema=schema), f"sqlalchemy+sqlite:{tmp_path / 'county.db'}"):
        with pytest.raises(NoStore):
            schemas.migrate(address_of(url), backup_done=True)


def test_making_a_store_again_leaves_it_as_it_is(opened: Callable[[], SqlStore], url: str) -> None:
    filled(url)
    schemas.create(address_of(url))
    with closing(opened()) as store:
        assert store.matter(MATTER.id) is not None


def test_a_database_of_another_encoding_is_refused(server: Server) -> None:
    engine = engine_of(address_of(server.url("postgres")), writing=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"))
    engine.dispose()
    with pytest.raises(StoreError, match="not encoded in UTF8"):
        open_store(server.url("latin"), create=True)


# -- what was released


@pytest.mark.parametrize("release", sorted(GOLDEN.glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_released_store_is_migrated_and_read_as_it_was(url: str, release: Path) -> None:
    lines = [json.loads(line) for line in release.read_text(encoding="utf-8").splitlines()]
    address = address_of(url)
    put_back(address, lines[0]["version"], lines[1:])
    schemas.migrate(address, backup_done=True)
    with closing(open_store(url)) as store:
        assert store.verify_chain() == ()
        last = store.last()
        assert last is not None
        assert (last.link.hex(), state(store)) == (lines[0]["head"], lines[0]["state"])


def test_there_is_a_golden_history_of_this_version_of_the_tables() -> None:
    headers = [json.loads(path.read_text(encoding="utf-8").splitlines()[0]) for path in GOLDEN.glob("*.jsonl")]
    assert MIGRATIONS.versions[0] in {header["version"] for header in headers}


def test_two_stores_with_the_same_content_have_the_same_state(store: SqlStore, tmp_path: Path) -> None:
    store.append_all(county())
    with closing(open_store(f"sqlalchemy+sqlite:{tmp_path / 'other.db'}", create=True)) as other:
        other.append_all(county())
        assert state(other) == state(store)
        other.append(command(99, event(1), matter=MATTER.__class__("x", "licensing", "market")))
        assert state(other) != state(store)


# -- databases that are not here


@pytest.mark.parametrize("dialect", ["postgresql", "opengauss", "dm", "sqlite"])
def test_the_statements_are_written_for_every_dialect(dialect: str) -> None:
    written = MIGRATIONS.statements(dialect)
    for table in ("commands", "matters", "events", "roster", "outbox", "schema_version"):
        assert f"CREATE TABLE {table} (" in written
    assert written.count("CREATE TRIGGER") >= 6
    assert "append-only" in written
    assert "entry_once" in written


def test_each_dialect_has_its_own_words() -> None:
    dm, gauss = MIGRATIONS.statements("dm"), MIGRATIONS.statements("opengauss")
    assert "id VARCHAR(1000 CHAR) NOT NULL" in dm
    assert "link VARBINARY(32) NOT NULL" in dm
    assert "body BLOB NOT NULL" in dm
    assert "CASE WHEN kind = 'entry' THEN id END" in dm
    assert "RAISE_APPLICATION_ERROR(-20001, 'append-only')" in dm
    assert 'id TEXT COLLATE "C" NOT NULL' in gauss
    assert "WHERE kind = 'entry'" in gauss
    assert "EXECUTE PROCEDURE append_only()" in gauss
    assert gauss.strip().endswith("COMMIT;")
