"""Read TOML strictly, knowing the line on which every key stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import field, frozen

from lawadmin.errors import BadEdition

Key = tuple[str | int, ...]
"""A place in a document: names of keys, and numbers of list items from 0."""

LARGEST = 1_000_000
DEEPEST = 16

_MAYBE_ODD = re.compile(r"[0-9][xob_eE]|[+]|(?:inf|nan)\b")
_ODD = re.compile(r"0[xob].*|[+].*|.*\d_\d.*|[+-]?(inf|nan)|.*\d[eE][+-]?\d.*")
_QUOTES = "\"'"
_SYNTAX = "Mend the TOML; https://toml.io says what is allowed"
_LINE = re.compile(r" ?\(at line (\d+), column \d+\)| ?\(at end of document\)")


@frozen
class Toml:
    """Hold a document, and know the line of each of its keys."""

    name: str
    data: Mapping[str, object] = field(repr=False)
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> Mapping[Key, int]:
        """Find the line of every key; only a fault asks for it, and it costs several times what reading does."""
        found: dict[Key, int] = {}
        for key, line in _Scanner(self.text).statements():
            found.setdefault(key, line)
        return found

    def line(self, key: Key) -> int:
        """Give the line of a key, or of the nearest thing around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def where(self, key: Key) -> str:
        """Give a place as ``file:line``."""
        return f"{self.name}:{self.line(key)}"

    def fault(self, key: Key, *, reason: str, remedy: str) -> BadEdition:
        """Make the error for a place, which names the limit and the key that stand there, where they do."""
        fields = [name for name in key[2:] if isinstance(name, str)] if self._limit(key) else []
        return BadEdition(
            self.where(key), reason=reason, remedy=remedy, limit=self._limit(key), field=".".join(fields) or None
        )

    def _limit(self, key: Key) -> str | None:
        match key, self.data.get("limit"):
            case ("limit", int(number), *_), list(rows) if isinstance(rows[number], dict):
                return str(rows[number].get("name", number))
            case _:
                return None


def read_toml(path: Path | Traversable, name: str | None = None) -> Toml:
    """Read a file; BadEdition, with the line, where it is no TOML; ``name`` is how errors call it, if not as itself."""
    name = name or path.name
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        raise BadEdition(name, reason="the file is larger than a megabyte", remedy="Split it")
    return parse_toml(_decode(raw, name), name)


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadEdition(f"{name}:{line}", reason="the file is not UTF-8", remedy="Save it as UTF-8") from None


def parse_toml(text: str, name: str) -> Toml:
    """Read a document from text; BadEdition, with the line, where it is no TOML or nested too deep."""
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise _too_deep(name) from None
    except ValueError as error:
        raise _syntax(name, str(error), text) from None
    if _depth(data) > DEEPEST:
        raise _too_deep(name)
    for line in _odd(text):
        raise BadEdition(f"{name}:{line}", reason="a number is not in plain digits", remedy="Write it like 20")
    return Toml(name, data, text)


def _odd(text: str) -> list[int]:
    """List the lines with a number in hexadecimal, with an exponent and the like; most documents are not walked."""
    if not _MAYBE_ODD.search(text):
        return []
    scanner = _Scanner(text)
    list(scanner.statements())
    return scanner.odd


def _too_deep(name: str) -> BadEdition:
    return BadEdition(
        name, reason=f"nested deeper than {DEEPEST}", remedy="Law data are flat: a table, lists, inline tables"
    )


def _syntax(name: str, message: str, text: str) -> BadEdition:
    found = _LINE.search(message)
    line = found[1] if found and found[1] else str(text.count("\n") + 1)
    return BadEdition(f"{name}:{line}", reason=_LINE.sub("", message) or "this is no TOML", remedy=_SYNTAX)


def _depth(value: object) -> int:
    deep, level = 0, [value]
    while level:
        deep += 1
        level = [inner for outer in level for inner in _inside(outer)]
    return deep


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


_TOKEN = re.compile(
    r'(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\')'
    r"|(?P<comment>#[^\n]*)|(?P<mark>[\[\]{},=.\n])|(?P<bare>[^\s\[\]{},=.#\"']+)",
    re.DOTALL,
)


class _Scanner:
    """Walk over the tokens of a document that tomllib has already accepted, noting where keys stand."""

    def __init__(self, text: str) -> None:
        self._tokens = list(self._split(text))
        self._at = 0
        self._sizes: dict[Key, int] = {}
        self.odd: list[int] = []

    @staticmethod
    def _split(text: str) -> Iterator[tuple[str, int]]:
        line, seen = 1, 0
        for found in _TOKEN.finditer(text):
            line += text.count("\n", seen, found.start())
            seen = found.start()
            if found.lastgroup != "comment":
                yield found[0], line

    def statements(self) -> Iterator[tuple[Key, int]]:
        """Give every key with its line, tables and list items included."""
        table: Key = ()
        while self._peek():
            if self._take("\n"):
                continue
            if self._peek() == "[":
                line = self._line
                table = self._header()
                yield table, line
            else:
                yield from self._pair(table)

    def _header(self) -> Key:
        self._at += 1
        many = self._take("[")
        key = self._resolve((), self._names("]"))
        self._take("]")
        if not many:
            return key
        self._sizes[key] = self._sizes.get(key, 0) + 1
        return (*key, self._sizes[key] - 1)

    def _resolve(self, key: Key, names: list[str]) -> Key:
        for name in names[:-1]:
            key = (*key, name)
            if key in self._sizes:
                key = (*key, self._sizes[key] - 1)
        return (*key, names[-1])

    def _names(self, end: str) -> list[str]:
        names = []
        while not self._take(end):
            if not self._take("."):
                names.append(_name(self._next()))
        return names

    def _pair(self, table: Key) -> Iterator[tuple[Key, int]]:
        line = self._line
        key = table
        for name in self._names("="):
            key = (*key, name)
            yield key, line
        yield from self._value(key)

    def _value(self, key: Key) -> Iterator[tuple[Key, int]]:
        if self._take("["):
            yield from self._items(key)
        elif self._take("{"):
            while not self._take("}"):
                if not self._take(","):
                    yield from self._pair(key)
        else:
            while self._peek() not in (",", "]", "}", "\n", ""):
                self._scalar()

    def _scalar(self) -> None:
        line, token = self._line, self._next()
        if token[0] not in _QUOTES and _ODD.fullmatch(token):
            self.odd.append(line)

    def _items(self, key: Key) -> Iterator[tuple[Key, int]]:
        number = 0
        while not self._take("]"):
            if not (self._take(",") or self._take("\n")):
                yield (*key, number), self._line
                yield from self._value((*key, number))
                number += 1

    @property
    def _line(self) -> int:
        return self._tokens[self._at][1]

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1][0]

    def _take(self, mark: str) -> bool:
        taken = self._peek() == mark
        self._at += taken
        return taken


def _name(token: str) -> str:
    if token[0] not in _QUOTES:
        return token
    return next(iter(tomllib.loads(f"{token} = 0")))
