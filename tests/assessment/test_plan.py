"""How the plan's clauses stand, and that tallies of parts add up."""

from __future__ import annotations

from collections import Counter

from attrs import evolve

from lawadmin.assessment import Tally, assess
from lawadmin.assessment.plan import NOTHING, Trend, counted, tally, trends
from lawadmin.rules.values import Check, Clause, Finding, Gravity
from made_up import edition, limit, rules
from telling import day, record, step, story

LAW = edition(limit("decide", 20, "begun", "done"), limit("pay", 5, "done", "paid"))
RULES = rules(
    LAW, clauses=(Clause("2.4.1", "执法"), Clause("2.9.9", "其他")), checks=(Check("c", "2.9.9", lambda s, t: ()),)
)
SEEN = RULES.at(day("2026-01-31"))


def test_a_clause_shows_what_serves_it_and_how_it_stands() -> None:
    late = story(SEEN, record("example", step("begun", "2026-01-01"), step("done", "2026-01-30")))
    total = tally(late, "2.4.1") + counted(())
    states = assess(SEEN, total)
    assert [(s.clause, s.procedures, s.checks, s.open, s.late, s.findings) for s in states] == [
        ("2.4.1", ("example",), (), 1, 1, 1),
        ("2.9.9", (), ("c",), 0, 0, 0),
    ]


def test_limits_are_listed_under_their_clause_in_editions_in_force() -> None:
    clause = evolve(LAW, limits=tuple(evolve(one, clause="2.9.9") for one in LAW.limits))
    seen = rules(clause, clauses=(Clause("2.9.9", "其他"),)).at(day("2026-01-31"))
    assert assess(seen, NOTHING)[0].limits == ("example-act/decide", "example-act/pay")
    past = rules(clause, clauses=(Clause("2.9.9", "其他"),)).at(day("2019-01-31"))
    assert assess(past, NOTHING)[0].limits == ()


def test_tallies_add_up_in_any_order() -> None:
    one = Tally(Counter(a=1), Counter(b=2), Counter())
    two = Tally(Counter(a=3), Counter(), Counter(c=1))
    assert one + two == two + one == Tally(Counter(a=4), Counter(b=2), Counter(c=1))


def test_a_countys_own_clauses_count_what_those_served_count() -> None:
    own = (Clause("一", "办事", serves=frozenset({"2.4.1"})), Clause("2.9.9", "其他"))
    law = evolve(LAW, limits=tuple(evolve(one, clause="2.4.1") for one in LAW.limits))
    seen = rules(law, clauses=own).at(day("2026-01-31"))
    late = story(seen, record("example", step("begun", "2026-01-01"), step("done", "2026-01-30")))
    states = assess(seen, tally(late, "2.4.1", seen.rules))
    assert [(s.clause, s.procedures, len(s.limits), s.open, s.late, s.findings) for s in states] == [
        ("一", ("example",), 2, 1, 1, 1),
        ("2.9.9", (), 0, 0, 0, 0),
    ]
    assert {finding.clause for finding in late.findings} == {"一"}


def test_what_no_clause_covers_is_told_last() -> None:
    seen = rules(LAW, clauses=(Clause("2.9.9", "其他"),)).at(day("2026-01-31"))
    late = story(seen, record("example", step("begun", "2026-01-01"), step("done", "2026-01-30")))
    outside = assess(seen, tally(late, "2.4.1", seen.rules))[-1]
    assert (outside.clause, outside.title, outside.open, outside.late, outside.findings) == ("", "方案之外", 1, 1, 1)
    assert outside.procedures == outside.checks == outside.limits == ()


def test_a_trend_says_what_is_new_and_what_was_mended() -> None:
    def found(matter: str, clause: str) -> Finding:
        return Finding("late", matter, "o1", "example", clause, Gravity.MINOR, day("2026-01-01"), "x")

    before = [found("m1", "a"), found("m2", "a"), found("m3", "b")]
    after = [found("m2", "a"), found("m4", "a"), found("m5", "a"), found("m6", "c")]
    assert trends(before, after) == {"a": Trend(2, 2, 1), "b": Trend(1, 0, 1), "c": Trend(0, 1, 0)}
