"""What is read: matters page by page, the roster, the registers, the commands in their order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from attrs import frozen
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, or_, select, true

from lawadmin.hookspecs import ALL, Cursor, Query
from lawadmin.keeping import microseconds, record_of, registers_of, roster_of
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record
from lawadmin_sqlalchemy.tables import COMMANDS, EVENTS, MATTERS, ROSTER

#: Matters, or commands, read at a time; no transaction stays open between two pages.
PAGE = 200

_Bodies = tuple[str, bytes, bytes | None]


@frozen
class Followed:
    """Hold what a follower learns of a command: its position, and to which version it brought which stream.

    The stream is a matter's id, empty for the roster with the registers.
    """

    position: int
    command: str
    stream: str
    version: int


def page(
    connection: Connection,
    query: Query = ALL,
    *,
    as_of: datetime | None = None,
    after: Cursor | None = None,
    only: str | None = None,
) -> list[tuple[Cursor, Record]]:
    """Read the next matters after a cursor, in order of id; fewer than ``PAGE`` are the last.

    One statement, so that a matter is never seen half before and half after an append.
    """
    moment = microseconds(as_of)
    chosen = select(MATTERS.c.id, MATTERS.c.body).where(*_chosen(query, moment))
    if after is not None:
        chosen = chosen.where(MATTERS.c.id > after.text)
    if only is not None:
        chosen = chosen.where(MATTERS.c.id == only)
    rows = connection.execute(_with_events(chosen, moment)).all()
    return [(Cursor(key), _record(list(group))) for key, group in groupby(rows, key=lambda row: str(row[0]))]


def _chosen(query: Query, moment: int | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.procedures:
        conditions.append(MATTERS.c.procedure.in_(sorted(query.procedures)))
    if query.organs:
        conditions.append(MATTERS.c.organ.in_(sorted(query.organs)))
    if moment is not None:
        events = select(EVENTS.c.version).where(EVENTS.c.matter == MATTERS.c.id)
        conditions.append(or_(exists(events.where(_known(moment))), ~exists(events)))
    return conditions


def _known(moment: int | None) -> ColumnElement[bool]:
    if moment is None:
        return true()
    return or_(EVENTS.c.recorded.is_(None), EVENTS.c.recorded <= moment)


def _with_events(chosen: Select[tuple[str, bytes]], moment: int | None) -> Select[_Bodies]:
    some = chosen.order_by(MATTERS.c.id).limit(PAGE).subquery("some")
    joined = some.outerjoin(EVENTS, and_(EVENTS.c.matter == some.c.id, _known(moment)))
    return select(some.c.id, some.c.body, EVENTS.c.body).select_from(joined).order_by(some.c.id, EVENTS.c.version)


def _record(rows: Sequence[Row[_Bodies]]) -> Record:
    return record_of(rows[0][1], (body for _, _, body in rows if body is not None))


def roster(connection: Connection, as_of: datetime | None) -> Roster:
    """Read organs, posts and tenures; of two with one name the later stands."""
    rows = connection.execute(_entered(ROSTER.c.kind != "entry", as_of)).all()
    return roster_of([(kind, body) for kind, body in rows])


def registers(connection: Connection, as_of: datetime | None) -> Registers:
    """Read the register entries that no known entry replaces."""
    return registers_of(body for _, body in connection.execute(_entered(ROSTER.c.kind == "entry", as_of)))


def _entered(which: ColumnElement[bool], as_of: datetime | None) -> Select[tuple[str, bytes]]:
    asked = select(ROSTER.c.kind, ROSTER.c.body).where(which).order_by(ROSTER.c.version)
    moment = microseconds(as_of)
    if moment is None:
        return asked
    return asked.where(or_(ROSTER.c.recorded.is_(None), ROSTER.c.recorded <= moment))


def followed(connection: Connection, after: int) -> list[Followed]:
    """Read the next commands after a position; fewer than ``PAGE`` are the last there are."""
    asked = (
        select(COMMANDS.c.position, COMMANDS.c.id, COMMANDS.c.stream, COMMANDS.c.version)
        .where(COMMANDS.c.position > after)
        .order_by(COMMANDS.c.position)
        .limit(PAGE)
    )
    return [Followed(*row) for row in connection.execute(asked)]
