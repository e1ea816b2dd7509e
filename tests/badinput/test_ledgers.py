"""Whatever is wrong with a ledger is said at once: file, row, field, reason and remedy, and never the value."""

from __future__ import annotations

from pathlib import Path

import pytest

from county_files import HEAD, RULES, START, WIDE, Files, Wrong, events, refused, taken, wrong
from lawadmin.converters.ledger import read_ledgers
from lawadmin.converters.raw_rows import Limits


def json_lines(*records: str) -> str:
    """Write a ledger of events in JSONL, each of a matter of its own."""
    sound = '"procedure":"orchard","organ":"Y01","step":"受理"'
    return "".join(f'{{"matter":"{n}",{sound},{record}}}\n' for n, record in enumerate(records))


SEVERAL: list[tuple[str, Files, list[Wrong]]] = [
    (
        "numbers that run against the days, and none where a row is corrected",
        events("seq=2 day=2024-03-05", "seq=3 day=2024-03-04", "seq=4 day=2024-03-01 replaces=e2"),
        [],
    ),
    (
        "numbers against the days",
        events("seq=2 day=2024-03-05", "seq=3 day=2024-03-04", "seq=4 day=2024-03-06"),
        [("e.csv:4", "seq", "seq-order")],
    ),
    (
        "numbers against the hours",
        events("seq=2 time=10:00", "seq=3 time=09:00", "seq=4"),
        [("e.csv:4", "seq", "seq-order")],
    ),
    (
        "corrections in a circle",
        events("replaces=e3", "replaces=e2"),
        [("e.csv:3", "replaces", "circle"), ("e.csv:4", "replaces", "circle")],
    ),
    (
        "two corrections of one event",
        events("", "replaces=e2", "replaces=e2"),
        [("e.csv:5", "replaces", "replaced-twice")],
    ),
    (
        "one step twice on one day, without ids",
        {"e.csv": "matter,procedure,organ,step,day\n1,orchard,Y01,受理,2024-03-04\n1,,,受理,2024-03-04\n"},
        [("e.csv:3", "event", "twice")],
    ),
    (
        "a link to a matter of another procedure",
        {
            "e.csv": "matter,procedure,organ,step,day,links\n1,orchard,Y01,受理,2024-03-04,appeal=2;appeal=9\n"
            "2,行政许可,Y01,受理,2024-03-04,\n"
        },
        [("e.csv:2", "links", "link-procedure")],
    ),
    (
        "organs",
        {
            "o.csv": "id,name,region,since,until,parent,successor,functions,kind\n"
            "Z1,一局,12,2024-01-01,2023-01-01,Z9,,,\n"
            "Z2,二局,4306,,,Z3,Z2,法制机构@2024-01-01..2023-01-01,\n"
            "Z3,三局,43060x,,,Z2,,x@y,\n"
            "ｚ1,四局,,,,,,@,\u200b\n"
            "Z1,,,,,,,法制机构@..2024-02-30;a@2024-02-30..,\n"
        },
        [
            ("o.csv:2", "until", "since-after-until"),
            ("o.csv:2", "parent", "unknown-organ"),
            ("o.csv:3", "functions", "since-after-until"),
            ("o.csv:4", "region", "not-a-region"),
            ("o.csv:4", "functions", "not-a-function"),
            ("o.csv:5", "kind", "character"),
            ("o.csv:5", "functions", "not-a-function"),
            ("o.csv:5", "id", "alike"),
            ("o.csv:6", "name", "missing"),
            ("o.csv:6", "functions", "no-such-day"),
            ("o.csv:6", "id", "twice"),
        ],
    ),
    (
        "organs in JSON",
        {"o.json": '[{"id":"Z1","name":"一局","region":"43\\u200b","functions":5},{"id":"Z2","name":[1],"line":1.5}]'},
        [
            ("o.json:1", "region", "character"),
            ("o.json:1", "functions", "not-a-list"),
            ("o.json:2", "name", "not-text"),
            ("o.json:2", "line", "not-text"),
        ],
    ),
    ("a cell that has no end", {"e.csv": f"{HEAD}\n{'x' * 200_000}\n{START}\n"}, [("e.csv:2", "", "too-large")]),
    (
        "organs above themselves",
        {"o.csv": "id,name,parent,successor\nZ1,一局,Z2,\nZ2,二局,Z3,\nZ3,三局,Z2,\nZ4,四局,,四局\n"},
        [("o.csv:3", "parent", "circle"), ("o.csv:4", "parent", "circle"), ("o.csv:5", "successor", "circle")],
    ),
    (
        "posts and tenures",
        {
            "p.csv": "id,organ,title,role,above\nP1,Y99,科员,办事员,P9\nP2,Y01,科长,\u200b,P2\n",
            "t.csv": "person,post,since,until,acting\n张甲,P1,2024-01-01,2023-12-31,maybe\n李乙,P9,,,\n"
            "王丙,P2,2024-01-01,,\n王丙,P2,2024-01-01,,是\n",
        },
        [
            ("p.csv:2", "role", "not-one-of"),
            ("p.csv:2", "organ", "unknown-organ"),
            ("p.csv:2", "above", "unknown-post"),
            ("p.csv:3", "role", "character"),
            ("t.csv:2", "until", "since-after-until"),
            ("t.csv:2", "acting", "not-a-flag"),
            ("t.csv:3", "since", "missing"),
            ("t.csv:3", "post", "unknown-post"),
            ("t.csv:5", "person", "twice"),
        ],
    ),
    (
        "entries",
        {
            "r.csv": "id,register,subject,since,until,level\n"
            "1,证件,张甲,2024-01-01,2023-01-01,甲\n1,证件,李乙,,,\x07\n",
            "s.csv": "id,register,subject,sinse\n2,证件,张甲,\n",
        },
        [
            ("r.csv:2", "until", "since-after-until"),
            ("r.csv:3", "level", "character"),
            ("r.csv:3", "id", "twice"),
            ("s.csv:1", "#4", "unknown-column"),
        ],
    ),
    # -- files and headers
    ("no file", {}, []),
    ("an empty file", {"e.csv": ""}, [("e.csv", "", "empty-file")]),
    ("a file of blanks", {"e.csv": "\n ,\n\n"}, [("e.csv", "", "empty-file")]),
    ("a spreadsheet", {"e.xlsx": b"PK\x03\x04"}, [("e.xlsx", "", "kind-of-file")]),
    ("GB18030", {"e.csv": f"{HEAD}\n{START}\n".encode("gb18030")}, [("e.csv:2", "", "gb18030")]),
    ("UTF-16", {"e.csv": f"{HEAD}\n{START}\n".encode("utf-16")}, [("e.csv:1", "", "not-in-encoding")]),
    ("bytes of no encoding", {"e.csv": b"matter\n\xff\xff\xff"}, [("e.csv:2", "", "not-in-encoding")]),
    (
        "a mark and then GB18030",
        {"e.csv": b"\xef\xbb\xbfmatter\n" + "甲".encode("gb18030")},
        [("e.csv:2", "", "not-in-encoding")],
    ),
    ("other columns", {"e.csv": "a,b,c\n1,2,3\n"}, [("e.csv:1", "", "unknown-ledger")]),
    ("semicolons", {"e.csv": "matter;step;day\n1;2;3\n"}, [("e.csv:1", "", "separator")]),
    ("tabs", {"e.csv": "matter\tstep\tday\n"}, [("e.csv:1", "", "separator")]),
    (
        "a header with slips",
        {"e.csv": "matter,procedure,organ,step,dey,validto,事项编号\n1,orchard,Y01,受理,x,,2\n"},
        [
            ("e.csv:1", "day", "no-column"),
            ("e.csv:1", "#5", "unknown-column"),
            ("e.csv:1", "#6", "unknown-column"),
            ("e.csv:1", "#7", "same-column"),
        ],
    ),
    (
        "columns without a name, or with one twice",
        {"e.csv": "matter,,step,day,Day,a\u200bb\n"},
        [("e.csv:1", "#2", "nameless-column"), ("e.csv:1", "#5", "same-column"), ("e.csv:1", "#6", "character")],
    ),
    ("a header in open quotes", {"e.csv": '"matter,step\n1,2\n'}, [("e.csv:1", "", "quotes")]),
    (
        "half a row, too long a row, and quotes that do not match",
        {
            "e.csv": f"{HEAD}\n{START}\n甲1,,,e2\n{START.replace('e1', 'e3')},,x\n{START.replace('e1', 'e4')},,\n"
            f'甲1,"a"b,\n{START.replace("e1", "e5")}\n甲1,"never closed\n{START}\n'
        },
        [
            ("e.csv:3", "", "short-row"),
            ("e.csv:4", "", "long-row"),
            ("e.csv:6", "", "quotes"),
            ("e.csv:8", "", "quotes"),
        ],
    ),
    # -- JSON
    ("no JSON", {"e.json": "[{]"}, [("e.json:1", "", "not-json")]),
    ("an empty JSON file", {"e.json": " "}, [("e.json", "", "empty-file")]),
    ("an empty JSONL file", {"e.jsonl": "\n"}, [("e.jsonl", "", "empty-file")]),
    ("an object alone", {"e.json": "{}"}, [("e.json", "", "not-a-list-of-rows")]),
    ("lists within", {"e.json": "[1, [2], null]"}, [(f"e.json:{n}", "", "not-a-record") for n in (1, 2, 3)]),
    ("deep JSON", {"e.json": "[" * 100_000}, [("e.json", "", "too-deep")]),
    ("deep JSONL", {"e.jsonl": '{"a":' * 100_000}, [("e.jsonl:1", "", "too-deep")]),
    ("a text that never ends", {"e.json": '["' + '\\"' * 100_000}, [("e.json:1", "", "not-json")]),
    (
        "values that no ledger holds",
        {
            "e.jsonl": json_lines(
                '"day":20240304',
                '"day":"2024-03-04","seq":NaN',
                f'"day":"2024-03-04","seq":{"1" * 5000}',
                '"day":"2024-03-04","seq":1,"seq":2',
                '"day":"2024-03-04","seq":1.0',
                f'"day":"2024-03-04","seq":{"1" * 5000}.5',
                '"day":"2024-03-04","about":{"a":1}',
                '"day":"2024-03-04","about":"\\ud800"',
                '"day":["2024-03-04"]',
                '"day":"2024-03-04","about":true',
            )
            + "not a record\n",
        },
        [
            ("e.jsonl:1", "day", "not-a-day"),
            ("e.jsonl:2", "seq", "not-a-number"),
            ("e.jsonl:3", "seq", "not-whole"),
            ("e.jsonl:4", "seq", "repeated-key"),
            ("e.jsonl:5", "seq", "not-whole"),
            ("e.jsonl:6", "seq", "not-a-number"),
            ("e.jsonl:7", "about", "not-text"),
            ("e.jsonl:8", "about", "surrogate"),
            ("e.jsonl:9", "day", "not-a-day"),
            ("e.jsonl:10", "about", "not-text"),
            ("e.jsonl:11", "", "not-json"),
        ],
    ),
    (
        "records without what they need, or with more",
        {"e.json": '[{"matter":"1","step":"受理"},{"hue":1},{"person":"甲","post":"P","since":"2024-01-01","x":1}]'},
        [
            ("e.json:1", "procedure", "missing"),
            ("e.json:1", "organ", "missing"),
            ("e.json:1", "day", "missing"),
            ("e.json:2", "", "unknown-ledger"),
            ("e.json:3", "#4", "unknown-column"),
            ("e.json:3", "post", "unknown-post"),
        ],
    ),
]


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in SEVERAL], ids=[case[0] for case in SEVERAL])
def test_bad_files(files: Files, expected: list[Wrong], tmp_path: Path) -> None:
    if not expected:
        taken(tmp_path, files)
        return
    problems = refused(lambda: taken(tmp_path, files), tmp_path)
    assert wrong(problems, tmp_path) == expected


WIDE_ROWS: list[tuple[str, str, list[Wrong]]] = [
    ("a column less", "sqbh,bmdm,cbr,gw,slrq,fyah\n", [("w.csv:1", "jdrq", "no-column")]),
    (
        "bad fields",
        "sqbh,bmdm,cbr,gw,slrq,jdrq,fyah,bz\n1,Y99,张甲,Y01-9,2024-02-30,2026-10-01,,\n,Y01,,,2024-03-01,,甲\u200b,\n",
        [
            ("w.csv:2", "slrq", "no-such-day"),
            ("w.csv:2", "jdrq", "future"),
            ("w.csv:2", "bmdm", "unknown-organ"),
            ("w.csv:2", "gw", "unknown-post"),
            ("w.csv:3", "sqbh", "missing"),
            ("w.csv:3", "fyah", "character"),
        ],
    ),
    (
        "one matter twice",
        "sqbh,bmdm,cbr,gw,slrq,jdrq,fyah\n1,Y01,,,2024-03-01,,\n1,Y01,,,2024-03-01,,\n",
        [("w.csv:3", "sqbh", "twice")],
    ),
    (
        "one matter but for its width",
        "sqbh,bmdm,cbr,gw,slrq,jdrq,fyah\n1,Y01,,,2024-03-01,,\n１,Y01,,,2024-03-01,,\n",
        [("w.csv:3", "sqbh", "alike"), ("w.csv:3", "sqbh", "twice")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in WIDE_ROWS], ids=[case[0] for case in WIDE_ROWS])
def test_bad_wide_rows(text: str, expected: list[Wrong], tmp_path: Path) -> None:
    problems = refused(lambda: taken(tmp_path, {"w.csv": text}, layout=WIDE), tmp_path)
    assert wrong(problems, tmp_path) == expected


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    paths = [tmp_path / "folder.csv", tmp_path / "none.csv", tmp_path / "a\0b.csv"]
    problems = refused(lambda: read_ledgers(paths, RULES), tmp_path)
    assert [(fault.fields["why"], fault.fields["kind"]) for fault in problems] == [
        ("unreadable", "IsADirectoryError"),
        ("unreadable", "FileNotFoundError"),
        ("unreadable", "ValueError"),
    ]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(size=10), [("e.csv", "the file", "10 bytes")]),
        (Limits(rows=1), [("e.csv", "the number of rows", "1")]),
        (Limits(columns=5), [("e.csv:1", "the number of columns", "5")]),
        (Limits(cell=6), [("e.csv:1", "field #2", "6 characters"), ("e.csv:1", "field #14", "6 characters")]),
        (Limits(cell=9), [("e.csv:2", "field #6", "9 characters"), ("e.csv:3", "field #6", "9 characters")]),
    ],
)
def test_too_large(limits: Limits, expected: list[Wrong], tmp_path: Path) -> None:
    problems = refused(lambda: taken(tmp_path, events("organ=Y01"), limits=limits), tmp_path)
    found = [(str(f.where).removeprefix(f"{tmp_path}/"), f.fields["what"], f.fields["limit"]) for f in problems]
    assert found[: len(expected)] == expected


def test_very_many_faults_are_counted_and_a_hundred_listed(tmp_path: Path) -> None:
    rows = [f"day={day}" for day in ["2024-02-30"] * 250]
    problems = refused(lambda: taken(tmp_path, events(*rows)), tmp_path)
    assert (len(list(problems)), problems.unlisted, problems.fields["count"]) == (100, 150, 250)
    assert len(str(problems).splitlines()) == 102
