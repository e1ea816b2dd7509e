"""Make editions and limits in few words; the law in them is invented."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from attrs import evolve

from lawadmin.days.span import Unit
from lawadmin.law.edition import Amount, Bearer, Edition, Extension, FromStep, Kind, Limit, Transition
from lawadmin.law.rank import Otherwise, Rank


class Said(TypedDict, total=False):
    kind: Kind
    bearer: Bearer
    when: frozenset[str]
    otherwise: Otherwise | None
    extend: tuple[Extension, ...]


class Stated(TypedDict, total=False):
    rank: Rank
    until: date | None
    known: date | None
    region: str
    amends: str | None
    lines: frozenset[str]
    successor: str
    transitions: tuple[Transition, ...]


def d(text: str) -> date:
    return date.fromisoformat(text)


def amount(number: int | None, unit: Unit = Unit.DAY, *others: Unit) -> Amount:
    return Amount(number, "日", (unit, *others))


def limit(number: int | None = 20, unit: Unit = Unit.DAY, *, name: str = "decide", **said: Unpack[Said]) -> Limit:
    return Limit(
        name=name,
        title="决定",
        article="第三条",
        amount=amount(number, unit),
        anchor=FromStep(frozenset({"受理"})),
        until=frozenset({"准予"}),
        **said,
    )


def edition(first_day: str, *limits: Limit, act: str = "trial-act", **stated: Unpack[Stated]) -> Edition:
    plain = Edition(act=act, title="试行法", rank=Rank.LAW, in_force=d(first_day), limits=limits or (limit(),))
    return evolve(plain, **stated)
