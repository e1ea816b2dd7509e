"""Hold the checker to its law: it accepts every certificate made, and nothing that differs from one."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import event, given
from hypothesis import strategies as st

from lawadmin.days.calendar import Calendar
from lawadmin.days.clock import Choices
from lawadmin.days.span import Unit
from lawadmin.law.edition import (
    Amount,
    Anchor,
    Dated,
    Effect,
    Extension,
    FromCalendar,
    FromDate,
    FromLapse,
    FromStep,
    Kind,
    Lapse,
    Limit,
    Which,
)
from lawadmin.obligations.values import first_reading, last_day
from lawadmin.records.events import Event, Officer
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.testing.drawing import STARTS, calendars
from made_up import EXAMPLE, Term, edition, limit
from proving import ONE, Proven, amount, contested, forgeries, proven, written
from telling import record, step

ON = date(2028, 6, 1)
MOST = {Unit.DAY: 80, Unit.WORKING_DAY: 50, Unit.MONTH: 6, Unit.YEAR: 1, Unit.HOUR: 90}
COUNTED = (Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR)
CHOICES = st.builds(
    Choices,
    first_day=st.sampled_from(["excluded", "included"]),
    last_day_off=st.sampled_from(["forward", "stays", "open"]),
    month_end=st.sampled_from(["clamp", "sticky", "day-before"]),
    before=st.sampled_from(["inclusive", "clear", "open"]),
    pause_ends=st.sampled_from(["paused", "counted", "open"]),
    hours_from=st.sampled_from(["event", "next-hour"]),
)
ANCHORS: dict[str, Anchor] = {
    "first": FromStep(frozenset({"begun", "resumed"})),
    "latest": FromStep(frozenset({"begun", "resumed"}), Which.LATEST),
    "each": FromStep(frozenset({"begun", "resumed"}), Which.EACH),
    "stated": FromDate("until", frozenset({"begun"})),
    "lapse": FromLapse("sue"),
    "deemed": FromStep(frozenset({"urged"})),
    "yearly": FromCalendar("03-31", frozenset({"begun"}), frozenset({"over"})),
    "returning": FromCalendar("amount", frozenset({"begun"})),
    "linked": FromStep(frozenset({"done"}), Which.EACH, "origin"),
}


@frozen
class Drawn:
    """Hold a story with its law and its calendar."""

    limits: tuple[Limit, ...]
    events: tuple[Event, ...]
    linked: tuple[Event, ...]
    calendar: Calendar

    def prove(self) -> Proven:
        names = tuple(one.name for one in self.limits)
        pack = LoadedPack(
            "drawn",
            editions=written(edition(*self.limits)),
            notices=self.calendar.notices,
            procedures=(evolve(EXAMPLE, must=names),),
        )
        linked = {"origin": (record("example", *self.linked, matter="m2"),)}
        return proven(bind([pack]).at(ON), record("example", *self.events), linked)


def later(start: date, first: int, last: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda n: (start + n * ONE).isoformat())


def numbers(units: tuple[Unit, ...] = COUNTED, least: int = 1) -> st.SearchStrategy[Amount]:
    return st.sampled_from(units).flatmap(lambda unit: st.integers(least, MOST[unit]).map(lambda n: amount(n, unit)))


TIERS = st.builds(
    Extension,
    amount=numbers() | st.none(),
    to=numbers(),
    approver=st.just("负责人"),
    times=st.sampled_from([None, 1]),
    each=st.booleans(),
    granted=st.just("extended"),
) | st.builds(Extension, amount=numbers(), approver=st.just("负责人"), granted=st.just("extended"))


@st.composite
def limits(draw: st.DrawFn) -> tuple[Limit, ...]:
    """Draw a limit of any kind and trigger, and the two whose lapse may start it."""
    trigger = draw(st.sampled_from(sorted(ANCHORS)))
    kind = draw(st.sampled_from(Kind))
    event(trigger)
    event(kind)
    measured = numbers(least=0 if trigger in ("stated", "yearly") else 1) | st.integers(1, 40).map(contested)
    if trigger in ("first", "latest", "each", "linked") and kind is not Kind.BEFORE:
        measured |= numbers((Unit.HOUR,))
    size = draw(measured)
    extendable = kind is not Kind.BEFORE and Unit.HOUR not in size.units
    silent = Lapse(Effect.DEEMED, "urged", draw(st.sampled_from(Dated)))
    return (
        limit("sue", 0, "begun", "sued", amount=draw(numbers()), choices=draw(CHOICES)),
        limit("silent", 0, "begun", "answered", amount=draw(numbers()), choices=draw(CHOICES), lapse=silent),
        limit(
            "it",
            0,
            ANCHORS[trigger],
            "done",
            amount=size,
            kind=kind,
            choices=draw(CHOICES),
            exclude=("asking",) if draw(st.booleans()) else (),
            extend=tuple(draw(st.lists(TIERS, max_size=2))) if extendable else (),
        ),
    )


@st.composite
def events(draw: st.DrawFn, start: date) -> tuple[Event, ...]:
    """Draw what happened: pauses, some of which never end, extensions, a new start, an end."""
    told = [step("begun", start.isoformat(), facts=Term(until=start + timedelta(days=draw(st.integers(0, 200)))))]
    for about in draw(st.sets(st.sampled_from("abc"))):
        asked = draw(st.integers(-5, 60))
        told.append(step("asked", (start + asked * ONE).isoformat(), about=about))
        told.append(step("answered", draw(later(start, asked, asked + 20)), about=about))
    for on in draw(st.lists(later(start, 0, 120), max_size=3)):
        asked_for = draw(st.none() | st.integers(1, 30))
        told.append(
            step("extended", on, facts=Term(days=asked_for), actor=Officer("p1", draw(st.sampled_from(["x", None]))))
        )
    told += [step("resumed", on) for on in draw(st.lists(later(start, 1, 90), max_size=1))]
    told += [step("done", on) for on in draw(st.lists(later(start, 0, 300), max_size=1))]
    return tuple(sorted(told, key=lambda one: one.day))


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    start = draw(STARTS)
    other = (step("done", draw(later(start, 0, 30)), name_it="o1"),)
    return Drawn(draw(limits()), draw(events(start)), other, draw(calendars(start, years=3)))


@given(drawn())
def test_every_certificate_made_is_accepted_and_they_reach_over_the_whole_range(one: Drawn) -> None:
    certified = one.prove()
    for obligation in certified.obligations:
        made = certified.certificates[obligation.key]
        for certificate in made:
            certified.check(certificate)
        lasts = [certificate.last for certificate in made]
        assert (min(lasts), max(lasts)) == (first_reading(obligation.due), last_day(obligation.due))


@given(drawn())
def test_exactly_one_day_is_accepted(one: Drawn) -> None:
    certified = one.prove()
    for certificate in certified.all:
        for days in (-1, 1):
            assert certified.refuses(evolve(certificate, last=certificate.last + days * ONE))
            assert certified.refuses(
                evolve(certificate, last=certificate.last + days * ONE, nominal=certificate.nominal + days * ONE)
            )


@given(drawn(), st.data())
def test_every_field_changed_is_refused(one: Drawn, data: st.DataObject) -> None:
    certified = one.prove()
    made = sorted(certified.all, key=lambda certificate: certificate.limit == "it", reverse=True)
    certificate = data.draw(st.sampled_from(made))
    assert [path for path, other in forgeries(certificate) if not certified.refuses(other)] == []
