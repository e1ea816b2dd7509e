"""The command for who looks after the database: what it says, in both languages, and how it ends."""

from __future__ import annotations

import ast
import tomllib
from contextlib import closing
from pathlib import Path
from string import Formatter

import pytest
from behind import as_owner, without_triggers
from serving import Server

from lawadmin.converters.messages import load_messages
from lawadmin.testing.conformance.samples import command, event
from lawadmin_sqlalchemy import words
from lawadmin_sqlalchemy.command import main
from lawadmin_sqlalchemy.faults import _CAUSES
from lawadmin_sqlalchemy.store import open_store

CANARY = "canary-7f3a"


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlalchemy+sqlite:{tmp_path / 'county.db'}"


def test_tables_are_made_checked_and_found_broken(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--store", file]) == 3
    assert "没有数据库" in capsys.readouterr().err
    assert main(["create", "--store", file]) == 0
    assert main(["check", "--store", file]) == 0
    assert "第 0001 版，尚无命令" in capsys.readouterr().out
    with closing(open_store(file)) as store:
        done = store.append(command(1, event(1), event(2)))
        assert main(["check", "--store", file, "--lang", "en"]) == 0
        said = capsys.readouterr().out
        assert "the chain of digests is whole; 1 commands, last digest" in said
        assert done.version == 2
        as_owner(store, *without_triggers(store), "DELETE FROM events WHERE version = 1")
    assert main(["check", "--store", file]) == 1
    assert "许〔2026〕1号 第 2 号：前一号是第 0 号" in capsys.readouterr().out


def test_what_is_newest_is_not_migrated_and_a_file_has_no_roles(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["create", "--store", file])
    assert main(["migrate", "--store", file]) == 0
    assert "无须迁移" in capsys.readouterr().out
    assert main(["grant", "--store", file]) == 3
    assert "grant" in capsys.readouterr().err


def test_faults_are_said_without_a_traceback_and_without_the_secret(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "password"
    secret.write_text(f"{CANARY}\n", encoding="utf-8")
    url = server.loopback(user="postgres", schema="x")
    asked = {
        ("check", "--store", url, "--secret-file", str(secret)): "服务器不接受用户名或者密码",
        ("check", "--store", f"postgresql://postgres:{CANARY}@db/county"): "数据库地址中有密码",
        ("check", "--store", url, "--secret-env", "NO_SUCH_VARIABLE"): "没有设置环境变量 NO_SUCH_VARIABLE",
        ("migrate", "--config", str(tmp_path / "missing.toml")): "missing.toml",
        ("sql", "--dialect", "mysql"): "没有这种数据库",
    }
    for arguments, said in asked.items():
        assert main(arguments) in (3, 4)
        told = capsys.readouterr()
        assert said in told.err
        assert CANARY not in told.err + told.out


def test_statements_are_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", "--dialect", "dm"]) == 0
    assert "CREATE TABLE commands" in capsys.readouterr().out


def test_both_languages_say_the_same() -> None:
    zh, en = (tomllib.loads(_words(lang)) for lang in ("zh", "en"))
    fields = {key: {name for _, name, _, _ in Formatter().parse(text) if name} for key, text in zh.items()}
    assert fields == {key: {name for _, name, _, _ in Formatter().parse(text) if name} for key, text in en.items()}


def _words(lang: str) -> str:
    return (Path(words.__file__).parent / f"words.{lang}.toml").read_text(encoding="utf-8")


def test_every_reason_of_this_plugin_has_a_chinese_sentence() -> None:
    zh = load_messages("zh")
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in Path(words.__file__).parent.glob("*.py"))
    spoken = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.keyword))
    values = [node.value for node in spoken if node.arg in ("reason", "remedy")]
    constants = [str(value.value) for value in values if isinstance(value, ast.Constant)]
    assert len(constants) > 10
    assert [english for english in (*constants, *_CAUSES.values()) if zh.sentence(english) == english] == []
