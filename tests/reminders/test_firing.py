"""Rungs come on their days, once, and reach who they should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.app import remind, review
from lawadmin.converters.messages import load_messages
from lawadmin.days.span import Unit
from lawadmin.hookspecs import Notice
from lawadmin.records.events import Event, Officer, Unknown
from lawadmin.records.organs import Function, Organ
from lawadmin.records.roster import Roster
from lawadmin.reminders.firing import rung_day
from lawadmin.reminders.wording import fresh
from lawadmin.rules.ladders import Ladder, Rung, Side
from reminders.county import ACCEPTED, EXTENDED, ROSTER, licence, notices, reviewed, seen, told

#: The last day is Wednesday 1 April 2026; Tomb-sweeping Day is off from Saturday 4 to Monday 6 April.
DAYS = [
    ("2026-03-24", []),
    ("2026-03-25", ["ahead SCJG-CB"]),
    ("2026-03-30", ["ahead SCJG-CB"]),
    ("2026-03-31", ["eve SCJG-CB", "eve SCJG-SH"]),
    ("2026-04-01", ["eve SCJG-CB", "eve SCJG-SH"]),
    ("2026-04-02", ["urged SCJG-CB", "urged SCJG-JZ"]),
    ("2026-04-08", ["urged SCJG-CB", "urged SCJG-JZ"]),
    ("2026-04-09", ["reported SCJG", "reported SFJ", "urged SCJG-CB", "urged SCJG-JZ"]),
]


@pytest.mark.parametrize(("on", "who"), DAYS)
def test_the_rungs_of_the_house_come_on_their_days(on: str, who: list[str]) -> None:
    assert told(on) == who


def test_what_is_done_is_not_reminded_of() -> None:
    done = (*ACCEPTED, Event("e3", "准予", date(2026, 3, 20), actor=Officer("王丙", "SCJG-JZ")))
    assert told("2026-03-31", licence(*done)) == []
    assert told("2026-04-09", licence(*done)) == []


def test_a_moved_day_is_a_new_notice() -> None:
    before, after = notices("2026-03-31"), notices("2026-04-09", licence(*ACCEPTED, EXTENDED))
    assert {one.due for one in before} == {date(2026, 4, 1)}
    # ten working days more: 2, 3, 7, 8, 9, 10, 13, 14, 15, 16 April
    assert {one.due for one in after} == {date(2026, 4, 16)}
    assert fresh(after, before) == after


def test_whoever_has_it_next_is_told_too() -> None:
    passed = Event("e3", "专家评审", date(2026, 3, 26), actor=Officer("张甲", "SCJG-CB"), to="SCJG-SH")
    back = Event("e4", "专家评审结束", date(2026, 3, 26), actor=Officer("李乙", "SCJG-SH"), to="SCJG-SH")
    assert "SCJG-SH" in {one.recipient for one in notices("2026-03-31", licence(*ACCEPTED, passed, back))}


def test_a_function_is_looked_up_by_day() -> None:
    old = evolve(
        ROSTER,
        organs=(
            *(organ for organ in ROSTER.organs.values() if organ.id not in ("FZB", "SFJ")),
            Organ("FZB", "云溪县法制办", functions=(Function("法制机构"),)),
        ),
    )
    assert "reported FZB" in told("2026-04-09", roster=old)


def test_a_function_that_no_organ_has_is_a_fault_told_once() -> None:
    bare = Roster(posts=ROSTER.posts.values(), tenures=ROSTER.tenures)
    look = seen("2026-04-09", bare)
    found = remind(look, review(look, [licence(), licence(id="X-2")]), load_messages("zh"), channel="mail")
    assert [f"{fault.where} {fault.fields['reason']}" for fault in found.faults] == [
        "ladders.toml:13 no organ has the function 法制机构 on 2026-04-09"
    ]
    assert "SCJG" in {one.recipient for one in found.notices}


def test_without_posts_the_organ_is_told_once() -> None:
    look, unsigned = seen("2026-04-02", Roster()), licence(ACCEPTED[0], evolve(ACCEPTED[1], actor=Unknown()))
    found = remind(look, review(look, [unsigned]), load_messages("zh"), channel="mail")
    due = [one for one in found.notices if one.due == date(2026, 4, 1)]
    assert [one.recipient for one in due] == ["SCJG"]


def test_the_organ_above_is_the_parent_or_the_organ_itself() -> None:
    above = Ladder("a", "上", (Rung("x", "提醒", Side.BEFORE, 5, to=("上级机关",)), Rung("y", "催办", Side.AFTER, 1)))
    for roster, who in ((ROSTER, "ZF"), (Roster(), "SCJG")):
        look = seen("2026-03-31", roster, (above,))
        found = remind(look, review(look, [licence()]), load_messages("zh"), channel="mail")
        assert {one.recipient for one in found.notices} == {who}


def test_without_a_ladder_nobody_is_told() -> None:
    look = seen("2026-04-09", ROSTER, ())
    assert remind(look, review(look, [licence()]), load_messages("zh"), channel="mail").notices == ()


def test_an_accepted_finding_is_not_urged() -> None:
    look = seen("2026-04-09")
    accepted = [evolve(one, judged=evolve(one.judged, findings=())) for one in reviewed("2026-04-09")]
    assert remind(look, accepted, load_messages("zh"), channel="mail").notices == ()


def test_days_off_are_counted_where_the_rung_says_so() -> None:
    calendar, due = seen("2026-04-01").calendar, date(2026, 4, 7)
    days = [rung_day(Rung("a", "a", Side.BEFORE, 1, unit), due, calendar) for unit in (Unit.DAY, Unit.WORKING_DAY)]
    assert days == [date(2026, 4, 6), date(2026, 4, 3)]
    assert rung_day(Rung("a", "a", Side.BEFORE, 0), due, calendar) == due
    assert rung_day(Rung("a", "a", Side.AFTER, 3, Unit.DAY), due, calendar) == date(2026, 4, 10)


def nights(days: list[int]) -> Iterator[tuple[Notice, ...]]:
    """Remind on some nights after 20 March; give what is new each night."""
    known: list[Notice] = []
    for day in sorted(days):
        new = fresh(notices((date(2026, 3, 20) + timedelta(days=day)).isoformat()), known)
        known.extend(new)
        yield new


EVERY = {one.key: one for new in nights(list(range(25))) for one in new}


@given(st.sets(st.integers(0, 24), min_size=1))
def test_missed_nights_tell_nobody_anything_else_and_the_last_rung_of_each_is_never_missed(days: set[int]) -> None:
    sent = [one for new in nights(list(days)) for one in new]
    assert {one.key for one in sent} <= EVERY.keys()
    assert len(sent) == len({one.key for one in sent})
    last = notices((date(2026, 3, 20) + timedelta(days=max(days))).isoformat())
    assert {one.key for one in last} <= {one.key for one in sent}
