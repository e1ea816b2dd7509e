"""Every clause of the plan is served: by a procedure, a check, a limit, and a test that shows it."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from lawadmin.assessment import assess
from lawadmin.assessment.plan import NOTHING, ClauseState
from lawadmin.plugins import load_rules

RULES = load_rules()
STATES = assess(RULES.at(date(2026, 6, 30)), NOTHING)
SCENARIOS = Path(__file__).parent / "scenarios"


def marked(file: Path) -> set[str]:
    """Collect the clauses that a file's marks name."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = (
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.clause"
    )
    return {str(arg.value) for call in calls for arg in call.args if isinstance(arg, ast.Constant)}


def test_there_are_thirty_clauses() -> None:
    assert len(STATES) == 30


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.clause)
def test_a_clause_is_served(state: ClauseState) -> None:
    assert state.procedures
    assert state.checks
    assert state.limits


@pytest.mark.parametrize("clause", [clause.id for clause in RULES.clauses])
def test_a_clause_has_a_test(clause: str) -> None:
    assert any(clause in marked(file) for file in SCENARIOS.glob("test_*.py"))


def test_no_mark_names_a_clause_that_the_plan_does_not_have() -> None:
    known = {clause.id for clause in RULES.clauses}
    assert set().union(*(marked(file) for file in SCENARIOS.glob("test_*.py"))) <= known
