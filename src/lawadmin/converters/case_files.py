"""Read the standards and rubrics for case files."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources.abc import Traversable

from attrs import frozen

from lawadmin.assessment.rubric import lint
from lawadmin.converters.reading import Table
from lawadmin.converters.toml import read_toml
from lawadmin.errors import LawAdminError, Problems
from lawadmin.rules.case_files import Document, FileStandard, Item, Rubric

#: The name of the file among the tables of a pack.
FILE = "case_files.toml"

_WRONG = {
    "sum": ("the items do not add up to the full score", "Let the points of all items but vetoes add up to full"),
    "unreachable": ("a fault costs more than its item has", "Let each be no more than points"),
    "free": ("a fault costs nothing", "Let each be more than nothing"),
    "double": ("two items have one title", "Join them, or name them apart: nothing is taken twice"),
    "no-veto": ("nothing is fatal to a file", "Mark an item as veto = true"),
}


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
    rubrics = tuple(_rubric(row) for row in top.tables("rubric"))
    standards = tuple(_standard(row, rubrics) for row in top.tables("standard"))
    if faults:
        raise Problems(faults)
    return CaseFiles(rubrics, standards)


def _rubric(row: Table) -> Rubric:
    row.only(frozenset({"id", "title", "full", "items"}))
    items = tuple(_item(item) for item in row.tables("items"))
    rubric = Rubric(row.text("id", need=True), row.text("title", need=True), items, _points(row, "full"))
    for code, subject in lint(rubric):
        reason, remedy = _WRONG[code]
        row.fault(f"{reason}: {subject}", remedy)
    return rubric


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


def _standard(row: Table, rubrics: tuple[Rubric, ...]) -> FileStandard:
    row.only(frozenset({"procedure", "rubric", "documents"}))
    named = row.text("rubric", need=True)
    rubric = next((one for one in rubrics if one.id == named), None)
    if rubric is None:
        row.fault(f"there is no rubric {named!r} in this file", "Name one of the file, or write it")
    documents = tuple(_document(each, rubric) for each in row.tables("documents"))
    return FileStandard(row.text("procedure", need=True), named, documents)


def _document(row: Table, rubric: Rubric | None) -> Document:
    row.only(frozenset({"name", "item", "steps"}))
    item = row.text("item", need=True)
    if rubric is not None and rubric.item(item) is None:
        row.fault(f"the rubric has no item {item!r}", "Name an item of the rubric: a lack must cost something")
    return Document(row.text("name", need=True), item, row.words("steps", many=True))
