"""Figures reconcile with the ledger, are traceable, and add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.assessment.statistics import DUE, FINDINGS, IN_TIME, LATE, MATTERS, Figures, figures, total
from telling import day, national, record, step, story

pytestmark = pytest.mark.clause("3.2")

SEEN = national().at(day("2026-12-31"))


def licence(matter: str, decided: str, organ: str = "o1") -> Figures:
    told = record(
        "licensing",
        step("申请", "2026-09-14"),
        step("受理", "2026-09-16"),
        step("不予", decided),
        matter=matter,
        organ=organ,
    )
    return figures(story(SEEN, told), 2026)


def test_each_figure_is_traced_to_its_matters() -> None:
    whole = total([licence("m1", "2026-10-20"), licence("m2", "2026-10-21", "o2")])
    assert whole.number(MATTERS) == 2
    assert whole.number("step:不予") == 2
    assert whole.traced("step:不予", organ="o2") == {"m2/e3"}
    assert (whole.number(DUE), whole.number(IN_TIME), whole.number(LATE)) == (4, 3, 1)
    assert whole.traced(LATE) == {"m2/administrative-licensing-act/decide/e2"}
    assert whole.number(FINDINGS, procedure="licensing") == whole.number("finding:late") == 1
    assert whole.number(DUE) == whole.number(IN_TIME) + whole.number(LATE)
    assert "step:受理" in whole.kinds()


def test_another_year_counts_nothing() -> None:
    told = record("licensing", step("申请", "2026-09-14"), step("受理", "2026-09-16"))
    assert figures(story(SEEN, told), 2025).counted == {}


NAMES = st.sampled_from("abc")
FIGURES = st.dictionaries(st.tuples(NAMES, NAMES, NAMES), st.frozensets(st.text(max_size=2), max_size=3)).map(Figures)


@given(FIGURES, FIGURES, FIGURES)
def test_figures_of_two_counties_merged_equal_those_of_the_merged_ledger(a: Figures, b: Figures, c: Figures) -> None:
    assert dict((a + b).counted) == dict((b + a).counted)
    assert dict(((a + b) + c).counted) == dict((a + (b + c)).counted)
    assert dict(total([a, b, c]).counted) == dict((a + b + c).counted)
    assert dict((a + a).counted) == dict(a.counted)
