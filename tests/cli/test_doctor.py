from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import County, Run
from cli.strange import install


def test_a_healthy_county_is_examined(county: County) -> None:
    said = county.ask("doctor", "--format", "json")
    assert (said.code, said.err) == (0, "")
    answer = said.table
    assert list(answer) == ["versions", "config", "rules", "store", "outbox", "plugins", "faults"]
    assert answer["faults"] == []
    assert answer["store"] == {
        "url": f"sqlite:{county.folder / 'lawadmin.db'}", "found": True, "empty": False, "can": ["append", "as_of"]
    }  # fmt: skip
    text = county.ask("doctor").out
    assert text.endswith("一切正常\n")
    assert "lawadmin.defaults.sqlite" in text


def test_without_a_store_one_is_made_by_an_import(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("doctor")
    assert said.code == 0
    assert "数据库：sqlite:lawadmin.db 还不存在，导入台账时建立" in said.out
    assert "配置：（无）" in said.out


def test_a_store_that_was_named_and_is_not_there_is_a_fault(run: Run, tmp_path: Path) -> None:
    said = run("doctor", "--store", f"sqlite:{tmp_path / 'none.db'}", "--format", "table")
    assert said.code == 3
    assert "数据库：无法读取" in said.out


def test_faults_are_listed_and_do_not_stop_the_examination(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "lawadmin.toml"
    config.write_text('plugins = ["nobody"]\n', encoding="utf-8")
    said = run("doctor", "--config", str(config))
    assert said.code == 3
    assert "规则：无法加载" in said.out
    assert "未安装 nobody" in said.out
    config.write_text("x = 1\n", encoding="utf-8")
    broken = run("doctor", "--config", str(config), "--format", "json")
    assert broken.code == 3
    assert "不认识的键" in str(broken.table["faults"])
    assert broken.table["rules"] is not None


def test_plugins_are_listed_with_what_they_bring(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = install(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    assert {
        "name": "strange",
        "distribution": "strange",
        "version": "1.0",
        "enabled": True,
        "hooks": ["lawadmin_observers", "lawadmin_renderers", "lawadmin_stores"],
    } in run("doctor", "--config", config, "--format", "json").listed("plugins")
