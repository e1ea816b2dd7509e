"""The rows of a store, as they are stored and digested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from attrs import frozen

from lawadmin.converters.json_text import canonical
from lawadmin.converters.records import dump
from lawadmin.errors import StoreError
from lawadmin.hookspecs import Entries
from lawadmin.records.events import Event
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Tenure

#: The stream of organs, posts, tenures and entries; that of a matter is its id, which is never empty.
ROSTER = ""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

#: What a row of the roster may be.
ROSTER_KINDS: Mapping[str, type[Organ | Post | Tenure | Entry]] = {
    "organ": Organ,
    "post": Post,
    "tenure": Tenure,
    "entry": Entry,
}
_KINDS = {kind: name for name, kind in ROSTER_KINDS.items()}


@frozen
class Head:
    """Hold where a stream stands: its version and the last link of its chain."""

    version: int
    link: bytes


@frozen
class Row:
    """Hold one event or entry as it is stored; ``kind`` is empty for an event, ``recorded`` in microseconds."""

    id: str
    recorded: int | None
    body: bytes
    kind: str = ""


@frozen
class Linked:
    """Hold a row with its place in the stream and its link."""

    version: int
    row: Row
    link: bytes


@frozen
class CommandRow:
    """Hold a command as it is stored: what it asked for by its digest, and what it was told."""

    position: int
    id: str
    stream: str
    version: int
    form: int
    content: bytes
    head: bytes
    link: bytes


@frozen
class NoticeRow:
    """Hold a notice as it is put into the outbox."""

    key: str
    channel: str
    body: bytes


def microseconds(moment: datetime | None) -> int | None:
    """Count microseconds since 1970, UTC; StoreError where the moment has no time zone."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise StoreError(reason="the moment has no time zone; state it, such as +08:00")
    return (moment - _EPOCH) // timedelta(microseconds=1)


def event_row(event: Event) -> Row:
    """Write an event as it is stored; raises Problems where it could not be read back."""
    return Row(event.id, microseconds(event.recorded), dump(event))


def entry_rows(command: Entries) -> Iterator[Row]:
    """Write organs, posts, tenures and entries as they are stored, in this order."""
    known = microseconds(command.recorded)
    values: tuple[Organ | Post | Tenure, ...] = (*command.organs, *command.posts, *command.tenures)
    for value in values:
        yield Row(name_of(value), known, dump(value), _KINDS[type(value)])
    for entry in command.entries:
        recorded = known if entry.recorded is None else microseconds(entry.recorded)
        yield Row(entry.id, recorded, dump(entry), _KINDS[Entry])


def name_of(value: Organ | Post | Tenure) -> str:
    """Name what a later entry of the same name stands in the place of."""
    if isinstance(value, Tenure):
        return canonical([value.person, value.post, value.since.isoformat()]).decode()
    return value.id
