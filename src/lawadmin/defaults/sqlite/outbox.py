"""The outbox: notices wait in the store until a notifier has sent them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from attrs import frozen

from lawadmin.converters.json_text import canonical
from lawadmin.converters.strict import JSON, structured
from lawadmin.defaults.sqlite.writing import microseconds, put
from lawadmin.errors import StoreError
from lawadmin.hookspecs import Kept, Notice, Outcome, Receipt, Standing

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
            return put(db, notices)

    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        """Give out up to ``n`` notices to be sent, oldest first, for the length of the lease."""
        asked = {"n": n, "now": microseconds(now), "until": microseconds(now + lease), "channel": channel}
        with self._transaction() as db:
            rows = db.execute(_CLAIM, asked).fetchall()
        return tuple(map(_kept, sorted(rows)))

    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        """Note what became of a notice; raises StoreError where there is none of that key."""
        said = canonical(JSON.unstructure(receipt))
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


def standing_after(outcome: Outcome, again: datetime | None) -> Standing:
    """Say how a notice stands once a notifier has answered."""
    settled = {Outcome.SENT: Standing.SENT, Outcome.REFUSED: Standing.FAILED}
    return settled.get(outcome, Standing.DEAD if again is None else Standing.NEW)


def _kept(row: _Row) -> Kept:
    _, body, standing, attempts, receipt = row
    said = None if receipt is None else structured(JSON, Receipt, json.loads(receipt))
    return Kept(structured(JSON, Notice, json.loads(body)), Standing(standing), attempts, said)
