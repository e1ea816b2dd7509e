"""The tables, as statements name them; they are made by the migrations."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text, types
from sqlalchemy.dialects import postgresql

METADATA = MetaData()

#: Text that orders and compares by its bytes, as SQLite's does; where a database has no bound-free text for keys, of
#: at most a thousand characters.
WORD: types.TypeEngine[str] = (
    Text()
    .with_variant(postgresql.TEXT(collation="C"), "postgresql", "opengauss")
    .with_variant(types.VARCHAR(1000), "dm")
)
NUMBER: types.TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
BYTES: types.TypeEngine[bytes] = LargeBinary()
DIGEST: types.TypeEngine[bytes] = LargeBinary().with_variant(types.VARBINARY(32), "dm")

COMMANDS = Table(
    "commands",
    METADATA,
    Column("position", NUMBER, primary_key=True, autoincrement=False),
    Column("id", WORD, nullable=False),
    Column("stream", WORD, nullable=False),
    Column("version", NUMBER, nullable=False),
    Column("form", NUMBER, nullable=False),
    Column("content", DIGEST, nullable=False),
    Column("head", DIGEST, nullable=False),
    Column("link", DIGEST, nullable=False),
)
MATTERS = Table(
    "matters",
    METADATA,
    Column("id", WORD, primary_key=True),
    Column("procedure", WORD, nullable=False),
    Column("organ", WORD, nullable=False),
    Column("body", BYTES, nullable=False),
    Column("link", DIGEST, nullable=False),
)
EVENTS = Table(
    "events",
    METADATA,
    Column("matter", WORD, primary_key=True),
    Column("version", NUMBER, primary_key=True, autoincrement=False),
    Column("id", WORD, nullable=False),
    Column("recorded", NUMBER),
    Column("body", BYTES, nullable=False),
    Column("link", DIGEST, nullable=False),
)
ROSTER = Table(
    "roster",
    METADATA,
    Column("version", NUMBER, primary_key=True, autoincrement=False),
    Column("kind", WORD, nullable=False),
    Column("id", WORD, nullable=False),
    Column("recorded", NUMBER),
    Column("body", BYTES, nullable=False),
    Column("link", DIGEST, nullable=False),
)
OUTBOX = Table(
    "outbox",
    METADATA,
    Column("position", NUMBER, primary_key=True, autoincrement=False),
    Column("key", WORD, nullable=False),
    Column("channel", WORD, nullable=False),
    Column("body", BYTES, nullable=False),
    Column("standing", WORD, nullable=False),
    Column("ready", NUMBER),
    Column("attempts", NUMBER, nullable=False),
    Column("receipt", BYTES),
)

#: The tables to which rows are only added.
APPENDED = (COMMANDS, MATTERS, EVENTS, ROSTER)

#: The columns of the outbox that change, as a notice is sent.
CHANGING = ("standing", "ready", "attempts", "receipt")

#: The table in which Alembic keeps the version of the others.
VERSION = "schema_version"
