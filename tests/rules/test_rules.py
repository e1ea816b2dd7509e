"""Binding packs, and seeing rules as known on a day."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.errors import NameClash, Problems
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.values import Check, Finding, Gravity
from made_up import EXAMPLE, edition, limit
from telling import national

LAW = edition(limit("decide", 5, "begun", "done"))
BARE = evolve(EXAMPLE, must=())


def with_days(pack: LoadedPack) -> LoadedPack:
    calendar = national().calendar
    return evolve(pack, notices=calendar.notices, forecast=calendar.forecast)


def test_two_packs_that_claim_one_name_are_told_with_both_names() -> None:
    check = Check("c", "2.1.1", lambda seen, timeline: ())
    replacing = BARE.amend(name="a", replaces="example")
    one = with_days(LoadedPack("one", procedures=(BARE, replacing), checks=(check,), editions=(LAW,)))
    two = LoadedPack("two", procedures=(BARE, evolve(replacing, name="b")), checks=(check,), editions=(LAW,))
    with pytest.raises(Problems) as caught:
        bind([one, two])
    assert all(isinstance(fault, NameClash) for fault in caught.value)
    assert {fault.fields["name"] for fault in caught.value} == {
        "procedure example",
        "replacement of example",
        "check c",
        "edition example-act 2020-01-01",
    }


def test_a_province_takes_the_place_of_a_procedure() -> None:
    rules = bind([with_days(LoadedPack("one", procedures=(BARE, BARE.amend(name="example-sd", replaces="example"))))])
    assert rules.procedures["example"].name == "example-sd"


def test_the_digest_speaks_of_law_and_notices() -> None:
    assert national().digest == national().digest
    assert (
        bind([with_days(LoadedPack("one"))]).digest != bind([with_days(LoadedPack("one", procedures=(BARE,)))]).digest
    )


def test_gravity_is_serious_unless_a_table_says() -> None:
    rules = bind([with_days(LoadedPack("one", gravities={"late": Gravity.MINOR}))])
    seen = rules.at(date(2026, 1, 1))
    assert seen.gravity("late") is Gravity.MINOR
    assert seen.gravity("overdue") is Gravity.SERIOUS
    assert [gravity.weight for gravity in Gravity] == [0, 1, 2, 3]


def test_an_organ_stands_in_its_regions_and_line() -> None:
    roster = Roster([Organ("o1", "甲局", region="370101", line="市场监管")])
    seen = bind([with_days(LoadedPack("one"))], region="500101").at(date(2026, 1, 1), roster=roster)
    assert seen.place("o1").regions == ("370101", "3701", "37")
    assert seen.place("o1").line == "市场监管"
    assert seen.place("unknown").regions == ("500101", "5001", "50")


def test_a_check_may_look_at_some_procedures_only() -> None:
    check = Check("c", "2.1.1", lambda seen, timeline: (), frozenset({"example"}))
    assert check.concerns("example")
    assert not check.concerns("licensing")


def test_a_key_does_not_depend_on_the_day() -> None:
    finding = Finding("late", "m1", "o1", "p", "2.1.1", Gravity.MINOR, date(2026, 1, 1), "act/limit", "e1", "a")
    assert finding.key == "late:m1:act/limit:e1:a"
    assert evolve(finding, since=date(2026, 2, 1), days_late=3).key == finding.key
