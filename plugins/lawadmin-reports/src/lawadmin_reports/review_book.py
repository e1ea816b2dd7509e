"""A review as a workbook: overview with charts, findings, who answers, the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawadmin.assessment.report import Report, Reported
from lawadmin.errors import InputError, TooLarge
from lawadmin.rules.values import Gravity
from lawadmin_reports import figures
from lawadmin_reports.book import Book, Cell, new_book
from lawadmin_reports.telling import Telling
from lawadmin_reports.words import Words, read_words

#: What a sheet can hold.
ROWS = 1_048_575

COLOURS = {Gravity.GRAVE: "#8F1D21", Gravity.SERIOUS: "#C05A1F", Gravity.MINOR: "#C9A23F", Gravity.NOTE: "#93A3AE"}
GROUPS = 30


def xlsx(report: object, *, lang: str = "zh") -> bytes:
    """Write a review as a workbook, in ``zh`` or ``en``.

    Raises InputError for what is no Report and for any other language, TooLarge for more findings than a sheet holds,
    NotInstalled where xlsxwriter is not there.
    """
    if not isinstance(report, Report):
        raise InputError(where="report", reason="this is no Report", remedy="Make it with lawadmin.app.report")
    words = read_words(lang)
    if len(report.findings) > ROWS:
        raise TooLarge(what=words("sheet.findings"), limit=ROWS)
    book = new_book(words, words("heading", county=report.county or words("county")), report.on)
    _overview(book, report)
    _findings(book, report)
    _answers(book, report)
    _plan(book, report)
    return book.close()


# -- the overview


def _overview(book: Book, report: Report) -> None:
    words = book.words
    sheet = book.sheet(words("sheet.overview"))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 6, 11)
    book.put(sheet, 0, 0, words("heading", county=report.county or words("county")), style="title")
    row = 2
    for name, value in _said(report, words):
        book.put(sheet, row, 0, name, style="head")
        book.put(sheet, row, 1, value, style="loose" if isinstance(value, str) else "")
        row += 1
    for failure in report.failures:
        book.put(sheet, row, 0, failure, style="loose")
        row += 1
    _charted(book, report, row + 1)


def _said(report: Report, words: Words) -> Iterator[tuple[str, Cell]]:
    totals = figures.totals(report)
    yield words("on"), report.on
    yield words("as-of"), report.as_of
    yield words("figure.matters"), report.matters
    yield words("figure.findings"), len(report.findings)
    yield words("figure.heavy"), totals.heavy
    yield words("figure.longest"), totals.longest
    yield words("figure.late"), totals.late
    yield words("figure.open"), totals.open
    yield words("digest"), report.rules
    if report.failures:
        yield words("incomplete.title"), len(report.failures)


Named = Sequence[tuple[str, figures.Counts]]


def _charted(book: Book, report: Report, row: int) -> None:
    """Write the counts that the charts are drawn from, and the charts beside them."""
    words = book.words
    organs = [_named(group, words("rest.organs", count=group.name)) for group in figures.by_organ(report, GROUPS)]
    groups = figures.by_clause(report, words.lang, GROUPS)
    clauses = [_named(group, words("rest.clauses", count=group.name), number=True) for group in groups]
    bins = figures.by_month((item.finding for item in report.findings), report.on)
    months = [(one.label, one.counts) for one in bins]
    for key, kind, named in (
        ("sheet.trend", "column", months), ("chart.clause", "bar", clauses), ("finding.organ", "bar", organs)
    ):  # fmt: skip
        row = _chart(book, row, title=words(key), kind=kind, named=named)


def _named(group: figures.Group, rest: str, *, number: bool = False) -> tuple[str, figures.Counts]:
    name = f"{group.id} {group.name}".strip() if number else group.name
    return (name if group.id is not None else rest), group.counts


def _chart(book: Book, row: int, *, title: str, kind: str, named: Named) -> int:
    """Write counts as a table, and beside it a chart of it; gives the row for the next."""
    from xlsxwriter.utility import xl_range_abs

    words = book.words
    sheet = book.workbook.get_worksheet_by_name(words("sheet.overview"))
    gravities = figures.GRAVEST_FIRST
    head = ((title, 34.0), *((words.gravity(gravity), 11.0) for gravity in gravities))
    end = book.table(sheet, ((name, *counts) for name, counts in named), head=head, at=row)
    if not named:
        return end + 1
    chart = book.workbook.add_chart({"type": kind, "subtype": "stacked"})
    name = sheet.get_name().replace("'", "''")
    for column, gravity in enumerate(gravities, 1):
        cells = [xl_range_abs(row + 1, c, end - 1, c) for c in (0, column)]
        categories, values = (f"='{name}'!{one}" for one in cells)
        fill = {"color": COLOURS[gravity]}
        title_of = words.gravity(gravity)
        chart.add_series({"name": title_of, "categories": categories, "values": values, "fill": fill, "gap": 60})
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 760, "height": max(300, 20 * len(named) + 120 if kind == "bar" else 300)})
    axis = "set_x_axis" if kind == "bar" else "set_y_axis"
    getattr(chart, axis)({"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#DDE3E6"}}})
    if kind == "bar":
        chart.set_y_axis({"reverse": True})
    sheet.insert_chart(row, 7, chart, {"description": title})
    return max(end, row + 18 + max(0, len(named) - 9)) + 2


# -- the lists


def _findings(book: Book, report: Report) -> None:
    words = book.words
    head = (
        (words("sheet.number"), 7.0), (words("finding.gravity"), 8.0), (words("finding.what"), 48.0),
        (words("sheet.matter"), 20.0), (words("sheet.procedure"), 14.0), (words("finding.organ"), 24.0),
        (words("finding.article"), 34.0), (words("finding.clause"), 8.0), (words("sheet.since"), 12.0),
        (words("sheet.earliest"), 12.0), (words("finding.due"), 12.0), (words("finding.late"), 8.0),
        (words("answer.title"), 24.0), (words("sheet.id"), 30.0),
    )  # fmt: skip
    sheet = book.sheet(words("sheet.findings"))
    telling = Telling(words)
    end = book.listing(sheet, (_row(n, one, telling) for n, one in enumerate(report.findings, 1)), head, kept=3)
    for gravity in (Gravity.GRAVE, Gravity.SERIOUS):
        wanted = {"type": "cell", "criteria": "==", "value": f'"{words.gravity(gravity)}"'}
        sheet.conditional_format(1, 1, max(end - 1, 1), 1, {**wanted, "format": book.formats[gravity.value]})


def _row(number: int, item: Reported, telling: Telling) -> tuple[Cell, ...]:
    finding = item.finding
    return (
        number, telling.words.gravity(finding.gravity), telling.message(finding), finding.matter,
        item.procedure or finding.procedure, item.organ, str(finding.citation or ""), finding.clause, finding.since,
        finding.due_earliest, finding.due, finding.days_late,
        telling.words("list").join(map(telling.who, item.charges)), finding.key,
    )  # fmt: skip


def _answers(book: Book, report: Report) -> None:
    words = book.words
    head = (
        (words("sheet.number"), 7.0), (words("sheet.matter"), 20.0), (words("answer.person"), 12.0),
        (words("answer.post"), 20.0), (words("answer.responsibility"), 20.0), (words("answer.facts"), 44.0),
        (words("answer.missing"), 44.0),
    )  # fmt: skip
    book.listing(book.sheet(words("sheet.answers")), _charges(report, Telling(words)), head, kept=2)


def _charges(report: Report, telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for number, item in enumerate(report.findings, 1):
        for charge in item.charges:
            facts = telling.words("paper.stop").join(telling.fact(code, value) for code, value in charge.facts)
            missing = telling.words("paper.stop").join(map(telling.missing, charge.missing))
            who = charge.person or telling.words("answer.nobody")
            yield number, item.finding.matter, who, charge.post, charge.responsibility, facts, missing


def _plan(book: Book, report: Report) -> None:
    words, telling = book.words, Telling(book.words)
    names = ("clause", "name", "state", "open", "late", "findings")
    head = tuple((words(f"plan.{name}"), width) for name, width in zip(names, (8, 40, 12, 9, 9, 9), strict=True))
    rows = (
        (
            one.clause,
            one.title_en if words.lang == "en" and one.title_en else one.title,
            words(f"state.{telling.state(one)}"),
            one.open,
            one.late,
            one.findings,
        )
        for one in report.plan
    )
    book.listing(book.sheet(words("sheet.plan")), rows, head)
