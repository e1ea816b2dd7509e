"""The tables of a store within one transaction, by SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import asdict, field, frozen
from sqlalchemy import Connection, Table, bindparam, func, insert, select

from lawadmin.hookspecs import Appended, Command, Entries
from lawadmin.keeping import ROSTER, CommandRow, Head, Linked, NoticeRow, store
from lawadmin.records.matters import Matter
from lawadmin_sqlalchemy import tables

#: Commands looked up, and stored, together.
BATCH = 500

_COMMANDS = select(*tables.COMMANDS.c).where(tables.COMMANDS.c.id.in_(bindparam("ids", expanding=True)))
_LAST = select(tables.COMMANDS.c.position, tables.COMMANDS.c.link).order_by(tables.COMMANDS.c.position.desc()).limit(1)
_MATTERS = select(tables.MATTERS.c.id, tables.MATTERS.c.body, tables.MATTERS.c.link).where(
    tables.MATTERS.c.id.in_(bindparam("ids", expanding=True))
)
_VERSIONS = (
    select(tables.EVENTS.c.matter, func.max(tables.EVENTS.c.version).label("version"))
    .where(tables.EVENTS.c.matter.in_(bindparam("ids", expanding=True)))
    .group_by(tables.EVENTS.c.matter)
    .subquery("newest")
)
_NEWEST = select(tables.EVENTS.c.matter, tables.EVENTS.c.version, tables.EVENTS.c.link).join(
    _VERSIONS, (tables.EVENTS.c.matter == _VERSIONS.c.matter) & (tables.EVENTS.c.version == _VERSIONS.c.version)
)
_NEWEST_ENTRY = select(tables.ROSTER.c.version, tables.ROSTER.c.link).order_by(tables.ROSTER.c.version.desc()).limit(1)
_KNOWN = select(tables.OUTBOX.c.key).where(tables.OUTBOX.c.key.in_(bindparam("keys", expanding=True)))
_LAST_NOTICE = select(func.max(tables.OUTBOX.c.position))

#: The tables in the order in which rows are added: events follow their matters.
_ORDER = (tables.MATTERS, tables.EVENTS, tables.ROSTER, tables.COMMANDS)


def store_all(connection: Connection, commands: Iterable[Command | Entries]) -> Iterator[Appended]:
    """Store commands within the transaction of a connection, in few round trips; no other writer may be in one."""
    rest = iter(commands)
    last: Head | None = None
    while batch := tuple(islice(rest, BATCH)):
        found = SqlTables(connection, last=[] if last is None else [last])
        found.look_up(batch)
        yield from [store(found, command) for command in batch]
        found.flush()
        last = found.last_command()


@frozen
class SqlTables:
    """Reach the tables over one connection, in whose transaction everything happens.

    What was looked up is remembered, since nobody else writes meanwhile; what is added is remembered too, and written
    by ``flush``.
    """

    connection: Connection
    last: list[Head | None] = field(factory=list)
    _commands: dict[str, CommandRow | None] = field(factory=dict)
    _matters: dict[str, tuple[bytes, bytes] | None] = field(factory=dict)
    _heads: dict[str, Head | None] = field(factory=dict)
    _added: dict[Table, list[dict[str, object]]] = field(factory=dict)

    def look_up(self, commands: Sequence[Command | Entries]) -> None:
        """Look up what commands will ask for; an id that no database can hold is left to who refuses it."""
        ids = [command.id for command in commands if _storable(command.id)]
        matters = [one.matter.id for one in commands if isinstance(one, Command) and _storable(one.matter.id)]
        self._look_up_commands(ids)
        if matters:
            self._look_up_matters(list(dict.fromkeys(matters)))

    def _look_up_commands(self, ids: list[str]) -> None:
        self._commands.update(dict.fromkeys(ids))
        for row in self.connection.execute(_COMMANDS, {"ids": ids}):
            self._commands[row.id] = CommandRow(*row)

    def _look_up_matters(self, ids: list[str]) -> None:
        self._matters.update(dict.fromkeys(ids))
        self._heads.update(dict.fromkeys(ids))
        for row in self.connection.execute(_MATTERS, {"ids": ids}):
            self._matters[row.id] = (row.body, row.link)
        if any(self._matters[id] for id in ids):  # noqa: A001
            for row in self.connection.execute(_NEWEST, {"ids": ids}):
                self._heads[row.matter] = Head(row.version, row.link)

    def command(self, id: str) -> CommandRow | None:  # noqa: A002
        """Find a command by its id."""
        if id not in self._commands:
            self._look_up_commands([id])
        return self._commands[id]

    def last_command(self) -> Head | None:
        """Give position and link of the last command."""
        if not self.last:
            row = self.connection.execute(_LAST).first()
            self.last.append(Head(*row) if row else None)
        return self.last[-1]

    def matter(self, id: str) -> tuple[bytes, bytes] | None:  # noqa: A002
        """Give body and link of a matter."""
        if id not in self._matters:
            self._look_up_matters([id])
        return self._matters[id]

    def newest(self, stream: str) -> Head | None:
        """Give version and link of the last event of a matter, or of the last row of the roster."""
        if stream == ROSTER and stream not in self._heads:
            row = self.connection.execute(_NEWEST_ENTRY).first()
            self._heads[ROSTER] = Head(*row) if row else None
        elif stream not in self._heads:
            self._look_up_matters([stream])
        return self._heads[stream]

    def add_matter(self, matter: Matter, body: bytes, link: bytes) -> None:
        """Add a matter."""
        row: dict[str, object] = {"id": matter.id, "procedure": matter.procedure, "organ": matter.organ}
        self._add(tables.MATTERS, [row | {"body": body, "link": link}])
        self._matters[matter.id] = (body, link)

    def add_rows(self, stream: str, rows: Sequence[Linked]) -> None:
        """Add events to a matter, or rows to the roster."""
        self._add(tables.ROSTER if stream == ROSTER else tables.EVENTS, [_columns(stream, one) for one in rows])
        self._heads[stream] = Head(rows[-1].version, rows[-1].link)

    def add_command(self, row: CommandRow) -> None:
        """Add a command."""
        self._add(tables.COMMANDS, [asdict(row)])
        self._commands[row.id] = row
        self.last[:] = [Head(row.position, row.link)]

    def add_notices(self, rows: Sequence[NoticeRow]) -> int:
        """Add notices to the outbox but for those whose key is known, and say how many were added; written at once."""
        by_key = {row.key: row for row in reversed(rows)}
        known = set(self.connection.execute(_KNOWN, {"keys": list(by_key)}).scalars()) if by_key else set()
        new = [row for row in rows if row.key not in known and by_key[row.key] is row]
        if new:
            last = self.connection.execute(_LAST_NOTICE).scalar() or 0
            added = [_new_notice(position, row) for position, row in enumerate(new, last + 1)]
            self.connection.execute(insert(tables.OUTBOX), added)
        return len(new)

    def flush(self) -> None:
        """Write what was added."""
        for table in _ORDER:
            if table in self._added:
                self.connection.execute(insert(table), self._added.pop(table))

    def _add(self, table: Table, rows: list[dict[str, object]]) -> None:
        self._added.setdefault(table, []).extend(rows)


def _storable(id: str) -> bool:  # noqa: A002
    return "\x00" not in id and id.isprintable()


def _columns(stream: str, one: Linked) -> dict[str, object]:
    row = one.row
    place: dict[str, object] = {"kind": row.kind} if stream == ROSTER else {"matter": stream}
    said = {"version": one.version, "id": row.id, "recorded": row.recorded, "body": row.body, "link": one.link}
    return place | said


def _new_notice(position: int, row: NoticeRow) -> dict[str, object]:
    return {"position": position, "standing": "new", "attempts": 0, **asdict(row)}
