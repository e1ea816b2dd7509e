"""Keep editions as one JSON document beside their files, with a digest of each, so that start-up parses no TOML.

The document is made when a wheel is built (``hatch_build.py``) and never by a running program. It is read only where
the digests of all files fit; otherwise the files themselves are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, partial
from hashlib import sha256
from importlib.resources.abc import Traversable
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import fields, has

from lawadmin.converters.editions import load_editions
from lawadmin.law.edition import Edition, FromCalendar, FromDate, FromLapse, FromStep, WorkingDays

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

#: Makes a value of what the document holds for it.
Reader = Callable[[Any], Any]

#: The document, in the folder of the acts.
NAME = "compiled.json"
FORMAT = 1

_KIND = "kind"
_ANCHORS: dict[str, type] = {kind.__name__: kind for kind in (FromStep, FromLapse, FromDate, FromCalendar)}


def read_editions(folder: Traversable) -> tuple[Edition, ...]:
    """Read the editions under a folder: from the document where it fits them, else from the files.

    Raises Problems as ``load_editions`` does.
    """
    document = folder / NAME
    if document.is_file():
        kept = json.loads(document.read_bytes())
        if kept["format"] == FORMAT and kept["sources"] == digests(folder):
            return tuple(map(_built(Edition), kept["editions"]))
    return load_editions(folder)


def compiled(folder: Traversable) -> str:
    """Write the document for a folder, from its files."""
    editions = [_flat(edition) for edition in load_editions(folder)]
    document = {"format": FORMAT, "sources": digests(folder), "editions": editions}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def digests(folder: Traversable) -> dict[str, str]:
    """Give the digest of every file of an act under a folder."""
    acts = (act for act in folder.iterdir() if act.is_dir() and act.name[0] not in "._")
    files = ((f"{act.name}/{file.name}", file) for act in acts for file in act.iterdir() if file.name[0] != ".")
    return {name: sha256(file.read_bytes()).hexdigest() for name, file in sorted(files, key=lambda pair: pair[0])}


# -- writing: only what differs from the default, in lists and objects


def _flat(value: object) -> Json:
    match value:
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case date():
            return value.isoformat()
        case frozenset():
            return [_flat(one) for one in sorted(value)]
        case tuple():
            return [_flat(one) for one in value]
        case _:
            return _row(value)


def _row(value: object) -> Json:
    kind: type[Any] = type(value)
    given = ((field.name, getattr(value, field.name), field.default) for field in fields(kind))
    row = {name: _flat(one) for name, one, default in given if one != _made(default)}
    return {_KIND: kind.__name__, **row} if kind.__name__ in _ANCHORS else row


def _made(default: object) -> object:
    factory = getattr(default, "factory", None)
    return default if factory is None else factory()


# -- reading: one reader for each type, made once from the annotations


@cache
def _built(kind: type) -> Reader:
    """Make the reader of a class; fields that are read as they stand need none of their own."""
    readers = ((name, _reader(hint)) for name, hint in get_type_hints(kind).items())
    return partial(_build, kind, tuple((name, read) for name, read in readers if read is not None))


def _build(kind: type, readers: Sequence[tuple[str, Reader]], row: dict[str, object]) -> object:
    for name, read in readers:
        if name in row:
            row[name] = read(row[name])
    return kind(**row)


def _reader(hint: object) -> Reader | None:
    """Choose how values of a type are read; None where they are read as they stand."""
    origin, inner = get_origin(hint), [one for one in get_args(hint) if one not in (NoneType, Ellipsis)]
    if origin in (Union, UnionType):
        return _either(inner)
    if origin in (frozenset, tuple):
        read = _reader(inner[0])
        return origin if read is None else partial(_many, origin, read)
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {word.value: word for word in hint}.__getitem__
    return _built(hint) if isinstance(hint, type) and has(hint) else None


def _either(inner: Sequence[object]) -> Reader | None:
    """Read one of several types: an anchor by its kind, a rule of counting by its shape, anything else or nothing."""
    if FromStep in inner:
        return _anchor
    if WorkingDays in inner:
        return _working_days
    read = _reader(inner[0])
    return None if read is None else partial(_or_nothing, read)


def _many(kind: type, read: Reader, values: Iterable[object]) -> object:
    return kind(map(read, values))


def _or_nothing(read: Reader, value: object) -> object:
    return None if value is None else read(value)


def _anchor(row: dict[str, object]) -> object:
    return _built(_ANCHORS[str(row.pop(_KIND))])(row)


def _working_days(value: str | list[int]) -> object:
    return WorkingDays(value) if isinstance(value, str) else frozenset(value)
