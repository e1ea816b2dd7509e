"""Indicators and weights: scored from evidence, entered, audited, appealed; checked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.assessment.indicators import Entered, Evidence, appraise, lint
from lawadmin.rules.indicators import Indicator, Rule, Scheme

pytestmark = pytest.mark.clause("3.2")

SCHEME = Scheme(
    "county",
    "依法行政考核",
    (
        Indicator("time", "按期办理", Decimal(40), rule=Rule.SHARE, measure="in-time/due"),
        Indicator("files", "案卷", Decimal(30), rule=Rule.DEDUCT, measure="findings", each=Decimal(2)),
        Indicator(
            "rest",
            "其他",
            Decimal(30),
            (Indicator("study", "学法", Decimal(10)), Indicator("appraisal", "群众评议", Decimal(20))),
        ),
    ),
    bonus=Decimal(5),
    vetoes=frozenset({"grave-case"}),
)
MEASURES = {"in-time": 9, "due": 10, "findings": 4}


def test_scores_come_from_evidence_and_from_people() -> None:
    entered = {
        "study": Entered(own=Decimal(10), audited=Decimal(8)),
        "appraisal": Entered(own=Decimal(18), audited=Decimal(15), appealed=Decimal(16)),
    }
    result = appraise(SCHEME, Evidence(MEASURES, entered, bonus=Decimal(9)))
    assert [(m.indicator, m.points, m.computed) for m in result.marked] == [
        ("time", Decimal(36), True),
        ("files", Decimal(22), True),
        ("study", Decimal(8), False),
        ("appraisal", Decimal(16), False),
    ]
    assert (result.bonus, result.points, result.unscored) == (Decimal(5), Decimal(87), ())
    assert dict(result.marked[0].measured) == {"in-time": 9, "due": 10}


def test_what_nobody_scored_is_told_and_counts_nothing() -> None:
    result = appraise(SCHEME, Evidence({"due": 0}))
    assert result.unscored == ("time", "files", "study", "appraisal")
    assert result.points == 0


def test_an_audit_stands_before_what_was_computed() -> None:
    result = appraise(
        SCHEME, Evidence(MEASURES, {"time": Entered(audited=Decimal(99)), "files": Entered(own=Decimal(1))})
    )
    assert [(m.points, m.computed) for m in result.marked[:2]] == [(Decimal(40), False), (Decimal(22), True)]


def test_a_veto_makes_the_whole_nothing() -> None:
    assert appraise(SCHEME, Evidence(MEASURES, vetoes=frozenset({"grave-case", "other"}))).points == 0


AIMED = Scheme(
    "card",
    "考核卡",
    (
        Indicator("hours", "学时", Decimal(5), rule=Rule.REACH, measure="hours", least=Decimal(80)),
        Indicator(
            "closed",
            "办结率",
            Decimal(15),
            rule=Rule.TARGET,
            measure="closed/all",
            least=Decimal(90),
            per=Decimal(10),
        ),
    ),
    full=Decimal(20),
)


@pytest.mark.parametrize(
    ("hours", "closed", "points"),
    [(80, 90, (5, 15)), (200, 100, (5, 15)), (40, 89, (Decimal("2.5"), 14)), (0, 80, (0, 14)), (0, 79, (0, 13))],
)
def test_an_amount_is_reached_and_a_target_missed_by_stretches(
    hours: int, closed: int, points: tuple[Decimal, Decimal]
) -> None:
    result = appraise(AIMED, Evidence({"hours": hours, "closed": closed, "all": 100}))
    assert tuple(marked.points for marked in result.marked) == points


def test_the_public_stands_before_the_organ_and_after_the_auditors() -> None:
    said = Entered(own=Decimal(9), appraised=Decimal(7))
    assert said.settled == 7
    assert evolve(said, audited=Decimal(6)).settled == 6


def test_a_sound_scheme_has_nothing_wrong() -> None:
    assert not list(lint(SCHEME))


def test_what_is_wrong_with_a_scheme_is_found() -> None:
    bad = Scheme(
        "x",
        "样",
        (
            Indicator("a", "甲", Decimal(50), (Indicator("a", "乙", Decimal(0)),)),
            Indicator("c", "丙", Decimal(40), rule=Rule.SHARE),
            Indicator("d", "丁", Decimal(9), rule=Rule.REACH, measure="x"),
            Indicator("e", "戊", Decimal(1), (Indicator("f", "己", Decimal(1)),), rule=Rule.DEDUCT, measure="x"),
        ),
    )
    assert not list(lint(AIMED))
    assert set(lint(bad)) == {
        ("parts", "a"),
        ("unreachable", "a"),
        ("double", "a"),
        ("unmeasured", "c"),
        ("untargeted", "d"),
        ("unreachable", "e"),
    }
    assert ("sum", "100") in set(lint(evolve(bad, full=Decimal(90))))


@given(st.dictionaries(st.sampled_from(["in-time", "due", "findings"]), st.integers(0, 200)))
def test_a_score_lies_in_its_bounds(measures: dict[str, int]) -> None:
    result = appraise(SCHEME, Evidence(measures))
    assert 0 <= result.points <= SCHEME.full
    assert (
        appraise(SCHEME, Evidence({**measures, "findings": measures.get("findings", 0) + 1})).marked[1].points
        is not None
    )
