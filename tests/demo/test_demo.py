"""The demonstration against its key: the ledgers are imported and reviewed, and all is found that the key lists."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from demonstration import Whole
from lawadmin.app import Reviewed, falling_due
from lawadmin.demo import Expected, build, load_key
from lawadmin.demo.county import county
from lawadmin.demo.key import read_key
from lawadmin.errors import InputError
from lawadmin.law.edition import Bearer
from lawadmin.obligations.custody import custody
from lawadmin.records.organs import lasts
from lawadmin.regimes import PROCEDURES, REGISTERS
from lawadmin.rules.values import Finding

Line = tuple[str | date | int | tuple[str, ...] | None, ...]


def expected(line: Expected) -> Line:
    return (
        line.matter or line.organ,
        line.code,
        line.limit,
        line.step or line.subject,
        line.article,
        line.due,
        line.due_earliest or line.due,
        line.days_late,
        line.reason,
        line.answers,
    )


def found(finding: Finding, item: Reviewed | None = None) -> Line:
    return (
        finding.matter or finding.organ,
        finding.code,
        finding.limit,
        finding.subject if finding.subject != finding.limit else None,
        finding.citation.article if finding.citation else None,
        finding.due,
        finding.due_earliest,
        finding.days_late,
        str(dict(finding.fields).get("reason") or ""),
        tuple(charge.person for charge in item.charges[finding.key] if charge.person) if item else (),
    )


def test_the_review_finds_exactly_what_the_key_lists(whole: Whole) -> None:
    listed = sorted(map(str, map(expected, load_key(whole.demo.key))))
    of_matters = [str(found(one, item)) for item in whole.reviewed for one in item.judged.findings]
    assert sorted((*of_matters, *(str(found(one)) for one in whole.county))) == listed


def test_every_matter_can_be_read(whole: Whole) -> None:
    assert [item.failure for item in whole.reviewed if item.failure is not None] == []


def test_every_finding_has_a_key_of_its_own(whole: Whole) -> None:
    keys = [one.key for item in whole.reviewed for one in item.judged.findings] + [one.key for one in whole.county]
    assert len(set(keys)) == len(keys) == len(load_key(whole.demo.key)) > 40


def test_what_the_key_says_falls_due_soon_does(whole: Whole) -> None:
    soon = {
        (due.obligation.matter, due.obligation.ref, due.day)
        for due in falling_due(whole.seen, whole.reviewed, through=whole.demo.on + timedelta(days=10))
        if due.obligation.limit.bearer is Bearer.ORGAN
    }
    listed = read_key(whole.demo.key.read_text(encoding="utf-8")).due
    assert {(one.matter, one.limit, one.day) for one in listed} <= soon


def test_who_holds_what_falls_due_soon(whole: Whole) -> None:
    listed = {(one.matter, one.limit): one.holder for one in read_key(whole.demo.key.read_text(encoding="utf-8")).due}
    held = {
        (o.matter, o.ref): custody(whole.seen, item.judged.timeline, o).hops[-1].holder.person
        for item in whole.reviewed
        for o in item.judged.obligations
        if (o.matter, o.ref) in listed
    }
    assert held == listed


def test_what_is_worth_explaining_is_a_finding(whole: Whole) -> None:
    assert whole.demo.explain in {(one.matter, one.limit) for item in whole.reviewed for one in item.judged.findings}


def test_the_county_is_as_large_as_promised(whole: Whole) -> None:
    roster = whole.seen.roster
    kinds = [organ.kind for organ in roster.organs.values() if lasts(organ.since, organ.until, whole.demo.on)]
    assert (kinds.count("政府"), kinds.count("部门") >= 8, kinds.count("乡镇")) == (1, True, 4)
    assert len({tenure.person for tenure in roster.tenures}) == 80
    assert 400 <= len(whole.records) <= 900
    assert len({record.matter.id for record in whole.records}) == len(whole.records)
    assert roster.regions("市监局") == ("999901", "9999", "99")
    assert len(list(whole.seen.registers)) >= 100


def test_the_function_of_a_legal_office_passes_with_the_years(whole: Whole) -> None:
    def legal_office(day: date) -> list[str]:
        functions = [(organ.id, one) for organ in whole.seen.roster.organs.values() for one in organ.functions]
        return [organ for organ, one in functions if one.name == "法制机构" and lasts(one.since, one.until, day)]

    assert (legal_office(date(2018, 6, 1)), legal_office(date(2024, 6, 1))) == (["法制办"], ["司法局"])


def test_the_same_county_each_time(whole: Whole, tmp_path: Path) -> None:
    again = build(tmp_path / "new")
    files = sorted(path.relative_to(again.folder) for path in again.folder.rglob("*") if path.is_file())
    assert len(files) == 4 + len(again.ledgers)
    assert sum((again.folder / name).stat().st_size for name in files) < 1_200_000
    assert [
        name for name in files if (whole.demo.folder / name).read_bytes() != (again.folder / name).read_bytes()
    ] == []


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="not empty"):
        build(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_acting_holder_and_an_empty_post() -> None:
    roster = county().roster
    assert [(t.person, t.acting) for t in roster.holders("交通局-批准", date(2025, 1, 15))] == [("华辛", True)]
    assert roster.holders("资规局-审核", date(2025, 7, 15)) == ()


def test_every_procedure_of_the_house_has_a_matter_in_the_county(whole: Whole) -> None:
    assert {record.matter.procedure for record in whole.records} == {procedure.name for procedure in PROCEDURES}
    assert {entry.register for entry in whole.seen.registers} <= {register.name for register in REGISTERS}


def test_every_clause_of_the_plan_has_a_matter_or_an_entry(whole: Whole) -> None:
    of = {procedure.name: procedure.clause for procedure in PROCEDURES}
    kept = {register.name: register.clause for register in REGISTERS}
    told = {of[record.matter.procedure] for record in whole.records}
    assert {*told, *(kept[entry.register] for entry in whole.seen.registers)} == {
        clause.id for clause in whole.seen.rules.clauses
    }
    assert len(whole.seen.rules.clauses) == 30
