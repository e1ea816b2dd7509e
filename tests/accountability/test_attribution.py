"""Rulings on a fault, the words of a county, grades, repetition, and the way to appeal."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve

from hands import HANDS, POSTS, ROSTER, RULES, told
from lawadmin.accountability.attribution import Draft, aggravated, draft
from lawadmin.accountability.rulings import attribute
from lawadmin.converters.attribution import load_attribution, read_attribution
from lawadmin.converters.facts import facts_from_text
from lawadmin.errors import Problems
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Roster
from lawadmin.rules.attribution import Attribution, Ruling
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.snapshot import Snapshot
from telling import day, national, step

SAMPLES = files("lawadmin") / "tables" / "attribution"
COUNTY = read_attribution(SAMPLES / "county.toml")
THREE = read_attribution(SAMPLES / "three-responsibilities.toml")
LATE = told(*HANDS, step("done", "2026-01-25"))
(FINDING,) = LATE.findings


def seen(table: Attribution, *rulings: Ruling, roster: Roster = ROSTER, subject: str = FINDING.key) -> Snapshot:
    entries = [Entry(f"r{n}", "rulings", subject, facts=ruling) for n, ruling in enumerate(rulings)]
    return evolve(RULES, attribution=table).at(day("2026-01-31"), roster=roster, registers=Registers(entries))


def laid(table: Attribution, *rulings: Ruling, roster: Roster = ROSTER) -> list[tuple[str | None, str]]:
    charges = attribute(seen(table, *rulings, roster=roster), LATE, FINDING)
    return [(one.person, one.responsibility) for one in charges]


def test_the_names_of_responsibilities_are_those_of_the_place() -> None:
    assert laid(Attribution()) == [("孙丙", "直接责任"), ("李丁", "主管责任")]
    assert laid(COUNTY) == [("孙丙", "主要领导责任"), ("李丁", "重要领导责任")]
    assert laid(THREE) == [("孙丙", "主管责任"), ("李丁", "主管责任")]


def test_a_ruling_says_who_answers_in_place_of_the_table() -> None:
    assert laid(COUNTY, Ruling("approver-overruled")) == [("李丁", "直接责任")]
    assert laid(COUNTY, Ruling("wrong-opinion", by="县监察委员会", day=date(2026, 1, 30))) == [
        ("赵甲", "直接责任"),
        ("孙丙", "主要领导责任"),
        ("李丁", "重要领导责任"),
    ]
    charge = attribute(seen(COUNTY, Ruling("reviewer-overruled", by="甲", day=date(2026, 1, 30))), LATE, FINDING)[0]
    assert charge.facts[-3:] == (("ruled", "审核人改变正确意见"), ("ruled-by", "甲"), ("ruled-on", "2026-01-30"))


def test_a_collective_decision_charges_whoever_decided_and_frees_dissent() -> None:
    decided = Ruling("collective", role="决策人", person="李丁", post="deputy")
    assented = Ruling("collective", role="持错误意见者", person="孙丙")
    dissented = Ruling("dissented", person="李丁")
    assert laid(COUNTY, decided, assented) == [("李丁", "主要领导责任"), ("孙丙", "重要领导责任")]
    assert laid(COUNTY, decided, assented, dissented) == [("孙丙", "重要领导责任")]
    assert laid(COUNTY, dissented) == [("孙丙", "主要领导责任")]


def test_who_instigated_or_changed_it_must_be_named() -> None:
    (charge,) = attribute(seen(COUNTY, Ruling("instigated")), LATE, FINDING)
    assert (charge.person, charge.responsibility, charge.missing) == (None, "直接责任", ("who-played-role",))
    assert laid(COUNTY, Ruling("superior-changed", role="上级机关负责人", person="吴己")) == [("吴己", "重要领导责任")]


def test_a_role_whose_post_stood_empty_or_is_not_there_is_said_or_left_out() -> None:
    empty = evolve(ROSTER, tenures=[one for one in ROSTER.tenures if one.post != "desk"])
    charges = attribute(seen(COUNTY, Ruling("falsified"), roster=empty), LATE, FINDING)
    assert [(one.person, one.post, one.missing) for one in charges] == [(None, "desk", ("holder-of-post",))]
    strange = evolve(ROSTER, posts=[post for post in POSTS if post.id not in ("desk", "head", "deputy", "chief")])
    assert laid(COUNTY, Ruling("without-approval"), roster=strange) == []


def test_rulings_of_something_else_change_nothing() -> None:
    assert laid(COUNTY, Ruling("unheard-of")) == laid(COUNTY)
    other = seen(COUNTY, Ruling("falsified"), subject="late:m2:x")
    assert attribute(other, LATE, FINDING) == attribute(seen(COUNTY), LATE, FINDING)
    entries = Registers([Entry("r1", "rulings", FINDING.key, facts=None)])
    untyped = evolve(RULES, attribution=COUNTY).at(day("2026-01-31"), roster=ROSTER, registers=entries)
    assert attribute(untyped, LATE, FINDING) == attribute(seen(COUNTY), LATE, FINDING)


def test_where_nobody_is_charged_no_ruling_charges_anyone() -> None:
    strange = evolve(FINDING, code="unheard-of")
    ruled = seen(COUNTY, Ruling("falsified"), subject=strange.key)
    assert attribute(ruled, LATE, strange) == ()
    assert draft(ruled, LATE, strange).questions == ()


# -- the draft


def test_a_draft_has_questions_grade_measures_and_what_would_have_saved_it() -> None:
    made = draft(seen(COUNTY, Ruling("falsified")), LATE, FINDING)
    assert made.grade == "严重过错"
    assert made.measures == ("取消岗位津贴", "扣发年终奖")
    assert "falsified" not in {one.code for one in made.questions}
    assert "instigated" in {one.code for one in made.questions}
    assert made.saving is not None
    assert made.saving.days == 4
    graver = draft(seen(COUNTY, Ruling("falsified", grade="特别严重过错")), LATE, FINDING)
    assert graver.measures == ("年度考核不称职", "收回执法证件并调离岗位")


def test_the_way_to_appeal_is_that_of_the_law_in_force() -> None:
    here = evolve(national(), attribution=COUNTY, faults=RULES.faults).at(day("2026-01-31"), roster=ROSTER)
    routes = draft(here, LATE, FINDING).appeal
    assert {(one.limit.name, one.limit.amount.number) for one in routes if one.limit.amount} == {
        ("ask_recheck", 30),
        ("appeal", 30),
        ("appeal_after_recheck", 15),
    }
    old = evolve(here, on=day("1990-01-01"))
    assert draft(old, LATE, FINDING).appeal == ()


def test_who_is_charged_twice_in_a_year_is_aggravated() -> None:
    made = draft(seen(COUNTY), LATE, FINDING)
    earlier = Draft(evolve(FINDING, since=date(2025, 12, 1)), made.charges)
    nobody = Draft(FINDING, (evolve(made.charges[0], person=None),))
    assert aggravated((made, earlier, nobody), COUNTY.again, 2026) == frozenset()
    assert aggravated((made, made), COUNTY.again, 2026) == {"孙丙", "李丁"}
    assert aggravated((made, made), 0, 2026) == frozenset()


# -- the file


def test_a_ruling_is_read_from_the_register_as_text() -> None:
    cells = {"circumstance": "collective", "role": "决策人", "person": "李丁", "day": "2026-01-30"}
    ruling = Ruling("collective", role="决策人", person="李丁", day=date(2026, 1, 30))
    assert national().registers["rulings"].facts is Ruling
    assert facts_from_text(Ruling, cells) == ruling


def test_the_last_pack_with_a_table_has_it(tmp_path: Path) -> None:
    packs = [LoadedPack("a", attribution=THREE), LoadedPack("b", attribution=COUNTY), LoadedPack("c")]
    assert bind(packs).attribution == COUNTY
    assert bind([]).attribution == Attribution()
    assert load_attribution(tmp_path) is None
    text = (SAMPLES / "county.toml").read_text(encoding="utf-8")
    (tmp_path / "attribution.toml").write_text(text, encoding="utf-8")
    assert load_attribution(tmp_path) == COUNTY


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "title"),
        ('title = "x"\nother = 1', "other"),
        ('title = "x"\nroles = {"队长" = "直接责任"}', "队长"),
        ('title = "x"\ncircumstance = [{code = "a", title = "b", frees = 1}]', "frees is not true or false"),
        ('title = "x"\ncircumstance = [{code = "A B", title = "b"}]', "code"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "attribution.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as raised:
        load_attribution(tmp_path)
    assert fault in str([one.fields for one in raised.value])
