"""The page: one HTML file with its style, its script and its pictures inside, that reaches for no network."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lawadmin.assessment.report import Report
from lawadmin.errors import InputError
from lawadmin_reports import drawing, figures
from lawadmin_reports.dossier import own_style, told
from lawadmin_reports.telling import Telling
from lawadmin_reports.words import LANGUAGES, Words, read_words

#: The failures that are listed by name; of more, only the number is given.
LISTED_FAILURES = 50
CLAUSES, ORGANS, COLUMNS, MOST_ORGANS = 12, 16, 24, 7


def html(report: object, *, lang: str = "zh") -> bytes:
    """Write a report as an HTML page, in ``zh`` or ``en``.

    Raises InputError for what is no Report, and for any other language.
    """
    if not isinstance(report, Report):
        raise InputError(where="report", reason="this is no Report", remedy="Make it with lawadmin.app.report")
    words = read_words(lang)
    made = environment()
    style, script = own(made, "style.css") + Markup(f"\n{own_style()}\n"), own(made, "script.js")
    page = made.get_template("page.html.j2").render(
        report=report,
        words=words,
        telling=Telling(words),
        html_lang=LANGUAGES[words.lang],
        style=style,
        script=script,
        policy=policy(style, script),
        pictures=_pictures(report, words),
        clauses=figures.by_clause(report, words.lang, len(report.findings)),
        gravest_first=figures.GRAVEST_FIRST,
        totals=figures.totals(report),
        listed=LISTED_FAILURES,
        dossiers=[told(one, report.on, words, number) for number, one in enumerate(report.dossiers, 1)],
    )
    return page.encode("utf-8", "replace")


def environment() -> Environment:
    """Give what reads the templates of this package: all text is escaped, and every name must be known."""
    return Environment(
        loader=PackageLoader("lawadmin_reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def own(made: Environment, name: str) -> Markup:
    """Read a file of this package that goes into the page as it is; no value of a report is ever put into it."""
    source, _, _ = PackageLoader("lawadmin_reports").get_source(made, name)
    return Markup("\n" + source)


def policy(style: str, script: str = "") -> str:
    """Forbid a page everything but its own style and script, each known by its hash."""
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    return f"default-src 'none'; style-src '{_hash(style)}'; {scripts}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _pictures(report: Report, words: Words) -> dict[str, drawing.Picture]:
    findings = [item.finding for item in report.findings]
    heat = figures.heat(report, words.lang, rows=ORGANS, columns=COLUMNS)
    return {
        "gravity": drawing.draw_gravity(figures.by_gravity(findings), words),
        "organ": drawing.draw_organs(figures.by_organ(report, MOST_ORGANS), words),
        "clause": drawing.draw_clauses(figures.by_clause(report, words.lang, CLAUSES), words),
        "trend": drawing.draw_columns(figures.by_month(findings, report.on), words, "trend"),
        "due": drawing.draw_due_days(figures.by_due_day(findings, report.on), words),
        "heat": drawing.draw_heat(heat, words),
    }
