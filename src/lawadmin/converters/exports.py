"""Write findings for other programs: JSON Lines, CSV, SARIF 2.1.0 and JUnit XML."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from xml.etree import ElementTree as ET

from lawadmin.converters.output import Json, Shape
from lawadmin.converters.review_output import FINDING

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS = {"note": "note", "minor": "warning", "serious": "error", "grave": "error"}
"""How SARIF says how grave a finding is."""

_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_BREAK = "\r\n"
"""Both signs, so that a cell that holds either of them is put in quotes."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def json_line(shape: Json) -> str:
    """Write one value on one line."""
    return json.dumps(shape, ensure_ascii=False, separators=(",", ":"))


# -- CSV


def csv_header(columns: Sequence[str] = FINDING) -> str:
    """Write the line of headings."""
    return csv_row(dict(zip(columns, columns, strict=True)), columns)


def csv_row(shape: Mapping[str, Json], columns: Sequence[str] = FINDING) -> str:
    """Write one row; no cell of it is taken for a formula by a spreadsheet."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator=_BREAK).writerow([_cell(shape.get(column)) for column in columns])
    return out.getvalue().removesuffix(_BREAK)


def _cell(value: Json) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value) if isinstance(value, int) else _charges(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _charges(value: Sequence[Json] | Mapping[str, Json]) -> str:
    """Name in one cell who answers."""
    charges = [charge for charge in value if isinstance(charge, Mapping)]
    return "; ".join(
        " ".join(str(c[name]) for name in ("person", "post", "responsibility") if c[name]) for c in charges
    )


# -- SARIF


def sarif(shapes: Sequence[Shape], titles: Mapping[str, str], version: str, failures: Sequence[str] = ()) -> Json:
    """Give findings as a SARIF log; ``titles`` says each code, and what failed is a notification of the tool."""
    codes = sorted({str(shape["code"]) for shape in shapes})
    driver: Shape = {
        "name": "lawadmin",
        "version": version,
        "rules": [{"id": code, "shortDescription": {"text": titles.get(code, code)}} for code in codes],
    }
    invocation: Shape = {
        "executionSuccessful": not failures,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": failure}} for failure in failures],
    }
    run: Shape = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(shape, codes) for shape in shapes],
    }
    return {"$schema": SARIF, "version": "2.1.0", "runs": [run]}


def _result(shape: Shape, codes: Sequence[str]) -> Json:
    place: Shape = {
        "name": shape["matter"],
        "fullyQualifiedName": f"{shape['organ']}/{shape['procedure']}/{shape['matter']}",
        "kind": "resource",
    }
    return {
        "ruleId": shape["code"],
        "ruleIndex": codes.index(str(shape["code"])),
        "level": LEVELS[str(shape["gravity"])],
        "message": {"text": shape["message"]},
        "locations": [{"logicalLocations": [place]}],
        "partialFingerprints": {"findingKey/v1": shape["key"]},
        "properties": {key: value for key, value in shape.items() if key not in ("key", "code", "message")},
    }


# -- JUnit


def junit(shapes: Sequence[Shape], matters: int, failures: Sequence[str] = ()) -> str:
    """Write findings as a JUnit report: each is a failed test, each failure an error; one test more passed."""
    suites = ET.Element("testsuites")
    names = {"name": "lawadmin", "tests": str(len(shapes) + len(failures) + 1)}
    suite = ET.SubElement(suites, "testsuite", names | {"failures": str(len(shapes)), "errors": str(len(failures))})
    ET.SubElement(suite, "testcase", {"classname": "lawadmin", "name": f"review of {matters} matters"})
    for shape in shapes:
        _case(suite, shape)
    for number, failure in enumerate(failures, start=1):
        case = ET.SubElement(suite, "testcase", {"classname": "lawadmin", "name": f"failure {number}"})
        ET.SubElement(case, "error", {"message": _clean(failure)})
    ET.indent(suites)
    return "<?xml version='1.0' encoding='utf-8'?>\n" + ET.tostring(suites, encoding="unicode")


def _case(suite: ET.Element, shape: Shape) -> None:
    case = ET.SubElement(
        suite,
        "testcase",
        {
            "classname": _clean(f"{shape['procedure'] or 'lawadmin'}.{shape['matter']}"),
            "name": _clean(str(shape["key"])),
        },
    )
    failure = ET.SubElement(case, "failure", {"type": str(shape["code"]), "message": _clean(str(shape["message"]))})
    failure.text = _clean("\n".join(_told(shape)))


def _told(shape: Shape) -> Iterator[str]:
    told: Iterable[str] = ("gravity", "citation", "due", "days_late", "organ")
    return (f"{name}: {shape[name]}" for name in told if shape[name] is not None)


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _NOT_XML.sub("", text)
