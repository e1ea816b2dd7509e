"""What the records say for the fields of an official letter; what they do not say stays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from lawadmin.accountability.attribution import Draft
from lawadmin.app import Reviewed
from lawadmin.assessment.letter import Fields
from lawadmin.cli.names import Names
from lawadmin.cli.steps import told_lines
from lawadmin.days.clock import Leg
from lawadmin.days.due import Because
from lawadmin.days.span import Unit
from lawadmin.law.edition import Limit
from lawadmin.obligations.custody import Custody, custody
from lawadmin.obligations.explain import explain
from lawadmin.obligations.values import Obligation, first_reading, last_day
from lawadmin.records.events import Officer
from lawadmin.rules.snapshot import Snapshot

#: What is said where the records were looked at and show nothing of the kind.
_NONE = ("无。",)


@frozen
class Told:
    """Hold what a letter is about: a matter as reviewed, the limit that it speaks of, and the names of the reader."""

    seen: Snapshot
    one: Reviewed
    names: Names
    limit: Obligation | None
    drafts: tuple[Draft, ...]


def day_text(day: date | None) -> str:
    """Write a day as official letters do."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def fields_of(told: Told) -> Fields:
    """Say everything recorded, by the Chinese name of the field."""
    matter = told.one.judged.timeline.matter
    procedure = told.seen.procedure(matter.procedure)
    whole = {
        "事项": matter.id,
        "程序": procedure.title if procedure else matter.procedure,
        "机关": told.names.organ(matter.organ),
        "评判日": day_text(told.seen.on),
    }
    obligations = told.one.judged.obligations
    listed = {
        "问题": tuple(_finding(told, draft) for draft in told.drafts) or _NONE,
        "规定": tuple(dict.fromkeys(_rule(draft) for draft in told.drafts if draft.finding.citation)),
        "期限一览": tuple(_summary(told, one) for one in obligations if one.open or one.late),
        "经手": tuple(_held(told, (told.limit,) if told.limit else (o for o in obligations if o.late))),
        "待核": tuple(dict.fromkeys(_questions(told))) or _NONE,
    }
    own = _of_limit(told, told.limit) if told.limit else {}
    return {**_each(whole), **listed, **own}


def _each(texts: dict[str, str]) -> Fields:
    return {name: (text,) for name, text in texts.items()}


def _of_limit(told: Told, one: Obligation) -> Fields:
    start = one.trigger.event.step if one.trigger.event else ""
    single = {
        "期限": one.limit.title,
        "期限长度": span_of(told.names, one.limit),
        "依据": str(one.edition.cite(one.limit)),
        "版本": day_text(one.edition.in_force),
        "起算步骤": start,
        "起算日": day_text(one.trigger.day),
        "届满日": _due(one),
        "办结情况": _done(told, one),
        "逾期天数": _late(told, one),
    }
    counted = {"计算": tuple(line.strip() for line in told_lines(told.names.say, explain(one, told.seen.on).steps))}
    return {**_each(single), **counted, **_extension(told, one)}


def span_of(names: Names, limit: Limit) -> str:
    """Say how long a limit is, in the units in which it may be counted."""
    if limit.amount is None:
        return limit.word
    units = {unit: names.say.say(f"units.{unit}") for unit in limit.amount.units}
    return f"{limit.amount.number}{'／'.join(units.values())}" if limit.amount.number is not None else ""


def _due(one: Obligation) -> str:
    """Give the last day; both where the law or the calendar leaves it open."""
    days = tuple(dict.fromkeys(filter(None, (first_reading(one.due), last_day(one.due)))))
    return "或者".join(map(day_text, days)) + ("（尚有未定之处，见届满日的计算）" if len(days) > 1 else "")


def _done(told: Told, one: Obligation) -> str:
    if one.met_by is not None:
        return f"“{one.met_by.step}”于{day_text(one.met_by.day)}办结"
    return f"截至{day_text(told.seen.on)}，记录中没有办结的步骤"


def _late(told: Told, one: Obligation) -> str:
    due = last_day(one.due)
    until = one.met_by.day if one.met_by else told.seen.on
    return str((until - due).days) if due is not None and until > due else ""


def _extension(told: Told, one: Obligation) -> Fields:
    """Say of the last extension that was granted when, by how much and by whom."""
    legs: tuple[Leg, ...] = one.clock.legs if one.clock else ()
    if not legs:
        return {}
    leg = legs[-1]
    actors = {event.id: event.actor for event in told.one.judged.timeline}
    actor = actors.get(leg.id or "")
    approver = told.names.post(actor.post) if isinstance(actor, Officer) else leg.approver or ""
    unit = told.names.say.say(f"units.{Unit(leg.span.unit)}")
    return {"准予日": (day_text(leg.granted),), "延长长度": (f"{leg.span.amount}{unit}",), "批准人": (approver,)}


def _finding(told: Told, draft: Draft) -> str:
    finding, say = draft.finding, told.names.say
    cited = f"（{finding.citation}，{day_text(finding.citation.edition)}起施行的版本）" if finding.citation else ""
    return f"{say.finding(finding)}{cited}"


def _rule(draft: Draft) -> str:
    citation = draft.finding.citation
    return f"{citation}（{day_text(citation.edition)}起施行的版本）" if citation else ""


def _summary(told: Told, one: Obligation) -> str:
    step: Because = explain(one, told.seen.on).summary
    return told.names.say.step(step)


def _held(told: Told, obligations: Iterable[Obligation]) -> Iterator[str]:
    """Say who held the matter while a limit ran, by post: a letter of an organ names no person that need not be."""
    for one in obligations:
        held = custody(told.seen, told.one.judged.timeline, one)
        yield from (f"“{one.limit.title}”：{text}" for text in _hops(told, held))


def _hops(told: Told, held: Custody) -> Iterator[str]:
    for hop in held.hops:
        who = hop.holder.other or told.names.post(hop.holder.post) or told.names.say.say("records.unheld")
        late = f"，其中期满后{hop.late}天" if hop.late else ""
        yield f"{day_text(hop.first)}至{day_text(hop.last)}在{who}，计{hop.days}天{late}"


def _questions(told: Told) -> Iterator[str]:
    for draft in told.drafts:
        for charge in draft.charges:
            yield from (told.names.say.missing(code) for code in charge.missing)
        yield from (question.title for question in draft.questions)
