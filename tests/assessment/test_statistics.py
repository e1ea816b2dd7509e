"""Figures reconcile with the ledger, are traceable, and add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.assessment.statistics import DUE, FINDINGS, HELD, IN_TIME, LATE, MATTERS, Figures, figures, total
from lawadmin.findings import Judged
from lawadmin.regimes.enforcement.case_files import Round
from lawadmin.regimes.enforcement.penalties import Decision
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


def test_a_matter_is_held_from_its_beginning_on() -> None:
    told = record("licensing", step("申请", "2026-09-14"), step("受理", "2026-09-16"))
    after = national().at(day("2028-01-31"))
    assert figures(story(after, told), 2027).number(HELD) == 1
    assert figures(story(after, told), 2027).number(MATTERS) == 0


def punished(fine: int, matter: str = "p1") -> Judged:
    told = record(
        "penalty",
        step("立案", "2026-03-02"),
        step("处罚决定", "2026-03-20", facts=Decision(offence="A1", fine=fine)),
        matter=matter,
    )
    changed = record("reconsideration", step("变更", "2026-05-06"), step("送达", "2027-01-05"), matter="f1")
    return story(SEEN, told, {"review": (changed,)})


def test_what_steps_state_is_added_up_and_traced() -> None:
    whole = total([figures(punished(500), 2026), figures(punished(300, "p2"), 2026)])
    assert whole.amount("sum:fine:处罚决定") == whole.measure("sum:fine:处罚决定@penalty", organ="o1") == 800
    assert whole.traced("sum:fine:处罚决定") == whole.traced("full:fine:处罚决定") == {"p1/e2", "p2/e2"}
    assert whole.measure("full:fine:处罚决定") == 200
    assert whole.amount("sum:fine:处罚决定@licensing") == whole.amount("sum:fine:处罚决定", organ="o2") == 0
    assert "sum:fine:处罚决定" in whole.kinds()


def test_steps_in_linked_matters_are_counted_and_figures_joined() -> None:
    whole = figures(punished(500), 2026)
    assert whole.traced("linked:review:变更@penalty") == {"f1/e1"}
    assert whole.measure("linked:review:变更@penalty+linked:review:撤销@penalty+step:立案") == 2
    assert whole.number("linked:review:送达") == 0
    assert whole.only("o2").counted == whole.of_procedure("licensing").counted == {}
    assert whole.only("o1") == whole.of_procedure("penalty") == whole


def test_the_score_of_a_file_counts_for_the_organ_whose_file_it_is() -> None:
    told = record(
        "case-file-review",
        step("成立", "2026-01-05"),
        step("初评", "2026-04-01", facts=Round(file="p1", score=90)),
        step("复评", "2026-04-02", facts=Round(file="elsewhere", score=80)),
    )
    whole = figures(story(SEEN, told), 2026, {"p1": "o9"}.get)
    assert [whole.amount("sum:score:初评", organ="o9"), whole.amount("sum:score:复评", organ="o1")] == [90, 80]
    assert whole.number("step:初评", organ="o1") == 1


NAMES = st.sampled_from("abc")
KEYS = st.tuples(NAMES, NAMES, NAMES)
STATED = st.frozensets(st.tuples(st.text(max_size=2), st.decimals(0, 9, places=1)), max_size=3)
FIGURES = st.builds(
    Figures,
    st.dictionaries(KEYS, st.frozensets(st.text(max_size=2), max_size=3)),
    st.dictionaries(KEYS, STATED),
)


@given(FIGURES, FIGURES, FIGURES)
def test_figures_of_two_counties_merged_equal_those_of_the_merged_ledger(a: Figures, b: Figures, c: Figures) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c) == total([a, b, c])
    assert a + a == a + Figures() == a
