"""A store in a file of SQLite: how it is reached, and how it is made whole."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

#: Seconds to wait for another writer.
BUSY = 10.0

# Where the end of a file is durable only after its folder is synced, EXTRA must stand before the change to WAL.
_WRITING = (
    "PRAGMA synchronous = EXTRA",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = FAST",
    "PRAGMA trusted_schema = OFF",
)
_READING = ("PRAGMA query_only = ON", "PRAGMA trusted_schema = OFF")


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """Connect to a file that is there, transactions left to the caller; a connection for reading cannot write."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    db = sqlite3.connect(address, uri=True, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _WRITING if writing else _READING:
            db.execute(pragma).fetchall()
    except BaseException:
        db.close()
        raise
    return db


def make(path: Path, fill: Callable[[Path], None]) -> None:
    """Make a file, readable by its owner alone, that appears under its name only when ``fill`` has filled it.

    A file that is there is left as it is. Raises OSError and what ``fill`` raises.
    """
    handle, name = tempfile.mkstemp(prefix=".lawadmin-", suffix=".new", dir=path.absolute().parent)
    os.close(handle)
    made = Path(name)
    try:
        fill(made)
        _publish(made, path)
    finally:
        made.unlink()


def _publish(made: Path, path: Path) -> None:
    try:
        os.link(made, path)
    except FileExistsError:
        return
    if os.name != "posix":
        return
    folder = os.open(path.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
