"""Give answers their JSON shapes: keys in English, the law's words in Chinese, days in ISO form.

Keys are added in minor versions and changed in major ones only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lawadmin.days.calendar import Calendar, DayStatus, Notice
from lawadmin.days.clock import Choices
from lawadmin.days.due import Because, Due, DueMoment, Stopped
from lawadmin.law.edition import (
    Amount,
    Anchor,
    Bearer,
    Edition,
    Extension,
    FromCalendar,
    FromDate,
    FromLapse,
    FromStep,
    Lapse,
    Limit,
    Which,
)
from lawadmin.law.lawbook import Lawbook

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
Shape = dict[str, Json]

ORGAN = "行政机关"
"""Who is bound where the text does not say otherwise."""


def iso(day: date | None) -> str | None:
    """Write a day or moment in ISO form."""
    return None if day is None else day.isoformat()


# -- counting


def count_shape(due: Due | DueMoment | Stopped) -> Shape:
    """Give the answer of a count; one that stands still has no days, and says what is left."""
    if isinstance(due, Stopped):
        days: Shape = dict.fromkeys(("earliest", "latest", "safe"))
        left: Shape = {"left": due.left, "unit": due.unit.value, "since": iso(due.since)}
        return {**days, "certain": False, "nominal": None, "first_lawful": None, **_told(due), **left}
    return {
        "earliest": iso(due.earliest),
        "latest": iso(due.latest),
        "safe": iso(due.safe),
        "certain": due.certain,
        "nominal": iso(due.nominal),
        "first_lawful": iso(due.first_lawful) if isinstance(due, Due) else None,
        **_told(due),
    }


def _told(due: Due | DueMoment | Stopped) -> Shape:
    return {"because": [step_shape(step) for step in due.because], "depends_on": list(due.depends_on)}


def step_shape(step: Because) -> Shape:
    """Give a step: its code, and its fields beside it."""
    return {"code": step.code, **{name: _plain(value) for name, value in step.fields}}


def _plain(value: str | int | date | tuple[str, ...] | None) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def day_shape(status: DayStatus) -> Shape:
    """Give one day of the calendar."""
    return {
        "day": iso(status.day),
        "weekday": status.day.isoweekday(),
        "worked": status.worked,
        "name": status.name,
        "notice": status.notice.id if status.notice else None,
        "provisional": status.provisional,
    }


def notice_shape(notice: Notice) -> Shape:
    """Give a holiday notice."""
    return {
        "id": notice.id,
        "title": notice.title,
        "number": notice.number,
        "published": iso(notice.published),
        "off": [day.isoformat() for day in sorted(notice.off)],
        "worked": [day.isoformat() for day in sorted(notice.worked)],
    }


def year_shape(year: int, calendar: Calendar, days: Iterable[DayStatus], notices: Iterable[Notice]) -> Shape:
    """Give a year of the calendar, with the notices that speak of it."""
    shapes = [(status.worked, day_shape(status)) for status in days]
    return {
        "year": year,
        "settled": calendar.settled_through.year >= year,
        "settled_through": iso(calendar.settled_through),
        "working_days": sum(worked for worked, _ in shapes),
        "notices": [notice_shape(notice) for notice in notices],
        "days": [shape for _, shape in shapes],
    }


# -- the law book


def editions_of(lawbook: Lawbook, act: str = "", on: date | None = None) -> tuple[Edition, ...]:
    """List editions in force on a day, or all; of one act where its name, or a part of name or title, is given."""
    standing = [edition for edition in lawbook if on is None or edition.stands_on(on)]
    named = [edition for edition in standing if edition.act == act]
    return tuple(named or (edition for edition in standing if act in edition.act or act in edition.title))


def act_shape(edition: Edition) -> Shape:
    """Give an edition without its limits."""
    counting = edition.daycount
    return {
        **_edition_head(edition),
        "daycount": None if counting is None else counting.article or counting.reason,
        "amends": edition.amends,
        "successor": edition.successor or None,
        "limits": len(edition.limits),
    }


def _edition_head(edition: Edition) -> Shape:
    return {
        "act": edition.act,
        "title": edition.title,
        "title_en": edition.title_en,
        "rank": edition.rank.value,
        "region": edition.region,
        "edition": iso(edition.in_force),
        "until": iso(edition.until),
    }


def limit_shape(edition: Edition, limit: Limit) -> Shape:
    """Give a limit as one edition says it."""
    amount = limit.amount
    return {
        **_edition_head(edition),
        "name": limit.name,
        "limit_title": limit.title,
        "article": limit.article,
        "kind": limit.kind.value,
        "amount": _number(amount),
        "unit": amount.written if amount else None,
        "effective_unit": _unit(amount),
        "unit_certainty": amount.certainty.value if amount else "text",
        "from": anchor_shape(limit.anchor),
        "until_steps": sorted(limit.until),
        "by": limit.by or (ORGAN if limit.bearer is Bearer.ORGAN else limit.bearer.value),
        "extend": [_extension_shape(tier) for tier in limit.extend],
        "exclude": sorted(limit.exclude),
        "lapse": _lapse_shape(limit.lapse),
        "clause": limit.clause,
        **_limit_more(limit),
    }


def _limit_more(limit: Limit) -> Shape:
    """Give what else an edition says of a limit: what it is about, who may set another term, how it is counted."""
    amount, otherwise = limit.amount, limit.otherwise
    return {
        "limit_title_en": limit.title_en,
        "word": limit.word,
        "bearer": limit.bearer.value,
        "when": sorted(limit.when),
        "each": limit.per,
        "survives": limit.survives,
        "otherwise": {"ranks": sorted(otherwise.ranks), "direction": otherwise.direction.value} if otherwise else None,
        "other_readings": [unit.value for unit in amount.units[1:]] if amount else [],
        "unit_reason": amount.reason if amount else "",
        "least": limit.minimum,
        "most": limit.maximum,
        "counted": _choices_shape(limit.choices),
        "note": limit.note,
    }


def _choices_shape(choices: Choices) -> Shape:
    return {
        "first_day": choices.first_day,
        "last_day_off": choices.last_day_off,
        "month_end": choices.month_end,
        "before": choices.before,
        "pause_ends": choices.pause_ends,
        "hours_from": choices.hours_from,
    }


def _number(amount: Amount | None) -> Json:
    """Give a number as written; "stated" where the law leaves it to a document or organ."""
    return None if amount is None else "stated" if amount.number is None else amount.number


def _unit(amount: Amount | None) -> str | None:
    return amount.units[0].value if amount else None


def anchor_shape(anchor: Anchor) -> Json:
    """Give what starts a clock as the law data write it: a step, a list of steps, or an object with one's kind."""
    match anchor:
        case FromStep(steps, Which.FIRST, None):
            return next(iter(steps)) if len(steps) == 1 else sorted(steps)
        case FromStep(steps, which, link):
            return {"step": sorted(steps), "which": which.value, **_link(link)}
        case FromLapse(limit, link):
            return {"lapse": limit, **_link(link)}
        case FromDate(fact, steps, link):
            return {"date": fact, "in": sorted(steps), **_link(link)}
        case FromCalendar(every, since, till):
            return {"every": every, "since": sorted(since), "till": sorted(till)}


def _link(link: str | None) -> Shape:
    return {} if link is None else {"link": link}


def _extension_shape(tier: Extension) -> Shape:
    return {
        "amount": _number(tier.amount),
        "to": _number(tier.to),
        "effective_unit": _unit(tier.amount or tier.to),
        "approver": tier.approver,
        "times": tier.times,
    }


def _lapse_shape(lapse: Lapse) -> Shape:
    dated = lapse.dated.value if lapse.step else None
    return {"effect": lapse.effect.value, "step": lapse.step, "dated": dated, "opens": list(lapse.opens)}
