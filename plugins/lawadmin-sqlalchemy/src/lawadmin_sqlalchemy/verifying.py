"""Recompute the chain of a store, and say where it does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Executable, and_, func, literal, or_, select, union_all

from lawadmin.keeping import Broken, broken_chain
from lawadmin_sqlalchemy.tables import COMMANDS, EVENTS, MATTERS, ROSTER

_MATTERS = (
    select(*MATTERS.c, EVENTS.c.version, EVENTS.c.id, EVENTS.c.recorded, EVENTS.c.body, EVENTS.c.link)
    .select_from(MATTERS.outerjoin(EVENTS, EVENTS.c.matter == MATTERS.c.id))
    .order_by(MATTERS.c.id, EVENTS.c.version)
)

_ROSTER = select(
    ROSTER.c.version, ROSTER.c.kind, ROSTER.c.id, ROSTER.c.recorded, ROSTER.c.body, ROSTER.c.link
).order_by(ROSTER.c.version)

_COMMANDS = (
    select(*COMMANDS.c, func.coalesce(EVENTS.c.link, MATTERS.c.link, ROSTER.c.link))
    .select_from(
        COMMANDS.outerjoin(EVENTS, and_(EVENTS.c.matter == COMMANDS.c.stream, EVENTS.c.version == COMMANDS.c.version))
        .outerjoin(MATTERS, and_(MATTERS.c.id == COMMANDS.c.stream, COMMANDS.c.version == 0))
        .outerjoin(ROSTER, and_(COMMANDS.c.stream == "", ROSTER.c.version == COMMANDS.c.version))
    )
    .order_by(COMMANDS.c.position)
)

_STORED = union_all(
    select(EVENTS.c.matter.label("stream"), EVENTS.c.version.label("version")),
    select(MATTERS.c.id, literal(0)),
    select(literal(""), ROSTER.c.version),
).subquery("stored")
_ASKED = (
    select(COMMANDS.c.stream, func.max(COMMANDS.c.version).label("version"))
    .group_by(COMMANDS.c.stream)
    .subquery("asked")
)
_BEYOND = (
    select(_STORED.c.stream, func.max(_STORED.c.version))
    .select_from(_STORED.outerjoin(_ASKED, _ASKED.c.stream == _STORED.c.stream))
    .where(or_(_ASKED.c.version.is_(None), _STORED.c.version > _ASKED.c.version))
    .group_by(_STORED.c.stream)
)


def broken(connection: Connection) -> Iterator[Broken]:
    """Recompute every link of a store, streaming."""
    db = connection.execution_options(yield_per=1000)
    return broken_chain(
        matters=_rows(db, _MATTERS), roster=_rows(db, _ROSTER), commands=_rows(db, _COMMANDS), beyond=_rows(db, _BEYOND)
    )


def _rows(db: Connection, asked: Executable) -> Iterator[tuple[Any, ...]]:
    """Ask only once the first row is wanted."""
    yield from map(tuple, db.execute(asked))
