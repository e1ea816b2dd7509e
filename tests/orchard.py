"""A small procedure for tests, with every type of fact: permits for orchards in an invented county."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Literal

from attrs import field, frozen, validators

from lawadmin.days.span import Span as Period
from lawadmin.procedure.model import Needs, Procedure, Span


class Step(StrEnum):
    ASKED = "申请"
    TAKEN = "受理"
    VISIT = "踏勘"
    VISITED = "踏勘结束"
    SUED = "起诉"
    GIVEN = "准予"


class Fruit(StrEnum):
    APPLE = "苹果"
    PEAR = "梨"


class Grade(Enum):
    FIRST = 1
    SECOND = 2


class Slope:
    """A class that no cell can hold."""


@frozen
class Request:
    fruit: Fruit
    trees: int = field(default=1, validator=validators.ge(1))
    note: str = ""
    organic: bool | None = None
    tags: tuple[str, ...] = ()
    mixed: frozenset[Fruit] = frozenset()


@frozen
class Permit:
    number: str | None = None
    valid_to: date | None = None
    visit_at: time | None = None
    signed: datetime | None = None
    fee: Decimal | None = None
    term: Period | None = None
    side: Literal["东", "西"] | None = None
    grade: Grade | None = None
    share: int | bool | None = None
    slope: Slope | None = None
    anything: object = None
    pair: tuple[int, int] | None = None
    made: str = field(init=False, default="纸质")


ORCHARD = Procedure(
    name="orchard",
    title="果园许可",
    title_en="Orchards",
    clause="9.9",
    act="orchard-act",
    steps=Step,
    starts={Step.ASKED},
    may={step: (Needs({Step.ASKED}),) for step in Step},
    must=(),
    facts={Step.ASKED: Request, Step.GIVEN: Permit},
    spans=(Span("踏勘", {Step.VISIT}, {Step.VISITED, Step.GIVEN}),),
    links={"appeal": "orchard"},
    party={Step.ASKED},
    outside={Step.SUED},
)
