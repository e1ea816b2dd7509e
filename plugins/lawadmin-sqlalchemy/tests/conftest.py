"""Stores in both databases: a file of SQLite, a schema of PostgreSQL, new for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

import psycopg
import pytest
from serving import Server, served

from lawadmin_sqlalchemy.store import SqlStore, open_store

_numbers = count(1)

Opened = Callable[[], SqlStore]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Run a PostgreSQL with a database ``county``."""
    with served() as found:
        with psycopg.connect(found.dsn("postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE county ENCODING 'UTF8' TEMPLATE template0")
        yield found


@pytest.fixture
def schema() -> str:
    """Name a schema that nobody else uses."""
    return f"county_{next(_numbers)}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address an empty store, once in each database."""
    if request.param == "sqlite":
        return f"sqlalchemy+sqlite:{tmp_path / 'county.db'}"
    server: Server = request.getfixturevalue("server")
    return server.url(schema=request.getfixturevalue("schema"))


@pytest.fixture
def opened(url: str) -> Opened:
    """Open the same store each time, empty when a test begins."""
    return partial(open_store, url, create=True)


@pytest.fixture
def store(opened: Opened) -> Iterator[SqlStore]:
    """Open the empty store."""
    with closing(opened()) as found:
        yield found
