"""The report of a year as an HTML page without a script."""

from __future__ import annotations

from lawadmin.assessment.year import Year
from lawadmin.converters.paper import Heading, Item, Paragraph, Table
from lawadmin.defaults.year_report import year_paper
from lawadmin.errors import InputError
from lawadmin_reports.page import environment, own, policy
from lawadmin_reports.words import LANGUAGES, read_words

_KINDS = {Heading: "heading", Item: "item", Paragraph: "paragraph", Table: "table"}


def year_html(report: object, *, lang: str = "zh") -> bytes:
    """Write the report of a year as an HTML page, in ``zh`` or ``en``."""
    if not isinstance(report, Year):
        raise InputError(where="report", reason="this is no Year", remedy="Make it with lawadmin.app.yearly")
    words = read_words(lang)
    paper = year_paper(report, words.messages)
    made = environment()
    style = own(made, "style.css")
    page = made.get_template("year.html.j2").render(
        paper=paper,
        blocks=tuple((_KINDS[type(block)], block) for block in paper.blocks),
        report=report,
        words=words,
        html_lang=LANGUAGES[words.lang],
        style=style,
        policy=policy(style),
    )
    return page.encode("utf-8", "replace")
