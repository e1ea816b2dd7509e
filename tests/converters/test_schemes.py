"""Schemes of assessment are read strictly, and refused with every fault at its line."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from lawadmin.assessment.indicators import lint
from lawadmin.converters.schemes import load_schemes
from lawadmin.errors import Problems
from lawadmin.rules.indicators import Rule

pytestmark = pytest.mark.clause("3.2")


def scheme(folder: Path, text: str, name: str = "s.toml") -> Path:
    (folder / "schemes").mkdir(exist_ok=True)
    (folder / "schemes" / name).write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(Problems) as caught:
        load_schemes(folder)
    return [f"{fault.where} {fault.fields['reason']}" for fault in caught.value]


def test_the_samples_of_the_house_are_sound() -> None:
    common, card = load_schemes(files("lawadmin") / "tables")
    assert [one.weight for one in common.indicators] == [30, 50, 20]
    assert card.full == 70
    assert card.kinds == {"部门"}
    assert not [*lint(common), *lint(card)]
    assert {leaf.rule for leaf in (*common.leaves(), *card.leaves())} == set(Rule)


def test_a_folder_without_schemes_has_none(tmp_path: Path) -> None:
    assert load_schemes(tmp_path) == ()


def test_a_scheme_is_read_whole(tmp_path: Path) -> None:
    text = """
id = "s"
title = "考核"
full = 10.5
indicator = [
 {id = "a", title = "甲", weight = 0.5, rule = "target", measure = "x/y", least = 90, per = 10, each = 0.5},
 {id = "b", title = "乙", weight = 10, parts = [{id = "c", title = "丙", weight = 10}]},
]
"""
    (found,) = load_schemes(scheme(tmp_path, text))
    leaf = found.leaves()[0]
    assert [leaf.weight, leaf.least, leaf.per, leaf.each] == [Decimal("0.5"), 90, 10, Decimal("0.5")]
    assert [one.id for one in found.leaves()] == ["a", "c"]


def test_every_fault_of_every_file_comes_at_once(tmp_path: Path) -> None:
    scheme(tmp_path, "id = ", "a.toml")
    scheme(tmp_path, 'id = "b"\ntitle = "乙"\nfull = true\nwieght = 1\n', "b.toml")
    scheme(
        tmp_path,
        'id = "c"\ntitle = "丙"\nfull = 9\nindicator = [\n {id = "x", title = "甲", weight = -1},\n]',
        "c.toml",
    )
    assert faults(tmp_path) == [
        "a.toml:1 Invalid value",
        "b.toml:4 unknown key 'wieght'",
        "b.toml:1 full is no number of points",
        "c.toml:5 weight is no number of points",
    ]


def test_weights_and_measures_that_do_not_hold_are_refused_at_their_line(tmp_path: Path) -> None:
    text = """id = "s"
title = "考核"
indicator = [
 {id = "a", title = "甲", weight = 50, parts = [
  {id = "b", title = "乙", weight = 40, rule = "share", measure = "x"},
 ]},
 {id = "c", title = "丙", weight = 20, rule = "reach", measure = "x"},
 {id = "d", title = "丁", weight = 0},
 {id = "d", title = "丁", weight = 0},
]
"""
    assert faults(scheme(tmp_path, text)) == [
        "s.toml:1 the indicators do not add up to the full score: 70",
        "s.toml:4 the parts do not add up to their indicator: a",
        "s.toml:5 the measure is not one for the rule: b",
        "s.toml:7 nothing says what is to be reached: c",
        "s.toml:9 two indicators have one id: d",
    ]
