"""A new plugin is whole, passes its own tests at once, and is never made over something else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from lawadmin.cli.new import KINDS
from plugins.samples import installed

WORDS = ("-q", "-p", "no:cacheprovider")


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_tests_of_a_new_plugin_pass_at_once(run: Run, tmp_path: Path, kind: str) -> None:
    said = run("new", kind, "yunxi-county", "--into", str(tmp_path))
    assert (said.code, "lawadmin-yunxi-county" in said.out) == (0, True), said.err
    folder = tmp_path / "lawadmin-yunxi-county"
    env = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *WORDS], cwd=folder, env=env, capture_output=True, text=True, check=False,
        encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"({'source' if kind == 'store' else kind})" in ran.stdout
    assert sorted(tmp_path.iterdir()) == [folder]


def test_a_new_plugin_is_found_by_its_entry_point(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("new", "notifier", "yunxi", "--into", str(tmp_path)).code == 0
    project = (tmp_path / "lawadmin-yunxi" / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.entry-points.lawadmin]\nyunxi = "lawadmin_yunxi.plugin"' in project
    installed(tmp_path, "yunxi", "from lawadmin_yunxi.plugin import *\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "lawadmin-yunxi" / "src")
    (tmp_path / "gateway").mkdir()
    config = tmp_path / "lawadmin.toml"
    config.write_text(f'plugins = ["yunxi"]\n[notify.yunxi]\nfolder = "{tmp_path / "gateway"}"\n', encoding="utf-8")
    said = run("doctor", "--config", str(config), "--format", "json")
    assert said.code == 0, said.out
    assert {"kind": "channel", "name": "yunxi", "plugin": "yunxi", "healthy": True, "reason": None} in said.listed(
        "health"
    )


@pytest.mark.parametrize(
    "name", ["", "Yunxi", "云溪", "a b", "../x", "x/y", "-x", "x-", "x--y", "1x", "x_y", "x" * 41, "$name", "x\n"]
)
def test_a_name_that_is_none_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    said = run("new", "store", "--into", str(tmp_path), "--", name)
    assert said.code == 3
    assert "不能作插件的名称" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "why"), [("sqlite", "自带的插件已用"), ("strange", "已装有")])
def test_a_name_that_is_taken_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    installed(tmp_path, "strange", "")
    monkeypatch.syspath_prepend(tmp_path)
    said = run("new", "store", name, "--into", str(tmp_path))
    assert (said.code, why in said.err) == (3, True), said.err
    assert not (tmp_path / f"lawadmin-{name}").exists()


def test_nothing_is_made_over_something_else(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "lawadmin-yunxi"
    there.mkdir()
    said = run("new", "store", "yunxi", "--into", str(tmp_path))
    assert (said.code, said.err) == (3, f"{there}：已经存在。请换一个名称或者文件夹\n")
    assert list(there.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    said = run("new", "store", "yunxi", "--into", str(tmp_path / "none"), "--lang", "en")
    assert (said.code, "there is no such folder" in said.err) == (3, True)
    assert not (tmp_path / "none").exists()


def test_every_fault_is_told_at_once(run: Run, tmp_path: Path) -> None:
    said = run("new", "store", "Yunxi", "--into", str(tmp_path / "none"))
    assert (said.code, len(said.err.splitlines())) == (3, 3)


def test_what_was_made_is_listed(run: Run, tmp_path: Path) -> None:
    said = run("new", "renderer", "yunxi", "--into", str(tmp_path), "--format", "json")
    folder = tmp_path / "lawadmin-yunxi"
    assert said.table["folder"] == str(folder)
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert said.table["files"] == files
    assert "src/lawadmin_yunxi/plugin.py" in files
    assert not any("$" in (folder / file).read_text(encoding="utf-8") for file in files)
