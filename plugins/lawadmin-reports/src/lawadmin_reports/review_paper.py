"""A review put into words: what its official report says, in whatever format."""

from __future__ import annotations

from collections.abc import Iterator

from lawadmin.assessment.report import Report, Reported
from lawadmin.converters.paper import Block, Heading, Item, Paper, Paragraph, Table
from lawadmin.errors import InputError
from lawadmin_reports import figures
from lawadmin_reports.telling import Telling
from lawadmin_reports.words import Words, read_words

#: How many of the gravest findings are told one by one before the table of all.
TOLD = 30

#: How many organs are listed, those with most findings first; the rest are one line.
ORGANS = 30


def review_paper(report: object, lang: str) -> Paper:
    """Put a review into words, in ``zh`` or ``en``.

    Raises InputError for what is no Report, and for any other language.
    """
    if not isinstance(report, Report):
        raise InputError(where="report", reason="this is no Report", remedy="Make it with lawadmin.app.report")
    words = read_words(lang)
    title = words("heading", county=report.county or words("county"))
    return Paper(title, tuple(_blocks(report, words)))


def _blocks(report: Report, words: Words) -> Iterator[Block]:
    yield Paragraph(_summary(report, words))
    yield from _failures(report, words)
    if report.findings:
        yield Heading(words("paper.overview"))
        yield from _overview(report, words)
    if report.plan:
        yield Heading(words("paper.plan"))
        yield _plan(report, words)
    yield Heading(words("paper.gravest"))
    yield from _gravest(report, words)
    if report.findings:
        yield Heading(words("paper.all"))
        yield Paragraph(words("finding.note"))
        yield _all(report, words)
    yield Paragraph(words("draft"))
    yield Paragraph(words("paper.digest", digest=report.rules))


def _summary(report: Report, words: Words) -> str:
    totals = figures.totals(report)
    key = "paper.summary-same" if report.on == report.as_of else "paper.summary"
    return words(
        key,
        on=words.day(report.on),
        as_of=words.day(report.as_of),
        matters=report.matters,
        findings=len(report.findings),
        heavy=totals.heavy,
        organs=totals.organs,
        clauses=totals.clauses,
    )


def _failures(report: Report, words: Words) -> Iterator[Block]:
    if report.failures:
        yield Paragraph(words("incomplete.text", count=len(report.failures)), strong=True)
        yield from map(Item, report.failures)


def _overview(report: Report, words: Words) -> Iterator[Block]:
    counts = figures.by_gravity(item.finding for item in report.findings)
    listed = zip(figures.GRAVEST_FIRST, counts, strict=True)
    rows = tuple((words.gravity(gravity), str(count)) for gravity, count in listed)
    yield Table((words("finding.gravity"), words("paper.count")), rows)
    yield Table((words("finding.organ"), words("paper.count")), tuple(_organs(report, words)))


def _organs(report: Report, words: Words) -> Iterator[tuple[str, str]]:
    for group in figures.by_organ(report, ORGANS):
        yield group.name if group.id is not None else words("rest.organs", count=group.name), str(group.total)


def _plan(report: Report, words: Words) -> Table:
    names = ("clause", "name", "state", "open", "late", "findings")
    telling = Telling(words)
    rows = (
        (
            clause.clause,
            clause.title_en if words.lang == "en" and clause.title_en else clause.title,
            words(f"state.{telling.state(clause)}"),
            str(clause.open),
            str(clause.late),
            str(clause.findings),
        )
        for clause in report.plan
    )
    return Table(tuple(words(f"plan.{name}") for name in names), tuple(rows))


def _gravest(report: Report, words: Words) -> Iterator[Block]:
    if not report.findings:
        yield Paragraph(words("nothing-incomplete" if report.failures else "nothing"))
        return
    if len(report.findings) > TOLD:
        yield Paragraph(words("paper.told", told=TOLD, all=len(report.findings)))
    for number, item in enumerate(report.findings[:TOLD], 1):
        yield Item(_told(item, words), words("paper.number", number=number, organ=item.organ))


def _told(item: Reported, words: Words) -> str:
    telling = Telling(words)
    finding = item.finding
    parts = (
        telling.message(finding),
        words("paper.matter", matter=finding.matter) if finding.matter else "",
        words("paper.article", article=str(finding.citation), edition=finding.citation.edition)
        if finding.citation
        else "",
        words("paper.answers", who=words("list").join(map(telling.who, item.charges))) if item.charges else "",
    )
    return words("paper.stop").join(filter(None, parts)) + words("paper.end")


def _all(report: Report, words: Words) -> Table:
    telling = Telling(words)
    names = ("gravity", "what", "organ", "article", "clause", "due", "late")
    return Table(
        (words("paper.no"), *(words(f"finding.{name}") for name in names)),
        tuple((str(n), *_row(item, telling)) for n, item in enumerate(report.findings, 1)),
    )


def _row(item: Reported, telling: Telling) -> tuple[str, ...]:
    finding = item.finding
    return (
        telling.words.gravity(finding.gravity),
        f"{telling.message(finding)} {finding.matter}".strip(),
        item.organ,
        telling.article(finding.citation),
        finding.clause,
        " – ".join(day.isoformat() for day in telling.due(finding)),
        "" if finding.days_late is None else str(finding.days_late),
    )
