"""The default store: SQLite in one file, under the URL ``sqlite:path``."""

from __future__ import annotations

from collections.abc import Mapping

from lawadmin.hookspecs import OpenStore, Secret, Source, hookimpl


def open_sqlite(url: str, *, secret: Secret | None = None, create: bool = False) -> Source:  # noqa: ARG001
    """Open the store at ``sqlite:path``; the driver is imported only now, and a file needs no secret."""
    from lawadmin.defaults.sqlite.store import open_store

    return open_store(url, create=create)


@hookimpl
def lawadmin_stores() -> Mapping[str, OpenStore]:
    """Bring the scheme ``sqlite``."""
    return {"sqlite": open_sqlite}
