"""The page's own words, in Chinese and English."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

from attrs import frozen

from lawadmin.converters.messages import Lang, Messages, load_messages
from lawadmin.errors import InputError
from lawadmin.rules.values import Gravity

#: The languages of a page, as HTML names them.
LANGUAGES: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}


@frozen
class Words:
    """Hold the words of one language; called with a key it says them, with its fields filled in.

    ``messages`` are the words of lawadmin itself: findings, gravities, facts.
    """

    lang: Lang
    table: dict[str, str]
    messages: Messages

    def __call__(self, key: str, **fields: object) -> str:
        """Say what stands under a key; a key that does not exist is an error of the template."""
        return self.table[key].format(**fields)

    def gravity(self, gravity: Gravity) -> str:
        """Say how grave something is."""
        return self.messages.word("gravity", gravity.value)

    def day(self, day: date) -> str:
        """Write a day out, as a heading has it."""
        return self("day", year=day.year, month=day.month, day=day.day, month_name=self(f"month.{day.month}"))


def read_words(lang: str) -> Words:
    """Read the words of a language, ``zh`` or ``en``; any other raises InputError."""
    known = next((one for one in LANGUAGES if one == lang), None)
    if known is None:
        raise InputError(
            where="lang", reason="the page is written in zh or en", remedy="Ask for one of these two languages"
        )
    return Words(known, _flat(tomllib.loads(_text(f"words.{known}.toml"))), load_messages(known))


def _text(name: str) -> str:
    return (files("lawadmin_reports") / name).read_text(encoding="utf-8")


def _flat(table: dict[str, str | dict[str, str]]) -> dict[str, str]:
    """Join the names of tables and keys with a dot; keys above the first table stand by themselves."""
    found: dict[str, str] = {}
    for name, value in table.items():
        inside = {f"{name}.{key}": word for key, word in value.items()} if isinstance(value, dict) else {name: value}
        found.update(inside)
    return found
