"""What a store has to find of its chain: whatever is changed, left out, moved or added from outside, where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Protocol

import pytest
from attrs import evolve

from lawadmin.hookspecs import Command, Entries, Store
from lawadmin.keeping import Broken
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.samples import (
    CERTIFICATE,
    MATTER,
    NOON,
    OFFICE,
    POST,
    TENURE,
    command,
    event,
    matter,
    notice,
)

#: What fills the store, matters and roster in turns, with a command that stores nothing.
CHAINED: tuple[Command | Entries, ...] = (
    command(1, event(1, recorded=NOON), event(2), notices=(notice(1), notice(1))),
    command(2, event(1), matter=matter("信〔2026〕1号", "petition", "letters")),
    command(3, event(3), expected=2),
    Entries("c4", (OFFICE,), (POST,), (TENURE,), (CERTIFICATE,), recorded=NOON),
    command(5, matter=matter("standing")),
    Entries("c6", entries=(evolve(CERTIFICATE, id="z2", recorded=NOON),)),
    Entries("c7"),
)

_ANOTHER = "SET body = (SELECT body FROM matters WHERE id = 'standing')"

#: Statements, and the matter and the version at which they have to be found.
CHANGES = (
    (f"UPDATE events {_ANOTHER} WHERE matter = 'M' AND version = 2", (MATTER.id, 2)),
    ("UPDATE events SET recorded = recorded - 1 WHERE recorded IS NOT NULL", (MATTER.id, 1)),
    ("UPDATE events SET id = 'e7' WHERE matter = 'M' AND version = 3", (MATTER.id, 3)),
    ("UPDATE events SET version = 4 WHERE matter = 'M' AND version = 3", (MATTER.id, 4)),
    ("DELETE FROM events WHERE matter = 'M' AND version = 2", (MATTER.id, 3)),
    ("DELETE FROM events WHERE matter = 'M' AND version = 3", (MATTER.id, 3)),
    ("UPDATE matters SET organ = 'health' WHERE id = 'M'", (MATTER.id, 0)),
    (f"UPDATE matters {_ANOTHER} WHERE id = 'M'", (MATTER.id, 0)),
    ("DELETE FROM matters WHERE id = 'standing'", ("standing", 0)),
    ("INSERT INTO matters SELECT 'new', procedure, organ, body, link FROM matters WHERE id = 'M'", ("new", 0)),
    ("DELETE FROM commands WHERE id = 'c2'", ("", 3)),
    ("UPDATE commands SET id = 'c9' WHERE id = 'c3'", ("", 3)),
    ("UPDATE commands SET version = 1, form = 2 WHERE id = 'c2'", ("", 2)),
    (f"UPDATE roster {_ANOTHER} WHERE version = 2", ("", 2)),
    ("DELETE FROM roster WHERE version = 2", ("", 3)),
    ("DELETE FROM roster WHERE version = 5", ("", 5)),
    ("UPDATE roster SET kind = 'post' WHERE version = 1", ("", 1)),
    ("UPDATE roster SET id = 'door' WHERE version = 2", ("", 2)),
    ("UPDATE roster SET recorded = 1 WHERE version = 5", ("", 5)),
)


class Chained(Store, Protocol):
    """Keep the chain of ``lawadmin.keeping`` in tables."""

    def verify_chain(self) -> Sequence[Broken]:
        """Say where the chain does not hold."""


class ChainConformance(Conformance):
    """Hold a store that keeps the chain of the house to finding each change of it.

    Write the fixture ``opened``, as for ``StoreConformance``, and ``outside``: a function that runs a statement on the
    tables ``commands``, ``matters``, ``events`` and ``roster`` of this store, as somebody whom no trigger and no
    foreign key hinders.
    """

    kind = "store"
    part = "chain"

    @pytest.fixture
    def opened(self) -> Callable[[], Chained]:
        """Give what opens the store; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: opened")

    @pytest.fixture
    def outside(self) -> Callable[[str], None]:
        """Give what runs a statement of SQL past the store; each plugin writes its own."""
        raise NotImplementedError(f"{type(self).__name__} lacks its fixture: outside")

    @pytest.fixture
    def store(self, opened: Callable[[], Chained]) -> Iterator[Chained]:
        """Fill the store, and open it."""
        with closing(opened()) as found:
            found.append_all(CHAINED)
            yield found

    def test_a_chain_holds_that_nobody_changed(self, store: Chained) -> None:
        assert tuple(store.verify_chain()) == ()

    @pytest.mark.parametrize(("change", "place"), CHANGES)
    def test_every_change_is_found_at_its_place(
        self, store: Chained, outside: Callable[[str], None], change: str, place: tuple[str, int]
    ) -> None:
        outside(change.replace("'M'", f"'{MATTER.id}'"))
        assert place in [(broken.matter, broken.version) for broken in store.verify_chain()]
