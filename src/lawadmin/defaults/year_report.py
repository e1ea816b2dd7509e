"""The report of a year put into words, and as Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lawadmin.assessment.duties import Duty
from lawadmin.assessment.indicators import Assessed
from lawadmin.assessment.statistics import DUE, FINDINGS, IN_TIME, LATE, MATTERS
from lawadmin.assessment.year import Cause, Count, Done, Year
from lawadmin.converters.messages import Messages
from lawadmin.converters.paper import Block, Heading, Item, Paper, Paragraph, Table
from lawadmin.converters.year_output import figure_name, plain, year_shape
from lawadmin.defaults.writing import encoded, messages_of, paper_as_markdown

#: The figures that every procedure has.
EACH = (MATTERS, DUE, IN_TIME, LATE, FINDINGS)

#: The columns of a duty.
DUTY = ("day", "organ", "duty", "article", "status", "matter", "who")


def year_as_json(report: Year, *, lang: str) -> bytes:
    """Write a year as JSON; InputError for a language other than ``zh`` or ``en``."""
    messages_of(lang)
    return encoded(f"{json.dumps(year_shape(report), ensure_ascii=False, indent=2)}\n")


def year_as_markdown(report: Year, *, lang: str) -> bytes:
    """Write a year as Markdown; InputError for a language other than ``zh`` or ``en``."""
    say = messages_of(lang)
    return paper_as_markdown(year_paper(report, say), say.texts["list.colon"])


def year_paper(report: Year, say: Messages) -> Paper:
    """Put a year into words: what every document of it says."""
    return Paper(_title(report, say), tuple(_document(report, say)))


def _document(report: Year, say: Messages) -> Iterator[Block]:
    yield Paragraph(say.say("year.days", on=report.on, as_of=report.as_of, matters=report.matters))
    if report.failures:
        yield Paragraph(say.say("usage.partial"), strong=True)
        yield from map(Item, report.failures)
    yield from _section(say, "done", _done(report, say))
    yield from _section(say, "head", _duties(report, report.head, say))
    yield from _section(say, "faults", _faults(report, say))
    yield from _section(say, "ahead", _ahead(report, say))
    yield from _section(say, "assessed", _assessment(report, say))
    yield Paragraph(say.say("report.rules", digest=report.rules))


def _title(report: Year, say: Messages) -> str:
    if not report.organ:
        return say.say("year.title", county=report.county, year=report.year)
    return say.say("year.title-organ", organ=_organ(report, report.organ, say), year=report.year)


def _section(say: Messages, name: str, blocks: Iterable[Block]) -> Iterator[Block]:
    yield Heading(say.say(f"year.{name}"))
    written = tuple(blocks)
    yield from written or (Paragraph(say.say("year.nothing")),)


def _table(say: Messages, headings: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table:
    """Make a table; the headings are keys of messages."""
    return Table(tuple(map(say.say, headings)), tuple(rows))


def _organ(report: Year, organ: str, say: Messages) -> str:
    """Name an organ; what no organ answers for is the county's."""
    return report.words.organs.get(organ, organ) or say.say("year.county")


# -- what was done


def _done(report: Year, say: Messages) -> Iterator[Block]:
    """Write the figures that every procedure has as one table, and on a line each what was done in it."""
    if not report.done:
        return
    headings = ("column.clause", "column.procedure", *(f"figure.{kind}" for kind in EACH))
    yield _table(say, headings, (_figures(report, done, say) for done in report.done))
    for done in report.done:
        counts = [count for count in done.counts if _worth_telling(count, say)]
        if counts:
            told = tuple(f"{figure_name(count.figure, say)} {_number(count)}" for count in counts)
            yield Item(say.shown(told), _procedure(report, done, say))


def _figures(report: Year, done: Done, say: Messages) -> tuple[str, ...]:
    numbers = (str(plain(done.number(kind))) for kind in EACH)
    return done.clause, _procedure(report, done, say), *numbers


def _procedure(report: Year, done: Done, say: Messages) -> str:
    return say.title(*report.words.procedures[done.procedure])


def _worth_telling(count: Count, say: Messages) -> bool:
    """Leave out what the table has, and sums of which nothing says what they are: ranks or days add up to nothing."""
    kind, _, rest = count.figure.partition(":")
    return kind in ("step", "linked") or f"figure-fact.{rest.partition(':')[0]}" in say


def _number(count: Count) -> str:
    return str(plain(count.number))


# -- what fell short


def _faults(report: Year, say: Messages) -> Iterator[Block]:
    faults = report.faults
    if not faults.by_code:
        return
    named = (
        ("by-code", ((_code(report, count.figure, say), _number(count)) for count in faults.by_code)),
        ("by-organ", ((_organ(report, count.figure, say), _number(count)) for count in faults.by_organ)),
        ("by-clause", ((_clause(report, count.figure, say), _number(count)) for count in faults.by_clause)),
    )
    for name, rows in named:
        yield Heading(say.say(f"year.{name}"), 2)
        yield _table(say, ("column.name", "year.number"), rows)
    yield Heading(say.say("year.causes"), 2)
    yield from (_cause(report, cause, say) for cause in faults.causes)


def _code(report: Year, code: str, say: Messages) -> str:
    return report.words.codes.get(code) or say.word("fault", code)


def _clause(report: Year, clause: str, say: Messages) -> str:
    title = report.words.clauses.get(clause, ("", ""))
    return f"{clause} {say.title(*title)}".strip()


def _cause(report: Year, cause: Cause, say: Messages) -> Item:
    procedure = report.words.procedures.get(cause.procedure, ("", ""))
    where = " ".join(filter(None, (say.title(*procedure), cause.subject)))
    return Item(f"{where}{say.texts['list.colon']}{_code(report, cause.code, say)} {len(cause.things)}")


# -- duties


def _ahead(report: Year, say: Messages) -> Iterator[Block]:
    parts = (("open", report.open), ("next", report.ahead), ("unkept", report.unkept))
    for name, listed in parts:
        yield Heading(say.say(f"year.{name}", year=report.year + 1), 2)
        if name == "unkept":
            yield Paragraph(say.say("year.unkept-note"))
        yield from _duties(report, listed, say) if listed else (Paragraph(say.say("year.nothing")),)


def _duties(report: Year, listed: Iterable[Duty], say: Messages) -> Iterator[Block]:
    rows = tuple(duty_row(duty, say, report.words.organs.get(duty.organ, duty.organ)) for duty in listed)
    if rows:
        yield _table(say, (f"column.{name}" for name in DUTY), rows)


def duty_row(duty: Duty, say: Messages, organ: str) -> tuple[str, ...]:
    """Write a duty in the columns of a table."""
    return (
        say.shown(duty.day) or say.say("duties.undated"),
        organ or duty.by or say.say("duties.nobody"),
        say.title(duty.title, duty.title_en),
        str(duty.citation),
        _status(duty, say),
        duty.matter,
        duty.person,
    )


def _status(duty: Duty, say: Messages) -> str:
    if not duty.matter:
        return say.word("sort", duty.sort)
    return say.word("status", duty.status) if duty.status else say.say("duties.ahead")


# -- assessment


def _assessment(report: Year, say: Messages) -> Iterator[Block]:
    for name, scheme in report.words.schemes.items():
        own = [one for one in report.assessed if one.scheme == name]
        if own:
            yield Heading(say.title(scheme.title, scheme.title_en), 2)
            rows = ((_organ(report, one.organ, say), str(plain(one.points)), _notes(report, one, say)) for one in own)
            yield _table(say, ("column.organ", "year.points", "year.notes"), rows)


def _notes(report: Year, one: Assessed, say: Messages) -> str:
    titles = {leaf.id: say.title(leaf.title, leaf.title_en) for leaf in report.words.schemes[one.scheme].leaves()}
    unscored = tuple(titles[name] for name in one.unscored)
    notes = (
        say.say("year.vetoes", names=tuple(_veto(report, veto, say) for veto in one.vetoes)) if one.vetoes else "",
        say.say("year.bonus", points=str(plain(one.bonus))) if one.bonus else "",
        say.say("year.unscored", names=unscored) if unscored else "",
    )
    return say.texts["list.semicolon"].join(filter(None, notes))


def _veto(report: Year, figure: str, say: Messages) -> str:
    kind, _, code = figure.partition(":")
    return _code(report, code, say) if kind == "finding" else figure_name(figure, say)
