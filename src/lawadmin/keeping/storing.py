"""What a command does to the tables of a store, within one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lawadmin.converters import scalars
from lawadmin.converters.records import FORM, dump
from lawadmin.converters.scalars import Refused
from lawadmin.errors import CommandReused, FieldError, Problems, StoreError, VersionConflict
from lawadmin.hookspecs import Appended, Command, Entries, Notice
from lawadmin.keeping.links import START, command_link, content_of, link
from lawadmin.keeping.notices import notice_body
from lawadmin.keeping.rows import ROSTER, CommandRow, Head, Linked, NoticeRow, Row, entry_rows, event_row, microseconds
from lawadmin.keeping.tables import Tables


def store(tables: Tables, command: Command | Entries) -> Appended:
    """Store a command, or give the answer that it had before.

    Raises Problems for what could not be read back, VersionConflict, CommandReused, and StoreError for a matter that is
    stored otherwise.
    """
    _readable(command.id)
    if isinstance(command, Command):
        return _store_events(tables, command)
    return _store_entries(tables, command)


def _readable(id: str) -> None:  # noqa: A002
    try:
        scalars.text(id)
    except Refused as refused:
        raise Problems([FieldError(field="id", reason=refused.reason, remedy=refused.remedy)]) from None


def _store_events(tables: Tables, command: Command) -> Appended:
    matter, rows = dump(command.matter), tuple(map(event_row, command.events))
    notices = tuple(map(notice_body, command.notices))
    content = content_of(matter, str(command.expected).encode(), _joined(row.body for row in rows), _joined(notices))
    done = answered(tables, command.id, content)
    if done is not None:
        return done
    head = _append_events(tables, command, matter, rows)
    if command.notices:
        put(tables, command.notices)
    return _confirm(tables, command.id, command.matter.id, content, head=head)


def _store_entries(tables: Tables, command: Entries) -> Appended:
    rows = tuple(entry_rows(command))
    recorded = str(microseconds(command.recorded)).encode()
    content = content_of(recorded, _joined(row.body for row in rows))
    done = answered(tables, command.id, content)
    if done is not None:
        return done
    head = _add(tables, ROSTER, tables.newest(ROSTER) or Head(0, START), rows)
    return _confirm(tables, command.id, ROSTER, content, head=head)


def _append_events(tables: Tables, command: Command, body: bytes, rows: Sequence[Row]) -> Head:
    matter = command.matter
    held = tables.matter(matter.id)
    head = (tables.newest(matter.id) or Head(0, held[1])) if held else Head(0, link(START, body))
    if command.expected != head.version:
        raise VersionConflict(matter.id, expected=command.expected, actual=head.version)
    if held is None:
        tables.add_matter(matter, body, head.link)
    elif held[0] != body:
        raise StoreError(matter.id, reason="the matter is stored with another procedure, organ or links")
    return _add(tables, matter.id, head, rows)


def _add(tables: Tables, stream: str, head: Head, rows: Sequence[Row]) -> Head:
    added = tuple(_linked(head, rows))
    if not added:
        return head
    tables.add_rows(stream, added)
    return Head(added[-1].version, added[-1].link)


def _linked(head: Head, rows: Iterable[Row]) -> Iterator[Linked]:
    version, mark = head.version, head.link
    for row in rows:
        version, mark = version + 1, link(mark, row.body)
        yield Linked(version, row, mark)


def answered(tables: Tables, id: str, content: bytes | None = None) -> Appended | None:  # noqa: A002
    """Give the answer that a command id had, None where it is new; CommandReused where its content was another."""
    row = tables.command(id)
    if row is None:
        return None
    if content is not None and row.content != content:
        raise CommandReused()
    return Appended(id, row.version, row.head.hex())


def _confirm(tables: Tables, id: str, stream: str, content: bytes, *, head: Head) -> Appended:  # noqa: A002
    before = tables.last_command() or Head(0, START)
    mark = command_link(
        before.link, command=id, stream=stream, version=head.version, form=FORM, content=content, head=head.link
    )
    tables.add_command(CommandRow(before.version + 1, id, stream, head.version, FORM, content, head.link, mark))
    return Appended(id, head.version, head.link.hex())


def put(tables: Tables, notices: Iterable[Notice]) -> int:
    """Put notices into the outbox, but for those whose key is known, and say how many are new."""
    return tables.add_notices([NoticeRow(one.key, one.channel, notice_body(one)) for one in notices])


def _joined(bodies: Iterable[bytes]) -> bytes:
    return b"\n".join(bodies)
