"""Whatever is done to a ledger, reading it gives the ledger or Problems, and every fault has place and remedy."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from county_files import ROSTER, RULES, TODAY, WIDE
from lawadmin.converters.ledger import Ledger, read_ledgers, read_some
from lawadmin.errors import Problems, TooLarge

EVENTS = """\
matter,procedure,organ,event,step,day,time,seq,person,post,actor,to,about,recorded,replaces,links,fruit,trees,valid_to
甲1,orchard,Y01,e1,申请,2024-03-01,09:30,1,,,,Y01-1,东坡,2024-03-01 10:00,,appeal=乙1,梨,40,
甲1,,,e2,受理,2024-03-04,,2,张甲,Y01-1,,,,,,,,,
甲1,,,e3,受理,2024-03-05,,,李乙,,,,,2024-03-06,e2,,,,
乙1,orchard,Y02,,准予,2024-03-08,,,王丙,,,,,,,,,,2029-03-07
"""
ROSTER_TEXT = """\
id,name,kind,region,line,parent,since,until,successor,functions
Z1,云溪县法制办公室,部门,430603,司法,Z2,2010-01-01,2019-03-01,Z2,法制机构@2010-01-01..2019-03-01
Z2,云溪县司法局,部门,430603,司法,,,,,普法
"""
WIDE_TEXT = "sqbh,bmdm,cbr,gw,slrq,jdrq,fyah\n1,Y01,张甲,Y01-1,2024-03-04,2024-03-11,乙1\n2,Y02,,,,,\n"
RECORDS = json.dumps([{"matter": "1", "procedure": "orchard", "organ": "Y01", "step": "受理", "day": "2024-03-04"}])
FILES = {"e.csv": EVENTS, "o.csv": ROSTER_TEXT, "w.csv": WIDE_TEXT, "r.json": RECORDS, "r.jsonl": RECORDS[1:-1]}
NASTY = [
    '"', ",", "\n", "\r", "'", "=", "\0", "\u200b",
    "\u202e", "\ue000", "\ufeff", "２", "[", "{", "}", "]", ":", "\\", "\\u", "e9",
    ";", "1" * 40, "NaN", "null", "2024-02-30", "24:00", "e1", "甲1", "Z1", "orchard", "licensing",
    "outside:", "appeal=", "..", "@", "-",
]  # fmt: skip

pieces = st.one_of(st.sampled_from(NASTY), st.text(max_size=5))


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 8)))
        text = text[:start] + draw(pieces) + text[end:]
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    if draw(st.integers(0, 9)) == 0 and data:
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return name, bytes(data)


def check(problems: Problems) -> None:
    for fault in problems:
        assert fault.where
        assert str(fault).count(". ") >= 1
        assert isinstance(fault, TooLarge) or fault.fields["why"]


@given(st.lists(mutated(), min_size=1, max_size=3), st.booleans())
def test_mutated_ledgers(files: list[tuple[str, bytes]], wide: bool) -> None:
    with TemporaryDirectory() as folder:
        for name, data in files:
            (Path(folder) / name).write_bytes(data)
        paths, layout = sorted(Path(folder).iterdir()), WIDE if wide else None
        part, refused = read_some(paths, RULES, layout=layout, roster=ROSTER, today=TODAY)
        try:
            whole = read_ledgers(paths, RULES, layout=layout, roster=ROSTER, today=TODAY)
        except Problems as problems:
            check(problems)
            assert refused
            assert len({row.where for row in refused}) == len(refused)
            assert all(row.faults for row in refused)
        else:
            assert (part, refused) == (whole, ())
        assert isinstance(part, Ledger)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
def test_arbitrary_bytes(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            read_ledgers([path], RULES)
        except Problems as problems:
            check(problems)
