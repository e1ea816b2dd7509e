"""Write ledgers: the reverse of reading them, with a mark of UTF-8 for spreadsheets and safe against formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path

from lawadmin.converters.csv_rows import csv_text
from lawadmin.converters.headers import Kind, vocabulary
from lawadmin.days.span import Span
from lawadmin.procedure.cells import key
from lawadmin.procedure.reasons import Bad, field_error
from lawadmin.records.events import Actor, Event, Facts, Officer, Outside, Party, Unknown, facts_as_mapping
from lawadmin.records.organs import Function, Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Tenure
from lawadmin.records.timeline import Record

#: Cells by column; a fact stands as ``fact.<name>``.
Row = dict[str, str]

_FACT = "fact."


def write_events_csv(path: Path, records: Iterable[Record], *, lang: str = "zh") -> None:
    """Write matters, one row an event; ``lang`` is that of the header.

    A matter without events leaves no row, and steps that the law deems taken leave none.
    """
    _write(path, "event", (row for record in records for row in _events(record)), lang)


def write_organs_csv(path: Path, organs: Iterable[Organ], *, lang: str = "zh") -> None:
    """Write organs."""
    _write(path, "organ", map(_organ, organs), lang)


def write_posts_csv(path: Path, posts: Iterable[Post], *, lang: str = "zh") -> None:
    """Write posts."""
    _write(path, "post", map(_post, posts), lang)


def write_tenures_csv(path: Path, tenures: Iterable[Tenure], *, lang: str = "zh") -> None:
    """Write tenures."""
    _write(path, "tenure", map(_tenure, tenures), lang)


def write_entries_csv(path: Path, entries: Iterable[Entry], *, lang: str = "zh") -> None:
    """Write register entries."""
    _write(path, "entry", map(_entry, entries), lang)


def _write(path: Path, kind: str, rows: Iterable[Row], lang: str) -> None:
    given = list(rows)
    filled = {name for row in given for name, cell in row.items() if cell}
    known = vocabulary(name.removeprefix(_FACT) for name in filled if name.startswith(_FACT))
    columns = known.kinds[kind].columns
    kept = [name for name in columns if name in filled or name in known.kinds[kind].needed]
    names = [*kept, *sorted(filled - set(columns))]
    words = {fact: word for word, fact in reversed(list(known.facts.items()))}
    head = [_title(name, known.kinds[kind], words, lang) for name in names]
    _save(path, [head, *([row.get(name, "") for name in names] for row in given)])


def _title(name: str, kind: Kind, words: dict[str, str], lang: str) -> str:
    """Name a column in the header; a fact in full where its short name is that of a column."""
    if name in kind.columns:
        return kind.columns[name][0] if lang == "zh" else name
    fact = name.removeprefix(_FACT)
    short = words.get(fact, fact) if lang == "zh" else fact
    return name if key(short) in kind.by_key and kind.name == "event" else short


def _save(path: Path, rows: Iterable[Sequence[str]]) -> None:
    path.write_bytes(csv_text(rows).encode("utf-8-sig"))


def _events(record: Record) -> Iterator[Row]:
    links = ";".join(f"{link.name}={link.matter}" for link in record.matter.links)
    for event in record.events:
        if not event.derived:
            matter = {"matter": record.matter.id, "procedure": record.matter.procedure, "organ": record.matter.organ}
            yield {**matter, "links": links, **_event(event)}
            links = ""


def _event(event: Event) -> Row:
    officer = event.actor if isinstance(event.actor, Officer) else Officer("")
    return {
        "event": event.id,
        "step": event.step,
        "day": as_cell(event.day),
        "time": as_cell(event.at),
        "seq": str(event.seq or ""),
        "person": officer.person,
        "post": officer.post or "",
        "actor": _actor(event.actor),
        "to": event.to or "",
        "about": event.about or "",
        "recorded": as_cell(event.recorded),
        "replaces": event.replaces or "",
        **_facts(event.facts),
    }


def _facts(facts: Facts) -> Row:
    fixed = {a.name for a in getattr(type(facts), "__attrs_attrs__", ()) if not a.init}
    given = facts_as_mapping(facts)
    return {f"{_FACT}{name}": as_cell(value, name) for name, value in given.items() if name not in fixed}


def _actor(actor: Actor) -> str:
    match actor:
        case Party():
            return "party"
        case Outside(organ):
            return f"outside:{organ}"
        case Unknown():
            return "unknown"
        case _:
            return ""


def _organ(organ: Organ) -> Row:
    return {
        "id": organ.id,
        "name": organ.name,
        "kind": organ.kind,
        "region": organ.region,
        "line": organ.line,
        "parent": organ.parent or "",
        "since": as_cell(organ.since),
        "until": as_cell(organ.until),
        "successor": organ.successor or "",
        "functions": ";".join(map(_function, organ.functions)),
    }


def _function(function: Function) -> str:
    always = function.since is None and function.until is None
    return function.name if always else f"{function.name}@{as_cell(function.since)}..{as_cell(function.until)}"


def _post(post: Post) -> Row:
    return {"id": post.id, "organ": post.organ, "title": post.title, "role": post.role, "above": post.above or ""}


def _tenure(tenure: Tenure) -> Row:
    return {
        "person": tenure.person,
        "post": tenure.post,
        "since": as_cell(tenure.since),
        "until": as_cell(tenure.until),
        "acting": as_cell(tenure.acting) if tenure.acting else "",
    }


def _entry(entry: Entry) -> Row:
    return {
        "id": entry.id,
        "register": entry.register,
        "subject": entry.subject,
        "since": as_cell(entry.since),
        "until": as_cell(entry.until),
        "recorded": as_cell(entry.recorded),
        "replaces": entry.replaces or "",
        **_facts(entry.facts),
    }


def as_cell(value: object, name: str = "") -> str:
    """Write one value as a cell; raises FieldError for what no cell can hold."""
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case bool():
            return "true" if value else "false"
        case str() | int():
            return str(value)
        case Decimal():
            return format(value, "f")
        case date() | datetime() | time():
            return value.isoformat()
        case Span():
            return f"{value.amount} {value.unit}"
        case tuple() | frozenset():
            return _list(value, name)
        case _:
            raise field_error(None, name, Bad("not-simple"))


def _list(value: tuple[object, ...] | frozenset[object], name: str) -> str:
    parts = [as_cell(part, name) for part in value]
    if any(not part.strip() or ";" in part or "；" in part for part in parts):
        raise field_error(None, name, Bad("not-simple"))
    return ";".join(sorted(parts) if isinstance(value, frozenset) else parts)
