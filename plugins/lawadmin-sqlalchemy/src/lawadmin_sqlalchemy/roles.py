"""The roles of a database: who owns the tables, who writes, who reads."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from lawadmin.errors import ConfigError, StoreError, Unsupported
from lawadmin_sqlalchemy.addresses import NAME, Address
from lawadmin_sqlalchemy.engines import engine_of
from lawadmin_sqlalchemy.schema import check, reached
from lawadmin_sqlalchemy.tables import APPENDED, CHANGING, OUTBOX, VERSION

#: How the roles are called unless other names are given.
WRITER = "lawadmin_writer"
READER = "lawadmin_reader"


def grant(address: Address, *, writer: str = WRITER, reader: str = READER) -> tuple[str, ...]:
    """Grant a writer and a reader what they need and nothing more, and say which roles were made for it.

    To be called as the owner of the tables, and again after a migration. The writer adds rows and reads, and changes in
    the outbox only how a notice stands; the reader reads. Roles that are there are not made anew; one that is made may
    not log in: logins become its members. Everybody else loses what rights they had. Raises Unsupported where the
    database has no roles.
    """
    for name in (writer, reader):
        if not NAME.fullmatch(name):
            raise ConfigError(reason="the role is not a plain name", remedy=f"Write it like {WRITER}")
    engine = engine_of(address, writing=True)
    try:
        if engine.dialect.name != "postgresql":
            raise Unsupported(address.shown, capability="grant")
        check(engine, address)
        with reached(engine, address, why="the rights cannot be granted") as connection:
            made = tuple(name for name in dict.fromkeys((writer, reader)) if _made(connection, address, name))
            for statement in statements(address.schema, writer=writer, reader=reader):
                connection.execute(text(statement))
            return made
    finally:
        engine.dispose()


def _made(connection: Connection, address: Address, name: str) -> bool:
    if connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name}).first():
        return False
    may = "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"
    if not connection.execute(text(may)).scalar():
        reason = f"there is no role {name}, and this login may not make one"
        raise StoreError(address.shown, reason=reason)
    connection.execute(text(f"CREATE ROLE {_quoted(name)} NOLOGIN"))
    return True


def statements(schema: str, *, writer: str, reader: str) -> Iterator[str]:
    """List the statements that grant the rights; all names are plain."""
    inside, writing, both = _quoted(schema), _quoted(writer), f"{_quoted(writer)}, {_quoted(reader)}"
    appended = ", ".join(f"{inside}.{table.name}" for table in APPENDED)
    outbox = f"{inside}.{OUTBOX.name}"
    whole = f"{appended}, {outbox}, {inside}.{VERSION}"
    yield f"REVOKE ALL ON SCHEMA {inside} FROM PUBLIC"
    yield f"REVOKE ALL ON {whole} FROM PUBLIC, {both}"
    yield f"GRANT USAGE ON SCHEMA {inside} TO {both}"
    yield f"GRANT SELECT ON {whole} TO {both}"
    yield f"GRANT INSERT ON {appended}, {outbox} TO {writing}"
    yield f"GRANT UPDATE ({', '.join(CHANGING)}) ON {outbox} TO {writing}"


def _quoted(name: str) -> str:
    return f'"{name}"'
