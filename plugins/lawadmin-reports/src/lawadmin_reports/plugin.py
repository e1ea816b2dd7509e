"""The plugin: what lawadmin finds under the name ``reports``.

Nothing is imported here but lawadmin itself: a writer is loaded when it is asked to write.
"""

from __future__ import annotations

from collections.abc import Mapping

from lawadmin.assessment.duties import DutyCalendar
from lawadmin.assessment.letter import Letter
from lawadmin.hookspecs import Renderer, hookimpl

_OFFICE = "application/vnd.openxmlformats-officedocument"


def _html(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.page import html

    return html(report, lang=lang)


def _html_year(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.year_page import year_html

    return year_html(report, lang=lang)


def _docx(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.documents import review_docx

    return review_docx(report, lang=lang)


def _docx_year(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.documents import year_docx

    return year_docx(report, lang=lang)


def _docx_letter(letter: Letter) -> bytes:
    from lawadmin_reports.documents import letter_docx

    return letter_docx(letter)


def _pdf(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.documents import review_pdf

    return review_pdf(report, lang=lang)


def _pdf_year(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.documents import year_pdf

    return year_pdf(report, lang=lang)


def _pdf_letter(letter: Letter) -> bytes:
    from lawadmin_reports.documents import letter_pdf

    return letter_pdf(letter)


def _xlsx(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.review_book import xlsx

    return xlsx(report, lang=lang)


def _xlsx_year(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.year_book import year_xlsx

    return year_xlsx(report, lang=lang)


def _ics(calendar: DutyCalendar, *, lang: str, earlier: bytes | None = None) -> bytes:
    from lawadmin_reports.feed import ics

    return ics(calendar, lang=lang, earlier=earlier)


@hookimpl
def lawadmin_renderers() -> Mapping[str, Renderer]:
    """Bring the page, the word processor's file, the workbook, the print and the feed."""
    return {
        "html": Renderer(_html, "text/html", ".html", _html_year),
        "docx": Renderer(_docx, f"{_OFFICE}.wordprocessingml.document", ".docx", _docx_year, letter=_docx_letter),
        "xlsx": Renderer(_xlsx, f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", _xlsx_year),
        "pdf": Renderer(_pdf, "application/pdf", ".pdf", _pdf_year, letter=_pdf_letter),
        "ics": Renderer(None, "text/calendar", ".ics", duties=_ics),
    }
