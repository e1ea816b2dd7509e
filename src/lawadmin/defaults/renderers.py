"""The house's reports: Markdown to read, JSON to work with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from lawadmin.accountability import Charge
from lawadmin.assessment.report import Report, Reported
from lawadmin.converters.messages import LANGS, Messages, load_messages
from lawadmin.converters.review_output import report_shape
from lawadmin.errors import InputError
from lawadmin.hookspecs import Renderer, hookimpl
from lawadmin.rules.values import Gravity


def as_json(report: Report, *, lang: str) -> bytes:
    """Write a report as JSON; InputError for a language other than ``zh`` or ``en``."""
    return f"{json.dumps(report_shape(report, _messages(lang)), ensure_ascii=False, indent=2)}\n".encode()


def as_markdown(report: Report, *, lang: str) -> bytes:
    """Write a report as Markdown; InputError for a language other than ``zh`` or ``en``."""
    return ("\n".join(_document(report, _messages(lang))) + "\n").encode()


def _messages(lang: str) -> Messages:
    found = next((known for known in LANGS if known == lang), None)
    if found is None:
        raise InputError(where="lang", reason="there is no such language", remedy="Use zh or en")
    return load_messages(found)


def _document(report: Report, say: Messages) -> Iterator[str]:
    yield f"# {say.say('report.title', county=report.county)}"
    yield ""
    yield say.say("report.days", on=report.on, as_of=report.as_of, matters=report.matters)
    yield ""
    if report.failures:
        yield f"**{say.say('usage.partial')}**"
        yield ""
        yield from (f"- {_safe(failure)}" for failure in report.failures)
        yield ""
    yield from _table(say, ("gravity", "count"), _counts(report, say))
    yield f"## {say.say('report.findings')}"
    yield ""
    for one in report.findings:
        yield from _finding(one, say)
    yield f"## {say.say('report.plan')}"
    yield ""
    yield from _table(say, ("clause", "title", "limit-count", "open", "late", "findings"), _plan(report, say))
    yield say.say("report.rules", digest=report.rules)


def _counts(report: Report, say: Messages) -> Iterator[tuple[str, ...]]:
    for gravity in reversed(Gravity):
        count = sum(one.finding.gravity is gravity for one in report.findings)
        yield say.word("gravity", gravity.value), str(count)


def _finding(one: Reported, say: Messages) -> Iterator[str]:
    finding = one.finding
    yield f"### {_safe(finding.matter or one.organ)}"
    yield ""
    yield f"{_safe(say.finding(finding))}"
    yield ""
    yield from (f"- {say.say(f'column.{name}')}{say.say('list.colon')}{_safe(text)}" for name, text in _said(one, say))
    yield from (f"- {_charge(charge, say)}" for charge in one.charges)
    yield ""


def _said(one: Reported, say: Messages) -> Iterator[tuple[str, str]]:
    finding = one.finding
    yield "organ", one.organ
    yield "procedure", one.procedure
    yield "article", str(finding.citation or "")
    yield "due", say.shown(finding.due)
    yield "days-late", say.shown(finding.days_late)
    yield "gravity", say.word("gravity", finding.gravity.value)
    yield "key", f"`{finding.key}`"


def _charge(charge: Charge, say: Messages) -> str:
    """Say who answers, by which facts, and what is missing for a decision."""
    who = " ".join(filter(None, (charge.person, charge.post))) or say.say("records.nobody")
    facts = (say.fact(code, value) for code, value in charge.facts)
    missing = tuple(say.missing(code) for code in charge.missing)
    wanted = (say.say("report.missing", what=missing),) if missing else ()
    head = f"**{_safe(who)}**{say.say('list.comma')}{_safe(charge.responsibility)}"
    return say.say("list.semicolon").join((head, *map(_safe, facts), *wanted))


def _plan(report: Report, say: Messages) -> Iterator[tuple[str, ...]]:
    for state in report.plan:
        counts = (len(state.limits), state.open, state.late, state.findings)
        yield state.clause, say.title(state.title, state.title_en), *map(str, counts)


def _table(say: Messages, columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(say.say(f'column.{column}') for column in columns)} |"
    yield f"|{'---|' * len(columns)}"
    yield from (f"| {' | '.join(map(_safe, row))} |" for row in rows)
    yield ""


def _safe(text: str) -> str:
    """Keep what a ledger holds from being read as Markdown or HTML."""
    plain = " ".join(text.split())
    if plain.startswith("`") and plain.endswith("`"):
        return plain
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#" else sign for sign in plain).replace("&", "&amp;")


@hookimpl
def lawadmin_renderers() -> Mapping[str, Renderer]:
    """Bring Markdown and JSON."""
    return {
        "md": Renderer(as_markdown, "text/markdown", ".md"),
        "json": Renderer(as_json, "application/json", ".json"),
    }
