"""The outbox: notices wait in the store until a notifier has sent them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from attrs import frozen

from lawadmin.defaults.sqlite.writing import SqliteTables
from lawadmin.errors import StoreError
from lawadmin.hookspecs import Kept, Notice, Receipt, Standing
from lawadmin.keeping import kept_of, microseconds, put, receipt_body, standing_after

# ``ready`` is when a new notice may be given out, and when one that was given out may be so again.
_CLAIM = """
UPDATE outbox SET standing = 'sending', ready = :until, attempts = attempts + 1
WHERE position IN (
    SELECT position FROM outbox
    WHERE standing IN ('new', 'sending') AND (ready IS NULL OR ready <= :now)
      AND (:channel IS NULL OR channel = :channel)
    ORDER BY position LIMIT :n
)
RETURNING position, body, standing, attempts, receipt
"""

_DONE = """
UPDATE outbox SET standing = ?, ready = ?, receipt = ? WHERE key = ? AND standing IN ('new', 'sending')
"""

_KEPT = "SELECT position, body, standing, attempts, receipt FROM outbox WHERE standing = ? ORDER BY position"

_Row = tuple[int, bytes, str, int, bytes | None]


@frozen
class SqliteOutbox:
    """Keep notices in the tables of a store; every call is a transaction of its own."""

    _transaction: Callable[[], AbstractContextManager[sqlite3.Connection]]
    _reading: Callable[[], AbstractContextManager[sqlite3.Connection]]

    def put(self, notices: Iterable[Notice]) -> int:
        """Keep notices, drop those whose key is known, and say how many are new."""
        with self._transaction() as db:
            return put(SqliteTables(db), notices)

    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        """Give out up to ``n`` notices to be sent, oldest first, for the length of the lease."""
        asked = {"n": max(n, 0), "now": microseconds(now), "until": microseconds(now + lease), "channel": channel}
        with self._transaction() as db:
            rows = db.execute(_CLAIM, asked).fetchall()
        return tuple(map(_kept, sorted(rows)))

    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        """Note what became of a notice; raises StoreError where there is none of that key."""
        said = receipt_body(receipt)
        standing = standing_after(receipt.outcome, again)
        with self._transaction() as db:
            db.execute(_DONE, (standing, microseconds(again), said, key))
            if db.execute("SELECT 1 FROM outbox WHERE key = ?", (key,)).fetchone() is None:
                raise StoreError(reason="there is no notice of this key in the outbox")

    def kept(self, standing: Standing) -> Iterator[Kept]:
        """List the notices that stand so, oldest first."""
        with self._reading() as db:
            rows = db.execute(_KEPT, (standing,)).fetchall()
        return map(_kept, rows)


def _kept(row: _Row) -> Kept:
    return kept_of(*row[1:])
