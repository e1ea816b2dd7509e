"""Reports, years and letters as documents of a word processor and for print."""

from __future__ import annotations

from collections.abc import Iterable

from lawadmin.assessment.letter import Letter
from lawadmin.assessment.year import Year
from lawadmin.converters.paper import Paper
from lawadmin.defaults.year_report import year_paper
from lawadmin.errors import InputError
from lawadmin_reports.pieces import of_letter, of_paper
from lawadmin_reports.plain import one_line
from lawadmin_reports.printed import pdf
from lawadmin_reports.review_paper import review_paper
from lawadmin_reports.word import word
from lawadmin_reports.words import read_words

#: The fonts that there are; None: those of the machine.
Families = Iterable[str] | None


def review_docx(report: object, *, lang: str = "zh") -> bytes:
    """Write a review as an official report for a word processor; NotInstalled where python-docx is not there."""
    return _docx(review_paper(report, lang), report)


def review_pdf(report: object, *, lang: str = "zh", families: Families = None) -> bytes:
    """Write a review as an official report for print; NotInstalled where typst is not there."""
    return _pdf(review_paper(report, lang), lang, families)


def year_docx(report: object, *, lang: str = "zh") -> bytes:
    """Write the report of a year for a word processor."""
    return _docx(_year(report, lang), report)


def year_pdf(report: object, *, lang: str = "zh", families: Families = None) -> bytes:
    """Write the report of a year for print."""
    return _pdf(_year(report, lang), lang, families)


def letter_docx(letter: object) -> bytes:
    """Write an official letter for a word processor."""
    known = _letter(letter)
    return word(of_letter(known), title=one_line(f"{known.title} {known.matter}"))


def letter_pdf(letter: object, *, families: Families = None) -> bytes:
    """Write an official letter for print."""
    known = _letter(letter)
    title = one_line(f"{known.title} {known.matter}")
    return pdf(of_letter(known), title=title, lang="zh", families=families)


def _docx(paper: Paper, report: object) -> bytes:
    return word(of_paper(paper), title=one_line(paper.title), on=getattr(report, "on", None))


def _pdf(paper: Paper, lang: str, families: Families) -> bytes:
    return pdf(of_paper(paper), title=one_line(paper.title), lang=lang, families=families)


def _year(report: object, lang: str) -> Paper:
    if not isinstance(report, Year):
        raise InputError(where="report", reason="this is no Year", remedy="Make it with lawadmin.app.yearly")
    return year_paper(report, read_words(lang).messages)


def _letter(letter: object) -> Letter:
    if not isinstance(letter, Letter):
        raise InputError(where="letter", reason="this is no Letter", remedy="Make it with lawadmin.assessment.letter")
    return letter
