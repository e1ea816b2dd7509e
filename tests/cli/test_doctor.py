from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import County, Run
from cli.strange import install
from plugins.samples import installed


def test_a_healthy_county_is_examined(county: County, run: Run, tmp_path: Path) -> None:
    config = tmp_path / "lawadmin.toml"
    config.write_text("plugins = []\n", encoding="utf-8")  # what writes PDF asks for fonts that a machine may lack
    words = ("doctor", "--config", str(config), "--store", f"sqlite:{county.folder / 'lawadmin.db'}")
    said = run(*words, "--format", "json")
    assert (said.code, said.err) == (0, "")
    answer = said.table
    parts = ["versions", "config", "rules", "store", "outbox", "plugins", "conflicts", "remarks", "health", "faults"]
    assert list(answer) == parts
    assert (answer["conflicts"], answer["remarks"]) == ([], [])
    assert answer["faults"] == []
    assert answer["store"] == {
        "url": f"sqlite:{county.folder / 'lawadmin.db'}", "found": True, "empty": False, "can": ["append", "as_of"]
    }  # fmt: skip
    text = run(*words).out
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


OLD = """
import sys
from lawadmin.hookspecs import Outcome, Receipt, Renderer, hookimpl

class Sends:
    def send(self, notice):
        return Receipt(Outcome.SENT)

def open_old(settings, *, secret=None):
    if settings.get("broken"):
        raise ValueError(secret.reveal())
    return Sends()

def open_store(url):
    return None

def write(report, *, lang):
    raise RuntimeError("the text of this error may hold anything")

@hookimpl
def lawadmin_stores():
    return {"old": open_store}

@hookimpl
def lawadmin_notifiers():
    return {"sms": open_old}

@hookimpl
def lawadmin_renderers():
    return {"old": Renderer(write, "text/plain", ".old")}
"""

OLD_CONFIG = """
plugins = ["older"]

[notify.sms]

[notify.mail]

[notify.console]
"""


def test_what_is_older_broken_or_claimed_by_two_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, "older", OLD)
    installed(tmp_path, "county", OLD, "first")
    installed(tmp_path, "county", OLD, "second")
    monkeypatch.syspath_prepend(tmp_path)
    config = tmp_path / "lawadmin.toml"
    config.write_text(OLD_CONFIG, encoding="utf-8")
    said = run("doctor", "--config", str(config), "--format", "json")
    assert said.code == 4
    assert said.listed("conflicts") == [{"first": "first 2.1", "second": "second 2.1", "name": "plugin county"}]
    assert [(one["plugin"], one["what"], one["lacks"]) for one in said.listed("remarks")] == [
        ("older", "old", ["secret", "create"])
    ]
    health = {one["name"]: one["healthy"] for one in said.listed("health")}
    assert health == {"sms": True, "mail": False, "console": True, "md": True, "json": True, "old": False}
    assert "anything" not in said.out
    for lang, words in (("zh", "按旧规范编写，不认识 secret、create"), ("en", "knows no secret, create")):
        text = run("doctor", "--config", str(config), "--lang", lang, "--format", "text").out
        assert words in text
        assert "first 2.1" in text
        assert "second 2.1" in text


LACKING = """
from lawadmin.errors import PluginError
from lawadmin.hookspecs import Renderer, hookimpl

def write(report, *, lang):
    return b""

def lack(report, *, lang):
    raise PluginError(plugin="lacking", reason="there is no font")

@hookimpl
def lawadmin_renderers():
    return {"slides": Renderer(lack, "text/plain", ".slides"), "text": Renderer(write, "text/plain", ".text")}
"""


def test_what_a_format_says_in_the_errors_of_the_house_does_not_stop_the_examination(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, "lacking", LACKING)
    monkeypatch.syspath_prepend(tmp_path)
    config = tmp_path / "lawadmin.toml"
    config.write_text('plugins = ["lacking"]\n', encoding="utf-8")
    said = run("doctor", "--config", str(config), "--lang", "en", "--format", "json")
    assert said.code == 3
    assert {one["name"]: one["healthy"] for one in said.listed("health")} == {
        "md": True, "json": True, "slides": False, "text": True
    }  # fmt: skip
    assert "there is no font" in str(said.table["faults"])


SECRET = """
plugins = ["older"]

[notify.sms]
broken = "yes"
secret = {env = "GATEWAY"}
"""


def test_no_secret_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, "older", OLD)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("GATEWAY", "hunter2")
    config = tmp_path / "lawadmin.toml"
    config.write_text(SECRET, encoding="utf-8")
    said = run("doctor", "--config", str(config))
    assert said.code == 4
    assert "hunter2" not in said.out + said.err
    typed = run("doctor", "--store", "old://u:hunter2@host/db")
    assert typed.code == 3
    assert "hunter2" not in typed.out + typed.err
