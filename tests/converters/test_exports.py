from __future__ import annotations

import csv
from io import StringIO
from xml.etree import ElementTree as ET

import pytest

from lawadmin.converters.exports import csv_header, csv_row, json_line, junit, sarif
from lawadmin.converters.output import Shape

SHAPE: Shape = {
    "key": "late:m1", "code": "late", "clause": "2.1.1", "matter": "m1", "procedure": "licensing", "organ": "o1",
    "limit": "a/b", "citation": None, "due": "2026-03-07", "due_earliest": "2026-03-07", "since": "2026-03-07",
    "days_late": 3, "gravity": "minor", "message": "迟了",
    "charges": [
        {"person": "张甲", "post": None, "responsibility": "直接", "facts": {}, "missing": []},
        {"person": None, "post": "p1", "responsibility": "主管", "facts": {}, "missing": []},
    ],
}  # fmt: skip


def test_a_line_of_json_is_one_line() -> None:
    assert json_line({"a": ["一\n二", None]}) == '{"a":["一\\n二",null]}'


@pytest.mark.parametrize("begins", list("=+-@\t\r\n＝＋－＠"))
def test_no_cell_is_taken_for_a_formula(begins: str) -> None:
    text = f"{begins}cmd|calc"
    (row,) = csv.reader(StringIO(csv_row({"a": text, "b": "5 = 5"}, ("a", "b")), newline=""))
    assert row == [f"'{text}", "5 = 5"]


def test_a_row_has_a_cell_a_column_and_names_who_answers() -> None:
    (row,) = csv.reader(StringIO(csv_row(SHAPE)))
    assert dict(zip(csv_header().split(","), row, strict=True)) == {
        **{key: str(value) for key, value in SHAPE.items()},
        "citation": "",
        "charges": "张甲 直接; p1 主管",
    }


def test_a_log_of_nothing_is_whole() -> None:
    log = sarif([], {}, "1.0")
    assert isinstance(log, dict)
    runs = log["runs"]
    assert isinstance(runs, list)
    assert (runs[0]["results"], runs[0]["tool"]["driver"]["rules"]) == ([], [])


def test_a_log_names_each_code_once_with_its_title() -> None:
    log = sarif([SHAPE, {**SHAPE, "key": "late:m2"}], {"late": "逾期办理"}, "1.0", ["坏了"])
    assert isinstance(log, dict)
    runs = log["runs"]
    assert isinstance(runs, list)
    assert runs[0]["tool"]["driver"]["rules"] == [{"id": "late", "shortDescription": {"text": "逾期办理"}}]
    assert runs[0]["invocations"][0]["toolExecutionNotifications"] == [{"level": "error", "message": {"text": "坏了"}}]
    first = runs[0]["results"][0]
    assert (first["level"], first["message"], first["ruleIndex"]) == ("warning", {"text": "迟了"}, 0)
    assert first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "o1/licensing/m1"


def test_what_xml_cannot_hold_is_left_out() -> None:
    odd: Shape = {**SHAPE, "message": "a\x00\x1f<&b\ufffe", "procedure": ""}
    suite = ET.fromstring(junit([odd], 2, ["x\x01y"]).encode())[0]
    cases = list(suite)
    assert [case.get("name") for case in cases] == ["review of 2 matters", "late:m1", "failure 1"]
    assert cases[1].get("classname") == "lawadmin.m1"
    assert cases[1][0].get("message") == "a<&b"
    assert "days_late: 3" in (cases[1][0].text or "")
    assert cases[2][0].get("message") == "xy"
