"""Read the texts of statutes from a folder: articles, their paragraphs and items, and the periods that stand there.

A text is a file ``NAME(day).md``: a title, then the articles, one paragraph a line. Policy papers, which have no
articles, are read by their numbered headings. Nothing here is shipped or fetched: the folder is the reader's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from unicodedata import normalize

from attrs import field, frozen

from lawadmin.converters.numerals import N, number_of, numeral
from lawadmin.converters.periods import Period, days_in, periods_in
from lawadmin.errors import ConfigError
from lawadmin.law.citation import plain_title

_FILE = re.compile(r"(.+?)(?:\((\d{4}-\d\d-\d\d)\))?", re.ASCII)
_NAMED = re.compile(rf"第({N})条{{1,2}}(?:之({N}))?(?=\s|$)")
_HEADING = re.compile(rf"#|第{N}[编章节](?=\s|$)|附件|附则$|目录$")
_SECTION = re.compile(rf"({N})、")
_ITEM = re.compile(rf"[(]({N})[)]")
_ARABIC = re.compile(r"(\d{1,3})[.]")
_NUMBERED = re.compile(r"^国(?:办)?发〔\d{4}〕\d+号")
_ASIDE = re.compile(r"^:::.+?^:::\s*$", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(rf"第({N})(条|款|项)(?:之({N}))?")


@frozen
class Paragraph:
    """Hold one paragraph (款) of an article, with its items (项) by number; ``text`` is without them."""

    text: str
    items: Mapping[int, str] = field(factory=dict)

    @property
    def whole(self) -> str:
        """Give the paragraph with its items."""
        return "\n".join((self.text, *self.items.values()))


@frozen
class Place:
    """Name a place in a text: an article, and in it a paragraph, and in that an item."""

    article: str
    paragraph: int | None = None
    item: int | None = None


@frozen
class Text:
    """Hold one text: its title, the days on which it may have been passed, its articles by number."""

    name: str
    title: str
    days: frozenset[date]
    articles: Mapping[str, tuple[Paragraph, ...]] = field(repr=False)

    def paragraphs(self, place: Place) -> tuple[str, ...]:
        """Give the paragraphs, or the item with what introduces it, at a place; none where there is no such place."""
        paragraphs = self.articles.get(place.article, ())
        if place.paragraph is not None:
            paragraphs = paragraphs[place.paragraph - 1 : place.paragraph]
        if place.item is None:
            return tuple(paragraph.whole for paragraph in paragraphs)
        with_item = (paragraph for paragraph in paragraphs if place.item in paragraph.items)
        return tuple(f"{paragraph.text}\n{paragraph.items[place.item]}" for paragraph in with_item)

    def bears(self, title: str) -> bool:
        """Tell whether the text bears a title, by its heading or by the name of its file, or begins with it."""
        names = (self.title, self.name.partition("(")[0], *self.title.split(maxsplit=1)[:1])
        return same_title(title) in map(same_title, names)

    def periods(self) -> Iterator[tuple[Place, Period]]:
        """List every numbered period of the articles, with its article and paragraph."""
        for article, paragraphs in self.articles.items():
            for number, paragraph in enumerate(paragraphs, 1):
                place = Place(article, number if len(paragraphs) > 1 else None)
                yield from ((place, period) for period in periods_in(paragraph.whole))


def places_of(article: str) -> tuple[Place, ...]:
    """Read a citation such as 第四十八条第二款、第五十条 as the places that it names."""
    found: list[Place] = []
    for number, kind, added in _PLACE.findall(article):
        last = found[-1] if found else Place("")
        value = number_of(number)
        if kind == "条":
            found.append(Place(f"第{number}条" + (f"之{added}" if added else "")))
        elif kind == "款":
            _narrowed(found, Place(last.article, value), more=last.paragraph is not None)
        else:
            _narrowed(found, Place(last.article, last.paragraph, value), more=last.item is not None)
    return tuple(found)


def _narrowed(found: list[Place], place: Place, *, more: bool) -> None:
    """Let a place take that of the wider one that it narrows, or stand beside one of its own kind."""
    if not more and found:
        found.pop()
    found.append(place)


def same_title(title: str) -> str:
    """Give a title in the form in which titles are compared, without the number of a paper."""
    return plain_title(_NUMBERED.sub("", plain_title(title)))


def load_texts(folder: Path) -> tuple[Text, ...]:
    """Read every text of a folder; raises ConfigError where there is no folder."""
    if not folder.is_dir():
        raise ConfigError(folder.name, reason="there is no such folder of texts", remedy="Check the path")
    files = sorted(path for path in folder.glob("*.md") if path.stem.lower() != "readme")
    return tuple(_text(path) for path in files)


def _text(path: Path) -> Text:
    lines = [normalize("NFKC", line).replace("*", "").strip() for line in _ASIDE.sub("", _read(path)).splitlines()]
    named = _FILE.fullmatch(normalize("NFKC", path.stem))
    day = date.fromisoformat(named[2]) if named and named[2] else None
    title = next((line.lstrip("# ") for line in lines if line.startswith("#")), path.stem)
    body = [line for line in lines if line]
    articles = _articles(body) or _headings(body)
    return Text(path.stem, title, frozenset({day}) if day else frozenset(_head_days(body)), articles)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(path.name, reason="the text is not UTF-8", remedy="Save it as UTF-8") from None


def _head_days(lines: Iterable[str]) -> Iterator[date]:
    """List the days named before the first article: those on which the text was made and amended."""
    for line in lines:
        if _NAMED.match(line):
            return
        yield from days_in(line)


def _articles(lines: Iterable[str]) -> dict[str, tuple[Paragraph, ...]]:
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        named = _NAMED.match(line)
        if named:
            current = found.setdefault(f"第{named[1]}条" + (f"之{named[2]}" if named[2] else ""), [])
            line = line[named.end() :].strip()
        elif _HEADING.match(line):
            current = None
        if current is not None and line:
            current.append(line)
    return {article: _paragraphs(part) for article, part in found.items()}


def _paragraphs(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    """Part an article into paragraphs; a line between two items of one list belongs to the first of them."""
    found: list[tuple[list[str], dict[int, str]]] = []
    for line in lines:
        item = _ITEM.match(line)
        if item is None or not found:
            found.append(([line], {}))
            continue
        number = number_of(item[1])
        if len(found) > 1 and not found[-1][1] and number - 1 in found[-2][1]:
            (between,), _ = found.pop()
            found[-1][1][number - 1] += f"\n{between}"
        found[-1][1][number] = line
    return tuple(Paragraph("\n".join(text), items) for text, items in found)


def _headings(lines: Sequence[str]) -> dict[str, tuple[Paragraph, ...]]:
    """Read a paper without articles: items numbered through make articles, else its sections do, with their items."""
    for numbered in (_ITEM, _ARABIC):
        numbers = [number_of(found[1]) for line in lines if (found := numbered.match(line))]
        if numbers and len(numbers) == len(set(numbers)):
            return {article: (Paragraph("\n".join(part)),) for article, part in _parts(lines, numbered).items()}
    return {article: (_joined(part),) for article, part in _parts(lines, _SECTION).items()}


def _parts(lines: Iterable[str], numbered: re.Pattern[str]) -> dict[str, list[str]]:
    """Part lines by those that are numbered; a section heading ends a part."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        begins = numbered.match(line)
        if begins:
            current = found.setdefault(f"第{numeral(number_of(begins[1]))}条", [])
        elif _SECTION.match(line):
            current = None
        if current is not None:
            current.append(line)
    return found


def _joined(lines: Iterable[str]) -> Paragraph:
    """Read a section as one paragraph; what follows an item belongs to it."""
    head, items, last = list[str](), dict[int, str](), 0
    for line in lines:
        item = _ITEM.match(line)
        last = number_of(item[1]) if item else last
        if last:
            items[last] = "\n".join(filter(None, (items.get(last), line)))
        else:
            head.append(line)
    return Paragraph("\n".join(head), items)


__all__ = ["Paragraph", "Place", "Text", "load_texts", "places_of", "same_title"]
