"""The outbox: notices wait in the store until a notifier has sent them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from attrs import frozen
from sqlalchemy import Connection, Row, or_, select, update

from lawadmin.errors import StoreError
from lawadmin.hookspecs import Kept, Notice, Receipt, Standing
from lawadmin.keeping import kept_of, microseconds, put, receipt_body, standing_after
from lawadmin_sqlalchemy.tables import OUTBOX
from lawadmin_sqlalchemy.writing import SqlTables

_OPEN = OUTBOX.c.standing.in_([Standing.NEW.value, Standing.SENDING.value])

#: How a notice stands, column by column.
_Held = tuple[int, bytes, str, int, bytes | None]
_HELD = select(OUTBOX.c.position, OUTBOX.c.body, OUTBOX.c.standing, OUTBOX.c.attempts, OUTBOX.c.receipt)


@frozen
class SqlOutbox:
    """Keep notices in the tables of a store; every call is a transaction of its own."""

    _writing: Callable[[], AbstractContextManager[Connection]]
    _reading: Callable[[], AbstractContextManager[Connection]]

    def put(self, notices: Iterable[Notice]) -> int:
        """Keep notices, drop those whose key is known, and say how many are new."""
        with self._writing() as connection:
            return put(SqlTables(connection), notices)

    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        """Give out up to ``n`` notices to be sent, oldest first, for the length of the lease."""
        free = _HELD.where(_OPEN, or_(OUTBOX.c.ready.is_(None), OUTBOX.c.ready <= microseconds(now)))
        if channel is not None:
            free = free.where(OUTBOX.c.channel == channel)
        with self._writing() as connection:
            rows = connection.execute(free.order_by(OUTBOX.c.position).limit(max(n, 0))).all()
            connection.execute(
                update(OUTBOX)
                .where(OUTBOX.c.position.in_([row.position for row in rows]))
                .values(
                    standing=Standing.SENDING.value, ready=microseconds(now + lease), attempts=OUTBOX.c.attempts + 1
                )
            )
        return tuple(kept_of(row.body, Standing.SENDING, row.attempts + 1, row.receipt) for row in rows)

    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        """Note what became of a notice; raises StoreError where there is none of that key."""
        said = receipt_body(receipt)
        standing = standing_after(receipt.outcome, again)
        with self._writing() as connection:
            if connection.execute(select(OUTBOX.c.position).where(OUTBOX.c.key == key)).first() is None:
                raise StoreError(reason="there is no notice of this key in the outbox")
            connection.execute(
                update(OUTBOX)
                .where(OUTBOX.c.key == key, _OPEN)
                .values(standing=standing.value, ready=microseconds(again), receipt=said)
            )

    def kept(self, standing: Standing) -> Iterator[Kept]:
        """List the notices that stand so, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(
                _HELD.where(OUTBOX.c.standing == standing.value).order_by(OUTBOX.c.position)
            ).all()
        return map(_kept, rows)


def _kept(row: Row[_Held]) -> Kept:
    return kept_of(row.body, row.standing, row.attempts, row.receipt)
