"""One story of each kind of limit, trigger and choice, with the days that come out, counted by hand.

The days are of January 2026: the 5th is a Monday, the 15th to 23rd of February are the Spring Festival.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from attrs import evolve, field, frozen

from lawadmin.days.clock import Choices
from lawadmin.days.span import Unit
from lawadmin.law.edition import (
    Bearer,
    Dated,
    Edition,
    Effect,
    Extension,
    FromCalendar,
    FromDate,
    FromLapse,
    FromStep,
    Kind,
    Lapse,
    Limit,
    Transition,
    Which,
)
from lawadmin.law.rank import Rank
from lawadmin.law.transition import Carry
from lawadmin.records.events import Event, Officer, Outside
from lawadmin.rules.snapshot import Snapshot
from made_up import PLAIN, Term, Turn, edition, limit, rules
from proving import Proven, amount, contested, proven, written
from telling import day, record, step

OPEN = Choices()
FORWARD = Choices(last_day_off="forward", before="inclusive", pause_ends="paused")
BEGUN = step("begun", "2026-01-05")
STATED = step("begun", "2026-01-05", facts=Term(until=day("2026-10-12")))
ASKED = (step("asked", "2026-01-08"), step("answered", "2026-01-10"))
WORKDAYS = Unit.WORKING_DAY
EXPIRY = FromDate("until", frozenset({"begun"}))
DEEM = Lapse(Effect.DEEMED, "done", Dated.NEXT)
ORIGIN = FromStep(frozenset({"done"}), Which.EACH, "origin")
CLAUSE = (Transition(frozenset({"decide"}), "第九条"),)


@frozen
class Told:
    """Hold a story, and by the name of the limit the days to which its readings lead."""

    days: Mapping[str, tuple[str, ...]]
    law: tuple[Edition, ...]
    events: tuple[Event, ...] = (BEGUN,)
    linked: tuple[Event, ...] = ()
    transition: Mapping[str, Carry] = field(factory=dict)
    on: str = "2026-11-20"

    @property
    def seen(self) -> Snapshot:
        """What is known, on the day judged."""
        return rules(*written(*self.law)).at(day(self.on), transition=self.transition)

    def prove(self) -> Proven:
        """Prove every obligation of the story."""
        linked = {"origin": (record("example", *self.linked, matter="m2"),)} if self.linked else {}
        return proven(self.seen, record("example", *self.events), linked)


def one(*limits: Limit, **days: str) -> Told:
    """Tell of limits of one edition from the step begun alone; days are parted by blanks."""
    return Told({name: tuple(last.split()) for name, last in days.items()}, (edition(*limits),))


def of(told: Told, *events: Event) -> Told:
    return evolve(told, events=events)


def extended(on: str, days: int | None = None) -> Event:
    return step("extended", on, facts=Term(days=days), actor=Officer("p1", "post-1"))


def tier(number: int | None, unit: Unit = Unit.DAY, to: int | None = None, to_unit: Unit = Unit.DAY) -> Extension:
    whole = amount(to, to_unit) if to else None
    return Extension(amount(number, unit) if number else None, whole, approver="负责人", granted="extended")


def sized(name: str, number: int, unit: Unit, choices: Choices = PLAIN, *, kind: Kind = Kind.DEADLINE) -> Limit:
    return limit(name, number, "begun", "done", amount=amount(number, unit), choices=choices, kind=kind)


WORKED = sized("it", 5, WORKDAYS)
LATE_FEBRUARY = limit("it", 41, "begun", "done", choices=FORWARD)
OFTEN = FromStep(frozenset({"begun", "resumed"}), Which.LATEST)
SUE = limit("sue", 6, "served", "sued", amount=amount(6, Unit.MONTH), bearer=Bearer.PARTY)
WINDOW = limit("it", 3, FromLapse("sue"), "applied", amount=amount(3, Unit.MONTH), kind=Kind.WINDOW, survives=True)
LOOSE = limit("sue", 41, "begun", "sued", choices=evolve(PLAIN, last_day_off="open"))
YEARLY = limit("sue", 0, FromCalendar("03-01", frozenset({"begun"}), frozenset({"over"})), "done")
PAUSED = limit("it", 10, "begun", "done", exclude=("asking",))
SILENT = limit("answer", 5, "asked", "answered", lapse=Lapse(Effect.DEEMED, "answered", Dated.LAST), per=True)
OLD = edition(limit("decide", 60, "begun", "done"), until=day("2026-01-09"))
NEW = edition(limit("decide", 30, "begun", "done"), in_force=day("2026-01-10"))
CARRYING = evolve(NEW, transitions=CLAUSE)


def longer(*tiers: Extension, number: int = 10, base: Unit = Unit.DAY) -> Limit:
    return limit("it", number, "begun", "done", amount=amount(number, base), extend=tiers)


KINDS: Mapping[str, Told] = {
    "deadline": one(limit("it", 10, "begun", "done"), it="2026-01-15"),
    "floor": one(sized("it", 30, Unit.DAY, kind=Kind.FLOOR), it="2026-02-04"),
    "wait": one(sized("it", 10, Unit.DAY, kind=Kind.WAIT), it="2026-01-15"),
    "cap": one(sized("it", 30, Unit.DAY, kind=Kind.CAP), it="2026-02-04"),
    "validity": one(sized("it", 3, Unit.YEAR, kind=Kind.VALIDITY), it="2029-01-05"),
    "limitation": one(sized("it", 2, Unit.YEAR, kind=Kind.LIMITATION), it="2028-01-05"),
    "window after a lapse": of(one(SUE, WINDOW, sue="2026-07-05", it="2026-10-05"), step("served", "2026-01-05")),
    "backward": of(one(limit("it", 30, EXPIRY, "done", kind=Kind.BEFORE), it="2026-09-12"), STATED),
    "backward, clear or not": of(
        one(limit("it", 30, EXPIRY, "done", kind=Kind.BEFORE, choices=OPEN), it="2026-09-11 2026-09-12"), STATED
    ),
    "backward in working days, with the notice given": of(
        one(limit("it", 5, EXPIRY, "done", kind=Kind.BEFORE, amount=amount(5, WORKDAYS)), it="2026-09-29"),
        STATED,
        step("done", "2026-02-02"),
    ),
    "backward in months": of(
        one(limit("it", 2, EXPIRY, "done", kind=Kind.BEFORE, amount=amount(2, Unit.MONTH)), it="2026-08-12"), STATED
    ),
    "backward, the day itself counted": of(
        one(
            limit("it", 5, EXPIRY, "done", kind=Kind.BEFORE, choices=evolve(PLAIN, first_day="included")),
            it="2026-10-08",
        ),
        STATED,
    ),
    "working days": one(WORKED, it="2026-01-12"),
    "working days over a festival": one(sized("it", 31, WORKDAYS), it="2026-02-24"),
    "moved past a festival": one(LATE_FEBRUARY, it="2026-02-24"),
    "moved or not": one(limit("it", 41, "begun", "done", choices=OPEN), it="2026-02-15 2026-02-24"),
    "hours": of(one(sized("it", 24, Unit.HOUR), it="2026-01-06"), evolve(BEGUN, at=time(16, 30))),
    "hours from a time that nobody recorded": one(sized("it", 2, Unit.HOUR), it="2026-01-05 2026-01-06"),
    "hours from the next full hour": of(
        one(sized("it", 48, Unit.HOUR, evolve(PLAIN, hours_from="next-hour")), it="2026-01-08"),
        evolve(BEGUN, at=time(23, 30)),
    ),
    "months to the month's end": of(one(sized("it", 1, Unit.MONTH), it="2026-02-28"), step("begun", "2026-01-31")),
    "months, a month's end kept": of(
        one(sized("it", 1, Unit.MONTH, evolve(PLAIN, month_end="sticky")), it="2026-03-31"), step("begun", "2026-02-28")
    ),
    "months, the day before": one(sized("it", 1, Unit.MONTH, evolve(PLAIN, month_end="day-before")), it="2026-02-04"),
    "the first day counted": one(sized("it", 10, Unit.DAY, evolve(PLAIN, first_day="included")), it="2026-01-14"),
    "a contested unit": one(
        limit("it", 10, "begun", "done", amount=contested(10), choices=PLAIN), it="2026-01-15 2026-01-19"
    ),
    "a term that the record states": of(
        one(limit("it", None, "begun", "done", amount=amount(None), minimum=3, maximum=5), it="2026-01-10"),
        step("begun", "2026-01-05", facts=Term(term=9)),
    ),
    "a date that the record states": of(one(limit("it", 0, EXPIRY, "done"), it="2026-10-12"), STATED),
    "a day of the calendar": one(
        limit("it", 0, FromCalendar("03-01", frozenset({"begun"}), frozenset({"over"})), "done"), it="2026-03-01"
    ),
    "a day of the calendar, until the duty ends": of(
        one(limit("it", 0, FromCalendar("03-01", frozenset({"begun"}), frozenset({"over"})), "done"), it="2026-03-01"),
        BEGUN,
        step("over", "2026-06-01"),
    ),
    "a day of the calendar without a number": one(evolve(YEARLY, name="it", amount=None), it="2026-03-01"),
    "the expiry of a duty of each year": of(
        one(YEARLY, limit("it", 5, FromLapse("sue"), "paid"), sue="2025-03-01 2026-03-01", it="2026-03-06"),
        step("begun", "2024-06-01"),
        step("done", "2025-02-20"),
    ),
    "a duty that returns": one(
        limit("it", 2, FromCalendar("amount", frozenset({"begun"})), "done", amount=amount(2, Unit.YEAR)),
        it="2028-01-05",
    ),
    "a deemed step": one(
        limit("first", 5, "begun", "done", lapse=DEEM),
        limit("it", 5, "done", "paid"),
        first="2026-01-10",
        it="2026-01-16",
    ),
    "a deemed step dated back": one(
        limit("first", 5, "begun", "done", lapse=evolve(DEEM, dated=Dated.FROM)),
        limit("it", 5, "done", "paid"),
        first="2026-01-10",
        it="2026-01-10",
    ),
    "two silences": one(
        limit("first", 5, "begun", "done", lapse=DEEM),
        limit("second", 5, "done", "paid", lapse=Lapse(Effect.DEEMED, "paid", Dated.LAST)),
        limit("it", 5, "paid", "sued"),
        first="2026-01-10",
        second="2026-01-16",
        it="2026-01-21",
    ),
    "an uncertain expiry": one(
        LOOSE,
        limit("it", 10, FromLapse("sue"), "done"),
        sue="2026-02-15 2026-02-24",
        it="2026-02-25 2026-03-06",
    ),
    "the expiry of a floor": of(
        one(
            limit("sue", 10, "begun", "done", kind=Kind.FLOOR),
            limit("it", 5, FromLapse("sue"), "paid"),
            sue="2026-01-15",
            it="2026-01-20",
        ),
        BEGUN,
        step("done", "2026-01-15"),
    ),
    "a pause": of(one(PAUSED, it="2026-01-18"), BEGUN, *ASKED),
    "a pause whose border days may count": of(
        one(evolve(PAUSED, choices=evolve(PLAIN, pause_ends="open")), it="2026-01-16 2026-01-18"), BEGUN, *ASKED
    ),
    "a pause of a day, border days counted": of(
        one(evolve(PAUSED, choices=evolve(PLAIN, pause_ends="counted")), it="2026-01-15"),
        BEGUN,
        step("asked", "2026-01-08"),
        step("answered", "2026-01-08"),
    ),
    "a pause in months": of(
        one(limit("it", 1, "begun", "done", exclude=("asking",), amount=amount(1, Unit.MONTH)), it="2026-02-08"),
        BEGUN,
        *ASKED,
    ),
    "pauses that overlap": of(
        one(PAUSED, it="2026-01-20"),
        BEGUN,
        step("asked", "2026-01-08", about="a"),
        step("asked", "2026-01-09", about="b"),
        step("answered", "2026-01-10", about="a"),
        step("answered", "2026-01-12", about="b"),
    ),
    "a pause that a silence ends": of(
        one(PAUSED, SILENT, answer="2026-01-13", it="2026-01-21"), BEGUN, step("asked", "2026-01-08")
    ),
    "an extension": of(one(longer(tier(5)), it="2026-01-20"), BEGUN, extended("2026-01-10")),
    "an extension in part": of(one(longer(tier(5)), it="2026-01-18"), BEGUN, extended("2026-01-10", 3)),
    "an extension too late": of(one(longer(tier(5)), it="2026-01-15"), BEGUN, extended("2026-01-16")),
    "two tiers": of(
        one(longer(evolve(tier(5), times=1), tier(None, to=30)), it="2026-01-27"),
        BEGUN,
        extended("2026-01-10"),
        evolve(extended("2026-01-12", 7), actor=Outside("court")),
    ),
    "an extension that names nobody": of(
        one(evolve(longer(tier(5)), per=True), it="2026-01-20"), evolve(BEGUN, about="a"), extended("2026-01-10")
    ),
    "an extension that names another limit": of(
        one(longer(tier(5)), it="2026-01-15"), BEGUN, step("extended", "2026-01-10", facts=Term(limit="other"))
    ),
    "an extension up to a cap": of(one(longer(tier(None, to=12)), it="2026-01-17"), BEGUN, extended("2026-01-10", 9)),
    "an extension up to a cap, by no stated number": of(
        one(longer(tier(None, to=12)), it="2026-01-17"), BEGUN, extended("2026-01-10")
    ),
    "an extension past a cap in months": of(
        one(longer(tier(30, to=1, to_unit=Unit.MONTH)), it="2026-02-05"),
        BEGUN,
        extended("2026-01-10"),
        extended("2026-01-20"),
    ),
    "an extension under a cap in working days": of(
        one(longer(tier(30, to=20, to_unit=WORKDAYS)), it="2026-02-02"), BEGUN, extended("2026-01-10")
    ),
    "an extension in another unit": of(one(longer(tier(5, WORKDAYS)), it="2026-01-22"), BEGUN, extended("2026-01-10")),
    "a grant of nothing more": of(
        one(longer(evolve(tier(5), each=True, times=1)), it="2026-01-20"),
        BEGUN,
        extended("2026-01-10"),
        extended("2026-01-11"),
    ),
    "carried over by its clause": Told({"decide": ("2026-02-04",)}, (OLD, CARRYING)),
    "kept although there is a clause": Told(
        {"decide": ("2026-03-06",)}, (OLD, CARRYING), transition={"example-act/decide": Carry.OLD}
    ),
    "carried over by choice": Told(
        {"decide": ("2026-02-04",)}, (OLD, NEW), transition={"example-act/decide": Carry.NEW}
    ),
    "editions with starts of their own": Told(
        {"decide": ("2026-03-06",)},
        (OLD, edition(limit("decide", 30, "resumed", "done"), in_force=day("2026-01-10"))),
        (BEGUN, step("resumed", "2026-01-12")),
    ),
    "a step in another matter": of(
        evolve(
            one(limit("it", 3, ORIGIN, "paid", survives=True), it="2026-03-05"), linked=(step("done", "2026-03-02"),)
        ),
        BEGUN,
    ),
    "a clock started anew": of(
        one(limit("it", 10, OFTEN, "done"), it="2026-01-15 2026-01-21"), BEGUN, step("resumed", "2026-01-11")
    ),
    "one clock for each": of(
        one(limit("it", 10, "begun", "done", per=True), it="2026-01-15 2026-01-16"),
        step("begun", "2026-01-05", about="a"),
        step("begun", "2026-01-06", about="b"),
    ),
    "a trait": of(
        one(limit("it", 60, "begun", "done"), limit("it", 30, "begun", "done", when=("simple",)), it="2026-02-04"),
        BEGUN,
        step("turned", "2026-01-08", facts=Turn(simple=True)),
    ),
    "a rule in the act's place": Told(
        {"it": ("2026-01-12",)},
        (
            edition(limit("it", 10, "begun", "done")),
            evolve(
                edition(limit("it", 7, "begun", "done")), act="example-rule", amends="example-act", rank=Rank.DEPARTMENT
            ),
        ),
    ),
    "days that no notice settles yet": evolve(
        of(one(sized("it", 40, WORKDAYS), it="2027-01-13 2027-01-19"), step("begun", "2026-11-19")), on="2026-11-20"
    ),
    "an amount of no days in a pause": of(
        one(limit("it", 0, "asked", "done", exclude=("asking",)), it="2026-01-11"), *ASKED
    ),
}
