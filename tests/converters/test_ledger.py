"""Ledgers are read whole: matters, roster and registers from CSV, JSON and JSONL."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path

import pytest
from attrs import evolve

from county_files import ROSTER, RULES, TODAY, WIDE, Files, refused, save, taken, wrong
from lawadmin.converters.facts import facts_as_text
from lawadmin.converters.ledger import Ledger, read_ledgers, read_some
from lawadmin.converters.raw_rows import Limits
from lawadmin.procedure.layout import Layout
from lawadmin.records.events import CHINA, Event, Officer, Opaque, Outside, Party, Unknown
from lawadmin.records.matters import Link, Matter
from lawadmin.records.organs import Function, Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Tenure
from lawadmin.records.timeline import Record
from orchard import ORCHARD, Fruit, Permit, Request, Step

EVENTS = """\
事项编号,程序,机关,步骤编号,步骤,日期,时间,序号,承办人,岗位,行为人,转至岗位,涉及,录入时间,更正步骤编号,关联事项,fruit,trees,有效期至
甲1,果园许可,云溪县林业局,e1,申请,2024-03-01,09:30,1,,,,ｙ01-1,东坡,2024-03-01 10:00,,appeal=乙1;appeal=乙2,梨,40,
甲1,,,e2,受理,2024-03-04,,2,张甲,y01-1,,,,,,appeal=乙1,,,
甲1,,,e3,受理,2024-03-05,,,李乙,,,,,2024-03-06,e2,,,,
甲1,,,e4,,2024-03-07,,,,,不明,,,,e3,,,,
甲1,,,,起诉,2024-03-08,,,,,外部：云溪县人民法院,,,,,,,,
甲1,,,,起诉,2024-03-09,,,,,,,西坡,,,,,,
乙1,orchard,Y02,,准予,2024-03-08,,,'=王丙,,,,,,,,,,2029-03-07
"""
MATTERS = (
    Record(
        Matter("甲1", "orchard", "Y01", (Link("appeal", "乙1"), Link("appeal", "乙2"))),
        (
            Event(
                "e1",
                "申请",
                date(2024, 3, 1),
                time(9, 30),
                1,
                Party(),
                to="Y01-1",
                about="东坡",
                facts=Request(Fruit.PEAR, 40),
                recorded=datetime(2024, 3, 1, 10, tzinfo=CHINA),
            ),
            Event("e2", "受理", date(2024, 3, 4), seq=2, actor=Officer("张甲", "Y01-1")),
            Event(
                "e3",
                "受理",
                date(2024, 3, 5),
                actor=Officer("李乙"),
                recorded=datetime(2024, 3, 6, tzinfo=CHINA),
                replaces="e2",
            ),
            Event("e4", "", date(2024, 3, 7), actor=Unknown(), replaces="e3"),
            Event("甲1:起诉:2024-03-08", "起诉", date(2024, 3, 8), actor=Outside("云溪县人民法院")),
            Event("甲1:起诉:2024-03-09:西坡", "起诉", date(2024, 3, 9), actor=Outside(""), about="西坡"),
        ),
    ),
    Record(
        Matter("乙1", "orchard", "Y02"),
        (
            Event(
                "乙1:准予:2024-03-08",
                "准予",
                date(2024, 3, 8),
                actor=Officer("=王丙"),
                facts=Permit(valid_to=date(2029, 3, 7)),
            ),
        ),
    ),
)


def test_one_row_an_event(tmp_path: Path) -> None:
    assert taken(tmp_path, {"事项.csv": EVENTS}) == Ledger(records=MATTERS)


@pytest.mark.parametrize("lines", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_marks_and_line_ends_do_not_matter(mark: str, lines: str, tmp_path: Path) -> None:
    text = mark + EVENTS.replace("\n", lines) + lines
    assert taken(tmp_path, {"事项.csv": text}).records == MATTERS


def test_json_and_jsonl_say_the_same(tmp_path: Path) -> None:
    head, *lines = [line.split(",") for line in EVENTS.splitlines()]
    records: list[dict[str, object]] = [
        {name: cell.removeprefix("'") or None for name, cell in zip(head, line, strict=True)} for line in lines
    ]
    records[0] |= {"trees": 40, "关联事项": ["appeal=乙1", "appeal=乙2"], "序号": 1}
    short = [{name: cell for name, cell in record.items() if cell is not None} for record in records]
    assert taken(tmp_path, {"a.json": json.dumps(records)}).records == MATTERS
    assert taken(tmp_path, {"a.jsonl": "\n".join(map(json.dumps, short))}).records == MATTERS


ROSTER_FILES: Files = {
    "o.csv": "编号,机关名称,机关类型,行政区划代码,条线,上级机关,成立日期,撤销日期,承继机关,职能\n"
    "Z1,云溪县法制办公室,部门,430603,司法,Z9,2010-01-01,2019-03-01,云溪县司法局,法制机构@2010-01-01..2019-03-01\n"
    "Z2,云溪县司法局,,430603,,z9,,,,法制机构@2019-03-02..；普法\n"
    "Z9,云溪县人民政府,政府,,,,,,,\n",
    "p.csv": "id,organ,title,role,above\nP1,云溪县司法局,科员,,ｐ2\nP2,Z2,局长,主要负责人,\n",
    "t.json": '[{"person":"张甲","post":"p1","since":"2024-01-01","acting":true},'
    '{"person":"李乙","post":"P2","since":"2024-01-01","until":"2024-12-31","acting":null}]',
    "r.jsonl": '{"id":"c1","register":"证件","subject":"张甲","since":"2024-01-01","level":3,"valid":true,'
    '"note":"甲\\n乙"}\n'
    '{"id":"c2","register":"证件","subject":"张甲","replaces":"c1","recorded":"2024-02-01"}\n',
}


def test_roster_and_registers(tmp_path: Path) -> None:
    ledger = taken(tmp_path, ROSTER_FILES, roster=None)
    legal = "法制机构"
    assert ledger.organs == (
        Organ(
            "Z1",
            "云溪县法制办公室",
            "部门",
            "430603",
            "司法",
            "Z9",
            date(2010, 1, 1),
            date(2019, 3, 1),
            "Z2",
            (Function(legal, date(2010, 1, 1), date(2019, 3, 1)),),
        ),
        Organ(
            "Z2",
            "云溪县司法局",
            region="430603",
            parent="Z9",
            functions=(Function(legal, date(2019, 3, 2)), Function("普法")),
        ),
        Organ("Z9", "云溪县人民政府", "政府"),
    )
    assert ledger.posts == (Post("P1", "Z2", "科员", above="P2"), Post("P2", "Z2", "局长", "主要负责人"))
    assert ledger.tenures == (
        Tenure("张甲", "P1", date(2024, 1, 1), acting=True),
        Tenure("李乙", "P2", date(2024, 1, 1), date(2024, 12, 31)),
    )
    facts = Opaque((("level", "3"), ("valid", "true"), ("note", "甲\n乙")))
    assert ledger.entries == (
        Entry("c1", "证件", "张甲", date(2024, 1, 1), facts=facts),
        Entry("c2", "证件", "张甲", recorded=datetime(2024, 2, 1, tzinfo=CHINA), replaces="c1"),
    )


def test_without_any_roster_organs_and_posts_are_taken_as_written(tmp_path: Path) -> None:
    text = "matter,procedure,organ,step,day,person,post\n1,orchard,某局,受理,2024-03-04,张甲,某岗\n"
    [record] = taken(tmp_path, {"e.csv": text}, roster=None).records
    assert (record.matter.organ, record.events[0].actor) == ("某局", Officer("张甲", "某岗"))


def test_a_name_that_two_organs_have_is_none(tmp_path: Path) -> None:
    files: Files = {
        "o.csv": "id,name\nZ1,林业局\nZ2,林业局\n",
        "e.csv": "matter,procedure,organ,step,day\n1,orchard,林业局,受理,2024-03-04\n",
    }
    assert wrong(refused(lambda: taken(tmp_path, files), tmp_path), tmp_path) == [("e.csv:2", "organ", "unknown-organ")]


WIDE_TEXT = "申请人,sqbh,bmdm,cbr,gw,slrq,jdrq,fyah\n某某,1,y01,张甲,Y01-1,2024-03-04,2024-03-11,乙1\n某某,2,Y02,,,,,\n"


def test_wide_rows_by_a_layout(tmp_path: Path) -> None:
    officer = Officer("张甲", "Y01-1")
    expected = (
        Record(
            Matter("1", "orchard", "Y01", (Link("appeal", "乙1"),)),
            (
                Event("1:受理", "受理", date(2024, 3, 4), seq=2, actor=officer),
                Event("1:准予", "准予", date(2024, 3, 11), seq=6, actor=officer, facts=Permit()),
            ),
        ),
        Record(Matter("2", "orchard", "Y02"), ()),
    )
    assert taken(tmp_path, {"w.csv": WIDE_TEXT}, layout=WIDE).records == expected
    records = [
        {
            "sqbh": 1,
            "bmdm": "Y01",
            "cbr": "张甲",
            "gw": "Y01-1",
            "slrq": "2024-03-04",
            "jdrq": "2024-03-11",
            "fyah": "乙1",
        },
        {"sqbh": "2", "bmdm": "Y02"},
    ]
    assert taken(tmp_path, {"w.json": json.dumps(records)}, layout=WIDE).records == expected


def test_wide_rows_and_events_of_one_matter_come_together(tmp_path: Path) -> None:
    files: Files = {"w.csv": WIDE_TEXT, "e.csv": "matter,step,day\n1,踏勘,2024-03-05\n2,申请,2024-03-05\n"}
    problems = refused(lambda: taken(tmp_path, files, layout=WIDE), tmp_path)
    assert wrong(problems, tmp_path) == [("e.csv:3", "fruit", "missing")]
    files["e.csv"] = "matter,step,day\n1,踏勘,2024-03-05\n"
    [first, second] = taken(tmp_path, files, layout=WIDE).records
    assert [event.step for event in first.events] == ["受理", "准予", "踏勘"]
    assert second.events == ()


def test_another_encoding_only_where_a_layout_asks_for_it(tmp_path: Path) -> None:
    layout = evolve(WIDE, encoding="gb18030")
    assert len(taken(tmp_path, {"w.csv": WIDE_TEXT.encode("gb18030")}, layout=layout).records) == 2
    assert len(taken(tmp_path, {"w.csv": WIDE_TEXT.encode("utf-8-sig")}, layout=layout).records) == 2
    problems = refused(lambda: taken(tmp_path, {"w.csv": b"\xff\xff"}, layout=layout), tmp_path)
    assert [fault.fields["encoding"] for fault in problems] == ["GB18030"]


def test_a_step_out_of_order_in_a_wide_row_names_its_column(tmp_path: Path) -> None:
    layout = Layout(ORCHARD, id="i", organ="o", steps={Step.ASKED: "a", Step.TAKEN: "b"}, facts={"fruit": "f"})
    text = "i,o,a,b,f\n1,Y01,2024-03-04,2024-03-01,梨\n"
    problems = refused(lambda: taken(tmp_path, {"w.csv": text}, layout=layout), tmp_path)
    assert wrong(problems, tmp_path) == [("w.csv:2", "b", "before-start")]


# -- what is stored already

STORED = {
    "甲1": evolve(
        MATTERS[0],
        events=tuple(
            evolve(event, facts=Opaque(tuple(facts_as_text(event.facts))) if event.facts else None)
            for event in MATTERS[0].events
        ),
    )
}


def test_what_is_stored_and_says_the_same_is_left_out(tmp_path: Path) -> None:
    assert taken(tmp_path, {"e.csv": EVENTS}, known=STORED.get).records == MATTERS[1:]


def test_new_events_of_a_stored_matter_are_taken(tmp_path: Path) -> None:
    text = "matter,event,step,day,replaces\n甲1,e9,踏勘,2024-03-20,e1\n"
    [record] = taken(tmp_path, {"e.csv": text}, known=STORED.get).records
    assert record.matter == MATTERS[0].matter
    assert [(event.id, event.replaces) for event in record.events] == [("e9", "e1")]


def test_what_is_stored_cannot_be_said_otherwise(tmp_path: Path) -> None:
    text = (
        "matter,procedure,organ,event,step,day,links,fruit\n"
        "甲1,licensing,Y02,e2,受理,2024-03-06,,\n甲1,,,e1,申请,2024-03-01,appeal=乙9,苹果\n甲1,,,E9,踏勘,2024-02-01,,\n"
        "甲1,,,e9,踏勘,2024-03-09,,\n乙7,orchard,Y01,x,踏勘,2024-03-09,appeal=甲1;appeal=丙1,\n"
    )
    problems = refused(lambda: taken(tmp_path, {"e.csv": text}, known=STORED.get), tmp_path)
    assert wrong(problems, tmp_path) == [
        ("e.csv:2", "procedure", "contradicts"),
        ("e.csv:2", "organ", "contradicts"),
        ("e.csv:2", "event", "stored"),
        ("e.csv:3", "links", "contradicts"),
        ("e.csv:3", "event", "stored"),
        ("e.csv:4", "day", "before-start"),
        ("e.csv:5", "event", "alike"),
    ]


def test_a_link_looks_into_the_store(tmp_path: Path) -> None:
    stored = {"丙1": Record(Matter("丙1", "licensing", "Y01"), ())}
    text = "matter,procedure,organ,step,day,links\n1,orchard,Y01,踏勘,2024-03-09,appeal=丙1\n"
    problems = refused(lambda: taken(tmp_path, {"e.csv": text}, known=stored.get), tmp_path)
    assert wrong(problems, tmp_path) == [("e.csv:2", "links", "link-procedure")]


# -- what can be taken of a ledger that is not all right


def some(folder: Path, files: Files, layout: Layout | None = None) -> tuple[Ledger, list[tuple[str, list[str]]]]:
    paths = save(folder, files)
    ledger, rows = read_some(paths, RULES, layout=layout, roster=ROSTER, today=TODAY)
    named = [
        (row.where.removeprefix(f"{folder}/"), [str(f.fields.get("why", f.code)) for f in row.faults]) for row in rows
    ]
    return ledger, named


def test_a_matter_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    text = EVENTS + "丙1,orchard,Y02,,受理,2024-03-08" + "," * 13 + "\n" + "丙1,,,,准予\n"
    ledger, rows = some(tmp_path, {"e.csv": text.replace("2024-03-05,,,李乙", "2024-02-30,,,李乙")})
    assert ledger.records == MATTERS[1:]
    beside = [(f"e.csv:{row}", ["refused-with"]) for row in (2, 3)]
    after = [(f"e.csv:{row}", ["refused-with"]) for row in (5, 6, 7)]
    last = [("e.csv:9", ["refused-with"]), ("e.csv:10", ["short-row"])]
    assert rows == [*beside, ("e.csv:4", ["no-such-day"]), *after, *last]


def test_a_row_that_names_its_matter_badly_takes_the_matter_with_it(tmp_path: Path) -> None:
    head = "matter,procedure,organ,step,day\n1,orchard,Y01,踏勘,2024-03-09\n"
    text = f"{head}1\u200b,,,踏勘,2024-03-10\n2,orchard,Y01,踏勘,2024-03-09\n"
    ledger, rows = some(tmp_path, {"e.csv": text})
    assert [record.matter.id for record in ledger.records] == ["2"]
    assert [where for where, _ in rows] == ["e.csv:2", "e.csv:3"]


def test_nothing_is_taken_that_names_what_was_refused(tmp_path: Path) -> None:
    files: Files = {
        "o.csv": "id,name,parent,since\nZ1,一局,,2024-02-30\nZ2,二局,Z1,\nZ3,三局,,\n",
        "p.csv": "id,organ,title\nP2,Z2,科员\nP3,Z3,科员\n",
        "t.csv": "person,post,since\n张甲,P2,2024-01-01\n李乙,P3,2024-01-01\n",
        "e.csv": "matter,procedure,organ,step,day\n1,orchard,Z2,踏勘,2024-03-09\n2,orchard,Z3,踏勘,2024-03-09\n",
    }
    ledger, rows = some(tmp_path, files)
    assert [organ.id for organ in ledger.organs] == ["Z3"]
    assert [post.id for post in ledger.posts] == ["P3"]
    assert [tenure.person for tenure in ledger.tenures] == ["李乙"]
    assert [record.matter.id for record in ledger.records] == ["2"]
    assert rows == [
        ("o.csv:2", ["no-such-day"]),
        ("o.csv:3", ["unknown-organ"]),
        ("p.csv:2", ["unknown-organ"]),
        ("t.csv:2", ["unknown-post"]),
        ("e.csv:2", ["unknown-organ"]),
    ]


def test_a_header_at_fault_spoils_its_file_alone(tmp_path: Path) -> None:
    files: Files = {
        "o.csv": "id,name,colour\nZ1,一局,red\n",
        "p.csv": "id,organ,title\nP3,Y01,科员\n",
        "w.csv": WIDE_TEXT.replace("2024-03-11", '2024-03-11"x'),
        "x.csv": "a,b\n1,2\n",
    }
    ledger, rows = some(tmp_path, files, WIDE)
    assert ledger == Ledger(posts=(Post("P3", "Y01", "科员"),), records=ledger.records)
    assert rows[:2] == [("o.csv:1", ["unknown-column"]), ("o.csv:2", ["refused-with"])]
    assert [where for where, _ in rows[2:]] == ["w.csv:2", "x.csv:1"]


def test_refused_rows_keep_their_cells(tmp_path: Path) -> None:
    [path] = save(tmp_path, {"e.csv": "file,row,fault,id,name\n,,,1,\n"})
    ledger, [row] = read_some([path], RULES)
    assert ledger == Ledger()
    assert row.cells == {"file": "", "row": "", "fault": "", "id": "1", "name": ""}


def test_all_that_can_be_taken_is_everything_where_nothing_is_wrong(tmp_path: Path) -> None:
    ledger, rows = some(tmp_path, {"e.csv": EVENTS, **ROSTER_FILES})
    assert rows == []
    assert ledger == read_ledgers(
        [tmp_path / "e.csv", *(tmp_path / name for name in ROSTER_FILES)], RULES, roster=ROSTER
    )


def test_limits_are_those_of_the_reader(tmp_path: Path) -> None:
    [path] = save(tmp_path, {"o.csv": "id,name\n1,一二三四五\n2,二\n"})
    ledger, [row] = read_some([path], RULES, limits=Limits(cell=4))
    assert [organ.id for organ in ledger.organs] == ["2"]
    assert [fault.code for fault in row.faults] == ["too-large"]
