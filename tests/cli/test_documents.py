"""Documents and feeds that lawadmin-reports writes, asked for on the command line."""

from __future__ import annotations

from pathlib import Path

import docx
from icalendar import Calendar

from cli.conftest import County

MATTER = "XK-2026-901"


def test_a_review_is_written_in_the_format_of_its_ending(county: County, tmp_path: Path) -> None:
    for ending in ("html", "docx"):
        target = tmp_path / f"review.{ending}"
        said = county.ask("report", "--matter", MATTER, "-o", str(target))
        assert (said.code, said.out, said.err) == (0, "", f"已写入 {target}\n")
    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert '<span class="id">XK-2026-901</span> <small>云溪县市场监督管理局</small>' in page
    assert "2026-03-26 逾 4 天" in page
    assert "云溪县依法行政检查报告" in docx.Document(str(tmp_path / "review.docx")).paragraphs[0].text


def test_a_year_and_a_letter_are_written_for_a_word_processor(county: County, tmp_path: Path) -> None:
    assert county.ask("year", "2025", "-o", str(tmp_path / "year.docx")).code == 0
    said = [paragraph.text for paragraph in docx.Document(str(tmp_path / "year.docx")).paragraphs]
    assert said[0] == "云溪县2025年度法治政府建设情况报告"
    assert "四、下年安排" in said
    assert county.ask("draft", "超期说明", MATTER, "-o", str(tmp_path / "letter.docx")).code == 0
    assert docx.Document(str(tmp_path / "letter.docx")).paragraphs[0].text == "超期说明"


def test_a_document_that_is_no_text_wants_a_file(county: County) -> None:
    said = county.ask("draft", "超期说明", MATTER, "--format", "docx")
    assert said.code == 3
    assert "请用 -o 指定文件" in said.err


def test_duties_become_a_feed_that_stays_as_it_is_while_nothing_changes(county: County, tmp_path: Path) -> None:
    target = tmp_path / "duties.ics"
    arguments = ("duties", "2026", "--organ", "市监局", "--alarm", "3", "-o", str(target))
    assert county.ask(*arguments).code == 0
    first = target.read_bytes()
    events = list(Calendar.from_ical(first).walk("VEVENT"))
    assert events
    assert {str(event["SEQUENCE"]) for event in events} == {"0"}
    named = ("duties", "2026", "--organ", "市监局", "--alarm", "3", "--earlier", str(target), "-o")
    assert county.ask(*named, str(tmp_path / "again.ics")).code == 0
    assert (tmp_path / "again.ics").read_bytes() == first
    missing = county.ask(*named[:-1], "--earlier", str(tmp_path / "none.ics"), "--format", "ics")
    assert (missing.code, missing.out) == (3, "")


def test_a_feed_that_is_none_is_refused(county: County, tmp_path: Path) -> None:
    target = tmp_path / "duties.ics"
    target.write_text("not a feed", encoding="utf-8")
    said = county.ask("duties", "2026", "-o", str(target))
    assert said.code == 3
    assert target.read_text(encoding="utf-8") == "not a feed"
    assert county.ask("duties", "2026", "--alarm", "x").code == 2
