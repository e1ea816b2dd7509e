"""The values of which standards for case files are made: rubrics with their items, and the documents of a file."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen


@frozen
class Item:
    """Hold one item of a rubric.

    ``points`` is the most that it can cost, ``each`` what one fault costs; a ``veto`` makes the whole file score
    nothing.
    """

    id: str
    title: str
    points: Decimal
    each: Decimal
    veto: bool = False


@frozen
class Rubric:
    """Hold a rubric: its items, and the full score, from which what is lost is taken."""

    id: str
    title: str
    items: tuple[Item, ...]
    full: Decimal = Decimal(100)

    def item(self, name: str) -> Item | None:
        """Find an item by its id."""
        return next((item for item in self.items if item.id == name), None)


@frozen
class Document:
    """Hold a type of document: the item that it costs if missing, and the steps that call for it (none: always)."""

    name: str
    item: str
    steps: frozenset[str] = frozenset()


@frozen
class FileStandard:
    """Hold what a file of one procedure must contain, in the order of the file, and by which rubric it is marked."""

    procedure: str
    rubric: str
    documents: tuple[Document, ...]
