"""The versions of the tables: which one a store has, which this plugin needs, and the way from one to the other."""

from __future__ import annotations

from functools import cached_property
from io import StringIO
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.ddl.impl import DefaultImpl
from alembic.script import ScriptDirectory
from attrs import frozen
from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from lawadmin_sqlalchemy.tables import VERSION

#: The folder of Alembic, and in it that of the migrations, each from one version of the tables to the next.
FOLDER = Path(__file__).parent / "migrations"

# Alembic has one place a process for the migration that runs.
_ALONE = Lock()

_VERSION = Table(VERSION, MetaData(), Column("version_num", String(32), primary_key=True))


class DmImpl(DefaultImpl):
    """Let Alembic write the DDL of DM, which takes none of it back."""

    __dialect__ = "dm"
    transactional_ddl = False


@frozen
class Migrations:
    """Hold the folders in which migrations lie, and to which version they lead."""

    folders: tuple[Path, ...] = (FOLDER / "versions",)
    target: str = "head"

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """List the versions that are known, the newest first."""
        return tuple(one.revision for one in ScriptDirectory.from_config(self._config()).walk_revisions())

    def upgrade(self, connection: Connection) -> None:
        """Bring the tables to the newest version, within the transaction of the connection."""
        config = self._config()
        config.attributes["connection"] = connection
        with _ALONE:
            command.upgrade(config, self.target)

    def statements(self, dialect: str) -> str:
        """Write the statements that make the tables in a dialect of SQLAlchemy, for who runs them by hand."""
        config = self._config()
        config.attributes["dialect"] = dialect
        config.output_buffer = written = StringIO()
        with _ALONE:
            command.upgrade(config, self.target, sql=True)
        return written.getvalue()

    def _config(self) -> Config:
        config = Config()
        config.set_main_option("script_location", _plain(FOLDER))
        config.set_main_option("path_separator", "newline")
        config.set_main_option("version_locations", "\n".join(map(_plain, self.folders)))
        return config


def _plain(path: Path) -> str:
    return str(path).replace("%", "%%")


#: Those of this release.
MIGRATIONS = Migrations()


def found(connection: Connection) -> str | None:
    """Give the version of the tables of a store; None where there are none."""
    if not inspect(connection).has_table(VERSION):
        return None
    return connection.execute(select(_VERSION.c.version_num)).scalar()
