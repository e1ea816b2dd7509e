"""Ladders: the most special one is taken, and every fault of one is told at its line, all at once."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve

from law_values import amount
from lawadmin.converters.ladders import load_ladders
from lawadmin.days.span import Unit
from lawadmin.errors import Problems
from lawadmin.law.edition import Bearer, Effect, Extension, FromCalendar, Kind, Lapse, Limit
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.ladders import Ladder, Rung, Side, is_reminded, ladder_of
from lawadmin.rules.values import Clause
from made_up import EXAMPLE, edition, limit
from telling import national

LAPSING = Lapse(Effect.FAULT)
SOUND = '<a before = 5, to = ["经手人"]>\n <b after = 1, to = ["机关"]>'


def ladders(folder: Path, text: str) -> tuple[Ladder, ...]:
    (folder / "ladders.toml").write_text(text, encoding="utf-8")
    return load_ladders(folder)


def rungs(rows: str, head: str = "") -> str:
    """Write a ladder; a rung may be written short, as <name before = 5, to = ["经手人"]>."""
    whole = re.sub(r"<(\w+) ([^>]+)>", r'{name = "\1", title = "\1", \2},', rows)
    return f'[[ladder]]\nname = "own"\ntitle = "本县"\n{head}\nrung = [\n {whole}\n]\n'


def faults(folder: Path, text: str, *limits: Limit) -> list[str]:
    """Bind the ladders with a small law, and say what is wrong with them."""
    calendar = national().calendar
    pack = LoadedPack(
        "own",
        notices=calendar.notices,
        forecast=calendar.forecast,
        editions=(edition(*limits),) if limits else (),
        procedures=(evolve(EXAMPLE, must=()),),
        clauses=(Clause("2.1.1", "许可"),),
        ladders=ladders(folder, text),
    )
    try:
        bind([pack])
    except Problems as problems:
        return [f"{fault.where} {fault.fields['reason']}" for fault in problems]
    return []


def read_faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        ladders(folder, text)
    return [f"{fault.where} {fault.fields['reason']}" for fault in caught.value]


def test_the_ladder_of_the_house_is_sound(tmp_path: Path) -> None:
    text = (files("lawadmin") / "tables" / "ladders.toml").read_text(encoding="utf-8")
    assert faults(tmp_path, text) == []


def test_a_folder_without_ladders_has_none(tmp_path: Path) -> None:
    assert load_ladders(tmp_path) == ()


def test_a_ladder_is_read_whole(tmp_path: Path) -> None:
    head = 'title_en = "Own"\nlimits = ["example-act/decide"]\nprocedures = ["example"]\nclauses = ["2.1.1"]'
    told = 'to = ["经手人", "审核人"], functions = ["法制机构"], channel = "mail"'
    row = f'{{name = "a", title = "提醒", title_en = "Soon", before = 3, unit = "日", {told}}},'
    (found,) = ladders(tmp_path, rungs(row, head))
    rung = Rung("a", "提醒", Side.BEFORE, 3, Unit.DAY, ("审核人", "经手人"), ("法制机构",), "mail", "Soon")
    assert found.rungs == (rung,)
    assert found.claims == {("limit", "example-act/decide"), ("procedure", "example"), ("clause", "2.1.1")}
    assert found.title_en == "Own"


def test_what_cannot_be_read_is_told_at_its_line(tmp_path: Path) -> None:
    text = rungs(
        '{name = "A!", title = "提醒", before = 5, to = ["经手人"]},\n'
        ' {name = "b", title = "催办", to = ["机关"]},\n'
        ' {name = "c", title = "催办", before = 1, after = 1, unit = "周", too = ["机关"]},'
    )
    assert read_faults(tmp_path, text + text) == [
        *(
            f"ladders.toml:{line + more} {said}"
            for more in (0, 9)
            for line, said in (
                (6, "name is not written as it should be"),
                (7, "a rung stands before the last day or after it"),
                (8, "unknown key 'too'"),
                (8, "a rung stands before the last day or after it"),
                (8, "unit is not a word that is known here"),
            )
        ),
        "ladders.toml:10 two ladders are called 'own'",
    ]


def test_a_sound_ladder_binds(tmp_path: Path) -> None:
    assert faults(tmp_path, rungs(SOUND)) == []


ROWS = [
    ('<x before = 5, to = ["处长"]>', "ladders.toml:6 nobody is called 处长"),
    ("<x before = 5>", "ladders.toml:6 the rung tells nobody"),
    (
        '<x before = 6, to = ["经手人"]>\n <x before = 5, to = ["经手人"]>',
        "ladders.toml:7 two rungs are called 'x'",
    ),
    (
        '<x before = 6, to = ["经手人"]>\n <y before = 6, to = ["经手人", "审核人"]>',
        "ladders.toml:7 an earlier rung tells the same on the same day",
    ),
    (
        '<x before = 0, to = ["经手人"]>\n <y before = 0, unit = "日", to = ["经手人"]>',
        "ladders.toml:7 an earlier rung tells the same on the same day",
    ),
    (
        '<x before = 1, to = ["经手人"]>\n <y before = 2, to = ["经手人"]>',
        "ladders.toml:7 the rung comes before the one above it",
    ),
]


@pytest.mark.parametrize(("rows", "said"), ROWS)
def test_a_rung_that_is_wrong_is_told_at_its_line(tmp_path: Path, rows: str, said: str) -> None:
    last = '\n <z after = 9, to = ["机关"]>'
    assert faults(tmp_path, rungs(rows + last)) == [said]


def test_rungs_after_the_last_day_stand_below_those_before_it_and_in_order(tmp_path: Path) -> None:
    rows = (
        '<x after = 5, to = ["经手人"]>\n <y after = 1, to = ["机关"]>\n'
        ' <z before = 1, to = ["经手人"]>\n <d after = 9, unit = "日", to = ["经手人"]>'
    )
    assert faults(tmp_path, rungs(rows)) == [
        "ladders.toml:7 the rung comes before the one above it",
        "ladders.toml:8 the rung comes before the one above it",
    ]


def test_other_channels_and_units_are_other_rungs(tmp_path: Path) -> None:
    rows = (
        '<x before = 3, to = ["经手人"]>\n'
        ' <y before = 3, to = ["经手人"], channel = "chat">\n'
        ' <u before = 3, unit = "日", to = ["经手人"]>\n'
        ' <z after = 3, to = ["机关"]>'
    )
    assert faults(tmp_path, rungs(rows)) == []


GAPS = [
    (
        '<x after = 1, to = ["机关"]>',
        "4 there is a gap: nobody is reminded before the last day",
    ),
    (
        '<x before = 1, to = ["机关"]>',
        "4 there is a gap: nobody is told when the last day has passed",
    ),
    (
        '<x before = 1, to = ["机关"]>\n <y after = 1, functions = ["法制机构"]>',
        "7 there is a gap: others are told of a lapse before anyone of the organ is",
    ),
]


@pytest.mark.parametrize(("rows", "said"), GAPS)
def test_a_gap_is_told(tmp_path: Path, rows: str, said: str) -> None:
    line, _, reason = said.partition(" ")
    assert faults(tmp_path, rungs(rows)) == [f"ladders.toml:{1 if line == '4' else line} {reason}"]


def test_a_ladder_without_rungs_has_both_gaps(tmp_path: Path) -> None:
    assert len(faults(tmp_path, '[[ladder]]\nname = "own"\ntitle = "本县"\n')) == 2


def test_names_that_no_law_and_no_plan_has_are_told(tmp_path: Path) -> None:
    head = 'limits = ["example-act/decied"]\nprocedures = ["exampel", "example"]\nclauses = ["9.9", "2.1.1"]'
    assert faults(tmp_path, rungs(SOUND, head), limit("decide", 5, "begun", "done")) == [
        "ladders.toml:1 there is no limit 'example-act/decied'",
        "ladders.toml:1 there is no procedure 'exampel'",
        "ladders.toml:1 there is no clause '9.9'",
    ]


def test_two_ladders_for_one_thing_are_told(tmp_path: Path) -> None:
    one, other = rungs(SOUND), rungs(SOUND).replace('"own"', '"other"')
    assert faults(tmp_path, one + other) == ["ladders.toml:9 ladders 'own' and 'other' are both for 'all limits'"]
    head = 'procedures = ["example"]'
    one, other = rungs(SOUND, head), rungs(SOUND, head).replace('"own"', '"other"')
    assert faults(tmp_path, one + other) == ["ladders.toml:9 ladders 'own' and 'other' are both for 'example'"]


DECIDE = evolve(limit("decide", 5, "begun", "done"), lapse=LAPSING)
NEVER = "ladders.toml:{} the rung is never reached by example-act/decide"
REACHED = [
    (DECIDE, [NEVER.format(6)]),
    (evolve(DECIDE, amount=amount(6, Unit.DAY)), []),
    (evolve(DECIDE, amount=amount(6, Unit.WORKING_DAY)), []),
    (evolve(DECIDE, amount=amount(5, Unit.WORKING_DAY)), [NEVER.format(6)]),
    (evolve(DECIDE, amount=amount(5, Unit.DAY, Unit.WORKING_DAY)), [NEVER.format(6)]),
    (evolve(DECIDE, amount=amount(1, Unit.MONTH)), []),
    (evolve(DECIDE, amount=amount(1, Unit.HOUR)), []),
    (evolve(DECIDE, amount=amount(None)), []),
    (evolve(DECIDE, amount=None), []),
    (evolve(DECIDE, extend=(Extension(amount(5)),)), []),
    (evolve(DECIDE, kind=Kind.BEFORE), []),
    (evolve(DECIDE, anchor=FromCalendar("01-31", frozenset({"begun"}))), []),
    (evolve(DECIDE, amount=amount(9), lapse=Lapse(Effect.NONE)), [NEVER.format(7)]),
    (evolve(DECIDE, amount=amount(9), lapse=Lapse(Effect.RIGHT_LOST)), [NEVER.format(7)]),
    (evolve(DECIDE, bearer=Bearer.PARTY), ["ladders.toml:1 example-act/decide asks no organ to do anything by a day"]),
    (evolve(DECIDE, kind=Kind.WAIT), ["ladders.toml:1 example-act/decide asks no organ to do anything by a day"]),
]


@pytest.mark.parametrize(("law", "said"), REACHED)
def test_a_rung_that_a_limit_never_reaches_is_told(tmp_path: Path, law: Limit, said: list[str]) -> None:
    assert faults(tmp_path, rungs(SOUND, 'limits = ["example-act/decide"]'), law) == said


def test_a_limit_is_reminded_of_where_an_organ_has_to_act() -> None:
    assert is_reminded(DECIDE)
    assert is_reminded(evolve(DECIDE, bearer=Bearer.BODY))
    assert not is_reminded(evolve(DECIDE, bearer=Bearer.COURT))


def test_the_most_special_ladder_is_taken() -> None:
    usual = Ladder("usual", "", ())
    clause = Ladder("clause", "", (), clauses=frozenset({"2.1.1"}))
    procedure = Ladder("procedure", "", (), procedures=frozenset({"licensing"}))
    own = Ladder("own", "", (), limits=frozenset({"act/decide"}))
    every = (own, usual, procedure, clause)

    def taken(*ladders: Ladder, ref: str = "act/decide") -> Ladder | None:
        return ladder_of(ladders, limit=ref, procedure="licensing", clause="2.1.1")

    assert taken(*every) is own
    assert taken(*every, ref="act/other") is procedure
    assert taken(usual, clause) is clause
    assert taken(usual, own, ref="act/other") is usual
    assert taken(own, ref="act/other") is None


def test_a_countys_ladder_takes_the_place_of_the_one_of_its_name() -> None:
    calendar = national().calendar
    rung = Rung("a", "提醒", Side.BEFORE, 2, to=("经手人",))
    after = Rung("b", "催办", Side.AFTER, 2, to=("机关",))
    house = LoadedPack("house", notices=calendar.notices, forecast=calendar.forecast)
    packs = [evolve(house, ladders=(Ladder("usual", one, (rung, after)),)) for one in ("甲", "乙")]
    packs[1] = evolve(packs[1], notices=())
    assert [ladder.title for ladder in bind(packs).ladders] == ["乙"]
