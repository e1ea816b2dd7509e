"""A made-up act and procedure, in which every kind of limit and condition occurs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from lawadmin.days.clock import Choices
from lawadmin.days.span import Unit
from lawadmin.findings import Judged
from lawadmin.law.edition import (
    Amount,
    Anchor,
    Bearer,
    Edition,
    Effect,
    Extension,
    FromStep,
    Kind,
    Lapse,
    Limit,
    Transition,
    Which,
)
from lawadmin.law.rank import Rank
from lawadmin.law.transition import Carry
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.records.events import Event
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.snapshot import Rules
from lawadmin.rules.values import AnyCheck, Clause, Fault
from telling import day, national, record, story

PLAIN = Choices(last_day_off="stays", before="inclusive", pause_ends="paused")


class Step(StrEnum):
    BEGUN = "begun"
    RESUMED = "resumed"
    DONE = "done"
    SERVED = "served"
    PAID = "paid"
    SUED = "sued"
    URGED = "urged"
    APPLIED = "applied"
    ASKED = "asked"
    ANSWERED = "answered"
    EXTENDED = "extended"
    TURNED = "turned"
    OVER = "over"


@frozen
class Term:
    term: int | None = None
    until: date | None = None
    days: int | None = None
    limit: str | None = None


@frozen
class Turn:
    simple: bool | None = None


EXAMPLE = Procedure(
    name="example",
    title="示例",
    clause="2.4.1",
    act="example-act",
    steps=Step,
    starts=frozenset(Step),
    facts={Step.BEGUN: Term, Step.EXTENDED: Term, Step.TURNED: Turn, Step.SERVED: Term},
    spans=(Span("asking", {Step.ASKED}, {Step.ANSWERED}, by="当事人", per=True),),
    traits={"simple": Trait({Step.TURNED}, "simple", lost=frozenset({Step.OVER}))},
    may={
        Step.APPLIED: (
            Needs({Step.URGED}, unless={Step.PAID}, waits={"wait"}, within={"window"}, article="第一条"),
            Needs({Step.BEGUN}, link="origin"),
            Needs({Step.DONE}, since={Step.TURNED}, when="simple"),
            Needs(notice="notice"),
        )
    },
    must=(),
    ends={Step.OVER},
    links={"origin": "example"},
)


def days(number: int | None, unit: Unit = Unit.DAY) -> Amount:
    return Amount(number, "日", (unit,))


def limit(
    name: str,
    number: int | None,
    start: str | Anchor,
    *until: str,
    unit: Unit = Unit.DAY,
    which: Which = Which.FIRST,
    kind: Kind = Kind.DEADLINE,
    lapse: Lapse | None = None,
    bearer: Bearer = Bearer.ORGAN,
    per: bool = False,
    survives: bool = False,
    when: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    extend: tuple[Extension, ...] = (),
    amount: Amount | None = None,
    minimum: int | None = None,
    maximum: int | None = None,
    word: str = "",
    choices: Choices = PLAIN,
) -> Limit:
    return Limit(
        name=name,
        title=name,
        article="第一条",
        amount=amount if amount is not None or word else days(number, unit),
        anchor=FromStep(frozenset({start}), which) if isinstance(start, str) else start,
        until=frozenset(until),
        kind=kind,
        word=word,
        bearer=bearer,
        per=per,
        survives=survives,
        when=frozenset(when),
        exclude=frozenset(exclude),
        extend=extend,
        lapse=lapse or Lapse(Effect.FAULT),
        choices=choices,
        minimum=minimum,
        maximum=maximum,
    )


def edition(
    *limits: Limit,
    in_force: date = date(2020, 1, 1),
    until: date | None = None,
    transitions: tuple[Transition, ...] = (),
    known: date | None = None,
) -> Edition:
    return Edition(
        act="example-act",
        title="示例法",
        rank=Rank.LAW,
        in_force=in_force,
        limits=limits,
        until=until,
        transitions=transitions,
        known=known,
    )


def rules(
    *editions: Edition,
    procedure: Procedure = EXAMPLE,
    checks: tuple[AnyCheck, ...] = (),
    clauses: tuple[Clause, ...] = (),
    faults: tuple[Fault, ...] = (),
) -> Rules:
    """Bind the made-up act; every limit of it binds the procedure."""
    names = dict.fromkeys(limit.name for edition in editions for limit in edition.limits)
    calendar = national().calendar
    pack = LoadedPack(
        "made-up",
        editions=editions,
        notices=calendar.notices,
        forecast=calendar.forecast,
        procedures=(evolve(procedure, must=tuple(names)),),
        checks=checks,
        clauses=clauses,
        faults=faults,
    )
    return bind([pack])


ON = "2026-11-20"


def judge(
    *editions: Edition,
    events: tuple[Event, ...],
    on: str = ON,
    as_of: date | None = None,
    transition: Mapping[str, Carry] | None = None,
) -> Judged:
    """Judge a story of the made-up procedure under some editions, on a late day unless said."""
    return story(rules(*editions).at(day(on), as_of=as_of, transition=transition), record("example", *events))
