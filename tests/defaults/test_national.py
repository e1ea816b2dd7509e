"""National law as a pack."""

from __future__ import annotations

from datetime import date

from lawadmin.converters.packs import load
from lawadmin.defaults.national import lawadmin_pack
from lawadmin.records.roster import CHAIN
from lawadmin.rules.bind import bind

RULES = bind([load(lawadmin_pack())])


def test_the_pack_binds() -> None:
    assert {"licensing", "petition"} <= set(RULES.procedures)
    assert RULES.lawbook.edition("administrative-licensing-act", date(2026, 3, 2)).title == "中华人民共和国行政许可法"


def test_the_plan_has_its_thirty_clauses() -> None:
    sizes = {"2.1": 6, "2.2": 3, "2.3": 3, "2.4": 5, "2.5": 2, "2.6": 6, "2.7": 2}
    numbered = [f"{group}.{number}" for group, size in sizes.items() for number in range(1, size + 1)]
    assert [clause.id for clause in RULES.clauses] == [*numbered, "3.1", "3.2", "3.3"]
    assert all(clause.title and clause.title_en for clause in RULES.clauses)


def test_every_procedure_serves_a_clause() -> None:
    assert {p.clause for p in RULES.procedures.values()} <= {clause.id for clause in RULES.clauses}


def test_every_fault_has_a_gravity_and_someone_who_answers() -> None:
    for fault in RULES.faults:
        assert fault.code in RULES.gravities
        assert dict(fault.roles).keys() <= set(CHAIN)
        assert {responsibility for _, responsibility in fault.roles} == {"直接负责的主管人员", "其他直接责任人员"}
