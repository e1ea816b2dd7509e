"""Give the report of a year and the duty calendar their JSON shapes, and name what they count."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lawadmin.assessment.duties import Duty
from lawadmin.assessment.indicators import Assessed, Marked
from lawadmin.assessment.year import Cause, Count, Done, Year
from lawadmin.converters.messages import Messages
from lawadmin.converters.output import Json, Shape, iso


def year_shape(report: Year) -> Shape:
    """Give the report of a year; every figure comes with the things that it counts."""
    return {
        "county": report.county,
        "year": report.year,
        "organ": report.organ or None,
        "on": iso(report.on),
        "as_of": iso(report.as_of),
        "rules": report.rules,
        "matters": report.matters,
        "done": [_done(done) for done in report.done],
        "head": [duty_shape(duty) for duty in report.head],
        "faults": {
            "by_code": _counts(report.faults.by_code),
            "by_organ": _counts(report.faults.by_organ),
            "by_clause": _counts(report.faults.by_clause),
            "causes": [_cause(cause) for cause in report.faults.causes],
        },
        "open": [duty_shape(duty) for duty in report.open],
        "ahead": [duty_shape(duty) for duty in report.ahead],
        "unkept": [duty_shape(duty) for duty in report.unkept],
        "assessed": [_assessed(one) for one in report.assessed],
        "partial": bool(report.failures),
        "failures": list(report.failures),
    }


def duty_shape(duty: Duty) -> Shape:
    """Give a duty of a year; without a matter nobody keeps it, without a status it has not begun."""
    return {
        "sort": duty.sort.value,
        "day": iso(duty.day),
        "organ": duty.organ or None,
        "person": duty.person or None,
        "matter": duty.matter or None,
        "procedure": duty.procedure,
        "clause": duty.clause,
        "limit": duty.ref,
        "title": duty.title,
        "citation": str(duty.citation),
        "by": duty.by or None,
        "status": duty.status.value if duty.status else None,
    }


def _done(done: Done) -> Shape:
    return {"clause": done.clause, "procedure": done.procedure, "figures": _counts(done.counts)}


def _counts(counts: Iterable[Count]) -> Json:
    return [{"name": count.figure, "number": plain(count.number), "things": sorted(count.things)} for count in counts]


def _cause(cause: Cause) -> Shape:
    return {
        "code": cause.code,
        "procedure": cause.procedure or None,
        "subject": cause.subject,
        "number": len(cause.things),
        "things": sorted(cause.things),
    }


def _assessed(one: Assessed) -> Shape:
    return {
        "scheme": one.scheme,
        "organ": one.organ,
        "points": plain(one.points),
        "bonus": plain(one.bonus),
        "vetoes": list(one.vetoes),
        "unscored": list(one.unscored),
        "indicators": [_marked(marked) for marked in one.marked],
    }


def _marked(marked: Marked) -> Shape:
    return {
        "indicator": marked.indicator,
        "points": None if marked.points is None else plain(marked.points),
        "computed": marked.computed,
        "measured": {name: plain(number) for name, number in marked.measured},
    }


def plain(number: int | Decimal) -> int | str:
    """Write a number: a whole one as such, any other with two digits after the point, as text."""
    return int(number) if number == int(number) else f"{number:.2f}"


def figure_name(figure: str, say: Messages) -> str:
    """Name a figure for a reader: a step by its own name, the others by words."""
    kind, _, rest = figure.partition("@")[0].partition(":")
    if kind == "step":
        return rest
    if kind in ("sum", "linked"):
        one, _, step = rest.partition(":")
        return say.say(f"figure.{kind}", fact=say.word("figure-fact", one), link=one, step=step)
    return say.word("gravity", rest) if kind == "gravity" else say.word("figure", kind)
