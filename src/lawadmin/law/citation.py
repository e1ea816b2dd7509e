"""Where in the law something stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from unicodedata import normalize

from attrs import frozen

_QUOTED = re.compile(r"《([^《》]{2,60})》\s*(第[一二三四五六七八九十百零〇\d]+条)?")
_NATION = "中华人民共和国"


@frozen
class Citation:
    """Name an article of one edition of an act, as the law numbers it.

    ``edition`` is the first day in force of the edition cited.
    """

    act: str
    title: str
    article: str
    edition: date

    def __str__(self) -> str:
        return f"《{self.title}》{self.article}"


def plain_title(title: str) -> str:
    """Give a title in the form in which titles compare: folded in width, without spaces and the nation's name."""
    return "".join(normalize("NFKC", title).split()).removeprefix(_NATION)


def cited_in(text: str) -> Iterator[tuple[str, str]]:
    """List what a text cites in 《》: title and article, "" where it names none."""
    yield from ((title, article) for title, article in _QUOTED.findall(text))
