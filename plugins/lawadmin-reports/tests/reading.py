"""Read a page back as a tree, strictly enough to see what a browser would have to mend."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from attrs import define, field

VOID = frozenset({"meta", "input", "br", "link", "img", "hr"})
ROOT = "#page"


@define
class Node:
    """Hold an element, its attributes, its text and what is inside."""

    tag: str
    attributes: dict[str, str | None] = field(factory=dict)
    children: list[Node] = field(factory=list)
    parts: list[str] = field(factory=list)

    def all(self) -> Iterator[Node]:
        """Go through the element and everything in it."""
        yield self
        for child in self.children:
            yield from child.all()

    def find(self, tag: str, **attributes: str) -> list[Node]:
        """List the elements of a tag with certain attributes; a trailing underscore of a name is dropped."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [n for n in self.all() if n.tag == tag and wanted.items() <= n.attributes.items()]

    @property
    def text(self) -> str:
        """Join all text in it, in no particular order of elements."""
        return " ".join(part for node in self.all() for part in node.parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node(ROOT)]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> says an attribute twice")
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data}")


def read(page: bytes) -> Node:
    """Read a page; raises AssertionError for tags that do not match, comments and bytes that are not UTF-8."""
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    assert reader.faults == []
    assert [node.tag for node in reader.open] == [ROOT]
    return reader.open[0]
