"""The facts of a step are read from cells by the types that their class declares."""

from __future__ import annotations

from lawadmin.procedure.fact_forms import fact_forms
from lawadmin.procedure.reasons import Bad
from orchard import ORCHARD, Fruit, Request

FORMS = fact_forms(ORCHARD)


def test_every_step_has_its_form() -> None:
    assert set(FORMS) == ORCHARD.vocabulary
    assert FORMS["踏勘"].made is None
    assert "made" not in FORMS["准予"].fields


def test_facts_are_made_of_their_cells() -> None:
    assert FORMS["申请"].read({"fruit": "梨", "trees": "3"}) == (Request(Fruit.PEAR, 3), {})
    assert FORMS["踏勘"].read({}) == (None, {})


def test_a_fact_of_another_step_is_refused() -> None:
    names = ("fruit", "trees", "note", "organic", "tags", "mixed")
    assert FORMS["申请"].read({"fruit": "梨", "number": "1"}) == (
        None,
        {"number": Bad("no-such-fact", {"step": "申请", "choices": names})},
    )
    assert FORMS["踏勘"].read({"number": "1"})[1] == {
        "number": Bad("no-such-fact", {"step": "踏勘", "choices": ("none",)})
    }


def test_facts_that_do_not_fit_together_are_refused_as_a_whole() -> None:
    assert FORMS["申请"].read({"fruit": "梨", "trees": "0"}) == (None, {"": Bad("facts", {"step": "申请"})})
