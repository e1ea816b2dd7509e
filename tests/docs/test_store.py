"""The store of the how-to reads the county's own tables, as it is shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lawadmin.errors import NoStore, StoreError, Unsupported
from lawadmin.hookspecs import Cursor, Query
from lawadmin.plugins import make_plugins
from own_tables import OwnTables, open_tables
from shown_pages import Reader, blocks

PAGE = "how-to/store"

#: Accepted on Wednesday 4 March 2026, reviewed by experts from 10 to 12 March: as on the page of embedding, 2 April at
#: the earliest and 7 April at the latest.
ROWS = [
    ("X-1", "SCJG", "2026-03-02", "2026-03-04", "2026-03-10", "2026-03-12", "", ""),
    ("X-2", "ZJJ", "2026-03-02", "2026-03-04", "", "", "2026-03-20", "2026-03-23"),
]

DEPARTMENTS = [("SCJG", "市场监督管理局"), ("ZJJ", "住房和城乡建设局")]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Make the county's database as the page says it is."""
    path = tmp_path / "cases.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript("".join(blocks(PAGE, "sql")))
        db.executemany(
            "INSERT INTO department VALUES (?, ?)", [("SCJG", "市场监督管理局"), ("ZJJ", "住房和城乡建设局")]
        )
        db.executemany("INSERT INTO licence_case VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ROWS)
        db.commit()
    return path


@pytest.fixture
def source(database: Path) -> Iterator[OwnTables]:
    with closing(OwnTables(database)) as source:
        yield source


@pytest.fixture
def reader(database: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Follow the page: install and configure what it shows, beside the database."""
    reader = Reader(database.parent)
    monkeypatch.syspath_prepend(reader.folder)
    reader.installs(PAGE)
    reader.configures(PAGE)
    return reader


def spoil(database: Path) -> None:
    with closing(sqlite3.connect(database)) as db:
        db.execute("UPDATE licence_case SET slrq = '2026-02-30' WHERE sqbh = 'X-2'")
        db.commit()


def test_a_review_reads_the_tables(reader: Reader) -> None:
    said = reader.types("--on", "2026-04-08", "review", "--format", "json")
    assert said.code == 1, said.err
    assert [(row["key"], row["due"]) for row in json.loads(said.out)] == [
        ("overdue:X-1:administrative-licensing-act/decide:X-1:受理", "2026-04-07")
    ]


def test_what_falls_due_names_the_department(reader: Reader) -> None:
    said = reader.types("--on", "2026-03-16", "due", "--within", "14wd")
    assert said.code == 0, said.err
    assert "2026-04-02" in said.out
    assert "市场监督管理局" in "".join(said.out.split())


def test_a_day_is_explained(reader: Reader) -> None:
    said = reader.types("--on", "2026-03-16", "why", "X-1", "decide").out
    assert "2026-04-07（周二）" in said.splitlines()[0]


def test_a_row_that_cannot_be_read_is_told_and_stops_no_other(reader: Reader) -> None:
    spoil(reader.folder / "cases.db")
    said = reader.types("--on", "2026-04-08", "review", "--format", "json")
    assert said.code == 4
    assert "X-2" in said.err + said.out
    assert "overdue:X-1" in said.out


def test_an_earlier_state_of_knowledge_is_refused(reader: Reader) -> None:
    assert reader.types("--on", "2026-04-08", "--as-of", "2026-04-01", "review").code == 3


def test_it_fits_the_hook(database: Path) -> None:
    import own_tables

    plugins = make_plugins(also={"own-tables": own_tables})
    assert plugins.failures == ()
    with closing(plugins.open_store(f"own:{database}")) as source:
        assert source.can == frozenset()


def test_cases_come_in_order_and_go_on_after_a_cursor(source: OwnTables) -> None:
    assert [cursor.text for cursor, _ in source.matters()] == ["X-1", "X-2"]
    assert [record.matter.id for _, record in source.matters(after=Cursor("X-1"))] == ["X-2"]


def test_cases_are_chosen_by_procedure_and_organ(source: OwnTables) -> None:
    assert [record.matter.id for _, record in source.matters(Query(organs=frozenset({"ZJJ"})))] == ["X-2"]
    assert list(source.matters(Query(procedures=frozenset({"penalty"})))) == []


def test_one_case_is_found_by_its_id(source: OwnTables) -> None:
    found = source.matter("X-1")
    assert found is not None
    assert [event.step for event in found.events] == ["申请", "受理", "专家评审", "专家评审结束"]
    assert source.matter("X-9") is None


def test_nothing_is_answered_about_an_earlier_day(source: OwnTables) -> None:
    then = datetime(2026, 4, 1, tzinfo=UTC)
    for ask in (source.roster, source.registers, lambda *, as_of: source.matter("X-1", as_of=as_of)):
        with pytest.raises(Unsupported):
            ask(as_of=then)


def test_unread_rows_are_told_after_the_others(database: Path, source: OwnTables) -> None:
    spoil(database)
    cases = source.matters()
    assert next(cases)[1].matter.id == "X-1"
    with pytest.raises(StoreError, match="X-2"):
        next(cases)


def test_tables_that_are_not_there_are_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        open_tables(f"own:{tmp_path / 'no.db'}", create=True)
