"""KingbaseES: its own driver, ksycopg2, over loopback to the PostgreSQL from which KingbaseES descends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import ksycopg2
import psycopg
import pytest
from psycopg import sql
from serving import Server

from lawadmin.defaults.sqlite.store import open_store as open_default
from lawadmin.errors import CommandReused, StoreError, VersionConflict
from lawadmin.hookspecs import Outcome, Receipt, Secret
from lawadmin.testing.conformance.samples import LEASE, NOON, command, county, event, matter, notice
from lawadmin_sqlalchemy.kingbase import ANCESTOR, Kingbase
from lawadmin_sqlalchemy.store import SqlStore, open_store

PASSWORD = "not to be shown 7 ％:@/"


@pytest.fixture
def kingbase(server: Server, schema: str) -> Iterator[SqlStore]:
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        name = sql.Identifier(f"king_{schema}")
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(name, PASSWORD))
        connection.execute(sql.SQL("GRANT CREATE ON DATABASE county TO {}").format(name))
    url = server.loopback("kingbase", user=f"king_{schema}", schema=schema)
    with closing(open_store(url, secret=Secret(PASSWORD), create=True)) as store:
        yield store


def test_the_driver_is_that_of_kingbase(kingbase: SqlStore) -> None:
    with kingbase._engines.writing() as connection:
        assert isinstance(connection.dialect, Kingbase)
        assert isinstance(connection.connection.driver_connection, ksycopg2.extensions.connection)


def test_a_store_does_by_this_driver_what_it_does_by_the_other(kingbase: SqlStore, tmp_path: object) -> None:
    with closing(open_default(f"sqlite:{tmp_path}/default.db", create=True)) as default:
        assert kingbase.append_all(county()) == default.append_all(county())
        assert list(kingbase.matters()) == list(default.matters())
        assert list(kingbase.matters(as_of=NOON)) == list(default.matters(as_of=NOON))
        assert (kingbase.roster().organs, list(kingbase.registers())) == (
            default.roster().organs,
            list(default.registers()),
        )
    assert kingbase.verify_chain() == ()


def test_versions_commands_and_notices_are_kept(kingbase: SqlStore) -> None:
    asked = command(901, event(1), matter=matter("许9"), notices=(notice(1), notice(2)))
    done = kingbase.append(asked)
    assert kingbase.append(asked) == kingbase.outcome("c901") == done
    with pytest.raises(CommandReused):
        kingbase.append(command(901, event(2), matter=matter("许9"), expected=1))
    with pytest.raises(VersionConflict):
        kingbase.append(command(902, event(2), matter=matter("许9")))
    with pytest.raises(StoreError, match="events_once"):
        kingbase.append(command(903, event(1), matter=matter("许9"), expected=1))
    outbox = kingbase.outbox()
    assert [kept.notice.key for kept in outbox.claim(9, LEASE, now=NOON)] == ["n1", "n2"]
    outbox.done("n1", Receipt(Outcome.SENT))
    assert kingbase.verify_chain() == ()


@pytest.mark.parametrize(
    ("said", "version"),
    [("PostgreSQL 18.1 on x86_64", (18, 1)), ("KingbaseES V008R006C008B0014 on x64", ANCESTOR), ("", ANCESTOR)],
)
def test_a_version_is_that_of_postgresql_or_of_its_descendant(said: str, version: tuple[int, ...]) -> None:
    class Answering:
        """Answer the one question that is asked."""

        def execute(self, _: object) -> Answering:
            return self

        def scalar(self) -> str:
            return said

    assert Kingbase()._get_server_version_info(Answering()) == version
