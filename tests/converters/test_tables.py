"""The tables of a pack, and a pack as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawadmin.converters.pack import Pack
from lawadmin.converters.packs import load
from lawadmin.converters.tables import Tables, load_tables
from lawadmin.errors import BadEdition, Problems
from lawadmin.rules.bind import LoadedPack
from lawadmin.rules.values import Clause, Fault, Gravity

PLAN = 'clause = [{id = "2.1.1", title = "行政许可", title_en = "Licensing"}, {id = "4", title = "其他"}]'
ROLES = '{"批准人" = "领导责任", "承办人" = "直接责任"}'
FAULTS = f'fault = [{{code = "late", title = "逾期", roles = {ROLES}, needs = ["cause"]}}]'


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


def test_tables_are_read(tmp_path: Path) -> None:
    tables = load_tables(
        folder(tmp_path, plan=PLAN, faults=FAULTS, gravities='[gravity]\nlate = "grave"', other="x = 1")
    )
    assert tables.clauses == (Clause("2.1.1", "行政许可", "Licensing"), Clause("4", "其他"))
    assert tables.gravities == {"late": Gravity.GRAVE}
    assert tables.faults == (Fault("late", "逾期", (("承办人", "直接责任"), ("批准人", "领导责任")), ("cause",)),)


def test_a_clause_of_a_countys_own_plan_serves_those_of_the_house(tmp_path: Path) -> None:
    text = 'clause = [{id = "一", title = "办事", serves = ["2.1.1", "2.1.2"], head = true}]'
    serves = frozenset({"2.1.1", "2.1.2"})
    assert load_tables(folder(tmp_path, plan=text)).clauses == (Clause("一", "办事", serves=serves, head=True),)


def test_a_folder_may_lack_any_of_them(tmp_path: Path) -> None:
    assert load_tables(tmp_path) == Tables()
    with pytest.raises(BadEdition, match="no such folder"):
        load_tables(tmp_path / "none")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("plan", 'clauses = [{id = "1", title = "x"}]', "Did you mean 'clause'?"),
        ("plan", 'clause = [{id = "1", titel = "x"}]', "Did you mean 'title'?"),
        ("plan", 'clause = [{id = "1", title = "x"}, {id = "1", title = "y"}]', "two rows of '1'"),
        ("plan", "clause = 5", "clause is not a list of tables"),
        ("plan", 'clause = [{id = "一", title = "x", serves = "2.1.1"}]', "serves is not a list of texts"),
        (
            "plan",
            'clause = [{id = "一", title = "x", serves = ["2.1.1"]}, {id = "二", title = "y", serves = ["2.1.1"]}]',
            "clauses '一' and '二' both serve '2.1.1'",
        ),
        ("gravities", '[gravity]\nlate = "graev"', "Did you mean 'grave'?"),
        ("gravities", 'late = "grave"', "unknown key 'late'"),
        ("faults", 'fault = [{code = "late", title = "x"}]', "roles are missing"),
        ("faults", 'fault = [{code = "Late 1", title = "x", roles = {}}]', "code is not written as it should be"),
        ("faults", 'fault = [{code = "late", title = "x", roles = {"承办" = "y"}}]', "Did you mean '承办人'?"),
        ("faults", "fault = [", "faults.toml:1"),
    ],
)
def test_a_fault_is_told_with_a_remedy(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(Problems) as refused:
        load_tables(folder(tmp_path, **{name: text}))
    assert said in str(refused.value)


def test_a_pack_may_bring_nothing() -> None:
    assert load(Pack("empty", region="37")) == LoadedPack("empty", "37")


def test_every_fault_of_a_pack_is_told_at_once(tmp_path: Path) -> None:
    folder(tmp_path, plan="clause = 5", gravities="x = 1")
    with pytest.raises(Problems) as refused:
        load(Pack("bad", tables=tmp_path, statutes=tmp_path / "no", calendars=tmp_path / "no"))
    assert refused.value.where == "bad"
    assert len(list(refused.value)) >= 4
