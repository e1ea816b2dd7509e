"""Evidence comes from figures where there is something to count, and from the register of scores."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from lawadmin.assessment.evidence import assessed, evidence
from lawadmin.assessment.indicators import Entered, Evidence, appraise
from lawadmin.assessment.statistics import Figures
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Roster
from lawadmin.rules.indicators import SCORES, Indicator, Rule, Scheme, Scored
from telling import day, national

pytestmark = pytest.mark.clause("3.2")

SCHEME = Scheme(
    "s",
    "考核",
    (
        Indicator("time", "按期", Decimal(40), rule=Rule.SHARE, measure="in-time@licensing/due@licensing"),
        Indicator("files", "案卷", Decimal(20), rule=Rule.SHARE, measure="sum:score:复评/full:score:复评"),
        Indicator("faults", "问题", Decimal(20), rule=Rule.DEDUCT, measure="finding:a+finding:b", each=Decimal(3)),
        Indicator("public", "评议", Decimal(20)),
    ),
    bonus=Decimal(2),
    vetoes=frozenset({"finding:false-report"}),
    kinds=frozenset({"部门"}),
)
FIGURES = Figures(
    {
        ("o1", "licensing", "held"): frozenset({"m1"}),
        ("o1", "licensing", "due"): frozenset({"m1/a", "m1/b"}),
        ("o1", "licensing", "in-time"): frozenset({"m1/a"}),
        ("o1", "licensing", "finding:a"): frozenset({"x"}),
        ("o1", "", "finding:b"): frozenset({"y"}),
        ("o2", "petition", "held"): frozenset({"m2"}),
        ("o2", "petition", "finding:false-report"): frozenset({"z"}),
    },
    {("o1", "case-file-review", "sum:score:复评"): frozenset({("r/1", Decimal(90)), ("r/2", Decimal(70))})},
)


SAID = Scored("s", 2025, "public")


def scored(entry: str, facts: Scored, organ: str = "o1") -> Entry:
    return Entry(entry, SCORES, organ, facts=facts)


REGISTERS = Registers(
    [
        scored("1", evolve(SAID, own=Decimal(19))),
        scored("2", evolve(SAID, appraised=Decimal(90))),
        scored("3", evolve(SAID, appraised=Decimal(70))),
        scored("4", evolve(SAID, own=Decimal(15), audited=Decimal(12)), "o2"),
        scored("5", evolve(SAID, appealed=Decimal(14)), "o2"),
        Entry("6", SCORES, "o1", facts=Scored("s", 2025, bonus=Decimal(9))),
        Entry("7", SCORES, "o1", facts=Scored("s", 2024, "public", audited=Decimal(1))),
        Entry("8", SCORES, "o1", facts=Scored("other", 2025, "public", audited=Decimal(1))),
        Entry("9", SCORES, "o1"),
    ]
)


def gathered(organ: str) -> Evidence:
    return evidence(SCHEME, organ, 2025, figures=FIGURES, registers=REGISTERS)


def test_what_can_be_counted_is_and_the_public_is_averaged() -> None:
    found = gathered("o1")
    assert dict(found.measures) == {
        "in-time@licensing": 1,
        "due@licensing": 2,
        "sum:score:复评": Decimal(160),
        "full:score:复评": 200,
        "finding:a+finding:b": 2,
    }
    assert found.entered["public"] == Entered(own=Decimal(19), appraised=Decimal(16))
    result = appraise(SCHEME, found)
    assert [marked.points for marked in result.marked] == [20, 16, 14, 16]
    assert [result.bonus, result.points] == [2, 68]
    assert result.organ == "o1"


def test_where_nothing_could_be_counted_nobody_scores() -> None:
    result = appraise(SCHEME, gathered("o2"))
    assert result.unscored == ("time", "files")
    assert [marked.points for marked in result.marked[2:]] == [20, 14]
    assert result.vetoes == ("finding:false-report",)
    assert result.points == 0


def test_organs_that_stood_are_assessed_by_the_schemes_for_their_kind() -> None:
    organs = [
        Organ("o1", "甲局"),
        Organ("o2", "乙局"),
        Organ("o3", "丙局", until=date(2025, 6, 30)),
        Organ("t1", "丁镇", kind="乡镇"),
    ]
    rules = evolve(national(), schemes={"s": SCHEME, "a": evolve(SCHEME, id="a", kinds=frozenset())})
    seen = rules.at(day("2026-01-31"), roster=Roster(organs), registers=REGISTERS)
    found = [(one.scheme, one.organ) for one in assessed(seen, FIGURES, 2025)]
    assert found == [("a", "o1"), ("a", "o2"), ("a", "t1"), ("s", "o1"), ("s", "o2")]
