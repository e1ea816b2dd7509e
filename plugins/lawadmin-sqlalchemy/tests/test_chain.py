"""The chain: the same as in the default store, and whatever is changed from outside is found where it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from behind import as_owner, without_triggers

from lawadmin.defaults.sqlite.store import open_store as open_default
from lawadmin.hookspecs import Command, Entries
from lawadmin.testing.conformance.samples import (
    CERTIFICATE,
    MATTER,
    NOON,
    OFFICE,
    POST,
    TENURE,
    command,
    county,
    event,
    matter,
    notice,
)
from lawadmin_sqlalchemy.store import SqlStore

ASKED: tuple[Command | Entries, ...] = (
    command(1, event(1, recorded=NOON), event(2), notices=(notice(1), notice(1))),
    command(2, event(1), matter=matter("信〔2026〕1号", "petition", "letters")),
    command(3, event(3), expected=2),
    Entries("c4", (OFFICE,), (POST,), (TENURE,), (CERTIFICATE,), recorded=NOON),
    command(5, matter=matter("standing")),
    Entries("c6"),
)


@pytest.mark.parametrize("asked", [ASKED, county()], ids=["few", "county"])
def test_a_store_has_the_digests_of_the_default_one(
    store: SqlStore, tmp_path: Path, asked: tuple[Command | Entries, ...]
) -> None:
    with closing(open_default(f"sqlite:{tmp_path / 'default.db'}", create=True)) as default:
        assert store.append_all(asked) == default.append_all(asked)
        assert [record for _, record in store.matters()] == [record for _, record in default.matters()]
    assert store.verify_chain() == ()


def test_the_last_command_is_told(store: SqlStore) -> None:
    assert store.last() is None
    store.append_all(ASKED)
    last = store.last()
    assert last is not None
    assert (last.version, len(last.link)) == (6, 32)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE events SET body = 'x' WHERE matter = 'M' AND version = 2", (MATTER.id, 2)),
        ("UPDATE events SET recorded = recorded - 1 WHERE recorded IS NOT NULL", (MATTER.id, 1)),
        ("UPDATE events SET id = 'e7' WHERE matter = 'M' AND version = 3", (MATTER.id, 3)),
        ("UPDATE events SET version = 4 WHERE matter = 'M' AND version = 3", (MATTER.id, 4)),
        ("DELETE FROM events WHERE matter = 'M' AND version = 2", (MATTER.id, 3)),
        ("DELETE FROM events WHERE matter = 'M' AND version = 3", (MATTER.id, 3)),
        ("UPDATE matters SET organ = 'health' WHERE id = 'M'", (MATTER.id, 0)),
        ("DELETE FROM matters WHERE id = 'standing'", ("standing", 0)),
        ("DELETE FROM commands WHERE id = 'c2'", ("", 3)),
        ("UPDATE commands SET id = 'c9' WHERE id = 'c3'", ("", 3)),
        ("UPDATE commands SET version = 1, form = 2 WHERE id = 'c2'", ("", 2)),
        ("UPDATE roster SET kind = 'post' WHERE version = 1", ("", 1)),
        ("DELETE FROM roster WHERE version = 2", ("", 3)),
        ("INSERT INTO matters SELECT 'new', procedure, organ, body, link FROM matters WHERE id = 'M'", ("new", 0)),
    ],
)
def test_every_change_is_found_at_its_place(
    opened: Callable[[], SqlStore], request: pytest.FixtureRequest, change: str, place: tuple[str, int]
) -> None:
    with closing(opened()) as store:
        store.append_all(ASKED)
        server = None if store._engines.address.kind is None else request.getfixturevalue("server")
        said = change.replace("'M'", f"'{MATTER.id}'")
        if server is None:
            said = said.replace("body = 'x'", "body = CAST('x' AS BLOB)")
        as_owner(store, *without_triggers(store), said, server=server)
        assert place in [(broken.matter, broken.version) for broken in store.verify_chain()]
