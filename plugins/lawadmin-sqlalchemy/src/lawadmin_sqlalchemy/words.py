"""The command's own words, in Chinese and English."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from attrs import field, frozen

from lawadmin.converters.messages import Lang, Messages, load_messages


@frozen
class Words:
    """Hold the words of one language; called with a key it says them, with its fields filled in.

    ``messages`` are the words of lawadmin itself, which say errors.
    """

    lang: Lang
    table: dict[str, str] = field(repr=False)
    messages: Messages

    def __call__(self, key: str, **fields: object) -> str:
        """Say what stands under a key."""
        return self.table[key].format(**fields)


def read_words(lang: Lang) -> Words:
    """Read the words of a language."""
    text = (files("lawadmin_sqlalchemy") / f"words.{lang}.toml").read_text(encoding="utf-8")
    return Words(lang, tomllib.loads(text), load_messages(lang))
