"""What of a document acts: its elements, links, formulas and scripts, without any text that it shows."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from html.parser import HTMLParser
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

#: Attributes by which a page loads something as it opens.
_LOADS = {"src", "data", "poster", "background", "srcset", "action", "formaction"}
_FAR = re.compile(r"(?i)\s*(https?:|ftp:|//)")
_ACTIVE_PDF = (b"/JavaScript", b"/Launch", b"/OpenAction", b"/EmbeddedFile", b"/SubmitForm")


def shape(document: bytes, suffix: str) -> Hashable | None:
    """Give what acts in a document of a kind; None where the kind is not known.

    Two documents that differ only in the text of their report have the same shape. Raises where the document is not of
    its kind.
    """
    reader = _READERS.get(suffix.lower())
    return None if reader is None else reader(document)


def far(document: bytes, suffix: str) -> tuple[str, ...]:
    """List what a page would load from elsewhere as it opens; a link to be followed is none of it."""
    if suffix.lower() not in (".html", ".htm", ".svg"):
        return ()
    page = _Page()
    page.feed(document.decode())
    return tuple(page.far)


class _Page(HTMLParser):
    """Gather elements with the names of their attributes, and what is loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[tuple[str, ...]] = []
        self.far: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag
        self.nodes.append((tag, *sorted(name for name, _ in attrs)))
        for name, value in attrs:
            loads = name in _LOADS or (name in ("href", "xlink:href") and tag in ("link", "use", "image", "base"))
            if loads and _FAR.match(value or ""):
                self.far.append(f"<{tag} {name}>")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 the parser's own
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "style" and re.search(r"(?i)@import|url\(\s*['\"]?(https?:|//)", data):
            self.far.append("<style>")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 the parser's own
        self.nodes.append(("comment",))

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 the parser's own
        self.nodes.append(("declaration",))

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 the parser's own
        self.nodes.append(("declaration",))

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 the parser's own
        self.nodes.append(("instruction",))


def _page(document: bytes) -> Hashable:
    page = _Page()
    page.feed(document.decode())
    page.close()
    return tuple(page.nodes)


def _archive(document: bytes) -> Hashable:
    """Count what acts in the parts of an office document: formulas, fields, links, macros."""
    with ZipFile(BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    acting: Counter[tuple[str, str]] = Counter()
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            acting.update((name, tag) for tag in _acting(ET.fromstring(content)))
        elif not name.endswith((".png", ".jpeg", ".jpg", "/")):
            acting[name, "part"] += 1
    return tuple(sorted(acting.items()))


def _acting(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag in ("f", "hyperlink", "fldSimple", "instrText", "object", "OLEObject", "control"):
            yield tag
        if element.get("TargetMode") == "External":
            yield "external"


def _json(document: bytes) -> Hashable:
    """Give the form of a JSON document: keys and types, where a key may be a text of the report."""
    return _form(json.loads(document))


def _form(value: object) -> Hashable:
    if isinstance(value, Mapping):
        return ("object", *sorted(map(repr, map(_form, value.values()))))
    if isinstance(value, list):
        return ("list", *map(_form, value))
    return type(value).__name__


def _markdown(document: bytes) -> Hashable:
    """Count what Markdown would take for markup in a text: elements, links, pictures, headings, rows of tables."""
    text = re.sub(r"`[^`\n]+`", "", document.decode())
    marks = (r"(?<!\\)<[A-Za-z/!?]", r"(?<!\\)\]\(", r"(?m)^\s{0,3}#{1,6} ", r"(?m)^\|", r"(?m)^\s{0,3}(```|~~~)")
    return tuple(len(re.findall(mark, text)) for mark in marks)


def _cells(document: bytes) -> Hashable:
    """Find the cells of a CSV file that a spreadsheet would compute; each row has as many cells as the first."""
    rows = list(csv.reader(StringIO(document.decode("utf-8-sig"), newline="")))
    computed = sum(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for row in rows for cell in row)
    return len(rows), tuple({len(row) for row in rows}), computed


def _calendar(document: bytes) -> Hashable:
    """Count the components of a calendar file and the names of its properties, folded lines joined."""
    text = re.sub(r"\r?\n[ \t]", "", document.decode())
    return tuple(sorted(Counter(re.split(r"[;:]", line)[0].upper() for line in text.splitlines() if line).items()))


def _pages(document: bytes) -> Hashable:
    if not document.startswith(b"%PDF-"):
        raise ValueError("it is no PDF")
    return tuple(document.count(word) for word in _ACTIVE_PDF)


_READERS: Mapping[str, Callable[[bytes], Hashable]] = {
    ".html": _page,
    ".htm": _page,
    ".svg": _page,
    ".docx": _archive,
    ".xlsx": _archive,
    ".pptx": _archive,
    ".odt": _archive,
    ".ods": _archive,
    ".json": _json,
    ".md": _markdown,
    ".csv": _cells,
    ".ics": _calendar,
    ".pdf": _pages,
}
