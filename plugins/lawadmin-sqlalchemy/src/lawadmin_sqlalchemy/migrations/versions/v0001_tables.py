"""Make the tables, and let nothing be changed or deleted in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORD: sa.types.TypeEngine[str] = (
    sa.Text()
    .with_variant(postgresql.TEXT(collation="C"), "postgresql", "opengauss")
    .with_variant(sa.VARCHAR(1000), "dm")
)
NUMBER: sa.types.TypeEngine[int] = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BYTES: sa.types.TypeEngine[bytes] = sa.LargeBinary()
DIGEST: sa.types.TypeEngine[bytes] = sa.LargeBinary().with_variant(sa.VARBINARY(32), "dm")

KINDS = "kind IN ('organ', 'post', 'tenure', 'entry')"
STANDINGS = "standing IN ('new', 'sending', 'sent', 'failed', 'dead')"
APPENDED = ("commands", "matters", "events", "roster")
FIXED = "position, key, channel, body"


def upgrade() -> None:
    """Make tables, index of entries, and triggers."""
    _commands()
    _matters()
    _events()
    _roster()
    _outbox()
    dialect = op.get_context().dialect.name
    op.execute(_ENTRY_ONCE.get(dialect, "CREATE UNIQUE INDEX entry_once ON roster (id) WHERE kind = 'entry'"))
    for statement in _TRIGGERS.get(dialect, _postgresql)():
        op.execute(statement)


def _table(name: str, *parts: sa.schema.SchemaItem, rowid: bool = True) -> None:
    op.create_table(name, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _digest(name: str) -> sa.Column[bytes]:
    return sa.Column(name, DIGEST, nullable=False)


def _check(name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=name)


def _commands() -> None:
    _table(
        "commands",
        sa.Column("position", NUMBER, nullable=False, autoincrement=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("stream", WORD, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("form", NUMBER, nullable=False),
        _digest("content"),
        _digest("head"),
        _digest("link"),
        sa.PrimaryKeyConstraint("position", name="commands_pk"),
        sa.UniqueConstraint("id", name="commands_once"),
        _check("commands_counted", "position > 0 AND version >= 0 AND form > 0"),
        _check("commands_named", "length(id) > 0"),
        _check("commands_digests", "length(content) = 32 AND length(head) = 32 AND length(link) = 32"),
    )


def _matters() -> None:
    _table(
        "matters",
        sa.Column("id", WORD, nullable=False),
        sa.Column("procedure", WORD, nullable=False),
        sa.Column("organ", WORD, nullable=False),
        sa.Column("body", BYTES, nullable=False),
        _digest("link"),
        sa.PrimaryKeyConstraint("id", name="matters_pk"),
        _check("matters_named", "length(id) > 0"),
        _check("matters_digests", "length(link) = 32"),
        rowid=False,
    )


def _events() -> None:
    _table(
        "events",
        sa.Column("matter", WORD, nullable=False),
        sa.Column("version", NUMBER, nullable=False, autoincrement=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("recorded", NUMBER),
        sa.Column("body", BYTES, nullable=False),
        _digest("link"),
        sa.PrimaryKeyConstraint("matter", "version", name="events_in_order"),
        sa.UniqueConstraint("matter", "id", name="events_once"),
        sa.ForeignKeyConstraint(["matter"], ["matters.id"], name="events_of_matter"),
        _check("events_counted", "version > 0"),
        _check("events_named", "length(id) > 0"),
        _check("events_digests", "length(link) = 32"),
        rowid=False,
    )


def _roster() -> None:
    _table(
        "roster",
        sa.Column("version", NUMBER, nullable=False, autoincrement=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("recorded", NUMBER),
        sa.Column("body", BYTES, nullable=False),
        _digest("link"),
        sa.PrimaryKeyConstraint("version", name="roster_pk"),
        _check("roster_counted", "version > 0"),
        _check("roster_kinds", KINDS),
        _check("roster_named", "length(id) > 0"),
        _check("roster_digests", "length(link) = 32"),
    )


def _outbox() -> None:
    _table(
        "outbox",
        sa.Column("position", NUMBER, nullable=False, autoincrement=False),
        sa.Column("key", WORD, nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.Column("standing", WORD, nullable=False),
        sa.Column("ready", NUMBER),
        sa.Column("attempts", NUMBER, nullable=False),
        sa.Column("receipt", BYTES),
        sa.PrimaryKeyConstraint("position", name="outbox_pk"),
        sa.UniqueConstraint("key", name="outbox_once"),
        _check("outbox_named", "length(key) > 0"),
        _check("outbox_standings", STANDINGS),
        _check("outbox_counted", "position > 0 AND attempts >= 0"),
    )
    op.create_index("outbox_standing", "outbox", ["standing", "position"])


# DM indexes no row whose key is null, and knows no index with a condition.
_ENTRY_ONCE = {"dm": "CREATE UNIQUE INDEX entry_once ON roster (CASE WHEN kind = 'entry' THEN id END)"}


def _sqlite() -> list[str]:
    stays = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    return [
        *(f"CREATE TRIGGER {name}_stay BEFORE UPDATE ON {name} {stays}" for name in APPENDED),
        *(f"CREATE TRIGGER {name}_kept BEFORE DELETE ON {name} {stays}" for name in (*APPENDED, "outbox")),
        f"CREATE TRIGGER outbox_stay BEFORE UPDATE OF {FIXED} ON outbox {stays}",
    ]


def _postgresql() -> list[str]:
    function = (
        "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS"
        " $$BEGIN RAISE EXCEPTION 'append-only' USING ERRCODE = '23000'; END$$"
    )
    row, statement = (
        "FOR EACH ROW EXECUTE PROCEDURE append_only()",
        "FOR EACH STATEMENT EXECUTE PROCEDURE append_only()",
    )
    return [
        function,
        *(f"CREATE TRIGGER {name}_stay BEFORE UPDATE OR DELETE ON {name} {row}" for name in APPENDED),
        f"CREATE TRIGGER outbox_stay BEFORE UPDATE OF {FIXED} ON outbox {row}",
        f"CREATE TRIGGER outbox_kept BEFORE DELETE ON outbox {row}",
        *(f"CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON {name} {statement}" for name in (*APPENDED, "outbox")),
    ]


def _dm() -> list[str]:
    stays = "FOR EACH ROW BEGIN RAISE_APPLICATION_ERROR(-20001, 'append-only'); END;"
    return [
        *(f"CREATE TRIGGER {name}_stay BEFORE UPDATE OR DELETE ON {name} {stays}" for name in APPENDED),
        f"CREATE TRIGGER outbox_stay BEFORE UPDATE OF {FIXED} ON outbox {stays}",
        f"CREATE TRIGGER outbox_kept BEFORE DELETE ON outbox {stays}",
    ]


_TRIGGERS = {"sqlite": _sqlite, "dm": _dm}
