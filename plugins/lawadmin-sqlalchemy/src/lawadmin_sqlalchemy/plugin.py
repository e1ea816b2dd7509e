"""The plugin ``sqlalchemy``: stores in databases, opened by the scheme of their URL."""

from __future__ import annotations

from collections.abc import Mapping

from lawadmin.hookspecs import OpenStore, Secret, Source, hookimpl

#: The schemes of the URLs; the core keeps ``sqlite`` for itself.
SCHEMES = ("postgresql", "postgresql+psycopg", "kingbase", "opengauss", "dm", "sqlalchemy+sqlite")


def open_sql(url: str, *, secret: Secret | None = None, create: bool = False) -> Source:
    """Open a store in a database; SQLAlchemy and the driver are imported only now."""
    from lawadmin_sqlalchemy.store import open_store

    return open_store(url, secret=secret, create=create)


@hookimpl
def lawadmin_stores() -> Mapping[str, OpenStore]:
    """Bring the schemes."""
    return dict.fromkeys(SCHEMES, open_sql)
