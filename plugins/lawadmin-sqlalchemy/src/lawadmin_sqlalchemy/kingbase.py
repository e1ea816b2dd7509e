"""KingbaseES by its own driver, ksycopg2, which is psycopg2 under another name."""

from __future__ import annotations

import re
from importlib import import_module
from types import ModuleType

from sqlalchemy import Connection, text
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg2 import PGDialect_psycopg2

#: The PostgreSQL from which KingbaseES V8R6 and V9 descend.
ANCESTOR = (12, 0)

_POSTGRESQL = re.compile(r"PostgreSQL (\d+)\.(\d+)")


class Kingbase(PGDialect_psycopg2):
    """Speak to KingbaseES as to PostgreSQL."""

    driver = "ksycopg2"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> ModuleType:
        """Import the driver."""
        return import_module("ksycopg2")

    @property
    def _psycopg2_extensions(self) -> ModuleType:
        return import_module("ksycopg2.extensions")

    @property
    def _psycopg2_extras(self) -> ModuleType:
        return import_module("ksycopg2.extras")

    def _get_server_version_info(self, connection: Connection) -> tuple[int, ...]:
        """Read the version of a PostgreSQL; of a KingbaseES give that of its ancestor."""
        found = _POSTGRESQL.match(str(connection.execute(text("SELECT version()")).scalar()))
        return (int(found[1]), int(found[2])) if found else ANCESTOR


def register() -> None:
    """Make the dialect known to SQLAlchemy."""
    registry.register("postgresql.ksycopg2", __name__, "Kingbase")
