"""What is written as a ledger is read again as it was; no cell of it is a formula."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from county_files import RULES
from lawadmin.converters.csv_rows import csv_rows, csv_text, guarded, unguarded
from lawadmin.converters.ledger import Ledger, read_ledgers
from lawadmin.converters.ledger_files import (
    as_cell,
    write_entries_csv,
    write_events_csv,
    write_organs_csv,
    write_posts_csv,
    write_tenures_csv,
)
from lawadmin.converters.raw_rows import Raw
from lawadmin.days.span import Span, Unit
from lawadmin.errors import FieldError
from lawadmin.records.events import CHINA, Actor, Event, Officer, Opaque, Outside, Party, TheLaw, Unknown
from lawadmin.records.matters import Link, Matter
from lawadmin.records.organs import Function, Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import CHAIN, Post, Tenure
from lawadmin.records.timeline import Record
from orchard import Fruit, Grade, Permit, Request, Slope, Step

LANGS = ("zh", "en")

visible = st.text(st.characters(categories=("L", "M", "N", "P", "S")), min_size=1, max_size=8)
names = visible.filter(lambda text: text.isprintable() and "﷐" not in text)
texts = st.text(
    st.characters(categories=("L", "M", "N", "P", "S", "Zs"), include_characters="\n\t"), max_size=12
).filter(lambda text: text == "" or bool(text.strip()))
parts = names.filter(lambda text: ";" not in text and "；" not in text)
days = st.dates(date(2000, 1, 1), date(2024, 12, 31))
times = st.times().map(lambda at: at.replace(tzinfo=None))
moments = st.datetimes(datetime(2025, 1, 1), datetime(2026, 1, 1), timezones=st.just(CHINA))  # noqa: DTZ001
actors: st.SearchStrategy[Actor] = st.one_of(
    st.builds(Officer, names, st.none() | names),
    st.just(Party()),
    st.builds(Outside, st.just("") | names),
    st.just(Unknown()),
)
requests = st.builds(
    Request,
    fruit=st.sampled_from(Fruit),
    trees=st.integers(1, 999),
    note=texts,
    organic=st.none() | st.booleans(),
    tags=st.lists(parts, max_size=2).map(tuple),
    mixed=st.frozensets(st.sampled_from(Fruit)),
)
permits = st.builds(
    Permit,
    number=st.none() | texts.filter(bool),
    valid_to=st.none() | days,
    visit_at=st.none() | times,
    signed=st.none() | moments,
    fee=st.none() | st.decimals(-(10**6), 10**6, places=2),
    term=st.none() | st.builds(Span, st.integers(0, 99), st.sampled_from(Unit)),
    side=st.none() | st.sampled_from(["东", "西"]),
    grade=st.none() | st.sampled_from(Grade),
    share=st.none() | st.integers(-9, 9),
)
FACTS = {Step.ASKED: requests, Step.GIVEN: permits}


@st.composite
def events(draw: st.DrawFn, number: int) -> Event:
    step = draw(st.sampled_from(Step))
    return Event(
        id=f"e{number}",
        step=step.value,
        day=date(2020, 1, 1) + timedelta(days=number),
        at=draw(st.none() | times),
        actor=draw(actors),
        to=draw(st.none() | names),
        about=draw(st.none() | names),
        facts=draw(FACTS.get(step, st.none())),
        recorded=draw(st.none() | moments),
    )


@st.composite
def records(draw: st.DrawFn, number: int) -> Record:
    links = draw(st.lists(parts, max_size=2, unique=True))
    matter = Matter(f"甲{number}", "orchard", draw(names), tuple(Link("appeal", f"L{link}") for link in links))
    first = Event("e0", "申请", date(2020, 1, 1), actor=Party(), facts=draw(requests))
    return Record(matter, (first, *(draw(events(n)) for n in range(1, draw(st.integers(1, 4))))))


@given(st.integers(0, 3).flatmap(lambda n: st.tuples(*(records(i) for i in range(n)))), st.sampled_from(LANGS))
def test_matters_come_back_as_they_were(matters: tuple[Record, ...], lang: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "e.csv"
        write_events_csv(path, matters, lang=lang)
        assert read_ledgers([path], RULES) == Ledger(records=matters)


ORGANS = (
    Organ("Z1", "云溪县法制办公室", since=date(2010, 1, 1), until=date(2019, 3, 1), successor="Z2"),
    Organ(
        "Z2",
        "=司法局",
        "部门",
        "430603",
        "司法",
        "Z3",
        functions=(Function("法制机构", date(2019, 3, 2)), Function("普法")),
    ),
    Organ("Z3", "云溪县人民政府", "政府", functions=(Function("复议", None, date(2024, 1, 1)),)),
)
POSTS = (Post("P1", "Z2", "科员", above="P2"), Post("P2", "Z2", "局长", CHAIN[-1]))
TENURES = (
    Tenure("张甲", "P1", date(2020, 1, 1), date(2021, 1, 1)),
    Tenure("李乙", "P1", date(2021, 1, 2), acting=True),
)
ENTRIES = (
    Entry(
        "c1", "证件", "张甲", date(2020, 1, 1), date(2021, 1, 1), Opaque((("id", "甲"), ("等级", "-3"), ("day", "x")))
    ),
    Entry("c2", "证件", "张甲", recorded=datetime(2024, 2, 1, 9, 30, tzinfo=CHINA), replaces="c1"),
)


@pytest.mark.parametrize("lang", LANGS)
def test_roster_and_registers_come_back_as_they_were(lang: str, tmp_path: Path) -> None:
    entries = (Entry("c1", "证件", "张甲", facts=Opaque((("day", "x"), ("等级", "-3")))), ENTRIES[1])
    write_organs_csv(tmp_path / "o.csv", ORGANS, lang=lang)
    write_posts_csv(tmp_path / "p.csv", POSTS, lang=lang)
    write_tenures_csv(tmp_path / "t.csv", TENURES, lang=lang)
    write_entries_csv(tmp_path / "r.csv", entries, lang=lang)
    paths = sorted(tmp_path.iterdir())
    assert read_ledgers(paths, RULES) == Ledger((), ORGANS, POSTS, TENURES, entries)


def test_headers_are_in_chinese_unless_asked_otherwise(tmp_path: Path) -> None:
    facts = Permit(valid_to=date(2029, 1, 1))
    record = Record(Matter("1", "orchard", "Y01"), (Event("e1", "准予", date(2024, 1, 1), facts=facts),))
    write_events_csv(tmp_path / "zh.csv", [record])
    write_events_csv(tmp_path / "en.csv", [record], lang="en")
    heads = [(tmp_path / name).read_text("utf-8-sig").splitlines()[0] for name in ("zh.csv", "en.csv")]
    assert heads == [
        '"事项编号","程序","机关","步骤编号","步骤","日期","行为人","有效期至"',
        '"matter","procedure","organ","event","step","day","actor","valid_to"',
    ]


def test_a_fact_with_the_name_of_a_column_is_written_in_full(tmp_path: Path) -> None:
    facts = Opaque((("day", "2024-01-02"),))
    record = Record(Matter("1", "orchard", "Y01"), (Event("e1", "踏勘", date(2024, 1, 1), facts=facts),))
    write_events_csv(tmp_path / "e.csv", [record], lang="en")
    assert (tmp_path / "e.csv").read_text("utf-8-sig").splitlines()[0].endswith('"fact.day"')


def test_steps_that_the_law_deems_taken_are_not_written(tmp_path: Path) -> None:
    matter = Matter("1", "orchard", "Y01", (Link("appeal", "2"),))
    deemed = Event("d", "受理", date(2024, 1, 1), actor=TheLaw("notify"))
    stated = Event("e1", "踏勘", date(2024, 1, 2), actor=Unknown())
    write_events_csv(tmp_path / "e.csv", [Record(matter, (deemed, stated))])
    assert read_ledgers([tmp_path / "e.csv"], RULES).records == (Record(matter, (stated,)),)


def test_what_no_cell_can_hold_is_refused() -> None:
    cells = [
        None,
        True,
        Grade.FIRST,
        3,
        Decimal("1E+2"),
        time(9, 30),
        date(2024, 1, 1),
        ("甲", "乙"),
        Span(3, Unit.MONTH),
    ]
    said = ["", "true", "1", "3", "100", "09:30:00", "2024-01-01", "甲;乙", "3 month"]
    assert [as_cell(cell) for cell in cells] == said
    for bad in (Slope(), ("a;b",), ("",), 1.5):
        with pytest.raises(FieldError, match="tags: of a kind that a ledger cannot hold"):
            as_cell(bad, "tags")


@given(st.text())
def test_a_guard_is_taken_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("cell", ["=1+1", "'=1", "''=1", "'a", "-3", "＝cmd|' /C calc'!A0", "@x", "\tx"])
def test_formulas_are_disarmed(cell: str) -> None:
    written = csv_text([["a", "b"], [cell, "x"]])
    [_, [first, _]] = csv.reader(written.splitlines()) if "\t" not in cell else [[], [guarded(cell), ""]]
    assert first == guarded(cell)
    [row] = [found for found in csv_rows(written, "f.csv") if isinstance(found, Raw)]
    assert row.cells["a"] == cell
