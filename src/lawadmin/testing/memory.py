"""A store in memory: a fake to test with, which keeps to the whole contract of stores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from hashlib import sha256
from threading import RLock
from typing import TypeVar, cast

from attrs import evolve, field, frozen

from lawadmin.converters import scalars
from lawadmin.converters.json_text import canonical
from lawadmin.converters.records import dump, load
from lawadmin.converters.scalars import Refused
from lawadmin.converters.strict import JSON, structured
from lawadmin.errors import CommandReused, FieldError, StoreError, VersionConflict
from lawadmin.hookspecs import (
    ALL,
    Appended,
    Capability,
    Command,
    Cursor,
    Entries,
    Erased,
    Kept,
    Notice,
    Outcome,
    Query,
    Receipt,
    Standing,
)
from lawadmin.law.citation import Citation
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.records.timeline import Record

#: What stands where an erased person was named.
ERASED = "（已删除）"

OPEN = frozenset({Standing.NEW, Standing.SENDING})

Entered = Organ | Post | Tenure | Entry
Value = TypeVar("Value")
_Sort = TypeVar("_Sort", Organ, Post, Tenure, Entry)


@frozen
class Waiting:
    """Hold a notice and the moment from which it may be given out; None: at once."""

    kept: Kept
    ready: datetime | None = None


@frozen
class Tables:
    """Hold all that the store holds; a transaction changes a copy, which then takes the place of the whole."""

    matters: dict[str, Record] = field(factory=dict)
    entered: list[tuple[datetime | None, Entered]] = field(factory=list)
    answers: dict[str, tuple[bytes, Appended | Erased]] = field(factory=dict)
    outbox: dict[str, Waiting] = field(factory=dict)

    def copy(self) -> Tables:
        """Copy the tables; what they hold does not change."""
        return Tables(dict(self.matters), list(self.entered), dict(self.answers), dict(self.outbox))


class MemoryStore:
    """Keep a county's records in memory, for as long as the object lives; closing it does nothing."""

    can: frozenset[Capability] = frozenset({"as_of", "append", "erase"})

    def __init__(self) -> None:
        self._tables = Tables()
        self._lock = RLock()

    # -- reading

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        """Read one matter; None where none was known."""
        moment, held = _moment(as_of), self._tables.matters.get(id)
        return None if held is None else _known(held, moment)

    def matters(
        self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None
    ) -> Iterator[tuple[Cursor, Record]]:
        """Stream the matters that are there when the stream begins, in the order of their ids."""
        moment, held = _moment(as_of), self._tables.matters
        for name in sorted(held):
            known = _known(held[name], moment) if after is None or name > after.text else None
            if known is not None and _chosen(query, known.matter):
                yield Cursor(name), known

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        """Read organs, posts and tenures; of two with one name the later stands."""
        known = self._entered(as_of)
        return Roster(_newest(known, Organ), _newest(known, Post), _newest(known, Tenure))

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        """Read the register entries that no known entry replaces."""
        entries = _newest(self._entered(as_of), Entry)
        replaced = {entry.replaces for entry in entries}
        return Registers(entry for entry in entries if entry.id not in replaced)

    def _entered(self, as_of: datetime | None) -> list[Entered]:
        moment = _moment(as_of)
        return [value for recorded, value in self._tables.entered if not _later(recorded, moment)]

    def outcome(self, id: str) -> Appended | None:  # noqa: A002
        """Say what became of a command; None where it was never stored."""
        answer = self._tables.answers.get(id, (b"", None))[1]
        return answer if isinstance(answer, Appended) else None

    def close(self) -> None:
        """Do nothing: what is held stays for the next who opens it."""

    # -- writing

    def append(self, command: Command) -> Appended:
        """Append events to a matter: events and outbox in one transaction."""
        return self.append_all((command,))[0]

    def enter(self, command: Entries) -> Appended:
        """Enter organs, posts, tenures and register entries."""
        return self.append_all((command,))[0]

    def append_all(self, commands: Iterable[Command | Entries]) -> tuple[Appended, ...]:
        """Do many commands in one transaction, all or nothing."""
        with self._transaction() as tables:
            return tuple(self._store(tables, command) for command in commands)

    def erase(self, person: str, *, command: str, because: Citation, on: date) -> Erased:
        """Write ``ERASED`` wherever a person is named; what was confirmed stays confirmed."""
        content = canonical([person, str(because), on.isoformat()])
        with self._transaction() as tables:
            done = answered(tables, command, content)
            if isinstance(done, Erased):
                return done
            erased = Erased(command, _erase(tables, person))
            tables.answers[command] = (content, erased)
            return erased

    def outbox(self) -> MemoryOutbox:
        """Give the outbox that is written in the same transactions."""
        return MemoryOutbox(self)

    @contextmanager
    def _transaction(self) -> Iterator[Tables]:
        with self._lock:
            tables = self._tables.copy()
            yield tables
            self._tables = tables

    def _store(self, tables: Tables, command: Command | Entries) -> Appended:
        if isinstance(command, Command):
            return self._append(tables, command)
        return self._enter(tables, command)

    def _append(self, tables: Tables, command: Command) -> Appended:
        matter, events = again(command.matter), tuple(map(again, command.events))
        notices = tuple(map(_notice, command.notices))
        content = canonical([command.expected, *map(_text, (matter, *events)), JSON.unstructure(notices)])
        done = answered(tables, _named(command.id), content)
        if isinstance(done, Appended):
            return done
        held = tables.matters.get(matter.id, Record(matter, ()))
        self._check(command, held)
        tables.matters[matter.id] = self._grown(Record(matter, held.events), events)
        self._put(tables, notices)
        return _confirm(tables, command.id, content, len(tables.matters[matter.id].events))

    def _check(self, command: Command, held: Record) -> None:
        """Check that a command comes from who read the matter as it stands."""
        if command.expected != len(held.events):
            raise VersionConflict(command.matter.id, expected=command.expected, actual=len(held.events))
        if command.matter != held.matter:
            raise StoreError(command.matter.id, reason="the matter is stored with another procedure, organ or links")

    def _grown(self, held: Record, events: tuple[Event, ...]) -> Record:
        """Put events behind those that are held; none whose id is there."""
        ids = [event.id for event in (*held.events, *events)]
        if len(set(ids)) < len(ids):
            raise StoreError(held.matter.id, reason="an event of this id is stored")
        return Record(held.matter, (*held.events, *events))

    def _enter(self, tables: Tables, command: Entries) -> Appended:
        known = _moment(command.recorded)
        asked: tuple[Entered, ...] = (*command.organs, *command.posts, *command.tenures, *command.entries)
        values = tuple(map(again, asked))
        content = canonical([str(known), *map(_text, values)])
        done = answered(tables, _named(command.id), content)
        if isinstance(done, Appended):
            return done
        for value in values:
            if isinstance(value, Entry) and value.id in _entry_ids(tables):
                raise StoreError(reason="an entry of this id is stored")
            own = value.recorded if isinstance(value, Entry) else None
            tables.entered.append((own or known, value))
        return _confirm(tables, command.id, content, len(tables.entered))

    def _put(self, tables: Tables, notices: Iterable[Notice]) -> int:
        """Keep notices whose key is new, and count them."""
        before = len(tables.outbox)
        for notice in notices:
            tables.outbox.setdefault(notice.key, Waiting(Kept(notice)))
        return len(tables.outbox) - before


class MemoryOutbox:
    """Keep the notices of a store in memory."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def put(self, notices: Iterable[Notice]) -> int:
        """Keep notices, drop those whose key is known, and say how many are new."""
        with self._store._transaction() as tables:
            return self._store._put(tables, map(_notice, notices))

    def claim(self, n: int, lease: timedelta, *, now: datetime, channel: str | None = None) -> tuple[Kept, ...]:
        """Give out up to ``n`` notices to be sent, oldest first, for the length of the lease."""
        with self._store._transaction() as tables:
            free = [w for w in tables.outbox.values() if self._free(w, now=now, channel=channel)][: max(n, 0)]
            given = [Waiting(evolve(w.kept, standing=Standing.SENDING, attempts=w.kept.attempts + 1)) for w in free]
            tables.outbox.update({w.kept.notice.key: evolve(w, ready=now + lease) for w in given})
            return tuple(w.kept for w in given)

    def _free(self, waiting: Waiting, *, now: datetime, channel: str | None) -> bool:
        """Tell whether a notice may be given out now."""
        kept = waiting.kept
        ours = channel is None or channel == kept.notice.channel
        return kept.standing in OPEN and ours and not _later(waiting.ready, _moment(now))

    def done(self, key: str, receipt: Receipt, *, again: datetime | None = None) -> None:
        """Note what became of a notice; raises StoreError where there is none of that key."""
        said = structured(JSON, Receipt, JSON.unstructure(receipt))
        with self._store._transaction() as tables:
            if key not in tables.outbox:
                raise StoreError(reason="there is no notice of this key in the outbox")
            kept = tables.outbox[key].kept
            if kept.standing in OPEN:
                standing = self._standing(receipt.outcome, _moment(again))
                tables.outbox[key] = Waiting(evolve(kept, standing=standing, receipt=said), again)

    def _standing(self, outcome: Outcome, again: datetime | None) -> Standing:
        """Say how a notice stands once a notifier has answered."""
        settled = {Outcome.SENT: Standing.SENT, Outcome.REFUSED: Standing.FAILED}
        return settled.get(outcome, Standing.DEAD if again is None else Standing.NEW)

    def kept(self, standing: Standing) -> Iterator[Kept]:
        """List the notices that stand so, oldest first."""
        return (w.kept for w in self._store._tables.outbox.values() if w.kept.standing is standing)


def again(value: Value) -> Value:
    """Give a value as it is when it was stored and read: its facts Opaque; raises Problems."""
    return load(type(value), dump(value))


def answered(tables: Tables, id: str, content: bytes) -> Appended | Erased | None:  # noqa: A002
    """Give the answer that a command id had, None where it is new; CommandReused where its content was another."""
    before, answer = tables.answers.get(id, (content, None))
    if before != content:
        raise CommandReused()
    return answer


def _confirm(tables: Tables, id: str, content: bytes, version: int) -> Appended:  # noqa: A002
    before = next((a.digest for _, a in reversed(tables.answers.values()) if isinstance(a, Appended)), "")
    done = Appended(id, version, sha256(before.encode() + content).hexdigest())
    tables.answers[id] = (content, done)
    return done


def _notice(notice: Notice) -> Notice:
    _named(notice.key)
    return structured(JSON, Notice, JSON.unstructure(notice))


def _named(name: str) -> str:
    try:
        return scalars.name(name)
    except Refused as refused:
        raise FieldError(field="id", reason=refused.reason, remedy=refused.remedy) from None


def _text(value: object) -> str:
    return dump(value).decode()


def _moment(moment: datetime | None) -> datetime | None:
    if moment is not None and moment.tzinfo is None:
        raise StoreError(reason="the moment has no time zone; state it, such as +08:00")
    return moment


def _later(recorded: datetime | None, moment: datetime | None) -> bool:
    return recorded is not None and moment is not None and recorded > moment


def _known(record: Record, as_of: datetime | None) -> Record | None:
    events = tuple(event for event in record.events if not _later(event.recorded, as_of))
    return Record(record.matter, events) if events or not record.events else None


def _chosen(query: Query, matter: Matter) -> bool:
    of_procedure = not query.procedures or matter.procedure in query.procedures
    return of_procedure and (not query.organs or matter.organ in query.organs)


def _newest(values: Iterable[Entered], kind: type[_Sort]) -> tuple[_Sort, ...]:
    return tuple({_name(value): value for value in values if isinstance(value, kind)}.values())


def _name(value: Entered) -> tuple[object, ...]:
    return (value.person, value.post, value.since) if isinstance(value, Tenure) else (value.id,)


def _entry_ids(tables: Tables) -> set[str]:
    return {value.id for _, value in tables.entered if isinstance(value, Entry)}


def _erase(tables: Tables, person: str) -> int:
    erased = {name: _record_without(record, person) for name, record in tables.matters.items()}
    entered = [(recorded, _without(value, person)) for recorded, value in tables.entered]
    pairs = [(e, f) for name, r in erased.items() for e, f in zip(r.events, tables.matters[name].events, strict=True)]
    count = sum(a != b for a, b in pairs) + sum(a != b for a, b in zip(entered, tables.entered, strict=True))
    tables.matters.update(erased)
    tables.entered[:] = entered
    return count


def _record_without(record: Record, person: str) -> Record:
    return evolve(record, events=tuple(_without(event, person) for event in record.events))


def _without(value: Value, person: str) -> Value:
    return load(type(value), canonical(_replaced(json.loads(dump(value)), person)))


def _replaced(value: object, person: str) -> object:
    if isinstance(value, Mapping):
        return {name: _replaced(one, person) for name, one in value.items()}
    if isinstance(value, list):
        return [_replaced(one, person) for one in cast(list[object], value)]
    return ERASED if value == person else value
