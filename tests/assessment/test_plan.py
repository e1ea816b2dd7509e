"""How the plan's clauses stand, and that tallies of parts add up."""

from __future__ import annotations

from collections import Counter

from attrs import evolve

from lawadmin.assessment import Tally, assess
from lawadmin.assessment.plan import NOTHING, counted, tally
from lawadmin.rules.values import Check, Clause
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
