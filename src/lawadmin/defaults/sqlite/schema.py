"""The tables of the store, and how its file is made and opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from lawadmin.errors import NoStore, SchemaTooNew, StoreError
from lawadmin.keeping.sqlite_file import connect, make

#: "lawa" in ASCII: tells the file from other SQLite databases.
APPLICATION = 0x6C617761

#: The version of the tables; a store of a higher one is not opened.
SCHEMA = 1

#: Append-only tables, in which ``link`` is the digest of the link before and of ``body``, byte for byte as stored.
TABLES = """
CREATE TABLE commands (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    id TEXT NOT NULL UNIQUE CHECK (length(id) > 0),
    stream TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 0),
    form INTEGER NOT NULL CHECK (form > 0),
    content BLOB NOT NULL CHECK (length(content) = 32),
    head BLOB NOT NULL CHECK (length(head) = 32),
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;
CREATE TABLE matters (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) > 0),
    procedure TEXT NOT NULL,
    organ TEXT NOT NULL,
    body BLOB NOT NULL,
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
    matter TEXT NOT NULL REFERENCES matters (id),
    version INTEGER NOT NULL CHECK (version > 0),
    id TEXT NOT NULL CHECK (length(id) > 0),
    recorded INTEGER,
    body BLOB NOT NULL,
    link BLOB NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (matter, version),
    UNIQUE (matter, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    kind TEXT NOT NULL CHECK (kind IN ('organ', 'post', 'tenure', 'entry')),
    id TEXT NOT NULL CHECK (length(id) > 0),
    recorded INTEGER,
    body BLOB NOT NULL,
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;
CREATE UNIQUE INDEX entry_once ON roster (id) WHERE kind = 'entry';
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE CHECK (length(key) > 0),
    channel TEXT NOT NULL,
    body BLOB NOT NULL,
    standing TEXT NOT NULL DEFAULT 'new' CHECK (standing IN ('new', 'sending', 'sent', 'failed', 'dead')),
    ready INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    receipt BLOB
) STRICT;
CREATE INDEX outbox_open ON outbox (position) WHERE standing IN ('new', 'sending');
CREATE TRIGGER commands_stay BEFORE UPDATE ON commands BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER commands_kept BEFORE DELETE ON commands BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER matters_stay BEFORE UPDATE ON matters BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER matters_kept BEFORE DELETE ON matters BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER events_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER roster_stay BEFORE UPDATE ON roster BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER roster_kept BEFORE DELETE ON roster BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER outbox_kept BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER outbox_stay BEFORE UPDATE OF position, key, channel, body ON outbox
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
"""


def path_of(url: str) -> Path:
    """Take the path out of ``sqlite:path``; raises StoreError where there is none."""
    path = url.partition(":")[2]
    if not path or not path.isprintable():
        raise StoreError(url, reason="the URL of the store names no file; write it like sqlite:lawadmin.db")
    return Path(path)


def check(path: Path, url: str) -> None:
    """Check that a file is a store that this version reads; raises NoStore, SchemaTooNew or StoreError."""
    if not path.is_file():
        raise NoStore(url=url)
    try:
        with closing(connect(path, writing=False)) as db:
            application = db.execute("PRAGMA application_id").fetchone()[0]
            found = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError(url, reason=f"the file cannot be read as a store ({reason_of(error)})") from None
    if application != APPLICATION:
        raise StoreError(url, reason="the file is not a store of lawadmin; name another one")
    if found > SCHEMA:
        raise SchemaTooNew(url, found=found, known=SCHEMA)


def create(path: Path, url: str) -> None:
    """Make an empty store, readable by its owner alone; a file that is there is left as it is.

    The file appears under its name only when it is whole.
    """
    try:
        make(path, _fill)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(url, reason=f"the store cannot be made ({reason_of(error)})") from None


def _fill(path: Path) -> None:
    with closing(connect(path, writing=True)) as db:
        db.executescript(
            f"BEGIN; {TABLES} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA}; COMMIT;"
        )


def reason_of(error: Exception) -> str:
    """Name an error by its kind; its text could hold what was to be stored."""
    return str(getattr(error, "sqlite_errorname", type(error).__name__))
