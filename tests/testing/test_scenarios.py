"""Read scenarios strictly, and say of each difference what was expected and what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawadmin.errors import Problems
from lawadmin.testing.scenario import differences, load_scenarios
from telling import national

TOLD = """
[scenario]
title = "晚了一日"
procedure = "licensing"
on = 2026-11-20
step = [
 {day = 2026-09-14, step = "申请"},
 {day = 2026-09-16, step = "受理", id = "accepted", handling = "单独办理"},
 {day = 2026-10-21, step = "不予", at = 16:30:00},
]
due = [{limit = "decide", from = "accepted", day = 2026-10-20, status = "late"}]
finding = [{code = "late", limit = "administrative-licensing-act/decide", due = 2026-10-20, days_late = 1}]
"""


def put(folder: Path, text: str, name: str = "told.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(Problems) as caught:
        load_scenarios(folder)
    return [str(fault) for fault in caught.value]


def test_a_scenario_that_stands_alone_in_its_file(tmp_path: Path) -> None:
    [scenario] = load_scenarios(put(tmp_path, TOLD))
    assert (scenario.title, scenario.where) == ("晚了一日", "told-1")
    assert differences(scenario, national()) == ()


def test_what_differs_is_told_with_the_story(tmp_path: Path) -> None:
    other = TOLD.replace("due = 2026-10-20, days_late = 1", "days_late = 2").replace(
        'status = "late"', 'status = "met"'
    )
    [scenario] = load_scenarios(put(tmp_path, other))
    assert differences(scenario, national()) == (
        "晚了一日",
        "  e1 2026-09-14 申请",
        "  accepted 2026-09-16 受理 handling=单独办理",
        "  e3 2026-10-21 不予",
        "due of decide: 2026-10-20 met expected, 2026-10-20 late found",
        "expected: late administrative-licensing-act/decide due None, 2 days late",
        "not expected: late administrative-licensing-act/decide due 2026-10-20, 1 days late",
    )


def test_a_due_that_nothing_speaks_of(tmp_path: Path) -> None:
    [scenario] = load_scenarios(put(tmp_path, TOLD.replace('from = "accepted"', 'from = "申请"')))
    assert differences(scenario, national())[-1].endswith("2026-10-20 late expected, nothing found")


def test_every_fault_of_every_file_comes_at_once(tmp_path: Path) -> None:
    put(tmp_path, "[scenario\n", "broken.toml")
    put(tmp_path, '[[scenario]]\nprocedure = "licensing"\nstep = [{day = 2026-09-14}]\nfinding = [{code = "late"}]\n')
    put(tmp_path, TOLD.replace('limit = "decide"', "limt = 1"), "word.toml")
    said = faults(tmp_path)
    assert [one.partition(" ")[0] for one in said][:1] == ["broken.toml:1:"]
    assert any("told.toml" in one and "on is missing" in one for one in said)
    assert any("told.toml" in one and "step is missing" in one for one in said)
    assert any("neither limit nor step is stated" in one for one in said)
    assert any("word.toml" in one and "Did you mean 'limit'" in one for one in said)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (TOLD.replace('"不予"', '"不与"'), "told-1 e3: field step: is no step of its procedure"),
        (TOLD.replace("handling", "handed"), "m1 accepted: field handed: is not known here"),
    ],
)
def test_a_step_or_a_fact_that_the_procedure_does_not_know(tmp_path: Path, told: str, said: str) -> None:
    [scenario] = load_scenarios(put(tmp_path, told))
    with pytest.raises(Problems) as caught:
        differences(scenario, national())
    assert said in str(caught.value)


def test_a_retraction_has_no_step(tmp_path: Path) -> None:
    row = ' {day = 2026-10-22, replaces = "e3", recorded = 2026-10-22},\n]\ndue'
    text = TOLD.replace("]\ndue", row).replace('status = "late"', 'status = "lapsed"')
    text = text.replace('code = "late"', 'code = "overdue"').replace("days_late = 1", "days_late = 31")
    [scenario] = load_scenarios(put(tmp_path, text))
    assert differences(scenario, national()) == ()
