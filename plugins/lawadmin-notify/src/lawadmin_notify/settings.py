"""Read the settings of a channel, and tell every fault of them at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from attrs import field, frozen

from lawadmin.converters.reading import nearest
from lawadmin.errors import ConfigError, LawAdminError, Problems

Value = TypeVar("Value")

#: The settings of addresses begin so: ``to.<post or organ>``, the table ``[notify.<channel>.to]``.
TO = "to."

_NUMBER = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)


@frozen
class Settings:
    """Hold the settings of a channel, and the faults found so far; no value of them is told, it may be an address."""

    channel: str
    given: Mapping[str, str]
    faults: list[LawAdminError] = field(factory=list)

    def fault(self, key: str, reason: str, remedy: str) -> None:
        """Add a fault of one setting."""
        self.faults.append(ConfigError(f"notify.{self.channel}.{key}", reason=reason, remedy=remedy))

    def only(self, *known: str) -> None:
        """Add a fault for each setting that is not known."""
        for key in self.given:
            if key not in known and not key.startswith(TO):
                self.fault(key, f"unknown key {key!r}", nearest(key, frozenset(known)))

    def text(self, key: str, default: str | None = None) -> str:
        """Read a text; a fault where it is missing and there is no default."""
        value = self.given.get(key, default)
        if value is None:
            self.fault(key, f"{key} is missing", f"State {key}")
        return value or ""

    def one_of(self, key: str, words: tuple[str, ...]) -> str:
        """Read one of a few words, the first by default."""
        value = self.given.get(key, words[0])
        if value not in words:
            self.fault(key, f"{key} is not a word that is known here", nearest(value, frozenset(words)))
            return words[0]
        return value

    def port(self, key: str, default: int) -> int:
        """Read the number of a port."""
        value = self.given.get(key, str(default))
        if not _NUMBER.fullmatch(value) or int(value) > 65535:
            self.fault(key, f"{key} is not a port", "Write a number from 1 to 65535, in quotes")
            return default
        return int(value)

    def listed(self, key: str) -> frozenset[str]:
        """Read words separated by commas or spaces; none by default."""
        return frozenset(self.given.get(key, "").replace(",", " ").split())

    def addresses(self, fits: Callable[[str], bool], remedy: str) -> dict[str, str]:
        """Read the table of addresses by post or organ; a fault for each that does not fit."""
        table = {key.removeprefix(TO): value for key, value in self.given.items() if key.startswith(TO)}
        for name, value in table.items():
            if not fits(value):
                self.fault(f"{TO}{name}", "this is not an address", remedy)
        return table

    def sound(self, value: Value) -> Value:
        """Give what was made of the settings; Problems where there are faults."""
        if self.faults:
            raise Problems(self.faults)
        return value
