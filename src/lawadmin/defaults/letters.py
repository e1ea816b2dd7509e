"""Official letters as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from lawadmin.assessment.letter import Letter, Part
from lawadmin.defaults.writing import encoded, safe

_SIGNS = {Part.TITLE: "# ", Part.HEADING: "## "}


def letter_as_markdown(letter: Letter) -> bytes:
    """Write a letter as Markdown: one paragraph a line, the foot last."""
    return encoded("\n".join(_lines(letter)) + "\n")


def _lines(letter: Letter) -> Iterator[str]:
    for line in letter.lines:
        yield _SIGNS.get(line.part, "") + safe(line.text)
        yield ""
