"""Many matters: read one after the other, never all at once."""

from __future__ import annotations

import tracemalloc
from collections import deque
from itertools import islice

from lawadmin.testing.conformance.gear import gear
from lawadmin.testing.conformance.samples import command, event, matter
from lawadmin_sqlalchemy.reading import PAGE
from lawadmin_sqlalchemy.store import SqlStore

MATTERS = gear(3_000, 10_000, 100_000)


def test_matters_are_streamed_without_holding_them(store: SqlStore) -> None:
    asked = (command(number, event(1), event(2), matter=matter(f"m{number:06}")) for number in range(MATTERS))
    deque((store.append_all(islice(asked, 1_000)) for _ in range(0, MATTERS, 1_000)), maxlen=0)
    tracemalloc.start()
    try:
        number, last, before = 0, "", 0
        for number, (cursor, record) in enumerate(store.matters(), 1):
            assert cursor.text == record.matter.id > last
            last = record.matter.id
            if number == 3 * PAGE:
                before = tracemalloc.get_traced_memory()[1]
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (number, last) == (MATTERS, f"m{MATTERS - 1:06}")
    # What three pages took is what fifty take.
    assert held < 1.5 * before
