"""Files of a word processor and for print, read back by other means than those that wrote them."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from attrs import evolve
from docx.document import Document
from payloads import PAYLOADS, poisoned, poisoned_letter
from pypdf import PdfReader
from sample_fonts import FAMILIES, READABLE
from sample_reports import made_up
from sample_years import year

from lawadmin.assessment.letter import BLANK, fill, parse
from lawadmin.errors import InputError, PluginError
from lawadmin_reports import documents
from lawadmin_reports.plain import one_line
from lawadmin_reports.printed import REMEDY, fonts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


@cache
def review() -> Document:
    return opened(documents.review_docx(made_up(60)))


def texts(document: Document) -> list[str]:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


# -- GB/T 9704-2012


def test_the_page_is_that_of_the_standard() -> None:
    [section] = review().sections
    millimetres = [round(length.mm) for length in (section.page_width, section.page_height)]
    margins = [round(length.mm) for length in (
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    )]  # fmt: skip
    assert (millimetres, margins) == ([210, 297], [37, 35, 28, 26])


def test_twenty_two_lines_fit_a_page_and_twenty_eight_characters_a_line() -> None:
    body = next(p for p in review().paragraphs if p.text.startswith("以"))
    height = body.paragraph_format.line_spacing
    assert isinstance(height, int)
    assert 22 * height <= (297 - 37 - 35) * 36_000 < 23 * height
    narrowed = int(body.runs[0]._r.rPr.find(f"{W}spacing").get(f"{W}val")) / 20
    assert 28 * (16 + narrowed) <= (210 - 28 - 26) * 72 / 25.4 < 29 * (16 + narrowed)


def test_fonts_and_sizes_are_those_of_the_standard_and_none_is_brought_along() -> None:
    document = review()
    found = {}
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            fonts = run._r.rPr.find(f"{W}rFonts")
            found.setdefault((fonts.get(f"{W}eastAsia"), run.font.size.pt), paragraph.text[:6])
    assert found[("方正小标宋简体", 22.0)] == "云溪县依法行"
    assert found[("黑体", 16.0)] == "一、总体情况"
    assert {font for font, size in found if size == 16.0} == {"黑体", "仿宋", "楷体"}
    names = ZipFile(BytesIO(documents.review_docx(made_up(1)))).namelist()
    assert [name for name in names if re.search(r"\.(ttf|otf|odttf|woff)", name)] == []


def test_every_run_names_its_chinese_font() -> None:
    for part in (
        review().element,
        review().sections[0].footer._element,
        review().sections[0].even_page_footer._element,
    ):
        runs = list(part.iter(f"{W}r"))
        assert runs
        assert [run for run in runs if not run.rPr.find(f"{W}rFonts").get(f"{W}eastAsia")] == []


def test_pages_are_numbered_between_dashes_at_the_outer_side() -> None:
    document = review()
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        [line] = footer.paragraphs
        assert line.text.replace(" PAGE ", "1").strip() == "—  —"
        assert " PAGE " in "".join(node.text or "" for node in line._p.iter(f"{W}instrText"))
        assert line._p.pPr.find(f"{W}jc").get(f"{W}val") == side


def test_a_long_table_repeats_its_head_and_parts_no_row() -> None:
    table = review().tables[-1]
    assert len(table.rows) == 61
    assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert table.rows[1]._tr.trPr.find(f"{W}cantSplit") is not None


# -- what they say


def test_a_review_says_its_figures_its_gravest_findings_and_all_of_them() -> None:
    said = texts(review())
    assert any("以2026年6月30日为评判日" in text and "发现问题60项" in text for text in said)
    assert any(text.startswith("（1）云溪县") for text in said)
    assert sum(bool(re.search(r"YX-\d{4}-\d{5}$", text)) for text in said) == 60
    assert any("不是责任认定" in text for text in said)


def test_an_empty_review_and_an_incomplete_one_say_so() -> None:
    assert "未发现问题。" in texts(opened(documents.review_docx(made_up(0))))
    said = texts(opened(documents.review_docx(made_up(0, failures=("petitions.csv",)))))
    assert "petitions.csv" in said
    assert any("不能据此认为没有问题" in text for text in said)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_year_has_the_sections_of_its_report(lang: str) -> None:
    said = texts(opened(documents.year_docx(year(), lang=lang)))
    headings = ("一、主要举措和成效", "四、下年安排") if lang == "zh" else ("1. ", "4. ")
    for heading in headings:
        assert any(text.startswith(heading) for text in said)
    assert len(PdfReader(BytesIO(documents.year_pdf(year(), lang=lang, families=FAMILIES))).pages) > 0


def test_a_letter_is_set_line_by_line_with_its_blanks() -> None:
    lines = "# 督办函\n@ ${机关}：\n## 情况\n${问题}，联系人${联系人}。\n> ${机关}\n> \u3000年\u3000月\u3000日"
    letter = fill(parse("note", lines), {"机关": ("云溪县信访局",), "问题": ("甲", "乙")}, "m")
    document = opened(documents.letter_docx(letter))
    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    asked = [f"甲，联系人{BLANK}。", f"乙，联系人{BLANK}。"]
    day = "\u3000年\u3000月\u3000日"
    assert said == ["督办函", "云溪县信访局：", "情况", *asked, "云溪县信访局", day]
    printed = pdf_text(documents.letter_pdf(letter, families=FAMILIES))
    assert ("督办函" in printed) == READABLE


def pdf_text(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_print_says_the_same_on_pages_of_the_same_size() -> None:
    reader = PdfReader(BytesIO(documents.review_pdf(made_up(60), families=FAMILIES)))
    box = reader.pages[0].mediabox
    assert (round(box.width * 25.4 / 72), round(box.height * 25.4 / 72)) == (210, 297)
    said = "".join(page.extract_text() for page in reader.pages)
    assert ("云溪县依法行政检查报告" in said) == READABLE
    assert len(reader.pages) > 5
    assert len(set(re.findall(r"YX-\d{4}-\d{5}", said))) == 60


# -- what is not there, and what should not be


def test_without_a_chinese_font_the_remedy_is_told() -> None:
    with pytest.raises(PluginError) as raised:
        fonts_of(["DejaVu Sans", "Libertinus Serif"])
    assert REMEDY in str(raised.value.fields["reason"])
    assert "fonts-noto-cjk" in REMEDY


def test_the_best_font_there_is_is_taken() -> None:
    chosen = fonts_of(["noto sans cjk sc", "SimHei", "FangSong", "Times New Roman"])
    assert chosen["text"] == ["Times New Roman", "FangSong", "noto sans cjk sc"]
    assert chosen["heading"][1] == "SimHei"
    assert chosen["title"] == ["FangSong", "noto sans cjk sc"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_becomes_more_than_text_in_a_word_processor(payload: str) -> None:
    document = opened(documents.review_docx(poisoned(payload)))
    shape = [element.tag for element in document.element.iter()]
    assert shape == plain_shape()
    assert document.element.xpath("//w:hyperlink | //w:fldSimple | //w:instrText | //w:object") == []
    assert any(one_line(payload).strip() in text for text in texts(document))
    assert opened(documents.letter_docx(poisoned_letter(payload))).paragraphs[0].text == one_line(payload)


@cache
def plain_shape() -> list[str]:
    document = opened(documents.review_docx(poisoned("plain")))
    return [element.tag for element in document.element.iter()]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_becomes_more_than_text_in_print(payload: str) -> None:
    reader = PdfReader(BytesIO(documents.letter_pdf(poisoned_letter(payload), families=FAMILIES)))
    assert [page.get("/Annots") for page in reader.pages if page.get("/Annots")] == []
    assert not {"/JavaScript", "/OpenAction", "/AA"} & set(reader.root_object)


def test_rare_signs_come_through() -> None:
    finding = evolve(made_up(1).findings[0].finding, matter="𠮷葛󠄀·金")
    report = evolve(made_up(1), findings=(evolve(made_up(1).findings[0], finding=finding),))
    assert any("𠮷葛󠄀·金" in text for text in texts(opened(documents.review_docx(report))))


def test_ten_thousand_findings_are_all_there() -> None:
    report = made_up(10_000)
    rows = opened(documents.review_docx(report)).element.body.iter(f"{W}tr")
    assert sum(1 for _ in rows) == 10_001 + 5 + 10 + 31


def test_what_is_something_else_is_refused() -> None:
    for write in (documents.review_docx, documents.year_docx, documents.letter_docx):
        with pytest.raises(InputError):
            write({"county": "云溪县"})
    with pytest.raises(InputError):
        documents.review_docx(made_up(1), lang="fr")
