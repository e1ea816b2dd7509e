"""The duty calendar: what falls due, what returns, what nobody keeps, and nothing that cannot be known."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.assessment.duties import Duty, Kept, Sort, duties, kept, order, unkept
from lawadmin.findings import Judged
from lawadmin.law.edition import Bearer, FromCalendar, Kind
from lawadmin.law.stated import UNSTATED
from lawadmin.obligations.values import Status
from lawadmin.records.events import Event, Officer
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Snapshot
from made_up import edition, limit, rules
from telling import day, record, step, story

pytestmark = pytest.mark.clause("3.2")

BEGUN, OVER = frozenset({"begun"}), frozenset({"over"})


def yearly(every: str) -> FromCalendar:
    return FromCalendar(every, BEGUN, OVER)


LAW = edition(
    limit("account", 0, yearly("11-30"), "done"),
    limit("spring", 3, yearly("12-30"), "done"),
    limit("again", 2, FromCalendar("amount", frozenset({"begun", "done"})), "done"),
    limit("look", None, FromCalendar("amount", BEGUN), "answered", word="定期"),
    limit("serve", 20, "begun", "served"),
    limit("pay", 20, "begun", "paid", bearer=Bearer.PARTY),
    limit("wait", 20, "begun", "sued", kind=Kind.WAIT),
)
ROSTER = Roster(
    [Organ("o1", "甲局"), Organ("o2", "乙局"), Organ("o3", "丙局"), Organ("t1", "丁镇", kind="乡镇")],
    [Post("p1", "o1", "科员"), Post("p2", "o1", "科长", "审核人")],
    [Tenure("张甲", "p1", date(2020, 1, 1)), Tenure("李乙", "p2", date(2020, 1, 1), date(2026, 1, 31))],
)
RULES = rules(LAW)
BEGINS = step("begun", "2026-01-05", actor=Officer("张甲", "p1"))


def seen(on: str = "2026-01-15") -> Snapshot:
    return RULES.at(day(on), roster=ROSTER)


def told(year: int, *, on: str = "2026-01-15", record_: Record | None = None) -> dict[str, Duty]:
    """List the duties of a year by their limit and day."""
    judged = story(seen(on), record_ or record("example", BEGINS))
    return {
        f"{duty.ref.partition('/')[2]} {duty.day}": duty for duty in sorted(duties(seen(on), judged, year), key=order)
    }


def test_a_year_lists_what_was_asked_for_and_what_returns() -> None:
    found = told(2026)
    assert {name: (duty.sort, duty.status) for name, duty in found.items()} == {
        "again 2026-01-07": (Sort.RECURRING, Status.LAPSED),
        "serve 2026-01-25": (Sort.ONCE, Status.OPEN),
        "account 2026-11-30": (Sort.RECURRING, Status.OPEN),
        "look None": (Sort.RECURRING, Status.OPEN),
    }
    assert list(found)[-1] == "look None"
    assert all(duty.open and duty.person == "张甲" and duty.matter == "m1" for duty in found.values())


def test_the_next_year_lists_what_will_return_and_nothing_else() -> None:
    assert {name: duty.status for name, duty in told(2027).items()} == {
        "spring 2027-01-02": Status.OPEN,
        "account 2027-11-30": None,
        "look None": Status.OPEN,
    }
    assert "account 2028-11-30" in told(2028)


def test_a_year_that_is_over_has_no_open_duties_without_a_day() -> None:
    assert "look None" not in told(2025)
    past = told(2026, on="2027-06-30", record_=record("example", BEGINS, step("served", "2026-01-20")))
    assert (past["serve 2026-01-25"].status, past["serve 2026-01-25"].open) == (Status.MET, False)
    assert past["account 2026-11-30"].open


def test_a_matter_that_has_ended_or_whose_procedure_is_unknown_brings_no_duties() -> None:
    ended = record("example", BEGINS, step("over", "2026-01-10"))
    assert "account 2026-11-30" not in told(2026, record_=ended)
    assert told(2027, record_=ended).keys() <= {"spring 2027-01-02"}
    strange = seen().timeline(record("elsewhere", BEGINS))
    assert not list(duties(seen(), Judged(strange), 2026))


def test_a_procedure_without_returning_limits_needs_no_look_ahead() -> None:
    plain = rules(edition(limit("serve", 20, "begun", "served"))).at(day("2026-01-15"))
    assert not list(duties(plain, story(plain, record("example", BEGINS)), 2027))


@pytest.mark.parametrize(
    ("last", "person"),
    [
        (step("asked", "2026-01-06", to="p2"), "李乙"),
        (step("asked", "2026-01-06", actor=Officer("王丙")), "王丙"),
        (step("asked", "2026-01-06", to="p9"), "张甲"),
    ],
)
def test_a_duty_lies_with_whoever_has_the_post(last: Event, person: str) -> None:
    assert told(2026, record_=record("example", BEGINS, last))["account 2026-11-30"].person == person


def test_nobody_holds_what_no_record_says() -> None:
    found = told(2026, record_=record("example", step("begun", "2026-01-05")))
    assert found["account 2026-11-30"].person == ""


# -- what nobody keeps


def lacking(keeping: Kept, year: int = 2026) -> set[tuple[str, str, date | None]]:
    return {(duty.organ, duty.ref.partition("/")[2], duty.day) for duty in unkept(seen(), keeping, year)}


def test_what_nobody_keeps_is_nobodys() -> None:
    assert lacking(Kept()) == {
        ("", "account", date(2026, 11, 30)),
        ("", "spring", date(2026, 1, 2)),
        ("", "again", None),
        ("", "look", None),
    }
    assert {duty.sort for duty in unkept(seen(), Kept(), 2026)} == {Sort.UNKEPT}
    assert all(duty.open and not duty.matter for duty in unkept(seen(), Kept(), 2026))


def test_an_organ_lacks_what_most_of_its_kind_keep() -> None:
    one = kept(story(seen(), record("example", BEGINS)))
    assert lacking(one) == set()
    two = one | kept(story(seen(), record("example", BEGINS, organ="o2", matter="m2")))
    assert {organ for organ, _, _ in lacking(two)} == {"o3"}


def test_what_is_not_in_force_is_not_lacking() -> None:
    stated = rules(evolve(LAW, in_force=UNSTATED)).at(day("2026-01-15"), roster=ROSTER)
    assert not list(unkept(stated, Kept(), 2026))
    assert lacking(Kept(), 2019) == set()


def test_a_procedure_under_the_name_of_another_is_listed_once() -> None:
    procedure = RULES.procedures["example"]
    other = evolve(RULES, procedures={"example": procedure, "older": procedure}).at(day("2026-01-15"))
    assert len(list(unkept(other, Kept(), 2026))) == 4


def test_a_term_that_ends_in_no_year_asked_for_has_no_day() -> None:
    long = rules(edition(limit("account", 800, yearly("11-30"), "done"))).at(day("2026-01-15"))
    assert [duty.day for duty in unkept(long, Kept(), 2026)] == [None]
