from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from cli.conftest import Run


def test_a_procedure_is_drawn_with_the_limits_of_the_day(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "petition.svg"
    said = run("diagram", "petition", "-o", str(target), "--on", "2010-01-01")
    assert (said.code, said.out) == (0, "")
    words = ["".join(text.itertext()) for text in ET.parse(target).getroot().iter("{http://www.w3.org/2000/svg}text")]
    assert words[0] == "信访  petition"
    assert "受理" in words
    assert "期限（2010-01-01 施行中的法律）：" in words
    assert any("《信访条例》" in word for word in words)
    assert not any("《信访工作条例》" in word for word in words)


def test_a_picture_may_be_printed(run: Run) -> None:
    said = run("diagram", "licensing", "--lang", "en")
    assert said.out.startswith("<svg ")
    assert said.out.endswith("</svg>\n")
    assert "Licensing  licensing" in said.out


def test_the_shape_of_a_procedure_as_json(run: Run) -> None:
    said = run("diagram", "licensing", "--format", "json")
    assert list(said.table) == [
        "procedure", "title", "clause", "act", "steps", "starts", "ends", "party", "spans", "edges", "limits"
    ]  # fmt: skip
    edge = {"before": "申请", "after": "受理", "alternative": False, "conditional": False}
    assert edge in said.listed("edges")


def test_an_unknown_procedure_is_bad_input_and_the_known_ones_are_named(run: Run) -> None:
    said = run("diagram", "flying")
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("没有程序 'flying'。请用其中之一：")
