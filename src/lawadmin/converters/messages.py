"""Say errors, findings, steps of a count and headings in the reader's language, from the message tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from attrs import field, frozen

from lawadmin.days.due import Because, Value
from lawadmin.errors import Field, LawAdminError, Problems
from lawadmin.rules.values import Finding

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

Shown = Field | bool | datetime
"""What may fill a message."""

_WHY = {"reason": "reasons", "remedy": "remedies"}
"""The tables that say reasons and remedies by the code in the field ``why``; without one they go by the sentence."""

_KINDS = ("taken", "kind", "hours_from")
"""The fields of a step that choose among several texts."""

_PLAIN_DAYS = frozenset({"edition", "settled_through"})


@frozen
class Messages:
    """Hold the texts of one language, by dotted key."""

    lang: Lang
    texts: Mapping[str, str] = field(repr=False)
    sentences: Mapping[str, str] = field(repr=False)

    def __contains__(self, key: str) -> bool:
        """Tell whether there is a text of a key."""
        return key in self.texts

    def say(self, key: str, /, **fields: Shown) -> str:
        """Give the text of a key with its fields filled in; KeyError where there is none."""
        return self.texts[key].format_map({name: self.shown(value) for name, value in fields.items()})

    def word(self, table: str, code: str) -> str:
        """Give the word for a code of a table; the code itself where the table does not know it."""
        return self.texts.get(f"{table}.{code}", code)

    def shown(self, value: Shown) -> str:
        """Write a value that fills a message: lists with the language's comma, days in ISO form."""
        if isinstance(value, tuple):
            return self.texts["list.comma"].join(value)
        return "" if value is None else str(value)

    def title(self, title: str, title_en: str) -> str:
        """Give a title in the reader's language; the Chinese one where there is no English one."""
        return title_en if self.lang == "en" and title_en else title

    def day(self, value: date) -> str:
        """Write a day with its day of the week, and a moment with its time at +08:00."""
        weekday = self.texts["list.weekdays"].split()[value.weekday()]
        if isinstance(value, datetime):
            return self.say("list.moment", day=value.date(), weekday=weekday, time=value.strftime("%H:%M"))
        return self.say("list.day", day=value, weekday=weekday)

    def span(self, amount: int, unit: str) -> str:
        """Write a span of time."""
        word = self.texts[f"unit.{unit}" if amount == 1 else f"units.{unit}"]
        return f"{amount} {word}"

    # -- errors

    def errors(self, error: LawAdminError) -> Iterator[str]:
        """Say an error, and one by one the faults that it holds."""
        yield self.error(error)
        if isinstance(error, Problems):
            yield from (f"  {self.error(fault)}" for fault in error)
            if error.unlisted:
                yield f"  {self.say('list.unlisted', count=error.unlisted)}"

    def error(self, error: LawAdminError) -> str:
        """Say one error: its place, what is wrong, what would mend it."""
        fields = self._translated(error.fields)
        text, hint = self._template(error)
        said = [text.format_map(fields)] + ([hint.format_map(fields)] if hint else [])
        place = f"{error.where}{self.texts['list.colon']}" if error.where else ""
        return place + self.texts["list.stop"].join(part for part in said if part)

    def _template(self, error: LawAdminError) -> tuple[str, str]:
        key = f"errors.{error.message_key}"
        if f"{key}.text" not in self.texts:
            return error.text, error.hint
        return self.texts[f"{key}.text"], self.texts.get(f"{key}.hint", "")

    def _translated(self, fields: Mapping[str, Field]) -> dict[str, str]:
        return {name: self._field(name, value, fields) for name, value in fields.items()}

    def _field(self, name: str, value: Field, fields: Mapping[str, Field]) -> str:
        if name not in _WHY or not isinstance(value, str):
            return self.shown(value)
        known = self.texts.get(f"{_WHY[name]}.{fields.get('why')}")
        if known is None:
            return self.sentence(value)
        return known.format_map({other: self.shown(one) for other, one in fields.items()})

    def sentence(self, english: str) -> str:
        """Give the sentence of this language for an English one, and for what it quotes; unknown ones stay English."""
        if english in self.sentences:
            return self.sentences[english].format()
        for pattern, text in self._patterns:
            found = pattern.fullmatch(english)
            if found:
                return text.format(*map(self.sentence, found.groups()))
        return english

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Give the sentences with places to fill, written {0}, {1} …, as patterns."""
        return tuple((_pattern(english), text) for english, text in self.sentences.items() if "{0}" in english)

    # -- findings and steps

    def finding(self, finding: Finding, *, short: bool = False) -> str:
        """Say what fell short; ``short`` leaves out the days, for a table that shows them."""
        fields = {name: self._field_word(name, value) for name, value in finding.fields}
        given = {"code": finding.code, "about": finding.about or "", "late": self.shown(finding.days_late)}
        days = {"due": self.shown(finding.due), "earliest": self.shown(finding.due_earliest)}
        text = self._finding_text(finding, "step" in fields, ("short", "findings") if short else ("findings",))
        return text.format_map(_Blank({**given, **days, **fields}))

    def _finding_text(self, finding: Finding, of_step: bool, tables: Sequence[str]) -> str:
        """Choose the text for a step, for what has no day, or for the code; the last one says the code alone."""
        endings = ("-step" if of_step else "", "-undated" if finding.due is None else "", "")
        wanted = (f"{table}.{finding.code}{ending}" for table in tables for ending in endings)
        return next((self.texts[key] for key in wanted if key in self.texts), self.texts["findings.other"])

    def fact(self, code: str, value: str) -> str:
        """Say one fact of a charge."""
        return self.say(f"facts.{code}", value=value) if f"facts.{code}" in self else f"{code} {value}"

    def missing(self, code: str) -> str:
        """Say one fact, or ruling, without which nobody can decide."""
        return self.word("missing", code)

    def step(self, step: Because) -> str:
        """Say one step of a count or of an explanation."""
        fields = dict(step.fields)
        shown = {name: self._step_word(name, value) for name, value in fields.items()}
        amount, unit = fields.get("amount"), fields.get("unit")
        if isinstance(amount, int) and isinstance(unit, str):
            shown["span"] = self.span(amount, unit)
        if fields.get("article"):
            shown["article"] = self.say("why.from-article", article=shown["article"])
        return self._step_text(step.code, fields).format_map(_Blank(shown))

    def _step_text(self, code: str, fields: Mapping[str, object]) -> str:
        kind = next((fields[name] for name in _KINDS if name in fields), "")
        wanted = (f"steps.{code}.{kind}", f"steps.{code}{_variant(fields)}", f"why.{code}")
        return next((self.texts[key] for key in wanted if key in self.texts), code)

    def _step_word(self, name: str, value: Value) -> str:
        """Write a field of a step: days with their weekday, but for those on which texts and calendars rest."""
        if isinstance(value, date) and name not in _PLAIN_DAYS:
            return self.day(value)
        return self._field_word(name, value)

    def _field_word(self, name: str, value: Field) -> str:
        if isinstance(value, tuple):
            return self.shown(tuple(self.word(f"field-{name}", one) for one in value))
        return self.word(f"field-{name}", value) if isinstance(value, str) else self.shown(value)


def _variant(fields: Mapping[str, object]) -> str:
    """Tell ordinary weekends, and holidays for which no notice speaks yet, from days that a notice names."""
    if fields.get("names") == ():
        return "-plain"
    return "-statutory" if fields.get("notices") == () else ""


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _pattern(english: str) -> re.Pattern[str]:
    parts = re.split(r"\{\d\}", english)
    return re.compile("(.+?)".join(map(re.escape, parts)), re.DOTALL)


def language(arguments: Sequence[str], default: Lang = "zh") -> Lang:
    """Find the language that a command line asks for, wherever --lang stands; the default where it is none."""
    said = {lang for lang in LANGS for before, word in pairwise(("", *arguments)) if (before, word) == ("--lang", lang)}
    said |= {lang for lang in LANGS if f"--lang={lang}" in arguments}
    return said.pop() if len(said) == 1 else default


def load_messages(lang: Lang) -> Messages:
    """Read the message tables of a language; English sentences need no table of their own."""
    texts = dict(_flat(_table(f"messages.{lang}.toml"), ()))
    sentences = {} if lang == "en" else _table(f"sentences.{lang}.toml")
    return Messages(lang, texts, {english: str(text) for english, text in sentences.items()})


def _table(name: str) -> Mapping[str, object]:
    return tomllib.loads((files("lawadmin") / "tables" / name).read_text(encoding="utf-8"))


def _flat(table: Mapping[str, object], path: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, (*path, name))
        else:
            yield ".".join((*path, name)), str(value)
