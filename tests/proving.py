"""Prove what a story's clocks rest on, check it, and change it in every place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Literal, get_args, get_origin, get_type_hints

from attrs import evolve, fields, frozen, has

from lawadmin.days.calendar import Calendar
from lawadmin.days.due import Due, DueMoment
from lawadmin.days.span import Span, Unit
from lawadmin.errors import ProofError
from lawadmin.law.edition import Amount, Certainty, DayCount, Edition, WorkingDays
from lawadmin.obligations.certificate import Certificate, Granted, Paused, Rest, Terms
from lawadmin.obligations.proof import prove, terms
from lawadmin.obligations.values import Obligation
from lawadmin.obligations.verify import verify
from lawadmin.records.events import Event
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Snapshot
from telling import story

ONE = timedelta(days=1)
#: A counting clause under which 日 are days, and working days are written 工作日.
WRITTEN = DayCount(WorkingDays.AS_WRITTEN, article="第九条")
_WORDS = {Unit.DAY: "日", Unit.WORKING_DAY: "工作日", Unit.MONTH: "个月", Unit.YEAR: "年", Unit.HOUR: "小时"}


def amount(number: int | None, unit: Unit = Unit.DAY) -> Amount:
    """Write a number in a unit as a law does."""
    reason = "第九条" if unit is Unit.DAY else ""
    return Amount(number, _WORDS[unit], (unit,), Certainty.TEXT, reason)


def contested(number: int) -> Amount:
    """Write a number of days of which nobody knows whether they are working days."""
    return Amount(number, "日", (Unit.DAY, Unit.WORKING_DAY), Certainty.CONTESTED, "有争议")


def written(*editions: Edition) -> tuple[Edition, ...]:
    """Give editions the counting clause, by which 日 are days."""
    return tuple(evolve(edition, daycount=WRITTEN) for edition in editions)


@frozen
class Proven:
    """Hold the certificates of a matter with all that they are checked against."""

    certificates: Mapping[str, tuple[Certificate, ...]]
    obligations: tuple[Obligation, ...]
    events: tuple[Event, ...]
    terms: Terms
    calendar: Calendar
    linked: Mapping[str, tuple[Event, ...]]

    def check(self, certificate: Certificate) -> None:
        verify(
            certificate,
            self.events,
            self.terms,
            self.calendar.notices,
            linked=self.linked,
            forecast=self.calendar.forecast,
        )

    def refuses(self, certificate: Certificate) -> bool:
        try:
            self.check(certificate)
        except ProofError:
            return True
        return False

    @property
    def all(self) -> Iterator[Certificate]:
        for group in self.certificates.values():
            yield from group

    def only(self, name: str) -> Certificate:
        [one] = [certificate for certificate in self.all if certificate.limit == name]
        return one


def proven(seen: Snapshot, told: Record, linked: Mapping[str, tuple[Record, ...]] | None = None) -> Proven:
    """Tell a story, and prove every obligation that has a day."""
    result = story(seen, told, linked)
    timeline = result.timeline
    dated = [one for one in result.obligations if isinstance(one.due, Due | DueMoment)]
    return Proven(
        certificates={one.key: prove(seen, timeline, one) for one in dated},
        obligations=tuple(dated),
        events=timeline.events,
        terms=terms(seen, timeline),
        calendar=seen.calendar,
        linked={name: tuple(e for one in group for e in one) for name, group in timeline.linked.items()},
    )


# -- forgeries


_INSTEAD: Mapping[str, object] = {
    "about": "x",
    "at": datetime.fromisoformat("2026-01-01T08:00:00+08:00"),
    "by": "x",
    "cap": Span(1, Unit.DAY),
    "fact": "x",
    "link": "x",
    "moment": datetime.fromisoformat("2026-01-01T08:00:00+08:00"),
    "notice": "x",
    "step": "x",
}
_DAY = date(2026, 1, 5)
_ADDED: Mapping[str, object] = {
    "alternatives": _DAY,
    "awaited": 2031,
    "events": "x",
    "extensions": Granted("x", _DAY, 1, Unit.DAY),
    "pauses": Paused(_DAY, _DAY, ("x",)),
    "rests": Rest(_DAY, _DAY),
}


def forgeries(certificate: Certificate) -> Iterator[tuple[str, Certificate]]:
    """Change one thing at a time, everywhere; what is changed is named by its path."""
    for path, changed in _changes(certificate, "", certificate):
        assert isinstance(changed, Certificate)
        yield path, changed


def _changes(value: object, name: str, root: Certificate) -> Iterator[tuple[str, object]]:
    match value:
        case None:
            yield name, _INSTEAD.get(name, root)
        case bool():
            yield name, not value
        case Enum():
            yield from ((name, other) for other in type(value) if other is not value)
        case int():
            yield from ((name, value + step) for step in (-1, 1))
        case str():
            yield from ((name, other) for other in (f"{value}x", value[1:]) if other != value)
        case datetime():
            yield from ((name, value + step) for step in (timedelta(hours=1), -ONE))
        case date():
            yield from ((name, value + step) for step in (ONE, -ONE))
        case tuple():
            yield from _of_list(value, name, root)
        case _ if has(type(value)):
            yield from _of_fields(value, name, root)


def _of_fields(value: object, name: str, root: Certificate) -> Iterator[tuple[str, object]]:
    kind = type(value)
    assert has(kind)
    words = get_type_hints(kind)
    for one in fields(kind):
        inner, others = getattr(value, one.name), _changes(getattr(value, one.name), one.name, root)
        if get_origin(words[one.name]) is Literal:
            others = ((one.name, word) for word in get_args(words[one.name]) if word != inner)
        for path, other in others:
            yield f"{name}.{path}".strip("."), _with(value, one.name, other)
        if inner is not None and one.default is None:
            yield f"{name}.{one.name} gone".strip("."), _with(value, one.name, None)


def _with(value: object, name: str, other: object) -> object:
    changed = copy(value)
    object.__setattr__(changed, name, other)
    return changed


def _of_list(value: tuple[object, ...], name: str, root: Certificate) -> Iterator[tuple[str, object]]:
    yield f"{name} more", (*value, _ADDED.get(name, root))
    for place, one in enumerate(value):
        before, behind = value[:place], value[place + 1 :]
        yield f"{name} less", (*before, *behind)
        yield f"{name} twice", (*before, one, one, *behind)
        yield from ((path, (*before, other, *behind)) for path, other in _changes(one, name, root))
