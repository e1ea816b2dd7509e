"""Run the migrations over the connection handed in, or write their statements; started by Alembic."""

from __future__ import annotations

from alembic import context

from lawadmin_sqlalchemy.tables import VERSION


def run() -> None:
    """Run all that is to be run as one transaction, which belongs to who handed the connection in."""
    given = context.config.attributes
    if context.is_offline_mode():
        context.configure(dialect_name=given["dialect"], version_table=VERSION)
    else:
        context.configure(connection=given["connection"], version_table=VERSION)
    with context.begin_transaction():
        context.run_migrations()


run()
