"""Draw law that nobody passed: limits, editions of an invented act, packs with a procedure and a calendar."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import evolve
from hypothesis import strategies as st

from lawadmin.days.clock import Choices
from lawadmin.days.span import Unit
from lawadmin.law.edition import Amount, Edition, Effect, Extension, FromStep, Kind, Lapse, Limit
from lawadmin.law.rank import Rank
from lawadmin.procedure.model import Needs, Procedure, Span
from lawadmin.rules.bind import LoadedPack
from lawadmin.testing.drawing import calendars

#: The invented act, and the day around which its calendar is drawn.
ACT = "invented-act"
AROUND = date(2025, 6, 30)


class Step(StrEnum):
    """What can happen to a matter under the invented act."""

    ASKED = "提出"
    TAKEN = "接收"
    QUERY = "发问"
    REPLY = "回复"
    PROLONGED = "延长"
    ANSWERED = "答复"
    SENT = "寄出"
    WITHDRAWN = "撤回"


_TURNS = (Step.ASKED, Step.TAKEN, Step.ANSWERED, Step.SENT)

INVENTED = Procedure(
    name="invented",
    title="示例",
    title_en="An example",
    clause="1",
    act=ACT,
    steps=Step,
    starts={Step.ASKED},
    spans=(Span("问答", {Step.QUERY}, {Step.REPLY, Step.ANSWERED}, by="当事人"),),
    may={
        Step.TAKEN: (Needs({Step.ASKED}, unless={Step.TAKEN}, article="第一条"),),
        Step.QUERY: (Needs({Step.TAKEN}, unless={Step.ANSWERED}, article="第二条"),),
        Step.REPLY: (Needs({Step.QUERY}, article="第二条"),),
        Step.PROLONGED: (Needs({Step.TAKEN}, unless={Step.ANSWERED}, article="第三条"),),
        Step.ANSWERED: (Needs({Step.TAKEN}, article="第四条"),),
        Step.SENT: (Needs({Step.ANSWERED}, article="第五条"),),
        Step.WITHDRAWN: (Needs({Step.ASKED}, unless={Step.ANSWERED}, article="第六条"),),
    },
    must=(),
    ends={Step.ANSWERED, Step.WITHDRAWN},
    party={Step.ASKED, Step.REPLY, Step.WITHDRAWN},
)


def amounts() -> st.SearchStrategy[Amount]:
    """Draw how long a limit is, in working days, days or months."""
    most = {Unit.WORKING_DAY: 40, Unit.DAY: 60, Unit.MONTH: 3}
    units = st.sampled_from(sorted(most))
    return units.flatmap(lambda unit: st.integers(1, most[unit]).map(lambda n: Amount(n, unit.value, (unit,))))


def choices() -> st.SearchStrategy[Choices]:
    """Draw how an act counts, with what it leaves open."""
    return st.builds(
        Choices,
        last_day_off=st.sampled_from(["forward", "stays", "open"]),
        pause_ends=st.sampled_from(["paused", "counted", "open"]),
    )


@st.composite
def limits(draw: st.DrawFn, name: str) -> Limit:
    """Draw a limit between two steps of the invented procedure, with or without a pause and an extension."""
    start = draw(st.integers(0, len(_TURNS) - 2))
    answer = draw(st.integers(start + 1, len(_TURNS) - 1))
    kind = draw(st.sampled_from([Kind.DEADLINE, Kind.CAP, Kind.FLOOR]))
    tier = Extension(draw(amounts()), times=1)
    extended = kind is not Kind.FLOOR and _TURNS[answer] is Step.ANSWERED and draw(st.booleans())
    return Limit(
        name=name,
        title=name,
        article="第一条",
        amount=draw(amounts()),
        anchor=FromStep(frozenset({_TURNS[start]})),
        until=frozenset({_TURNS[answer]}),
        kind=kind,
        survives=draw(st.booleans()) or _TURNS[answer] is Step.SENT,
        exclude=frozenset({"问答"}) if draw(st.booleans()) else frozenset(),
        extend=(tier,) if extended else (),
        lapse=Lapse(Effect.FAULT),
        choices=draw(choices()),
    )


@st.composite
def editions(draw: st.DrawFn, *, in_force: date = date(2000, 1, 1), most: int = 3) -> Edition:
    """Draw an edition of the invented act with up to so many limits."""
    names = [f"limit_{number}" for number in range(1, draw(st.integers(1, most)) + 1)]
    drawn = tuple(draw(limits(name)) for name in names)
    return Edition(act=ACT, title="示例法", rank=Rank.LAW, in_force=in_force, limits=drawn)


@st.composite
def packs(draw: st.DrawFn) -> LoadedPack:
    """Draw a pack that can be bound alone: an edition of the invented act, its procedure, and a calendar."""
    edition = draw(editions())
    procedure = evolve(INVENTED, must=tuple(limit.name for limit in edition.limits))
    calendar = draw(calendars(AROUND, years=4))
    return LoadedPack("invented", editions=(edition,), notices=calendar.notices, procedures=(procedure,))
