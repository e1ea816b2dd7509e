"""A document as a value, before it is Markdown, a word processor's file or a printed page."""

from __future__ import annotations

from attrs import frozen


@frozen
class Heading:
    """Hold a heading; ``level`` is 1 for the sections of a document, 2 for what is inside them."""

    text: str
    level: int = 1


@frozen
class Paragraph:
    """Hold a paragraph."""

    text: str
    strong: bool = False


@frozen
class Item:
    """Hold one item of a list; ``head`` is what it is about."""

    text: str
    head: str = ""


@frozen
class Table:
    """Hold a table; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Item | Table


@frozen
class Paper:
    """Hold a document: its title, and what stands in it, in order."""

    title: str
    blocks: tuple[Block, ...] = ()
