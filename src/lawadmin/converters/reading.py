"""Read the fields of one table of a file, and collect what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeGuard, TypeVar

from attrs import field, frozen

from lawadmin.converters.toml import Key, Toml
from lawadmin.errors import LawAdminError

Word = TypeVar("Word", bound=StrEnum)
Text = TypeVar("Text", bound=str)

#: The years of which law data may speak.
YEARS = range(1949, 2200)

_REMEDY_TEXT = "Write it in quotes, without empty or invisible characters"


@frozen
class Table:
    """Hold one table of a document with its place there, and the list to which its faults go.

    Every reader gives the value of a key, or the default where the key is absent or its value is at fault.
    """

    data: Mapping[str, object]
    document: Toml = field(repr=False)
    faults: list[LawAdminError] = field(repr=False)
    key: Key = ()

    @property
    def where(self) -> str:
        """Give the place of the table as ``file:line``."""
        return self.document.where(self.key)

    def fault(self, reason: str, remedy: str) -> None:
        """Add a fault at the place of the table."""
        self.faults.append(self.document.fault(self.key, reason=reason, remedy=remedy))

    def only(self, known: frozenset[str]) -> None:
        """Add a fault for each key that is not known, naming the nearest that is."""
        for key in self.data:
            if key not in known:
                fault = self.document.fault((*self.key, key), reason=f"unknown key {key!r}", remedy=nearest(key, known))
                self.faults.append(fault)

    def text(self, key: str, *, need: bool = False, like: re.Pattern[str] | None = None) -> str:
        """Read a text; "" by default."""
        value = self.data.get(key)
        if value is None:
            return self._missing(key) if need else ""
        if not _is_text(value):
            return self._wrong(key, "a text", _REMEDY_TEXT)
        if like is not None and not like.fullmatch(value):
            return self._wrong(key, "written as it should be", f"Write it like {like.pattern}")
        return value

    def words(self, key: str, *, need: bool = False, many: bool = False) -> frozenset[str]:
        """Read a list of different texts; without ``many``, one text alone may stand for the list."""
        value = self.data.get(key)
        if value is None:
            if need:
                self._missing(key)
            return frozenset()
        listed = [value] if isinstance(value, str) and not many else value
        if not isinstance(listed, list) or not listed or not all(map(_is_text, listed)):
            self._wrong(key, "a list of texts", 'Write it as ["…", "…"], with at least one text and no empty one')
            return frozenset()
        if len(set(listed)) < len(listed):
            self.fault(f"{key} names something twice", "Leave one of them out")
        return frozenset(listed)

    def flag(self, key: str) -> bool:
        """Read true or false; false by default."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self._wrong(key, "true or false", "Write true or false, without quotes")
        return value is True

    def whole(self, key: str, *, least: int = 1) -> int | None:
        """Read a whole number; None by default."""
        value = self.data.get(key)
        if value is None:
            return None
        if type(value) is not int or value < least:
            self._wrong(key, f"a whole number of {least} or more", "Write it in plain digits, without a point or sign")
            return None
        return value

    def day(self, key: str) -> date | None:
        """Read a day; None by default."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime) or value.year not in YEARS:
            self._wrong(
                key, "a day", f"Write it as 2004-07-01, without quotes or a time, from {YEARS[0]} to {YEARS[-1]}"
            )
            return None
        return value

    def word(self, key: str, default: Word, *, need: bool = False) -> Word:
        """Read one of the words of an enumeration."""
        value = self.data.get(key)
        if value is None:
            if need:
                self._missing(key)
            return default
        known = {str(word): word for word in type(default)}
        if isinstance(value, str) and value in known:
            return known[value]
        self._wrong(key, "a word that is known here", nearest(value, frozenset(known)))
        return default

    def one_of(self, key: str, words: tuple[Text, ...], default: Text) -> Text:
        """Read one of a few words."""
        value = self.data.get(key, default)
        if value in words:
            return words[words.index(value)]
        self._wrong(key, "a word that is known here", nearest(value, frozenset(words)))
        return default

    def table(self, key: str) -> Table | None:
        """Read a table; None by default."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(key, "a table", "Write it as {key = value, …}")
            return None
        return Table(value, self.document, self.faults, (*self.key, key))

    def tables(self, key: str) -> Iterator[Table]:
        """Read a list of tables; none by default."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self._wrong(key, "a list of tables", "Write it as [{key = value, …}, …]")
            return
        for number, row in enumerate(value):
            yield Table(row, self.document, self.faults, (*self.key, key, number))

    def _missing(self, key: str) -> str:
        self.fault(f"{key} is missing", f"State {key}")
        return ""

    def _wrong(self, key: str, wanted: str, remedy: str) -> str:
        self.faults.append(self.document.fault((*self.key, key), reason=f"{key} is not {wanted}", remedy=remedy))
        return ""


def nearest(word: object, known: frozenset[str]) -> str:
    """Say which of the known words was probably meant, or all of them."""
    from difflib import get_close_matches  # only needed where something is wrong

    close = get_close_matches(word, known, 1) if isinstance(word, str) else []
    return f"Did you mean {close[0]!r}?" if close else f"Known here: {', '.join(sorted(known))}"


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and value.strip() != "" and value.isprintable()
