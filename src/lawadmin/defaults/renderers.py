"""The house's reports: Markdown to read, JSON to work with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from lawadmin.accountability import Charge
from lawadmin.assessment.report import Report, Reported
from lawadmin.converters.messages import Messages
from lawadmin.converters.review_output import report_shape
from lawadmin.defaults.letters import letter_as_markdown
from lawadmin.defaults.writing import code, encoded, messages_of, safe, table
from lawadmin.defaults.year_report import year_as_json, year_as_markdown
from lawadmin.hookspecs import Renderer, hookimpl
from lawadmin.rules.values import Gravity

#: The columns of a clause of the plan.
PLAN = ("clause", "title", "limit-count", "open", "late", "findings")


def as_json(report: Report, *, lang: str) -> bytes:
    """Write a report as JSON; InputError for a language other than ``zh`` or ``en``."""
    return encoded(f"{json.dumps(report_shape(report, messages_of(lang)), ensure_ascii=False, indent=2)}\n")


def as_markdown(report: Report, *, lang: str) -> bytes:
    """Write a report as Markdown; InputError for a language other than ``zh`` or ``en``."""
    return encoded("\n".join(_document(report, messages_of(lang))) + "\n")


def _document(report: Report, say: Messages) -> Iterator[str]:
    yield f"# {say.say('report.title', county=safe(report.county))}"
    yield ""
    yield say.say("report.days", on=report.on, as_of=report.as_of, matters=report.matters)
    yield ""
    if report.failures:
        yield f"**{say.say('usage.partial')}**"
        yield ""
        yield from (f"- {safe(failure)}" for failure in report.failures)
        yield ""
    yield from table(say, ("column.gravity", "column.count"), _counts(report, say))
    yield f"## {say.say('report.findings')}"
    yield ""
    for one in report.findings:
        yield from _finding(one, say)
    yield f"## {say.say('report.plan')}"
    yield ""
    yield from table(say, tuple(f"column.{name}" for name in PLAN), _plan(report, say))
    yield say.say("report.rules", digest=safe(report.rules))


def _counts(report: Report, say: Messages) -> Iterator[tuple[str, ...]]:
    for gravity in reversed(Gravity):
        count = sum(one.finding.gravity is gravity for one in report.findings)
        yield say.word("gravity", gravity.value), str(count)


def _finding(one: Reported, say: Messages) -> Iterator[str]:
    finding = one.finding
    yield f"### {safe(finding.matter or one.organ)}"
    yield ""
    yield f"{safe(say.finding(finding))}"
    yield ""
    yield from (f"- {_named(say, name)}{safe(text)}" for name, text in _said(one, say))
    yield f"- {_named(say, 'key')}{code(finding.key)}"
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


def _named(say: Messages, name: str) -> str:
    return f"{say.say(f'column.{name}')}{say.say('list.colon')}"


def _charge(charge: Charge, say: Messages) -> str:
    """Say who answers, by which facts, and what is missing for a decision."""
    who = " ".join(filter(None, (charge.person, charge.post))) or say.say("records.nobody")
    facts = (say.fact(code, value) for code, value in charge.facts)
    missing = tuple(say.missing(code) for code in charge.missing)
    wanted = (say.say("report.missing", what=missing),) if missing else ()
    head = f"**{safe(who)}**{say.say('list.comma')}{safe(charge.responsibility)}"
    return say.say("list.semicolon").join((head, *map(safe, (*facts, *wanted))))


def _plan(report: Report, say: Messages) -> Iterator[tuple[str, ...]]:
    for state in report.plan:
        counts = (len(state.limits), state.open, state.late, state.findings)
        yield state.clause, say.title(state.title, state.title_en), *map(str, counts)


@hookimpl
def lawadmin_renderers() -> Mapping[str, Renderer]:
    """Bring Markdown and JSON."""
    return {
        "md": Renderer(as_markdown, "text/markdown", ".md", year_as_markdown, letter=letter_as_markdown),
        "json": Renderer(as_json, "application/json", ".json", year_as_json),
    }
