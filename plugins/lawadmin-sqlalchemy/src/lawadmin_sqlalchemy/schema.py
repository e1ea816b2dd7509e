"""Making the tables of a store, checking them, and migrating them from an older version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from lawadmin.errors import ConfigError, NoStore, SchemaTooNew, SchemaTooOld, StoreError
from lawadmin.keeping.sqlite_file import connect, make
from lawadmin_sqlalchemy.addresses import Address
from lawadmin_sqlalchemy.engines import LOCKS, engine_of
from lawadmin_sqlalchemy.faults import reason_of, unreachable
from lawadmin_sqlalchemy.versions import MIGRATIONS, Migrations, found

#: "lawq" in ASCII: tells the file from other SQLite databases, that of the core's own store included.
APPLICATION = 0x6C617771

MIGRATE = "Back the store up and run: lawadmin-sqlalchemy migrate"
_BACKUP = (
    "Make one, such as with pg_dump --schema={0} --format=custom --file=lawadmin.dump, and run"
    " lawadmin-sqlalchemy migrate --backup-done"
)


@contextmanager
def reached(engine: Engine, address: Address, *, why: str = "the store cannot be read") -> Iterator[Connection]:
    """Take a connection in a transaction, and say typed what fails: to connect, or later."""
    try:
        connection = engine.connect()
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(address.shown, reason=unreachable(error)) from None
    try:
        with connection, connection.begin():
            yield connection
    except (SQLAlchemyError, UnicodeError) as error:
        raise StoreError(address.shown, reason=f"{why} ({reason_of(error)})") from None


def check(engine: Engine, address: Address, migrations: Migrations = MIGRATIONS) -> bool:
    """Check that there is a store that this version reads, and say whether this login may write to it.

    Raises NoStore, SchemaTooNew, SchemaTooOld, and StoreError where the database cannot be reached or read.
    """
    _check_file(address)
    with reached(engine, address) as connection:
        _check_text(connection, address)
        version = found(connection)
        if version is None:
            _check_rights(connection, address)
            raise NoStore(url=address.shown)
        _check_version(version, address, migrations)
        return _may_write(connection)


def _check_file(address: Address) -> None:
    if address.kind is not None:
        return
    if not address.path.is_file():
        raise NoStore(url=address.shown)
    try:
        with closing(connect(address.path, writing=False)) as db:
            application = db.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError(address.shown, reason=f"the file cannot be read as a store ({reason_of(error)})") from None
    if application != APPLICATION:
        reason = "the file is not a store of this plugin; one made by the core opens as sqlite:"
        raise StoreError(address.shown, reason=reason)


def _check_text(connection: Connection, address: Address) -> None:
    """Refuse a database in which not every character can be kept."""
    if connection.dialect.name == "postgresql":
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            reason = "the database is not encoded in UTF8; make it anew with ENCODING 'UTF8'"
            raise StoreError(address.shown, reason=reason)


def _check_rights(connection: Connection, address: Address) -> None:
    """Tell a schema that this login may not look into from one that is not there."""
    if connection.dialect.name != "postgresql":
        return
    asked = text("SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = :schema")
    if connection.execute(asked, {"schema": address.schema}).scalar() is False:
        reason = "this login has no right to the schema; its owner runs lawadmin-sqlalchemy grant"
        raise StoreError(address.shown, reason=reason)


def _check_version(version: str, address: Address, migrations: Migrations) -> None:
    versions = migrations.versions
    if version not in versions:
        raise SchemaTooNew(address.shown, found=version, known=versions[0])
    if version != versions[0]:
        raise SchemaTooOld(address.shown, found=version, known=versions[0], remedy=MIGRATE)


def _may_write(connection: Connection) -> bool:
    if connection.dialect.name != "postgresql":
        return True
    asked = "SELECT has_table_privilege('commands', 'INSERT') AND NOT pg_is_in_recovery()"
    return bool(connection.execute(text(asked)).scalar())


def create(address: Address, migrations: Migrations = MIGRATIONS) -> None:
    """Make the tables, and in a server their schema; a store that is there is left as it is."""
    if address.kind is None:
        _create_file(address, migrations)
        return
    engine = engine_of(address, writing=True)
    try:
        with reached(engine, address, why="the store cannot be made") as connection:
            _check_text(connection, address)
            _alone(connection, address)
            if found(connection) is None:
                _check_rights(connection, address)
                _make_schema(connection, address)
                migrations.upgrade(connection)
    finally:
        engine.dispose()


def _alone(connection: Connection, address: Address) -> None:
    """Let of two who make or migrate a store at once one do it, and the other see it done."""
    if connection.dialect.name == "postgresql":
        key = select(func.pg_advisory_xact_lock(LOCKS, func.hashtext(address.schema)))
        connection.execute(key)


def _make_schema(connection: Connection, address: Address) -> None:
    preparer = connection.dialect.identifier_preparer
    there = text("SELECT 1 FROM pg_namespace WHERE nspname = :schema")
    if connection.dialect.name == "dm" or connection.execute(there, {"schema": address.schema}).first():
        return
    connection.execute(text(f"CREATE SCHEMA {preparer.quote(address.schema)}"))


def _create_file(address: Address, migrations: Migrations) -> None:
    def fill(path: Path) -> None:
        engine = engine_of(Address(address.shown, path=path), writing=True)
        try:
            with engine.begin() as connection:
                migrations.upgrade(connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        finally:
            engine.dispose()

    if address.path.exists():
        return
    try:
        make(address.path, fill)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise StoreError(address.shown, reason=f"the store cannot be made ({reason_of(error)})") from None


def migrate(address: Address, *, backup_done: bool = False, migrations: Migrations = MIGRATIONS) -> tuple[str, str]:
    """Bring a store to the newest version in one transaction, and say from which version to which.

    A file is backed up first, to a file beside it whose name ends in the old version; for a server somebody has to say
    that it is backed up, or ConfigError is raised.
    """
    _check_file(address)
    engine = engine_of(address, writing=True)
    try:
        with reached(engine, address, why="the store cannot be migrated") as connection:
            _alone(connection, address)
            before, after = _ways(connection, address, migrations)
            if before != after:
                _back_up(address, before, done=backup_done)
                migrations.upgrade(connection)
            return before, after
    finally:
        engine.dispose()


def _ways(connection: Connection, address: Address, migrations: Migrations) -> tuple[str, str]:
    version, newest = found(connection), migrations.versions[0]
    if version is None:
        raise NoStore(url=address.shown)
    if version not in migrations.versions:
        raise SchemaTooNew(address.shown, found=version, known=newest)
    return version, newest


def _back_up(address: Address, version: str, *, done: bool) -> None:
    if address.kind is None:
        _copy(address, version)
    elif not done:
        remedy = _BACKUP.replace("{0}", address.schema)
        raise ConfigError(address.shown, reason="nobody says that there is a backup", remedy=remedy)


def backup_of(path: Path, version: str) -> Path:
    """Name the backup of a file before it leaves a version."""
    return path.with_name(f"{path.name}.{version}.bak")


def _copy(address: Address, version: str) -> None:
    """Copy a file that others may be reading, whole; the backup of an earlier try is left as it is."""

    def fill(path: Path) -> None:
        with closing(connect(address.path, writing=False)) as db, closing(sqlite3.connect(path)) as copy:
            db.backup(copy)

    try:
        make(backup_of(address.path, version), fill)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(address.shown, reason=f"the backup cannot be made ({reason_of(error)})") from None
