"""Read the standards and rubrics for case files."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources.abc import Traversable

from attrs import frozen

from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.errors import LawAdminError, Problems
from lawadmin.rules.case_files import Document, FileStandard, Item, Rubric

#: The name of the file among the tables of a pack.
FILE = "case_files.toml"


@frozen
class CaseFiles:
    """Hold the rubrics and standards of a folder; empty where the folder does not have the file."""

    rubrics: tuple[Rubric, ...] = ()
    standards: tuple[FileStandard, ...] = ()


def load_case_files(folder: Traversable) -> CaseFiles:
    """Read ``case_files.toml`` of a folder; Problems with every fault at once."""
    file = folder / FILE
    if not file.is_file():
        return CaseFiles()
    faults: list[LawAdminError] = []
    document = read_toml(file)
    top = Table(document.data, document, faults)
    top.only(frozenset({"rubric", "standard"}))
    found = CaseFiles(
        tuple(_rubric(row) for row in top.tables("rubric")), tuple(_standard(row) for row in top.tables("standard"))
    )
    if faults:
        raise Problems(faults)
    return found


def _rubric(row: Table) -> Rubric:
    row.only(frozenset({"id", "title", "full", "items"}))
    items = tuple(_item(item) for item in row.tables("items"))
    return Rubric(row.text("id", need=True), row.text("title", need=True), items, _points(row, "full"))


def _item(row: Table) -> Item:
    row.only(frozenset({"id", "title", "points", "each", "veto"}))
    points, each = _points(row, "points"), _points(row, "each")
    return Item(row.text("id", need=True), row.text("title", need=True), points, each, row.flag("veto"))


def _points(row: Table, key: str) -> Decimal:
    """Read points, whole or halves; a fault where there are none."""
    value = row.data.get(key)
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not Decimal(str(value)).is_finite()
        or value < 0
    ):
        row.fault(f"{key} is no number of points", "Write a number such as 5 or 0.5")
        return Decimal(0)
    return Decimal(str(value))


def _standard(row: Table) -> FileStandard:
    row.only(frozenset({"procedure", "rubric", "documents"}))
    documents = tuple(_document(each) for each in row.tables("documents"))
    return FileStandard(row.text("procedure", need=True), row.text("rubric", need=True), documents)


def _document(row: Table) -> Document:
    row.only(frozenset({"name", "item", "steps"}))
    return Document(row.text("name", need=True), row.text("item", need=True), row.words("steps", many=True))
