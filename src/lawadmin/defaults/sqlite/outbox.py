"""The outbox: notices wait in the store until a notifier has sent them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from attrs import frozen

from lawadmin.converters.json_text import canonical
from lawadmin.converters.strict import JSON, structured
from lawadmin.defaults.sqlite.writing import microseconds, put
from lawadmin.errors import StoreError
from lawadmin.hookspecs import Notice, Outcome, Receipt

_CLAIM = """
UPDATE outbox SET leased = :until, attempts = attempts + 1
WHERE position IN (
    SELECT position FROM outbox
    WHERE state = 'waiting' AND (leased IS NULL OR leased <= :now)
    ORDER BY position LIMIT :n
)
RETURNING position, body
"""

#: Those to be sent again wait on until their lease is over.
_STATES = {Outcome.SENT: "sent", Outcome.REFUSED: "refused", Outcome.LATER: "waiting", Outcome.UNKNOWN: "waiting"}


@frozen
class SqliteOutbox:
    """Keep notices in the tables of a store; every call is a transaction of its own."""

    _transaction: Callable[[], AbstractContextManager[sqlite3.Connection]]

    def put(self, notices: Iterable[Notice]) -> int:
        """Keep notices, drop those whose key is known, and say how many are new."""
        with self._transaction() as db:
            return put(db, notices)

    def claim(self, n: int, lease: timedelta, *, now: datetime) -> tuple[Notice, ...]:
        """Take up to ``n`` waiting notices, oldest first, for the length of the lease."""
        asked = {"n": n, "now": microseconds(now), "until": microseconds(now + lease)}
        with self._transaction() as db:
            rows = db.execute(_CLAIM, asked).fetchall()
        return tuple(structured(JSON, Notice, json.loads(body)) for _, body in sorted(rows))

    def done(self, key: str, receipt: Receipt) -> None:
        """Note what became of a notice; raises StoreError where there is none of that key."""
        said = canonical(JSON.unstructure(receipt))
        with self._transaction() as db:
            known = db.execute("SELECT state FROM outbox WHERE key = ?", (key,)).fetchone()
            if known is None:
                raise StoreError(reason="there is no notice of this key in the outbox")
            if known[0] == "waiting":
                db.execute(
                    "UPDATE outbox SET state = ?, receipt = ? WHERE key = ?", (_STATES[receipt.outcome], said, key)
                )
