"""An official letter as a value, filled from a template that a county can replace.

A template is lines of text. Its first sign says what a line is: ``#`` the title, ``@`` whom it is to, ``##`` a heading,
``>`` the foot (who sends it, and when), ``!`` of which limits of a matter it speaks; any other line is a paragraph.
``${name}`` stands for a field. A line with a field that has several values is repeated for each. What a line is, is
settled before any field is filled in, and a value is never looked into: it can neither become a heading nor name a
field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import frozen

#: What stands where the records say nothing.
BLANK = "＿＿＿＿＿＿"

_FIELD = re.compile(r"\$\{([^{}$]*)\}")

#: The sign of a line that says of which limits a letter speaks.
ABOUT = "! "

#: A field's values: one, several, or, where empty, none that is recorded.
Fields = Mapping[str, tuple[str, ...]]


class Part(StrEnum):
    """Say what a line of a letter is."""

    TITLE = "#"
    TO = "@"
    HEADING = "##"
    TEXT = ""
    FOOT = ">"


@frozen
class Line:
    """Hold one line of a letter."""

    part: Part
    text: str


@frozen
class Letter:
    """Hold an official letter, a draft for a human hand; ``missing`` names the fields that were left blank."""

    kind: str
    matter: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Give the title, "" where there is none."""
        return next((line.text for line in self.lines if line.part is Part.TITLE), "")


@frozen
class Template:
    """Hold the template of a letter: its kind, its lines, of which limits it speaks, and where it was read.

    ``about`` lists ``extended`` (lengthened, or such as may be), ``late`` (lapsed, or met late) and ``step=`` with a
    part of the name of a step that meets them; empty where the letter speaks of the whole matter.
    """

    kind: str
    lines: tuple[Line, ...]
    about: tuple[str, ...] = ()
    where: str = ""

    @property
    def title(self) -> str:
        """Give the title as the template has it."""
        return next((line.text for line in self.lines if line.part is Part.TITLE), self.kind)

    @property
    def names(self) -> tuple[str, ...]:
        """List the fields that the template names, each once."""
        return tuple(dict.fromkeys(name for line in self.lines for name in _FIELD.findall(line.text)))


def parse(kind: str, text: str, where: str = "") -> Template:
    """Read a template; empty lines only part the others."""
    lines = tuple(filter(None, (line.strip(" \t\r\ufeff") for line in text.split("\n"))))
    about = (word for line in lines if line.startswith(ABOUT) for word in line.removeprefix(ABOUT).split())
    return Template(kind, tuple(_line(line) for line in lines if not line.startswith(ABOUT)), tuple(about), where)


def _line(line: str) -> Line:
    sign, space, rest = line.partition(" ")
    part = next((part for part in Part if space and part.value == sign), Part.TEXT)
    return Line(Part.TEXT, line) if part is Part.TEXT else Line(part, rest.strip(" \t"))


def fill(template: Template, fields: Fields, matter: str) -> Letter:
    """Fill a template in; a field without a value is left blank and named."""
    lines = tuple(one for line in template.lines for one in _filled(line, fields))
    missing = tuple(name for name in template.names if not any(fields.get(name, ())))
    return Letter(template.kind, matter, lines, missing)


def _filled(line: Line, fields: Fields) -> Iterator[Line]:
    """Write a line once for each value of its field that has most of them."""
    values = {name: _plain(fields.get(name, ())) for name in _FIELD.findall(line.text)}
    for turn in range(max((len(value) for value in values.values()), default=1)):
        chosen = {name: value[min(turn, len(value) - 1)] for name, value in values.items()}
        yield Line(line.part, _with(line.text, chosen))


def _with(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of their names, in one pass: what a value holds is not looked into."""
    pieces = _FIELD.split(text)
    return "".join(piece if number % 2 == 0 else values[piece] for number, piece in enumerate(pieces))


def _plain(values: tuple[str, ...]) -> tuple[str, ...]:
    """Put each value on one line; the blank where there is none."""
    return tuple(" ".join(value.split()) for value in values if value.strip()) or (BLANK,)
